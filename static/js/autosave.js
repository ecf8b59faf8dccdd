// What is typed stays in this browser until the server has it, whatever the connection does; htmx sends it.
const LONGEST = 7 * 24 * 60 * 60 * 1000; // milliseconds
const PAUSE = 15_000; // milliseconds between tries
const form = document.querySelector("#product-form[data-keep]");
const fields = form?.querySelector("[hx-post][hx-target='#saved']");
const line = document.querySelector("#saved");
const key = `sentra-product-${form?.dataset.keep}`;
let typed = {};
let sent = {};
let retry = null;

const isChoice = (field) => field.type === "checkbox" || field.type === "radio";
const valueOf = (field) => (isChoice(field) ? field.checked : field.value);

function write(extra = {}) {
  if (!Object.keys(typed).length) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ typed, at: Date.now(), version: form.dataset.version, ...extra }));
}

function remember(event) {
  if (!event.target.id) return;
  typed[event.target.id] = valueOf(event.target);
  write();
}

// What was typed while this script was still loading.
function catchUp() {
  for (const field of fields.querySelectorAll("input[id], textarea[id]")) {
    if (!isChoice(field) && field.value !== field.defaultValue) typed[field.id] = field.value;
  }
}

function restore() {
  const kept = JSON.parse(localStorage.getItem(key) ?? "null");
  // a form that was sent and arrived has made a new version
  if (!kept || Date.now() - kept.at > LONGEST || (kept.wasSent && kept.version !== form.dataset.version)) return;
  for (const [id, value] of Object.entries(kept.typed)) {
    const field = document.getElementById(id);
    if (!field || id in typed || valueOf(field) === value) continue;
    if (isChoice(field)) field.checked = value;
    else field.value = value;
    typed[id] = value;
    line.textContent = line.dataset.textRestored;
  }
}

function waitForLine() {
  line.textContent = line.dataset.textWaiting;
  clearTimeout(retry);
  retry = setTimeout(again, PAUSE);
}

function again() {
  if (Object.keys(typed).length) window.htmx.trigger(fields, "keep");
}

// A failure of the server or the page for signing in is no answer to what was typed.
function isAnswer(xhr) {
  return xhr.status < 500 && new URL(xhr.responseURL).pathname === fields.getAttribute("hx-post");
}

if (fields) {
  catchUp();
  restore();
  write();
  fields.addEventListener("input", remember);
  fields.addEventListener("change", remember);
  fields.addEventListener("htmx:beforeRequest", () => (sent = { ...typed }));
  fields.addEventListener("htmx:sendError", waitForLine);
  fields.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== line || isAnswer(event.detail.xhr)) return;
    event.detail.shouldSwap = false;
    waitForLine();
  });
  fields.addEventListener("saved", () => {
    for (const id of Object.keys(sent)) if (typed[id] === sent[id]) delete typed[id];
    write();
  });
  form.addEventListener("submit", (event) => event.defaultPrevented || write({ wasSent: true }));
  window.addEventListener("online", again);
  window.addEventListener("offline", () => Object.keys(typed).length && waitForLine());
  document.addEventListener("DOMContentLoaded", again); // when htmx listens
}
