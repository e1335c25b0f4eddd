/** Codes about somebody worried about, in the words staff use: signs, states, reasons. Data and small phrases only. */
import type { VerdictReason } from "../subjects/acts.ts";
import type { Reason } from "../subjects/same-subject.ts";
import type { RaiseHint, ReportView, SubjectState } from "../subjects/views.ts";

const SIGNS: Record<string, string> = {
  notSeen: "見かけない",
  health: "体調が心配",
  mail: "新聞・郵便がたまっている",
  lights: "電気のようす",
  shutters: "雨戸・カーテンのようす",
  laundry: "洗濯物のようす",
  noAnswer: "呼んでも返事がない",
  collapsed: "倒れている・意識",
  smell: "におい",
  garbage: "ごみ",
  insects: "虫・ねずみ",
  garden: "庭が荒れている",
  fire: "火・煙",
  crying: "泣き声",
  shouting: "怒鳴り声・言い争い",
  bruise: "あざ・けが",
  thin: "やせた・食べていない",
  unwell: "元気がない・体調",
  wandering: "道に迷う・歩き回る",
  confused: "話がかみ合わない",
  child: "子どものこと",
  alone: "ひとり暮らし",
  noise: "物音",
};

/** A sign's staff label; an unknown code is shown as it is rather than hidden. */
export const signLabel = (code: string): string => SIGNS[code] ?? code;

export const STATE_WORDS: Record<SubjectState, string> = {
  unconfirmed: "まだ確認していません",
  confirmed: "確認しました",
  unfounded: "確認して、心配はありませんでした",
  closed: "終えています",
};

const WHO: Record<string, string> = {
  oldWoman: "年配の女性",
  oldMan: "年配の男性",
  old: "お年寄り",
  woman: "女性",
  man: "男性",
  couple: "夫婦",
  child: "子ども",
  family: "家族",
};

const REASONS: Record<Reason["kind"], (words: string[]) => string> = {
  area: () => "地域が同じです",
  place: (words) => `場所のことば：${quoteAll(words)}`,
  number: (words) => `番地・階など：${quoteAll(words)}`,
  looks: (words) => `家のようす：${quoteAll(words)}`,
  signs: (words) => `気づいたこと：${words.map(signLabel).join("、")}`,
  who: (words) => `どんな方：${words.map((word) => WHO[word] ?? word).join("、")}`,
  words: (words) => `同じことば：${quoteAll(words)}`,
  otherArea: () => "地域がちがいます",
  otherPlace: (words) => `場所がちがいます：${quoteAll(words)}`,
  otherPeople: () => "別の方のようです",
};

export const reasonWords = (reason: Reason): string => REASONS[reason.kind](reason.words);

const quoteAll = (words: string[]): string => words.map((word) => `「${word}」`).join("");

export const VERDICT_WHY: Record<VerdictReason, string> = {
  place: "場所のことから",
  signs: "ようすのことから",
  visited: "訪ねて確かめた",
  other: "そのほか",
};

export const verdictWhy = (code: string): string =>
  Object.hasOwn(VERDICT_WHY, code) ? VERDICT_WHY[code as VerdictReason] : code;

export const HINTS: Record<RaiseHint, string> = {
  twoReporters: "別々の方、おふたり以上から知らせがありました。急ぎの度合いを一つ上げるか、考えてください。",
  supporterSign: "登録のサポーターから、しるしのある知らせがありました。急ぎの度合いを一つ上げるか、考えてください。",
};

export const KNOWN: Record<"observed" | "hearsay", string> = { observed: "見た・聞こえた", hearsay: "人から聞いた" };

/** What stands where a report has no words left. */
export function noWords(report: ReportView): string {
  if (report.erased) return "ことばは、知らせてくれた方の希望で消されました";
  return "ことばはありません";
}
