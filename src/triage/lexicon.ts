/** The lexicon: every group of words with its family, and how the written patterns become expressions over normalised text. */
import { type Family, HARD_NEGATIVES, HARD_NEGATIVES_ENGLISH } from "./hard-negatives.ts";
import { foldKana } from "./normalise.ts";
import { BODY_WORDS } from "./words/body.ts";
import { ENGLISH_WORDS, STICKER_WORDS } from "./words/english.ts";
import { HARM_WORDS } from "./words/harm.ts";
import { NEED_WORDS } from "./words/need.ts";
import { SELF_WORDS } from "./words/self.ts";
import { STEMS } from "./words/stems.ts";
import { MARK_WORDS, SMALL_TALK, TALK_WORDS } from "./words/talk.ts";
import type { WordTable } from "./words/word-table.ts";

/** Which family a group belongs to; it decides which masks apply to it. */
const FAMILIES: readonly (readonly [Family, WordTable])[] = [
  ["self", SELF_WORDS],
  ["harm", HARM_WORDS],
  ["body", BODY_WORDS],
  ["need", NEED_WORDS],
  ["talk", TALK_WORDS],
];

export interface Pattern {
  group: string;
  family: Family;
  expression: RegExp;
}

export interface Lexicon {
  japanese: readonly Pattern[];
  english: readonly Pattern[];
  stickers: readonly Pattern[];
  marks: ReadonlyMap<string, readonly RegExp[]>;
  masks: readonly { expression: RegExp; from: readonly Family[]; strict: boolean }[];
  englishMasks: readonly { expression: RegExp; from: readonly Family[] }[];
  smallTalk: RegExp;
}

/** Everything the decision depends on, as plain data: hashed into the rule set (handbook §6.6). */
export const LEXICON_DATA = {
  STEMS,
  SELF_WORDS,
  HARM_WORDS,
  BODY_WORDS,
  NEED_WORDS,
  TALK_WORDS,
  MARK_WORDS,
  SMALL_TALK,
  ENGLISH_WORDS,
  STICKER_WORDS,
  HARD_NEGATIVES,
  HARD_NEGATIVES_ENGLISH,
} as const;

function expand(pattern: string): string {
  let out = pattern;
  // Stems may use stems; three rounds are enough for one level down, and a ring would stop at the check below.
  for (let round = 0; round < 3; round++) {
    out = out.replace(/\{([^\d{},][^{}]*)\}/g, (whole, name: string) => STEMS[name] ?? whole);
  }
  const unknown = /\{[^\d{},][^{}]*\}/.exec(out);
  if (unknown) throw new Error(`unknown stem ${unknown[0]}`);
  return out;
}

/** Lays the same fold over a pattern that the text went through (handbook §4.4). */
export function compile(pattern: string): RegExp {
  return new RegExp(foldKana(expand(pattern).normalize("NFKC").toLowerCase()).replace(/[ー、。・]/g, ""), "g");
}

const words = (pattern: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${expand(pattern)})(?![a-z0-9])`, "g");

function familyOf(group: string): Family {
  for (const [family, table] of FAMILIES) if (group in table) return family;
  return "talk";
}

function patterns(table: WordTable, family: Family | null, make: (p: string) => RegExp): Pattern[] {
  return Object.entries(table).flatMap(([group, list]) =>
    list.map((p) => ({ group, family: family ?? familyOf(group), expression: make(p) })),
  );
}

let built: Lexicon | null = null;

/** The compiled lexicon; built at the first use and kept. */
export function lexicon(): Lexicon {
  built ??= {
    japanese: FAMILIES.flatMap(([family, table]) => patterns(table, family, compile)),
    english: patterns(ENGLISH_WORDS, null, words),
    stickers: patterns(STICKER_WORDS, null, words),
    marks: new Map(Object.entries(MARK_WORDS).map(([name, list]) => [name, list.map(compile)])),
    masks: HARD_NEGATIVES.map((n) => ({ expression: compile(n.pattern), from: n.from, strict: n.strict === true })),
    englishMasks: HARD_NEGATIVES_ENGLISH.map((n) => ({ expression: words(n.pattern), from: n.from })),
    smallTalk: compile(SMALL_TALK.join("|")),
  };
  return built;
}
