/** The talk: the resident left on paper, the automatic right in outline, staff right and filled. */
import type { Child, FC } from "hono/jsx";
import type { RequestDetail, TalkEntry } from "../../requests/views.ts";
import { cursorOf } from "../cursor.ts";
import { besides, refreshedTalk } from "../enhance.ts";
import { fateWords, UNREADABLE } from "../labels.ts";
import { clockWords, dayWords, isoTime } from "../words.ts";
import { HeardList, MarkedText } from "./heard.tsx";
import { Alert, Check, Clock } from "./icons.tsx";
import { Media, Place } from "./media.tsx";

/** What became of an outgoing message. Automatic ones speak up only when something went wrong. */
const Fate: FC<{ entry: TalkEntry }> = ({ entry }) => {
  const fate = entry.fate;
  if (!fate) return null;
  const fine = fate.state === "sent" || fate.state === "waiting";
  if (fine && entry.from !== "staff") return null;
  return (
    <p class={`fate fate--${fate.state}`}>
      {fate.state === "sent" ? <Check /> : fate.state === "waiting" ? <Clock /> : <Alert />}
      {fateWords(fate)}
    </p>
  );
};

const Said: FC<{ entry: TalkEntry }> = ({ entry }) => {
  if (entry.notToBeRead) return <p class="bubble bubble--gone">読まないで、と言われています</p>;
  if (entry.unsent) return <p class="bubble bubble--gone">取り消されました</p>;
  if (entry.unreadable) return <p class="bubble bubble--gone">{UNREADABLE}</p>;
  if (entry.text === null) return <p class="bubble bubble--gone">ことばは消されました</p>;
  if (entry.bubbles)
    return (
      <>
        {entry.bubbles.map((bubble) => (
          <p class="bubble">{bubble}</p>
        ))}
      </>
    );
  const text = entry.heard ? <MarkedText text={entry.text} stretches={entry.heard.stretches} /> : entry.text;
  if (entry.kind === "tap")
    return (
      <p class="bubble bubble--tap">
        <span class="sr-only">選んだことば：</span>
        {text}
      </p>
    );
  if (entry.kind !== "text") return <p class="bubble bubble--event">{text}</p>;
  return <p class="bubble">{text}</p>;
};

/** A message with words of theirs can be marked: misheard, or missed. */
const canBeMarked = (entry: TalkEntry): boolean =>
  entry.from === "resident" && entry.text !== null && (entry.kind === "text" || entry.kind === "sticker");

export const markHref = (requestId: string, messageId: string): string =>
  `/inbox/requests/${encodeURIComponent(requestId)}/messages/${encodeURIComponent(messageId)}/mark`;

const SPEAKER = { resident: "相手", auto: "自動" } as const;

const Entry: FC<{ entry: TalkEntry; newest: boolean; requestId: string; markable: boolean }> = (props) => {
  const { entry, newest, requestId, markable } = props;
  const speaker = entry.from === "staff" ? `${entry.staffNickname ?? "職員"}` : SPEAKER[entry.from];
  return (
    <li class={`entry entry--${entry.from}`} id={`entry-${entry.id}`}>
      {newest && <span class="anchor" id="newest" />}
      <p class="speaker">
        <span class={entry.from === "auto" ? "auto-mark" : undefined}>{speaker}</span>{" "}
        <time datetime={isoTime(entry.at)}>{clockWords(entry.at)}</time>
      </p>
      <Said entry={entry} />
      {entry.heard && entry.text !== null && <HeardList heard={entry.heard} />}
      {markable && canBeMarked(entry) && (
        <a class="mark-link" href={markHref(requestId, entry.id)}>
          見立てに印をつける
        </a>
      )}
      {entry.media && !entry.notToBeRead && <Media media={entry.media} />}
      {entry.place && !entry.notToBeRead && <Place place={entry.place} />}
      {entry.chips.length > 0 && (
        <p class="chips">
          <span class="sr-only">選べることば：</span>
          {entry.chips.map((chip) => (
            <span class="chip">{chip}</span>
          ))}
        </p>
      )}
      <Fate entry={entry} />
    </li>
  );
};

/** The part that is asked for anew. The composer stands outside of it, so that typing is never disturbed. */
export const Talk: FC<{ detail: RequestDetail; staffId: string; now: number; beside?: boolean }> = (props) => {
  const { detail, staffId, now, beside } = props;
  const today = dayWords(now, 0);
  const rows: Child[] = [];
  let day = "";
  detail.talk.forEach((entry, index) => {
    const heading = dayWords(entry.at, now);
    if (heading !== day) {
      rows.push(
        <li class="day" id={`day-of-${entry.id}`}>
          {heading}
        </li>,
      );
      day = heading;
    }
    rows.push(
      <Entry
        entry={entry}
        newest={index === detail.talk.length - 1}
        requestId={detail.id}
        markable={!detail.readOnly}
      />,
    );
  });
  return (
    <section
      class="talk"
      id="talk"
      aria-label="会話"
      // It scrolls on its own on wide screens, so it must be reachable from the keyboard.
      tabindex={0}
      {...refreshedTalk(detail.id, cursorOf(detail, staffId, today))}
      {...besides(beside === true)}
    >
      <ol class="entries" id="entries">
        {detail.earlierHidden && <li class="day">これより前の会話は、ここには出していません</li>}
        {rows.length === 0 && !detail.channel && <li class="day">まだ何も話されていません</li>}
        {rows}
      </ol>
    </section>
  );
};
