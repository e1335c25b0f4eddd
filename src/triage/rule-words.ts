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

const BY_ID: ReadonlyMap<string, string> = new Map([
  // Of several rows under one id the first is the most urgent one, and names it best.
  ...RULES.toReversed().map((rule): [string, string] => [rule.id, rule.reason]),
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
