/** The duty roster as it is read: the shifts that may hold now or later. */
import type { Shift } from "../alerts/types.ts";
import type { Statement, StatementResult, Store } from "./store.ts";

/** A shift with who entered it: null for one that came with the town. */
export type ShiftRow = Shift & { createdBy: string | null };

const LIVE_SHIFTS = `SELECT id, staff_id AS staffId, weekday, date, starts, ends, position, replaces, created_by AS createdBy
  FROM duty_shift
  WHERE ended_at IS NULL AND (date IS NULL OR date >= ?1)`;

/** @param now epoch ms. A night shift of yesterday may still go on. */
export const rosterStatement = (store: Store, now: number): Statement =>
  store.prepare(LIVE_SHIFTS).bind(new Date(now + 9 * 3_600_000 - 86_400_000).toISOString().slice(0, 10));

/** @param read the result of that statement. */
export const rosterRows = (read: StatementResult | undefined): ShiftRow[] =>
  (read?.results ?? []) as unknown as ShiftRow[];
