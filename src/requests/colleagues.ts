/** Which colleagues may see a request, and which may take it: asked of the same scope that guards the pages. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { scopeSqlOf, scopeValues } from "./scope.ts";
import type { FoundRequest } from "./talk-hold.ts";
import type { StaffName } from "./views.ts";

export interface Colleagues {
  /** May be called with a note. */
  see: StaffName[];
  /** May be asked to take it, or be given it: also from another district. Never who asked not to have it. */
  take: StaffName[];
}

interface Row extends Omit<StaffMember, "areas"> {
  areas: string;
  takes: number;
}

/** Two round trips; the first goes while the request is still being found. Whoever asks is in neither list, nobody is when it is not found. */
export async function colleaguesOf(
  house: House,
  staff: StaffMember,
  id: string,
  finding: FoundRequest | Promise<FoundRequest | null>,
): Promise<Colleagues> {
  const { store } = house;
  const [everybody] = await store.batch([
    store
      .prepare(
        `SELECT s.id, s.nickname, s.email, s.role,
         (SELECT json_group_array(d.area) FROM staff_district d WHERE d.staff_id = s.id) AS areas,
         s.role IN ('csw', 'duty', 'manager') AND NOT EXISTS
           (SELECT 1 FROM request_recusal x JOIN request r ON r.person_id = x.person_id
             WHERE r.id = ?1 AND x.staff_id = s.id) AS takes
         FROM staff s WHERE s.disabled_at IS NULL AND s.id <> ?2 ORDER BY s.nickname`,
      )
      .bind(id, staff.id),
  ]);
  const found = await finding;
  const rows = (everybody?.results ?? []) as unknown as Row[];
  if (rows.length === 0 || !found) return { see: [], take: [] };
  const members = rows.map((row): StaffMember => ({ ...row, areas: JSON.parse(row.areas) as string[] }));
  const each = (place: number) => `json_extract(m.value, '$[${place}]')`;
  const [seen] = await store.batch([
    store
      .prepare(
        `SELECT m.key AS at FROM json_each(?2) m JOIN request r ON r.id = ?1
         WHERE ${scopeSqlOf(each(0), each(1), each(2))}`,
      )
      .bind(id, JSON.stringify(members.map(scopeValues))),
  ]);
  const seers = new Set(((seen?.results ?? []) as { at: number }[]).map(({ at }) => at));
  const may = (member: StaffMember, at: number) =>
    seers.has(at) && (found.about === "self" || mayKnowReporter(member, found));
  const name = ({ id, nickname }: StaffName): StaffName => ({ id, nickname });
  return {
    see: members.filter(may).map(name),
    take: rows.filter((row) => row.takes === 1).map(name),
  };
}
