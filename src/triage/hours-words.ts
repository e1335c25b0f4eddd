/** The words about opening hours in every language but Japanese, from the same data as the Japanese ones. */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.

import type { Language } from "../conversation/types.ts";
import { hoursAt, jst, jstDaysBetween, readTime, weekSpans } from "./hours.ts";
import type { OpeningHours } from "./hours-types.ts";

export type Foreign = Exclude<Language, "ja">;

export interface HoursWords {
  /** e.g. "tomorrow 8:30"; "now" while somebody reads; no day where no opening is known. */
  nextReading: string;
  /** e.g. "weekdays 8:30–17:15". */
  readingHours: string;
}

interface Words {
  now: string;
  /** No opening is known: no day may be named. */
  unknown: string;
  today(time: string): string;
  tomorrow(time: string): string;
  date(month: number, day: number, weekday: number, time: string): string;
  /** Sunday first. */
  weekdays: readonly string[];
  everyDay: string;
  everyDayButHolidays: string;
  mondayToFriday: string;
  /** Monday to Friday, and closed on public holidays. */
  workdays: string;
  weekend: string;
  span(days: string, from: string, to: string): string;
  betweenDays: string;
  betweenSpans: string;
}

const WORDS: Readonly<Record<Foreign, Words>> = {
  easyJa: {
    now: "いま",
    unknown: "まどぐちが あいたとき",
    today: (time) => `きょう ${time}`,
    tomorrow: (time) => `あした ${time}`,
    date: (month, day, weekday, time) =>
      `${month}がつ ${easyDay(day)} ${WORDS.easyJa.weekdays[weekday] ?? ""}ようび ${time}`,
    weekdays: ["にち", "げつ", "か", "すい", "もく", "きん", "ど"],
    everyDay: "まいにち",
    everyDayButHolidays: "まいにち（しゅくじつは やすみ）",
    mondayToFriday: "げつ〜きん",
    workdays: "げつ〜きん（しゅくじつは やすみ）",
    weekend: "ど・にち",
    span: (days, from, to) => `${days} ${from}〜${to}`,
    betweenDays: "・",
    betweenSpans: "、",
  },
  en: {
    now: "now",
    unknown: "when the desk opens",
    today: (time) => `today ${time}`,
    tomorrow: (time) => `tomorrow ${time}`,
    date: (month, day, weekday, time) =>
      `${MONTHS_EN[month - 1] ?? ""} ${day} (${WORDS.en.weekdays[weekday] ?? ""}) ${time}`,
    weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    everyDay: "every day",
    everyDayButHolidays: "every day but public holidays",
    mondayToFriday: "Mon–Fri",
    workdays: "weekdays",
    weekend: "Sat, Sun",
    span: (days, from, to) => `${days} ${from}–${to}`,
    betweenDays: ", ",
    betweenSpans: "; ",
  },
  zh: {
    now: "现在",
    unknown: "窗口开放时",
    today: (time) => `今天${time}`,
    tomorrow: (time) => `明天${time}`,
    date: (month, day, weekday, time) => `${month}月${day}日（${WORDS.zh.weekdays[weekday] ?? ""}）${time}`,
    weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    everyDay: "每天",
    everyDayButHolidays: "每天（节假日除外）",
    mondayToFriday: "周一至周五",
    workdays: "周一至周五（节假日除外）",
    weekend: "周六、周日",
    span: (days, from, to) => `${days}${from}〜${to}`,
    betweenDays: "、",
    betweenSpans: "；",
  },
  vi: {
    now: "bây giờ",
    unknown: "khi văn phòng mở cửa",
    today: (time) => `${time} hôm nay`,
    tomorrow: (time) => `${time} ngày mai`,
    date: (month, day, weekday, time) => `${time} ngày ${day}/${month} (${WORDS.vi.weekdays[weekday] ?? ""})`,
    weekdays: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
    everyDay: "hằng ngày",
    everyDayButHolidays: "hằng ngày (trừ ngày lễ)",
    mondayToFriday: "thứ Hai–thứ Sáu",
    workdays: "thứ Hai–thứ Sáu (trừ ngày lễ)",
    weekend: "thứ Bảy, Chủ nhật",
    span: (days, from, to) => `${from}–${to} ${days}`,
    betweenDays: ", ",
    betweenSpans: "; ",
  },
  ne: {
    now: "अहिले",
    unknown: "कार्यालय खुलेपछि",
    today: (time) => `आज ${time} बजे`,
    tomorrow: (time) => `भोलि ${time} बजे`,
    date: (month, day, weekday, time) =>
      `${MONTHS_NE[month - 1] ?? ""} ${day} (${WORDS.ne.weekdays[weekday] ?? ""}) ${time} बजे`,
    weekdays: ["आइतबार", "सोमबार", "मङ्गलबार", "बुधबार", "बिहीबार", "शुक्रबार", "शनिबार"],
    everyDay: "हरेक दिन",
    everyDayButHolidays: "हरेक दिन (सार्वजनिक बिदाबाहेक)",
    mondayToFriday: "सोमबार–शुक्रबार",
    workdays: "सोमबार–शुक्रबार (बिदाबाहेक)",
    weekend: "शनिबार, आइतबार",
    span: (days, from, to) => `${days} ${from}–${to}`,
    betweenDays: ", ",
    betweenSpans: "; ",
  },
  pt: {
    now: "agora",
    unknown: "quando o atendimento abrir",
    today: (time) => `hoje ${atPt(time)}`,
    tomorrow: (time) => `amanhã ${atPt(time)}`,
    date: (month, day, weekday, time) => `${day}/${month} (${WORDS.pt.weekdays[weekday] ?? ""}) ${atPt(time)}`,
    weekdays: ["dom.", "seg.", "ter.", "qua.", "qui.", "sex.", "sáb."],
    everyDay: "todos os dias",
    everyDayButHolidays: "todos os dias, menos feriados",
    mondayToFriday: "seg. a sex.",
    workdays: "dias úteis",
    weekend: "sáb. e dom.",
    span: (days, from, to) => `${days} ${from}–${to}`,
    betweenDays: ", ",
    betweenSpans: "; ",
  },
};

const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_NE = [
  "जनवरी",
  "फेब्रुअरी",
  "मार्च",
  "अप्रिल",
  "मे",
  "जुन",
  "जुलाई",
  "अगस्ट",
  "सेप्टेम्बर",
  "अक्टोबर",
  "नोभेम्बर",
  "डिसेम्बर",
];

/** 「ついたち」, 「4か」 (よっか), 「24か」 (にじゅうよっか), 「11にち」: as people say the day. */
function easyDay(day: number): string {
  if (day === 1) return "ついたち";
  return `${day}${day <= 10 || day === 14 || day === 20 || day === 24 ? "か" : "にち"}`;
}

/** One o'clock is said in the singular. */
const atPt = (time: string): string => `${time.startsWith("1:") ? "à" : "às"} ${time}`;

/** The languages that have words about hours. */
export const HOURS_LANGUAGES = Object.keys(WORDS) as Foreign[];

/**
 * When somebody reads next and the usual hours, in every language but Japanese. It promises exactly what `hoursAt` promises.
 * @param now epoch ms; days and times are those of Asia/Tokyo.
 */
export function hoursInLanguages(hours: OpeningHours, now: number): Record<Foreign, HoursWords> {
  const { open, nextOpening } = hoursAt(hours, now);
  const entries = HOURS_LANGUAGES.map((language) => {
    const words = WORDS[language];
    const nextReading = open ? words.now : readMoment(words, now, nextOpening);
    return [language, { nextReading, readingHours: readWeek(words, hours) }] as const;
  });
  return Object.fromEntries(entries) as Record<Foreign, HoursWords>;
}

function readMoment(words: Words, now: number, at: number): string {
  if (at === Number.MAX_SAFE_INTEGER) return words.unknown;
  const { month, day, weekday, time } = jst(at);
  const days = jstDaysBetween(now, at);
  if (days === 0) return words.today(readTime(time));
  if (days === 1) return words.tomorrow(readTime(time));
  return words.date(month, day, weekday, readTime(time));
}

function readWeek(words: Words, hours: OpeningHours): string {
  return weekSpans(hours)
    .map(({ days, from, to }) =>
      words.span(readDays(words, days, hours.closedOnHolidays), readTime(from), readTime(to)),
    )
    .join(words.betweenSpans);
}

function readDays(words: Words, days: readonly number[], closedOnHolidays: boolean): string {
  const key = days.join("");
  if (key === "1234560") return closedOnHolidays ? words.everyDayButHolidays : words.everyDay;
  if (key === "12345") return closedOnHolidays ? words.workdays : words.mondayToFriday;
  if (key === "60") return words.weekend;
  return days.map((day) => words.weekdays[day] ?? "").join(words.betweenDays);
}
