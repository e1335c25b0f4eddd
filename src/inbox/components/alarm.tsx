/** The alarm on every page: danger that nobody goes to yet. On the request's own page it carries the button that ends it. */
import type { FC } from "hono/jsx";
import type { AlarmItem } from "../../alerts/port.ts";
import { refreshedAlarm } from "../enhance.ts";
import { waitingWords } from "../words.ts";
import { Check, LevelShape } from "./icons.tsx";
import { requestHref } from "./request-card.tsx";

export interface AlarmView {
  items: AlarmItem[];
  now: number;
  /** The request this page shows. */
  currentId: string | null;
}

/** More than these are counted, not listed. */
const SHOWN = 3;

/** U0 stands on every page, U1 on the page of its request only. */
export function shownItems({ items, currentId }: AlarmView): AlarmItem[] {
  return items.filter((item) => item.level === "U0" || item.requestId === currentId);
}

const Unheard: FC = () => (
  <p class="alarm-unheard">知らせは、まだだれの端末にも届いていません。電話などで、ほかの人にも伝えてください。</p>
);

/** `silent`: that nobody heard of it is said here; of several alike it is said once, below them. */
const Line: FC<{ item: AlarmItem; now: number; current: boolean; silent: boolean }> = (props) => {
  const { item, now, current, silent } = props;
  const since = waitingWords(item.since, now);
  const what = item.level === "U0" ? "いのちにかかわる相談" : "きょう中の相談";
  const action = `/inbox/requests/${encodeURIComponent(item.requestId)}/acknowledgement`;
  return (
    <li class={`alarm-line alarm-line--${item.level.toLowerCase()}`} id={`alarm-${item.requestId}`}>
      <p class="alarm-words">
        <LevelShape level={item.level} />
        <strong>
          {current ? `この${what}に、まだだれも向かっていません。` : `${what}に、まだだれも向かっていません。`}
        </strong>{" "}
        {item.area ?? "場所はまだ"}・
        {since === "いま" ? "いま届きました" : `${since}${/[分間]$/.test(since) ? "前" : ""}から`}・
        {item.called === 0 ? "まだだれも呼ばれていません" : `${item.called}人を呼びました`}
        {item.mine && <strong>・あなたが呼ばれています</strong>}
      </p>
      {silent && <Unheard />}
      {current ? (
        <form method="post" action={action}>
          <input type="hidden" name="newest" value={String(item.newest)} />
          <button class="button button--main" type="submit">
            <Check />
            見ました（受け持ちに向かいます）
          </button>
        </form>
      ) : (
        <a class="button" href={requestHref(item.requestId)}>
          ひらく
          <span class="sr-only">（{what}）</span>
        </a>
      )}
    </li>
  );
};

/** Always there, so that it can be renewed; without anything to say it takes no room. */
export const Alarm: FC<{ view: AlarmView | null }> = ({ view }) => {
  const items = view ? shownItems(view) : [];
  const currentId = view?.currentId ?? null;
  // The request one reads stands first: its button must not be among what is left out.
  const ordered = items.toSorted((a, b) => Number(b.requestId === currentId) - Number(a.requestId === currentId));
  const shown = ordered.slice(0, SHOWN);
  const allSilent = shown.length > 1 && shown.every((item) => !item.rang);
  return (
    <div class="alarm" id="alarm" role="status" aria-label="急ぎの知らせ" {...refreshedAlarm(currentId)}>
      {items.length > 0 && (
        <ul class="alarm-lines" id="alarm-lines">
          {shown.map((item) => (
            <Line
              item={item}
              now={view?.now ?? 0}
              current={item.requestId === currentId}
              silent={!item.rang && !allSilent}
            />
          ))}
          {allSilent && (
            <li class="alarm-line">
              <Unheard />
            </li>
          )}
          {ordered.length > SHOWN && <li class="alarm-more">ほかに{ordered.length - SHOWN}件あります。</li>}
        </ul>
      )}
    </div>
  );
};
