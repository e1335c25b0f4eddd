/** Help while writing: the count, Ctrl/⌘+Enter, a draft kept on the server every few seconds, hints, texts put in at the cursor. */
(() => {
  const field = () => document.getElementById("answer-text");
  const form = () => document.getElementById("composer");
  const count = () => {
    const text = field();
    const shown = document.getElementById("answer-length");
    if (!text || !shown) return;
    // The server renders "0" hidden, because without scripts nobody would count on.
    shown.hidden = false;
    shown.textContent = `${text.value.length} / `;
    shown.classList.toggle("too-long", text.value.length > Number(text.dataset.limit));
  };

  // A form that is on its way, and what was typed into it since: the answer brings a new form, and must not take that away.
  let pressed = null;

  // What the server has: a page that is left with more than that warns. On a slow line people type before this script is there.
  let kept = field()?.defaultValue ?? "";
  let timer = 0;
  let saving = null;
  let leaving = false;

  const countHints = () => {
    const shown = document.getElementById("hint-count");
    if (!shown) return;
    const hints = document.querySelectorAll("#composer-checked .hint-list li, #composer-checked .warning").length;
    shown.textContent = hints > 0 ? `（気づいたこと ${hints}）` : "";
  };

  const keep = async () => {
    timer = 0;
    const from = form();
    const text = field();
    if (!from?.dataset.draft || !text || text.value === kept) return;
    const sent = text.value;
    saving = new AbortController();
    try {
      const answer = await fetch(from.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(new FormData(from)),
        headers: { "HX-Request": "true" },
        signal: saving.signal,
      });
      const html = await answer.text();
      // Meanwhile it may have been sent, and another form may stand there.
      if (!from.isConnected) return;
      if (answer.ok) {
        kept = sent;
        const part = document.getElementById("composer-checked");
        if (part) part.outerHTML = html;
        countHints();
      } else document.getElementById("notice").innerHTML = html;
    } catch {
      // No network: the words are still in the field, and the next change tries again.
      if (from.isConnected && !saving.signal.aborted) {
        const done = document.getElementById("composer-done");
        if (done) done.textContent = "つながりません。書いた文は、この画面に残っています。";
      }
    }
  };
  const keepSoon = () => {
    if (timer === 0) timer = setTimeout(keep, 2000);
  };

  document.documentElement.classList.add("has-keys");
  document.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    count();
    keepSoon();
  });
  document.addEventListener("keydown", (event) => {
    // While an input method composes, no key sends: Safari says so by the old code only.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || event.repeat) return;
    if (event.target.matches("#composer input:not([type=checkbox])")) event.preventDefault();
    if (!(event.ctrlKey || event.metaKey)) return;
    // Enter alone only ever makes a new line.
    const send = document.getElementById("send");
    if (send && (event.target === field() || event.target.id === "answer-reason")) form().requestSubmit(send);
  });
  document.addEventListener(
    "click",
    (event) => {
      const put = event.target.closest?.("button[data-words]");
      const text = field();
      if (!put || !text || text.readOnly) return;
      // Where the cursor stands, as a bubble of its own; the browser's own undo takes it away again.
      event.preventDefault();
      event.stopPropagation();
      const before = text.value.slice(0, text.selectionStart).trimEnd();
      const after = text.value.slice(text.selectionEnd).trimStart();
      const words = put.dataset.words;
      text.value = [before, words, after].filter(Boolean).join("\n\n");
      const at = (before ? before.length + 2 : 0) + words.length;
      text.focus();
      text.setSelectionRange(at, at);
      text.dispatchEvent(new Event("input", { bubbles: true }));
    },
    true,
  );
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.id !== "composer") return;
      const verb = event.submitter?.value || "send";
      event.target.dataset.doing = verb;
      pressed = { form: event.target, verb, text: field()?.value ?? "", typed: null };
      clearTimeout(timer);
      timer = 0;
      saving?.abort();
    },
    true,
  );
  document.addEventListener("submit", (event) => {
    document.getElementById("notice")?.replaceChildren();
    // Posted the plain way (htmx did not take it): the words are on their way, no need to warn.
    leaving = event.target.id === "composer" && !event.defaultPrevented;
  });

  let shown = form();
  document.addEventListener("htmx:before:swap", () => {
    const now = field()?.value;
    if (pressed?.form.isConnected && now !== undefined && now !== pressed.text) pressed.typed = now;
  });
  const giveBackTyped = () => {
    const text = field();
    const { verb, text: sent, typed } = pressed;
    pressed = null;
    if (typed === null || !text) return;
    const since = typed.startsWith(sent) ? typed.slice(sent.length).trimStart() : typed;
    const went = verb === "send" && !document.getElementById("composer-error");
    text.value = went ? since : verb.startsWith("undo:") ? `${text.value}\n\n${since}` : typed;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("htmx:after:swap", () => {
    count();
    if (form() === shown) return;
    shown = form();
    // The server made this form: what stands in it, it knows (a refusal apart, which has its own words).
    kept = document.getElementById("composer-error") ? "" : (field()?.value ?? "");
    if (pressed) giveBackTyped();
    count();
    countHints();
  });
  // What cannot be taken back any more is not offered.
  setInterval(() => {
    for (const line of document.querySelectorAll("[data-until]"))
      if (Date.now() > Number(line.dataset.until) + 2000) line.remove();
  }, 1000);
  addEventListener("beforeunload", (event) => {
    const text = field();
    if (!leaving && text && text.value.trim() !== "" && text.value !== kept) event.preventDefault();
  });
  // Some browsers ignore `autofocus` on what is not a field.
  document.querySelector("[role=alert][autofocus]")?.focus();
  if (field() && field().value !== kept) keepSoon();
  count();
  countHints();
})();
