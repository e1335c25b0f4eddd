/** The list: what is urgent stands above and stays in sight, or a step away when it is much; then what came while nobody was here; then the rest. */
import type { Child, FC } from "hono/jsx";
import type { ListResult } from "../../requests/list-page.ts";
import { hasFilters, type ListQuery, listHref } from "../../requests/list-query.ts";
import { LOOK_AT } from "../../requests/list-sql.ts";
import type { RequestCard } from "../../requests/views.ts";
import { refreshedList } from "../enhance.ts";
import { PINNED_LEVELS } from "../labels.ts";
import type { WhichList } from "../port.ts";
import { dayWords, whenWords } from "../words.ts";
import { FirstDay } from "./first-day.tsx";
import { countWords } from "./list-tabs.tsx";
import { Card, CardDrawings } from "./request-card.tsx";

export { Tabs } from "./list-tabs.tsx";

export interface ListView extends ListResult {
  query: ListQuery;
  /** The part of the list as its tab is called. */
  which: WhichList;
  currentId: string | null;
  now: number;
  /** A partner: sees what was given to them, works on nothing. */
  guest: boolean;
}

export const whichOf = ({ tab, state }: ListQuery): WhichList =>
  state === "closed" && tab === "open" ? "closed" : tab;

interface Nothing {
  title: string;
  next: string;
}

const EMPTY: Record<WhichList, Nothing> = {
  open: {
    title: "いま、開いている相談はありません。",
    next: "新しい声が届くと、この画面にひとりでに出ます。読み込み直さなくて大丈夫です。",
  },
  mine: {
    title: "受け持っている相談はありません。",
    next: "「すべて」から選んで「受け持つ」を押すと、ここに並びます。",
  },
  free: {
    title: "だれも受け持っていない相談はありません。",
    next: "だれも受け持っていない相談が届くと、ここに出ます。",
  },
  district: {
    title: "自分の地区の、開いている相談はありません。",
    next: "ほかの地区や場所のわからない相談は「すべて」にあります。",
  },
  unknown: {
    title: "圏域のわからない相談はありません。",
    next: "場所がまだわからない相談は、ここに出ます。当番が、だいたいどのあたりかを確かめます。",
  },
  closed: { title: "終えた相談は、まだありません。", next: "相談を「終える」と、ここに残ります。" },
};
const NOTHING_GIVEN: Nothing = {
  title: "いま、見られる相談はありません。",
  next: "受け持ちの職員があなたに見せると、決めた期間のあいだ、ここに出ます。",
};
const NARROWED: Nothing = {
  title: "この見かたに合う相談はありません。",
  next: "「しぼりこむ」で条件を減らすか、「ぜんぶ見る」を押してください。",
};
const NO_MORE: Nothing = { title: "ここまでです。", next: "これより先に相談はありません。" };

function nothingOf({ query, which, lookedOnlySoFar, guest }: ListView): Nothing {
  if (lookedOnlySoFar)
    return {
      title: `上から${LOOK_AT}件を見ましたが、ありませんでした。`,
      next: "「つづきをさがす」を押すと、その先を見ます。",
    };
  if (query.after) return NO_MORE;
  return hasFilters(query) && which !== "closed" ? NARROWED : guest ? NOTHING_GIVEN : EMPTY[which];
}

/** As many urgent cards stand in sight while the rest scrolls. More would hide each other, so they scroll with the rest. */
const STAY_IN_SIGHT = 2;

const Group: FC<{ id: string; title: string; back: number; children?: Child }> = ({ id, title, back, children }) => (
  <section aria-labelledby={`${id}-title`}>
    <div class="list-title">
      <h2 class="list-title-words" id={`${id}-title`}>
        {title}
      </h2>
      {back > 0 && (
        <a class="to-pinned" href="#pinned">
          急ぎ {back}件へ戻る
        </a>
      )}
    </div>
    <ul class="cards" id={`${id}-cards`}>
      {children}
    </ul>
  </section>
);

/** The way on and back, and how far the looking went. */
const Pages: FC<{ view: ListView }> = ({ view: { query, next, lookedOnlySoFar, waiting, which } }) => {
  if (!next && !query.after) return null;
  const { after: _after, ...first } = query;
  const many = which === "closed" ? undefined : waiting[which];
  return (
    <nav class="pages" aria-label="つづき">
      {query.after && (
        <a class="button" href={listHref(first)}>
          先頭へ{many && many.n > 0 && `（返事待ち ${countWords(many)}）`}
        </a>
      )}
      {next && (
        <a class="button" href={listHref({ ...query, after: next })} rel="next">
          {lookedOnlySoFar ? "つづきをさがす" : "つづき"}
        </a>
      )}
    </nav>
  );
};

/** The part that is asked for anew whenever something changed. */
export const RequestList: FC<ListView> = (view) => {
  const { cards, query, currentId, now, night } = view;
  const isPinned = (card: RequestCard) => query.state === "open" && PINNED_LEVELS.includes(card.level);
  const cameAtNight = (card: RequestCard) =>
    query.state === "open" &&
    query.after === undefined &&
    night !== null &&
    card.waitingSince !== null &&
    card.waitingSince >= night.from &&
    card.waitingSince < night.until;
  const pinned = cards.filter(isPinned);
  const others = cards.filter((card) => !isPinned(card));
  const atNight = others.filter(cameAtNight);
  const rest = others.filter((card) => !cameAtNight(card));
  const rows = (some: RequestCard[]) =>
    some.map((card) => <Card card={card} now={now} query={query} current={card.id === currentId} />);
  const many = pinned.length > STAY_IN_SIGHT;
  const back = many ? pinned.length : 0;
  const nothing = cards.length === 0 ? nothingOf(view) : null;
  return (
    <div
      class={many ? "request-list request-list--many" : "request-list"}
      id="request-list"
      {...refreshedList(query, currentId)}
    >
      {cards.length > 0 && <CardDrawings />}
      {nothing && (
        <div class="empty">
          <p class="empty-title">{nothing.title}</p>
          <p>{nothing.next}</p>
        </div>
      )}
      {cards.length === 0 && view.which === "open" && !hasFilters(query) && !view.guest && <FirstDay />}
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
      {(others.length > 0 || view.next || query.after) && (
        <div class="rest" id="rest">
          {atNight.length > 0 && night && (
            <Group id="night" title={`${nightWords(night, now)} ${atNight.length}件`} back={back}>
              {rows(atNight)}
            </Group>
          )}
          {rest.length > 0 && (
            <Group
              id="rest"
              title={`${query.state === "closed" ? "おわったもの" : pinned.length + atNight.length > 0 ? "そのほか" : "相談"} ${rest.length}件`}
              back={back}
            >
              {rows(rest)}
            </Group>
          )}
          <Pages view={view} />
        </div>
      )}
    </div>
  );
};

/** 「夜のあいだに（きのう 17:15〜）」; after days off, since when. */
function nightWords(night: { from: number; until: number }, now: number): string {
  const day = dayWords(night.from, now);
  const name = day === "きょう" || day === "きのう" ? "夜のあいだに" : "休みのあいだに";
  return `${name}（${whenWords(night.from, now)}〜）`;
}
