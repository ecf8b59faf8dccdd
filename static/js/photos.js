// Photos of the product editor: made smaller on the phone, sent one by one with progress, retried on request.
// Without this script the same file field is sent with the form.
import { shrink } from "./shrink.js";

const field = document.querySelector("#photo-files");
const list = document.querySelector("#photos");
const uploads = document.querySelector(".uploads");
let queue = Promise.resolve();

function send(file, bar) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("photos", file);
    data.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => (request.status === 200 || request.status === 422 ? resolve(request) : reject()));
    request.addEventListener("error", reject);
    request.addEventListener("timeout", reject);
    request.timeout = 120000; // milliseconds
    request.open("POST", field.dataset.upload);
    request.send(data);
  });
}

function row(file) {
  const box = document.createElement("div");
  box.className = "upload";
  const label = document.createElement("span");
  label.textContent = `${field.dataset.sending}: ${file.name}`;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  box.append(label, bar);
  uploads.append(box);
  return { box, bar };
}

function offerRetry(file, box) {
  const problem = document.createElement("p");
  problem.className = "invalid-feedback";
  problem.textContent = field.dataset.failed;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "btn btn-small";
  again.textContent = field.dataset.retry;
  again.addEventListener("click", () => {
    box.remove();
    enqueue(file);
  });
  box.querySelector("progress").remove();
  box.append(again, problem);
}

function enqueue(file) {
  const { box, bar } = row(file);
  queue = queue.then(async () => {
    try {
      const answer = await send(await shrink(file), bar);
      list.innerHTML = answer.responseText;
      box.remove();
    } catch {
      offerRetry(file, box);
    }
  });
}

field?.addEventListener("change", () => {
  for (const file of field.files) enqueue(file);
  field.value = ""; // they are on their way; the form must not send them a second time
});
