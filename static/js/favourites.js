// Fills the heart of what this browser keeps, and keeps or lets go without leaving the page.
// Without it the button leads to the list of favourites. The cookie begins with the numbers: 12-7:signature.
const cookie = document.cookie.split("; ").find((each) => each.startsWith("favorit=")) ?? "favorit=";
const kept = new Set(cookie.slice("favorit=".length).replaceAll('"', "").split(":")[0].split("-"));

for (const form of document.querySelectorAll("[data-favourite]")) {
  const button = form.querySelector("button");
  const label = button.querySelector("span");
  const words = { false: label.textContent, true: form.dataset.kept };
  const show = (isKept) => {
    button.setAttribute("aria-pressed", isKept);
    label.textContent = words[isKept];
  };
  show(kept.has(form.dataset.favourite));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isKept = button.getAttribute("aria-pressed") === "true";
    show(!isKept);
    const address = isKept ? form.dataset.letGo : form.action;
    const answer = await fetch(address, { method: "POST", headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) show(isKept); // no connection: nothing has changed
  });
}
