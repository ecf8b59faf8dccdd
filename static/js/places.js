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
  points.forEach((point, number) => {
    const fillColor = places[number].dataset.colour || "#c8410b";
    L.circleMarker(point, { radius: 11, color: "#fff", weight: 3, fillColor, fillOpacity: 1 })
      .bindPopup(words(places[number]))
      .addTo(map);
  });
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
