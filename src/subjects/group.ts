/** A subject with all that staff joined to it, as far as a member of staff may see. What they may not see is not found. */
import type { House } from "../house.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import type { SubjectState } from "./views.ts";

export interface SubjectRow {
  id: string;
  area: string | null;
  area_name: string | null;
  state: SubjectState;
  version: number;
  created_at: number;
  last_heard_at: number;
  ring_key_id: string | null;
  wrapped: string | null;
}

export interface Group {
  /** Members in scope, the one asked for first. */
  members: SubjectRow[];
  /** All members, also those out of scope: verdicts count for them too. */
  all: string[];
  version: number;
}

/** Joined, directly or through others. `root` is the subject one started from. */
export const GROUP = `WITH RECURSIVE g(root, id) AS (
  SELECT value, value FROM json_each(?1)
  UNION
  SELECT g.root, CASE WHEN v.subject_a = g.id THEN v.subject_b ELSE v.subject_a END
  FROM g JOIN subject_verdict v ON g.id IN (v.subject_a, v.subject_b) AND v.verdict = 'same' AND v.undone_at IS NULL)`;

/** `s` is the subject: seen by whoever may see a request that told of it. */
export const subjectScope = (first: number): string =>
  `EXISTS (SELECT 1 FROM report t JOIN request r ON r.id = t.request_id WHERE t.subject_id = s.id AND ${scopeSql(first)})`;

export const SUBJECT_COLUMNS = `s.id, s.area, d.name AS area_name, s.state, s.version, s.created_at, s.last_heard_at,
  k.ring_key_id, k.wrapped`;
export const SUBJECT_TABLES = `subject s LEFT JOIN welfare_district d ON d.id = s.area
  LEFT JOIN subject_key k ON k.subject_id = s.id`;

/** One round trip. Null when it does not exist or is not theirs to see. */
export async function loadGroup(house: House, staff: StaffMember, id: string): Promise<Group | null> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `${GROUP} SELECT ${SUBJECT_COLUMNS}, ${subjectScope(2)} AS seen FROM g JOIN ${SUBJECT_TABLES.replace("subject s", "subject s ON s.id = g.id")}
         ORDER BY s.created_at, s.id`,
      )
      .bind(JSON.stringify([id]), ...scopeValues(staff)),
  ]);
  const rows = (result?.results ?? []) as unknown as (SubjectRow & { seen: number })[];
  const seen = rows.filter((row) => row.seen === 1);
  const asked = seen.find((row) => row.id === id);
  if (!asked) return null;
  return {
    members: [asked, ...seen.filter((row) => row !== asked)],
    all: rows.map((row) => row.id),
    version: seen.reduce((sum, row) => sum + row.version, 0),
  };
}

/** The members a form names, in scope: for acts. */
export const idsOf = (group: Group): string => JSON.stringify(group.members.map((member) => member.id));

/** Who opened what. `subjects`: a JSON list; one line for each of their reports. */
export function auditStatement(
  house: House,
  staff: StaffMember,
  subjects: string,
  what: "subject" | "proposal",
): Statement {
  return house.store
    .prepare(
      `INSERT INTO read_audit (id, staff_id, request_id, at, what)
       SELECT ?2 || ':' || t.id, ?3, t.request_id, ?4, ?5 FROM report t
       WHERE t.subject_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(subjects, house.newId(), staff.id, house.clock(), what);
}
