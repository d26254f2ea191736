// Builds everything a browser loads into ../wwwroot/assets: names carry a hash of their content, so they may be kept for ever.
//   manifest.json  plain name → hashed name        icons.json  icon name → the inside of its SVG
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../wwwroot/assets");
const work = `${out}.new`;
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

const common = { absWorkingDir: here, bundle: true, minify: true, write: false, outdir: work, legalComments: "none", target: ["chrome111", "firefox128", "safari16.4"], logLevel: "warning" };
const style = await build({ ...common, entryPoints: ["styles/public.css", "styles/desk.css", "styles/map.css"], loader: { ".woff2": "file" }, assetNames: "[name]-[hash]", entryNames: "[name]-[hash]" });
const script = await build({ ...common, entryPoints: ["scripts/public.js", "scripts/desk.js", "scripts/htmx.js", "scripts/map.js", "scripts/passkey.js", { in: "maplibre-gl/dist/maplibre-gl-worker.mjs", out: "map-worker" }].map(entry => typeof entry === "string" ? { in: entry, out: entry.replace(/^scripts\/|\.js$/g, "") } : entry), format: "iife", entryNames: "[name]-[hash]" });

const manifest = {};
function keep(name, bytes, plain) {
  manifest[plain] = name;
  writeFileSync(join(work, name), bytes);
}
const plainName = name => name.replace(/-[A-Z0-9]{8}(\.[a-z0-9]+)$/, "$1");
for (const { path, contents } of [...style.outputFiles, ...script.outputFiles]) {
  const name = path.slice(work.length + 1);
  keep(name, contents, plainName(name).replace("atkinson-hyperlegible-next-latin-wght-normal", "font").replace("atkinson-hyperlegible-next-latin-ext-wght-normal", "font-ext"));
}

// For pages in other people's frames: the same style, always light or always dark whatever the visitor's device says.
const both = style.outputFiles.find(file => file.path.includes("/public-")).text;
for (const [look, media] of [["light", "not all"], ["dark", "all"]]) {
  const one = Buffer.from(both.replace(/\(prefers-color-scheme: ?dark\)/g, ` ${media}`).replace(/color-scheme: ?light dark/, `color-scheme:${look}`));
  keep(`public-${look}-${createHash("sha256").update(one).digest("hex").slice(0, 8).toUpperCase()}.css`, one, `public-${look}.css`);
}

const pictures = join(here, "pictures");
for (const file of readdirSync(pictures)) {
  const bytes = readFileSync(join(pictures, file));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  keep(file.replace(/(\.[a-z]+)$/, `-${hash}$1`), bytes, file);
}

// The program itself draws with this one, for the pictures that links show elsewhere; browsers have the variable one.
const face = readFileSync(join(here, "node_modules/@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"));
keep(`link-face-${createHash("sha256").update(face).digest("hex").slice(0, 8).toUpperCase()}.ttf`, face, "link-face.ttf");

const icons = {};
for (const name of readFileSync(join(here, "icons.txt"), "utf8").split("\n").map(line => line.trim()).filter(Boolean)) {
  const svg = readFileSync(join(here, "node_modules/lucide-static/icons", `${name}.svg`), "utf8");
  icons[name] = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>");
}
writeFileSync(join(work, "icons.json"), JSON.stringify(icons));
writeFileSync(join(work, "manifest.json"), JSON.stringify(manifest, null, 2));

for (const name of Object.values(manifest).filter(name => /\.(css|js|svg)$/.test(name))) {
  const bytes = readFileSync(join(work, name));
  writeFileSync(join(work, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(join(work, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
rmSync(out, { recursive: true, force: true });
renameSync(work, out);
console.log(`${Object.keys(manifest).length} assets, ${Object.keys(icons).length} icons`);
