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
category?.addEventListener("change", () => {
  if (category.value) guesses.replaceChildren();
});
