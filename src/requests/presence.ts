/** Who else has a request open: a row that lives for minutes and says nothing else. Works with a socket, by polling, and at page load. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import type { StaffMember } from "../staff/types.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import type { Company } from "./work-views.ts";

/** A page with scripts renews itself at least every minute. */
const HERE_MS = 100_000;
/** Without scripts a page stands as it was loaded: for a while it is worth knowing. */
const LATELY_MS = 10 * 60_000;

/** Says that one is here, and who else is. Null: not there, or not theirs. One round trip. */
export async function keepCompany(house: House, staff: StaffMember, id: string): Promise<Company[] | null> {
  const { store } = house;
  const now = house.clock();
  const [may, before, , others] = await store.batch([
    store.prepare(`SELECT 1 FROM request r WHERE r.id = ?1 AND ${scopeSql(2)}`).bind(id, ...scopeValues(staff)),
    store.prepare("SELECT at FROM presence WHERE request_id = ?1 AND staff_id = ?2").bind(id, staff.id),
    store
      .prepare(
        `INSERT INTO presence (request_id, staff_id, at) SELECT r.id, ?5, ?6 FROM request r WHERE r.id = ?1 AND ${scopeSql(2)}
         ON CONFLICT (request_id, staff_id) DO UPDATE SET at = max(at, ?6)`,
      )
      .bind(id, ...scopeValues(staff), staff.id, now),
    store
      .prepare(
        `SELECT s.nickname, p.at FROM presence p JOIN staff s ON s.id = p.staff_id
         WHERE p.request_id = ?1 AND p.staff_id <> ?2 AND p.at > ?3 AND s.disabled_at IS NULL ORDER BY p.at DESC LIMIT 5`,
      )
      .bind(id, staff.id, now - LATELY_MS),
  ]);
  if (!may?.results.length) return null;
  const last = (before?.results[0] as { at: number } | undefined)?.at ?? 0;
  const company = ((others?.results ?? []) as { nickname: string; at: number }[]).map((one) => ({
    ...one,
    now: one.at > now - HERE_MS,
  }));
  // Only somebody who just came is news, and only where somebody is to hear of it; a ping for each renewal would never end.
  if (last <= now - HERE_MS && company.length > 0)
    await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
  return company;
}
