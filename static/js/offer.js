// Prices by quantity: one empty row at a time, and a button for the next. Without this script three stand there.
const MOST = 10;
const table = document.querySelector("#tiers");
const rows = () => [...table.querySelectorAll(".cells")];
const isEmpty = (row) => [...row.querySelectorAll("input")].every((input) => !input.value);

function another() {
  const last = rows().at(-1);
  const copy = last.cloneNode(true);
  const from = `tier-${rows().length - 1}-`;
  const to = `tier-${rows().length}-`;
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) element.setAttribute(name, value.replace(from, to));
  }
  for (const input of copy.querySelectorAll("input")) {
    input.value = "";
    input.classList.remove("is-invalid");
  }
  for (const error of copy.querySelectorAll(".invalid-feedback")) error.remove();
  last.after(copy);
  return copy;
}

function offerMore() {
  const more = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-small" });
  more.textContent = table.dataset.more;
  more.addEventListener("click", () => show(more));
  table.append(more);
}

function show(more) {
  const row = rows().find((each) => each.hidden) ?? another();
  row.hidden = false;
  row.querySelector("input").focus();
  more.hidden = rows().length >= MOST && rows().every((each) => !each.hidden);
}

if (table) {
  for (const row of rows().filter(isEmpty).slice(1)) row.hidden = true;
  offerMore();
}
