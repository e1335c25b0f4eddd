/** Each rule in Japanese, for staff: from the rule table itself, so that no rule is without a name. */
import { chipHits, RULES } from "./rules.ts";

/** Rules that stand in no table: what the house itself says, and what an answered chip means. */
const OTHERS: Readonly<Record<string, string>> = {
  "R-FAIL": "自動では見られなかった（人が見ます）",
  "R-VUL": "弱い立場が重なっている",
  "R-SUP": "登録の支援者からの知らせ",
  "R-ZERO": "自動では読めない（人が読みます）",
  "R-TODAY": "「きょう」という答え",
  "R-WEEK": "「今週」か「わからない」という答え",
};

/** Rules of several rows: a name that is true of each of them. A reason that belongs to one row only would tell staff what nobody said. */
export const TOGETHER: Readonly<Record<string, string>> = {
  "R-SH1": "「いま・手段・別れ」のことば",
  "R-SH2": "死にたい気持ち・自傷",
  "R-SH3": "消えたい気持ち・遠回しのことば",
  "R-SH4": "限界・しんどさのことば",
  "R-VI-now": "いまの暴力",
  "R-VI": "暴力・支配",
  "R-CH-now": "子どもが いまあぶない",
  "R-CH": "子どもの安全",
  "R-HA": "人を傷つけそう・介護の限界",
  "R-ME": "急病・事故・火・ガス・災害",
  "R-NC": "近所の人が気になる",
  "R-FO0": "食べもの・ライフラインがない（弱い立場）",
  "R-FO": "食べもの・お金・ライフラインがない",
  "R-HO": "住まいがない",
  "R-HO2": "住まい不安",
  "R-DE": "債務・滞納",
  "R-IN": "情報・お礼・手伝い",
};

const BY_ID: ReadonlyMap<string, string> = new Map([
  ...RULES.map((rule): [string, string] => [rule.id, rule.reason]),
  ...Object.entries(TOGETHER),
  ...Object.entries(OTHERS),
]);

/** The rule's name; the id itself for a rule of an older or newer set, so that nothing looks as if it had no cause. */
export function ruleWords(id: string): string {
  return BY_ID.get(id) ?? id;
}

/** Every rule id that can stand on a decision. */
export function ruleIds(): string[] {
  const chips = Object.values(chipHits).flatMap((hits) => hits.map(([rule]) => rule));
  return [...new Set([...BY_ID.keys(), ...chips])];
}
