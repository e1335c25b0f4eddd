/** What routing must know, read and written: who works where, who is away, who had a person last, who is not to have them. */
import type { Route, RouteFacts, RouteWorker } from "../requests/route.ts";
import { jst } from "../triage/hours.ts";
import type { Statement, StatementResult, Store } from "./store.ts";

const WORKERS = `
  SELECT s.id, s.away_until,
    (SELECT json_group_array(json_object('area', d.area, 'part', d.part)) FROM staff_district d WHERE d.staff_id = s.id) AS districts
  FROM staff s WHERE s.disabled_at IS NULL ORDER BY s.id`;
const ABOUT_PEOPLE = `
  SELECT p.id AS person_id,
    (SELECT r.owner FROM request r WHERE r.person_id = p.id AND r.owner IS NOT NULL AND r.about = 'self'
     ORDER BY r.opened_at DESC LIMIT 1) AS last_worker,
    (SELECT json_group_array(DISTINCT x.staff_id) FROM request_recusal x WHERE x.person_id = p.id) AS recused
  FROM person p`;

/** Rows of the two statements, not yet of one moment. */
export interface RouteRows {
  workers: RouteWorker[];
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

/** Two statements for the people of these lanes. @param lanes keyed hashes as a JSON list. */
export const routeStatementsFor = (store: Store, lanes: string): Statement[] => [
  store.prepare(WORKERS),
  store.prepare(`${ABOUT_PEOPLE} WHERE p.line_user_hash IN (SELECT value FROM json_each(?1))`).bind(lanes),
];

/** @param read the results of those two. @returns what is known of one person; of a stranger, only who works here. */
export function routeRows(read: readonly (StatementResult | undefined)[], personId: string | null): RouteRows {
  const [workers, people] = read;
  const person = ((people?.results ?? []) as unknown as PersonRow[]).find((row) => row.person_id === personId);
  return {
    workers: ((workers?.results ?? []) as unknown as WorkerRow[]).map((row) => ({
      id: row.id,
      awayUntil: row.away_until,
      districts: JSON.parse(row.districts) as RouteWorker["districts"],
    })),
    lastWorker: person?.last_worker ?? null,
    recused: person ? (JSON.parse(person.recused) as string[]) : [],
  };
}

/** The same for one person by id, for staff acts. One round trip. */
export async function loadRouteRows(store: Store, personId: string): Promise<RouteRows> {
  const read = await store.batch([
    store.prepare(WORKERS),
    store.prepare(`${ABOUT_PEOPLE} WHERE p.id = ?1`).bind(personId),
  ]);
  return routeRows(read, personId);
}

/**
 * @param now epoch ms
 * @param duty ids of those on duty at `now`, first called first. The roster is kept by the alerts; without it the queue is duty's as such.
 */
export const routeFacts = (rows: RouteRows, now: number, duty: readonly string[] = []): RouteFacts => ({
  ...rows,
  today: jst(now).date,
  duty,
});

/** Writes suggestions beside their requests. */
export function routeUpdates(store: Store, routes: readonly { id: string; route: Route }[]): Statement[] {
  if (routes.length === 0) return [];
  const rows = routes.map(({ id, route }) => [id, route.queue, route.to, route.why]);
  return [
    store
      .prepare(
        `UPDATE request SET route_queue = j.value->>1, route_to = j.value->>2, route_why = j.value->>3
         FROM json_each(?1) j WHERE request.id = j.value->>0`,
      )
      .bind(JSON.stringify(rows)),
  ];
}
