/** Somebody worried about: everything that was told of them, without whoever told. */
import type { FC } from "hono/jsx";
import type { SubjectView } from "../../subjects/views.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { ConfirmForm, Hint, Proposals, Report, Verdicts } from "../components/subject.tsx";
import { STATE_WORDS } from "../subject-words.ts";
import { type Frame, Layout } from "./layout.tsx";

/** Never words of anybody, because titles stand in browser histories. */
const titleOf = (subject: SubjectView): string => `気になる方（本人）${subject.area ? `・${subject.area.name}` : ""}`;

export const SubjectPage: FC<{
  frame: Omit<Frame, "title">;
  subject: SubjectView;
  now: number;
  problem?: string | undefined;
}> = ({ frame, subject, now, problem }) => (
  <Layout {...frame} title={titleOf(subject)}>
    <article class="subject-page">
      <p class="handle-with-care">取扱注意</p>
      <a class="back back--beside" href="/inbox">
        <ArrowLeft />
        一覧へ
      </a>
      <header>
        <h1 class="page-title">{titleOf(subject)}</h1>
        <p class="small">
          {STATE_WORDS[subject.state]}・知らせ {subject.reports.length}件。ご本人から聞いたことではありません。
        </p>
      </header>
      {problem && (
        <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
          <p>{problem}</p>
        </div>
      )}
      <Hint subject={subject} />
      <section aria-labelledby="reports-title">
        <h2 class="facts-title" id="reports-title">
          届いた知らせ
        </h2>
        <ul class="report-list">
          {subject.reports.map((report) => (
            <Report report={report} now={now} />
          ))}
        </ul>
      </section>
      {!subject.readOnly && (
        <>
          <ConfirmForm subject={subject} from={null} />
          <Proposals subject={subject} from={null} now={now} />
          <Verdicts subject={subject} now={now} />
        </>
      )}
    </article>
  </Layout>
);
