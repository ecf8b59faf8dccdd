// A suggested category is chosen in the list at once; without this script its button sends the form.
const category = document.querySelector("#id_category");
const guesses = document.querySelector("#guesses");

guesses?.addEventListener("click", (event) => {
  const guess = event.target.closest("button[name=guess]");
  if (!guess) return;
  event.preventDefault();
  category.value = guess.value;
  category.dispatchEvent(new Event("change", { bubbles: true }));
  category.focus();
});
document.addEventListener("DOMContentLoaded", () => {
  const name = document.querySelector("#id_name"); // perhaps typed while this script was still loading
  if (name?.value !== name?.defaultValue) window.htmx.trigger(name, "change");
});
category?.addEventListener("change", () => {
  if (category.value) guesses.replaceChildren();
});
