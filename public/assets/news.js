/** Says 「新着 n件」 in a polite line and in the title; never what it is. A press anywhere counts as having seen it. */
(() => {
  const line = document.getElementById("live-line");
  const title = document.title;
  const seen = new Map();
  const cards = () => [...document.querySelectorAll("[data-heard]")];
  const isNew = (card) => Number(card.dataset.heard) > (seen.get(card.dataset.request) ?? 0);
  const tell = (words) => line.textContent !== words && line.replaceChildren(words);
  const remember = () => {
    for (const card of cards()) seen.set(card.dataset.request, Number(card.dataset.heard));
  };

  document.addEventListener("htmx:after:swap", () => {
    const fresh = cards().filter(isNew).length;
    document.title = fresh > 0 ? `(${fresh}) ${title}` : title;
    tell(fresh > 0 ? `新着 ${fresh}件` : "");
  });
  // A refresh that did not get through (no network, sign-in at the door): the page says that it may be out of date.
  document.addEventListener("htmx:error", () => tell("新しい知らせを受け取れていません。つなぎ直しています。"));
  // On click, not before: nothing may change under a finger that is still pressing.
  document.addEventListener("click", () => {
    remember();
    document.title = title;
    tell("");
  });
  document.querySelector(".card-link[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  remember();
})();
