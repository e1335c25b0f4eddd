/** The duty roster as time: who is on duty at a moment, who comes next, and when nobody is. Pure; Asia/Tokyo. */
import { jst, jstMoment } from "../triage/hours.ts";
import type { Shift } from "./types.ts";

const DAY_MS = 86_400_000;
/** How far ahead "next on the roster" looks. */
const AHEAD_DAYS = 8;

/** One stretch of duty: from (inclusive) until (exclusive), epoch ms. */
export interface Duty {
  shiftId: string;
  staffId: string;
  from: number;
  until: number;
  position: number;
  /** The Tokyo date it begins on. */
  date: string;
}

/** Every stretch of duty that touches [from, until), in the order of its beginning. */
export function dutiesBetween(roster: readonly Shift[], from: number, until: number): Duty[] {
  const out: Duty[] = [];
  // The day before, too: a night shift reaches over midnight. And the day after: a step of 24 h may end before it begins.
  for (let day = from - DAY_MS; day < until + DAY_MS; day += DAY_MS) {
    const { date, weekday } = jst(day);
    const replaced = new Set(roster.filter((shift) => shift.date === date).map((shift) => shift.replaces));
    for (const shift of roster) {
      const holds = shift.date === null ? shift.weekday === weekday && !replaced.has(shift.id) : shift.date === date;
      if (!holds || shift.staffId === null) continue;
      const span = spanOf(shift, date);
      if (span.from < until && span.until > from)
        out.push({ shiftId: shift.id, staffId: shift.staffId, position: shift.position, date, ...span });
    }
  }
  return out.sort((a, b) => a.from - b.from || a.position - b.position || (a.staffId < b.staffId ? -1 : 1));
}

function spanOf(shift: Shift, date: string): { from: number; until: number } {
  const from = jstMoment(date, shift.starts);
  const until = jstMoment(date, shift.ends);
  return { from, until: until > from ? until : until + DAY_MS };
}

/** Ids of those on duty at this moment, who is called first standing first. */
export function onDuty(roster: readonly Shift[], now: number): string[] {
  const current = dutiesBetween(roster, now, now + 1);
  return distinct(current.sort((a, b) => a.position - b.position || a.from - b.from).map((duty) => duty.staffId));
}

/** Ids of those who come on duty after now, soonest first, each once. */
export function nextOnRoster(roster: readonly Shift[], now: number): string[] {
  const coming = dutiesBetween(roster, now, now + AHEAD_DAYS * DAY_MS).filter((duty) => duty.from > now);
  return distinct(coming.map((duty) => duty.staffId));
}

/** Stretches within [from, until) without anybody on duty. */
export function uncovered(roster: readonly Shift[], from: number, until: number): { from: number; until: number }[] {
  const out: { from: number; until: number }[] = [];
  let free = from;
  for (const duty of dutiesBetween(roster, from, until)) {
    if (duty.from > free) out.push({ from: free, until: Math.min(duty.from, until) });
    free = Math.max(free, duty.until);
  }
  if (free < until) out.push({ from: free, until });
  return out;
}

/** Is it quiet for them at this moment? "22:00"–"07:00" goes over midnight; equal ends are never quiet. */
export function isQuiet(quiet: { from: string; until: string } | null, now: number): boolean {
  if (!quiet) return false;
  const { time } = jst(now);
  const { from, until } = quiet;
  return from <= until ? time >= from && time < until : time >= from || time < until;
}

const distinct = (ids: string[]): string[] => [...new Set(ids)];
