/** The rules of easy Japanese (handbook §5.1 P12, §5.3) for one text of ours: readings, spaces, short sentences, plain words. */

import { type FaultCode, letters, type TextFault } from "./text-rules.ts";

const MOST_OF_SENTENCE = 40;
/** The longest phrase without a space that can still be read at a glance. */
const LONGEST_PHRASE = 12;

const KANJI = /\p{Script=Han}+(?!\p{Script=Han}|（[\p{Script=Hiragana}ー]+）)/u;
/** Names of languages, written as those who speak them write. */
const NAMES = new Set(["中文"]);

/** Two beats said twice, but for words that are no pictures of sounds or feelings. */
const DOUBLED = /(?<![\p{Script=Hiragana}\p{Script=Katakana}])(\p{Script=Hiragana}{2}|\p{Script=Katakana}{2})\1/gu;
const NO_PICTURE = new Set([
  "いろいろ",
  "ときどき",
  "たびたび",
  "それぞれ",
  "まあまあ",
  "なかなか",
  "ますます",
  "もしもし",
  "いちいち",
  "ぜんぜん",
]);
const PICTURES =
  /ぐったり|しんどい|ほっと(?!ライン)|ぎゅっと|ずきん|ふらっと|むかむか|がっかり|びっくり|うっかり|ぼんやり|ぐっすり|さっぱり|すっきり|ひりひり|きちんと|こっそり/u;

const SPACE = "[ 　]?";
const DOUBLE_NEGATIVE = new RegExp(
  [
    `な(?:ければ|くては|くちゃ|いと)${SPACE}(?:なりません|ならない|いけません|いけない|だめ)`,
    `な(?:く|い(?:わけ|こと))(?:は|も|では)${SPACE}(?:ない|ありません)`,
    `ないと${SPACE}は?${SPACE}(?:いえ|かぎ)`,
    `ません${SPACE}(?:では|じゃ)${SPACE}ありません`,
  ].join("|"),
  "u",
);

const TOO_POLITE = new RegExp(
  [
    "いただ(?:[きくい]|け[まるな])",
    "くださいませ",
    "(?<!ありがとう|おはよう|おめでとう)ございま",
    "いらっしゃ",
    "おっしゃ",
    "(?<!おかえり|おやすみ|ごめん)なさ[いれっ]",
    "いたしま",
    "うかが[いっ]",
    "もうしあげ",
    "ごらん",
    "おめにか",
    "させて",
    `お[ぁ-ん]{1,4}[いきしちにみりぎびえけせねめれ]${SPACE}ください`,
    `お(?!とな)[ぁ-ん]{1,5}に${SPACE}な(?:り(?:ます|まし)|った|る(?!ほど))`,
    "どなた|どちらさま",
  ].join("|"),
  "u",
);

/** Words of offices and newspapers with the plain word for them (not in N5 and N4). */
const HARD: readonly (readonly [RegExp, string])[] = [
  [/しんせい|もうしこみしょ/u, "やくしょに かみを だす"],
  [/せいど|しえん|しきゅう|ほじょ/u, "やくしょの たすけ"],
  [/てつづき/u, "やくしょの かみ"],
  [/しょるい/u, "かみ"],
  [/しゅうにゅう/u, "もらう おかね"],
  [/しょくいん|たんとうしゃ/u, "まちの ひと"],
  [/きんきゅう/u, "いそぐ"],
  [/かくにん/u, "たしかめる、よく みる"],
  [/たいおう/u, "する"],
  [/りよう(?!す)/u, "つかう"],
  [/かのう/u, "できる"],
  [/ひつよう/u, "いる"],
];

/** Everything in one easy Japanese text that is not easy. `mostLetters` is 60, in a crisis 80; spaces do not count. */
export function easyFaultsOf(text: string, mostLetters: number): TextFault[] {
  const faults: TextFault[] = [];
  const bare = text.replace(/\{[^}]*\}/gu, "");
  // The choice of languages greets in other languages too.
  if (!/\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u.test(bare)) return [];
  const fault = (code: FaultCode, found: string, problem: string, todo: string, instead?: string) =>
    faults.push({ code, found, problem, todo, ...(instead ? { instead } : {}) });
  const kanji = NAMES.has(bare) ? null : KANJI.exec(bare);
  if (kanji)
    fault(
      "noReading",
      kanji[0],
      `「${kanji[0]}」 has no reading`,
      "write it in hiragana, or put the reading right after it in （）",
    );
  for (const phrase of bare.split(/[ 　\n、。？！!?・：:「」（）〜/／,.]/u)) {
    const kana = phrase.replace(/\P{Script=Hiragana}/gu, "");
    if (letters(kana) > LONGEST_PHRASE) {
      fault("noSpaces", phrase, `「${phrase}」 has no spaces`, "put a space between phrases");
      break;
    }
  }
  const all = lettersRead(text);
  if (all > mostLetters)
    fault("longBubble", String(all), `the bubble has ${all} letters, at most ${mostLetters}`, "leave something out");
  for (const sentence of text.split(/(?<=[。！？!?\n])/u)) {
    const count = lettersRead(sentence);
    if (count > MOST_OF_SENTENCE) {
      fault(
        "longSentence",
        sentence.trim(),
        `a sentence has ${count} letters, at most ${MOST_OF_SENTENCE} (「${sentence.slice(0, 12)}…」)`,
        "say one fact a sentence",
      );
    }
  }
  const picture = PICTURES.exec(bare)?.[0] ?? [...bare.matchAll(DOUBLED)].find(([word]) => !NO_PICTURE.has(word))?.[0];
  if (picture) fault("picture", picture, `「${picture}」 paints a sound or a feeling`, "say what is meant with a verb");
  const twice = DOUBLE_NEGATIVE.exec(bare);
  if (twice)
    fault(
      "doubleNegative",
      twice[0],
      `「${twice[0]}」 says no twice`,
      "say what may or can be done: 〜て ください、〜ても いいです",
    );
  const polite = TOO_POLITE.exec(bare);
  if (polite) fault("tooPolite", polite[0], `「${polite[0]}」 is too polite`, "use です and ます only");
  for (const [hard, plain] of HARD) {
    const word = hard.exec(bare);
    if (word) fault("hardWord", word[0], `「${word[0]}」 is a hard word`, `say 「${plain}」 or the like`, plain);
  }
  return faults;
}

/** Letters without the spaces between phrases and without readings; a gap counts as a short name. */
function lettersRead(text: string): number {
  return letters(
    text
      .replace(/\{nextReading\}/gu, "11がつ24か8:30")
      .replace(/\{readingHours\}/gu, "げつ〜きん8:30〜17:15")
      .replace(/\{[^}]*\}/gu, "となりのまどぐち")
      .replace(/(?<=\p{Script=Han})（[\p{Script=Hiragana}ー]+）/gu, "")
      .replace(/[ 　\n]/gu, ""),
  );
}
