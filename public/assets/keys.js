/** The keyboard's way through the inbox. Single keys never act while somebody types or an input method composes, and can be turned off. */
(() => {
  const OFF = "tonari-keys";
  const byId = (id) => document.getElementById(id);
  const sheet = byId("keys-sheet");
  // Storage may be shut; then the keys are on. What is kept says nothing of anybody.
  const isOff = () => {
    try {
      return localStorage.getItem(OFF) === "off";
    } catch {
      return false;
    }
  };
  const turn = (off) => {
    try {
      if (off) localStorage.setItem(OFF, "off");
      else localStorage.removeItem(OFF);
    } catch {
      // Nothing to remember it in: it stays as it is.
    }
  };
  const shown = (element) => (element?.checkVisibility?.() ? element : null);
  const first = (selector) => [...document.querySelectorAll(selector)].find(shown) ?? null;
  const reach = (element) => {
    const field = shown(element);
    field?.focus();
    field?.scrollIntoView({ block: "nearest" });
    return field !== null;
  };
  /** The next card from the one in focus, or from the one that is open. */
  const step = (by) => {
    const links = [...document.querySelectorAll(".card-link")].filter(shown);
    const at = links.indexOf(document.activeElement);
    const from = at >= 0 ? at : links.findIndex((link) => link.getAttribute("aria-current") === "page");
    return reach(links[from < 0 ? 0 : Math.min(Math.max(from + by, 0), links.length - 1)]);
  };
  /** Filled once, from the page that says the same; where that cannot be had, the page itself is opened. */
  const openSheet = async () => {
    if (sheet.childElementCount === 0) {
      try {
        const answer = await fetch("/inbox/keys");
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const parts = [page.querySelector("h1"), page.querySelector(".keys"), page.querySelector(".keys + p")];
        const form = page.createElement("form");
        form.method = "dialog";
        form.className = "keys-foot";
        const link = page.createElement("a");
        link.href = "/inbox/keys";
        link.textContent = "キー操作を止める・使う";
        const close = page.createElement("button");
        close.className = "button button--main";
        close.textContent = "しまう";
        close.autofocus = true;
        form.append(link, close);
        sheet.append(...parts, form);
      } catch {
        location.assign("/inbox/keys");
        return;
      }
    }
    if (!sheet.open) sheet.showModal();
  };
  const press = (element) => {
    if (!shown(element)) return false;
    element.click();
    return true;
  };
  const ACTS = {
    j: () => step(1),
    k: () => step(-1),
    a: () => reach(first("#answer-text, #practice-answer, #no-line a")),
    n: () => reach(first("#note-form textarea, #practice-note, #no-line a")),
    t: () => press(first("#take-form button, #practice-take button")),
    u: () => {
      if (!press(first("a.back")) && location.pathname !== "/inbox") location.assign("/inbox");
      return true;
    },
    "/": () => {
      const found = reach(first("input[type=search]"));
      if (!found && location.pathname !== "/inbox") location.assign("/inbox");
      return true;
    },
    "?": () => {
      if (sheet && !sheet.open) void openSheet();
      return sheet !== null;
    },
  };
  // A Japanese keyboard may still be set to wide letters.
  const plain = (key) => (key.length === 1 ? key.normalize("NFKC") : key);
  const typing = (target) =>
    target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || isOff()) return;
    if (document.querySelector("dialog[open]")) return;
    const key = plain(event.key);
    if (Object.hasOwn(ACTS, key) && ACTS[key]()) event.preventDefault();
  });

  document.documentElement.dataset.keys = "ready";
  const part = byId("keys-switch");
  if (!part) return;
  const show = () => {
    byId("keys-state").textContent = isOff() ? "いまは、キー操作を止めています。" : "いまは、キー操作を使えます。";
    byId("keys-turn").textContent = isOff() ? "キー操作を使う" : "キー操作を止める";
  };
  part.hidden = false;
  byId("keys-none").hidden = true;
  byId("keys-turn").addEventListener("click", () => {
    turn(!isOff());
    show();
  });
  show();
})();
