/** What staff do with a subject: 「確認した」, join two records, tell them apart, take it back. Guarded, recorded, scoped. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { type Group, loadGroup } from "./group.ts";
import type { SubjectOutcome } from "./views.ts";

/** Why two records are the same or not: staff chooses one. Codes only, so that nothing of a person is written here. */
export const VERDICT_REASONS = ["place", "signs", "visited", "other"] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

export interface VerdictInput {
  other: string;
  verdict: "same" | "different";
  why: VerdictReason;
}

type SubjectHistory =
  | "subject.confirmed"
  | "subject.unfounded"
  | "subject.joined"
  | "subject.notSame"
  | "subject.verdictUndone";

/**
 * 「確認した」: somebody has looked. Every reporter may hear 「確認しました」 from now on, and no more, whatever was found.
 * @param seenVersion of the page; newer words or acts: `changed`.
 */
export function confirmSubject(
  house: House,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  found: "confirmed" | "unfounded",
): Promise<SubjectOutcome> {
  return once(house, async () => {
    const group = await loadGroup(house, staff, id);
    if (!group) return "notFound";
    if (group.version !== seenVersion) return "changed";
    const now = house.clock();
    const ids = JSON.stringify(group.members.map((member) => member.id));
    return [
      ...group.members.map((member) =>
        nextVersion(house, "state = ?3, decided_at = ?4, decided_by = ?5").bind(
          member.version,
          member.id,
          found,
          now,
          staff.id,
        ),
      ),
      house.store
        .prepare(
          `UPDATE report SET confirmed_at = ?2, confirmed_by = ?3
           WHERE confirmed_at IS NULL AND subject_id IN (SELECT value FROM json_each(?1))`,
        )
        .bind(ids, now, staff.id),
      ...historyStatements(house, staff, ids, found === "confirmed" ? "subject.confirmed" : "subject.unfounded", {}),
    ];
  });
}

/** Staff says that two records are the same, or are not. What stood between them before is taken back in the same breath. */
export function decideSame(house: House, staff: StaffMember, id: string, input: VerdictInput): Promise<SubjectOutcome> {
  return once(house, async () => {
    const [one, other] = [await loadGroup(house, staff, id), await loadGroup(house, staff, input.other)];
    const [a, b] = [one?.members[0], other?.members[0]];
    if (!one || !other || !a || !b) return "notFound";
    if (one.all.includes(input.other)) return input.verdict === "same" ? "changed" : "refused";
    const now = house.clock();
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const both = JSON.stringify([a.id, b.id]);
    const verdictId = house.newId();
    return [
      nextVersion(house).bind(a.version, a.id),
      nextVersion(house).bind(b.version, b.id),
      house.store
        .prepare(
          `UPDATE subject_verdict SET undone_at = ?3, undone_by = ?4
           WHERE subject_a = ?1 AND subject_b = ?2 AND undone_at IS NULL`,
        )
        .bind(first.id, second.id, now, staff.id),
      ...insertRows(
        house.store,
        "subject_verdict",
        ["id", "subject_a", "subject_b", "verdict", "why", "decided_at", "decided_by"],
        [[verdictId, first.id, second.id, input.verdict, input.why, now, staff.id]],
      ),
      ...historyStatements(house, staff, both, input.verdict === "same" ? "subject.joined" : "subject.notSame", {
        verdict: verdictId,
        why: input.why,
      }),
    ];
  });
}

/** つなぎを外す, or 「ちがう方」 taken back. The record of it stays. @param id a subject of the page it was pressed on. */
export function undoVerdict(house: House, staff: StaffMember, id: string, verdictId: string): Promise<SubjectOutcome> {
  return once(house, async () => {
    const group = await loadGroup(house, staff, id);
    const verdict = group && (await standingVerdict(house, staff, group, verdictId));
    if (!verdict) return "notFound";
    if (verdict.undone_at !== null) return "changed";
    return [
      nextVersion(house).bind(verdict.version_a, verdict.subject_a),
      nextVersion(house).bind(verdict.version_b, verdict.subject_b),
      house.store
        .prepare("UPDATE subject_verdict SET undone_at = ?2, undone_by = ?3 WHERE id = ?1 AND undone_at IS NULL")
        .bind(verdictId, house.clock(), staff.id),
      ...historyStatements(
        house,
        staff,
        JSON.stringify([verdict.subject_a, verdict.subject_b]),
        "subject.verdictUndone",
        { verdict: verdictId },
      ),
    ];
  });
}

interface VerdictRow {
  subject_a: string;
  subject_b: string;
  version_a: number;
  version_b: number;
  undone_at: number | null;
}

/** Of this group, with both sides in scope. */
async function standingVerdict(
  house: House,
  staff: StaffMember,
  group: Group,
  verdictId: string,
): Promise<VerdictRow | null> {
  const seen = (subject: string) =>
    `EXISTS (SELECT 1 FROM report t JOIN request r ON r.id = t.request_id WHERE t.subject_id = ${subject} AND ${scopeSql(2)})`;
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT v.subject_a, v.subject_b, v.undone_at, a.version AS version_a, b.version AS version_b
         FROM subject_verdict v JOIN subject a ON a.id = v.subject_a JOIN subject b ON b.id = v.subject_b
         WHERE v.id = ?1 AND ${seen("v.subject_a")} AND ${seen("v.subject_b")}`,
      )
      .bind(verdictId, ...scopeValues(staff)),
  ]);
  const row = found?.results[0] as unknown as VerdictRow | undefined;
  return row && (group.all.includes(row.subject_a) || group.all.includes(row.subject_b)) ? row : null;
}

/** Compare-and-set, like the lane's: NULL is refused and undoes the batch. Binds ?1 version and ?2 id. */
function nextVersion(house: House, set = ""): Statement {
  return house.store.prepare(`UPDATE subject SET ${NEXT_VERSION}${set ? `, ${set}` : ""} WHERE id = ?2`);
}

/** One line for each report, under its request: nobody is named, neither the subject nor who told. */
function historyStatements(
  house: House,
  staff: StaffMember,
  subjects: string,
  kind: SubjectHistory,
  detail: Record<string, string>,
): Statement[] {
  return [
    house.store
      .prepare(
        `INSERT INTO history_event (id, at, kind, actor, staff_id, request_id, detail)
         SELECT ?2 || ':' || t.id, ?3, ?4, 'staff', ?5, t.request_id, json_set(?6, '$.subject', t.subject_id) FROM report t
         WHERE t.subject_id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(subjects, house.newId(), house.clock(), kind, staff.id, JSON.stringify(detail)),
  ];
}

async function once(house: House, decide: () => Promise<Statement[] | SubjectOutcome>): Promise<SubjectOutcome> {
  const statements = await decide();
  if (!Array.isArray(statements)) return statements;
  try {
    await house.store.batch(statements);
  } catch (error) {
    // Somebody else pressed at the same moment, or the reporter wrote: staff looks again before anything is decided.
    if (isConflict(error) || isAgain(error)) return "changed";
    throw error;
  }
  await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
  return "done";
}

function isAgain(error: unknown): boolean {
  return error instanceof Error && error.message.includes("UNIQUE constraint failed: subject_verdict");
}
