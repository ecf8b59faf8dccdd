// A search field above a long list of checkboxes; without script the list is simply long.
for (const group of document.querySelectorAll("fieldset:has([data-choices-search])")) {
  const label = group.querySelector("[data-choices-search]").dataset.choicesSearch;
  const search = Object.assign(document.createElement("input"), { type: "search", className: "form-control" });
  search.placeholder = label;
  search.setAttribute("aria-label", label);
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const choice of group.querySelectorAll(".form-check")) {
      const text = choice.textContent.toLowerCase();
      choice.hidden = !choice.querySelector("input").checked && !words.every((word) => text.includes(word));
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it would send the whole form
  });
  group.querySelector("legend").after(search);
}
