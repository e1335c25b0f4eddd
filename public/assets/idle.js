/** Covers a page that nobody used for a while, and tells the server of use while somebody writes. Keeps nothing in the browser. */
(() => {
  const cover = document.getElementById("idle-cover");
  if (!cover) return;
  const limit = Number(cover.dataset.minutes) * 60_000;
  // Other pages of this inbox in other tabs: use of one is use of all. Only the word "used" or "locked" goes over.
  const others = new BroadcastChannel("tonari-idle");
  const form = cover.querySelector("form");
  const problem = cover.querySelector(".idle-problem");
  let used = Date.now();
  let told = Date.now();

  const lock = () => {
    if (cover.open) return;
    document.documentElement.classList.add("idle");
    cover.showModal();
  };
  const unlock = () => {
    used = told = Date.now();
    problem.textContent = "";
    document.documentElement.classList.remove("idle");
    if (cover.open) cover.close();
  };
  const use = () => {
    if (cover.open) return;
    if (Date.now() - used >= limit) return lock();
    used = Date.now();
  };
  // A redirect would be a sign-in elsewhere: not our "yes".
  const post = (path) =>
    fetch(path, {
      method: "POST",
      body: new URLSearchParams(),
      headers: { "HX-Request": "true" },
      redirect: "manual",
    });
  const tick = () => {
    const now = Date.now();
    if (now - used >= limit) return lock();
    // Writing asks nothing of the server: it is told now and then, well before it would close the page.
    if (used > told && now - told >= Math.min(limit / 4, 120_000)) {
      told = now;
      others.postMessage("used");
      post("/inbox/seat").catch(() => {});
    }
  };

  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(kind, use, { passive: true });
  others.onmessage = ({ data }) => {
    if (data === "used" && !cover.open) used = Date.now();
    if (data === "back") unlock();
  };
  // A laptop that slept wakes up covered.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && tick());
  cover.addEventListener("cancel", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    post("/inbox/unlock")
      .then((answer) => {
        // Not back: the page with what is written stays, and says so.
        if (!answer.ok) throw new Error("refused");
        unlock();
        others.postMessage("back");
      })
      .catch(() => {
        problem.textContent = "いまは続けられません。サインインし直すか、通信を確かめて、もう一度押してください。";
      });
  });
  setInterval(tick, Math.min(limit / 10, 10_000));
})();
