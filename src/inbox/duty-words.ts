/** The duty page's words: weekdays, stretches of time, why somebody was called, what became of a message. Data and pure functions. */
import type { CallView, DutyPageView, ShiftView, TeamSend } from "../alerts/port.ts";
import type { CallReason } from "../alerts/types.ts";
import { clockWords, dayWords, whenWords } from "./words.ts";

export const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

export const WHY_CALLED: Record<CallReason, string> = {
  duty: "当番",
  next: "つぎの当番",
  manager: "管理者",
  again: "もう一度",
  district: "地域の担当",
  wish: "希望",
  nobody: "呼べる人なし",
};

/** Codes of `alert_send.why`. */
const WHY_FAILED: Record<string, string> = {
  gone: "端末の登録が切れています",
  refused: "届け先に断られました",
  gaveUp: "なんども試しましたが、届きませんでした",
  noDevice: "受け取る端末がありません",
  unreadable: "登録を読めません。登録し直してください",
  off: "端末への知らせは準備されていません",
  busy: "届け先が混んでいます",
  noAnswer: "届け先から返事がありません",
};

const failedWords = (why: string | null): string => (why === null ? "届きませんでした" : (WHY_FAILED[why] ?? why));

/** 「送りました 9:05」「送っています」「届きません：…」 */
export function fateOfCall(call: CallView, now: number): string {
  if (call.sentAt !== null) return `送りました ${whenWords(call.sentAt, now)}`;
  if (call.waiting) return "送っています";
  if (call.why === "nobody") return "だれも呼べませんでした";
  if (call.failedWhy !== null) return `届いていません（${failedWords(call.failedWhy)}）`;
  return "チームの連絡先だけに送りました";
}

export function fateOfSend({ state, why }: Pick<TeamSend, "state" | "why">): string {
  if (state === "sent") return "送りました";
  return state === "waiting" ? "送っています" : `届いていません（${failedWords(why)}）`;
}

/** 「毎週月曜 17:15〜翌8:30」「11月28日（土） 8:30〜17:15」 */
export function shiftWords(shift: Pick<ShiftView, "weekday" | "date" | "starts" | "ends">, now: number): string {
  const day =
    shift.weekday === null
      ? dayWords(Date.parse(`${shift.date}T00:00:00+09:00`), now)
      : `毎週${WEEKDAYS[shift.weekday] ?? ""}曜`;
  const short = (time: string) => time.replace(/^0/, "");
  return `${day} ${short(shift.starts)}〜${shift.ends > shift.starts ? "" : "翌"}${short(shift.ends)}`;
}

/** 「きょう 17:15〜あす 8:30」 */
export function spanWords(from: number, until: number, now: number): string {
  const start = from <= now ? "いま" : whenAhead(from, now);
  const sameDay = dayWords(from, now) === dayWords(until, now) && from > now;
  return `${start}〜${sameDay ? clockWords(until) : whenAhead(until, now)}`;
}

/** Like `whenWords`, and it knows tomorrow. */
function whenAhead(at: number, now: number): string {
  const tomorrow = dayWords(at, 0) === dayWords(now + 86_400_000, 0);
  return tomorrow ? `あす ${clockWords(at)}` : whenWords(at, now);
}

export const WEBHOOK_WORDS: Record<NonNullable<DutyPageView["webhook"]>, string> = {
  slack: "Slack",
  teams: "Teams",
  lineworks: "LINE WORKS",
  generic: "チームの連絡先",
};
