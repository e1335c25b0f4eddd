/** What speaks against writing to somebody now, said before anything is sent, and whether a reason may override it. Pure. */
import { jst } from "../triage/hours.ts";
import type { Level } from "../triage/types.ts";

export type StopWhy = "blocked" | "discreet" | "doNotContact" | "agreedHours" | "quietHours" | "quota";

export interface Stop {
  why: StopWhy;
  /** A reason, which is recorded, overrides it. */
  withReason: boolean;
  /** What is the matter and what to do, for staff. */
  words: string;
}

/** Times of day in Tokyo, "HH:MM"; over midnight when the span ends before it starts, the whole day when both are the same. */
export interface Span {
  starts: string;
  ends: string;
}

/** On which weekdays (0 Sunday … 6) the span starts. */
export interface AgreedHours extends Span {
  days: readonly number[];
}

export interface StopFacts {
  contact: "ok" | "doNotContact";
  /** They said that somebody may see their phone. */
  discreet: boolean;
  blocked: boolean;
  agreed: AgreedHours | null;
  quiet: Span;
  level: Level;
  lastHeardAt: number;
  /** Messages LINE still lets us push this month; null: no limit, or not known. */
  remaining: number | null;
}

/** Whoever wrote so lately is awake and waits: an answer wakes nobody. */
const TALKING_MS = 30 * 60_000;

/** Used until a town has set its own (`town_setting`, `sending`). */
export const USUAL_QUIET: Span = { starts: "21:00", ends: "07:00" };

/** Everything that speaks against it, the gravest first. @param now epoch ms */
export function stopsBefore(facts: StopFacts, now: number): Stop[] {
  const stops: Stop[] = [];
  const add = (why: StopWhy, withReason: boolean, words: string) => stops.push({ why, withReason, words });
  if (facts.blocked)
    add(
      "blocked",
      false,
      "相手がブロックしているので、送っても届きません。電話や訪問など、ほかの方法を考えてください。",
    );
  if (facts.remaining !== null && facts.remaining <= 0)
    add(
      "quota",
      false,
      "今月LINEで送れる通数を使い切りました。送っても届きません。相手がまた書いてくれるのを待つか、ほかの方法で連絡してください。",
    );
  if (facts.discreet)
    add(
      "discreet",
      true,
      "「見られると困る」と言われています。スマホをほかの人が見るかもしれません。こちらから送ると、あぶないことがあります。",
    );
  else if (facts.contact === "doNotContact") add("doNotContact", true, "「連絡しないで」と言われています。");
  const talking = now - facts.lastHeardAt < TALKING_MS;
  if (facts.agreed && !covers(facts.agreed, facts.agreed.days, now) && !talking)
    add("agreedHours", true, `連絡してよい時間は${hoursWords(facts.agreed)}です。いまは、その時間ではありません。`);
  const urgent = facts.level === "U0" || facts.level === "U1";
  if (covers(facts.quiet, null, now) && !talking && !urgent && !facts.agreed)
    add(
      "quietHours",
      true,
      `いまは静かにしておく時間（${timeWords(facts.quiet)}）です。通知で起こしてしまうかもしれません。急ぎでなければ、朝まで下書きで残してください。`,
    );
  return stops;
}

/** Does the span cover this moment? After midnight it belongs to the day on which it started. */
export function covers(span: Span, days: readonly number[] | null, now: number): boolean {
  const { time, weekday } = jst(now);
  const on = (day: number) => days === null || days.includes(day);
  if (span.starts < span.ends) return on(weekday) && time >= span.starts && time < span.ends;
  return (on(weekday) && time >= span.starts) || (on((weekday + 6) % 7) && time < span.ends);
}

const DAY_NAMES = ["日", "月", "火", "水", "木", "金", "土"];

/** 「平日 18:00〜20:00」 */
export function hoursWords(hours: AgreedHours): string {
  const days = [...new Set(hours.days)].toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const key = days.join("");
  const words =
    key === "1234560"
      ? "毎日"
      : key === "12345"
        ? "平日"
        : key === "60"
          ? "土日"
          : days.map((d) => DAY_NAMES[d]).join("・");
  return `${words} ${timeWords(hours)}`;
}

const timeWords = ({ starts, ends }: Span): string =>
  starts === ends ? "一日中" : `${plain(starts)}〜${starts > ends ? "翌" : ""}${plain(ends)}`;
const plain = (time: string): string => time.replace(/^0/, "");
