// Builds the look: ../built gets wardmote.css, wardmote.js, early.js, the map and the
// pictures.
// What is reserved for GOV.UK (its typeface, the crown, the crest) must not be in it: we check.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "..", "built");
const theirs = join(here, "node_modules/@ministryofjustice/frontend/moj/assets/images");
const reserved = /GDS Transport|@font-face|crown|crest/i;

function styles() {
  const { css } = sass.compile(join(here, "wardmote.scss"), {
    loadPaths: [here],
    style: "compressed",
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  writeFileSync(join(built, "wardmote.css"), withoutReserved(css));
}

// Rules of GOV.UK's own header and footer draw the crest; they are of no use to us.
function withoutReserved(css) {
  return css.replace(/[^{}]+\{[^{}]*\}/g, (rule) => (reserved.test(rule) ? "" : rule));
}

function pictures() {
  cpSync(join(here, "images"), join(built, "images"), { recursive: true });
  const css = readFileSync(join(built, "wardmote.css"), "utf8");
  for (const [, name] of css.matchAll(/url\("?images\/([^")]+)"?\)/g)) {
    cpSync(join(theirs, name), join(built, "images", name));
  }
}

function scripts() {
  esbuild.buildSync({
    entryPoints: ["wardmote.js", "early.js", "map.js"].map((name) => join(here, name)),
    outdir: built,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "none",
    logLevel: "error",
  });
}

// The map's engine is fetched by pages that have a map, where the browser can draw one. It brings
// its worker as a file of its own: a strict policy then need not allow anything made up on the way.
function map() {
  const engine = join(here, "node_modules/maplibre-gl/dist");
  esbuild.buildSync({
    entryPoints: {
      maplibre: join(here, "maplibre.js"),
      "maplibre-worker": join(engine, "maplibre-gl-worker.mjs"),
    },
    outdir: built,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "eof", // its licence asks to be named
    logLevel: "error",
  });
  cpSync(join(engine, "maplibre-gl.css"), join(built, "maplibre.css"));
}

function refuseWhatIsReserved() {
  for (const name of readdirSync(built, { recursive: true })) {
    const file = join(built, name);
    if (reserved.test(name)) throw new Error(`Reserved for GOV.UK: ${name}`);
    if (!/\.(css|js|svg|json)$/.test(name)) continue;
    const found = reserved.exec(readFileSync(file, "utf8"));
    if (found) throw new Error(`Reserved for GOV.UK: ${found[0]} in ${name}`);
  }
}

rmSync(built, { recursive: true, force: true });
mkdirSync(built);
styles();
scripts();
map();
pictures();
refuseWhatIsReserved();
