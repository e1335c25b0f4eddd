/** The record of readings for a reviewer: who opened what of which request, when. Looking at it is recorded, too. */
import type { House } from "../house.ts";
import { mayAdminister } from "../store/desk-changes.ts";
import { jstMoment } from "../triage/hours.ts";
import type { Level } from "../triage/types.ts";
import type { StaffMember } from "./types.ts";

const PAGE = 50;
const LOOKS = 20;
const DAY_MS = 86_400_000;
/** `mayAdminister` for whom this page is. */
const REVIEWER = "'manager'";

export interface AuditFilter {
  staffId: string | null;
  requestId: string | null;
  /** Tokyo date. */
  day: string | null;
  /** Where the page before ended: `next` of it. */
  before: string | null;
}

export interface AuditLine {
  id: string;
  at: number;
  nickname: string | null;
  /** "" for a search as such, which is of no request. */
  requestId: string;
  what: "talk" | "reporter" | "subject" | "proposal" | "media" | "search" | "found";
  /** Of the request: codes, no words. Null once it is gone. */
  level: Level | null;
  about: "self" | "neighbour" | null;
  area: string | null;
}

export interface AuditPage {
  lines: AuditLine[];
  /** The next page's `before`; null on the last one. */
  next: string | null;
  staff: { id: string; nickname: string }[];
  /** Who looked at this record before, newest first. */
  looks: { at: number; nickname: string | null }[];
}

/** null: not theirs. One round trip. */
export async function readAudit(house: House, staff: StaffMember, filter: AuditFilter): Promise<AuditPage | null> {
  const { store } = house;
  const values: (string | number)[] = [staff.id];
  const and = (sql: (n: number) => string, ...some: (string | number)[]): string => {
    const first = values.length + 1;
    values.push(...some);
    return ` AND ${sql(first)}`;
  };
  let where = mayAdminister(1, REVIEWER);
  if (filter.staffId !== null) where += and((n) => `a.staff_id = ?${n}`, filter.staffId);
  if (filter.requestId !== null) where += and((n) => `a.request_id = ?${n}`, filter.requestId);
  if (filter.day !== null) {
    const from = jstMoment(filter.day, "00:00");
    where += and((n) => `a.at >= ?${n} AND a.at < ?${n + 1}`, from, from + DAY_MS);
  }
  const cursor = /^(\d{1,15})\.(.{1,120})$/.exec(filter.before ?? "");
  if (cursor) where += and((n) => `(a.at, a.id) < (?${n}, ?${n + 1})`, Number(cursor[1]), cursor[2] ?? "");
  const [me, found, people, looks] = await store.batch([
    store.prepare(`SELECT 1 WHERE ${mayAdminister(1, REVIEWER)}`).bind(staff.id),
    store
      .prepare(
        `SELECT a.id, a.at, s.nickname, a.request_id AS requestId, CASE WHEN a.media_id IS NULL THEN coalesce(a.what, 'talk')
         ELSE 'media' END AS what, r.level, r.about, d.name AS area
         FROM read_audit a LEFT JOIN staff s ON s.id = a.staff_id LEFT JOIN request r ON r.id = a.request_id
         LEFT JOIN welfare_district d ON d.id = r.area
         WHERE ${where} ORDER BY a.at DESC, a.id DESC LIMIT ${PAGE + 1}`,
      )
      .bind(...values),
    store.prepare("SELECT id, nickname FROM staff ORDER BY nickname, id"),
    store.prepare(
      `SELECT l.at, s.nickname FROM audit_look l LEFT JOIN staff s ON s.id = l.staff_id ORDER BY l.at DESC, l.rowid DESC LIMIT ${LOOKS}`,
    ),
    // Afterwards: this look is seen by the next one.
    store
      .prepare(
        `INSERT INTO audit_look (id, at, staff_id, of_staff, of_request, of_day)
         SELECT ?2, ?3, ?1, ?4, ?5, ?6 WHERE ${mayAdminister(1, REVIEWER)}`,
      )
      .bind(staff.id, house.newId(), house.clock(), filter.staffId, filter.requestId, filter.day),
  ]);
  if (!me?.results.length) return null;
  const rows = (found?.results ?? []) as unknown as AuditLine[];
  const lines = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? lines.at(-1) : undefined;
  return {
    lines,
    next: last ? `${last.at}.${last.id}` : null,
    staff: (people?.results ?? []) as unknown as AuditPage["staff"],
    looks: (looks?.results ?? []) as unknown as AuditPage["looks"],
  };
}
