/** Opening hours in Asia/Tokyo: is somebody reading now, and if not, when next. Every promise of time comes from here. */
import holidayJp from "@holiday-jp/holiday_jp";
import type { HoursAnswer, OpeningHours } from "./hours-types.ts";

/** Japan keeps one offset and no summer time. */
const OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;
/** A window that stays shut longer than this has no next opening to promise. */
const LOOK_AHEAD_DAYS = 400;

/** A moment as the calendar and the clock in Tokyo show it. */
export interface JstParts {
  year: number;
  month: number;
  day: number;
  /** 0 Sunday … 6 Saturday. */
  weekday: number;
  hour: number;
  minute: number;
  /** "YYYY-MM-DD". */
  date: string;
  /** "MM-DD". */
  monthDay: string;
  /** "HH:MM", with a leading zero: fit to compare. */
  time: string;
}

/** Takes a moment apart in Asia/Tokyo. */
export function jst(now: number): JstParts {
  const d = new Date(now + OFFSET_MS);
  const date = d.toISOString().slice(0, 10);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    weekday: d.getUTCDay(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    date,
    monthDay: date.slice(5),
    time: d.toISOString().slice(11, 16),
  };
}

/** The moment of a Tokyo date and a time of day ("24:00" is the next midnight). */
export function jstMoment(date: string, time: string): number {
  return Date.parse(`${date}T00:00:00Z`) - OFFSET_MS + minutesOf(time) * MINUTE_MS;
}

/** Calendar days in Tokyo from `from` to `to`: 0 the same day, 1 the next. */
export function jstDaysBetween(from: number, to: number): number {
  return Math.floor((to + OFFSET_MS) / DAY_MS) - Math.floor((from + OFFSET_MS) / DAY_MS);
}

/** 「11月24日（火）」 */
export function readDate(now: number): string {
  const { month, day, weekday } = jst(now);
  return `${month}月${day}日（${WEEKDAYS[weekday] ?? ""}）`;
}

/** 「8:30」, no leading zero. */
export function readTime(time: string): string {
  return time.replace(/^0/, "");
}

/** Is this Tokyo date one of Japan's public holidays? */
export function isHoliday(date: string): boolean {
  return Object.hasOwn(holidayJp.holidays, date);
}

/** Open now, and when next, in words ready to be said (handbook §4.2 rule 8, §5.1 P15). */
export function hoursAt(hours: OpeningHours, now: number): HoursAnswer {
  const readingHours = readWeek(hours);
  const today = openOn(hours, now);
  if (today && now >= today.opens && now < today.closes)
    return { open: true, nextOpening: now, nextReading: "いま", readingHours };
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = openOn(hours, now + ahead * DAY_MS);
    if (day && day.opens > now)
      return { open: false, nextOpening: day.opens, nextReading: readMoment(now, day.opens), readingHours };
  }
  // Honest when there is nothing to promise: no day is named.
  return { open: false, nextOpening: Number.MAX_SAFE_INTEGER, nextReading: "窓口があいたとき", readingHours };
}

function openOn(hours: OpeningHours, at: number): { opens: number; closes: number } | null {
  const { date, monthDay, weekday } = jst(at);
  const span = hours.week[weekday];
  if (!span || hours.closures.includes(date)) return null;
  if (hours.closedOnHolidays && isHoliday(date)) return null;
  if (hours.yearlyClosures.some(({ from, to }) => within(monthDay, from, to))) return null;
  return { opens: jstMoment(date, span[0]), closes: jstMoment(date, span[1]) };
}

/** 「12-29」…「01-03」 goes over new year. */
const within = (day: string, from: string, to: string): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;

function readMoment(now: number, at: number): string {
  const time = readTime(jst(at).time);
  const days = jstDaysBetween(now, at);
  if (days === 0) return `きょう ${time}`;
  if (days === 1) return `あす ${time}`;
  return `${readDate(at)}${time}`;
}

function minutesOf(time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** The week's opening times, Monday first; days with the same times stand together. Times are "HH:MM". */
export function weekSpans(hours: OpeningHours): { days: number[]; from: string; to: string }[] {
  const groups = new Map<string, { days: number[]; from: string; to: string }>();
  for (const weekday of [1, 2, 3, 4, 5, 6, 0]) {
    const span = hours.week[weekday];
    if (!span) continue;
    const [from, to] = span;
    const group = groups.get(`${from} ${to}`);
    if (group) group.days.push(weekday);
    else groups.set(`${from} ${to}`, { days: [weekday], from, to });
  }
  return [...groups.values()];
}

function readWeek(hours: OpeningHours): string {
  return weekSpans(hours)
    .map(({ days, from, to }) => `${readDays(days, hours.closedOnHolidays)}${readTime(from)}〜${readTime(to)}`)
    .join("、");
}

function readDays(days: readonly number[], closedOnHolidays: boolean): string {
  const key = days.join("");
  if (key === "1234560") return closedOnHolidays ? "祝日のほか毎日" : "毎日";
  if (key === "12345") return closedOnHolidays ? "平日" : "月〜金";
  if (key === "60") return "土日";
  return days.map((d) => WEEKDAYS[d] ?? "").join("・");
}
