// Places on a map: whatever on the page says where it is gets a point. The map is fetched when it comes into sight.
// Without this script the list says where each place is; the page then shows no map.
const box = document.querySelector("[data-places]");
const places = [...document.querySelectorAll("[data-latitude]")];

function fetched(tag, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

function words(place) {
  const link = place.querySelector("a");
  if (link && !place.dataset.label) return link.cloneNode(true);
  return document.createTextNode(place.dataset.label);
}

function draw() {
  const L = window.L;
  const map = L.map(box, { zoomAnimation: false, scrollWheelZoom: false });
  map.attributionControl.setPrefix("Leaflet");
  L.tileLayer(box.dataset.tiles, {
    attribution: box.dataset.attribution,
    maxZoom: 19,
    referrerPolicy: "strict-origin-when-cross-origin", // tile servers want to know which site asks
  })
    .on("tileerror", () => (document.querySelector("#map-problem").hidden = false))
    .addTo(map);
  const points = places.map((place) => [Number(place.dataset.latitude), Number(place.dataset.longitude)]);
  for (const [number, place] of [...places.entries()].reverse()) { // what stands first on the page lies on top
    const looks = "around" in place.dataset ? { radius: 6, fillColor: "#0a4d5c" } : { radius: 11, fillColor: "#c8410b" };
    const marker = L.circleMarker(points[number], { color: "#fff", weight: 2, fillOpacity: 1, ...looks });
    marker.bindPopup(words(place)).addTo(map);
    if (place.dataset.mark) marker.bindTooltip(place.dataset.mark, { permanent: true, direction: "top", offset: [0, -9] });
  }
  map.fitBounds(points, { padding: [40, 40], maxZoom: 15 });
}

if (box && places.length) {
  box.closest("[hidden]").hidden = false;
  new IntersectionObserver(async (seen, observer) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    observer.disconnect();
    await fetched("link", { rel: "stylesheet", href: box.dataset.sheet });
    await fetched("script", { src: box.dataset.script });
    draw();
  }).observe(box);
}
