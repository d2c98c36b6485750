// Draws the areas with MapLibre: our own shapes only, no tiles, nothing from another address.
import { Map, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";

const SHADES = [0, 1, 2, 3, 4];

// Hatching of areas whose number is uncertain, and dots where there is none, as in the legend.
function pattern(paint) {
  const size = 16;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  paint(ink, size);
  return ink.getImageData(0, 0, size, size);
}

function hatched(ink, size) {
  for (const [colour, width] of [["#ffffffb0", 4], ["#1b1f23b0", 1.4]]) {
    ink.strokeStyle = colour;
    ink.lineWidth = width;
    for (const shift of [-size, 0, size]) {
      ink.beginPath();
      ink.moveTo(shift - 2, size + 2);
      ink.lineTo(shift + size + 2, -2);
      ink.stroke();
    }
  }
}

function dotted(ink, size) {
  ink.fillStyle = "#f3f2f1";
  ink.fillRect(0, 0, size, size);
  ink.fillStyle = "#6f777b";
  for (const [x, y] of [[4, 4], [12, 12]]) {
    ink.beginPath();
    ink.arc(x, y, 1.6, 0, 7);
    ink.fill();
  }
}

function style(areas, colours, chosen) {
  const shaded = SHADES.flatMap((shade) => [shade, colours[shade]]);
  const line = (id, colour, width, more) => ({
    id, type: "line", source: "areas", paint: { "line-color": colour, "line-width": width }, ...more,
  });
  const marked = { filter: ["get", "marked"], layout: { "line-join": "round" } };
  const picked = { filter: ["==", ["get", "code"], chosen], layout: { "line-join": "round" } };
  return {
    version: 8,
    sources: {
      areas: { type: "geojson", data: areas.areas },
      wards: { type: "geojson", data: areas.wards },
    },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": "#ffffff" } },
      {
        id: "shades", type: "fill", source: "areas", filter: [">=", ["get", "shade"], 0],
        paint: { "fill-color": ["match", ["get", "shade"], ...shaded, "#ffffff"], "fill-antialias": false },
      },
      {
        id: "none", type: "fill", source: "areas", filter: ["<", ["get", "shade"], 0],
        paint: { "fill-pattern": "dotted" },
      },
      {
        id: "uncertain", type: "fill", source: "areas", filter: ["get", "uncertain"],
        paint: { "fill-pattern": "hatched" },
      },
      line("edges", "#ffffff", 0.8),
      { id: "wards", type: "line", source: "wards", paint: { "line-color": "#1b1f23", "line-width": 1.2, "line-opacity": 0.7 } },
      line("casing", "#ffffff", 6, marked),
      line("marked", "#f46a25", 3, marked),
      line("chosen-casing", "#ffffff", 8, picked),
      line("chosen", "#0b0c0c", 4, picked),
    ],
  };
}

function around(collection) {
  const box = [180, 90, -180, -90];
  for (const feature of collection.features) {
    for (const [lon, lat] of feature.geometry.coordinates.flat(2)) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}

export async function drawn(live, picture, words, areas, { chosen, choose }) {
  const look = getComputedStyle(picture);
  const colours = SHADES.map((shade) => look.getPropertyValue(`--wm-shade-${shade}`).trim());
  setWorkerUrl(new URL(words.worker, location.href).href);
  live.hidden = false; // it lies over the picture, unseen until it is drawn
  const back = () => {
    live.hidden = true;
    live.parentElement.classList.remove("wm-map__stage--live");
  };
  const map = new Map({
    container: live,
    style: style(areas, colours, chosen),
    bounds: around(areas.areas),
    fitBoundsOptions: { padding: 12 },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    maxZoom: 15,
    fadeDuration: 0,
    locale: {
      "Map.Title": words.title,
      "NavigationControl.ZoomIn": words.in,
      "NavigationControl.ZoomOut": words.out,
      "CooperativeGesturesHandler.WindowsHelpText": words.wheel,
      "CooperativeGesturesHandler.MacHelpText": words.mac,
      "CooperativeGesturesHandler.MobileHelpText": words.fingers,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  map.on("webglcontextlost", back);
  map.setMissingStyleImageResolver(async (id) => {
    map.addImage(id, pattern(id === "hatched" ? hatched : dotted), { pixelRatio: 2 });
  });
  map.on("click", (event) => {
    const [found] = map.queryRenderedFeatures(event.point, { layers: ["shades", "none"] });
    if (found) choose(found.properties.code);
  });
  map.on("mousemove", (event) => {
    const found = map.queryRenderedFeatures(event.point, { layers: ["shades", "none"] });
    map.getCanvas().style.cursor = found.length ? "pointer" : "";
  });
  await new Promise((ready, failed) => {
    map.once("load", ready);
    map.once("error", ({ error }) => failed(error));
  }).catch((error) => {
    back();
    throw error;
  });
  live.parentElement.classList.add("wm-map__stage--live");
  return (area) => {
    for (const layer of ["chosen-casing", "chosen"]) {
      map.setFilter(layer, ["==", ["get", "code"], area]);
    }
  };
}
