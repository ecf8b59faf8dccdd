// A library whose script the page loads beside the others, so that nothing else waits for it.
export function library(name) {
  if (window[name]) return Promise.resolve(window[name]);
  const script = document.querySelector(`script[data-gives="${name}"]`);
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(window[name]));
    script.addEventListener("error", () => reject(new Error(`${name} did not load`)));
  });
}
