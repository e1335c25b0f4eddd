/** When a place is open: rules, holidays, cancelled and extra dates, closures → sessions. Pure; all days are Tokyo days. */
import { RRuleTemporal } from "rrule-temporal";
import { isHoliday, jst, jstMoment } from "../triage/hours.ts";
import type { PlaceCalendar, PlaceRule, Session } from "./calendar-types.ts";

const DAY_MS = 86_400_000;
/** Rules are days without a time. The library counts them in UTC, where no day is ever longer than another. */
const EPOCH = "2020-01-01";
/** Which recurrences a place may have. Nothing faster than a day, and no end of its own: `until` stands beside it. */
const RRULE =
  /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=(?:[1-9]|[1-4]\d|5[0-2])|BYDAY=[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)(?:,[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)){0,34}|BYMONTHDAY=-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01])){0,30}|BYMONTH=(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}|BYSETPOS=-?[1-9](?:,-?[1-9]){0,8}|WKST=(?:MO|SU))){0,6}$/;

/** May this stand in a rule? RFC 5545, the parts a calendar of days needs. */
export function isRecurrence(rrule: string): boolean {
  if (!RRULE.test(rrule)) return false;
  const names = rrule.split(";").map((part) => part.split("=")[0]);
  if (new Set(names).size !== names.length) return false;
  try {
    recurrence(rrule, EPOCH);
    return true;
  } catch {
    return false;
  }
}

/** A real day of the calendar, written as "YYYY-MM-DD". */
export function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
}

/** The day so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/**
 * The days a rule falls on, both ends included, before holidays, cancellations and closures. A rule nobody can read has none:
 * one faulty row must not take the directory away.
 */
export function daysOfRule(rule: PlaceRule, from: string, to: string): string[] {
  const first = rule.from && rule.from > from ? rule.from : from;
  const last = rule.until && rule.until < to ? rule.until : to;
  if (first > last || !RRULE.test(rule.rrule)) return [];
  try {
    return recurrence(rule.rrule, rule.from ?? EPOCH)
      .between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true)
      .map((day) => new Date(day.epochMilliseconds).toISOString().slice(0, 10));
  } catch {
    return [];
  }
}

/** Is the place temporarily closed on this day? */
export function isClosedOn({ closure }: PlaceCalendar, date: string): boolean {
  return closure !== null && date >= closure.from && (closure.until === null || date <= closure.until);
}

/**
 * Every session that is under way at some moment of [from, to), in order of time.
 * @param from epoch ms. @param to epoch ms, itself not included.
 */
export function sessionsBetween(place: PlaceCalendar & { id: string }, from: number, to: number): Session[] {
  if (to <= from) return [];
  // One day earlier: last night's session may still be on.
  const first = addDays(jst(from).date, -1);
  const last = jst(to - 1).date;
  const cancelled = new Set(place.cancelled.map(({ date }) => date));
  const found: Session[] = [];
  for (const rule of place.rules) {
    for (const date of daysOfRule(rule, first, last)) {
      if (cancelled.has(date) || (place.closedOnHolidays && isHoliday(date))) continue;
      found.push(session(place.id, date, rule.start, rule.end, rule.staff, ""));
    }
  }
  for (const { date, start, end, staff, words } of place.extra) {
    if (date >= first && date <= last) found.push(session(place.id, date, start, end, staff, words));
  }
  const open = found.filter((one) => one.starts < to && one.ends > from && !isClosedOn(place, one.date));
  return onceEach(open.sort((a, b) => a.starts - b.starts || a.ends - b.ends));
}

/** The next ones that are not over yet, at most `count`, looking `days` ahead. */
export function nextSessions(place: PlaceCalendar & { id: string }, now: number, count: number, days = 120): Session[] {
  // Near days first: most places are open within two weeks, and the far ones need not be counted out then.
  const near = sessionsBetween(place, now, now + Math.min(days, 14) * DAY_MS);
  if (near.length >= count || days <= 14) return near.slice(0, count);
  return sessionsBetween(place, now, now + days * DAY_MS).slice(0, count);
}

/** Two rules, or a rule and an extra date, may say the same. */
function onceEach(sorted: Session[]): Session[] {
  return sorted.filter((one, at) => {
    const before = sorted[at - 1];
    return before === undefined || before.starts !== one.starts || before.ends !== one.ends;
  });
}

function session(placeId: string, date: string, start: string, end: string, staff: boolean, words: string): Session {
  const starts = jstMoment(date, start);
  const sameDay = jstMoment(date, end);
  const ends = sameDay > starts ? sameDay : jstMoment(addDays(date, 1), end);
  return { placeId, date, start, end, starts, ends, staff, words };
}

/** Reading a recurrence costs more than counting it, and a town has the same few for months. */
const known = new Map<string, RRuleTemporal>();
const MOST_KNOWN = 500;

function recurrence(rrule: string, from: string): RRuleTemporal {
  const key = `${from} ${rrule}`;
  const found = known.get(key);
  if (found) return found;
  const start = from.replaceAll("-", "");
  const read = new RRuleTemporal({ rruleString: `DTSTART:${start}T000000Z\nRRULE:${rrule}` });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, read);
  return read;
}
