/** One subject with its reports, joined ones too. Reading is recorded; who told is not among what is read. */
import type { House } from "../house.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Level } from "../triage/types.ts";
import { auditStatement, idsOf, loadGroup } from "./group.ts";
import { mayKnowReporter, type ReporterRequest } from "./may-know-reporter.ts";
import { findProposals } from "./proposals.ts";
import { raiseHint } from "./raise-hint.ts";
import { unreadOf, unreadStatement } from "./unread.ts";
import type { ReportView, SubjectState, SubjectView, VerdictView } from "./views.ts";
import { codes, keysOf, openWords, type WordsRow, wordsStatement } from "./words.ts";

const REPORTS_SHOWN = 50;

interface ReportRow extends ReporterRequest {
  id: string;
  subject_id: string;
  reported_at: number;
  last_heard_at: number;
  signs: string;
  confirmed_at: number | null;
  confirmed_by: string | null;
  erased_at: number | null;
  level: Level;
}

interface VerdictRow {
  id: string;
  verdict: "same" | "different";
  why: string;
  decided_at: number;
  by_name: string | null;
  subject_a: string;
  subject_b: string;
  first_at: number;
  second_at: number;
}

/** @param record false for a page that is shown again after a refused form. Null: not there, or not theirs to see. */
export async function readSubject(
  house: House,
  staff: StaffMember,
  id: string,
  record: boolean,
): Promise<SubjectView | null> {
  const { store } = house;
  const group = await loadGroup(house, staff, id);
  const asked = group?.members[0];
  if (!group || !asked) return null;
  const ids = idsOf(group);
  const [reportRows, words, verdictRows, reporters, unreadRows] = await store.batch([
    store
      .prepare(
        `SELECT t.id, t.subject_id, t.reported_at, t.last_heard_at, t.signs, t.confirmed_at, c.nickname AS confirmed_by,
         t.erased_at, r.level, r.area, r.owner, r.route_to, r.route_queue
         FROM report t JOIN request r ON r.id = t.request_id LEFT JOIN staff c ON c.id = t.confirmed_by
         WHERE t.subject_id IN (SELECT value FROM json_each(?1)) AND ${scopeSql(2)}
         ORDER BY t.reported_at DESC LIMIT ${REPORTS_SHOWN}`,
      )
      .bind(ids, ...scopeValues(staff)),
    wordsStatement(house, ids),
    store
      .prepare(
        `SELECT v.id, v.verdict, v.why, v.decided_at, c.nickname AS by_name, v.subject_a, v.subject_b,
         a.created_at AS first_at, b.created_at AS second_at
         FROM subject_verdict v JOIN subject a ON a.id = v.subject_a JOIN subject b ON b.id = v.subject_b
         LEFT JOIN staff c ON c.id = v.decided_by
         WHERE v.undone_at IS NULL AND (v.subject_a IN (SELECT value FROM json_each(?1)) OR v.subject_b IN (SELECT value FROM json_each(?1)))
         AND ${seenBoth()} ORDER BY v.decided_at DESC LIMIT 50`,
      )
      .bind(ids, ...scopeValues(staff)),
    // How many different people told, and whether one of them is a registered supporter: nothing else of them.
    store
      .prepare(
        `SELECT count(DISTINCT q.person_id) AS n, max(p.menu IS 'supporter') AS supporter FROM report t
         JOIN request q ON q.id = t.request_id JOIN person p ON p.id = q.person_id
         WHERE t.erased_at IS NULL AND t.subject_id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(ids),
    unreadStatement(house, ids),
    ...(record ? [auditStatement(house, staff, ids, "subject")] : []),
  ]);
  const keys = await keysOf(house, group.members);
  const wordRows = (words?.results ?? []) as unknown as WordsRow[];
  const unread = await unreadOf(house, unreadRows?.results);
  const opened = await Promise.all(wordRows.map((row) => openWords(keys, row, unread)));
  const reports = ((reportRows?.results ?? []) as unknown as ReportRow[]).map((row): ReportView => {
    const own = opened.filter(({ report }) => report === row.id);
    return {
      id: row.id,
      subjectId: row.subject_id,
      reportedAt: row.reported_at,
      lastHeardAt: row.last_heard_at,
      level: row.level,
      signs: [...new Set([...(unread.codes(row.id) ? [] : codes(row.signs)), ...own.flatMap((one) => one.codes)])],
      words: own.map((one) => one.words),
      confirmedAt: row.confirmed_at,
      confirmedBy: row.confirmed_by,
      erased: row.erased_at !== null,
      mayKnow: mayKnowReporter(staff, row),
    };
  });
  const signs = [...new Set(reports.flatMap((report) => report.signs))];
  const area = group.members.find((member) => member.area !== null) ?? asked;
  const told = {
    area: area.area,
    words: reports.flatMap((report) => report.words.flatMap((one) => one.text ?? [])),
    signs,
  };
  const proposals = await findProposals(house, staff, group, told);
  if (record && proposals.length > 0) {
    const shown = JSON.stringify(proposals.map((one) => one.subjectId));
    await store.batch([auditStatement(house, staff, shown, "proposal")]);
  }
  const reporting = reporters?.results[0] as { n: number; supporter: number | null } | undefined;
  return {
    ...(staff.role === "partner" ? { readOnly: true as const } : {}),
    id,
    members: group.members.map((member) => member.id),
    state: stateOf(group.members.map((member) => member.state)),
    area: area.area === null ? null : { id: area.area, name: area.area_name ?? area.area },
    version: group.version,
    reports,
    signs,
    verdicts: ((verdictRows?.results ?? []) as unknown as VerdictRow[]).map(verdictView),
    proposals,
    // Nothing above 「いのち・いま」 to raise to.
    hint: reports.some((report) => report.level === "U0")
      ? null
      : raiseHint({ reporters: reporting?.n ?? 0, supporter: reporting?.supporter === 1, signs: signs.length }),
  };
}

/** The subject of a request about a neighbour, for the request's own page. */
export async function subjectOfRequest(
  house: House,
  staff: StaffMember,
  requestId: string,
  record: boolean,
): Promise<SubjectView | null> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT t.subject_id FROM report t JOIN request r ON r.id = t.request_id WHERE r.id = ?1 AND ${scopeSql(2)}`,
      )
      .bind(requestId, ...scopeValues(staff)),
  ]);
  const row = found?.results[0] as { subject_id: string } | undefined;
  return row ? readSubject(house, staff, row.subject_id, record) : null;
}

/** The way from a report to whoever told of it: only for those who may know. Null: not there, or not theirs to know. */
export async function reporterOf(
  house: House,
  staff: StaffMember,
  subjectId: string,
  reportId: string,
): Promise<string | null> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT r.id, r.area, r.level, r.owner, r.route_to, r.route_queue FROM report t JOIN request r ON r.id = t.request_id
         WHERE t.id = ?1 AND t.subject_id = ?5 AND ${scopeSql(2)}`,
      )
      .bind(reportId, ...scopeValues(staff), subjectId),
  ]);
  const row = found?.results[0] as (ReporterRequest & { id: string }) | undefined;
  return row && mayKnowReporter(staff, row) ? row.id : null;
}

/** A verdict is shown to whoever may see both sides. */
function seenBoth(): string {
  const seen = (subject: string) =>
    `EXISTS (SELECT 1 FROM report t JOIN request r ON r.id = t.request_id WHERE t.subject_id = ${subject} AND ${scopeSql(2)})`;
  return `${seen("v.subject_a")} AND ${seen("v.subject_b")}`;
}

function verdictView(row: VerdictRow): VerdictView {
  const [firstAt, secondAt] = [row.first_at, row.second_at].toSorted((a, b) => a - b);
  return {
    id: row.id,
    verdict: row.verdict,
    why: row.why,
    at: row.decided_at,
    by: row.by_name ?? "",
    firstAt: firstAt ?? row.first_at,
    secondAt: secondAt ?? row.second_at,
  };
}

/** What still needs somebody comes first. */
function stateOf(states: readonly SubjectState[]): SubjectState {
  return (
    (["unconfirmed", "confirmed", "unfounded", "closed"] as const).find((one) => states.includes(one)) ?? "unconfirmed"
  );
}
