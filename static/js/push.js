// Switches messages on for this browser: asks for leave, subscribes at its push service and sends the server the address.
const section = document.querySelector("[data-push]");
const show = (name) => {
  for (const part of section.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== name;
};

async function state() {
  if (!("serviceWorker" in navigator && "PushManager" in window)) return "impossible";
  if (Notification.permission === "denied") return "refused";
  const registration = await navigator.serviceWorker.getRegistration(section.dataset.worker);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription && section.dataset.known ? "on" : "off";
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") return;
  await navigator.serviceWorker.register(section.dataset.worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe(); // it may belong to an earlier key of the server
  const options = { userVisibleOnly: true, applicationServerKey: section.dataset.push };
  const { endpoint, keys } = (await pushManager.subscribe(options)).toJSON();
  const form = section.querySelector("form");
  for (const [name, value] of Object.entries({ endpoint, ...keys })) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.submit();
}

section.querySelector("button").addEventListener("click", async () => {
  show("working");
  try {
    await subscribe();
  } catch {
    show("failed"); // no connection to the push service, or the browser has none
    return;
  }
  if (Notification.permission !== "granted") show(await state());
});
show(await state());
