/** Where a member of staff writes. Typed words outlive every refusal; what the talk's state asks for is renewed in a part of its own. */
import type { FC } from "hono/jsx";
import type { RequestDetail } from "../../requests/views.ts";
import { besides, postedInPlace } from "../enhance.ts";
import { Ban, Send } from "./icons.tsx";

export const MAX_ANSWER = 1000;

/** What stands in the form, and what was wrong with it when it came back. */
export interface Draft {
  answerId: string;
  text: string;
  reason: string;
  problem: { field: "text" | "reason" | null; words: string } | null;
  /** A quiet word after a success. */
  done: string | null;
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

/** Who has the talk, and whether a reason is needed. Renewed with the talk, because both may change while one writes. */
export const ComposerRules: FC<{
  detail: RequestDetail;
  staffId: string;
  draft?: Draft | undefined;
  beside?: boolean;
}> = ({ detail, staffId, draft, beside }) => {
  const holder = detail.talkHolder;
  const wrong = draft?.problem?.field === "reason";
  return (
    <div class="composer-rules" id="composer-rules" {...besides(beside === true)}>
      {/* Whom one believed to have the talk while writing: a colleague who was quicker is not talked over. */}
      <input type="hidden" name="seenHolder" value={holder?.id ?? ""} />
      {detail.state === "closed" && <p class="hint">この相談は終わっています。返事は送れません。</p>}
      {detail.state === "open" && detail.contact === "doNotContact" && (
        <div class="field field--warning" id="reason-field">
          <p class="warning">
            <Ban />
            連絡しないで、と言われています
          </p>
          <label for="answer-reason">
            理由<span class="required">（必要です。記録に残ります）</span>
          </label>
          <input
            type="text"
            id="answer-reason"
            name="reason"
            required
            maxlength={200}
            autocomplete="off"
            value={draft?.reason ?? ""}
            aria-invalid={wrong ? "true" : undefined}
            aria-describedby={wrong ? "composer-error" : undefined}
          />
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
    </div>
  );
};

/** The whole form. Without scripts it posts and comes back by redirect. */
export const Composer: FC<{ detail: RequestDetail; staffId: string; draft: Draft }> = ({ detail, staffId, draft }) => {
  const action = `/inbox/requests/${encodeURIComponent(detail.id)}/answers`;
  const wrong = draft.problem?.field === "text";
  return (
    <form
      class="composer"
      id="composer"
      method="post"
      action={action}
      novalidate
      aria-label="返事"
      {...postedInPlace(action)}
    >
      {draft.problem && <ErrorSummary problem={draft.problem} />}
      <input type="hidden" name="answerId" value={draft.answerId} />
      <div class="field">
        <label for="answer-text">返事</label>
        <textarea
          id="answer-text"
          name="text"
          rows={3}
          required
          autocomplete="off"
          data-limit={String(MAX_ANSWER)}
          aria-invalid={wrong ? "true" : undefined}
          aria-describedby={wrong ? "composer-error answer-count" : "answer-count composer-holder"}
        >
          {/* The parser drops one line break after the tag; this one is it, so that a leading one of theirs stays. */}
          {`\n${draft.text}`}
        </textarea>
      </div>
      <ComposerRules detail={detail} staffId={staffId} draft={draft} />
      <div class="composer-foot">
        <p class="hint" id="answer-count">
          <span id="answer-length" hidden>
            0
          </span>
          {MAX_ANSWER}文字まで
          <span class="only-with-keys">・Ctrl（⌘）+ Enter で送れます</span>
        </p>
        <button class="button button--main" id="send" type="submit">
          <Send />
          <span class="while-idle">返事を送る</span>
          <span class="while-busy">送っています</span>
        </button>
      </div>
      <p class="done" role="status">
        {draft.done}
      </p>
    </form>
  );
};
