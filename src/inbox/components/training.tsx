/** Parts of the training rooms: the banner that nobody mistakes, the first day's steps, a card, the practised talk and its forms. */
import type { FC } from "hono/jsx";
import type { Practice } from "../../training/people.ts";
import type { TrainingStep } from "../../training/training.ts";
import { MAX_PRACTICE_WORDS } from "../../training/training.ts";
import { CHANNEL_WORDS } from "../record-words.ts";
import { clockWords, isoTime, quoted, waitingWords } from "../words.ts";
import { Ban, Check, Clock, Hand, Send } from "./icons.tsx";
import { LevelMark } from "./level-mark.tsx";

const MINUTE = 60_000;

export const trainingHref = (id: string): string => `/inbox/training/${id}`;

export const TrainingBanner: FC = () => (
  <aside class="training-banner" aria-label="練習のお知らせ">
    <p>
      <strong>練習のへや</strong>：ここに出る人は、みんなつくり話です。LINE には何も送られず、だれにも知らせません。
    </p>
    <a class="button" href="/inbox">
      本物の受信箱へ
    </a>
  </aside>
);

const FIRST_STEPS: readonly { kind: TrainingStep["kind"]; words: string }[] = [
  { kind: "taken", words: "「受け持つ」を押す" },
  { kind: "answered", words: "返事を書く" },
  { kind: "noted", words: "内部メモを残す" },
  { kind: "closed", words: "「終える」を押す" },
];

/** What has been tried, in words and not only by a sign. */
export const FirstSteps: FC<{ steps: readonly TrainingStep[] }> = ({ steps }) => (
  <ol class="first-steps" aria-label="はじめの一歩">
    {FIRST_STEPS.map(({ kind, words }) => {
      const done = steps.some((step) => step.kind === kind);
      return (
        <li class={done ? "first-step first-step--done" : "first-step"}>
          {done && <Check />}
          <span>{words}</span>
          <span class="small">{done ? "できました" : "まだ"}</span>
        </li>
      );
    })}
  </ol>
);

export const PracticeCard: FC<{ person: Practice; steps: readonly TrainingStep[]; now: number }> = (props) => {
  const { person, steps, now } = props;
  const own = steps.filter((step) => step.practice === person.id);
  const closed = own.some((step) => step.kind === "closed");
  const answered = own.some((step) => step.kind === "answered");
  return (
    <li class={`card card--${person.level.toLowerCase()}`}>
      <a class="card-link" href={trainingHref(person.id)}>
        <span class="card-top">
          <LevelMark level={person.level} />
          <span class="tag">練習</span>
          {person.channel && <span class="tag">{CHANNEL_WORDS[person.channel]}</span>}
        </span>
        <span class="card-words">{quoted(person.line)}</span>
        <span class="card-meta">
          <span>
            {person.about === "self" ? "本人" : "ご近所から"}・{person.area}
          </span>
          <span class="waiting">
            {closed
              ? "終えています"
              : answered
                ? "返事ずみ"
                : `待ち ${waitingWords(now - person.minutes * MINUTE, now)}`}
          </span>
          {person.doNotContact && (
            <span class="contact-rule">
              <Ban />
              連絡しないで
            </span>
          )}
        </span>
      </a>
    </li>
  );
};

const Bubble: FC<{ from: "resident" | "auto" | "staff"; who: string; text: string; at: number; fate?: string }> = ({
  from,
  who,
  text,
  at,
  fate,
}) => (
  <li class={`entry entry--${from}`}>
    <p class="speaker">
      <span class={from === "auto" ? "auto-mark" : undefined}>{who}</span>{" "}
      <time datetime={isoTime(at)}>{clockWords(at)}</time>
    </p>
    <p class="bubble">{text}</p>
    {fate && (
      <p class="fate">
        <Clock />
        {fate}
      </p>
    )}
  </li>
);

/** What was said before, what was tried, and what the invented person says to the first answer. */
export const PracticeTalk: FC<{ person: Practice; steps: readonly TrainingStep[]; nickname: string; now: number }> = (
  props,
) => {
  const { person, steps, nickname, now } = props;
  const firstAnswer = steps.find((step) => step.kind === "answered");
  // The talk stays before what one wrote, however long ago one began.
  const begun = Math.min(now, ...steps.map(({ at }) => at)) - person.minutes * MINUTE;
  return (
    <section class="talk" id="practice-talk" aria-label="会話（練習）">
      <ol class="entries">
        {person.channel && (
          <li class="day">
            {CHANNEL_WORDS[person.channel]}で聞いたこと：{quoted(person.line)}
          </li>
        )}
        {person.talk.map(({ from, text }, index) => (
          <Bubble from={from} who={from === "auto" ? "自動" : "相手"} text={text} at={begun + index * MINUTE} />
        ))}
        {steps.map((step) => {
          if (step.kind === "taken") return <li class="day">{nickname}さんが受け持ちました。ボットは黙っています。</li>;
          if (step.kind === "closed") return <li class="day">{nickname}さんが終えました。</li>;
          if (step.kind === "noted") return null;
          return (
            <>
              <Bubble
                from="staff"
                who={nickname}
                text={step.words ?? "ことばは残っていません"}
                at={step.at}
                fate="練習なので、送っていません"
              />
              {step === firstAnswer && person.reply && (
                <Bubble from="resident" who="相手" text={person.reply} at={step.at} />
              )}
            </>
          );
        })}
      </ol>
    </section>
  );
};

export interface PracticeDraft {
  kind: "answered" | "noted" | null;
  words: string;
  problem: string | null;
}

interface FormsView {
  person: Practice;
  steps: readonly TrainingStep[];
  draft: PracticeDraft;
  /** A fresh id for each form. */
  newId: () => string;
}

const Field: FC<{ name: "answered" | "noted"; id: string; label: string; draft: PracticeDraft }> = (props) => {
  const { name, id, label, draft } = props;
  const wrong = draft.problem !== null && draft.kind === name;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name="text"
        rows={3}
        required
        autocomplete="off"
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={wrong ? "practice-problem" : undefined}
      >
        {`\n${draft.kind === name ? draft.words : ""}`}
      </textarea>
    </div>
  );
};

const Hidden: FC<{ id: string; kind: TrainingStep["kind"] }> = ({ id, kind }) => (
  <>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="kind" value={kind} />
  </>
);

export const PracticeForms: FC<FormsView> = ({ person, steps, draft, newId }) => {
  const action = `${trainingHref(person.id)}/steps`;
  const has = (kind: TrainingStep["kind"]) => steps.some((step) => step.kind === kind);
  const notes = steps.filter((step) => step.kind === "noted");
  const closed = has("closed");
  return (
    <div class="practice-forms">
      {draft.problem && (
        <div class="notice notice--problem" id="practice-problem" role="alert" tabindex={-1} autofocus>
          {draft.kind ? (
            <a href={draft.kind === "noted" ? "#practice-note" : "#practice-answer"}>{draft.problem}</a>
          ) : (
            <p>{draft.problem}</p>
          )}
        </div>
      )}
      {closed ? (
        <p class="hint">この練習は終えています。一覧の「はじめからやり直す」で、もう一度ためせます。</p>
      ) : (
        <>
          {!has("taken") && (
            <form method="post" action={action} id="practice-take">
              <Hidden id={newId()} kind="taken" />
              <button class="button" type="submit">
                <Hand />
                受け持つ
              </button>
            </form>
          )}
          {person.channel ? (
            <p class="warning">電話で届いたので、LINE では返事を送れません。電話や訪問で伝えて、メモに残します。</p>
          ) : (
            <form method="post" action={action} class="practice-form" novalidate>
              <Hidden id={newId()} kind="answered" />
              <Field name="answered" id="practice-answer" label="返事（練習）" draft={draft} />
              <button class="button button--main" type="submit">
                <Send />
                返事を送ってみる
              </button>
            </form>
          )}
        </>
      )}
      <section class="practice-notes" aria-labelledby="practice-notes-title">
        <h2 class="facts-title" id="practice-notes-title">
          内部メモ・送られません
        </h2>
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <li>{note.words ?? "ことばは残っていません"}</li>
            ))}
          </ul>
        )}
        {!closed && (
          <form method="post" action={action} class="practice-form" novalidate>
            <Hidden id={newId()} kind="noted" />
            <Field name="noted" id="practice-note" label="メモ（職員だけが見ます）" draft={draft} />
            <button class="button" type="submit">
              メモを残す
            </button>
          </form>
        )}
      </section>
      {!closed && (
        <form method="post" action={action} id="practice-close">
          <Hidden id={newId()} kind="closed" />
          <button class="button" type="submit">
            <Check />
            終える
          </button>
        </form>
      )}
      <p class="hint">{MAX_PRACTICE_WORDS}文字まで書けます。ここに本当の人のことは書かないでください。</p>
    </div>
  );
};
