/** 「すべての記録」: everything that happened to one request, day by day, also on paper. */
import type { FC } from "hono/jsx";
import type { RequestDetail } from "../../requests/views.ts";
import { requestTitle } from "../components/brief.tsx";
import { ArrowLeft } from "../components/icons.tsx";
import type { TimelineLine } from "../timeline.ts";
import { clockWords, dayWords, isoTime } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

const KIND_WORDS: Record<TimelineLine["kind"], string> = {
  talk: "会話",
  note: "内部メモ",
  act: "操作",
  step: "対応",
  alert: "知らせ",
  tie: "札・つながり",
};

export const TimelinePage: FC<{
  frame: Omit<Frame, "title">;
  detail: RequestDetail;
  lines: readonly TimelineLine[];
  /** Without the talk. */
  actsOnly: boolean;
  now: number;
}> = ({ frame, detail, lines, actsOnly, now }) => {
  const shown = actsOnly ? lines.filter((line) => line.kind !== "talk") : lines;
  const days = [...Map.groupBy(shown, (line) => dayWords(line.at, now))];
  const here = `/inbox/requests/${encodeURIComponent(detail.id)}`;
  return (
    <Layout {...frame} title="すべての記録">
      {/* Who told of a neighbour is never on paper: their words and the notes beside them stay on the screen. */}
      <div class={detail.about === "neighbour" ? "desk timeline-page timeline-page--report" : "desk timeline-page"}>
        <p class="handle-with-care">取扱注意</p>
        <a class="desk-back" href={here}>
          <ArrowLeft />
          相談へ
        </a>
        <h1 class="page-title">{requestTitle(detail)}：すべての記録</h1>
        <nav class="tabs" aria-label="出すもの">
          <a href={`${here}/timeline`} aria-current={actsOnly ? undefined : "page"}>
            すべて
          </a>
          <a href={`${here}/timeline?show=acts`} aria-current={actsOnly ? "page" : undefined}>
            会話のほか
          </a>
        </nav>
        {detail.about === "neighbour" && <p class="paper-only">知らせた方の会話とメモは、紙に出しません。</p>}
        {detail.earlierHidden && !actsOnly && <p class="small">これより前の会話は、ここには出していません。</p>}
        {days.map(([day, some]) => (
          <section class="timeline-day">
            <h2>{day}</h2>
            <ol class="timeline">
              {some.map((line) => (
                <li class={`timeline-line timeline-line--${line.kind}`} id={line.id}>
                  <time datetime={isoTime(line.at)}>{clockWords(line.at)}</time>
                  <span class="timeline-kind">{KIND_WORDS[line.kind]}</span>
                  <div>
                    <p>
                      {line.who && (
                        <>
                          <bdi>{line.who}</bdi>
                          {line.what === "" ? "" : "："}
                        </>
                      )}
                      {line.what}
                    </p>
                    {line.words !== null && (
                      <p class="timeline-words" dir="auto">
                        {line.words}
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Layout>
  );
};
