/** One line of the inbox: level, own words, who and where, waiting time, contact rule, owner. In this order, always. */
import type { FC } from "hono/jsx";
import { type ListQuery, listParams } from "../../requests/list-query.ts";
import { numberOf } from "../../requests/number.ts";
import type { RequestCard } from "../../requests/views.ts";
import { ruleLabel, STANCE_WORDS, UNREADABLE, WHY_WORDS } from "../labels.ts";
import { CHANNEL_WORDS } from "../record-words.ts";
import { initialOf, isoTime, quoted, waitingWords, whenWords, whoAndWhere } from "../words.ts";
import { Alert, Ban, Clock, Reply } from "./icons.tsx";
import { LevelMark } from "./level-mark.tsx";
import { RouteLine } from "./route.tsx";

/** Where a request is read; the list one came from is kept, so that 「一覧へ」 leads back to it. */
export function requestHref(id: string, query?: ListQuery): string {
  const params = query ? listParams(query).toString() : "";
  return `/inbox/requests/${encodeURIComponent(id)}${params && `?${params}`}#newest`;
}

/** Why it counts as urgent as it does, in words: two reasons, and how many more. */
export function levelReason(card: RequestCard): string | null {
  if (card.byHand) return "職員が決めました";
  const reasons = [...new Set(card.rules.filter((rule) => rule !== "R-ZERO").map(ruleLabel))];
  if (reasons.length === 0) return null;
  const more = reasons.length - 2;
  return reasons.slice(0, 2).join("・") + (more > 0 ? `・ほか${more}つ` : "");
}

/** How long the person waits for a human word, or when they were last heard once they have one. */
export const WaitingLine: FC<{ card: RequestCard; now: number }> = ({ card, now }) =>
  card.waitingSince === null ? (
    <span class="waiting">
      <Reply />
      返事ずみ・<time datetime={isoTime(card.lastHeardAt)}>{whenWords(card.lastHeardAt, now)}</time>
    </span>
  ) : (
    <span class="waiting waiting--on">
      <Clock />
      待ち <time datetime={isoTime(card.waitingSince)}>{waitingWords(card.waitingSince, now)}</time>
    </span>
  );

/** Three messages in a row that no rule knew, and nobody has answered since (handbook R-ZERO). */
export const needsHumanRead = (card: RequestCard): boolean =>
  card.state === "open" && card.waitingSince !== null && card.rules.includes("R-ZERO");

/** The card. The whole of it is one link; its name is its text, read in order. */
export const Card: FC<{ card: RequestCard; now: number; query: ListQuery; current: boolean }> = (props) => {
  const { card, now, query, current } = props;
  const why = WHY_WORDS[card.why];
  const reason = levelReason(card);
  const stance = card.about === "neighbour" ? undefined : card.stance && STANCE_WORDS[card.stance];
  return (
    <li
      class={`card card--${card.level.toLowerCase()}`}
      id={`card-${card.id}`}
      data-request={card.id}
      data-heard={String(card.lastHeardAt)}
    >
      <a class="card-link" href={requestHref(card.id, query)} aria-current={current ? "page" : undefined}>
        <span class="card-top">
          <LevelMark level={card.level} />
          {reason && <span class="card-reason">{reason}</span>}
          {why && <span class="tag">{why}</span>}
          {card.channel && <span class="tag">{CHANNEL_WORDS[card.channel]}</span>}
        </span>
        {needsHumanRead(card) && (
          <span class="needs-read">
            <Alert />
            自動では読めません。人が読んでください
          </span>
        )}
        {card.ownWords === null ? (
          <span class="card-words card-words--none">{card.unreadable ? UNREADABLE : "ことばはありません"}</span>
        ) : (
          <span class="card-words">{quoted(card.ownWords)}</span>
        )}
        <span class="card-meta">
          <span>{whoAndWhere(card.about, card.area)}</span>
          {stance && <span class="stance">{stance}</span>}
          {card.state === "closed" ? <span class="waiting">終えています</span> : <WaitingLine card={card} now={now} />}
          {card.contact === "doNotContact" && (
            <span class="contact-rule">
              <Ban />
              連絡しないで
            </span>
          )}
          <RouteLine card={card} />
          {card.lastWorker && card.route?.why !== "lastWorker" && <span>前回 {card.lastWorker.nickname}さん</span>}
          <span class="card-number">{numberOf(card.id)}</span>
        </span>
        {card.owner && (
          <span class="owner">
            <span class="sr-only">受け持ち：{card.owner.nickname}さん</span>
            <span aria-hidden="true" title={`受け持ち：${card.owner.nickname}さん`}>
              {initialOf(card.owner.nickname)}
            </span>
          </span>
        )}
      </a>
    </li>
  );
};
