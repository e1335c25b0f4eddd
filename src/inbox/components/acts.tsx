/** What can be done with a request besides answering: take it, give the talk back to the bot, close it. */
import type { FC } from "hono/jsx";
import { needsClosingReason } from "../../danger/closing.ts";
import { CLOSING_REASONS, MAX_LINE } from "../../danger/codes.ts";
import type { RequestDetail } from "../../requests/views.ts";
import { CLOSING_WORDS } from "../danger-words.ts";
import { besides, postedToTalk } from "../enhance.ts";
import { Check, Hand, Undo } from "./icons.tsx";

const Seen: FC<{ version: number }> = ({ version }) => (
  <input type="hidden" name="seenVersion" value={String(version)} />
);

/** The service decides; a form that offers a reason where none is needed does no harm. */
const mayNeedReason = (detail: RequestDetail): boolean => needsClosingReason(detail, false);

const ClosingReason: FC<{ level: RequestDetail["level"] }> = ({ level }) => (
  <>
    <p class="hint" id="close-hint">
      {level === "U0"
        ? "「いのち」の相談を終えるときは、理由がいります。"
        : "通告・通報の記録がないときは、理由がいります。"}
    </p>
    <div class="field">
      <label for="close-reason">終える理由</label>
      <select id="close-reason" name="reason" aria-describedby="close-hint">
        <option value="">えらんでください</option>
        {CLOSING_REASONS.map((reason) => (
          <option value={reason}>{CLOSING_WORDS[reason]}</option>
        ))}
      </select>
    </div>
    <div class="field">
      <label for="close-words">ひとこと（「その他」のときは必要です）</label>
      <input type="text" id="close-words" name="words" maxlength={MAX_LINE} autocomplete="off" />
    </div>
  </>
);

/** The buttons carry the version one has seen, so that nobody overrules a colleague unknowingly. */
export const Acts: FC<{ detail: RequestDetail; staffId: string; beside?: boolean }> = (props) => {
  const { detail, staffId, beside } = props;
  const base = `/inbox/requests/${encodeURIComponent(detail.id)}`;
  const holder = detail.talkHolder;
  const mine = holder?.id === staffId;
  const waitsForPerson = detail.why === "wantsPerson" && detail.waitingSince !== null;
  if (detail.state === "closed")
    return (
      <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
        <p class="hint">この相談は終わっています。本人がまた話しかけると、新しく届きます。</p>
      </section>
    );
  return (
    <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
      <p class="acts-holder" id="acts-holder">
        {holder === null
          ? waitsForPerson
            ? "人を待っています。ボットは待ち時間のことだけを伝えています。"
            : "いまはボットがお相手しています。"
          : mine
            ? "あなたが受け持っています。"
            : `いまは ${holder.nickname}さんが受け持っています。`}
      </p>
      <div class="acts-row">
        {!mine && (
          <form method="post" action={`${base}/take`} id="take-form" {...postedToTalk(`${base}/take`)}>
            <Seen version={detail.version} />
            <button class="button" type="submit">
              <Hand />
              {holder === null ? "受け持つ" : "代わりに受け持つ"}
            </button>
          </form>
        )}
        {mine && (
          <form method="post" action={`${base}/release`} id="release-form" {...postedToTalk(`${base}/release`)}>
            <Seen version={detail.version} />
            <button class="button" type="submit">
              <Undo />
              ボットに戻す
            </button>
          </form>
        )}
        <details class="confirm" id="close-confirm">
          <summary class="button">
            <Check />
            終える
          </summary>
          <form method="post" action={`${base}/closure`} id="close-form">
            <p>この相談を終えます。会話と記録は残ります。</p>
            <Seen version={detail.version} />
            {mayNeedReason(detail) && <ClosingReason level={detail.level} />}
            <button class="button button--main" type="submit">
              終えます
            </button>
          </form>
        </details>
      </div>
    </section>
  );
};
