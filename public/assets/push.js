/** Signs this device up for messages of alerts, and off again. Without this script the rest of the page works all the same. */
(async () => {
  const part = document.getElementById("this-device");
  if (!part?.dataset.pushKey) return;
  const byId = (id) => document.getElementById(id);
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
  const [on, off] = [byId("push-on"), byId("push-off")];
  byId("push-unsupported").hidden = true;

  const registration = await navigator.serviceWorker.register("/inbox/push-sw.js", { scope: "/inbox/" });
  const current = () => registration.pushManager.getSubscription();
  const show = async () => {
    const subscription = await current();
    const denied = Notification.permission === "denied";
    // A device the house has forgotten may sign up again.
    const receives = subscription !== null && Notification.permission === "granted" && part.dataset.devices !== "0";
    byId("push-denied").hidden = !denied;
    on.hidden = denied || receives;
    off.hidden = !receives;
    off.elements.endpoint.value = subscription?.endpoint ?? "";
  };
  const say = (words) => {
    byId("push-problem").textContent = words;
  };
  const key = () => {
    const text = atob(part.dataset.pushKey.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  };
  /** One that was made with another key of the house would never ring. */
  const subscribe = async () => {
    const wanted = { userVisibleOnly: true, applicationServerKey: key() };
    try {
      return await registration.pushManager.subscribe(wanted);
    } catch (error) {
      if (error.name !== "InvalidStateError") throw error;
      await (await current())?.unsubscribe();
      return registration.pushManager.subscribe(wanted);
    }
  };

  on.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("登録しています。");
    try {
      if ((await Notification.requestPermission()) !== "granted") {
        say("通知が許可されなかったので、登録していません。");
        return show();
      }
      await navigator.serviceWorker.ready;
      const { endpoint, keys, expirationTime } = (await subscribe()).toJSON();
      const fields = on.elements;
      fields.endpoint.value = endpoint;
      fields.p256dh.value = keys.p256dh;
      fields.auth.value = keys.auth;
      fields.expires.value = String(expirationTime ?? "");
      // Past this listener: the form itself goes, like any other.
      on.submit();
    } catch {
      say("この端末を登録できませんでした。ネットワークを確かめて、もう一度押してください。");
    }
  });
  off.addEventListener("submit", async (event) => {
    event.preventDefault();
    await (await current())?.unsubscribe().catch(() => {});
    off.submit();
  });
  await show();
})();
