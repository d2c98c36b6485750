// What only works with a script is shown only where there is one.
for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false
