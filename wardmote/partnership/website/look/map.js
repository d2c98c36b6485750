// The map of an audit. Without WebGL, or where anything of it fails, the page's own drawing stays;
// picking an area works on either.
const map = document.querySelector(".wm-map");
const pick = document.querySelector("#pick-area");
const told = map?.querySelector(".wm-map__told");
const picture = map?.querySelector(".wm-map__picture");
const live = map?.querySelector(".wm-map__live");
const listeners = [];

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function show(area, sentences) {
  told.textContent = sentences[area] ?? map.dataset.nothing;
  for (const outline of picture?.querySelectorAll(".wm-chosen, .wm-chosen-casing") ?? []) {
    if (area) outline.setAttribute("href", `#shape-${area}`);
    else outline.removeAttribute("href");
  }
  document.querySelector(".wm-row-chosen")?.classList.remove("wm-row-chosen");
  document.getElementById(`row-${area}`)?.classList.add("wm-row-chosen");
  for (const listener of listeners) listener(area);
}

// The address always says what is shown, so that it can be sent to somebody.
function remember(area) {
  const address = new URL(location.href);
  if (area) address.searchParams.set("area", area);
  else address.searchParams.delete("area");
  history.replaceState(null, "", address);
}

function choose(area, sentences) {
  pick.value = area;
  show(area, sentences);
  remember(area);
}

function listen(sentences) {
  pick.addEventListener("change", () => choose(pick.value, sentences));
  const byHand = (event) => {
    const area = event.target.closest("[data-area]")?.dataset.area;
    if (!area || !(area in sentences)) return;
    event.preventDefault();
    choose(area, sentences);
  };
  picture?.addEventListener("click", byHand);
  document.querySelector(".wm-map-table")?.addEventListener("click", byHand);
}

async function draw(areas) {
  const { drawn } = await import(map.dataset.engine);
  const outline = await drawn(live, picture, map.dataset, areas, {
    chosen: pick.value,
    choose: (area) => choose(area, areas.told),
  });
  listeners.push(outline);
  map.dataset.drawn = "live";
}

async function start() {
  const answer = await fetch(map.dataset.areas);
  if (!answer.ok) return;
  const areas = await answer.json();
  listen(areas.told);
  map.dataset.drawn = "picture";
  if (picture && hasWebGL()) await draw(areas);
}

if (map && pick) start();
