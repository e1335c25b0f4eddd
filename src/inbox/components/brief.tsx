/** The head of a request: how urgent, in their own words, who and where, how long they wait, and what must be minded. */
import type { FC } from "hono/jsx";
import type { RequestDetail } from "../../requests/views.ts";
import { besides } from "../enhance.ts";
import { UNREADABLE, WHY_WORDS } from "../labels.ts";
import { CHANNEL_WORDS } from "../record-words.ts";
import { quoted } from "../words.ts";
import { Alert, Ban } from "./icons.tsx";
import { LevelMark } from "./level-mark.tsx";
import { needsHumanRead, WaitingLine } from "./request-card.tsx";

/** What the page is called: never the person's words, because titles stand in browser histories. */
export function requestTitle(detail: RequestDetail): string {
  const who = detail.about === "self" ? "本人" : "ご近所から";
  return detail.area ? `${who}・${detail.area.name}の相談` : `${who}の相談`;
}

/** The bar that stays in sight on a phone, so that one always knows whom one answers. */
export const BriefBar: FC<{ detail: RequestDetail; now: number; beside?: boolean }> = ({ detail, now, beside }) => {
  const why = WHY_WORDS[detail.why];
  return (
    <div class="brief-bar" id="brief-bar" {...besides(beside === true)}>
      <p class="brief-top">
        <LevelMark level={detail.level} long />
        {why && <span class="tag">{why}</span>}
        {detail.channel && <span class="tag">{CHANNEL_WORDS[detail.channel]}</span>}
        {detail.state === "open" ? <WaitingLine card={detail} now={now} /> : <span class="tag">終えています</span>}
      </p>
      <h1 class="brief-title">{requestTitle(detail)}</h1>
    </div>
  );
};

/** Their own line, and what must be minded before answering. */
export const Brief: FC<{ detail: RequestDetail; beside?: boolean }> = ({ detail, beside }) => (
  <div class="brief" id="brief" {...besides(beside === true)}>
    {detail.ownWords !== null && <p class="brief-words">{quoted(detail.ownWords)}</p>}
    {detail.unreadable && (
      <p class="warning">
        <Alert />
        {UNREADABLE}
      </p>
    )}
    {needsHumanRead(detail) && (
      <p class="warning">
        <Alert />
        自動では読めません。人が読んでください。
      </p>
    )}
    {detail.doNotRead && (
      <p class="warning">
        <Ban />
        「読まないで」と言われています。いのちにかかわることばだけが見えます。
      </p>
    )}
    {detail.contact === "doNotContact" && (
      <p class="warning">
        <Ban />
        「連絡しないで」と言われています。
      </p>
    )}
    {detail.blocked && (
      <p class="warning">
        <Alert />
        ブロックされています。送っても届きません。
      </p>
    )}
  </div>
);
