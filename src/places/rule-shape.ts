/** Recurrence in plain words: 「毎週火曜」「第2・第4土曜」 ⇄ RFC 5545, for the form staff fill in and for what pages say. Pure. */
import { readTime } from "../triage/hours.ts";
import type { PlaceRule } from "./calendar-types.ts";

export type RuleShape =
  /** Every so many weeks. Weekdays 0 Sunday … 6. */
  | { every: "week"; interval: number; weekdays: number[] }
  /** The n-th weekdays of a month; -1 is the last. */
  | { every: "month"; nths: number[]; weekdays: number[] }
  /** Days of the month; -1 is the last. */
  | { every: "monthDay"; days: number[] }
  | { every: "day" };

const CODES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
export const WEEKDAY_NAMES = ["日", "月", "火", "水", "木", "金", "土"] as const;
/** Monday first, as calendars on a wall have it here. */
export const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;

const mondayFirst = (days: readonly number[]): number[] => MONDAY_FIRST.filter((day) => days.includes(day));

/** @returns null when nothing was chosen. */
export function rruleOf(shape: RuleShape): string | null {
  switch (shape.every) {
    case "day":
      return "FREQ=DAILY";
    case "week": {
      const days = mondayFirst(shape.weekdays).map((day) => CODES[day]);
      if (days.length === 0 || shape.interval < 1 || shape.interval > 52) return null;
      // Weeks begin on Monday, also when a fortnight is counted.
      return `FREQ=WEEKLY;${shape.interval > 1 ? `INTERVAL=${shape.interval};` : ""}WKST=MO;BYDAY=${days.join(",")}`;
    }
    case "month": {
      const days = shape.nths.flatMap((nth) => mondayFirst(shape.weekdays).map((day) => `${nth}${CODES[day]}`));
      return days.length === 0 ? null : `FREQ=MONTHLY;BYDAY=${days.join(",")}`;
    }
    case "monthDay":
      return shape.days.length === 0 ? null : `FREQ=MONTHLY;BYMONTHDAY=${shape.days.join(",")}`;
  }
}

/** @returns null for a recurrence the form cannot show; it is kept as it is then. */
export function shapeOf(rrule: string): RuleShape | null {
  const parts = new Map(rrule.split(";").map((part) => part.split("=") as [string, string]));
  const days = (parts.get("BYDAY") ?? "").split(",").filter(Boolean);
  const known = new Set(["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "WKST"]);
  if ([...parts.keys()].some((name) => !known.has(name))) return null;
  const interval = Number(parts.get("INTERVAL") ?? 1);
  const freq = parts.get("FREQ");
  if (freq === "DAILY") return parts.size === 1 ? { every: "day" } : null;
  if (freq === "WEEKLY" && !parts.has("BYMONTHDAY")) {
    const weekdays = days.map(weekdayOfCode);
    return weekdays.length > 0 && weekdays.every((day) => day >= 0) ? { every: "week", interval, weekdays } : null;
  }
  if (freq !== "MONTHLY" || interval !== 1) return null;
  const monthDays = (parts.get("BYMONTHDAY") ?? "").split(",").filter(Boolean).map(Number);
  if (monthDays.length > 0) return days.length === 0 ? { every: "monthDay", days: monthDays } : null;
  const pairs = days.map((day) => ({ nth: Number(day.slice(0, -2)), weekday: weekdayOfCode(day.slice(-2)) }));
  const nths = [...new Set(pairs.map(({ nth }) => nth))];
  const weekdays = [...new Set(pairs.map(({ weekday }) => weekday))];
  // Only a full grid ("1st and 3rd, Tuesday and Friday") can be shown as two rows of boxes.
  const isGrid = pairs.length > 0 && pairs.length === nths.length * weekdays.length && !nths.includes(0);
  return isGrid ? { every: "month", nths, weekdays } : null;
}

const weekdayOfCode = (code: string): number => CODES.indexOf(code as (typeof CODES)[number]);

/** 「毎週火曜」「隔週水曜」「第2・第4土曜」「毎月15日」「毎日」; for what has no plain words, 「決まった日」. */
export function shapeWords(rrule: string): string {
  const shape = shapeOf(rrule);
  if (!shape) return "決まった日";
  const weekdays =
    "weekdays" in shape
      ? `${mondayFirst(shape.weekdays)
          .map((day) => WEEKDAY_NAMES[day])
          .join("・")}曜`
      : "";
  switch (shape.every) {
    case "day":
      return "毎日";
    case "week":
      if (shape.interval === 1 && mondayFirst(shape.weekdays).join("") === "12345") return "平日";
      return `${shape.interval === 1 ? "毎週" : shape.interval === 2 ? "隔週" : `${shape.interval}週に1回`}${weekdays}`;
    case "month":
      return `${shape.nths.map((nth) => (nth === -1 ? "最後の" : `第${nth}`)).join("・")}${weekdays}`;
    case "monthDay":
      return `毎月${shape.days.map((day) => (day === -1 ? "月末" : `${day}日`)).join("・")}`;
  }
}

/** 「第2・第4土曜 11:30〜13:30」 */
export function ruleWords(rule: PlaceRule): string {
  const over = rule.end <= rule.start && rule.end !== "24:00" ? "翌" : "";
  return `${shapeWords(rule.rrule)} ${readTime(rule.start)}〜${over}${readTime(rule.end)}`;
}

/** How a place's whole calendar sounds; its own words when it has no rules. */
export function calendarWords(place: {
  rules: readonly PlaceRule[];
  whenOpen: string;
  closedOnHolidays: boolean;
}): string {
  if (place.rules.length === 0) return place.whenOpen;
  return `${together(place.rules).map(ruleWords).join("、")}${place.closedOnHolidays ? "（祝日は休み）" : ""}`;
}

/** Weekdays with the same times are said in one breath, whoever is there. */
function together(rules: readonly PlaceRule[]): PlaceRule[] {
  const said: PlaceRule[] = [];
  for (const rule of rules) {
    const shape = shapeOf(rule.rrule);
    const at = said.findIndex((other) => {
      const known = shapeOf(other.rrule);
      const isWeekly =
        shape?.every === "week" && known?.every === "week" && shape.interval === 1 && known.interval === 1;
      return isWeekly && (["start", "end", "from", "until"] as const).every((name) => other[name] === rule[name]);
    });
    const before = said[at];
    const known = before && shapeOf(before.rrule);
    if (before && known?.every === "week" && shape?.every === "week") {
      const rrule = rruleOf({ ...known, weekdays: [...known.weekdays, ...shape.weekdays] }) ?? before.rrule;
      said[at] = { ...before, rrule };
    } else said.push(rule);
  }
  return said;
}
