/** Makes one spelling out of many before matching, and remembers which of the person's own characters each one came from. */
import { canonical, canonicalPattern } from "./canon.ts";
import { isRomaji, syllables } from "./romaji.ts";
import { SIGNS } from "./signs.ts";

/** A normalised text; `start[i]`/`end[i]` say where in the original the i-th UTF-16 unit came from. */
export interface View {
  text: string;
  start: number[];
  end: number[];
}

export interface Normalised {
  original: string;
  /** No spaces, no punctuation, one kana: for Japanese patterns. */
  tight: View;
  /** `tight` with a line break between sentences, which no `.` of a pattern crosses; `toTight` leads back. */
  lined: { text: string; toTight: number[] };
  /** Lower-case words with single spaces: for English patterns. */
  latin: View;
  /** Per unit of `tight`: the number of the sentence it stands in (grows at 。！？ and line breaks). */
  sentence: number[];
  /** Per unit of `tight`: the number of the clause (grows also at 、 … and spaces). */
  clause: number[];
}

interface Unit {
  c: string;
  start: number;
  end: number;
  sentence: number;
  clause: number;
}

const SMALL = new Map([..."ぁぃぅぇぉっゃゅょゎゕゖ"].map((c, i) => [c, [..."あいうえおつやゆよわかけ"][i] ?? c]));
const COMBINING = /[\u3099\u309A\uFF9E\uFF9F\p{M}]/u;
const INVISIBLE =
  /[\u00AD\u061C\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF]|[\uFE00-\uFE0F]|[\u17B4\u17B5]|\u034F|[\u180B-\u180F]|[\u{E0000}-\u{E0FFF}]/u;
const HARD = /[。．.!?！？\n\r\u2028\u2029]/;
const SOFT = /[、,，…‥・\s;:；：/|]/;
const MASK = /[〇○●◯×✕✖＊*☠💀]/u;
const LONG = /[ー〜~～ｰ]/;
const DROP = /[\p{P}\p{S}\p{Z}\p{C}\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** 「くらしにたいする」: what follows when しにたい is only 〜し＋にたい(して/する/へん…) (handbook §4.4). */
export const TRAP =
  "(?:し[てたま]|す[るれ]|せ[つい]|そう(?![でだなに])|へん|おう|がい|くつ|じゆう|りよ[うく]|ちよう|けつ|さく|いく|いん(?!だ|で)|ふう)";

/** Folds katakana to hiragana and small kana to full ones; the same fold is laid over the patterns (handbook §4.4). */
export function foldKana(text: string): string {
  let out = "";
  for (const c of text) {
    const h = hiragana(c);
    out += SMALL.get(h) ?? h;
  }
  return out;
}

/** The spelling that a pattern's own words have in a normalised text. */
export const foldPattern = (pattern: string): string => {
  const signed = SIGNS.reduce((p, [word, sign]) => p.replace(word, sign), pattern);
  return foldKana(canonicalPattern([...signed].map(hiragana).join("")));
};

function hiragana(c: string): string {
  const code = c.charCodeAt(0);
  return c.length === 1 && code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : c;
}

/** Splits into characters with their combining marks (half-width dakuten too), NFKC and lower-case. Linear. */
function clusters(original: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  let sentence = 0;
  let clause = 0;
  while (at < original.length) {
    const start = at;
    at += width(original, at);
    // A cluster takes a few marks and no more; a tower of marks would cost, and says nothing.
    for (let marks = 0; at < original.length && marks < 4 && COMBINING.test(charAt(original, at)); marks++)
      at += width(original, at);
    const raw = original.slice(start, at);
    if (INVISIBLE.test(charAt(raw, 0))) continue;
    if (HARD.test(raw)) {
      sentence++;
      clause++;
    } else if (SOFT.test(raw)) clause++;
    const folded = raw === "🆘" ? "sos" : raw.replace("\u309B", "\u3099").normalize("NFKC").toLowerCase();
    for (const c of folded) units.push({ c, start, end: at, sentence, clause });
  }
  return units;
}

const width = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
const charAt = (text: string, at: number): string => text.slice(at, at + width(text, at));

/** Kept for Japanese matching: letters, digits, the long mark and the marks people write instead of a letter (〇にたい). */
function kept(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  for (const u of units) {
    if (MASK.test(u.c)) out.push({ ...u, c: "〇" });
    else if (LONG.test(u.c)) out.push({ ...u, c: "ー" });
    else if (!DROP.test(u.c)) out.push(u);
  }
  return out;
}

/** 「てー」is a spoken たい; other long marks go; three and more of the same become one (not digits: 1000円). */
function tidy(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  let i = 0;
  while (i < units.length) {
    const u = units[i];
    if (!u) break;
    let j = i + 1;
    while (j < units.length && units[j]?.c === u.c && units[j]?.sentence === u.sentence) j++;
    const last = units[j - 1] ?? u;
    if (u.c === "ー") {
      if (/[てテ]/.test(units[i - 1]?.c ?? "")) out.push({ ...u, c: "え" });
    } else if (j - i >= 3 && !/[0-9]/.test(u.c)) out.push({ ...u, end: last.end });
    else for (let k = i; k < j; k++) out.push(units[k] ?? u);
    i = j;
  }
  return out;
}

/** Respellings, run one after another: [pattern, replacement, on the text before kana folding]. (handbook §4.4 rule 3) */
const RESPELL: readonly (readonly [RegExp, string, boolean])[] = [
  [/自?タ[ヒ匕](?=[にぬんのねりるっニヌンノネリル])/g, "死", true],
  [/(?<![a-z0-9])w+(?![a-z0-9])/g, "", false],
  [/たひ(?=[にり]たい)/g, "死", false],
  [
    new RegExp(
      `(?<!彼)氏(?=[にり]たい(?!${TRAP}|[しす])|に(?:たく[なて]|てえ|たか[つろ]|たす[ぎき]|たさ|たみ)|ぬわ|ぬしか|のうか|のうと思|んだほうが|んじやい)`,
      "g",
    ),
    "死",
    false,
  ],
  [
    new RegExp(
      `(?<![0-9])[4四](?=[にり]たい(?!${TRAP}|[しす])|に(?:たく[なて]|てえ|たか[つろ]|たす[ぎき]|たさ|たみ)|ぬわ|ぬしか|のうか|のうと思|んだほうが|んじやい)`,
      "g",
    ),
    "死",
    false,
  ],
  [
    new RegExp(
      `〇(?=[にり]たい(?!${TRAP}|[しす])|に(?:たく[なて]|てえ|たか[つろ]|たす[ぎき]|たさ|たみ)|ぬわ|ぬしか|のうか|のうと思|んだほうが|んじやい)`,
      "g",
    ),
    "死",
    false,
  ],
  [/[死し]に鯛|し〇たい|死〇たい|死二た(?=[いく])|し二た(?=い)/g, "死にたい", false],
  [/自(?:〇|死)|じさつ|jisats?u/g, "自殺", false],
  [/(?<![0-9])56(?=したい|すぞ|してや)/g, "殺", false],
  [/sh?initai(?!s)|sh?initee/g, "死にたい", false],
  [/kietai/g, "消えたい", false],
  [/tasukete/g, "助けて", false],
  [/moumuri/g, "もう無理", false],
  [/たああ?い/g, "たい", false],
  [/(?<![0-9])〇/g, "", false],
];

const join = (units: readonly Unit[]): string => units.map((u) => u.c).join("");

/** Replaces in the text and keeps the map: each new unit stands for the whole stretch it replaced. */
function respell(units: Unit[], text: string, pattern: RegExp, to: string): Unit[] {
  if (text.search(pattern) < 0) return units;
  const out: Unit[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    for (; at < match.index; at++) pushAt(out, units, at);
    const first = units[match.index];
    const last = units[match.index + match[0].length - 1];
    if (first && last) for (const c of to) out.push({ ...first, c, end: last.end });
    at = match.index + match[0].length;
  }
  for (; at < units.length; at++) pushAt(out, units, at);
  return out;
}

function pushAt(out: Unit[], units: readonly Unit[], at: number): void {
  const u = units[at];
  if (u) out.push(u);
}

/** One spelling for each word, sentence by sentence: what follows later changes nothing. Then full kana. */
function spell(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  for (let from = 0; from < units.length; ) {
    let to = from + 1;
    while (to < units.length && units[to]?.sentence === units[from]?.sentence) to++;
    out.push(...spellSentence(units.slice(from, to)));
    from = to;
  }
  return out;
}

function spellSentence(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  let done = 0;
  const copy = (to: number): void => {
    for (; done < to; done++) {
      const u = units[done];
      if (u) out.push({ ...u, c: SMALL.get(u.c) ?? u.c });
    }
  };
  canonical(
    join(units),
    (at, length, to) => {
      copy(at);
      const first = units[at];
      const last = units[at + length - 1];
      if (first && last) for (const c of to) out.push({ ...first, c: SMALL.get(c) ?? c, end: last.end });
      done = at + length;
    },
    // A boundary on both sides of a single letter (し に た い) is spread writing, not the beginning of a word.
    (at) => units[at - 1]?.clause !== units[at]?.clause && units[at + 1]?.clause === units[at]?.clause,
  );
  copy(units.length);
  return out;
}

/** Particles that sound otherwise than they are written. */
const PARTICLES: Readonly<Record<string, { kana: string; length: number }[]>> = {
  wa: [{ kana: "は", length: 2 }],
  o: [{ kana: "を", length: 1 }],
  wo: [{ kana: "を", length: 2 }],
};

/** Latin words that are Japanese become kana; anything else stays. */
function fromRomaji(units: readonly Unit[]): readonly Unit[] {
  const words: { from: number; to: number; text: string }[] = [];
  for (let i = 0; i < units.length; ) {
    let j = i;
    while (/^[a-z]$/.test(units[j]?.c ?? "")) j++;
    if (j > i) words.push({ from: i, to: j, text: join(units.slice(i, j)) });
    i = Math.max(j, i + 1);
  }
  if (words.length === 0) return units;
  const all = isRomaji(words.map((w) => w.text));
  // A sentence stays romaji whatever language the next one is in.
  const bySentence = Map.groupBy(words, (w) => units[w.from]?.sentence);
  const own = new Set([...bySentence].filter(([, ws]) => isRomaji(ws.map((w) => w.text))).map(([n]) => n));
  if (!all && own.size === 0) return units;
  const out: Unit[] = [];
  let done = 0;
  for (const word of words) {
    const read = all || own.has(units[word.from]?.sentence) ? (PARTICLES[word.text] ?? syllables(word.text)) : null;
    if (!read) continue;
    out.push(...units.slice(done, word.from));
    let at = word.from;
    for (const { kana, length } of read) {
      const first = units[at];
      const last = units[at + length - 1];
      if (first && last) for (const c of kana) out.push({ ...first, c, end: last.end });
      at += length;
    }
    done = word.to;
  }
  return [...out, ...units.slice(done)];
}

/** One unit per UTF-16 code unit, so that an index in the text is an index in the units. */
function byCodeUnit(units: readonly Unit[]): Unit[] {
  return units.flatMap((u) => (u.c.length === 1 ? [u] : u.c.split("").map((c) => ({ ...u, c }))));
}

function view(units: readonly Unit[]): View {
  return { text: join(units), start: units.map((u) => u.start), end: units.map((u) => u.end) };
}

function linedView(units: readonly Unit[]): { text: string; toTight: number[] } {
  let text = "";
  const toTight: number[] = [];
  units.forEach((u, i) => {
    if (i > 0 && u.sentence !== units[i - 1]?.sentence) {
      text += "\n";
      toTight.push(i);
    }
    text += u.c;
    toTight.push(i);
  });
  toTight.push(units.length);
  return { text, toTight };
}

function latinView(units: readonly Unit[]): View {
  const out: Unit[] = [];
  for (const u of units) {
    if (/[a-z0-9]/.test(u.c)) out.push(u);
    else if (!/['’`]/.test(u.c) && out.at(-1)?.c !== " ") out.push({ ...u, c: " " });
  }
  return view(out);
}

/** Normalises one text (handbook §4.4). Linear in its length; spaces, punctuation and emoji leave, boundaries are kept apart. */
export function normalise(original: string): Normalised {
  const units = clusters(original);
  let raw = kept(fromRomaji(units));
  const written = join(raw);
  for (const [word, sign] of SIGNS)
    if (written.search(word) >= 0) raw = respell(byCodeUnit(raw), join(raw), word, sign);
  let tight = byCodeUnit(tidy(raw));
  for (const [pattern, to, before] of RESPELL) if (before) tight = respell(tight, join(tight), pattern, to);
  tight = spell(tight.map((u) => ({ ...u, c: hiragana(u.c) })));
  // With a break between sentences: what the next one begins with says nothing about this one.
  tight = tight.flatMap((u, i) => (i > 0 && u.sentence !== tight[i - 1]?.sentence ? [{ ...u, c: "\n" }, u] : [u]));
  let text = join(tight);
  for (const [pattern, to, before] of RESPELL) {
    if (before || text.search(pattern) < 0) continue;
    tight = respell(tight, text, pattern, to);
    text = join(tight);
  }
  tight = tight.filter((u) => u.c !== "\n");
  return {
    original,
    tight: view(tight),
    lined: linedView(tight),
    latin: latinView(units),
    sentence: tight.map((u) => u.sentence),
    clause: tight.map((u) => u.clause),
  };
}

/** The person's own words behind `[from, to)` of a view. */
export function spanOf(original: string, v: View, from: number, to: number): string {
  return original.slice(v.start[from] ?? 0, v.end[to - 1] ?? 0);
}

/** Longest piece matched at once, and how much two neighbouring pieces share: no phrase is lost at a cut. */
export const CHUNK = 6000;
const OVERLAP = 240;

/** Cuts a long text into bounded, overlapping pieces that never split a surrogate pair. */
export function chunks(text: string): { text: string; offset: number }[] {
  if (text.length <= CHUNK) return [{ text, offset: 0 }];
  const out: { text: string; offset: number }[] = [];
  for (let from = 0; ; ) {
    let to = Math.min(from + CHUNK, text.length);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to--;
    out.push({ text: text.slice(from, to), offset: from });
    if (to >= text.length) return out;
    from = to - OVERLAP;
    if (/[\uDC00-\uDFFF]/.test(text.charAt(from))) from--;
  }
}
