// Shows the copy buttons (without script they stay hidden) and copies the field they name.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.querySelector(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // plain HTTP has no clipboard object
    }
    button.querySelector("span").textContent = button.dataset.done;
  });
}
