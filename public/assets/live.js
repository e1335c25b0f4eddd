/** Keeps a staff page fresh: a content-free ping over a socket, polling while there is none, and a fresh look after sleep or a lost network. */
(() => {
  const BEAT = 15_000;
  const POLL = 10_000;
  /** A line that does not answer for so long after a sleep is dead, even if the browser has not noticed. */
  const PATIENCE = 3000;
  let socket = null;
  let answered = true;
  let retryAfter = 1000;
  let retry = 0;
  let asking = false;
  let beats = 0;

  const state = (words) => {
    document.documentElement.dataset.live = words;
  };
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
  const later = () => {
    clearTimeout(retry);
    retry = setTimeout(connect, retryAfter * (0.75 + Math.random() / 2));
    retryAfter = Math.min(retryAfter * 2, 30_000);
  };
  const connect = () => {
    clearTimeout(retry);
    let line;
    try {
      line = new WebSocket(`${location.origin.replace(/^http/, "ws")}/inbox/live`);
    } catch {
      // Some networks and settings allow no sockets at all: the page polls.
      state("polling");
      later();
      return;
    }
    socket = line;
    line.onopen = () => {
      retryAfter = 1000;
      answered = true;
      state("live");
      // Whatever happened while the line was away.
      ask();
    };
    line.onmessage = (event) => {
      answered = true;
      if (event.data !== "pong") ask();
    };
    line.onclose = () => {
      // One that was given up does not take its successor with it.
      if (socket !== line) return;
      state("polling");
      later();
    };
  };
  const anew = () => {
    const old = socket;
    socket = null;
    old?.close();
    connect();
  };
  /** After a sleep, another tab, a lost network: look at once, and do not trust the old line. */
  const wake = () => {
    ask();
    retryAfter = 1000;
    if (socket?.readyState === WebSocket.CONNECTING) return;
    if (!connected()) {
      anew();
      return;
    }
    const line = socket;
    answered = false;
    line.send("ping");
    setTimeout(() => socket === line && !answered && anew(), PATIENCE);
  };
  const beat = () => {
    if (connected() && answered) {
      answered = false;
      socket.send("ping");
    } else if (connected()) anew();
    beats += 1;
    // With a socket, ask every minute all the same: waiting times grow, and a ping may have been lost.
    if (document.visibilityState === "visible" && connected() && beats % 4 === 0) ask();
  };
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("online", wake);
  setInterval(beat, BEAT);
  setInterval(() => document.visibilityState === "visible" && !connected() && navigator.onLine && ask(), POLL);
  connect();
})();
