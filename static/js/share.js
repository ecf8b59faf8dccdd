// Where the browser has a share sheet of its own, the button opens that instead of our links.
for (const sheet of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue; // also on plain HTTP
  sheet.querySelector("summary").addEventListener("click", async (event) => {
    if (sheet.open) return;
    event.preventDefault();
    try {
      await navigator.share({ title: sheet.dataset.title, url: sheet.dataset.url });
    } catch (refusal) {
      if (refusal.name !== "AbortError") sheet.open = true; // closed by the person: nothing to do
    }
  });
}
