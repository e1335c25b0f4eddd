/** Hours and hotlines in the words staff read. Pure. */
import type { HoursHistoryLine } from "../town/desk-types.ts";
import type { Hotline, LineRule } from "../triage/hotlines.ts";
import { readTime } from "../triage/hours.ts";
import type { HoursDay } from "../triage/hours-types.ts";

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

/** 「11月24日（火）」 of a Tokyo date. */
export function dateWords(date: string): string {
  const [, month, day] = date.split("-").map(Number);
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
  return `${month}月${day}日（${weekday}）`;
}

/** When a line is open, every rule and exception of it. */
export function lineHoursWords({ hours }: Pick<Hotline, "hours">): string {
  switch (hours.kind) {
    case "always":
      return "いつでも（24時間）";
    case "varies":
      return "場所でちがう・確かめられない（「いまあいている」とは出しません）";
    case "campaign":
      return hours.campaigns.length === 0
        ? "期間限定（いまは予定なし）"
        : `期間限定：${hours.campaigns.map(spanWords).join("、")}`;
    case "rules": {
      const { closed } = hours;
      const shut = [
        ...(closed?.holidays ? ["祝日"] : []),
        ...(closed?.yearly ?? []).map(({ from, to }) => `${monthDayWords(from)}〜${monthDayWords(to)}`),
        ...(closed?.dates ?? []).map(({ from, to }) => `${dateWords(from)}〜${dateWords(to)}`),
      ];
      return [
        hours.rules.map(ruleWords).join("、"),
        ...(hours.campaigns ?? []).map((one) => `特別に${spanWords(one)}`),
        ...(shut.length > 0 ? [`休み：${shut.join("・")}`] : []),
      ].join("。");
    }
  }
}

function ruleWords({ days, dayOfMonth, between, from, to }: LineRule): string {
  const on = dayOfMonth === undefined ? daysWords(days) : `毎月${dayOfMonth}日`;
  const span = between ? `${dateWords(between.from)}〜${dateWords(between.to)}の` : "";
  return `${span}${on} ${readTime(from)}〜${to <= from ? "翌朝" : ""}${readTime(to)}`;
}

function daysWords(days: readonly number[] | undefined): string {
  if (!days) return "毎日";
  return days.join("") === "12345" ? "平日" : days.map((day) => WEEKDAYS[day] ?? "").join("・");
}

const monthDayWords = (text: string): string => text.split("-").map(Number).join("月").concat("日");
const spanWords = ({ from, to }: { from: string; to: string }): string =>
  `${dateWords(from.slice(0, 10))}${readTime(from.slice(11))}〜${dateWords(to.slice(0, 10))}${readTime(to.slice(11))}`;

const WHY: Record<HoursDay["why"], string> = {
  week: "",
  opening: "この日だけの時間",
  closure: "この日だけ休み",
  holiday: "祝日",
  yearly: "毎年の休み",
  weekly: "",
};

/** 「8:30〜17:15」「休み（祝日）」 */
export function dayHoursWords({ span, why }: HoursDay): string {
  const reason = WHY[why] && `（${WHY[why]}）`;
  return span ? `${readTime(span[0])}〜${readTime(span[1])}${reason}` : `休み${reason}`;
}

const CHANGES: Record<HoursHistoryLine["what"], string> = {
  week: "毎週の時間を変えました",
  ownWeek: "この地区の時間にしました",
  townWeek: "市と同じ時間に戻しました",
  closed: "休みの日を足しました",
  opened: "あける日を足しました",
  removed: "日ごとの決まりを取りました",
};

export const hoursChangeWords = ({ what, date }: HoursHistoryLine): string =>
  `${CHANGES[what]}${date === null ? "" : `（${dateWords(date)}）`}`;

/** Number and name, in the order of a Japanese week. */
export const WEEKDAYS_MONDAY_FIRST: readonly [day: number, name: string][] = [1, 2, 3, 4, 5, 6, 0].map((day) => [
  day,
  WEEKDAYS[day] ?? "",
]);
