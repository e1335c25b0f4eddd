/** The message rules for one text: length, words we do not use, promises, digits. */

export type FaultCode =
  | "placeholder"
  | "longBubble"
  | "longSentence"
  | "form"
  | "judges"
  | "presses"
  | "questions"
  | "claims"
  | "putsOff"
  | "doubleNegative"
  | "formal"
  | "exclamations"
  | "emoji"
  | "phone"
  | "promise"
  | "noReading"
  | "noSpaces"
  | "picture"
  | "tooPolite"
  | "hardWord";

export interface TextFault {
  problem: string;
  todo: string;
  code: FaultCode;
  /** The words it is about; of a long bubble or sentence, how long it is. */
  found: string;
  /** A plain word for a hard one. */
  instead?: string;
}

/** The longest that may stand in for a placeholder, so that a bubble still fits on 29 December. */
const LONGEST: Record<string, string> = {
  windowName: "となり市となりの窓口です",
  nextReading: "12月28日（月）8:30",
  readingHours: "平日8:30〜17:15",
  worker: "ひなたのさん",
  formerWorker: "みどりさん",
};

const BANNED: readonly (readonly [RegExp, string, FaultCode])[] = [
  [
    /必須|入力してください|ご記入|お選びください|選んでください|ご用件|ご相談内容/u,
    "this is the voice of a form",
    "form",
  ],
  [/対象者|審査|資格|困窮|問題のある|指導/u, "this judges or sorts people", "judges"],
  [/自己責任|(?<!食)べき|普通は|ちゃんと|がんばって|頑張って|がんばりましょう/u, "this presses on people", "presses"],
  [/なぜ.{0,12}なかった|原因は|具体的に教えて/u, "this questions people", "questions"],
  [/大丈夫ですよ|お気持ち(?:は|が)?わかります|絶対|必ず|かならず/u, "this claims what nobody can know", "claims"],
  [/とりあえず様子を見/u, "this puts people off", "putsOff"],
  [/なく(?:は|も)ない|ないわけでは|ないこと(?:は|も)ない/u, "a double negative is hard to read", "doubleNegative"],
  [/させていただ|いただけますでしょうか|ございます(?!。|、)|いたします/u, "this is too formal", "formal"],
];

// Time that only the hours engine may speak of.
const PROMISE =
  /(?:[0-9０-９一二三四五六七八九十数]+)(?:分|時間|時|日|週間)(?!さん)(?:以内|後|ほど|くらい|ごろ|まで)?|すぐ(?:に|お?返事|連絡|行)|ただちに|まもなく|(?:今日|きょう|本日)中|あした|あす|明日|明後日|来週|今週中/u;

/** Everything that is wrong with one text of ours. `mostLetters` is 60, in a crisis 80. */
export function faultsOf(text: string, mostLetters: number): TextFault[] {
  const faults: TextFault[] = [];
  for (const [whole, name] of text.matchAll(/\{([^}]*)\}/gu)) {
    if (!LONGEST[name ?? ""]) {
      faults.push({
        code: "placeholder",
        found: whole,
        problem: `${whole} is unknown`,
        todo: `use ${Object.keys(LONGEST)
          .map((one) => `{${one}}`)
          .join(" ")} only`,
      });
    }
  }
  const full = text.replace(/\{([^}]*)\}/gu, (whole, name: string) => LONGEST[name] ?? whole);
  const bare = text.replace(/\{[^}]*\}/gu, "").normalize("NFKC");
  if (letters(full) > mostLetters) {
    faults.push({
      code: "longBubble",
      found: String(letters(full)),
      problem: `the bubble has ${letters(full)} letters, at most ${mostLetters}`,
      todo: "shorten it or make two bubbles",
    });
  }
  for (const sentence of full.split(/(?<=[。！？!?\n]|\.\s)/u)) {
    if (letters(sentence) > 40) {
      faults.push({
        code: "longSentence",
        found: sentence.trim(),
        problem: `a sentence has ${letters(sentence)} letters, at most 40 (「${sentence.slice(0, 12)}…」)`,
        todo: "say one thing a sentence",
      });
    }
  }
  for (const [banned, why, code] of BANNED) {
    const hit = banned.exec(text);
    if (hit)
      faults.push({
        code,
        found: hit[0],
        problem: `「${hit[0]}」: ${why}`,
        todo: "say it plainly and warmly in other words",
      });
  }
  if ((bare.match(/!/gu) ?? []).length > 1)
    faults.push({
      code: "exclamations",
      found: "！",
      problem: "more than one exclamation mark",
      todo: "speak quietly",
    });
  if ((text.match(/\p{Extended_Pictographic}/gu) ?? []).length > 1)
    faults.push({ code: "emoji", found: "", problem: "more than one emoji", todo: "leave one or none" });
  if (phoneLike(bare)) {
    faults.push({
      code: "phone",
      found: "",
      problem: "this looks like a phone number",
      todo: "leave numbers to the hotline register; only 110 and 119 may be said",
    });
  }
  const promise = PROMISE.exec(text.replace(/\{[^}]*\}/gu, "").normalize("NFKC"));
  if (promise) {
    faults.push({
      code: "promise",
      found: promise[0],
      problem: `「${promise[0]}」 promises a time`,
      todo: "use {nextReading} or {readingHours}, or do not promise",
    });
  }
  return faults;
}

/** Digits of a phone number: three or more in a row, or groups joined by hyphens. 110 and 119 are let through. */
export function phoneLike(text: string): boolean {
  const bare = text.normalize("NFKC");
  return (bare.match(/\d[\d\s()‐‑–—ー−-]*\d{2,}/gu) ?? []).some((digits) => !/^(?:110|119)$/u.test(digits));
}

/** Length as people see it. */
export function letters(text: string): number {
  return [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(text)].length;
}
