/** What somebody is writing is not taken away by a refresh: a part that would lose the words stays as it is, and the page says why. */
(() => {
  const WORDS = "ほかの人が先に更新しました。書いた文は、この画面に残っています。送ると、いまのようすが出ます。";
  const FIELDS = "textarea, input[type=text], input:not([type])";
  const written = (field) => field.value.trim() !== "" && field.value !== field.defaultValue;
  const part = (target) => (typeof target === "string" ? document.querySelector(target) : target);

  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx, tasks } = event.detail ?? {};
    // What was asked for by hand may change what it likes.
    if (!ctx?.sourceElement?.getAttribute("hx-trigger")?.startsWith("inbox:changed")) return;
    const losing = tasks.some(({ target, fragment }) =>
      [...(part(target)?.querySelectorAll(FIELDS) ?? [])].some(
        (field) => field.id !== "" && written(field) && !fragment?.querySelector(`#${CSS.escape(field.id)}`),
      ),
    );
    if (!losing) return;
    // The whole answer waits, so that the next one brings all of it.
    event.preventDefault();
    document.getElementById("notice")?.replaceChildren(WORDS);
  });
})();
