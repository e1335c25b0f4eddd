/** How colleagues' work on a request is said on their screens. Data and small phrases. */
import type { CalledLine, HandoverView, NoteKind, SnoozeChoice } from "../requests/work-views.ts";

/** Where a note stands, so that nobody takes it for an answer (LOOK). */
export const NOTE_TITLE = "内部メモ・送られません";

export const NOTE_KIND_WORDS: Record<NoteKind, string> = {
  fact: "見たこと・したこと",
  hearsay: "人から聞いたこと",
  opinion: "考えたこと",
};

export const SNOOZE_WORDS: Record<SnoozeChoice, string> = {
  tomorrow: "つぎに開く日",
  threeDays: "3日あと",
  week: "1週間あと",
};

/** 「みどりさん → そらさん：引き継ぎをお願いしています」 */
export function handoverWords({ from, to, state }: Pick<HandoverView, "from" | "to" | "state">): string {
  const [a, b] = [`${from.nickname}さん`, `${to.nickname}さん`];
  switch (state) {
    case "offered":
      return `${a}が${b}に、引き継ぎをお願いしています`;
    case "accepted":
      return `${a}から${b}へ、引き継ぎました`;
    case "declined":
      return `${b}は、${a}からの引き継ぎを断りました`;
    case "withdrawn":
      return `${a}から${b}への引き継ぎのお願いは、取り下げられました`;
    case "expired":
      return `${a}から${b}への引き継ぎのお願いは、先にほかのことが決まり、終わりました`;
    case "assigned":
      return `${a}が${b}に、受け持ちを渡しました`;
  }
}

export const CALLED_WORDS: Record<CalledLine["kind"], string> = {
  mention: "内部メモで呼ばれました",
  assigned: "受け持ちを渡されました",
  offered: "引き継ぎをお願いされています",
  accepted: "引き継ぎを受けてくれました",
  declined: "引き継ぎを断りました",
  moved: "見守っている相談に、動きがありました",
};
