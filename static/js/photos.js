// The photos of a product: sent one after another with progress, put in order by drag or by buttons.
// Without this script the same file field and the same buttons are sent with the form.
import { library } from "./library.js";
import { Refused, send } from "./uploads.js";
import { forget, keep, waitingFor } from "./waiting.js";

const field = document.querySelector("#photo-files");
const list = document.querySelector("#photos");
const rows = document.querySelector(".uploads");
const news = Object.assign(document.createElement("p"), { className: "visually-hidden", role: "status" });
const token = () => field.form.elements.csrfmiddlewaretoken.value;
let queue = Promise.resolve();
let underway = 0;
let refused = 0;

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

function button(text, onClick) {
  const made = element("button", "btn btn-small", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

function row(photo) {
  const box = element("div", "upload");
  const bar = Object.assign(element("progress", ""), { max: 1, value: 0 });
  bar.setAttribute("aria-label", photo.file.name);
  const note = element("p", "small muted upload-note");
  const tools = element("div", "buttons");
  box.append(element("span", "upload-name", `${field.dataset.textSending}: ${photo.file.name}`), tools, bar, note);
  rows.append(box);
  return { box, bar, note, tools };
}

function enqueue(photo) {
  const { box, bar, note, tools } = row(photo);
  const stop = new AbortController();
  tools.append(button(field.dataset.textRemove, () => stop.abort()));
  underway += 1;
  queue = queue.then(async () => {
    try {
      await send(photo, {
        endpoint: field.dataset.upload,
        token: token(),
        signal: stop.signal,
        onProgress: (share) => {
          bar.value = share;
          note.textContent = "";
        },
        onTrouble: (isLost) => {
          note.textContent = isLost ? field.dataset.textWaiting : field.dataset.textLater;
        },
      });
      if (stop.signal.aborted) await forget(photo);
      else await window.htmx.ajax("GET", field.dataset.list, { target: "#photos", swap: "innerHTML" });
      box.remove();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused += 1;
      showRefusal(box, photo, error.message);
    } finally {
      underway -= 1;
    }
  });
}

function showRefusal(box, photo, text) {
  const dismiss = button(field.dataset.textRemove, () => {
    box.remove();
    refused -= 1;
    field.focus();
  });
  box.replaceChildren(element("span", "upload-name", photo.file.name), dismiss, element("p", "invalid-feedback", text));
}

function choose(files) {
  const free = Math.max(0, Number(field.dataset.most) - list.querySelectorAll(".photo-item").length - underway);
  rows.querySelector(".too-many")?.remove();
  if (files.length > free) {
    rows.prepend(element("p", "invalid-feedback too-many", `${field.dataset.textTooMany} ${files.length - free}`));
  }
  files.slice(0, free).forEach(async (file, place) => {
    const at = Date.now() + place; // the order in which they were chosen
    const photo = { id: `${at}-${Math.random()}`, product: field.dataset.product, file, at };
    enqueue(photo);
    await keep(photo);
  });
}

function take() {
  choose([...field.files]);
  field.value = ""; // they are on their way; the form must not send them a second time
}

// A product goes only when its photos have arrived.
function waitForPhotos(event) {
  if (!underway || event.submitter?.value !== "send") return;
  event.preventDefault();
  document.querySelector("#saved").textContent = field.dataset.textFirst;
  queue.then(() => refused || field.form.requestSubmit(event.submitter));
}

async function makeSortable() {
  const items = list.querySelector(".photo-list");
  if (!items || items.children.length < 2) return;
  const Sortable = await library("Sortable");
  Sortable.create(items, {
    animation: 150,
    delay: 150, // a finger that only scrolls
    delayOnTouchOnly: true,
    handle: ".photo-frame",
    onEnd: () => {
      const order = [...items.children].map((item) => item.dataset.photo).join(",");
      const values = { order, csrfmiddlewaretoken: token() };
      window.htmx.ajax("POST", field.dataset.list, { target: "#photos", swap: "innerHTML", values });
    },
  });
}

// The pressed button may be off now, or gone: the keyboard goes on at the same photo, and its new place is said.
function keepFocus(pressed) {
  const [, photo, action] = pressed.split("-");
  const items = [...list.querySelectorAll(".photo-item")];
  const place = items.findIndex((item) => item.dataset.photo === photo);
  const target = document.getElementById(pressed);
  if (target && !target.disabled) target.focus();
  else (items[place] ?? items[0])?.querySelector("button:not([disabled])").focus();
  if (!items.length) field.focus();
  if (place >= 0 && action !== "remove") news.textContent = `${field.dataset.textMoved} ${place + 1}`;
}

if (field) {
  let pressed = null;
  rows.after(news);
  field.closest(".photo-input").classList.add("is-live");
  field.addEventListener("change", take);
  field.form.addEventListener("submit", waitForPhotos);
  list.addEventListener("click", (event) => (pressed = event.target.closest("button")?.id ?? null));
  list.addEventListener("htmx:afterSettle", () => {
    makeSortable();
    if (pressed) keepFocus(pressed);
    pressed = null;
  });
  makeSortable();
  waitingFor(field.dataset.product).then((photos) => {
    photos.forEach(enqueue);
    take(); // what was chosen while this script was still loading
  });
}
