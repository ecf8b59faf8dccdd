// What so many of it come to, while the quantity is typed; the server does the sum.
const PAUSE = 250; // milliseconds after the last key
const line = document.querySelector("#live-price");
const form = line?.closest("form");
let timer = null;
let running = null;

async function show() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const asked = new URLSearchParams();
  for (const name of ["quantity", "variant"]) asked.set(name, form.elements[name]?.value ?? "");
  try {
    const answer = await fetch(`${line.dataset.url}?${asked}`, { signal, credentials: "omit" });
    const words = answer.ok ? await answer.text() : "";
    if (!signal.aborted) line.innerHTML = words;
  } catch {
    if (!signal.aborted) line.textContent = ""; // without a connection an old sum would be wrong
  }
}

form?.addEventListener("input", (event) => {
  if (!["quantity", "variant"].includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
});
if (form && form.elements.quantity.value !== form.elements.quantity.defaultValue) show(); // kept by the browser
