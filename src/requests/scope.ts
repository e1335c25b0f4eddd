/** What a member of staff may see, as part of the query: what is not theirs is not found. */
import type { StaffMember } from "../staff/types.ts";
import type { Store } from "../store/store.ts";

const [NONE, OWN, ALL] = [-1, 0, 1];

/**
 * A CSW or a duty officer: own districts, requests whose district nobody knows, their own, what is suggested to them or to duty
 * (which may be anybody's), and what is urgent (life and today are the whole town's, handbook §6.3 point 1); but not what they
 * asked somebody else to take. A manager: all. A partner: what is given to them, for as long as it is. Anybody else: nothing.
 * @param first number of the first of the three bound parameters. `r` must be the request.
 */
export const scopeSql = (first: number): string => scopeSqlOf(`?${first}`, `?${first + 1}`, `?${first + 2}`);

/** The same for values that stand elsewhere than in three parameters: SQL expressions for what `scopeValues` gives. */
export function scopeSqlOf(how: string, areas: string, self: string): string {
  return `(${how} = ${ALL} OR (${how} = ${OWN} AND (r.area IS NULL OR r.owner = ${self} OR r.level IN ('U0', 'U1')
    OR r.area IN (SELECT value FROM json_each(${areas})) OR r.route_to = ${self} OR r.route_queue = 'duty')
    AND NOT EXISTS (SELECT 1 FROM request_recusal x WHERE x.request_id = r.id AND x.staff_id = ${self}))
    OR (${how} > ${ALL} AND EXISTS (SELECT 1 FROM request_grant g WHERE g.request_id = r.id AND g.staff_id = ${self}
      AND g.ended_at IS NULL AND g.given_at <= ${how} AND g.until > ${how})))`;
}

/** The same for acts: whoever was given a request to read does nothing with it. */
export const actScopeSql = (first: number): string => `(?${first} IN (${OWN}, ${ALL}) AND ${scopeSql(first)})`;

/** Open or closed; null: not there, or not theirs. One round trip. */
export async function stateOf(store: Store, staff: StaffMember, id: string): Promise<"open" | "closed" | null> {
  const [found] = await store.batch([
    store.prepare(`SELECT r.state FROM request r WHERE r.id = ?1 AND ${scopeSql(2)}`).bind(id, ...scopeValues(staff)),
  ]);
  return (found?.results[0] as { state: "open" | "closed" } | undefined)?.state ?? null;
}

/** The first value says how: all, own, nothing, or for a partner the moment at which what was given is looked at. */
export function scopeValues(staff: StaffMember): [number, string, string] {
  return [howOf(staff), JSON.stringify(staff.areas), staff.id];
}

function howOf(staff: StaffMember): number {
  switch (staff.role) {
    case "manager":
      return ALL;
    case "csw":
    case "duty":
      return OWN;
    case "partner":
      return staff.readAt ?? Date.now();
    default:
      return NONE;
  }
}
