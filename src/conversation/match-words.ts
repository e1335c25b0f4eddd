/** Brings what people write into one shape and compares it with phrases: width, kana, spacing, drawn-out sounds, softeners. */

/**
 * Katakana as hiragana, full width as half width, no spaces, marks, emoji or drawn-out sounds. Digits and kanji stay, and so do the
 * signs of Devanagari, without which छन् (there are) and छैन (there is not) are one word.
 */
export function normalise(text: string): string {
  let out = "";
  for (const ch of text.normalize("NFKC").toLowerCase()) {
    const code = ch.codePointAt(0) ?? 0;
    out += code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : ch;
  }
  return out.replace(/[^\p{L}\p{N}\u0900-\u0903\u093A-\u094F]/gu, "").replace(/[ーぁぃぅぇぉ]/gu, "");
}

// Words that make a sentence softer and change nothing about which door it knocks at.
const BEFORE =
  /^(?:(?:あの|えっと|えと|うん|じゃあ|では|やっぱり|やっぱ|なんか|なんだか|ちょっと|少し|すこし|ちょい|もう|とても|すごく|すごい|めっちゃ|めちゃ|かなり|ほんと(?:に|うに|う)?|本当に|正直|実は|じつは|最近|さいきん|今日は?|きょうは?|今|いま|ずっと|また|まだ|はい)(?:は|も|、)?)+/u;
const AFTER =
  /(?:です|でした|ます|ました|かも(?:しれない|しれません)?|かな|だよ|だ|よね|よ|ね|な|なあ|わ|けど|けれど|んです|の|さ|っす|っ|気がする|感じ|って感じ|ください|下さい|お願い(?:します)?|おねがい(?:します)?|がいい|にする|にします|してる|しています|笑|w+)+$/u;

/** The heart of a short message: what is left when softeners are taken away; never empty for a text with letters. */
export function core(text: string): string {
  const plain = normalise(text);
  // 「かなりです」: a softener that is all there is says something itself.
  return plain.replace(BEFORE, "").replace(AFTER, "") || plain.replace(AFTER, "") || plain;
}

/** A message made ready to be compared with many phrases. */
export interface Heard {
  plain: string;
  core: string;
}

export const heard = (text: string): Heard => ({ plain: normalise(text), core: core(text) });

// Phrases of the flows are the same in every turn. Only these are kept, never a person's words.
const phrases = new Map<string, Heard>();

function phraseOf(phrase: string): Heard {
  const known = phrases.get(phrase);
  if (known) return known;
  const made = heard(phrase);
  phrases.set(phrase, made);
  return made;
}

// The same for whole lists: a look-up by the list itself costs nothing, one for each of thousands of phrases does.
const lists = new WeakMap<readonly string[], readonly Heard[]>();

function phrasesOf(words: readonly string[]): readonly Heard[] {
  const known = lists.get(words);
  if (known) return known;
  const made = words.map(phraseOf).filter(({ plain }) => plain !== "");
  lists.set(words, made);
  return made;
}

/** The message says one of these phrases and nothing else, softeners aside. */
export function saysOneOf(said: Heard, words: readonly string[]): boolean {
  if (said.plain === "") return false;
  return phrasesOf(words).some(({ plain, core: heart }) => plain === said.plain || heart === said.core);
}

/** The message says this phrase and nothing else, softeners aside. */
export function saysOnly(text: string | Heard, phrase: string): boolean {
  const a = typeof text === "string" ? heard(text) : text;
  const b = phraseOf(phrase);
  if (a.plain === "" || b.plain === "") return false;
  return a.plain === b.plain || a.core === b.core;
}

/** Letter for letter, but for width, kana and marks. */
export function isExactly(said: Heard, phrase: string): boolean {
  return said.plain !== "" && said.plain === phraseOf(phrase).plain;
}

/** The message holds one of these words somewhere. */
export function holdsAny(text: string | Heard, words: readonly string[]): boolean {
  const plain = typeof text === "string" ? normalise(text) : text.plain;
  for (const { plain: needle } of phrasesOf(words)) if (plain.includes(needle)) return true;
  return false;
}

const SOMEBODY =
  /(?:い|る|た|の)(?:人|ひと|方|かた|子)が(?:周りに|まわりに|近くに|知り合いに|職場に)?(?:い|お)(?:て|る|ます|まし|んねん|られ|んだ)/u;

/** 「お金がない人がいるんだけど」: a need is told of somebody, and it may be the one who writes. */
export function leavesOpenWhose(text: string): boolean {
  const plain = normalise(text);
  return SOMEBODY.test(plain) && !/(?:私|わたし|自分|うち|僕|ぼく|俺|おれ)(?:は|が|も|の)/u.test(plain);
}
