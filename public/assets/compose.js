/** Small help while writing: the count, Ctrl/⌘+Enter, focus on what went wrong, and no silent loss of a half-written answer. */
(() => {
  const field = () => document.getElementById("answer-text");
  const count = () => {
    const text = field();
    const shown = document.getElementById("answer-length");
    if (!text || !shown) return;
    // The server renders "0" hidden, because without scripts nobody would count on.
    shown.hidden = false;
    shown.textContent = `${text.value.length} / `;
    shown.classList.toggle("too-long", text.value.length > Number(text.dataset.limit));
  };
  let leaving = false;
  document.documentElement.classList.add("has-keys");
  document.addEventListener("input", (event) => event.target === field() && count());
  document.addEventListener("keydown", (event) => {
    // Enter alone only ever makes a new line; while an input method composes, no key sends.
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    if (event.target === field()) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    document.getElementById("notice")?.replaceChildren();
    // Posted the plain way (htmx did not take it): the words are on their way, no need to warn.
    leaving = event.target.id === "composer" && !event.defaultPrevented;
  });
  document.addEventListener("htmx:after:swap", count);
  addEventListener("beforeunload", (event) => {
    const text = field();
    if (!leaving && text && text.value.trim() !== "") event.preventDefault();
  });
  // Some browsers ignore `autofocus` on what is not a field.
  document.querySelector("[role=alert][autofocus]")?.focus();
  count();
})();
