// The live map. The server has already drawn the same map as SVG; this puts MapLibre in its place where that works, and nowhere else.
//
//   <figure class="map" data-map="/find/map.json?…" data-map-script="…" data-map-style="…" data-map-worker="…"> <svg>…</svg> </figure>
//
// The address in data-map answers GeoJSON: areas (properties.kind = "area", on, name), water ("water"), the visitor's own place ("you")
// and pins ("pin", number, href, name, stale). public.js loads this file when somebody reaches for the map.
import maplibregl from "./maplibre.js";

const script = document.currentScript;
maplibregl.setWorkerUrl(script.dataset.worker);

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const kind = name => ["==", ["get", "kind"], name];

function style(data) {
  return {
    version: 8,
    sources: { city: { type: "geojson", data } },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": colour("--paper") } },
      { id: "areas", type: "fill", source: "city", filter: kind("area"), paint: { "fill-color": ["case", ["==", ["get", "on"], true], colour("--land-on"), colour("--land")], "fill-outline-color": colour("--paper") } },
      { id: "edges", type: "line", source: "city", filter: kind("area"), paint: { "line-color": colour("--paper"), "line-width": 2 } },
      { id: "water", type: "line", source: "city", filter: kind("water"), layout: { "line-cap": "round" }, paint: { "line-color": colour("--water"), "line-width": 5, "line-opacity": .85 } },
    ],
  };
}

// What was found beyond this page of the list: a dot for each place, a larger one for several that says how many; a press comes nearer or opens the page.
function others(map, address) {
  map.addSource("found", { type: "vector", tiles: [location.origin + address], maxzoom: 16 });
  map.addLayer({ id: "found", type: "circle", source: "found", "source-layer": "places", paint: {
    "circle-radius": ["step", ["get", "places"], 5, 2, 8, 10, 12, 50, 17], "circle-color": colour("--teal"), "circle-opacity": .6, "circle-stroke-width": 1.5, "circle-stroke-color": colour("--paper"),
  } });
  map.on("mousemove", "found", ({ features: [{ properties }] }) => Object.assign(map.getCanvas(), { title: properties.name ?? "" }).style.cursor = "pointer");
  map.on("mouseleave", "found", () => Object.assign(map.getCanvas(), { title: "" }).style.cursor = "");
  map.on("click", "found", ({ lngLat, features: [{ properties }] }) => {
    if (properties.slug) location.assign(`/services/${properties.slug}`);
    else nearer(map, lngLat);
  });
  const said = new Map();
  map.on("idle", () => sayHowMany(map, said));
}

const nearer = (map, center) => map.easeTo({ center, zoom: map.getZoom() + 2 });

// A style without a font of another host cannot write: the numbers are ours, over the dots. Whoever goes by the keyboard has the list; they are no stops on the way.
function sayHowMany(map, said) {
  const there = new Map(map.queryRenderedFeatures({ layers: ["found"], filter: [">", ["get", "places"], 1] }).map(group => [`${group.geometry.coordinates.map(degrees => degrees.toFixed(5))} ${group.properties.places}`, group]));
  for (const [key, marker] of said) if (!there.has(key)) { marker.remove(); said.delete(key); }
  for (const [key, group] of there) if (!said.has(key)) said.set(key, groupOf(map, group).addTo(map));
}

function groupOf(map, { geometry: { coordinates }, properties: { places } }) {
  const dot = document.createElement("button");
  Object.assign(dot, { type: "button", className: "group", tabIndex: -1, textContent: places < 1000 ? places : `${Math.floor(places / 1000)}k`, title: `${places} places: come nearer` });
  dot.setAttribute("aria-label", dot.title);
  dot.addEventListener("click", pressed => { pressed.stopPropagation(); nearer(map, coordinates); });
  return new maplibregl.Marker({ element: dot }).setLngLat(coordinates);
}

function pin({ geometry, properties }) {
  const link = document.createElement("a");
  link.className = properties.stale ? "pin stale" : "pin";
  link.href = properties.href;
  link.textContent = properties.number ?? "";
  link.setAttribute("aria-label", `${properties.number ?? ""} ${properties.name}`.trim());
  return new maplibregl.Marker({ element: link, anchor: "bottom-left" }).setLngLat(geometry.coordinates);
}

function you({ geometry }) {
  const dot = document.createElement("span");
  dot.className = "you-are-here";
  return new maplibregl.Marker({ element: dot }).setLngLat(geometry.coordinates);
}

async function show(figure) {
  const answer = await fetch(figure.dataset.map, { headers: { accept: "application/geo+json" } });
  if (!answer.ok) return;
  const data = await answer.json();
  const box = document.createElement("div");
  box.className = "live-map";
  figure.prepend(box);
  const map = new maplibregl.Map({ container: box, style: style(data), attributionControl: false, cooperativeGestures: true, dragRotate: false, pitchWithRotate: false, bounds: data.bbox, fitBoundsOptions: { padding: 24 } });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  data.features.filter(feature => feature.properties.kind === "you").forEach(feature => you(feature).addTo(map));
  data.features.filter(feature => feature.properties.kind === "pin").forEach(feature => pin(feature).addTo(map));
  map.once("load", () => {
    if (figure.dataset.tiles) others(map, figure.dataset.tiles);
    figure.dataset.live = "";
  });
  map.once("error", () => { if (!("live" in figure.dataset)) { map.remove(); box.remove(); } });
}

for (const figure of document.querySelectorAll("[data-map]")) show(figure).catch(() => figure.querySelector(".live-map")?.remove());
