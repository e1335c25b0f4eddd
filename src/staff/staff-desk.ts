/** Members of staff at the administration desk: added, changed, stopped and let back; each one batch with its record. */
import * as z from "zod";
import type { House } from "../house.ts";
import {
  type ChangeLine,
  type ChangeWhat,
  changesStatement,
  differences,
  type EditOutcome,
  isSecond,
  made,
  mayAdminister,
  readChanges,
  recordChange,
  whyNothing,
} from "../store/desk-changes.ts";
import { isDate } from "../store/hours-shape.ts";
import { SOCIAL_WORK, STAFF_ROLES, type StaffMember, type StaffRole } from "./types.ts";

export interface StaffInput {
  nickname: string;
  role: StaffRole;
  /** Districts by id, with the part in each. */
  areas: Record<string, "primary" | "deputy">;
  /** Tokyo date, itself included; null: here. */
  awayUntil: string | null;
  mayKnowReporters: boolean;
}

export interface StaffEntry extends StaffInput {
  id: string;
  email: string;
  disabled: boolean;
  /** They have signed in at least once. */
  signedIn: boolean;
}

export interface StaffEntryView {
  entry: StaffEntry;
  version: number;
  history: ChangeLine[];
  districts: { id: string; name: string }[];
}

/**
 * wrong: a field cannot stand. email: somebody has it already. self: one's own role and permissions are somebody else's to change.
 * manager: who reads people's words is for a manager to say. last: without a manager nobody could say so.
 */
export type StaffRefusal = "wrong" | "email" | "self" | "manager" | "last";

export interface StaffDesk {
  /** null: not theirs. */
  list(me: StaffMember): Promise<{ staff: StaffEntry[]; districts: { id: string; name: string }[] } | null>;
  read(me: StaffMember, id: string): Promise<StaffEntryView | null>;
  add(me: StaffMember, email: string, input: StaffInput): Promise<EditOutcome<StaffRefusal> & { id?: string }>;
  change(me: StaffMember, id: string, seenVersion: number, input: StaffInput): Promise<EditOutcome<StaffRefusal>>;
  /** Works at once: the row is read on every request, and open sockets end. */
  setDisabled(me: StaffMember, id: string, seenVersion: number, disabled: boolean): Promise<EditOutcome<StaffRefusal>>;
}

const inputSchema = z.object({
  nickname: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)),
  role: z.enum(STAFF_ROLES),
  areas: z.record(z.string(), z.enum(["primary", "deputy"])),
  awayUntil: z.string().refine(isDate).nullable(),
  mayKnowReporters: z.boolean(),
});
const emailSchema = z.email().max(200);

/** Roles that open requests, wholly or one by one. */
const readsWords = (role: StaffRole): boolean => SOCIAL_WORK.includes(role) || role === "partner";

/** Who may change what of whom. Pure. @param before null when they are new. */
export function whyNot(
  me: Pick<StaffMember, "id" | "role">,
  before: StaffEntry | null,
  after: StaffInput & { disabled: boolean },
): StaffRefusal | null {
  const opensMore =
    before === null
      ? readsWords(after.role)
      : (before.role !== after.role && (readsWords(before.role) || readsWords(after.role))) ||
        (before.disabled && !after.disabled && readsWords(after.role)) ||
        before.mayKnowReporters !== after.mayKnowReporters;
  if (me.role !== "manager" && opensMore) return "manager";
  if (before?.id !== me.id) return null;
  return before.role !== after.role || before.mayKnowReporters !== after.mayKnowReporters || after.disabled
    ? "self"
    : null;
}

const ROWS = `SELECT s.id, s.email, s.nickname, s.role, s.disabled_at IS NOT NULL AS disabled, s.subject IS NOT NULL AS signedIn,
  s.away_until AS awayUntil, s.may_know_reporters AS mayKnowReporters,
  (SELECT json_group_object(d.area, d.part) FROM staff_district d WHERE d.staff_id = s.id) AS areas
  FROM staff s WHERE ${mayAdminister(1)}`;
const DISTRICTS = "SELECT id, name FROM welfare_district ORDER BY position, id";

export function staffDesk(house: House): StaffDesk {
  const { store } = house;

  async function read(me: StaffMember, id: string): Promise<StaffEntryView | null> {
    const [rows, changes, districts] = await store.batch([
      store.prepare(`${ROWS} AND s.id = ?2`).bind(me.id, id),
      changesStatement(store, `staff:${id}`),
      store.prepare(DISTRICTS),
    ]);
    const row = rows?.results[0];
    if (!row) return null;
    return {
      entry: entryOf(row),
      ...readChanges(changes?.results),
      districts: (districts?.results ?? []) as unknown as StaffEntryView["districts"],
    };
  }

  /** One edit: the record first, the rest only with it. */
  async function write(
    me: StaffMember,
    before: StaffEntry | null,
    after: StaffEntry,
    seenVersion: number,
    what: ChangeWhat,
  ): Promise<EditOutcome<StaffRefusal>> {
    const refused = whyNot(me, before, after);
    if (refused) return { kind: "refused", why: refused };
    const change = house.newId();
    const now = house.clock();
    const [was, is] = differences({ ...(before ?? {}) }, { ...after });
    const leavesManagers = before?.role === "manager" && (after.role !== "manager" || after.disabled);
    // Without another manager nobody could give the role again.
    const guard = leavesManagers
      ? `AND EXISTS (SELECT 1 FROM staff o WHERE o.role = 'manager' AND o.disabled_at IS NULL AND o.id <> '${cleanId(after.id)}')`
      : "";
    const row = [
      after.id,
      after.email,
      after.nickname,
      after.role,
      after.disabled ? now : null,
      after.awayUntil,
      Number(after.mayKnowReporters),
      change,
    ];
    try {
      const [recorded] = await store.batch([
        recordChange(
          store,
          {
            id: change,
            scope: `staff:${after.id}`,
            seenVersion,
            at: now,
            staffId: me.id,
            what,
            before: was,
            after: is,
          },
          // The role as it stands now, not as it was read.
          me.role === "manager" ? "'manager'" : "'admin'",
          guard,
        ),
        before === null
          ? store
              .prepare(
                `INSERT INTO staff (id, email, nickname, role, disabled_at, away_until, may_know_reporters)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${made(8)}`,
              )
              .bind(...row)
          : store
              .prepare(
                `UPDATE staff SET email = ?2, nickname = ?3, role = ?4, disabled_at = CASE WHEN ?5 IS NULL THEN NULL ELSE
                 coalesce(disabled_at, ?5) END, away_until = ?6, may_know_reporters = ?7
                 WHERE id = ?1 AND ${made(8)}`,
              )
              .bind(...row),
        store.prepare(`DELETE FROM staff_district WHERE staff_id = ?1 AND ${made(2)}`).bind(after.id, change),
        store
          .prepare(
            `INSERT INTO staff_district (staff_id, area, part)
             SELECT ?1, d.id, j.value FROM json_each(?2) j JOIN welfare_district d ON d.id = j.key WHERE ${made(3)}`,
          )
          .bind(after.id, JSON.stringify(after.areas), change),
      ]);
      if (recorded?.meta.changes !== 1) {
        const kind = await whyNothing(store, `staff:${after.id}`, seenVersion);
        return leavesManagers && kind === "notFound" ? { kind: "refused", why: "last" } : { kind };
      }
    } catch (error) {
      if (isSecond(error)) return { kind: "changed" };
      if (error instanceof Error && error.message.includes("UNIQUE constraint failed: staff.email"))
        return { kind: "refused", why: "email" };
      throw error;
    }
    // Whoever may see less now must not go on being told that something changed.
    if (before && (after.disabled || before.role !== after.role)) await house.hub.leave(after.id);
    return { kind: "done" };
  }

  return {
    read,

    async list(me) {
      const [may, rows, districts] = await store.batch([
        store.prepare(`SELECT 1 WHERE ${mayAdminister(1)}`).bind(me.id),
        store.prepare(`${ROWS} ORDER BY s.disabled_at IS NOT NULL, s.nickname, s.id`).bind(me.id),
        store.prepare(DISTRICTS),
      ]);
      if (!may?.results.length) return null;
      return {
        staff: (rows?.results ?? []).map(entryOf),
        districts: (districts?.results ?? []) as unknown as { id: string; name: string }[],
      };
    },

    async add(me, email, input) {
      const [checked, address] = [inputSchema.safeParse(input), emailSchema.safeParse(email.trim().toLowerCase())];
      if (!checked.success || !address.success) return { kind: "refused", why: "wrong" };
      const id = house.newId();
      const entry = { ...checked.data, id, email: address.data, disabled: false, signedIn: false };
      return { ...(await write(me, null, entry, 0, "added")), id };
    },

    async change(me, id, seenVersion, input) {
      const checked = inputSchema.safeParse(input);
      const found = await read(me, id);
      if (!found) return { kind: "notFound" };
      if (!checked.success) return { kind: "refused", why: "wrong" };
      return write(me, found.entry, { ...found.entry, ...checked.data }, seenVersion, "changed");
    },

    async setDisabled(me, id, seenVersion, disabled) {
      const found = await read(me, id);
      if (!found) return { kind: "notFound" };
      return write(me, found.entry, { ...found.entry, disabled }, seenVersion, disabled ? "disabled" : "enabled");
    },
  };
}

function entryOf(row: Record<string, unknown>): StaffEntry {
  return {
    ...(row as unknown as StaffEntry),
    disabled: row.disabled === 1,
    signedIn: row.signedIn === 1,
    mayKnowReporters: row.mayKnowReporters === 1,
    areas: JSON.parse(String(row.areas)) as StaffEntry["areas"],
  };
}

/** Ids are ours (a UUID, or one of the town's first data); nothing else may stand inside a statement. */
const cleanId = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]/g, "");
