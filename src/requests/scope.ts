/** What a member of staff may see, as part of the query: what is not theirs is not found. */
import type { StaffMember } from "../staff/types.ts";

/**
 * A CSW: own districts, requests whose district nobody knows, their own, what is suggested to them or to duty (which may be
 * anybody's), and what is urgent (life and today are the whole town's, handbook §6.3 point 1); but not what they asked somebody
 * else to take. A manager: all.
 * @param first number of the first of the three bound parameters. `r` must be the request.
 */
export function scopeSql(first: number): string {
  const [all, areas, self] = [`?${first}`, `?${first + 1}`, `?${first + 2}`];
  return `(${all} = 1 OR ((r.area IS NULL OR r.owner = ${self} OR r.level IN ('U0', 'U1')
    OR r.area IN (SELECT value FROM json_each(${areas})) OR r.route_to = ${self} OR r.route_queue = 'duty')
    AND NOT EXISTS (SELECT 1 FROM request_recusal x WHERE x.request_id = r.id AND x.staff_id = ${self})))`;
}

/** The three values that `scopeSql` binds, in its order. */
export function scopeValues(staff: StaffMember): [number, string, string] {
  return [staff.role === "manager" ? 1 : 0, JSON.stringify(staff.areas), staff.id];
}
