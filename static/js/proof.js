// Lets the browser do the work that a sending near the limit needs; the widget puts its proof into the form by itself.
const place = document.querySelector("[data-proof]");
const { proof, worker, language, done } = place.dataset;

if (globalThis.crypto?.subtle) {
  globalThis.$altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(worker));
  const widget = document.createElement("altcha-widget");
  const configuration = JSON.stringify({ hideFooter: true, hideLogo: true }); // they lead away from the basket
  for (const [name, value] of Object.entries({ challenge: proof, language, auto: "onload", name: "altcha", configuration })) {
    widget.setAttribute(name, value);
  }
  widget.addEventListener("verified", () => {
    const words = document.createElement("p");
    words.textContent = done;
    place.append(words);
  });
  place.replaceChildren(widget);
}
