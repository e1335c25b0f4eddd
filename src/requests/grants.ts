/** Giving a request to a partner for a time, and taking it back: by its owner or a manager, recorded. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { jst, jstMoment } from "../triage/hours.ts";
import { actScopeSql, scopeValues } from "./scope.ts";

const DAY_MS = 86_400_000;
/** Longer than this is no "for a time"; it can be given again. */
export const MOST_DAYS = 92;
const SHOWN = 20;

export interface GrantView {
  id: string;
  nickname: string;
  givenBy: string | null;
  givenAt: number;
  until: number;
  /** Taken back at; null while it was not. */
  endedAt: number | null;
  /** It opens the request now. */
  live: boolean;
}

export interface GrantsView {
  grants: GrantView[];
  /** Partners it can be given to. */
  partners: { id: string; nickname: string }[];
}

export type GrantOutcome = "done" | "notFound" | "wrong";

/** `?1` the request; the scope's three values from `?2` on; ?4 is the member's id. Whoever has the request, or a manager. */
const MAY_GIVE = `r.id = ?1 AND ${actScopeSql(2)} AND (r.owner = ?4 OR ?2 = 1)`;

/** null: not theirs to give. One round trip. */
export async function readGrants(house: House, staff: StaffMember, id: string): Promise<GrantsView | null> {
  const { store } = house;
  const [may, grants, partners] = await store.batch([
    store.prepare(`SELECT 1 FROM request r WHERE ${MAY_GIVE}`).bind(id, ...scopeValues(staff)),
    store
      .prepare(
        `SELECT g.id, s.nickname, b.nickname AS givenBy, g.given_at AS givenAt, g.until, g.ended_at AS endedAt
         FROM request_grant g JOIN staff s ON s.id = g.staff_id LEFT JOIN staff b ON b.id = g.given_by
         WHERE g.request_id = ?1 ORDER BY g.given_at DESC, g.id LIMIT ${SHOWN}`,
      )
      .bind(id),
    store.prepare(
      "SELECT id, nickname FROM staff WHERE role = 'partner' AND disabled_at IS NULL ORDER BY nickname, id",
    ),
  ]);
  if (!may?.results.length) return null;
  const now = house.clock();
  return {
    grants: ((grants?.results ?? []) as unknown as Omit<GrantView, "live">[]).map((row) => ({
      ...row,
      live: row.endedAt === null && row.until > now,
    })),
    partners: (partners?.results ?? []) as unknown as GrantsView["partners"],
  };
}

/** @param untilDay the last day, Tokyo date. Given anew to the same partner, the earlier grant ends. */
export async function giveRequest(
  house: House,
  staff: StaffMember,
  id: string,
  partner: string,
  untilDay: string,
): Promise<GrantOutcome> {
  const { store } = house;
  const now = house.clock();
  const until = /^\d{4}-\d{2}-\d{2}$/.test(untilDay) ? jstMoment(untilDay, "00:00") + DAY_MS : Number.NaN;
  if (!(until > now) || until > now + MOST_DAYS * DAY_MS || jst(until - DAY_MS).date !== untilDay)
    return (await readGrants(house, staff, id)) ? "wrong" : "notFound";
  const grant = house.newId();
  const written = await store.batch([
    store
      .prepare(
        `UPDATE request_grant SET ended_at = ?6 WHERE request_id = ?1 AND staff_id = ?5 AND ended_at IS NULL
         AND EXISTS (SELECT 1 FROM staff p WHERE p.id = ?5 AND p.role = 'partner' AND p.disabled_at IS NULL)
         AND EXISTS (SELECT 1 FROM request r WHERE ${MAY_GIVE} AND r.state = 'open')`,
      )
      .bind(id, ...scopeValues(staff), partner, now),
    store
      .prepare(
        `INSERT INTO request_grant (id, request_id, staff_id, given_by, given_at, until)
         SELECT ?6, r.id, p.id, ?4, ?7, ?8 FROM request r JOIN staff p ON p.id = ?5 AND p.role = 'partner' AND p.disabled_at IS NULL
         WHERE ${MAY_GIVE} AND r.state = 'open'`,
      )
      .bind(id, ...scopeValues(staff), partner, grant, now, until),
    historyOf(house, staff, "request.given", grant),
  ]);
  if (written[1]?.meta.changes === 1) return "done";
  return (await readGrants(house, staff, id)) ? "wrong" : "notFound";
}

export async function takeBack(house: House, staff: StaffMember, id: string, grant: string): Promise<GrantOutcome> {
  const { store } = house;
  const [, ended] = await store.batch([
    // Before the update: what is over already is taken back by nobody.
    historyOf(house, staff, "request.takenBack", grant, id),
    store
      .prepare(
        `UPDATE request_grant SET ended_at = ?5 WHERE id = ?6 AND request_id = ?1 AND ended_at IS NULL
         AND EXISTS (SELECT 1 FROM request r WHERE ${MAY_GIVE})`,
      )
      .bind(id, ...scopeValues(staff), house.clock(), grant),
  ]);
  if (ended?.meta.changes === 1) return "done";
  return (await readGrants(house, staff, id)) ? "done" : "notFound";
}

/** Who, which partner and until when: ids and a time. @param of set when the giver's right is to be asked once more. */
function historyOf(house: House, staff: StaffMember, kind: string, grant: string, of?: string): Statement {
  const may = of === undefined ? "" : `AND g.ended_at IS NULL AND (r.owner = ?3 OR ?6 = 1) AND r.id = ?7`;
  const values = of === undefined ? [] : [staff.role === "manager" ? 1 : 0, of];
  return house.store
    .prepare(
      `INSERT INTO history_event (id, at, kind, actor, staff_id, person_id, request_id, detail)
       SELECT ?1, ?2, ?4, 'staff', ?3, r.person_id, r.id, json_object('to', g.staff_id, 'until', g.until)
       FROM request_grant g JOIN request r ON r.id = g.request_id WHERE g.id = ?5 ${may}`,
    )
    .bind(house.newId(), house.clock(), staff.id, kind, grant, ...values);
}
