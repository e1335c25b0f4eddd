/** What can become of an outgoing message, as codes kept in `outbox.why` and in plain Japanese for staff. */

/** `sent` carries no code. */
export type FateWhy =
  /** held by the send gate */
  | "doNotContact"
  | "watched"
  /** held, and said along with a later reply */
  | "saidLater"
  | "blocked"
  /** taken back by whoever wrote it, before it left */
  | "takenBack"
  /** waiting */
  | "undoable"
  | "lineBusy"
  | "noAnswer"
  /** failed */
  | "refused"
  | "tokenOld"
  | "gaveUp"
  | "unreadable"
  | "erased"
  /** unknown */
  | "perhapsSent";

export const FATE_WORDS: Record<FateWhy, string> = {
  doNotContact: "「連絡しないで」と言われているため、止めています",
  watched: "「見られると困る」と言われているため、止めています。次に書いてくれたとき、返事といっしょに出します",
  saidLater: "止めていたあと、次の返事といっしょに伝えました",
  blocked: "ブロックされているため、止めています",
  takenBack: "取り消しました。送っていません",
  undoable: "まもなく送ります。まだ取り消せます",
  lineBusy: "LINEが混み合っています。自動で送り直します",
  noAnswer: "LINEから返事がありません。自動で送り直します",
  refused: "LINEに断られ、送れませんでした",
  tokenOld: "返信できる時間が過ぎ、送れませんでした",
  gaveUp: "何度か試しましたが、送れませんでした",
  unreadable: "書いた文を開けず、送れませんでした",
  erased: "本人が「消して」と言ったため、送りませんでした",
  perhapsSent: "届いたかどうか分かりません",
};

/** The words for a state; the code decides where there is one. */
export function fateWords(state: "waiting" | "sent" | "held" | "failed" | "unknown", why: string | null): string {
  if (why !== null && why in FATE_WORDS) return FATE_WORDS[why as FateWhy];
  if (state === "waiting") return "送っています";
  if (state === "sent") return "送りました";
  return state === "held" ? "止めています" : state === "failed" ? "送れませんでした" : "届いたか分かりません";
}
