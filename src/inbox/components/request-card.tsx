/** One line of the inbox: level, own words, who and where, waiting time, contact rule, owner. In this order, always. */
import type { FC } from "hono/jsx";
import { LEVELS, type ListQuery, listParams } from "../../requests/list-query.ts";
import { numberOf } from "../../requests/number.ts";
import type { RequestCard } from "../../requests/views.ts";
import { LEVEL_WORDS, ruleLabel, STANCE_WORDS, UNREADABLE, WHY_WORDS } from "../labels.ts";
import { CHANNEL_WORDS } from "../record-words.ts";
import { initialOf, isoTime, quoted, waitingWords, whenWords, whoAndWhere } from "../words.ts";
import { Alert, Ban, Clock, LevelShape, Reply } from "./icons.tsx";
import { RouteLine } from "./route.tsx";

/** Where a request is read; the list one came from is kept, so that 「一覧へ」 leads back to it. */
export function requestHref(id: string, query?: ListQuery): string {
  const params = query ? listParams(query).toString() : "";
  return `/inbox/requests/${encodeURIComponent(id)}${params && `?${params}`}#newest`;
}

/** Why it counts as urgent as it does, in words: the first reason, and how many more. */
export function levelReason(card: RequestCard): string | null {
  if (card.byHand) return "職員が決めました";
  const reasons = [...new Set(card.rules.filter((rule) => rule !== "R-ZERO").map(ruleLabel))];
  if (reasons.length === 0) return null;
  const more = reasons.length - 1;
  return reasons[0] + (more > 0 ? `・ほか${more}つ` : "");
}

/** As much of their words as two lines hold; the whole stands in the talk. */
const WORDS_SHOWN = 60;

function firstWords(words: string): string {
  const letters = [...words];
  return letters.length > WORDS_SHOWN ? `${letters.slice(0, WORDS_SHOWN).join("")}…` : words;
}

/** Icons that every card has are drawn once a list (`CardDrawings`) and named by each card: fifty cards are heavy otherwise. */
const Drawn: FC<{ as: string }> = ({ as }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`#i-${as}`} />
  </svg>
);

/** Stands once in each list. */
export const CardDrawings: FC = () => (
  <svg hidden aria-hidden="true">
    <symbol id="i-alert">
      <Alert />
    </symbol>
    <symbol id="i-ban">
      <Ban />
    </symbol>
    {LEVELS.map((level) => (
      <symbol id={`i-${level.toLowerCase()}`}>
        <LevelShape level={level} />
      </symbol>
    ))}
  </svg>
);

/** `drawn`: with an icon. How long the person waits for a human word, or when they were last heard once they have one. */
export const WaitingLine: FC<{ card: RequestCard; now: number; drawn?: boolean }> = ({ card, now, drawn = true }) =>
  card.waitingSince === null ? (
    <span class="waiting">
      {drawn && <Reply />}
      <span>
        返事ずみ・<time datetime={isoTime(card.lastHeardAt)}>{whenWords(card.lastHeardAt, now)}</time>
      </span>
    </span>
  ) : (
    <span class="waiting waiting--on">
      {drawn && <Clock />}
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
    <li class={`card card--${card.level.toLowerCase()}`} id={`card-${card.id}`} data-heard={String(card.lastHeardAt)}>
      <a class="card-link" href={requestHref(card.id, query)} aria-current={current ? "page" : undefined}>
        <span class="card-top">
          <span class={`level level--${card.level.toLowerCase()}`}>
            <Drawn as={card.level.toLowerCase()} />
            <span class="sr-only">急ぎ：</span>
            {LEVEL_WORDS[card.level].word}
          </span>
          {reason && <span class="card-reason">{reason}</span>}
          {why && <span class="tag">{why}</span>}
          {card.channel && <span class="tag">{CHANNEL_WORDS[card.channel]}</span>}
        </span>
        {needsHumanRead(card) && (
          <span class="needs-read">
            <Drawn as="alert" />
            自動では読めません。人が読んでください
          </span>
        )}
        {card.ownWords === null ? (
          <span class="card-words card-words--none">{card.unreadable ? UNREADABLE : "ことばはありません"}</span>
        ) : (
          <span class="card-words">{quoted(firstWords(card.ownWords))}</span>
        )}
        <span class="card-meta">
          <span>{whoAndWhere(card.about, card.area)}</span>
          {stance && <span>{stance}</span>}
          {card.state === "closed" ? (
            <span class="waiting">終えています</span>
          ) : (
            <WaitingLine card={card} now={now} drawn={false} />
          )}
          {card.contact === "doNotContact" && (
            <span class="contact-rule">
              <Drawn as="ban" />
              連絡しないで
            </span>
          )}
          <RouteLine card={card} />
          {card.lastWorker && card.route?.why !== "lastWorker" && <span>前回 {card.lastWorker.nickname}さん</span>}
          <span>{numberOf(card.id)}</span>
        </span>
        {card.owner && (
          <span class="owner">
            <span class="sr-only">受け持ち：{card.owner.nickname}さん</span>
            <span aria-hidden="true">{initialOf(card.owner.nickname)}</span>
          </span>
        )}
      </a>
    </li>
  );
};
