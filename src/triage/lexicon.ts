/** The lexicon: every group of words with its family, and how the written patterns become expressions over normalised text. */
import { BrokenPattern, branches, Gates, type Groups } from "./gates.ts";
import { type Family, HARD_NEGATIVES, HARD_NEGATIVES_ENGLISH } from "./hard-negatives.ts";
import { foldPattern } from "./normalise.ts";
import { RECIPES, RECIPES_LEFT_OUT, type Recipe } from "./recipes.ts";
import { BODY_WORDS } from "./words/body.ts";
import { CHILD_IDEAS } from "./words/child-ideas.ts";
import { CHILD_WORDS } from "./words/children.ts";
import { ENGLISH_WORDS, STICKER_WORDS } from "./words/english.ts";
import { MORE_ENGLISH } from "./words/english-more.ts";
import { HARM_WORDS } from "./words/harm.ts";
import { HARM_IDEAS } from "./words/harm-ideas.ts";
import { HARM_MORE, SUDDEN_MORE } from "./words/harm-more.ts";
import { SELF_IDEAS } from "./words/ideas.ts";
import { OTHER_IDEAS } from "./words/ideas-others.ts";
import { MORE_SELF_IDEAS } from "./words/ideas-self.ts";
import { SELF_PLAN_IDEAS } from "./words/ideas-self-plan.ts";
import { SELF_WISH_IDEAS } from "./words/ideas-self-wish.ts";
import { TOPIC_IDEAS } from "./words/ideas-topics.ts";
import {
  OTHER_LANGUAGES_BODY,
  OTHER_LANGUAGES_HARM,
  OTHER_LANGUAGES_NEED,
  OTHER_LANGUAGES_SELF,
} from "./words/languages.ts";
import { SELF_MASKS } from "./words/masks-self.ts";
import { NEED_WORDS } from "./words/need.ts";
import { MORE_NEED_WORDS } from "./words/needs.ts";
import { NEIGHBOUR_WORDS } from "./words/neighbours.ts";
import { PLAIN_BODY, PLAIN_ENGLISH, PLAIN_HARM, PLAIN_IDEAS, PLAIN_MASKS, PLAIN_SELF } from "./words/plain-ways.ts";
import { REST_NEED_IDEAS } from "./words/rest-needs.ts";
import { REST_NEIGHBOUR_IDEAS } from "./words/rest-neighbours.ts";
import { REST_OTHER_IDEAS } from "./words/rest-others.ts";
import { REST_BODY_WORDS, REST_ENGLISH, REST_HARM_WORDS, REST_NEED_WORDS } from "./words/rest-words.ts";
import { SCENE_BODY_IDEAS } from "./words/scene-body-ideas.ts";
import { SCENE_HARM_IDEAS } from "./words/scene-ideas.ts";
import { SCENE_BODY_WORDS, SCENE_HARM_WORDS } from "./words/scene-words.ts";
import { SELF_WORDS } from "./words/self.ts";
import { SELF_DEED_WORDS } from "./words/self-deeds.ts";
import { SELF_FEELING_WORDS } from "./words/self-feelings.ts";
import { SELF_PIECE_IDEAS, SELF_PIECE_WORDS } from "./words/self-pieces.ts";
import { SELF_PLAN_WORDS } from "./words/self-plans.ts";
import { SELF_VERB_IDEAS, SELF_VERB_WORDS } from "./words/self-verbs.ts";
import { STEMS } from "./words/stems.ts";
import { SUDDEN_WORDS } from "./words/sudden.ts";
import { SUDDEN_IDEAS } from "./words/sudden-ideas.ts";
import { MARK_WORDS, SMALL_TALK, TALK_WORDS } from "./words/talk.ts";
import { TOPIC_WORDS } from "./words/topics.ts";
import { AROUND_TOPICS } from "./words/topics-around.ts";
import { HOME_TOPICS } from "./words/topics-home.ts";
import { LIVING_TOPICS } from "./words/topics-living.ts";
import { PERSON_TOPICS } from "./words/topics-person.ts";
import { VIOLENCE_WORDS } from "./words/violence.ts";
import type { WordTable } from "./words/word-table.ts";

/** Which family a group belongs to; it decides which masks apply to it. */
const FAMILIES: readonly (readonly [Family, WordTable])[] = [
  ["self", SELF_WORDS],
  ["self", SELF_PLAN_WORDS],
  ["self", SELF_FEELING_WORDS],
  ["self", SELF_DEED_WORDS],
  ["self", SELF_VERB_WORDS],
  ["self", SELF_PIECE_WORDS],
  ["self", PLAIN_SELF],
  ["harm", PLAIN_HARM],
  ["body", PLAIN_BODY],
  ["harm", HARM_WORDS],
  ["harm", VIOLENCE_WORDS],
  ["harm", CHILD_WORDS],
  ["harm", HARM_MORE],
  ["body", SUDDEN_MORE],
  ["harm", SCENE_HARM_WORDS],
  ["body", SCENE_BODY_WORDS],
  ["body", BODY_WORDS],
  ["body", SUDDEN_WORDS],
  ["body", NEIGHBOUR_WORDS],
  ["need", NEED_WORDS],
  ["need", MORE_NEED_WORDS],
  ["harm", REST_HARM_WORDS],
  ["body", REST_BODY_WORDS],
  ["need", REST_NEED_WORDS],
  ["talk", TALK_WORDS],
  ["talk", TOPIC_WORDS],
  ["talk", LIVING_TOPICS],
  ["talk", HOME_TOPICS],
  ["talk", PERSON_TOPICS],
  ["talk", AROUND_TOPICS],
  ["self", OTHER_LANGUAGES_SELF],
  ["harm", OTHER_LANGUAGES_HARM],
  ["body", OTHER_LANGUAGES_BODY],
  ["need", OTHER_LANGUAGES_NEED],
];

/** Every idea that recipes may name; a name may stand in several tables and means all of their words. */
const IDEA_TABLES: readonly Readonly<Record<string, string>>[] = [
  REST_NEIGHBOUR_IDEAS,
  REST_NEED_IDEAS,
  REST_OTHER_IDEAS,
  SELF_IDEAS,
  MORE_SELF_IDEAS,
  SELF_PLAN_IDEAS,
  SELF_VERB_IDEAS,
  SELF_WISH_IDEAS,
  SELF_PIECE_IDEAS,
  OTHER_IDEAS,
  HARM_IDEAS,
  CHILD_IDEAS,
  SUDDEN_IDEAS,
  SCENE_HARM_IDEAS,
  SCENE_BODY_IDEAS,
  TOPIC_IDEAS,
  PLAIN_IDEAS,
];

export interface Pattern {
  group: string;
  family: Family;
  expression: RegExp;
}

export interface Mask {
  expression: RegExp;
  from: readonly Family[];
  strict: boolean;
}

/**
 * What could not be built, by its place in the tables. It is left out and everything else goes on: a slip in one row must neither
 * silence the others nor turn every message into an alert.
 */
export type LeftOut = string[];

function attempt<T>(leftOut: LeftOut, where: string, make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    leftOut.push(`${where}: ${error instanceof Error ? error.message : "no pattern"}`);
    return null;
  }
}

/** Patterns cut into their alternatives; only those whose own strings stand in a text are tried on it. */
export class Gated<T> {
  readonly #gates = new Gates();
  readonly #rows: (T | null | { where: string; make: () => T })[] = [];
  readonly #groups: Groups;
  readonly #leftOut: LeftOut;

  constructor(groups: Groups, leftOut: LeftOut) {
    this.#groups = groups;
    this.#leftOut = leftOut;
  }

  /**
   * `make` is called when a branch is first tried: most never are in the life of a process.
   * @param where the pattern's place in the tables. @param source makes its text.
   */
  add(where: string, source: () => string, make: (branch: string) => T): void {
    const found = attempt(this.#leftOut, where, () => branches(source(), this.#groups));
    for (const branch of found ?? []) {
      this.#gates.add(this.#rows.length, branch.needs);
      this.#rows.push({ where, make: () => make(branch.source) });
    }
  }

  /** The rows worth trying on a text, in the order of the lexicon. */
  for(text: string): T[] {
    return Array.from(this.#gates.open(text), (i) => this.#at(i)).filter((row) => row !== null);
  }

  /** Makes every row, so that each one that cannot be made is known. */
  makeAll(): void {
    for (const i of this.#rows.keys()) this.#at(i);
  }

  #at(i: number): T | null {
    const row = this.#rows[i] as T | null | { where: string; make: () => T };
    if (row === null || typeof row !== "object" || !("make" in row)) return row as T | null;
    const made = attempt(this.#leftOut, row.where, row.make);
    this.#rows[i] = made;
    return made;
  }
}

export interface Idea {
  name: string;
  expression: RegExp;
}

export interface Lexicon {
  ideas: Gated<Idea>;
  japanese: Gated<Pattern>;
  english: Gated<Pattern>;
  stickers: readonly Pattern[];
  marks: ReadonlyMap<string, readonly RegExp[]>;
  masks: Gated<Mask>;
  englishMasks: readonly { expression: RegExp; from: readonly Family[] }[];
  smallTalk: RegExp;
  recipes: readonly Recipe[];
  leftOut: LeftOut;
}

/** Everything the decision depends on, as plain data: hashed into the rule set (handbook §6.6). */
export const LEXICON_DATA = {
  RECIPES,
  IDEA_TABLES,
  STEMS,
  FAMILIES,
  MARK_WORDS,
  SMALL_TALK,
  ENGLISH_WORDS,
  MORE_ENGLISH,
  REST_ENGLISH,
  STICKER_WORDS,
  HARD_NEGATIVES,
  SELF_MASKS,
  PLAIN_MASKS,
  PLAIN_ENGLISH,
  HARD_NEGATIVES_ENGLISH,
} as const;

/** What a lexicon is built from. */
export type LexiconData = {
  [Name in keyof typeof LEXICON_DATA]: (typeof LEXICON_DATA)[Name];
};

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

const fold = (pattern: string): string =>
  foldPattern(expand(pattern).normalize("NFKC").toLowerCase())
    .replace(/てー/g, "てえ")
    .replace(/[ー、。・]|\p{M}/gu, "");

/** Lays the same fold over a pattern that the text went through (handbook §4.4). */
export function compile(pattern: string): RegExp {
  return new RegExp(fold(pattern), "gm");
}

const englishSource = (pattern: string): string => `(?<![a-z0-9])(?:${expand(pattern)})(?![a-z0-9])`;
const words = (pattern: string): RegExp => new RegExp(englishSource(pattern), "g");

function familyOf(group: string): Family {
  for (const [family, table] of FAMILIES) if (group in table) return family;
  return "talk";
}

let built: Lexicon | null = null;

/** The compiled lexicon; built at the first use and kept. */
export function lexicon(): Lexicon {
  built ??= buildLexicon();
  return built;
}

/** What of the lexicon is left out so far, by place in the tables; a row that was never tried is not known to be broken. */
export const leftOut = (): readonly string[] => lexicon().leftOut;

/** The same after every row was made: for tests and the checks before a release. Slow. */
export function leftOutOfAll(lex: Lexicon = lexicon()): readonly string[] {
  for (const gated of [lex.ideas, lex.japanese, lex.english, lex.masks]) gated.makeAll();
  return lex.leftOut;
}

/** Rows of a table that hold lists of patterns, each pattern with its place. */
function* rowsOf(table: WordTable, name: string): Generator<{ group: string; p: string; where: string }> {
  for (const [group, list] of Object.entries(table))
    for (const [i, p] of list.entries()) yield { group, p, where: `${name} ${group} ${i + 1}` };
}

/** Builds a lexicon; whatever cannot be built is left out of it and named in `leftOut`. Never throws for a broken row. */
export function buildLexicon(data: LexiconData = LEXICON_DATA): Lexicon {
  const groups: Groups = new Map();
  const leftOut: LeftOut = [...RECIPES_LEFT_OUT];
  const eager = <T>(where: string, make: () => T): T[] => {
    const made = attempt(leftOut, where, make);
    return made === null ? [] : [made];
  };
  const japanese = new Gated<Pattern>(groups, leftOut);
  for (const [family, table] of data.FAMILIES)
    for (const { group, p, where } of rowsOf(table, family))
      japanese.add(
        where,
        () => fold(p),
        (branch) => ({ group, family, expression: new RegExp(branch, "gm") }),
      );
  const english = new Gated<Pattern>(groups, leftOut);
  for (const table of [data.ENGLISH_WORDS, data.MORE_ENGLISH, data.REST_ENGLISH, data.PLAIN_ENGLISH])
    for (const { group, p, where } of rowsOf(table, "english"))
      for (const { source } of eager(where, () => branches(expand(p))).flat())
        english.add(
          where,
          () => `(?:${source})`,
          () => ({ group, family: familyOf(group), expression: words(source) }),
        );
  const masks = new Gated<Mask>(groups, leftOut);
  for (const [i, n] of [...data.HARD_NEGATIVES, ...data.SELF_MASKS, ...data.PLAIN_MASKS].entries())
    masks.add(
      `hard negative ${i + 1}`,
      () => fold(n.pattern),
      (branch) => ({ expression: new RegExp(branch, "gm"), from: n.from, strict: n.strict === true }),
    );
  const ideas = new Gated<Idea>(groups, leftOut);
  const known = new Set<string>();
  for (const table of data.IDEA_TABLES)
    for (const [name, p] of Object.entries(table)) {
      known.add(name);
      ideas.add(
        `idea ${name}`,
        () => fold(p),
        (branch) => ({ name, expression: new RegExp(branch, "gm") }),
      );
    }
  const recipes = data.RECIPES.flatMap((r, i) =>
    eager(`recipe ${r.group} ${i + 1}`, () => {
      const unknown = [...r.all.flat(), ...r.not].find((name) => !known.has(name));
      if (unknown !== undefined) throw new BrokenPattern(`unknown idea ${unknown}`);
      return r;
    }),
  );
  const smallTalk = data.SMALL_TALK.flatMap((p, i) => eager(`small talk ${i + 1}`, () => compile(p).source));
  return {
    ideas,
    japanese,
    english,
    stickers: [...rowsOf(data.STICKER_WORDS, "sticker")].flatMap(({ group, p, where }) =>
      eager(where, () => ({ group, family: familyOf(group), expression: words(p) })),
    ),
    marks: new Map(
      Object.entries(data.MARK_WORDS).map(([name, list]) => [
        name,
        list.flatMap((p, i) => eager(`mark ${name} ${i + 1}`, () => compile(p))),
      ]),
    ),
    masks,
    englishMasks: data.HARD_NEGATIVES_ENGLISH.flatMap((n, i) =>
      eager(`english hard negative ${i + 1}`, () => ({ expression: words(n.pattern), from: n.from })),
    ),
    smallTalk: new RegExp(smallTalk.length === 0 ? "(?!)" : smallTalk.join("|"), "gm"),
    recipes,
    leftOut,
  };
}
