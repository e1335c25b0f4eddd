/** The list: what is urgent stands above and stays in sight, or a step away when it is much; the rest follows; an empty list explains itself. */
import type { FC } from "hono/jsx";
import type { RequestCard } from "../../requests/views.ts";
import { refreshedList } from "../enhance.ts";
import { LIST_WORDS, PINNED_LEVELS } from "../labels.ts";
import type { WhichList } from "../port.ts";
import { FirstDay } from "./first-day.tsx";
import { Card } from "./request-card.tsx";

export interface ListView {
  cards: RequestCard[];
  which: WhichList;
  currentId: string | null;
  now: number;
}

const EMPTY: Record<WhichList, { title: string; next: string }> = {
  open: {
    title: "いま、開いている相談はありません。",
    next: "新しい声が届くと、この画面にひとりでに出ます。読み込み直さなくて大丈夫です。",
  },
  mine: {
    title: "受け持っている相談はありません。",
    next: "「すべて」から選んで「受け持つ」を押すと、ここに並びます。",
  },
  unknown: {
    title: "圏域のわからない相談はありません。",
    next: "場所がまだわからない相談は、ここに出ます。当番が、だいたいどのあたりかを確かめます。",
  },
  closed: { title: "終えた相談は、まだありません。", next: "相談を「終える」と、ここに残ります。" },
};

const TABS: readonly WhichList[] = ["open", "mine", "unknown", "closed"];

/** すべて / 自分の受け持ち / 圏域不明 / おわったもの. Links, so that they work everywhere. */
export const Tabs: FC<{ which: WhichList }> = ({ which }) => (
  <nav class="tabs" aria-label="一覧の切り替え">
    {TABS.map((tab) => (
      <a href={tab === "open" ? "/inbox" : `/inbox?which=${tab}`} aria-current={tab === which ? "page" : undefined}>
        {LIST_WORDS[tab]}
      </a>
    ))}
  </nav>
);

/** As many urgent cards stand in sight while the rest scrolls. More would hide each other, so they scroll with the rest. */
const STAY_IN_SIGHT = 2;

/** The part that is asked for anew whenever something changed. */
export const RequestList: FC<ListView> = ({ cards, which, currentId, now }) => {
  const isPinned = (card: RequestCard) => which !== "closed" && PINNED_LEVELS.includes(card.level);
  const pinned = cards.filter(isPinned);
  const rest = cards.filter((card) => !isPinned(card));
  const rows = (some: RequestCard[]) =>
    some.map((card) => <Card card={card} now={now} which={which} current={card.id === currentId} />);
  const many = pinned.length > STAY_IN_SIGHT;
  return (
    <div
      class={many ? "request-list request-list--many" : "request-list"}
      id="request-list"
      {...refreshedList(which, currentId)}
    >
      {cards.length === 0 && (
        <div class="empty">
          <p class="empty-title">{EMPTY[which].title}</p>
          <p>{EMPTY[which].next}</p>
        </div>
      )}
      {cards.length === 0 && which === "open" && <FirstDay />}
      {pinned.length > 0 && (
        <section class="pinned" id="pinned" aria-labelledby="pinned-title">
          <h2 class="list-title" id="pinned-title">
            急ぎ {pinned.length}件
          </h2>
          <ul class="cards" id="pinned-cards">
            {rows(pinned)}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <section class="rest" id="rest" aria-labelledby="rest-title">
          <div class="list-title">
            <h2 class="list-title-words" id="rest-title">
              {which === "closed" ? "おわったもの" : pinned.length > 0 ? "そのほか" : "相談"} {rest.length}件
            </h2>
            {many && (
              <a class="to-pinned" href="#pinned">
                急ぎ {pinned.length}件へ戻る
              </a>
            )}
          </div>
          <ul class="cards" id="rest-cards">
            {rows(rest)}
          </ul>
        </section>
      )}
    </div>
  );
};
