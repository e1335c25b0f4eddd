/** Changing the roster: managers write it; a CSW hands a turn of their own to somebody, or takes over somebody else's. */
import * as z from "zod";
import type { House } from "../house.ts";
import { SOCIAL_WORK_SQL, type StaffMember } from "../staff/types.ts";
import { jst, jstMoment } from "../triage/hours.ts";
import { tellInboxes } from "./call-out.ts";
import { rowsOf } from "./load.ts";
import type { DeskOutcome, NewShift } from "./port.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => Number.isFinite(jstMoment(text, "00:00")) && jst(jstMoment(text, "00:00")).date === text);
const shiftSchema = z
  .object({
    staffId: z.string().min(1),
    weekday: z.number().int().min(0).max(6).nullable(),
    date: date.nullable(),
    starts: time,
    ends: time,
  })
  .refine((shift) => (shift.weekday === null) !== (shift.date === null));

/** A shift of a weekday or of one date. Managers only (`notYours`); what is no shift, or of nobody who works here, is `wrong`. */
export async function addShift(house: House, staff: StaffMember, shift: NewShift): Promise<DeskOutcome> {
  if (staff.role !== "manager") return { kind: "refused", why: "notYours" };
  const parsed = shiftSchema.safeParse(shift);
  if (!parsed.success) return { kind: "refused", why: "wrong" };
  const { staffId, weekday, date: day, starts, ends } = parsed.data;
  const written = await insertShift(house, staff, { staffId, weekday, date: day, starts, ends, replaces: null });
  return written ? { kind: "done" } : { kind: "refused", why: "wrong" };
}

/** The row stays: somebody may have been called by it. */
export async function removeShift(house: House, staff: StaffMember, id: string): Promise<DeskOutcome> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        "SELECT staff_id AS staffId, created_by AS createdBy, replaces FROM duty_shift WHERE id = ?1 AND ended_at IS NULL",
      )
      .bind(id),
  ]);
  const found = rowsOf<{ staffId: string | null; createdBy: string | null; replaces: string | null }>(result)[0];
  if (!found) return { kind: "notFound" };
  // A swap may be undone by whoever made it.
  const own = found.replaces !== null && found.createdBy === staff.id;
  if (staff.role !== "manager" && !own) return { kind: "refused", why: "notYours" };
  await house.store.batch([
    house.store
      .prepare(
        `UPDATE duty_shift SET ended_at = ?2, ended_by = ?3 WHERE ended_at IS NULL AND (id = ?1 OR replaces = ?1)`,
      )
      .bind(id, house.clock(), staff.id),
  ]);
  await tellInboxes(house);
  return { kind: "done" };
}

/**
 * For one date a recurring shift is somebody else's; whoever has it may hand it on, and a colleague may take it. Only managers leave it
 * to nobody (`to` null). @param day "YYYY-MM-DD" in Tokyo, of the shift's weekday.
 */
export async function swap(
  house: House,
  staff: StaffMember,
  shiftId: string,
  day: string,
  to: string | null,
): Promise<DeskOutcome> {
  if (!date.safeParse(day).success) return { kind: "refused", why: "wrong" };
  const { store } = house;
  const [result, now] = await store.batch([
    store
      .prepare(
        `SELECT staff_id AS staffId, weekday, starts, ends FROM duty_shift WHERE id = ?1 AND weekday IS NOT NULL AND ended_at IS NULL`,
      )
      .bind(shiftId),
    // A turn may have been handed on before: then it is theirs whom it was handed to.
    store
      .prepare("SELECT staff_id AS staffId FROM duty_shift WHERE replaces = ?1 AND date = ?2 AND ended_at IS NULL")
      .bind(shiftId, day),
  ]);
  const shift = rowsOf<{ staffId: string | null; weekday: number; starts: string; ends: string }>(result)[0];
  if (!shift) return { kind: "notFound" };
  if (shift.weekday !== jst(jstMoment(day, "00:00")).weekday) return { kind: "refused", why: "wrong" };
  const holder = rowsOf<{ staffId: string | null }>(now)[0]?.staffId ?? shift.staffId;
  const takesPart = staff.role === "manager" || (to !== null && (holder === staff.id || to === staff.id));
  if (!takesPart) return { kind: "refused", why: "notYours" };
  if (to !== null && !(await mayWork(house, to))) return { kind: "refused", why: "wrong" };
  await store.batch([
    store
      .prepare(
        "UPDATE duty_shift SET ended_at = ?3, ended_by = ?4 WHERE replaces = ?1 AND date = ?2 AND ended_at IS NULL",
      )
      .bind(shiftId, day, house.clock(), staff.id),
    store
      .prepare(
        `INSERT INTO duty_shift (id, staff_id, date, starts, ends, position, replaces, created_at, created_by)
         SELECT ?1, ?2, ?3, starts, ends, position, id, ?5, ?6 FROM duty_shift WHERE id = ?4`,
      )
      .bind(house.newId(), to, day, shiftId, house.clock(), staff.id),
  ]);
  await tellInboxes(house);
  return { kind: "done" };
}

async function mayWork(house: House, staffId: string): Promise<boolean> {
  const [result] = await house.store.batch([
    house.store
      .prepare(`SELECT 1 FROM staff WHERE id = ?1 AND disabled_at IS NULL AND role IN ${SOCIAL_WORK_SQL}`)
      .bind(staffId),
  ]);
  return rowsOf(result).length > 0;
}

/** @returns false when there is no such colleague. */
async function insertShift(
  house: House,
  staff: StaffMember,
  shift: NewShift & { replaces: string | null },
): Promise<boolean> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `INSERT INTO duty_shift (id, staff_id, weekday, date, starts, ends, replaces, created_at, created_by)
         SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM staff WHERE id = ?2 AND disabled_at IS NULL AND role IN ${SOCIAL_WORK_SQL} RETURNING id`,
      )
      .bind(
        house.newId(),
        shift.staffId,
        shift.weekday,
        shift.date,
        shift.starts,
        shift.ends,
        shift.replaces,
        house.clock(),
        staff.id,
      ),
  ]);
  await tellInboxes(house);
  return rowsOf(result).length > 0;
}
