/** What a phone shows of an answer before it is unlocked, and whether that would tell others something private. Pure. */
import { assess } from "../triage/assess.ts";

/** About what one line of a notification holds; phones differ. */
const LINE_LETTERS = 32;

/** The first line of a bubble as a notification shows it: breaks become blanks, the rest is cut. */
export function lockLine(bubble: string): string {
  const flat = bubble.replaceAll(/\s+/gu, " ").trim();
  const letters = [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(flat)].map((one) => one.segment);
  return letters.length <= LINE_LETTERS ? flat : `${letters.slice(0, LINE_LETTERS).join("")}…`;
}

/** What others must not read over somebody's shoulder, by kind; triage hears the rest. */
const PRIVATE: readonly (readonly [kind: string, words: RegExp])[] = [
  ["いのち・からだの危険", /死に|死ぬ|自殺|自死|自傷|いのち|(?<![懸運使革])命(?!日)|119|110/u],
  [
    "暴力や、こわいこと",
    /暴力|DV|虐待|なぐ|殴|たたかれ|叩かれ|こわい|怖い|逃げ|シェルター|警察|避難|性被害|ストーカー/iu,
  ],
  ["お金", /お金|おかね|借金|滞納|家賃|生活保護|保護課|貸付|支払|収入|年金|税金|破産|フードバンク|食料支援/u],
  [
    "からだや心の病気",
    /病院|病気|診断|薬|うつ|鬱|精神|メンタル|クリニック|心療|通院|入院|障害|障がい|手帳|認知症|介護|がん(?![ばこ])|妊娠|依存/u,
  ],
  [
    "家族や人との間のこと",
    /離婚|別居|ご主人|旦那|(?<![丈工])夫(?!婦)|妻|お子さん|息子|娘|不登校|ひきこもり|引きこもり|家族/u,
  ],
  ["しごとや住まい", /失業|解雇|クビ|退職|立ち退き|ホームレス|家を出/u],
  ["ほかの人の相談だとわかること", /ご近所の方|近所の方の|知らせてくれた|通報|気になる方/u],
  ["相談だとわかること", /相談|支援|悩み|困りごと|困っている|つらい|しんどい/u],
  [
    "名前や住所、電話番号",
    /様(?![子々式])|(?<!皆|お父|お母|お子|奥|娘|息子)(?<=\p{Script=Han})(?<!皆)さん|丁目|番地|号室|団地|アパート|マンション|\d{2,4}-\d{2,4}-\d{3,4}|0\d{9,10}/u,
  ],
];

/** Topics of triage that tell of somebody's trouble. It was made for residents' words: of softer topics it hears too much in ours. */
const TELLING: ReadonlySet<string> = new Set([
  "body",
  "mind",
  "housing",
  "evict",
  "money",
  "food",
  "lifeline",
  "debt",
  "care",
  "dementia",
  "violence",
  "scam",
  "reentry",
  "selfHarm",
]);

/**
 * @returns the kinds of private things that the locked phone would show, in words for staff; empty when it tells nothing.
 * @param now epoch ms, for triage only.
 */
export function privateOnLockScreen(bubbles: readonly string[], now: number): string[] {
  const found = new Set<string>();
  for (const line of bubbles.map(lockLine)) {
    const plain = line.normalize("NFKC");
    for (const [kind, words] of PRIVATE) if (words.test(plain)) found.add(kind);
    const { topics, level } = assess({ messages: [plain], source: "text" }, now);
    if (topics.some((topic) => TELLING.has(topic)) || level === "U0" || level === "U1") {
      if (found.size === 0) found.add("困りごとの中身");
    }
  }
  return [...found];
}
