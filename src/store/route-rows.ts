/** What routing must know, read and written: who works where, who is away, who had a person last, who is not to have them. */
import { onDuty } from "../alerts/roster.ts";
import type { Shift } from "../alerts/types.ts";
import type { Route, RouteFacts, RouteWorker } from "../requests/route.ts";
import { SOCIAL_WORK_SQL } from "../staff/types.ts";
import { jst } from "../triage/hours.ts";
import { rosterRows, rosterStatement } from "./roster-rows.ts";
import type { Statement, StatementResult, Store } from "./store.ts";

const WORKERS = `
  SELECT s.id, s.away_until,
    (SELECT json_group_array(json_object('area', d.area, 'part', d.part)) FROM staff_district d WHERE d.staff_id = s.id) AS districts
  FROM staff s WHERE s.disabled_at IS NULL AND s.role IN ${SOCIAL_WORK_SQL} ORDER BY s.id`;
const ABOUT_PEOPLE = `
  SELECT p.id AS person_id,
    (SELECT r.owner FROM request r WHERE r.person_id = p.id AND r.owner IS NOT NULL AND r.about = 'self'
     ORDER BY r.opened_at DESC LIMIT 1) AS last_worker,
    (SELECT json_group_array(DISTINCT x.staff_id) FROM request_recusal x WHERE x.person_id = p.id) AS recused
  FROM person p`;

/** Rows of the three statements, not yet of one moment. */
export interface RouteRows {
  workers: RouteWorker[];
  shifts: readonly Shift[];
  lastWorker: string | null;
  recused: string[];
}

interface WorkerRow {
  id: string;
  away_until: string | null;
  districts: string;
}
interface PersonRow {
  person_id: string;
  last_worker: string | null;
  recused: string;
}

/** How many statements `routeStatementsFor` makes. */
export const ROUTE_STATEMENTS = 3;

/** For the people of these lanes. @param lanes keyed hashes as a JSON list. @param now epoch ms */
export const routeStatementsFor = (store: Store, lanes: string, now: number): Statement[] => [
  store.prepare(WORKERS),
  rosterStatement(store, now),
  store.prepare(`${ABOUT_PEOPLE} WHERE p.line_user_hash IN (SELECT value FROM json_each(?1))`).bind(lanes),
];

/** @param read the results of those. @returns what is known of one person; of a stranger, only who works here. */
export function routeRows(read: readonly (StatementResult | undefined)[], personId: string | null): RouteRows {
  const [workers, shifts, people] = read;
  const person = ((people?.results ?? []) as unknown as PersonRow[]).find((row) => row.person_id === personId);
  return {
    workers: ((workers?.results ?? []) as unknown as WorkerRow[]).map((row) => ({
      id: row.id,
      awayUntil: row.away_until,
      districts: JSON.parse(row.districts) as RouteWorker["districts"],
    })),
    shifts: rosterRows(shifts),
    lastWorker: person?.last_worker ?? null,
    recused: person ? (JSON.parse(person.recused) as string[]) : [],
  };
}

/** The same for one person by id, for staff acts. One round trip. */
export async function loadRouteRows(store: Store, personId: string, now: number): Promise<RouteRows> {
  const read = await store.batch([
    store.prepare(WORKERS),
    rosterStatement(store, now),
    store.prepare(`${ABOUT_PEOPLE} WHERE p.id = ?1`).bind(personId),
  ]);
  return routeRows(read, personId);
}

/** @param now epoch ms. Who is on duty then is asked of the roster. */
export const routeFacts = ({ shifts, ...rows }: RouteRows, now: number): RouteFacts => ({
  ...rows,
  today: jst(now).date,
  duty: onDuty(shifts, now),
});

/** Writes suggestions beside their requests. `last`: who had this person before; left as it is where nobody is named. */
export function routeUpdates(
  store: Store,
  routes: readonly { id: string; route: Route; last?: string | null }[],
): Statement[] {
  if (routes.length === 0) return [];
  const rows = routes.map(({ id, route, last = null }) => [id, route.queue, route.to, route.why, last]);
  return [
    store
      .prepare(
        `UPDATE request SET route_queue = j.value->>1, route_to = j.value->>2, route_why = j.value->>3,
         last_worker = coalesce(j.value->>4, last_worker)
         FROM json_each(?1) j WHERE request.id = j.value->>0`,
      )
      .bind(JSON.stringify(rows)),
  ];
}
