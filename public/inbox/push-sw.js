/** Shows that something urgent came, and opens the inbox. Knows nothing of any request; keeps and fetches nothing. */
const FALLBACK = "お知らせがあります。受付箱を開いてください。";

/** The text is ours and neutral; whatever else may stand in the message is not looked at. */
const textOf = (data) => {
  try {
    const { text } = data.json();
    return typeof text === "string" && text !== "" ? text.slice(0, 120) : FALLBACK;
  } catch {
    return FALLBACK;
  }
};

self.addEventListener("push", (event) => {
  event.waitUntil(
    self.registration.showNotification("となり", {
      body: textOf(event.data),
      // One at a time: the newest takes the place of the one before, and rings again.
      tag: "tonari",
      renotify: true,
      requireInteraction: true,
      icon: "/assets/favicon.svg",
      lang: "ja",
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    (async () => {
      const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
      // A page of the inbox that stands open is not taken away from whoever writes there: it shows the alarm by itself.
      const open = windows.find((one) => new URL(one.url).pathname.startsWith("/inbox"));
      return open ? open.focus() : self.clients.openWindow("/inbox");
    })(),
  );
});

/** The browser changed the device's address by itself: the house must hear of it, or nothing rings any more. */
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(
    (async () => {
      const options = event.oldSubscription?.options;
      const fresh = event.newSubscription ?? (options ? await self.registration.pushManager.subscribe(options) : null);
      if (!fresh) return;
      const { endpoint, keys, expirationTime } = fresh.toJSON();
      const fields = { endpoint, p256dh: keys.p256dh, auth: keys.auth, expires: String(expirationTime ?? "") };
      await fetch("/inbox/duty/devices", { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    })(),
  );
});
