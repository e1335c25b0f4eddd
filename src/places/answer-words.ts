/** How an answer about places sounds, by language. Data and small phrases; no question stands in any of them. */
import { jst, jstDaysBetween, readTime } from "../triage/hours.ts";
import type { Session } from "./calendar-types.ts";
import type { Place } from "./types.ts";
import type { PlaceWhen } from "./when.ts";

export type AnswerLanguage = "ja" | "easyJa" | "en" | "zh" | "vi" | "ne" | "pt";

/** What the lead sentence has to be honest about. */
export type Finding =
  /** As asked. */
  | "found"
  /** Nothing then; these are the next. */
  | "later"
  /** Today's are over; these are the next. */
  | "over"
  /** Nothing is open this minute, but later today. */
  | "laterToday"
  /** Not with all that was wished for (quiet, free, at the door, that kind). */
  | "otherwise"
  /** Not in that district. */
  | "elsewhere";

export interface AnswerWords {
  lead(finding: Finding, when: PlaceWhen, count: number, now: number): string;
  nothing: string;
  /** Temporarily closed. `until` null: nobody knows yet. */
  closed(place: Place, until: string | null, now: number): string;
  /** The lead when one place was asked for by name. */
  placeLead(place: Place, finding: Finding, when: PlaceWhen, now: number): string;
  placeNothing(place: Place): string;
  name(place: Place): string;
  when(session: Session, now: number): string;
  price(place: Place): string;
  /** Most important first; the last are left out when a bubble gets long. */
  ease(place: Place, session: Session): string[];
  checked(date: string, now: number): string;
  pageLink: string;
  mapLink(place: Place): string;
  /** Between items of one line. */
  dot: string;
}

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;
const EASY_WEEKDAYS = ["にち", "げつ", "か", "すい", "もく", "きん", "ど"] as const;
const EN_WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const EN_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const noon = (date: string): number => Date.parse(`${date}T03:00:00Z`);

/** 「きょう」「あした」「11月28日（土）」 */
export function dayJa(date: string, now: number): string {
  const days = jstDaysBetween(now, noon(date));
  if (days === 0) return "きょう";
  if (days === 1) return "あした";
  const { month, day, weekday, year } = jst(noon(date));
  return `${year === jst(now).year ? "" : `${year}年`}${month}月${day}日（${WEEKDAYS[weekday]}）`;
}

function dayEasy(date: string, now: number): string {
  const days = jstDaysBetween(now, noon(date));
  if (days === 0) return "きょう";
  if (days === 1) return "あした";
  const { month, day, weekday } = jst(noon(date));
  return `${month}がつ${day}にち（${EASY_WEEKDAYS[weekday]}ようび）`;
}

function dayEn(date: string, now: number): string {
  const days = jstDaysBetween(now, noon(date));
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  const { month, day, weekday } = jst(noon(date));
  return `${EN_WEEKDAYS[weekday]} ${day} ${EN_MONTHS[month - 1]}`;
}

/** What the days are called in a sentence. */
function daysCalled(
  when: PlaceWhen,
  now: number,
  day: (date: string, now: number) => string,
  of: Partial<Record<PlaceWhen["name"], string>>,
  other: string,
): string {
  const [only, ...more] = when.days;
  if (only && more.length === 0) return day(only, now);
  return of[when.name] ?? other;
}

const calledJa = (when: PlaceWhen, now: number): string =>
  daysCalled(
    when,
    now,
    dayJa,
    { thisWeek: "今週", nextWeek: "来週", weekend: "週末", weekday: "その曜日", month: "その月", now: "きょう" },
    "その日",
  );
const calledEasy = (when: PlaceWhen, now: number): string =>
  daysCalled(
    when,
    now,
    dayEasy,
    { thisWeek: "こんしゅう", nextWeek: "らいしゅう", weekend: "どようびと にちようび", now: "きょう" },
    "その ひ",
  );
const calledEn = (when: PlaceWhen, now: number): string =>
  daysCalled(
    when,
    now,
    dayEn,
    { thisWeek: "This week", nextWeek: "Next week", weekend: "This weekend", now: "Today" },
    "Then",
  );

const these = (count: number): string => (count === 1 ? "ここ" : `この${count}つ`);
const span = ({ start, end }: Session): string => `${readTime(start)}〜${readTime(end)}`;
/** Over midnight, so that nobody takes it for this morning: 「20:00〜翌1:00」. */
const spanJa = (session: Session): string =>
  session.end <= session.start && session.end !== "24:00" ? span(session).replace("〜", "〜翌") : span(session);
const isOn = (session: Session, now: number): boolean => session.starts <= now && now < session.ends;
const yen = (price: string): string | null => /\d[\d,]*(?=円)/.exec(price.normalize("NFKC"))?.[0] ?? null;

/** As it was written, cut where a reader would not miss it. */
export function short(text: string, most: number): string {
  const graphemes = [
    ...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(text.trim().replaceAll(/\s+/g, " ")),
  ];
  if (graphemes.length <= most) return graphemes.map(({ segment }) => segment).join("");
  return `${graphemes
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join("")}…`;
}

/** The first phrase of a longer text: 「子どもは無料、大人は300円。だれでも」 → 「子どもは無料、大人は300円」. */
const phrase = (text: string, most: number): string => short(text.split(/[。\n]/)[0] ?? "", most);

const ja: AnswerWords = {
  lead(finding, when, count, now) {
    const day = calledJa(when, now);
    switch (finding) {
      case "found":
        if (when.name === "now") return `いまは、${these(count)}が やっています。`;
        return when.name === "any" ? `次は、${these(count)}です。` : `${day}は、${these(count)}です。`;
      case "later":
        return `${day}は、見つかりませんでした。次は、${these(count)}です。`;
      case "over":
        return `きょうは、もう おわりました。次は、${these(count)}です。`;
      case "laterToday":
        return `いまは しまっています。きょう このあとは、${these(count)}です。`;
      case "otherwise":
        return `ぴったりの ところは、見つかりませんでした。近いのは、${these(count)}です。`;
      case "elsewhere":
        return `その あたりには、見つかりませんでした。ほかの あたりでは、${these(count)}です。`;
    }
  },
  nothing: "いま、予定の分かる ところが ありません。分かったものから、ページに のせていきます。",
  closed: (place, until, now) =>
    `${short(place.name, 24)}は、いま お休みです。${until ? `${dayJa(until, now)}まで お休みの予定です。` : "はじまる日は、まだ分かりません。"}`,
  placeLead(place, finding, when, now) {
    const name = short(place.name, 24);
    if (finding === "found")
      return when.name === "any" ? `${name}は、次は こちらです。` : `${name}は、${calledJa(when, now)} やっています。`;
    if (finding === "over") return `${name}は、きょうは もう おわりました。次は こちらです。`;
    if (finding === "laterToday") return `${name}は、いまは しまっています。次は こちらです。`;
    return `${name}は、${calledJa(when, now)}は ありません。次は こちらです。`;
  },
  placeNothing: (place) => `${short(place.name, 24)}の 次の予定は、まだ分かりません。`,
  name: (place) => short(place.name, 26),
  when: (session, now) =>
    isOn(session, now)
      ? `いま やっています（${readTime(session.end)}まで）`
      : `${dayJa(session.date, now)} ${spanJa(session)}`,
  price: (place) => (place.price ? phrase(place.price, 18) : place.free ? "無料" : ""),
  ease: (place, session) => [
    ...(place.quietSeat ? ["静かな席あり"] : []),
    ...(place.waitsAtDoor ? ["入口で待っていてくれます"] : []),
    ...(place.welcome ? [phrase(place.welcome, 16)] : []),
    ...(session.staff ? ["職員もいます"] : []),
  ],
  checked: (date, now) => `（${dayJa(date, now).replace(/（.）$/, "")}に確かめました。変わっているかもしれません）`,
  pageLink: "くわしいページ",
  mapLink: (place) => short(`地図 ${place.name}`, 20),
  dot: "・",
};

const easyJa: AnswerWords = {
  lead(finding, when, count, now) {
    const day = calledEasy(when, now);
    const open = count === 1 ? "ここが" : `${count}つ`;
    switch (finding) {
      case "found":
        return when.name === "any"
          ? `つぎに あくのは、${count === 1 ? "ここ" : `この ${count}つ`}です。`
          : `${day}は、${open} あいています。`;
      case "later":
        return `${day}は ありません。つぎは ${count === 1 ? "ここ" : `この ${count}つ`}です。`;
      case "over":
        return `きょうは おわりました。つぎは ${count === 1 ? "ここ" : `この ${count}つ`}です。`;
      case "laterToday":
        return `いまは しまっています。きょう、あとで あきます。`;
      case "otherwise":
        return `おなじ ところは ありません。にている ところが あります。`;
      case "elsewhere":
        return `その ちかくには ありません。ほかの ところに あります。`;
    }
  },
  nothing: "いま、わかる ところが ありません。",
  closed: (place, until, now) =>
    `${easyName(place)}は いま やすみです。${until ? `${dayEasy(until, now)}まで やすみです。` : ""}`,
  placeLead(place, finding, when, now) {
    if (finding === "found" && when.name !== "any")
      return `${easyName(place)}は、${calledEasy(when, now)} あいています。`;
    if (finding === "found" || finding === "laterToday") return `${easyName(place)}は、つぎは ここに かいた ひです。`;
    if (finding === "over") return `${easyName(place)}は、きょうは おわりました。つぎは ここに かいた ひです。`;
    return `${easyName(place)}は、${calledEasy(when, now)}は やすみです。つぎは ここに かいた ひです。`;
  },
  placeNothing: (place) => `${easyName(place)}が いつ あくか、まだ わかりません。`,
  name: (place) => easyName(place),
  when: (session, now) =>
    isOn(session, now)
      ? `いま あいています。${readTime(session.end)}まで です`
      : `${dayEasy(session.date, now)} ${span(session)}`,
  // Free words of the town are not easy Japanese: only the number is taken over.
  price: (place) => (place.free ? "おかねは いりません" : yen(place.price) ? `${yen(place.price)}えん` : ""),
  ease: (place, session) => [
    ...(place.quietSeat ? ["しずかな せきが あります"] : []),
    ...(place.waitsAtDoor ? ["いりぐちで ひとが まっています"] : []),
    ...(session.staff ? ["そうだんの ひとが います"] : []),
  ],
  checked: (date, now) => `（${dayEasy(date, now).replace(/（.+）$/, "")}の はなしです。かわったかも しれません）`,
  pageLink: "くわしい ページ",
  mapLink: (place) => short(`ちず ${place.name}`, 20),
  dot: "\n",
};

const en: AnswerWords = {
  lead(finding, when, count, now) {
    const day = calledEn(when, now);
    const next = count === 1 ? "The next one:" : `The next ${count}:`;
    switch (finding) {
      case "found":
        if (when.name === "now") return `Open now: ${count}`;
        return when.name === "any" ? next : `${day}: ${count === 1 ? "one place" : `${count} places`}.`;
      case "later":
        return `${day}: nothing found. ${next}`;
      case "over":
        return `Today is over. ${next}`;
      case "laterToday":
        return "Closed right now. Later today:";
      case "otherwise":
        return "Nothing exactly like that. The closest:";
      case "elsewhere":
        return "Nothing in that area. Elsewhere:";
    }
  },
  nothing: "No dates are known right now.",
  closed: (place, until, now) =>
    `${short(place.name, 24)} is closed for now${until ? `, until ${dayEn(until, now)}` : ""}.`,
  placeLead(place, finding, when, now) {
    const name = short(place.name, 24);
    if (finding === "found" && when.name !== "any") return `${name}: open ${calledEn(when, now).toLowerCase()}.`;
    if (finding === "found") return `${name} is next open:`;
    if (finding === "over") return `${name}: today is over. Next:`;
    if (finding === "laterToday") return `${name} is closed right now. Next:`;
    return `${name}: not open ${calledEn(when, now)}. Next:`;
  },
  placeNothing: (place) => `${short(place.name, 24)}: the next date is not known yet.`,
  name: (place) => short(place.name, 26),
  when: (session, now) =>
    isOn(session, now)
      ? `Open now, until ${readTime(session.end)}`
      : `${dayEn(session.date, now)} ${readTime(session.start)}–${readTime(session.end)}`,
  price: (place) => (place.free ? "Free" : yen(place.price) ? `¥${yen(place.price)}` : ""),
  ease: (place, session) => [
    ...(place.quietSeat ? ["quiet seat"] : []),
    ...(place.waitsAtDoor ? ["somebody waits at the door"] : []),
    ...(session.staff ? ["a social worker is there"] : []),
  ],
  checked: (date, now) => `(as of ${dayEn(date, now)}; may have changed)`,
  pageLink: "More (in Japanese)",
  mapLink: (place) => short(`Map ${place.name}`, 20),
  dot: ", ",
};

function easyName(place: Place): string {
  const name = short(place.name, 24);
  return place.reading && /\p{Script=Han}/u.test(name) ? `${name}（${short(place.reading, 24)}）` : name;
}

/** The languages without texts of their own are answered in easy Japanese until a native speaker has written theirs. */
export const ANSWER_WORDS: Record<AnswerLanguage, AnswerWords> = {
  ja,
  easyJa,
  en,
  zh: easyJa,
  vi: easyJa,
  ne: easyJa,
  pt: easyJa,
};
