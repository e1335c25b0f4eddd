/** The training rooms: the list of invented people with the first day's steps, and one of them opened. */
import type { FC } from "hono/jsx";
import { PRACTICES, type Practice } from "../../training/people.ts";
import type { TrainingStep } from "../../training/training.ts";
import { ArrowLeft, Ban, Undo } from "../components/icons.tsx";
import { LevelMark } from "../components/level-mark.tsx";
import {
  FirstSteps,
  PracticeCard,
  type PracticeDraft,
  PracticeForms,
  PracticeTalk,
  TrainingBanner,
} from "../components/training.tsx";
import { CHANNEL_WORDS } from "../record-words.ts";
import { quoted } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

export interface TrainingView {
  steps: readonly TrainingStep[];
  now: number;
}

export const TrainingPage: FC<{ frame: Omit<Frame, "title">; view: TrainingView }> = ({ frame, view }) => (
  <Layout {...frame} title="練習（つくり話の相談）">
    <div class="training">
      <TrainingBanner />
      <h1 class="page-title">練習のへや</h1>
      <p>本物と同じ順に、同じことをためせます。まちがえても、だれにも迷惑はかかりません。どれからでも大丈夫です。</p>
      <FirstSteps steps={view.steps} />
      <ul class="cards" id="practice-cards">
        {PRACTICES.map((person) => (
          <PracticeCard person={person} steps={view.steps} now={view.now} />
        ))}
      </ul>
      {view.steps.length > 0 && (
        <form method="post" action="/inbox/training/restart">
          <button class="button" type="submit">
            <Undo />
            はじめからやり直す
          </button>
          <p class="hint">あなたの練習だけが消えます。</p>
        </form>
      )}
    </div>
  </Layout>
);

export const PracticePage: FC<{
  frame: Omit<Frame, "title">;
  person: Practice;
  view: TrainingView;
  draft: PracticeDraft;
  nickname: string;
  newId: () => string;
}> = ({ frame, person, view, draft, nickname, newId }) => {
  const steps = view.steps.filter((step) => step.practice === person.id);
  return (
    <Layout {...frame} title="練習（ひとつの相談）">
      <div class="training">
        <TrainingBanner />
        <a class="back" href="/inbox/training">
          <ArrowLeft />
          練習の一覧へ
        </a>
        <p class="brief-top">
          <LevelMark level={person.level} long />
          <span class="tag">練習</span>
          {person.channel && <span class="tag">{CHANNEL_WORDS[person.channel]}</span>}
        </p>
        <h1 class="page-title">
          {person.about === "self" ? "本人" : "ご近所から"}・{person.area}の相談（練習）
        </h1>
        <p class="brief-words">{quoted(person.line)}</p>
        {person.doNotContact && (
          <p class="warning">
            <Ban />
            「連絡しないで」と言われています。
          </p>
        )}
        <p class="lesson">{person.lesson}</p>
        <PracticeTalk person={person} steps={steps} nickname={nickname} now={view.now} />
        <PracticeForms person={person} steps={steps} draft={draft} newId={newId} />
      </div>
    </Layout>
  );
};
