// The search field: suggestions while typing, by keyboard, too; "show more" below lists; which results are opened.
// Without this script the field is a plain form and pages are links. htmx comes with the first sign of a person.
const FORMS = document.querySelectorAll("form.search");
let wanted = false;

function load() {
  if (wanted || !FORMS.length) return;
  wanted = true;
  const setting = document.createElement("meta");
  setting.name = "htmx-config";
  setting.content = '{"includeIndicatorStyles": false, "allowEval": false, "historyEnabled": false}';
  const script = document.createElement("script");
  script.src = FORMS[0].dataset.htmx;
  script.addEventListener("load", ready);
  document.head.append(setting, script);
}

// On a bad line htmx may come after the first letters.
function ready() {
  offerMore();
  const field = document.activeElement;
  if (field.form?.matches("form.search") && field.value) field.dispatchEvent(new Event("input", { bubbles: true }));
}

function offerMore() {
  for (const button of document.querySelectorAll("[data-more]")) button.hidden = false;
}

for (const sign of ["focusin", "pointerdown", "scroll"]) addEventListener(sign, load, { once: true, passive: true });
document.addEventListener("htmx:afterSettle", offerMore);

function combobox(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector(".suggestions");
  const said = form.querySelector("[role=status]");
  let current = null;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const show = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(null);
  };
  const choose = (option) => {
    current?.setAttribute("aria-selected", "false");
    current = option;
    current?.setAttribute("aria-selected", "true");
    current?.scrollIntoView({ block: "nearest" });
    if (current) field.setAttribute("aria-activedescendant", current.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const step = (by) => {
    const all = [null, ...options()];
    choose(all[(all.indexOf(current) + by + all.length) % all.length]);
  };

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  list.addEventListener("htmx:afterSwap", () => {
    const found = options();
    found.forEach((option, number) => (option.id = `${list.id}-${number}`));
    current = null;
    show(found.length > 0 && document.activeElement === field);
    said.textContent = found.length ? `${found.length} ${list.getAttribute("aria-label")}` : "";
  });
  field.addEventListener("input", () => {
    if (field.value.trim().length < 2) show(false);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) show(false);
    else if (event.key === "ArrowDown" && !list.hidden) step(1);
    else if (event.key === "ArrowUp" && !list.hidden) step(-1);
    else if (event.key === "ArrowDown" && options().length) show(true);
    else if (event.key === "Enter" && current) current.click();
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) show(false);
  });
}

FORMS.forEach(combobox);

const results = document.querySelector("[data-query]");
results?.addEventListener("click", (event) => {
  if (!event.target.closest(".card a")) return;
  navigator.sendBeacon?.(results.dataset.opened, new URLSearchParams({ q: results.dataset.query }));
});

// The phone's place goes into the address of the page that is asked for, rounded to some hundred metres, nowhere else.
const near = document.querySelector("[data-near]");
if (near && navigator.geolocation) {
  near.hidden = false;
  near.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const address = new URL(location.href);
        for (const word of ["setelah", "sebelum"]) address.searchParams.delete(word);
        address.searchParams.set("urut", "posisi");
        address.searchParams.set("posisi", `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
        location.assign(address);
      },
      () => {
        const refused = near.parentElement.querySelector("[data-refused]");
        refused.textContent = refused.dataset.refused;
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}
