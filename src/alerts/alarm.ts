/** The alarm every inbox page shows, and the act that ends it: somebody says that they go. */
import type { House } from "../house.ts";
import { actScopeSql, scopeValues } from "../requests/scope.ts";
import type { StaffMember } from "../staff/types.ts";
import { tellInboxes } from "./call-out.ts";
import { HANDLED, rowsOf } from "./load.ts";
import type { AlarmItem, DeskOutcome } from "./port.ts";

const ITEMS = 20;

/** One round trip. U0 and U1 are the whole town's (`scopeSql`), so whoever is called for one may see it. */
export async function alarmFor(house: House, staff: StaffMember): Promise<AlarmItem[]> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `WITH open_ones AS (
           SELECT r.id, r.area, min(a.level) AS level, min(a.raised_at) AS since, max(a.raised_at) AS newest
           FROM alert a JOIN request r ON r.id = a.request_id
           WHERE a.next_step_at IS NOT NULL AND NOT ${HANDLED} AND ${actScopeSql(1)}
           GROUP BY r.id ORDER BY level, since LIMIT ${ITEMS}
         ), calls AS (
           SELECT u.id, c.staff_id, c.bundle_id FROM open_ones u JOIN alert_call c ON c.request_id = u.id
           WHERE c.alert_id IS NOT NULL AND c.at >= u.since
         )
         SELECT u.id AS requestId, u.level, u.since, u.newest, d.name AS area,
         (SELECT count(DISTINCT staff_id) FROM calls WHERE calls.id = u.id) AS called,
         (EXISTS (SELECT 1 FROM calls JOIN alert_send m ON m.bundle_id = calls.bundle_id
           WHERE calls.id = u.id AND m.state = 'sent')
          OR EXISTS (SELECT 1 FROM alert_send m WHERE m.channel = 'webhook' AND m.state = 'sent'
           AND m.created_at >= u.since)) AS rang,
         EXISTS (SELECT 1 FROM calls WHERE calls.id = u.id AND staff_id = ?4) AS mine
         FROM open_ones u LEFT JOIN welfare_district d ON d.id = u.area ORDER BY u.level, u.since`,
      )
      .bind(...scopeValues(staff), staff.id),
  ]);
  return rowsOf<Omit<AlarmItem, "rang" | "mine"> & { rang: number; mine: number }>(result).map((row) => ({
    ...row,
    rang: row.rang === 1,
    mine: row.mine === 1,
  }));
}

/**
 * Ends the calling for every alert of the request that the reader has seen. Whoever was first stands as the one who goes.
 * @param newest when the newest alert on their page was raised, epoch ms: what came after it goes on calling. Null: all up to now.
 */
export async function acknowledge(
  house: House,
  staff: StaffMember,
  requestId: string,
  newest: number | null = null,
): Promise<DeskOutcome> {
  const { store } = house;
  const now = house.clock();
  const [found] = await store.batch([
    store
      .prepare(`SELECT r.person_id AS personId FROM request r WHERE r.id = ?1 AND ${actScopeSql(2)}`)
      .bind(requestId, ...scopeValues(staff)),
  ]);
  const personId = rowsOf<{ personId: string }>(found)[0]?.personId;
  if (personId === undefined) return { kind: "notFound" };
  await store.batch([
    // Before the update, so that a second press writes nothing.
    store
      .prepare(
        `INSERT INTO history_event (id, at, kind, actor, staff_id, person_id, request_id, detail)
         SELECT ?1, ?2, 'alert.acknowledged', 'staff', ?3, ?4, ?5, '{}'
         WHERE EXISTS (SELECT 1 FROM alert WHERE request_id = ?5 AND acknowledged_at IS NULL AND raised_at <= ?6)`,
      )
      .bind(house.newId(), now, staff.id, personId, requestId, newest ?? now),
    store
      .prepare(
        `UPDATE alert SET acknowledged_at = ?2, acknowledged_by = ?3, next_step_at = NULL
         WHERE request_id = ?1 AND acknowledged_at IS NULL AND raised_at <= ?4`,
      )
      .bind(requestId, now, staff.id, newest ?? now),
  ]);
  await tellInboxes(house);
  return { kind: "done" };
}
