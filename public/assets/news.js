/** Says 「新着 n件」 in a polite line and in the title; never what it is. A press anywhere counts as having seen it. */
(() => {
  const OFFLINE = "ネットワークにつながっていません。書いた文は、この画面に残ります。";
  const TROUBLE = "新しい知らせを受け取れていません。つなぎ直しています。";
  const line = document.getElementById("live-line");
  const title = document.title;
  const seen = new Map();
  let trouble = false;
  const cards = () => [...document.querySelectorAll("[data-heard]")];
  const isNew = (card) => Number(card.dataset.heard) > (seen.get(card.id) ?? 0);
  const tell = (words) => line.textContent !== words && line.replaceChildren(words);
  const inTrouble = (words) => {
    trouble = true;
    tell(words);
  };
  const remember = () => {
    for (const card of cards()) seen.set(card.id, Number(card.dataset.heard));
  };

  document.addEventListener("htmx:after:swap", () => {
    const fresh = cards().filter(isNew).length;
    const back = trouble && navigator.onLine;
    if (back) trouble = false;
    document.title = fresh > 0 ? `(${fresh}) ${title}` : title;
    if (fresh > 0) tell(`新着 ${fresh}件`);
    else if (back) tell("またつながりました。いまのものが出ています。");
    else if (!trouble) tell("");
  });
  // A refresh that did not get through (no network, sign-in at the door): the page says that it may be out of date.
  document.addEventListener("htmx:error", () => inTrouble(navigator.onLine ? TROUBLE : OFFLINE));
  addEventListener("offline", () => inTrouble(OFFLINE));
  // On click, not before: nothing may change under a finger that is still pressing.
  document.addEventListener("click", () => {
    remember();
    document.title = title;
    if (!trouble) tell("");
  });
  document.querySelector(".card-link[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  remember();
})();
