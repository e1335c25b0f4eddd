/** 「気になる方（本人）」: what neighbours told of somebody, and who may be the same. Never who told. */
import type { FC } from "hono/jsx";
import { VERDICT_REASONS } from "../../subjects/acts.ts";
import type { ProposalView, ReportView, SubjectView, SubjectWords, VerdictView } from "../../subjects/views.ts";
import { UNREADABLE } from "../labels.ts";
import {
  HINTS,
  KNOWN,
  noWords,
  reasonWords,
  STATE_WORDS,
  signLabel,
  VERDICT_WHY,
  verdictWhy,
} from "../subject-words.ts";
import { isoTime, quoted, whenWords } from "../words.ts";
import { Alert, Check, Undo } from "./icons.tsx";
import { LevelMark } from "./level-mark.tsx";

export const subjectHref = (id: string): string => `/inbox/subjects/${encodeURIComponent(id)}`;

/** Where a form came from, so that it leads back there. */
const From: FC<{ request: string | null }> = ({ request }) =>
  request === null ? null : <input type="hidden" name="from" value={request} />;

const Signs: FC<{ signs: readonly string[] }> = ({ signs }) =>
  signs.length === 0 ? null : (
    <ul class="signs" aria-label="気づいたこと">
      {signs.map((code) => (
        <li class="tag">{signLabel(code)}</li>
      ))}
    </ul>
  );

const Words: FC<{ words: SubjectWords }> = ({ words }) => (
  <li class="told">
    {words.notToBeRead ? (
      <span class="small">読まないで、と言われています</span>
    ) : words.unsent ? (
      <span class="small">取り消されました</span>
    ) : words.unreadable ? (
      <span class="small">{UNREADABLE}</span>
    ) : words.text === null ? (
      <span class="small">ことばは消されました</span>
    ) : (
      <span class="told-words">{quoted(words.text)}</span>
    )}
    {words.text !== null && (words.kind === "place" || words.known !== null) && (
      <span class="small">
        {words.kind === "place" ? "場所" : ""}
        {words.kind === "place" && words.known !== null ? "・" : ""}
        {words.known === null ? "" : KNOWN[words.known]}
      </span>
    )}
  </li>
);

/** One telling: when, what was noticed, in which words. */
export const Report: FC<{ report: ReportView; now: number; brief?: boolean }> = ({ report, now, brief }) => (
  <li class="report" id={`report-${report.id}`}>
    <p class="report-top">
      <LevelMark level={report.level} />
      <span>
        <time datetime={isoTime(report.reportedAt)}>{whenWords(report.reportedAt, now)}</time> の知らせ
      </span>
    </p>
    <Signs signs={report.signs} />
    {report.words.length === 0 ? (
      <p class="small">{noWords(report)}</p>
    ) : (
      <ul class="told-list">
        {report.words.map((words) => (
          <Words words={words} />
        ))}
      </ul>
    )}
    {!brief && (
      <p class="small">
        {report.confirmedAt === null ? (
          "知らせてくれた方には、まだ「確認しました」と伝わりません。"
        ) : (
          <>
            <time datetime={isoTime(report.confirmedAt)}>{whenWords(report.confirmedAt, now)}</time>
            {report.confirmedBy === null ? "" : ` ${report.confirmedBy}さん`}
            が確認。たずねられたら「確認しました」とだけ伝わります。
          </>
        )}
      </p>
    )}
    {!brief && report.mayKnow && (
      <details class="reporter">
        <summary>知らせてくれた方</summary>
        <p class="small">相手の方や、ほかの人に伝わらないようにしてください。ひらいたことは記録されます。</p>
        <p>
          <a
            class="button"
            href={`${subjectHref(report.subjectId)}/reports/${encodeURIComponent(report.id)}/reporter`}
            rel="nofollow"
          >
            知らせてくれた方の話をひらく
          </a>
        </p>
      </details>
    )}
  </li>
);

/** 「確認した」: two ways of having looked; neither tells the reporter more than that somebody did. */
export const ConfirmForm: FC<{ subject: SubjectView; from: string | null }> = ({ subject, from }) => {
  const waiting = subject.reports.some((report) => report.confirmedAt === null);
  if (!waiting && subject.state !== "unconfirmed") return null;
  return (
    <form class="subject-form" method="post" action={`${subjectHref(subject.id)}/confirmation`}>
      <input type="hidden" name="seenVersion" value={String(subject.version)} />
      <From request={from} />
      <p class="small">知らせてくれた方が たずねたとき、「確認しました」とだけ伝わります。結果は伝わりません。</p>
      <div class="acts-row">
        <button class="button button--main" type="submit" name="found" value="confirmed">
          <Check />
          確認した
        </button>
        <button class="button" type="submit" name="found" value="unfounded">
          確認して、心配はなかった
        </button>
      </div>
    </form>
  );
};

const Proposal: FC<{ subject: SubjectView; proposal: ProposalView; from: string | null; now: number }> = (props) => {
  const { subject, proposal, from, now } = props;
  const field = `why-${proposal.subjectId}`;
  return (
    <li class="proposal">
      <p>
        <strong>{proposal.verdict === "likely" ? "よく似ています" : "似ているところがあります"}</strong>：
        <a href={subjectHref(proposal.subjectId)}>
          <time datetime={isoTime(proposal.reportedAt)}>{whenWords(proposal.reportedAt, now)}</time> の知らせ
        </a>
      </p>
      {proposal.places.length > 0 && <p class="told-words">{proposal.places.map(quoted).join("")}</p>}
      <ul class="reasons">
        {proposal.reasons.map((reason) => (
          <li>{reasonWords(reason)}</li>
        ))}
      </ul>
      <form class="subject-form" method="post" action={`${subjectHref(subject.id)}/verdicts`}>
        <input type="hidden" name="other" value={proposal.subjectId} />
        <From request={from} />
        <div class="subject-field">
          <label for={field}>決めたわけ</label>
          <select id={field} name="why">
            {VERDICT_REASONS.map((reason) => (
              <option value={reason}>{VERDICT_WHY[reason]}</option>
            ))}
          </select>
        </div>
        <div class="acts-row">
          <button class="button" type="submit" name="verdict" value="same">
            同じ方として つなぐ
          </button>
          <button class="button" type="submit" name="verdict" value="different">
            ちがう方
          </button>
        </div>
      </form>
    </li>
  );
};

/** What the machine noticed; only people join. */
export const Proposals: FC<{ subject: SubjectView; from: string | null; now: number }> = ({ subject, from, now }) =>
  subject.proposals.length === 0 ? null : (
    <section class="proposals" aria-labelledby="proposals-title">
      {from === null ? (
        <h2 class="facts-title" id="proposals-title">
          同じ家のことかもしれません
        </h2>
      ) : (
        <h3 id="proposals-title">同じ家のことかもしれません</h3>
      )}
      <p class="small">自動で見くらべたものです。つなぐかどうかは、人が決めます。あとで外せます。</p>
      <ul class="proposal-list">
        {subject.proposals.map((proposal) => (
          <Proposal subject={subject} proposal={proposal} from={from} now={now} />
        ))}
      </ul>
    </section>
  );

export const Hint: FC<{ subject: SubjectView }> = ({ subject }) =>
  subject.hint === null ? null : (
    <p class="warning">
      <Alert />
      {HINTS[subject.hint]}
    </p>
  );

const Verdict: FC<{ subject: SubjectView; verdict: VerdictView; now: number }> = ({ subject, verdict, now }) => (
  <li class="verdict">
    <p>
      <time datetime={isoTime(verdict.firstAt)}>{whenWords(verdict.firstAt, now)}</time> と{" "}
      <time datetime={isoTime(verdict.secondAt)}>{whenWords(verdict.secondAt, now)}</time> の知らせ：
      <strong>{verdict.verdict === "same" ? "同じ方" : "ちがう方"}</strong>
    </p>
    <p class="small">
      {verdict.by}さん・{whenWords(verdict.at, now)}・{verdictWhy(verdict.why)}
    </p>
    <form method="post" action={`${subjectHref(subject.id)}/verdicts/${encodeURIComponent(verdict.id)}/undo`}>
      <button class="button" type="submit">
        <Undo />
        {verdict.verdict === "same" ? "つなぎを外す" : "「ちがう方」を取り消す"}
      </button>
    </form>
  </li>
);

/** What staff decided, with the way back. */
export const Verdicts: FC<{ subject: SubjectView; now: number }> = ({ subject, now }) =>
  subject.verdicts.length === 0 ? null : (
    <section class="verdicts" aria-labelledby="verdicts-title">
      <h2 class="facts-title" id="verdicts-title">
        つなぎの記録
      </h2>
      <ul class="proposal-list">
        {subject.verdicts.map((verdict) => (
          <Verdict subject={subject} verdict={verdict} now={now} />
        ))}
      </ul>
    </section>
  );

/** The subject beside a report's talk. */
export const SubjectBeside: FC<{ subject: SubjectView; requestId: string; now: number }> = (props) => {
  const { subject, requestId, now } = props;
  return (
    <section class="subject" id="subject" aria-labelledby="subject-title">
      <h2 class="facts-title" id="subject-title">
        気になる方（本人）
      </h2>
      <p class="small">
        {STATE_WORDS[subject.state]}
        {subject.reports.length > 1 ? `・知らせ ${subject.reports.length}件` : ""}
      </p>
      <Hint subject={subject} />
      <ul class="report-list">
        {subject.reports.slice(0, 3).map((report) => (
          <Report report={report} now={now} brief />
        ))}
      </ul>
      <p>
        <a class="button" href={subjectHref(subject.id)}>
          この方のページ
        </a>
      </p>
      {!subject.readOnly && (
        <>
          <ConfirmForm subject={subject} from={requestId} />
          <Proposals subject={subject} from={requestId} now={now} />
        </>
      )}
    </section>
  );
};
