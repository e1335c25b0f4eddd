/** Which group of words means which rule, level, script and topic; and what an answered chip means. Data. Handbook §6.2. */
import type { Level, Safety, SafetyKind } from "./types.ts";

/** Where a mark has to stand: in the hit's sentence, in that or a neighbouring one, or anywhere in what was said. */
export type Where = "sentence" | "near" | "window";

export interface Rule {
  /** Stable id (handbook §6.2). */
  id: string;
  group: string;
  level: Level;
  safety: Safety;
  kind: SafetyKind;
  topics: readonly string[];
  /** Any of these marks (or groups) has to stand there too, outside the words of the hit itself. */
  with?: readonly string[];
  where?: Where;
  /** The number in the hit's words decides: days not seen (not fewer than the setting), or yen left (not more). No number: it holds. */
  amount?: "days" | "yen";
  /** Somebody outside the own household is meant, whatever else is said. */
  outside?: true;
  /** What staff read. */
  reason: string;
}

type Row = readonly [
  id: string,
  group: string,
  level: Level,
  safety: Safety,
  kind: SafetyKind,
  topics: string,
  reason: string,
];
const row = ([id, group, level, safety, kind, topics, reason]: Row, extra: Partial<Rule> = {}): Rule => ({
  id,
  group,
  level,
  safety,
  kind,
  topics: topics === "" ? [] : topics.split(" "),
  reason,
  ...extra,
});

/** The first row of a group whose condition holds decides a hit. Order within a group: most urgent first. */
export const RULES: readonly Rule[] = [
  row(["R-SH1", "SH1", "U0", "full", "selfHarmNow", "selfHarm", "「いま・手段・別れ」のことば"]),
  row(["R-VI-now", "WEAPON", "U0", "full", "violenceNow", "violence", "刃物を向けられている"], {
    with: ["OTHER_HAND"],
    where: "sentence",
  }),
  row(["R-SH1", "WEAPON", "U0", "full", "selfHarmNow", "selfHarm", "刃物を手にしている"]),
  row(["R-SH2", "SH2", "U1", "full", "selfHarm", "selfHarm", "死にたい気持ち"]),
  row(["R-SH3", "SHn", "U2", "soft", "selfHarm", "selfHarm", "打ち消しながらの、死のことば"]),
  row(["R-SH3", "SH3", "U1", "full", "selfHarm", "selfHarm", "消えたい気持ち"]),
  row(["R-SH3", "SH3w", "U1", "soft", "selfHarm", "selfHarm", "遠回しのことば（ひとつ）"]),
  row(["R-SH4", "SH4", "U2", "soft", "selfHarm", "mind", "限界のことば"]),
  row(["R-SH4", "SH4l", "U2", "none", "plain", "mind", "すこし しんどい"]),
  row(["R-SH4", "SH4w", "U3", "none", "plain", "mind", "しんどさのことば（ほかの話題とともに）"], {
    with: [
      "T_WORK",
      "T_FAM",
      "T_KID",
      "T_SCH",
      "T_BODY",
      "T_DIS",
      "T_TROUBLE",
      "T_CARE",
      "T_SHOP",
      "T_LANG",
      "T_MONEY",
      "T_HOUSE",
      "T_DEBT",
      "AR",
      "T_NC",
      "NC",
      "TR",
    ],
    where: "sentence",
  }),
  row(["R-SH4", "SH4w", "U2", "none", "plain", "mind", "しんどさのことば"]),
  row(["R-SH1", "THX", "U0", "full", "selfHarmNow", "selfHarm", "「いま・手段・別れ」のことば"], {
    with: ["FAREWELL"],
    where: "near",
  }),
  row(["R-IN", "THX", "U4", "none", "plain", "", "お礼"], { with: ["SETTLED"], where: "near" }),
  row(["R-SH4", "THX", "U2", "soft", "selfHarm", "mind", "これまでのお礼（別れのことばか、たしかめる）"]),
  row(["R-SH5n", "SH5", "U0", "full", "selfHarmNow", "selfHarm", "自傷・過量のあと"], {
    with: ["HURT"],
    where: "near",
  }),
  row(["R-SH2", "SH5", "U1", "full", "selfHarm", "selfHarm", "自傷・過量"]),
  row(["R-VI-now", "VIn", "U0", "full", "violenceNow", "violence", "いま暴力"]),
  row(["R-VI-now", "VI", "U0", "full", "violenceNow", "violence", "いま暴力"], { with: ["NOW", "VIn"], where: "near" }),
  row(["R-VI", "VI", "U1", "full", "violence", "violence", "暴力・支配"]),
  row(["R-VI", "VIs", "U2", "soft", "violence", "violence", "家の人に気をつかいつづけていることば（たしかめる）"]),
  row(["R-CH-now", "CHn", "U0", "full", "childParent", "child violence", "子どもが いまあぶない（親のことば）"]),
  row(["R-CH-now", "NECK", "U0", "full", "childParent", "child violence", "子どもが いまあぶない（親のことば）"], {
    with: ["KID"],
    where: "window",
  }),
  row(["R-HA", "NECK", "U0", "full", "harmOthers", "violence", "他害（いま）"]),
  row(["R-CH-now", "CHk", "U0", "full", "childSelf", "child violence", "子どもが いまあぶない（本人）"], {
    with: ["NOW", "VIn"],
    where: "near",
  }),
  row(["R-CH", "CHk", "U1", "full", "childSelf", "child violence", "子どもの安全（本人）"]),
  row(["R-CH", "CHp", "U1", "full", "childParent", "child violence", "子どもの安全（親のことば）"]),
  row(["R-CH", "CRY", "U1", "full", "childParent", "child", "泣きやまない子と、限界のことば"], {
    with: ["SH4", "HUSH"],
    where: "near",
  }),
  row(["R-TOPIC", "CRY", "U3", "none", "plain", "child", "話題"]),
  row(["R-KID", "KIDSELF", "U2", "none", "plain", "child", "子ども本人かもしれない"]),
  row(["R-CH-now", "CH", "U0", "full", "childNow", "child violence", "子どもが いまあぶない"], {
    with: ["NOW", "VIn"],
    where: "near",
  }),
  row(["R-CH", "CH", "U1", "full", "child", "child violence", "子どもの安全"]),
  row(["R-CH-now", "CHnow", "U0", "full", "childNow", "child violence", "子どもが いまあぶない"]),
  row(["R-CH-now", "CHo", "U0", "full", "childNow", "child violence", "子どもが いまあぶない（近所）"], {
    with: ["NOW"],
    where: "near",
    outside: true,
  }),
  row(["R-CH", "CHo", "U1", "full", "child", "child", "子どもの安全（近所）"], { outside: true }),
  row(["R-ME", "ME", "U0", "full", "medical", "body", "急病・事故・火・ガス"]),
  row(["R-ME", "MEd", "U0", "full", "medical", "body", "命にかかわる薬がない"]),
  row(["R-MISS", "LOST", "U0", "full", "missingNow", "dementia family", "家族がいなくなった"]),
  row(["R-ME", "DIn", "U0", "full", "medical", "disaster", "災害で いまあぶない"]),
  row(["R-DI", "DI", "U1", "full", "medical", "disaster", "災害"]),
  row(["R-NB-em", "NBe", "U0", "full", "unseenNow", "neighbourCare", "安否・緊急サイン"], { outside: true }),
  row(["R-NB", "NB", "U1", "full", "unseen", "neighbourCare", "安否"], { outside: true, amount: "days" }),
  row(["R-NC", "NB", "U3", "none", "plain", "neighbourCare", "近所の人が気になる"], { outside: true }),
  row(["R-NB", "NBs", "U1", "full", "unseen", "neighbourCare", "安否"], {
    with: ["NB_WHO"],
    where: "near",
    outside: true,
    amount: "days",
  }),
  row(["R-FO0", "FOi", "U0", "full", "basicNeed", "food child", "赤ちゃんの食べものがない"]),
  row(["R-FO0", "FOe", "U0", "full", "basicNeed", "food money", "食べていない＋弱い立場"], {
    with: ["KID", "FRAIL", "DRY"],
    where: "window",
  }),
  row(["R-FO", "FOe", "U1", "full", "basicNeed", "food money", "食べものがない"]),
  row(["R-FO", "FOh", "U1", "full", "basicNeed", "food", "食べていない（ほかの人のこと）"], {
    with: ["OUTSIDE_WORD", "NAMED"],
    where: "sentence",
  }),
  row(["R-FO", "FOh", "U2", "none", "plain", "food body", "食べていない家族"], { with: ["FRAIL"], where: "window" }),
  row(["R-TOPIC", "FOh", "U3", "none", "plain", "food", "話題"]),
  row(["R-FO0", "FOl", "U0", "full", "basicNeed", "lifeline money", "ライフライン＋弱い立場"], {
    with: ["KID", "FRAIL", "WEATHER"],
    where: "window",
  }),
  row(["R-FO", "FOl", "U1", "full", "basicNeed", "lifeline money", "ライフライン"]),
  row(["R-FO", "FOp", "U1", "full", "basicNeed", "money body", "薬や受診のお金がない"]),
  row(["R-FO", "FOd", "U1", "full", "plain", "body", "飲む薬がない"]),
  row(["R-FO", "FOm", "U1", "full", "basicNeed", "money", "お金がない"], { amount: "yen" }),
  row(["R-TOPIC", "FOm", "U3", "none", "plain", "money", "話題"]),
  row(["R-HO0", "HOt", "U0", "full", "basicNeedHousing", "housing", "今夜の居場所なし＋弱い立場"], {
    with: ["KID", "FRAIL", "WEATHER"],
    where: "window",
  }),
  row(["R-HO", "HOt", "U1", "full", "basicNeedHousing", "housing", "今夜の居場所なし"]),
  row(["R-HO2", "HO", "U2", "none", "plain", "evict housing", "住まい不安（日がまだある）"], {
    with: ["FAR_OFF"],
    where: "sentence",
  }),
  row(["R-HO", "HO", "U1", "full", "basicNeedHousing", "evict housing", "住まい喪失"]),
  row(["R-HO2", "HO2", "U2", "none", "plain", "housing evict", "住まい不安"]),
  row(["R-HA", "HAn", "U1", "full", "harmOthers", "care violence", "他害・介護の限界"], {
    with: ["ALMOST"],
    where: "sentence",
  }),
  row(["R-HA", "HA", "U1", "full", "harmOthers", "violence", "他害・介護の限界"], {
    with: ["ALMOST"],
    where: "sentence",
  }),
  row(["R-HA", "HAn", "U0", "full", "harmOthers", "care violence", "他害・介護の限界（いま）"]),
  row(["R-HA", "HA", "U0", "full", "harmOthers", "violence", "他害（いま）"], {
    with: ["NOW", "WEAPON"],
    where: "near",
  }),
  row(["R-HA", "HA", "U1", "full", "harmOthers", "violence", "他害・介護の限界"]),
  row(["R-HA", "HAw", "U2", "none", "plain", "care mind", "介護の疲れ"]),
  row(["R-NOW", "PLAIN", "U0", "full", "plain", "", "いますぐ助けがほしい"]),
  row(["R-SC", "SC", "U1", "full", "scam", "scam", "詐欺の途中"]),
  row(["R-PREG", "PREG", "U2", "none", "plain", "body family", "妊娠のこと、ひとりで"]),
  row(["R-WD", "WD", "U2", "none", "plain", "withdrawn", "ひきこもり・家族の限界"]),
  row(["R-TR", "TR", "U2", "none", "plain", "neighbourTrouble", "生活環境"]),
  row(["R-DE", "AR", "U2", "none", "plain", "debt", "債務・滞納"]),
  row(["R-DE", "ARL", "U2", "none", "plain", "lifeline debt", "料金の滞納"]),
  row(["R-TOPIC", "EVT", "U3", "none", "plain", "evict housing", "話題"], { with: ["FAR_AWAY"], where: "sentence" }),
  row(["R-HO2", "EVT", "U2", "none", "plain", "evict housing", "立ち退きの話"]),
  row(["R-LN", "LN", "U3", "none", "plain", "lonely", "つながり"]),
  row(["R-HUM", "HUM", "U3", "none", "plain", "", "人を希望"]),
  row(["R-NC", "NC", "U3", "none", "plain", "neighbourCare", "近所の人が気になる"], { outside: true }),
  row(["R-NC", "REP", "U3", "none", "plain", "neighbourCare", "見守る立場の人から"], { outside: true }),
  row(["R-IN", "IN", "U4", "none", "plain", "placeInfo", "情報"]),
  row(["R-IN", "HELP_OUT", "U4", "none", "plain", "helpOut", "手伝いたい"]),
  row(["R-LINE", "LINE_ASK", "U3", "none", "plain", "", "電話の窓口を知りたい"]),
  ...(
    [
      ["T_BODY", "body"],
      ["T_MIND", "mind"],
      ["T_DIS", "disability"],
      ["T_MONEY", "money"],
      ["T_HOUSE", "housing"],
      ["T_WORK", "work"],
      ["T_FAM", "family"],
      ["T_KID", "child"],
      ["T_SCH", "school"],
      ["T_CARE", "care"],
      ["T_DEM", "dementia"],
      ["T_TROUBLE", "neighbourTrouble"],
      ["T_SHOP", "shopping"],
      ["T_DIS2", "disaster"],
      ["T_LANG", "language"],
      ["T_RE", "reentry"],
      ["T_LIFE", "lifeline"],
      ["T_DEBT", "debt"],
      ["T_EVICT", "evict"],
      ["T_LONELY", "lonely"],
      ["T_SCAM", "scam"],
      ["T_NC", "neighbourCare"],
      ["T_FOOD", "food"],
      ["T_WD", "withdrawn"],
      ["T_TALK", "talk"],
      ["T_UNKNOWN", "unknown"],
    ] as const
  ).map(([group, topic]) => row(["R-TOPIC", group, "U3", "none", "plain", topic, "話題"])),
];

/** On a tie of urgency the script that is needed soonest goes out. */
export const KIND_ORDER: readonly SafetyKind[] = [
  "selfHarmNow",
  "childSelf",
  "childNow",
  "childParent",
  "violenceNow",
  "medical",
  "unseenNow",
  "missingNow",
  "harmOthers",
  "selfHarm",
  "thirdPartySelfHarm",
  "child",
  "violence",
  "unseen",
  "basicNeedHousing",
  "basicNeed",
  "scam",
  "plain",
];

/** Of somebody else's home other words are needed: never the reporter's own supper. */
export const TOLD_KINDS: Partial<Record<SafetyKind, SafetyKind>> = {
  basicNeed: "unseen",
  basicNeedHousing: "unseen",
  childParent: "child",
  childSelf: "child",
};

/** Kinds whose words are said otherwise to a child. */
export const AS_CHILD: ReadonlySet<SafetyKind> = new Set<SafetyKind>([
  "violence",
  "violenceNow",
  "child",
  "basicNeed",
  "basicNeedHousing",
  "plain",
]);

type ChipHit = readonly [rule: string, level: Level, topic: string | null];

/** What an answered chip means, by `${meaning}:${value}` (handbook §5.2 D3–D9, §6.2). 「わからない」 counts one level up. */
export const chipHits: Readonly<Record<string, readonly ChipHit[]>> = {
  "degree:little": [["R-SH4", "U3", "mind"]],
  "degree:quite": [["R-SH4", "U2", "mind"]],
  "degree:severe": [["R-SH4", "U1", "mind"]],
  "degree:very": [["R-SH4", "U1", "mind"]],
  "degree:deathThoughts": [["R-SH3", "U1", "selfHarm"]],
  "degree:deathThoughtsSometimes": [["R-SH3", "U1", "selfHarm"]],
  "degree:sometimes": [["R-SH3", "U1", "selfHarm"]],
  "degree:noDeathThoughts": [["R-SH4", "U2", "mind"]],
  "degree:unknown": [["R-SH4", "U2", "mind"]],
  "signs:notSeen": [["R-NB", "U1", "neighbourCare"]],
  "signs:unseen": [["R-NB", "U1", "neighbourCare"]],
  "signs:papers": [["R-NB", "U1", "neighbourCare"]],
  "signs:lights": [["R-NB", "U1", "neighbourCare"]],
  "signs:shutters": [["R-NB", "U1", "neighbourCare"]],
  "signs:noAnswer": [["R-NB-em", "U0", "neighbourCare"]],
  "signs:smell": [["R-NB-em", "U0", "neighbourCare"]],
  "signs:collapsed": [["R-NB-em", "U0", "neighbourCare"]],
  "signs:fire": [["R-ME", "U0", "neighbourCare"]],
  "signs:health": [["R-NC", "U3", "neighbourCare"]],
  "signs:garbage": [["R-TR", "U2", "neighbourTrouble"]],
  "signs:fireRisk": [["R-TR", "U1", "neighbourTrouble"]],
  "signs:pests": [["R-TR", "U2", "neighbourTrouble"]],
  "signs:needOfOther": [["R-FO", "U1", "money"]],
  "signs:child": [["R-CH", "U1", "child"]],
  "signs:childNow": [["R-CH-now", "U0", "child"]],
  "signs:childQuiet": [["R-CH", "U1", "child"]],
  "signs:childUnknown": [["R-CH", "U1", "child"]],
  "urgency:now": [["R-CH-now", "U0", null]],
  "urgency:childNow": [["R-CH-now", "U0", "child"]],
  "urgency:afraid": [["R-VI", "U1", "violence"]],
  "urgency:violenceNow": [["R-VI-now", "U0", "violence"]],
  "urgency:today": [["R-TODAY", "U1", null]],
  "urgency:soon": [["R-HO", "U1", "evict"]],
  "urgency:noPlaceTonight": [["R-HO", "U1", "housing"]],
  "urgency:notEaten": [["R-FO", "U1", "food"]],
  "urgency:unsureTonight": [["R-HO", "U1", "housing"]],
  "urgency:noBedChild": [["R-HO0", "U0", "housing"]],
  "urgency:noBedFrail": [["R-HO0", "U0", "housing"]],
  "urgency:hungryChild": [["R-FO0", "U0", "food"]],
  "urgency:hungryFrail": [["R-FO0", "U0", "food"]],
  "urgency:cutOffChild": [["R-FO0", "U0", "lifeline"]],
  "urgency:cutOffFrail": [["R-FO0", "U0", "lifeline"]],
  "urgency:childAfraid": [["R-CH", "U1", "child"]],
  "urgency:parentAfraid": [["R-CH", "U1", "child"]],
  "urgency:thisWeek": [["R-WEEK", "U2", null]],
  "urgency:thisMonth": [["R-HO2", "U2", "housing"]],
  "urgency:unknown": [["R-WEEK", "U2", null]],
  "urgency:watch": [["R-NC", "U3", null]],
};
