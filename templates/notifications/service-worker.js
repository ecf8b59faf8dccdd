// Shows what the server tells this browser while no page is open, and opens what it is about.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, text, link, tag } = event.data.json();
  // the same message sent twice has the same tag, and takes the place of its first copy
  const options = { body: text, tag, data: { link }, icon: "{% static 'img/favicon.svg' %}" };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link));
});
