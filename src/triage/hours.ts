/** Opening hours in Asia/Tokyo: is somebody reading now, and if not, when next. Every promise of time comes from here. */
import holidayJp from "@holiday-jp/holiday_jp";
import type { DistrictHours, HoursAnswer, HoursDay, OpeningHours } from "./hours-types.ts";

/** Japan keeps one offset and no summer time. */
const OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;
/** A window that stays shut longer than this has no next opening to promise. */
const LOOK_AHEAD_DAYS = 400;
/** Further ahead than this a day needs its year. */
const SAME_YEAR_DAYS = 300;
/** The years that a calendar day can be written for; a clock beyond them is broken. */
const FIRST_MOMENT = Date.UTC(1900, 0, 1);
const LAST_MOMENT = Date.UTC(2200, 0, 1);

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
  const iso = d.toISOString();
  const date = iso.slice(0, 10);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    weekday: d.getUTCDay(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    date,
    monthDay: date.slice(5),
    time: iso.slice(11, 16),
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

/** Is this a moment that a working clock can show? */
export const isMoment = (now: number): boolean => now >= FIRST_MOMENT && now < LAST_MOMENT;

/** Open now, and when next, in words ready to be said (handbook §4.2 rule 8, §5.1 P15). With a broken clock nothing is promised. */
export function hoursAt(hours: OpeningHours, now: number): HoursAnswer {
  const readingHours = readWeek(hours);
  // Honest when there is nothing to promise: no day is named.
  const nothing = { open: false, nextOpening: Number.MAX_SAFE_INTEGER, nextReading: "窓口があいたとき", readingHours };
  if (!isMoment(now)) return nothing;
  const today = openOn(hours, now);
  if (today && now >= today.opens && now < today.closes)
    return { open: true, nextOpening: now, nextReading: "いま", readingHours };
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = openOn(hours, now + ahead * DAY_MS);
    if (day && day.opens > now)
      return { open: false, nextOpening: day.opens, nextReading: readMoment(now, day.opens), readingHours };
  }
  return nothing;
}

/** What the window does on the Tokyo day of `at`, and why. A closure goes before an extra opening, that before all else. */
export function hoursOn(hours: OpeningHours, at: number): HoursDay {
  const { date, monthDay, weekday } = jst(at);
  if (hours.closures.includes(date)) return { date, span: null, why: "closure" };
  const extra = hours.openings?.find((one) => one.date === date);
  if (extra) return { date, span: [extra.opens, extra.closes], why: "opening" };
  if (hours.yearlyClosures.some(({ from, to }) => withinYearly(monthDay, from, to)))
    return { date, span: null, why: "yearly" };
  if (hours.closedOnHolidays && isHoliday(date)) return { date, span: null, why: "holiday" };
  const span = hours.week[weekday] ?? null;
  return { date, span, why: span ? "week" : "weekly" };
}

/** The next days from today on, for staff who want to see what they set. @param now epoch ms */
export function hoursAhead(hours: OpeningHours, now: number, days: number): HoursDay[] {
  return isMoment(now) ? Array.from({ length: days }, (_, ahead) => hoursOn(hours, now + ahead * DAY_MS)) : [];
}

/**
 * The hours of a district: its own week if it has one, the town's closures and openings, and its own. About one day the district's
 * word goes before the town's.
 */
export function districtHours(town: OpeningHours, own: DistrictHours | null): OpeningHours {
  if (own === null) return town;
  const ownDays = new Set([...own.closures, ...own.openings.map(({ date }) => date)]);
  const closures = [...town.closures.filter((date) => !ownDays.has(date)), ...own.closures];
  const openings = [...(town.openings ?? []).filter(({ date }) => !ownDays.has(date)), ...own.openings];
  return { ...town, week: own.week ?? town.week, closures, openings };
}

function openOn(hours: OpeningHours, at: number): { opens: number; closes: number } | null {
  const { date, span } = hoursOn(hours, at);
  return span ? { opens: jstMoment(date, span[0]), closes: jstMoment(date, span[1]) } : null;
}

/** 「12-29」…「01-03」 goes over new year. */
export const withinYearly = (day: string, from: string, to: string): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;

function readMoment(now: number, at: number): string {
  const time = readTime(jst(at).time);
  const days = jstDaysBetween(now, at);
  if (days === 0) return `きょう ${time}`;
  if (days === 1) return `あす ${time}`;
  return `${days > SAME_YEAR_DAYS ? `${jst(at).year}年` : ""}${readDate(at)}${time}`;
}

function minutesOf(time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** The week's opening times, Monday first; days with the same times stand together. Times are "HH:MM". */
export function weekSpans(hours: Pick<OpeningHours, "week">): { days: number[]; from: string; to: string }[] {
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

/** The week in Japanese: 「平日8:30〜17:15」. */
export function readWeek(hours: Pick<OpeningHours, "week" | "closedOnHolidays">): string {
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
