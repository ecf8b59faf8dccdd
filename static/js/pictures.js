// Logo, workshop photos and photographed papers: made smaller on the phone as soon as they are chosen.
// Without this script, and where it is no photo, they are sent as they are.
import { shrink } from "./shrink.js";

let busy = 0;

async function shrinkAll(field) {
  const button = field.form.querySelector("[data-waits-for-photos]");
  const chosen = [...field.files];
  button.disabled = ++busy > 0;
  const smaller = new DataTransfer();
  for (const file of chosen) smaller.items.add(await shrink(file));
  const isSameChoice = chosen.length === field.files.length && chosen.every((file, place) => file === field.files[place]);
  if (isSameChoice) field.files = smaller.files; // else others were chosen meanwhile
  button.disabled = --busy > 0;
}

for (const field of document.querySelectorAll("input[data-shrink]")) {
  field.addEventListener("change", () => shrinkAll(field));
}
