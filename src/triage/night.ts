/** When nobody was here last: from the last closing to the opening after it, or to now. Pure; times come from the hours engine. */
import { hoursOn, isMoment, jstMoment } from "./hours.ts";
import type { OpeningHours } from "./hours-types.ts";

const DAY_MS = 86_400_000;
/** A window that was shut longer than this has no last night. */
const LOOK_BACK_DAYS = 60;

/** @param now epoch ms @returns null where there was no such time, or the clock is broken. */
export function lastNight(hours: OpeningHours, now: number): { from: number; until: number } | null {
  if (!isMoment(now)) return null;
  let until = now;
  for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
    const { date, span } = hoursOn(hours, now - back * DAY_MS);
    if (!span) continue;
    const [opens, closes] = span.map((time) => jstMoment(date, time)) as [number, number];
    if (closes <= now) return closes < until ? { from: closes, until } : null;
    // Open now: the night ended with this opening.
    if (opens <= now) until = opens;
  }
  return null;
}
