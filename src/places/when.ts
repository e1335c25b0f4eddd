/** 「きょう」「あした」「土曜」「12月3日」 in somebody's own words → Tokyo days. Pure. */
import { isHoliday, jst } from "../triage/hours.ts";
import { addDays, isDay, weekdayOf } from "./calendar.ts";

export type WhenName =
  | "now"
  | "today"
  | "tomorrow"
  | "thisWeek"
  | "nextWeek"
  | "weekend"
  | "weekday"
  | "date"
  | "month"
  | "any";

export interface PlaceWhen {
  name: WhenName;
  /** The days that are meant, in order. Empty for "any". */
  days: string[];
}

export const ANY_TIME: PlaceWhen = { name: "any", days: [] };

const WEEKDAYS: readonly RegExp[] = [
  /日曜|日よう|にちよう|\(日\)|sunday/,
  /月曜|月よう|げつよう|\(月\)|monday/,
  /火曜|火よう|かようび|\(火\)|tuesday/,
  /水曜|水よう|すいよう|\(水\)|wednesday/,
  /木曜|木よう|もくよう|\(木\)|thursday/,
  /金曜|金よう|きんよう|\(金\)|friday/,
  /土曜|土よう|どよう|\(土\)|saturday/,
];
const WEEKEND = /週末|しゅうまつ|土日|どにち|土・?日|weekend/;
const TODAY = /今日|きょう|きょお|本日|ほんじつ|今夜|こんや|今晩(?!は$)|こんばん(?![はわ])|today|tonight/;
const NOW =
  /(?:いま|今)(?:から|すぐ|の時間|(?:でも|は|も|って)?(?:やっ|あい|開い|空い|ひらい|行け|いけ|食べ|たべ|どこ|どっか|近く))|rightnow|opennow/;
const TOMORROW = /明日|あした|あす(?![こなかりぱ])|みょうにち|tomorrow/;
const NEXT_WEEK = /来週|らいしゅう|nextweek/;
const THIS_WEEK = /今週|こんしゅう|thisweek/;
/** 「3日前」 is no date. */
const MONTH_DAY = /(?:(\d{4})[年/-])?(\d{1,2})[月/](\d{1,2})(?!\d|分|人)/;
const DAY_ONLY = /(?<![\d/月.])(\d{1,2})日(?!間|前|後|目|ぶり|も|たっ|くらい|ぐらい|以|連続|で(?!も?す)|曜|よう)/;
const NAMED_DAYS: readonly [RegExp, string, number][] = [
  [/大みそか|大晦日|おおみそか/, "12-31", 1],
  [/元日|元旦|がんたん|がんじつ/, "01-01", 1],
  [/正月|しょうがつ/, "01-01", 3],
  [/くりすますいぶ|いゔ/, "12-24", 1],
  [/くりすます|christmas/, "12-25", 1],
];

/** @param folded words after `fold`. @param now epoch ms */
export function readWhen(folded: string, now: number): PlaceWhen {
  const today = jst(now).date;
  const said = arabic(folded);
  const dated = readDate(said, today);
  if (dated) return { name: "date", days: [dated] };
  for (const [pattern, monthDay, count] of NAMED_DAYS) {
    if (pattern.test(said)) return { name: "date", days: span(next(monthDay, today), count) };
  }
  const weekShift = /再来週|さらいしゅう/.test(said) ? 14 : NEXT_WEEK.test(said) ? 7 : 0;
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7) + weekShift);
  if (WEEKEND.test(said)) return { name: "weekend", days: from(today, [addDays(monday, 5), addDays(monday, 6)]) };
  const weekdays = WEEKDAYS.flatMap((pattern, day) => (pattern.test(said) ? [day] : []));
  if (weekdays.length > 0) {
    const days = weekdays.map((day) =>
      weekShift > 0 ? addDays(monday, (day + 6) % 7) : addDays(today, (day - weekdayOf(today) + 7) % 7),
    );
    return { name: "weekday", days: days.sort() };
  }
  if (weekShift > 0) return { name: "nextWeek", days: span(monday, 7) };
  if (/しあさって|明々後日|明明後日/.test(said)) return { name: "date", days: [addDays(today, 3)] };
  if (/あさって|明後日|dayaftertomorrow/.test(said)) return { name: "date", days: [addDays(today, 2)] };
  const tomorrow = TOMORROW.test(said);
  const current = TODAY.test(said);
  if (tomorrow && current) return { name: "date", days: [today, addDays(today, 1)] };
  if (tomorrow) return { name: "tomorrow", days: [addDays(today, 1)] };
  if (NOW.test(said)) return { name: "now", days: [today] };
  if (current) return { name: "today", days: [today] };
  if (THIS_WEEK.test(said)) return { name: "thisWeek", days: span(today, 8 - (weekdayOf(today) || 7)) };
  if (/平日|へいじつ|weekday/.test(said)) {
    return { name: "weekday", days: span(today, 7).filter((day) => ![0, 6].includes(weekdayOf(day))) };
  }
  if (/祝日|しゅくじつ|祭日|holiday/.test(said)) {
    const holiday = span(today, 120).find(isHoliday);
    if (holiday) return { name: "date", days: [holiday] };
  }
  if (/来月|らいげつ|nextmonth/.test(said)) return { name: "month", days: month(today, 1) };
  if (/今月|こんげつ|thismonth/.test(said)) return { name: "month", days: from(today, month(today, 0)) };
  return ANY_TIME;
}

function readDate(said: string, today: string): string | null {
  const full = MONTH_DAY.exec(said);
  if (full) {
    const [, year, m = "", d = ""] = full;
    const monthDay = `${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
    const date = year ? `${year}-${monthDay}` : next(monthDay, today);
    return isDay(date) ? date : null;
  }
  const only = DAY_ONLY.exec(said)?.[1]?.padStart(2, "0");
  if (!only) return null;
  for (const shift of [0, 1, 2]) {
    const date = `${(month(today, shift)[0] ?? today).slice(0, 8)}${only}`;
    if (isDay(date) && date >= today) return date;
  }
  return null;
}

/** The next day of that name, today included. */
function next(monthDay: string, today: string): string {
  const date = `${today.slice(0, 4)}-${monthDay}`;
  return date >= today ? date : `${Number(today.slice(0, 4)) + 1}-${monthDay}`;
}

function span(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}

/** What is over is not meant; when all is over, the question was about the next time, and nothing matches. */
const from = (today: string, days: string[]): string[] => days.filter((day) => day >= today);

function month(today: string, shift: number): string[] {
  const first = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + shift, 1));
  const name = first.toISOString().slice(0, 8);
  return span(`${name}01`, 31).filter((day) => day.startsWith(name));
}

const DIGITS = "〇一二三四五六七八九";

/** 「十二月三日」 → 「12月3日」. Only before 月 and 日: 「三人」 stays. */
function arabic(said: string): string {
  return said.replaceAll(/[一二三四五六七八九十]{1,3}(?=[月日](?!曜))/g, (kanji) => {
    const [tens, ones] = kanji.includes("十") ? kanji.split("十") : ["", kanji];
    const ten = kanji.includes("十") ? (tens ? DIGITS.indexOf(tens) : 1) : 0;
    return String(ten * 10 + (ones ? DIGITS.indexOf(ones) : 0));
  });
}
