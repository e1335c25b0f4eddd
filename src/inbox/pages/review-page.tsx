/** 「見直し」: where the automatic look was wrong, for the team that corrects it. */
import type { FC } from "hono/jsx";
import type { ReviewLine } from "../../danger/views.ts";
import { MARK_WORDS } from "../danger-words.ts";
import { LEVEL_WORDS, ruleLabel } from "../labels.ts";
import { isoTime, quoted, whenWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

const levelWords = (level: ReviewLine["level"]): string =>
  level === null ? "気づかなかった" : `${level} ${LEVEL_WORDS[level].word}`;

const Line: FC<{ line: ReviewLine; now: number }> = ({ line, now }) => (
  <li class="review-line" id={`review-${line.id}`}>
    <p>
      <span class="tag">{MARK_WORDS[line.mark]}</span>{" "}
      <time datetime={isoTime(line.at)}>{whenWords(line.at, now)}</time>・{line.staff}さん
      {line.from === "hand" && "・度合いを直したとき"}
    </p>
    <p class="card-words">{line.said === null ? "ことばは残っていないか、見られません" : quoted(line.said)}</p>
    <p class="small">
      自動: {levelWords(line.level)}
      {line.rules.length > 0 && `（${line.rules.map(ruleLabel).join("・")}）`}
      {line.wanted && `→ 人: ${levelWords(line.wanted)}`}
    </p>
    {line.note && <q class="span">{line.note}</q>}
    <a class="button" href={`/inbox/requests/${encodeURIComponent(line.requestId)}`}>
      相談をひらく
    </a>
  </li>
);

export const ReviewPage: FC<{ frame: Omit<Frame, "title">; lines: ReviewLine[]; now: number }> = (props) => {
  const { frame, lines, now } = props;
  return (
    <Layout {...frame} title="見直し">
      <article class="review-page">
        <p class="handle-with-care">取扱注意</p>
        <h1 class="page-title">見直し</h1>
        <p>
          自動の見立てがちがっていたところです。会話の「見立てに印をつける」と、「誤検知」「ことばのあや」で度合いを直したものが、新しい順に並びます。ここから、自動の見立てをためす文を作ります。
        </p>
        <p>
          <a href="/about/triage">自動の見立てについて（だれでも見られるページ）</a>
        </p>
        {lines.length === 0 ? (
          <div class="empty">
            <p class="empty-title">まだ、印はありません。</p>
            <p>会話の中で「見立てに印をつける」を押すと、ここに並びます。</p>
          </div>
        ) : (
          <ul class="review-lines">
            {lines.map((line) => (
              <Line line={line} now={now} />
            ))}
          </ul>
        )}
      </article>
    </Layout>
  );
};
