// One's place on the map: a tap sets it, a button puts it into the middle of what is seen (for the keyboard).
// Without this script the kelurahan says where; the page then shows no map.
const box = document.querySelector("#map");
const latitude = document.querySelector("#id_latitude");
const longitude = document.querySelector("#id_longitude");
const L = window.L;
const CITY = [-6.0025, 106.0111]; // the middle of Cilegon

function mark(map, marker, place) {
  marker.setLatLng(place).addTo(map);
  latitude.value = place.lat.toFixed(6);
  longitude.value = place.lng.toFixed(6);
}

if (box && L) {
  document.querySelector("[data-with-map]").hidden = false;
  document.querySelector("[data-without-map]").hidden = true;
  const known = latitude.value && longitude.value;
  const start = known ? [Number(latitude.value), Number(longitude.value)] : CITY;
  const map = L.map(box, { zoomAnimation: false }).setView(start, known ? 16 : 13);
  map.attributionControl.setPrefix("Leaflet");
  L.tileLayer(box.dataset.tiles, {
    attribution: box.dataset.attribution,
    maxZoom: 19,
    referrerPolicy: "strict-origin-when-cross-origin", // tile servers want to know which site asks
  })
    .on("tileerror", () => (document.querySelector("#map-problem").hidden = false))
    .addTo(map);
  const marker = L.circleMarker(start, { radius: 11, color: "#fff", weight: 3, fillColor: "#c8410b", fillOpacity: 1 });
  if (known) marker.addTo(map);
  map.on("click", (event) => mark(map, marker, event.latlng));
  document.querySelector("#map-middle").addEventListener("click", () => mark(map, marker, map.getCenter()));
}
