/** What staff do about danger, in the words on their screens: steps, laws, reasons, refusals, and the line of a level set by hand. */
import type { ClosingReason, HandReason, Law, Mark, Method, StepKind } from "../danger/codes.ts";
import type { SettingView } from "../danger/views.ts";
import type { HandRefusal, WorkRefusal } from "../requests/views.ts";
import { ruleWords } from "../triage/rule-words.ts";
import type { Level } from "../triage/types.ts";
import { LEVEL_WORDS, topicLabel } from "./labels.ts";

export const STEP_WORDS: Record<StepKind, string> = {
  replied: "返信した",
  phoned: "電話した",
  called119: "119へ連絡",
  called110: "110へ連絡",
  visited: "訪問した",
  referred: "つないだ",
  watching: "様子を見る",
  other: "その他",
  joined: "ふたりめが加わった",
  care: "ふりかえり",
  nextContact: "次に連絡する",
};

export const LAW_WORDS: Record<Law, string> = {
  child: "児童虐待（児童虐待防止法6条）",
  elder: "高齢者虐待（高齢者虐待防止法7条）",
  disability: "障害者虐待（障害者虐待防止法7条）",
  facility: "施設での虐待（高齢21条・障害16条）",
  partner: "配偶者からの暴力（DV防止法6条）",
  other: "その他",
};

export const METHOD_WORDS: Record<Method, string> = {
  phone: "電話",
  visit: "訪問・窓口",
  paper: "書面・メール",
  other: "その他",
};

export const HAND_REASON_WORDS: Record<HandReason, string> = {
  spoke: "本人と話せた",
  otherNews: "別の情報あり",
  falseAlarm: "誤検知",
  figureOfSpeech: "ことばのあや",
  duplicate: "重複",
  other: "その他",
};

export const CLOSING_WORDS: Record<ClosingReason, string> = {
  settled: "落ち着いた・困りごとが片づいた",
  wished: "本人が「もういい」と言った",
  silent: "返事がないまま、しばらくたった",
  moved: "引っ越した・市の外へ",
  safe: "安全を確かめた",
  handedOn: "つないだ先が引き受けた",
  falseAlarm: "誤検知",
  duplicate: "重複",
  other: "その他",
};

export const MARK_WORDS: Record<Mark, string> = { falseAlarm: "誤検知", missed: "見のがし" };

export const FIELD_WORDS = { level: "急ぎの度合い", topics: "話題", area: "場所", owner: "受け持ち" } as const;

/** Why nothing was done, what is safe, what to do. */
export const REFUSED_WORDS: Record<HandRefusal | WorkRefusal | "tooLong" | "closed", string> = {
  needsReason: "まだ変えていません。理由をえらんで、もう一度押してください。",
  needsWords: "まだ残していません。ひとこと書いて、もう一度押してください。書いたことは残っています。",
  needsSecond: "まだ残していません。いっしょに確かめた職員をえらんでください。書いたことは残っています。",
  samePerson: "まだ変えていません。同じ人では決められません。もう一人の職員に頼んでください。",
  pending: "まだ変えていません。下げる提案が、もう出ています。もう一人の職員が決めるのを待ってください。",
  unclear: "まだ変えていません。えらんだものか、日時が読み取れませんでした。見なおして、もう一度押してください。",
  tooLong: "まだ残していません。文が長すぎます。短くして、もう一度押してください。書いたことは残っています。",
  closed: "この相談は終わっています。何も変えていません。",
  urgent: "まだ変えていません。「いのち」「きょう」の相談は、あとに回せません。",
  notClosed: "この相談は、もう開いています。何も変えていません。",
  otherOpen: "まだ開いていません。この方には、いま開いている相談がほかにあります。そちらで続けてください。",
  noSuch:
    "まだつないでいません。その番号の相談は見つかりません。番号（8文字）を見なおして、もう一度押してください。書いたことは残っています。",
  tooMany:
    "まだつけていません。札は12までです。いらないものをはずしてから、もう一度押してください。書いたことは残っています。",
  notThem:
    "まだ残していません。えらんだ人は、この相談に加われません。ほかの人をえらんでください。書いたことは残っています。",
};

const level = (code: string | null): string =>
  code !== null && Object.hasOwn(LEVEL_WORDS, code) ? `${code} ${LEVEL_WORDS[code as Level].word}` : "なし";

const PAST_STATE: Record<SettingView["state"], string> = {
  set: "",
  proposed: "（もう一人の確認待ち）",
  withdrawn: "（取り下げ）",
  expired: "（期限切れ）",
};

/** Names for ids in a setting; what is gone keeps its id. */
export interface Names {
  area(id: string): string;
  staff(id: string): string;
}

function reasonWords(setting: SettingView): string {
  const words = { ...CLOSING_WORDS, ...HAND_REASON_WORDS };
  const reason = setting.reason === null ? "" : words[setting.reason];
  const note = setting.unreadable ? "読めません" : (setting.words ?? "");
  return [reason, note].filter(Boolean).join("、");
}

/** 「自動: U1 きょう（死にたい気持ち）→ 人: U2 3日（本人と話せた、落ち着いた）」 */
export function settingWords(setting: SettingView, names: Names): string {
  const why = reasonWords(setting);
  const because = why === "" ? "" : `（${why}）`;
  const state = PAST_STATE[setting.state];
  if (setting.field === "level") {
    const rules = setting.rules.slice(0, 2).map(ruleWords).join("・");
    return `自動: ${level(setting.machine)}${rules === "" ? "" : `（${rules}）`}→ 人: ${level(setting.value)}${because}${state}`;
  }
  if (setting.field === "closed") return `終えた${because}`;
  const show = (value: string | null): string => {
    if (value === null) return "なし";
    if (setting.field === "area") return names.area(value);
    if (setting.field === "owner") return names.staff(value);
    const topics = JSON.parse(value) as string[];
    return topics.length === 0 ? "なし" : topics.map(topicLabel).join("・");
  };
  return `${FIELD_WORDS[setting.field]}: ${show(setting.before)} → ${show(setting.value)}${because}`;
}
