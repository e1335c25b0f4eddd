/** The register of lines to call, with hours, cost, source and what was checked. The only file with phone numbers. Handbook §4.3. */
import type { Call } from "../conversation/types.ts";
import { isHoliday, type JstParts, jst, readTime } from "./hours.ts";
import { LINES_FOR } from "./lines-for.ts";
import type { SafetyKind } from "./types.ts";

export type LineHours =
  | { kind: "always" }
  /** Only hours that every source agrees on. A rule's `to` may be "24:00". */
  | { kind: "rules"; rules: readonly LineRule[]; closedOnHolidays?: true; closedYearly?: { from: string; to: string } }
  /** Differs from place to place: never shown as open now. */
  | { kind: "varies" };

export interface LineRule {
  from: string;
  to: string;
  /** 0 Sunday … 6; every day when absent. */
  days?: readonly number[];
  /** Only on this day of the month. */
  dayOfMonth?: number;
}

export interface Hotline {
  id: string;
  name: string;
  /** As people read it. */
  number: string;
  /** As a phone dials it. */
  tel: string;
  hours: LineHours;
  /** 「24時間」「16時〜21時」, said beside the number. */
  readingHours: string;
  cost: "free" | "paid";
  forWhom: string;
  /** A menu in other languages than Japanese was seen in the source. Which ones is not said there, so none is named. */
  otherLanguages?: true;
  /** Number and hours were seen in a public source; only these are ever shown. */
  verified: boolean;
  /** Date of the page that was read (YYYY, YYYY-MM or YYYY-MM-DD); null when the page bears none. Check again before go-live. */
  checkedOn: string | null;
  source: string;
}

const ALWAYS: LineHours = { kind: "always" };
const WEEKDAYS = [1, 2, 3, 4, 5] as const;

/** Round the clock, free of charge, seen on a page without a date unless an entry says otherwise. */
const ROUND_THE_CLOCK = {
  hours: ALWAYS,
  readingHours: "24時間",
  cost: "free",
  verified: true,
  checkedOn: null,
} as const;
const VARIES: LineHours = { kind: "varies" };
const REGISTER: readonly Omit<Hotline, "tel">[] = [
  {
    id: "police",
    name: "警察",
    number: "110",
    ...ROUND_THE_CLOCK,
    forWhom: "いま あぶない人",
    source: "全国共通（一般に知られた番号）",
  },
  {
    id: "fire_ambulance",
    name: "救急・消防",
    number: "119",
    ...ROUND_THE_CLOCK,
    forWhom: "急病・けが・火事",
    source: "東京消防庁のページ",
  },
  {
    id: "yorisoi",
    name: "よりそいホットライン",
    number: "0120-279-338",
    ...ROUND_THE_CLOCK,
    forWhom: "だれでも",
    otherLanguages: true,
    source: "279338.jp（運営元の確認は未了）",
  },
  {
    id: "inochi_sos",
    name: "#いのちSOS",
    number: "0120-061-338",
    // Sources differ (24h every day / part of the week from 6:00): only what all of them say.
    hours: {
      kind: "rules",
      rules: [
        { days: [1, 4, 5], from: "00:00", to: "24:00" },
        { days: [0, 2, 3, 6], from: "06:00", to: "24:00" },
      ],
    },
    readingHours: "",
    cost: "free",
    forWhom: "死にたい・消えたい気持ちの人",
    verified: true,
    checkedOn: "2022-08",
    source: "新聞 2022-08 と公開資料（時間に食いちがい。一致する時間だけ）",
  },
  {
    id: "inochi_denwa_free",
    name: "いのちの電話",
    number: "0120-783-556",
    hours: {
      kind: "rules",
      rules: [
        { from: "16:00", to: "21:00" },
        { dayOfMonth: 10, from: "08:00", to: "24:00" },
        { dayOfMonth: 11, from: "00:00", to: "08:00" },
      ],
    },
    readingHours: "16時〜21時",
    cost: "free",
    forWhom: "つらい気持ちの人",
    verified: true,
    checkedOn: null,
    source: "地域のいのちの電話と新聞の案内（毎月10日は8時から翌朝8時）",
  },
  {
    id: "kokoro",
    name: "こころの健康相談",
    number: "0570-064-556",
    hours: { kind: "rules", rules: [{ days: WEEKDAYS, from: "18:30", to: "22:00" }], closedOnHolidays: true },
    readingHours: "平日18時半〜22時",
    cost: "paid",
    forWhom: "こころの相談",
    verified: true,
    checkedOn: "2021",
    source: "統一ダイヤルの案内（2021年。都道府県でちがう）",
  },
  {
    id: "child_189",
    name: "児童相談所",
    number: "189",
    ...ROUND_THE_CLOCK,
    forWhom: "子どもと、子どもが心配な人",
    source: "複数の公的な案内（2019-12-03から無料。名前を言わなくてよい）",
  },
  {
    id: "child_consult",
    name: "児童相談所 相談専用",
    number: "0120-189-783",
    hours: VARIES,
    readingHours: "児童相談所の時間",
    cost: "free",
    forWhom: "子育ての相談",
    verified: true,
    checkedOn: null,
    source: "宮城県の案内",
  },
  {
    id: "child_sos24",
    name: "24時間子供SOS",
    number: "0120-0-78310",
    ...ROUND_THE_CLOCK,
    forWhom: "子ども本人と保護者",
    source: "公的な案内",
  },
  {
    id: "childline",
    name: "チャイルドライン",
    number: "0120-99-7777",
    hours: { kind: "rules", rules: [{ from: "16:00", to: "21:00" }], closedYearly: { from: "12-29", to: "01-03" } },
    readingHours: "16時〜21時",
    cost: "free",
    forWhom: "18さいまで",
    verified: true,
    checkedOn: null,
    source: "運営団体の案内",
  },
  {
    id: "child_rights",
    name: "こどもの人権110番",
    number: "0120-007-110",
    hours: {
      kind: "rules",
      rules: [{ days: WEEKDAYS, from: "08:30", to: "17:15" }],
      closedOnHolidays: true,
      closedYearly: { from: "12-29", to: "01-03" },
    },
    readingHours: "平日8時半〜17時15分",
    cost: "free",
    forWhom: "子ども",
    verified: true,
    checkedOn: null,
    source: "公的な案内",
  },
  {
    id: "dv_plus",
    name: "DV相談プラス",
    number: "0120-279-889",
    ...ROUND_THE_CLOCK,
    forWhom: "家族やパートナーがこわい人",
    source: "政府広報オンライン",
  },
  {
    id: "dv_navi",
    name: "DV相談ナビ",
    number: "#8008",
    hours: VARIES,
    readingHours: "窓口の時間",
    cost: "paid",
    forWhom: "家族やパートナーがこわい人",
    verified: true,
    checkedOn: null,
    source: "政府広報オンライン",
  },
  {
    id: "sexual_violence",
    name: "はやくワンストップ",
    number: "#8891",
    hours: VARIES,
    readingHours: "センターの時間",
    cost: "free",
    forWhom: "性の被害にあった人",
    verified: true,
    checkedOn: null,
    source: "NHKの案内",
  },
  {
    id: "police_consult",
    name: "警察相談",
    number: "#9110",
    hours: VARIES,
    readingHours: "平日の昼",
    cost: "paid",
    forWhom: "急ぎでない警察の相談",
    verified: true,
    checkedOn: null,
    source: "被害者支援の案内（夜は地域でちがう）",
  },
  {
    id: "consumer",
    name: "消費者ホットライン",
    number: "188",
    hours: VARIES,
    readingHours: "窓口の時間",
    cost: "paid",
    forWhom: "だまされたかもしれない人",
    verified: true,
    checkedOn: "2016",
    source: "2015〜16年の案内",
  },
];

export const HOTLINES: readonly Hotline[] = REGISTER.map((line) => ({ ...line, tel: line.number.replaceAll("-", "") }));

/** A line of the register, for words that name it without saying that it is open. */
export function hotline(id: string): Hotline {
  const line = HOTLINES.find((l) => l.id === id);
  if (!line) throw new Error(`no line ${id} in the register`);
  return line;
}

/** Is this line open at `now` in Asia/Tokyo? Conflicting or local hours count as closed (handbook §4.3). */
export function lineOpen(line: Hotline, now: number): boolean {
  const { hours } = line;
  if (hours.kind === "always") return true;
  if (hours.kind === "varies") return false;
  const at = jst(now);
  if (hours.closedOnHolidays && isHoliday(at.date)) return false;
  if (hours.closedYearly && withinYearly(at.monthDay, hours.closedYearly)) return false;
  return hours.rules.some((rule) => holds(rule, at));
}

/** The verified lines open at `now` for this need, at most `limit`, best first (handbook §4.3). */
export function openLines(kind: SafetyKind, now: number, limit: number): Hotline[] {
  return LINES_FOR[kind]
    .map(hotline)
    .filter((line) => line.verified && lineOpen(line, now))
    .slice(0, limit);
}

/** The opening times of this moment as "16:00–21:00"; null for a line that is always open, or closed now. */
export function spanNow(line: Hotline, now: number): string | null {
  if (line.hours.kind !== "rules") return null;
  const rule = line.hours.rules.find((one) => holds(one, jst(now)));
  return rule ? `${readTime(rule.from)}–${readTime(rule.to)}` : null;
}

/** A line as a button. */
export const callOf = (line: Hotline): Call => ({ label: line.name, tel: line.tel });

function holds(rule: LineRule, at: JstParts): boolean {
  if (rule.days && !rule.days.includes(at.weekday)) return false;
  if (rule.dayOfMonth !== undefined && rule.dayOfMonth !== at.day) return false;
  return at.time >= rule.from && at.time < rule.to;
}

const withinYearly = (day: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;
