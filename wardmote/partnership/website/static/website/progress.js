// Keeps a page of something under way up to date: asks for the page again until it is done.
// Without it the page works by its own link, "See how far it is".
const EVERY_MS = 2000;
const shown = document.querySelector("[data-under-way]");

async function look() {
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-under-way]");
  if (!answer.ok || !now) {
    window.location.reload();
    return;
  }
  if (shown.innerHTML !== now.innerHTML) {
    shown.innerHTML = now.innerHTML;
  }
  window.setTimeout(look, EVERY_MS);
}

if (shown) {
  window.setTimeout(look, EVERY_MS);
}
