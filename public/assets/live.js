/** Keeps a staff page fresh: a content-free ping over a socket, or polling while the socket is away. */
(() => {
  let socket = null;
  let answered = true;
  let retryAfter = 1000;
  let asking = false;
  let ticks = 0;

  // Several pings at once are one question; the first is never put off by later ones.
  const ask = () => {
    if (asking) return;
    asking = true;
    setTimeout(() => {
      asking = false;
      document.body.dispatchEvent(new CustomEvent("inbox:changed"));
    }, 200);
  };
  const connected = () => socket?.readyState === WebSocket.OPEN;
  const connect = () => {
    socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/inbox/live`);
    socket.onopen = () => {
      retryAfter = 1000;
      answered = true;
      ask();
    };
    socket.onmessage = (event) => {
      answered = true;
      if (event.data !== "pong") ask();
    };
    socket.onclose = () => {
      setTimeout(connect, retryAfter * (0.75 + Math.random() / 2));
      retryAfter = Math.min(retryAfter * 2, 30_000);
    };
  };
  const tick = () => {
    // A line that did not answer the last beat is dead, even if the browser has not noticed (a laptop that slept).
    if (connected() && answered) socket.send("ping");
    else if (connected()) socket.close();
    answered = false;
    ticks += 1;
    // With a socket, ask every minute all the same: waiting times grow, and a ping may have been lost.
    if (document.visibilityState === "visible" && (!connected() || ticks % 4 === 0)) ask();
  };
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
  addEventListener("online", ask);
  setInterval(tick, 15_000);
  connect();
})();
