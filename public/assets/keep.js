/** What somebody is writing is not taken away by a refresh: a part that would lose the words stays as it is, and the page says why. */
(() => {
  const WORDS = "ほかの人が先に更新しました。書いた文は、この画面に残っています。送ると、いまのようすが出ます。";
  const FIELDS = "textarea, input[type=text], input:not([type])";
  const written = (field) => field.value.trim() !== "" && field.value !== field.defaultValue;
  const part = (target) => (typeof target === "string" ? document.querySelector(target) : target);

  document.addEventListener("htmx:before:swap", ({ detail }) => {
    const { ctx, tasks } = detail ?? {};
    // What was asked for by hand may change what it likes.
    if (!ctx?.sourceElement?.getAttribute("hx-trigger")?.startsWith("inbox:changed")) return;
    for (const task of [...tasks]) {
      const losing = [...(part(task.target)?.querySelectorAll(FIELDS) ?? [])].filter(
        (field) => field.id !== "" && written(field) && !task.fragment?.querySelector(`#${CSS.escape(field.id)}`),
      );
      if (losing.length === 0) continue;
      tasks.splice(tasks.indexOf(task), 1);
      document.getElementById("notice")?.replaceChildren(WORDS);
    }
  });
})();
