/** Other records that may be about the same person or house: looked for when staff opens one, proposed, never joined. */
import type { House } from "../house.ts";
import { scopeValues } from "../requests/scope.ts";
import type { StaffMember } from "../staff/types.ts";
import { GROUP, type Group, SUBJECT_COLUMNS, SUBJECT_TABLES, type SubjectRow, subjectScope } from "./group.ts";
import { sameSubject, type Told } from "./same-subject.ts";
import { unreadOf, unreadStatement } from "./unread.ts";
import type { ProposalView } from "./views.ts";
import { codes, keysOf, openWords, type WordsRow, wordsStatement } from "./words.ts";

/** As many open records, newest first, are compared. */
const COMPARED = 50;
/** More than this is no help. */
const SHOWN = 5;

interface ReportCodes {
  id: string;
  subject_id: string;
  signs: string;
  reported_at: number;
}

/**
 * Open records of the same district (or of none), within the reader's scope, that staff has not told apart from this one.
 * Three round trips. Likely ones first.
 */
export async function findProposals(
  house: House,
  staff: StaffMember,
  group: Group,
  told: Told,
): Promise<ProposalView[]> {
  const { store } = house;
  const [found, names] = await store.batch([
    store
      .prepare(
        `SELECT ${SUBJECT_COLUMNS} FROM ${SUBJECT_TABLES}
         WHERE s.state IN ('unconfirmed', 'confirmed') AND s.id NOT IN (SELECT value FROM json_each(?1))
         AND (s.area IS ?5 OR s.area IS NULL OR ?5 IS NULL) AND ${subjectScope(2)}
         ORDER BY s.area IS NOT ?5, s.last_heard_at DESC LIMIT ${COMPARED}`,
      )
      .bind(JSON.stringify(group.all), ...scopeValues(staff), told.area),
    store.prepare("SELECT names FROM welfare_district"),
  ]);
  const others = (found?.results ?? []) as unknown as SubjectRow[];
  if (others.length === 0) return [];
  // Not the district's own name: it holds all its towns, so it tells none of them apart.
  const townNames = ((names?.results ?? []) as { names: string }[]).flatMap((row) => JSON.parse(row.names) as string[]);
  const ids = JSON.stringify(others.map((other) => other.id));
  const [joined, apart, reports, words, unreadRows] = await store.batch([
    store.prepare(`${GROUP} SELECT root, id FROM g ORDER BY root, id`).bind(ids),
    store
      .prepare(
        `SELECT subject_a, subject_b FROM subject_verdict WHERE verdict = 'different' AND undone_at IS NULL
         AND (subject_a IN (SELECT value FROM json_each(?1)) OR subject_b IN (SELECT value FROM json_each(?1)))`,
      )
      .bind(JSON.stringify(group.all)),
    store
      .prepare(
        "SELECT id, subject_id, signs, reported_at FROM report WHERE subject_id IN (SELECT value FROM json_each(?1)) ORDER BY reported_at",
      )
      .bind(ids),
    wordsStatement(house, ids),
    unreadStatement(house, ids),
  ]);
  const toldApart = new Set(
    ((apart?.results ?? []) as { subject_a: string; subject_b: string }[]).flatMap((v) => [v.subject_a, v.subject_b]),
  );
  const groups = Map.groupBy((joined?.results ?? []) as { root: string; id: string }[], (row) => row.root);
  const keys = await keysOf(house, others);
  const unread = await unreadOf(house, unreadRows?.results);
  const opened = await Promise.all(
    ((words?.results ?? []) as unknown as WordsRow[]).map((row) => openWords(keys, row, unread)),
  );
  const facts = (reports?.results ?? []) as unknown as ReportCodes[];
  const proposals: ProposalView[] = [];
  const done = new Set<string>();
  for (const other of others) {
    const members = (groups.get(other.id) ?? []).map((row) => row.id);
    if (done.has(other.id) || members.some((id) => toldApart.has(id))) continue;
    for (const id of members) done.add(id);
    const own = opened.filter(({ subject }) => members.includes(subject));
    const their = facts.filter((row) => members.includes(row.subject_id));
    const texts = own.flatMap(({ words: one }) => one.text ?? []);
    const signs = [
      ...new Set([
        ...their.flatMap((row) => (unread.codes(row.id) ? [] : codes(row.signs))),
        ...own.flatMap((one) => one.codes),
      ]),
    ];
    const { verdict, reasons } = sameSubject(told, { area: other.area, words: texts, signs }, townNames);
    if (verdict === "no") continue;
    proposals.push({
      subjectId: other.id,
      verdict,
      reasons,
      reportedAt: their[0]?.reported_at ?? other.created_at,
      signs,
      places: own
        .flatMap(({ words: one }) => (one.kind === "place" && one.text !== null ? [one.text] : []))
        .slice(0, 3),
    });
  }
  return proposals.toSorted((a, b) => Number(b.verdict === "likely") - Number(a.verdict === "likely")).slice(0, SHOWN);
}
