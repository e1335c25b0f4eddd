/** Times and small phrases in plain Japanese, Asia/Tokyo. Pure: `now` is always handed in. */
import type { About } from "../conversation/types.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Japan has one zone and no summer time, so a fixed offset is exact and needs no time-zone data. */
const TOKYO = 9 * HOUR;
const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

const tokyo = (at: number): Date => new Date(at + TOKYO);
const dayNumber = (at: number): number => Math.floor((at + TOKYO) / DAY);

/** 「9:05」「22:40」 */
export function clockWords(at: number): string {
  const t = tokyo(at);
  return `${t.getUTCHours()}:${String(t.getUTCMinutes()).padStart(2, "0")}`;
}

/** 「きょう」「きのう」「11月20日（金）」, with the year when it is not this one. */
export function dayWords(at: number, now: number): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0) return "きょう";
  if (ago === 1) return "きのう";
  const t = tokyo(at);
  const year = t.getUTCFullYear() === tokyo(now).getUTCFullYear() ? "" : `${t.getUTCFullYear()}年`;
  return `${year}${t.getUTCMonth() + 1}月${t.getUTCDate()}日（${WEEKDAYS[t.getUTCDay()]}）`;
}

/** 「きょう 9:05」「きのう 22:40」「11月20日（金） 8:30」 */
export function whenWords(at: number, now: number): string {
  return `${dayWords(at, now)} ${clockWords(at)}`;
}

/** How long somebody waits: 「いま」「12分」「3時間」; from the day before on, since when: 「きのう 22:40」. */
export function waitingWords(since: number, now: number): string {
  const ms = now - since;
  if (ms < MINUTE) return "いま";
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}分`;
  if (dayNumber(since) === dayNumber(now)) return `${Math.floor(ms / HOUR)}時間`;
  return whenWords(since, now);
}

/** Who speaks and from where, in small: 「本人・北野」「ご近所から・北野」「本人・場所はまだ」. */
export function whoAndWhere(about: About, area: { name: string } | null): string {
  return `${about === "self" ? "本人" : "ご近所から"}・${area?.name ?? "場所はまだ"}`;
}

/** The person's own line in the quotation marks that are kept for people's own words. */
export function quoted(words: string): string {
  return `「${words}」`;
}

/** What stands in an owner's round mark: the first character as a reader sees it. */
export function initialOf(nickname: string): string {
  const first = new Intl.Segmenter("ja", { granularity: "grapheme" })
    .segment(nickname.trim())
    [Symbol.iterator]()
    .next();
  return first.done ? "？" : first.value.segment;
}

/** ISO time for a `datetime` attribute, to the minute as the words beside it. */
export function isoTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
