/** What can be done with a request besides answering: take it, give the talk back to the bot, close it, open it again. */
import type { FC } from "hono/jsx";
import { needsClosingReason } from "../../danger/closing.ts";
import { CLOSING_REASONS, DANGER_CLOSINGS, MAX_LINE } from "../../danger/codes.ts";
import type { RequestDetail } from "../../requests/views.ts";
import { CLOSING_WORDS } from "../danger-words.ts";
import { besides, postedToTalk } from "../enhance.ts";
import { FormId, Seen } from "./form-parts.tsx";
import { Check, Hand, Undo } from "./icons.tsx";

/** What was typed into the form for closing when it came back. */
export interface ClosingDraft {
  reason: string;
  words: string;
}

/** The service decides; a form that asks for a reason where none is needed does no harm. */
const mustSayWhy = (detail: RequestDetail): boolean => needsClosingReason(detail, false);

const ClosingReason: FC<{ detail: RequestDetail; draft: ClosingDraft }> = ({ detail, draft }) => {
  const must = mustSayWhy(detail);
  const reasons = must ? DANGER_CLOSINGS : CLOSING_REASONS;
  return (
    <>
      <p class="hint" id="close-hint">
        {!must
          ? "理由は、あとで見る人のために残ります。"
          : detail.level === "U0"
            ? "「いのち」の相談を終えるときは、理由がいります。"
            : "通告・通報の記録がないときは、理由がいります。"}
      </p>
      <div class="field">
        <label for="close-reason">終える理由</label>
        <select id="close-reason" name="reason" aria-describedby="close-hint">
          <option value="">{must ? "えらんでください" : "えらばない"}</option>
          {reasons.map((reason) => (
            <option value={reason} selected={draft.reason === reason}>
              {CLOSING_WORDS[reason]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="close-words">ひとこと（「その他」のときは必要です）</label>
        <input
          type="text"
          id="close-words"
          name="words"
          maxlength={MAX_LINE}
          autocomplete="off"
          dir="auto"
          value={draft.words}
        />
      </div>
    </>
  );
};

export interface ActsView {
  detail: RequestDetail;
  staffId: string;
  now?: number;
  beside?: boolean;
  /** A form for closing that could not be taken comes back open, with what was typed. */
  closing?: ClosingDraft | undefined;
}

/** The buttons carry the version one has seen, so that nobody overrules a colleague unknowingly. */
export const Acts: FC<ActsView> = ({ detail, staffId, now = Date.now(), beside, closing }) => {
  const base = `/inbox/requests/${encodeURIComponent(detail.id)}`;
  const holder = detail.talkHolder;
  const mine = holder?.id === staffId;
  const waitsForPerson = detail.why === "wantsPerson" && detail.waitingSince !== null;
  const seen = <Seen version={detail.version} at={now} />;
  if (detail.readOnly)
    return (
      <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
        <p class="hint">期間を決めて見せてもらっている相談です。返事と操作は、受け持ちの職員が行います。</p>
      </section>
    );
  if (detail.state === "closed")
    return (
      <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
        <p class="hint">この相談は終わっています。本人がまた話しかけると、新しく届きます。</p>
        <form class="acts-row" method="post" action={`${base}/reopening`} id="reopen-form">
          {seen}
          <FormId />
          <button class="button" type="submit">
            <Undo />
            もう一度ひらく
          </button>
        </form>
      </section>
    );
  return (
    <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
      <p class="acts-holder" id="acts-holder">
        {holder === null
          ? detail.channel
            ? "まだ、だれも受け持っていません。"
            : waitsForPerson
              ? "人を待っています。ボットは待ち時間のことだけを伝えています。"
              : "いまはボットがお相手しています。"
          : mine
            ? "あなたが受け持っています。"
            : `いまは ${holder.nickname}さんが受け持っています。`}
      </p>
      <div class="acts-row">
        {!mine && (
          <form method="post" action={`${base}/take`} id="take-form" {...postedToTalk(`${base}/take`)}>
            {seen}
            <FormId />
            <button class="button" type="submit">
              <Hand />
              {holder === null ? "受け持つ" : "代わりに受け持つ"}
            </button>
          </form>
        )}
        {mine && !detail.channel && (
          <form method="post" action={`${base}/release`} id="release-form" {...postedToTalk(`${base}/release`)}>
            {seen}
            <FormId />
            <button class="button" type="submit">
              <Undo />
              ボットに戻す
            </button>
          </form>
        )}
        <details class="confirm" id="close-confirm" open={closing !== undefined}>
          <summary class="button">
            <Check />
            終える
          </summary>
          <form method="post" action={`${base}/closure`} id="close-form">
            <p>この相談を終えます。会話と記録は残ります。</p>
            {seen}
            <FormId />
            <ClosingReason detail={detail} draft={closing ?? { reason: "", words: "" }} />
            <button class="button button--main" type="submit">
              終えます
            </button>
          </form>
        </details>
      </div>
    </section>
  );
};
