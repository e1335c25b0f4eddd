/** Where a member of staff writes. Typed words outlive every refusal; what the talk's state asks for is renewed in a part of its own. */
import type { FC } from "hono/jsx";
import type { RequestDetail } from "../../requests/views.ts";
import { besides, postedInPlace } from "../enhance.ts";
import { clockWords } from "../words.ts";
import { ContactHours, Quota, Reason, Stops, stopsOf, TakeBack } from "./gate.tsx";
import { Eye, Send } from "./icons.tsx";
import { Checked } from "./preview.tsx";
import { SnippetPicker } from "./snippet-picker.tsx";

export const MAX_ANSWER = 1000;

/** What stands in the form, and what was wrong with it when it came back. */
export interface Draft {
  answerId: string;
  text: string;
  reason: string;
  problem: { field: "text" | "reason" | null; words: string } | null;
  /** A quiet word after a success. */
  done: string | null;
  /** Readability and looks were asked for: that part stands open. */
  checked?: boolean;
  /** The field is what one goes on with: a text was put in, or came back. */
  goOn?: boolean;
}

export const emptyDraft = (answerId: string, done: string | null = null): Draft => ({
  answerId,
  text: "",
  reason: "",
  problem: null,
  done,
});

const FIELD_IDS = { text: "answer-text", reason: "answer-reason" } as const;

/** Says what is wrong and leads to the field. Focus moves here when it appears. */
const ErrorSummary: FC<{ problem: NonNullable<Draft["problem"]> }> = ({ problem }) => (
  <div class="notice notice--problem error-summary" id="composer-error" role="alert" tabindex={-1} autofocus>
    {problem.field ? <a href={`#${FIELD_IDS[problem.field]}`}>{problem.words}</a> : <p>{problem.words}</p>}
  </div>
);

/** A form that nobody has written in yet shows what was kept the last time. */
function withKept(draft: Draft, detail: RequestDetail): Draft {
  const kept = detail.sending?.draft;
  if (!kept || draft.text !== "" || draft.problem || draft.done !== null) return draft;
  return { ...draft, text: kept.text, reason: kept.reason, done: `${clockWords(kept.savedAt)}の下書きです。` };
}

/** Who has the talk, and what stands about sending. Renewed with the talk, because all of it may change while one writes. */
export const ComposerRules: FC<{
  detail: RequestDetail;
  staffId: string;
  draft?: Draft | undefined;
  beside?: boolean;
}> = ({ detail, staffId, draft, beside }) => {
  const holder = detail.talkHolder;
  const stops = detail.state === "open" ? stopsOf(detail) : [];
  const wrong = draft?.problem?.field === "reason";
  return (
    <div class="composer-rules" id="composer-rules" {...besides(beside === true)}>
      {/* Whom one believed to have the talk while writing: a colleague who was quicker is not talked over. */}
      <input type="hidden" name="seenHolder" value={holder?.id ?? ""} />
      {detail.sending && <TakeBack undoable={detail.sending.undoable} />}
      {detail.state === "closed" && <p class="hint">この相談は終わっています。返事は送れません。</p>}
      {stops.length > 0 && (
        <div class="field field--warning">
          <Stops stops={stops} />
          {stops.every((stop) => stop.withReason) ? (
            <Reason value={draft?.reason ?? ""} wrong={wrong} />
          ) : (
            <p class="hint">いまは送れません。書いた文は、下書きとして残せます。</p>
          )}
        </div>
      )}
      {detail.state === "open" && (
        <p class="hint" id="composer-holder">
          {holder === null
            ? "送ると、あなたの受け持ちになります。ボットは黙ります。"
            : holder.id === staffId
              ? "あなたが受け持っています。ボットは黙っています。"
              : `いまは ${holder.nickname}さんの受け持ちです。送ると、あなたの受け持ちになります。`}
        </p>
      )}
      {detail.state === "open" && detail.sending && <Quota sending={detail.sending} />}
    </div>
  );
};

const Field: FC<{ draft: Draft; approvedOnly: boolean }> = ({ draft, approvedOnly }) => {
  const wrong = draft.problem?.field === "text";
  return (
    <div class="field">
      <label for="answer-text">返事</label>
      <textarea
        id="answer-text"
        name="text"
        rows={3}
        required
        autocomplete="off"
        readonly={approvedOnly}
        autofocus={draft.goOn === true && draft.problem === null}
        data-limit={String(MAX_ANSWER)}
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={wrong ? "composer-error answer-count" : "answer-count composer-holder"}
      >
        {/* The parser drops one line break after the tag; this one is it, so that a leading one of theirs stays. */}
        {`\n${draft.text}`}
      </textarea>
      {approvedOnly && (
        <p class="hint" id="approved-only">
          あなたが送れるのは、承認された定型文だけです。下から選んで入れてください。
        </p>
      )}
    </div>
  );
};

/** The whole form. Without scripts it posts and comes back by redirect; which button was pressed says what is to be done. */
export const Composer: FC<{ detail: RequestDetail; staffId: string; draft: Draft }> = (props) => {
  const { detail, staffId } = props;
  const draft = withKept(props.draft, detail);
  const { sending } = detail;
  const action = `/inbox/requests/${encodeURIComponent(detail.id)}/answers`;
  const approvedOnly = sending?.approvedOnly === true;
  const maySend = detail.state === "open" && stopsOf(detail).every((stop) => stop.withReason);
  return (
    <form
      class="composer"
      id="composer"
      method="post"
      action={action}
      novalidate
      aria-label="返事"
      {...postedInPlace(action)}
      hx-disable="#send"
      data-draft={`/inbox/requests/${encodeURIComponent(detail.id)}/draft`}
    >
      {/* Enter in a line of this form presses its first button: that one must never send. */}
      <button type="submit" name="do" value="check" hidden>
        確認
      </button>
      {draft.problem && <ErrorSummary problem={draft.problem} />}
      <input type="hidden" name="answerId" value={draft.answerId} />
      <Field draft={draft} approvedOnly={approvedOnly} />
      <ComposerRules detail={detail} staffId={staffId} draft={draft} />
      <div class="composer-foot">
        <p class="hint" id="answer-count">
          <span id="answer-length" hidden>
            0
          </span>
          {MAX_ANSWER}文字まで・空行で吹き出しが分かれます
          <span class="only-with-keys">・Ctrl（⌘）+ Enter で送れます</span>
        </p>
        <div class="composer-acts">
          {approvedOnly && (
            <button class="button button--quiet" type="submit" name="do" value="clear">
              空にする
            </button>
          )}
          <button class="button button--quiet" type="submit" name="do" value="save">
            下書きを残す
          </button>
          <button class="button" type="submit" name="do" value="check">
            <Eye />
            確認
          </button>
          {maySend && (
            <button class="button button--main" id="send" type="submit" name="do" value="send">
              <Send />
              <span class="while-idle">返事を送る</span>
              <span class="while-busy">送っています</span>
            </button>
          )}
        </div>
      </div>
      <p class="done" id="composer-done" role="status">
        {draft.done}
      </p>
      <div class="composer-parts">
        <details class="check-part" id="check-part" open={draft.checked === true}>
          <summary>
            読みやすさと見えかた
            <span id="hint-count" />
          </summary>
          <Checked text={draft.text} sending={sending} now={detail.lastHeardAt} />
          {draft.text.trim() === "" && <p class="hint">書いてから「確認」を押すと、ここに出ます。</p>}
        </details>
        {sending && <SnippetPicker sending={sending} open={approvedOnly && draft.text === ""} />}
        {sending && <ContactHours sending={sending} />}
      </div>
    </form>
  );
};
