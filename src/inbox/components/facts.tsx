/** The facts beside a talk. What the machine concluded is marked as such and smaller than what people said. */
import type { FC } from "hono/jsx";
import type { RequestDetail } from "../../requests/views.ts";
import { besides } from "../enhance.ts";
import { historyWords, ruleLabel, topicLabel } from "../labels.ts";
import { isoTime, whenWords } from "../words.ts";
import { Asked } from "./asked.tsx";
import { LevelMark } from "./level-mark.tsx";

/** Rules with the words that set them off; a rule without words still shows. */
const Reasons: FC<{ detail: RequestDetail }> = ({ detail }) => {
  const rules = [...new Set([...detail.rules, ...detail.reasons.map((reason) => reason.rule)])];
  if (rules.length === 0) return <p class="small">当てはまる決まりはありませんでした。</p>;
  return (
    <ul class="reasons">
      {rules.map((rule) => {
        const spans = detail.reasons.filter((reason) => reason.rule === rule);
        const label = ruleLabel(rule);
        return (
          <li>
            {label !== rule && `${label} `}
            <code>{rule}</code>
            {spans.map((reason) => (
              <q class="span">{reason.span}</q>
            ))}
          </li>
        );
      })}
    </ul>
  );
};

export const Facts: FC<{ detail: RequestDetail; now: number; beside?: boolean }> = ({ detail, now, beside }) => (
  <section class="facts" id="facts" aria-labelledby="facts-title" {...besides(beside === true)}>
    <h2 class="facts-title" id="facts-title">
      わかっていること
    </h2>
    <dl class="fact-list">
      <div>
        <dt>だれのこと</dt>
        <dd>{detail.about === "self" ? "本人" : "ご近所の方のこと"}</dd>
      </div>
      <div>
        <dt>場所</dt>
        <dd>{detail.area?.name ?? (detail.elsewhere ? `市の外（${detail.elsewhere}）` : "まだ聞いていません")}</dd>
      </div>
      <div>
        <dt>連絡</dt>
        <dd>{detail.contact === "doNotContact" ? "「連絡しないで」と言われています" : "してよい"}</dd>
      </div>
      {detail.blocked && (
        <div>
          <dt>LINE</dt>
          <dd>ブロックされています。送っても届きません</dd>
        </div>
      )}
      <div>
        <dt>受け持ち</dt>
        <dd>{detail.owner ? `${detail.owner.nickname}さん` : "まだいません"}</dd>
      </div>
      <div>
        <dt>届いた</dt>
        <dd>
          <time datetime={isoTime(detail.openedAt)}>{whenWords(detail.openedAt, now)}</time>
        </dd>
      </div>
    </dl>
    <Asked lines={detail.asked ?? []} now={now} />
    <section class="machine" aria-labelledby="machine-title">
      <h3 id="machine-title">自動の見立て</h3>
      <p>
        <LevelMark level={detail.level} long />
      </p>
      <Reasons detail={detail} />
      {detail.topics.length > 0 && (
        <p class="topics">
          <span class="small">話題：</span>
          {detail.topics.map((topic) => (
            <span class="tag">{topicLabel(topic)}</span>
          ))}
        </p>
      )}
    </section>
    <section class="history" aria-labelledby="history-title">
      <h3 id="history-title">これまで</h3>
      {!detail.reporterHidden && (
        <p>
          <a class="timeline-link" href={`/inbox/requests/${encodeURIComponent(detail.id)}/timeline`}>
            すべての記録を見る・印刷する
          </a>
        </p>
      )}
      {detail.history.length === 0 ? (
        <p class="small">記録はまだありません。</p>
      ) : (
        <ol class="history-lines">
          {detail.history.map((line) => (
            <li id={`history-${line.id}`}>
              <time datetime={isoTime(line.at)}>{whenWords(line.at, now)}</time> {historyWords(line)}
            </li>
          ))}
        </ol>
      )}
    </section>
  </section>
);
