/** Which colleagues may see a request, and which may take it: asked of the same scope that guards the pages. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import type { RequestForAct } from "./talk-hold.ts";
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

/** Two round trips. Whoever asks is in neither list. */
export async function colleaguesOf(house: House, staff: StaffMember, found: RequestForAct): Promise<Colleagues> {
  const { store } = house;
  const [everybody] = await store.batch([
    store
      .prepare(
        `SELECT s.id, s.nickname, s.email, s.role,
         (SELECT json_group_array(d.area) FROM staff_district d WHERE d.staff_id = s.id) AS areas,
         s.role IN ('csw', 'duty', 'manager') AND NOT EXISTS
           (SELECT 1 FROM request_recusal x WHERE x.person_id = ?1 AND x.staff_id = s.id) AS takes
         FROM staff s WHERE s.disabled_at IS NULL AND s.id <> ?2 ORDER BY s.nickname`,
      )
      .bind(found.person_id, staff.id),
  ]);
  const rows = (everybody?.results ?? []) as unknown as Row[];
  if (rows.length === 0) return { see: [], take: [] };
  const members = rows.map((row): StaffMember => ({ ...row, areas: JSON.parse(row.areas) as string[] }));
  const seen = await store.batch(
    members.map((member) =>
      store
        .prepare(`SELECT 1 FROM request r WHERE r.id = ?1 AND ${scopeSql(2)}`)
        .bind(found.id, ...scopeValues(member)),
    ),
  );
  const may = (member: StaffMember, at: number) =>
    (seen[at]?.results.length ?? 0) > 0 && (found.about === "self" || mayKnowReporter(member, found));
  const name = ({ id, nickname }: StaffName): StaffName => ({ id, nickname });
  return {
    see: members.filter(may).map(name),
    take: rows.filter((row) => row.takes === 1).map(name),
  };
}
