/** 「つながり」: two requests that belong together, linked and unlinked by staff. Shown only to who may see both; never who told. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import type { Level } from "../triage/types.ts";
import { act } from "./act.ts";
import { readNumber } from "./number.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import type { RequestForAct } from "./talk-hold.ts";
import { LINK_KINDS, type LinkKind, type LinkView } from "./ties-views.ts";
import type { ActOutcome } from "./views.ts";

const LINKS_SHOWN = 100;

export interface LinkInput {
  /** As it is typed: 「4830-A72C」. */
  number: string;
  kind: string;
  formId: string;
}

interface OtherRow {
  id: string;
  person_id: string;
  about: "self" | "neighbour";
  area: string | null;
  level: Level;
  owner: string | null;
  route_to: string | null;
  route_queue: string | null;
}

const OTHER = "r.id, r.person_id, r.about, r.area, r.level, r.owner, r.route_to, r.route_queue";

/** A report linked with another request of the same person would say who told: only for those who may know. */
const tellsWho = (staff: StaffMember, personId: string, other: OtherRow): boolean =>
  other.about === "neighbour" && other.person_id === personId && !mayKnowReporter(staff, other);

/** Links with the request of that number, as far as this member may see it. The same link again is the same link. */
export async function linkRequests(
  house: House,
  staff: StaffMember,
  id: string,
  input: LinkInput,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    const kind = LINK_KINDS.find((one) => one === input.kind);
    const number = readNumber(input.number);
    if (kind === undefined) return { kind: "refused", why: "unclear" };
    if (number === null) return { kind: "refused", why: "noSuch" };
    const { store } = house;
    const [rows] = await store.batch([
      store
        .prepare(
          `SELECT ${OTHER} FROM request r WHERE r.id >= ?1 AND r.id < ?2 AND ${scopeSql(3)} ORDER BY r.id LIMIT 3`,
        )
        .bind(number, `${number}~`, ...scopeValues(staff)),
    ]);
    const others = ((rows?.results ?? []) as unknown as OtherRow[]).filter(
      (row) => row.id !== id && !tellsWho(staff, found.person_id, row),
    );
    const [other] = others;
    // Two with the same first eight signs: nobody can say which is meant.
    if (!other || others.length > 1) return { kind: "refused", why: "noSuch" };
    const entry = house.newId();
    const now = house.clock();
    // Of `followUp` it matters which is the later one; the others read the same from both sides.
    const same = `l.kind = ?4 AND l.ended_at IS NULL AND ((l.from_id = ?2 AND l.to_id = ?3)${kind === "followUp" ? "" : " OR (l.from_id = ?3 AND l.to_id = ?2)"})`;
    return [
      store
        .prepare(
          `INSERT INTO request_link (id, from_id, to_id, kind, made_by, made_at)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM request_link l WHERE ${same})`,
        )
        .bind(entry, id, other.id, kind, staff.id, now),
    ];
  };
  return act(house, staff, id, decide, null, input.formId);
}

/** Whoever may see both may take it back. Taken back already: what was wanted is so. */
export async function unlinkRequests(
  house: House,
  staff: StaffMember,
  id: string,
  linkId: string,
  form: string | null,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    const [rows] = await house.store.batch([linksStatement(house, staff, id)]);
    const link = linkViews(staff, found, rows?.results ?? []).find((one) => one.id === linkId);
    if (!link) return { kind: "notFound" };
    return [
      house.store
        .prepare("UPDATE request_link SET ended_by = ?2, ended_at = ?3 WHERE id = ?1 AND ended_at IS NULL")
        .bind(linkId, staff.id, house.clock()),
    ];
  };
  return act(house, staff, id, decide, null, form);
}

/** Links of a request with what this member may see. For a request that was found in scope already. */
export const linksStatement = (house: House, staff: StaffMember, id: string): Statement =>
  house.store
    .prepare(
      `SELECT l.id AS link_id, l.kind, l.from_id, l.made_at, l.ended_at, m.nickname AS made_by, e.nickname AS ended_by,
       ${OTHER}, r.state, r.topics, r.opened_at, d.name AS area_name
       FROM request_link l JOIN request r ON r.id = CASE WHEN l.from_id = ?1 THEN l.to_id ELSE l.from_id END
       LEFT JOIN welfare_district d ON d.id = r.area LEFT JOIN staff m ON m.id = l.made_by LEFT JOIN staff e ON e.id = l.ended_by
       WHERE l.id IN (SELECT id FROM request_link WHERE from_id = ?1 UNION SELECT id FROM request_link WHERE to_id = ?1)
       AND ${scopeSql(2)} ORDER BY l.made_at, l.rowid LIMIT ${LINKS_SHOWN}`,
    )
    .bind(id, ...scopeValues(staff));

/** @param found the request they are shown beside. */
export function linkViews(
  staff: StaffMember,
  found: Pick<RequestForAct, "id" | "person_id">,
  rows: readonly Record<string, unknown>[],
): LinkView[] {
  return rows
    .filter((row) => !tellsWho(staff, found.person_id, row as unknown as OtherRow))
    .map((row) => ({
      id: String(row.link_id),
      kind: row.kind as LinkKind,
      later: row.from_id === found.id,
      madeBy: (row.made_by as string | null) ?? "職員",
      madeAt: Number(row.made_at),
      endedBy: row.ended_at === null ? null : ((row.ended_by as string | null) ?? "職員"),
      endedAt: row.ended_at as number | null,
      other: {
        id: String(row.id),
        about: row.about as "self" | "neighbour",
        state: row.state as "open" | "closed",
        level: row.level as Level,
        topics: JSON.parse(String(row.topics)) as string[],
        area: row.area_name as string | null,
        openedAt: Number(row.opened_at),
      },
    }));
}
