// The officers' desk by keyboard, usual reasons by one click, and a hold that lasts as long as somebody is at work.
// Everything here has a link, a list or a button that does the same without it.
const panel = document.querySelector(".verdict");
const RENEW_EVERY = 60_000; // ms

if (panel) {
  offerReasons(panel.querySelector("#verdict-reason"), panel.querySelector("#verdict-note"));
  document.addEventListener("keydown", (event) => press(event));
  keepHold(panel.querySelector(".verdict-hold"), panel.querySelector(".verdict-form"));
}

// One button for each usual reason; it writes the text where it can still be changed. A phone keeps its list.
function offerReasons(list, note) {
  if (!list || matchMedia("(max-width: 40rem)").matches) return;
  const chips = document.createElement("div");
  chips.className = "verdict-chips";
  chips.setAttribute("role", "group");
  chips.setAttribute("aria-label", list.labels[0].textContent);
  for (const option of list.querySelectorAll("option[data-text]")) {
    if (!option.previousElementSibling) {
      const verdict = document.createElement("h3");
      verdict.textContent = option.parentElement.label;
      chips.append(verdict);
    }
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "verdict-chip";
    chip.textContent = option.label;
    chip.title = option.dataset.text;
    chip.addEventListener("click", () => {
      if (!note.value.includes(option.dataset.text)) note.value = [note.value.trim(), option.dataset.text].filter(Boolean).join("\n");
      note.focus();
    });
    chips.append(chip);
  }
  list.parentElement.replaceWith(chips);
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const number = Number.parseInt(event.key, 10);
  const wanted = number ? panel.querySelectorAll(".verdict-button")[number - 1] : document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (number || wanted.matches("textarea")) wanted.focus();
  else wanted.click();
}

function keepHold(line, form) {
  if (!line?.dataset.url || !form) return;
  let renewed = Date.now();
  const renew = async () => {
    if (Date.now() - renewed < RENEW_EVERY) return;
    renewed = Date.now();
    const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, action: "renew" });
    const answer = await fetch(line.dataset.url, { method: "POST", body });
    if (answer.status === 409) line.textContent = await answer.text();
  };
  for (const kind of ["input", "keydown", "pointerdown", "scroll"]) document.addEventListener(kind, renew, { passive: true });
}
