/** 「閲覧の記録」 for managers: who opened which request, what of it, when. No words of anybody. */
import type { FC } from "hono/jsx";
import type { AuditFilter, AuditLine, AuditPage as View } from "../../staff/audit-desk.ts";
import { LEVEL_WORDS } from "../labels.ts";
import { isoTime, whenWords, whoAndWhere } from "../words.ts";
import { type FrameOf, Problem } from "./admin-parts.tsx";
import { Layout } from "./layout.tsx";

const WHAT: Record<AuditLine["what"], string> = {
  talk: "会話",
  reporter: "知らせてくれた方の会話",
  subject: "気になる方の記録",
  proposal: "似ている知らせ",
  media: "写真・声・動画・ファイル",
  search: "ことばでさがした",
  found: "さがして出てきたことば",
};

/** Filters in the address are ids and a day. */
export function auditPath(filter: Partial<AuditFilter>): string {
  const query = new URLSearchParams();
  if (filter.staffId) query.set("staff", filter.staffId);
  if (filter.requestId) query.set("request", filter.requestId);
  if (filter.day) query.set("day", filter.day);
  if (filter.before) query.set("before", filter.before);
  const text = query.toString();
  return text === "" ? "/inbox/audit" : `/inbox/audit?${text}`;
}

const Row: FC<{ line: AuditLine; filter: AuditFilter; now: number }> = ({ line, filter, now }) => (
  <tr>
    <td>
      <time datetime={isoTime(line.at)}>{whenWords(line.at, now)}</time>
    </td>
    <th scope="row">{line.nickname ?? "（いない職員）"}さん</th>
    <td>{WHAT[line.what]}</td>
    <td>
      {line.requestId === "" ? (
        "（どの相談でもない）"
      ) : line.level === null || line.about === null ? (
        "消えた相談"
      ) : (
        <>
          <a href={`/inbox/requests/${encodeURIComponent(line.requestId)}`}>
            {LEVEL_WORDS[line.level].word}・{whoAndWhere(line.about, line.area === null ? null : { name: line.area })}
          </a>
          {filter.requestId === null && (
            <>
              {" "}
              <a class="small" href={auditPath({ requestId: line.requestId })}>
                この相談の記録だけ
              </a>
            </>
          )}
        </>
      )}
    </td>
  </tr>
);

const FilterForm: FC<{ view: View; filter: AuditFilter }> = ({ view, filter }) => (
  <form method="get" action="/inbox/audit" class="audit-filter">
    <div class="field">
      <label for="audit-staff">だれが</label>
      <select id="audit-staff" name="staff">
        <option value="">みんな</option>
        {view.staff.map(({ id, nickname }) => (
          <option value={id} selected={filter.staffId === id}>
            {nickname}さん
          </option>
        ))}
      </select>
    </div>
    <div class="field">
      <label for="audit-day">いつ</label>
      <input id="audit-day" name="day" type="date" value={filter.day ?? ""} />
    </div>
    {filter.requestId !== null && <input type="hidden" name="request" value={filter.requestId} />}
    <button class="button" type="submit">
      しぼる
    </button>
    {(filter.staffId ?? filter.requestId ?? filter.day) !== null && <a href="/inbox/audit">すべてに戻す</a>}
  </form>
);

export const AuditPage: FC<{ frame: FrameOf; view: View; filter: AuditFilter; now: number; problem?: string }> = (
  props,
) => {
  const { frame, view, filter, now, problem } = props;
  return (
    <Layout {...frame} title="閲覧の記録">
      <div class="desk admin">
        <h1 class="page-title">閲覧の記録</h1>
        <p>
          だれが、どの相談の何を、いつひらいたかです。書きかえも、消すこともできません。この画面を見たことも残ります。
        </p>
        <Problem words={problem ? [problem] : []} />
        <FilterForm view={view} filter={filter} />
        {filter.requestId !== null && <p class="small">ひとつの相談の記録だけを出しています。</p>}
        {view.lines.length === 0 ? (
          <p class="empty">あてはまる記録はありません。</p>
        ) : (
          <section class="table-scroll" tabindex={0} aria-label="閲覧の記録の表">
            <table class="hours-table">
              <caption class="sr-only">閲覧の記録、新しい順</caption>
              <thead>
                <tr>
                  <th scope="col">いつ</th>
                  <th scope="col">だれが</th>
                  <th scope="col">何を</th>
                  <th scope="col">どの相談</th>
                </tr>
              </thead>
              <tbody>
                {view.lines.map((line) => (
                  <Row line={line} filter={filter} now={now} />
                ))}
              </tbody>
            </table>
          </section>
        )}
        {view.next !== null && (
          <p>
            <a class="button" href={auditPath({ ...filter, before: view.next })}>
              これより前
            </a>
          </p>
        )}
        <h2>この記録を見た人</h2>
        {view.looks.length === 0 ? (
          <p class="small">まだだれも見ていません。</p>
        ) : (
          <ul class="history-lines">
            {view.looks.map(({ at, nickname }) => (
              <li>
                <time datetime={isoTime(at)}>{whenWords(at, now)}</time> {nickname ?? "職員"}さん
              </li>
            ))}
          </ul>
        )}
      </div>
    </Layout>
  );
};
