/** The forms of opening hours: what browsers send → a change, or what is wrong with it in plain words. Pure. */
import { isDate } from "../store/hours-shape.ts";
import type { HoursChange } from "../town/desk-types.ts";
import { WEEKDAYS_MONDAY_FIRST } from "./town-words.ts";

export type Fields = (name: string) => string;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MONTH_DAY = /^(\d{1,2})[-/月](\d{1,2})日?$/;
/** As many yearly closures as the form has lines. */
export const YEARLY_LINES = 3;
/** The longest closure in one go, days. */
const LONGEST = 92;

/** @param act the last part of the form's address. */
export function hoursChangeOf(act: string, fields: Fields): HoursChange | { problem: string } {
  switch (act) {
    case "week": {
      const week = weekOf(fields);
      if (!Array.isArray(week)) return week;
      const yearly = yearlyOf(fields);
      if (!Array.isArray(yearly)) return yearly;
      return { kind: "week", week, closedOnHolidays: fields("closedOnHolidays") === "1", yearlyClosures: yearly };
    }
    case "own-week": {
      const week = weekOf(fields);
      return Array.isArray(week) ? { kind: "ownWeek", week } : week;
    }
    case "town-week":
      return { kind: "townWeek" };
    case "closures": {
      const from = fields("from");
      const until = fields("until") || from;
      if (!isDate(from) || !isDate(until) || until < from)
        return { problem: "休みの日を、はじまりからえらんでください。" };
      const dates = datesBetween(from, until);
      return dates.length > LONGEST
        ? { problem: `一度に休みにできるのは${LONGEST}日までです。分けて入れてください。` }
        : { kind: "closed", dates };
    }
    case "openings": {
      const [date, opens, closes] = [fields("date"), fields("opens"), fields("closes")];
      if (!isDate(date)) return { problem: "あける日をえらんでください。" };
      if (!TIME.test(opens) || !TIME.test(closes) || closes <= opens)
        return { problem: "あける時刻と、それよりあとの、しめる時刻を入れてください。" };
      return { kind: "opened", opening: { date, opens, closes } };
    }
    case "removals":
      return isDate(fields("date"))
        ? { kind: "removed", date: fields("date") }
        : { problem: "どの日のことか、わかりませんでした。" };
    default:
      return { problem: "この操作はわかりません。" };
  }
}

function weekOf(fields: Fields): ([string, string] | null)[] | { problem: string } {
  const week: ([string, string] | null)[] = Array.from({ length: 7 }, () => null);
  for (const [day, name] of WEEKDAYS_MONDAY_FIRST) {
    const [opens, closes] = [fields(`w${day}_opens`), fields(`w${day}_closes`)];
    if (opens === "" && closes === "") continue;
    if (!TIME.test(opens) || !TIME.test(closes))
      return { problem: `${name}曜日は、あける時刻としめる時刻の両方を入れてください（休みの日は両方とも空に）。` };
    if (closes <= opens) return { problem: `${name}曜日は、しめる時刻があける時刻よりあとになるようにしてください。` };
    week[day] = [opens, closes];
  }
  return week;
}

function yearlyOf(fields: Fields): { from: string; to: string }[] | { problem: string } {
  const out: { from: string; to: string }[] = [];
  for (let line = 0; line < YEARLY_LINES; line++) {
    const [from, to] = [fields(`y${line}_from`), fields(`y${line}_to`)];
    if (from === "" && to === "") continue;
    const [first, last] = [monthDayOf(from), monthDayOf(to)];
    if (!first || !last) return { problem: "毎年の休みは 12-29 のように、月と日で書いてください。" };
    out.push({ from: first, to: last });
  }
  return out;
}

function monthDayOf(text: string): string | null {
  const found = MONTH_DAY.exec(text.normalize("NFKC").trim());
  if (!found) return null;
  const day = `${found[1]?.padStart(2, "0")}-${found[2]?.padStart(2, "0")}`;
  return isDate(`2028-${day}`) ? day : null;
}

function datesBetween(from: string, until: string): string[] {
  const out: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until) && out.length <= LONGEST; at += 86_400_000)
    out.push(new Date(at).toISOString().slice(0, 10));
  return out;
}
