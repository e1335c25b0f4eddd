/** The lexicon: every group of words with its family, and how the written patterns become expressions over normalised text. */
import { branches, Gates, type Groups } from "./gates.ts";
import { type Family, HARD_NEGATIVES, HARD_NEGATIVES_ENGLISH } from "./hard-negatives.ts";
import { foldPattern } from "./normalise.ts";
import { RECIPES } from "./recipes.ts";
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

/** Patterns cut into their alternatives; only those whose own strings stand in a text are tried on it. */
export class Gated<T> {
  readonly #gates = new Gates();
  readonly #rows: (T | (() => T))[] = [];
  readonly #groups: Groups;

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  /** `make` is called when a branch is first tried: most never are in the life of a process. */
  add(source: string, make: (branch: string) => T): void {
    for (const branch of branches(source, this.#groups)) {
      this.#gates.add(this.#rows.length, branch.needs);
      this.#rows.push(() => make(branch.source));
    }
  }

  /** The rows worth trying on a text, in the order of the lexicon. */
  for(text: string): T[] {
    return Array.from(this.#gates.open(text), (i) => this.#at(i));
  }

  #at(i: number): T {
    const row = this.#rows[i];
    if (typeof row !== "function") return row as T;
    const made = (row as () => T)();
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
  built ??= build();
  return built;
}

function build(): Lexicon {
  const groups: Groups = new Map();
  const japanese = new Gated<Pattern>(groups);
  for (const [family, table] of FAMILIES)
    for (const [group, list] of Object.entries(table))
      for (const p of list)
        japanese.add(fold(p), (branch) => ({ group, family, expression: new RegExp(branch, "gm") }));
  const english = new Gated<Pattern>(groups);
  for (const [group, list] of [
    ...Object.entries(ENGLISH_WORDS),
    ...Object.entries(MORE_ENGLISH),
    ...Object.entries(REST_ENGLISH),
    ...Object.entries(PLAIN_ENGLISH),
  ])
    for (const p of list)
      for (const { source } of branches(expand(p)))
        english.add(`(?:${source})`, () => ({ group, family: familyOf(group), expression: words(source) }));
  const masks = new Gated<Mask>(groups);
  for (const n of [...HARD_NEGATIVES, ...SELF_MASKS, ...PLAIN_MASKS])
    masks.add(fold(n.pattern), (branch) => ({
      expression: new RegExp(branch, "gm"),
      from: n.from,
      strict: n.strict === true,
    }));
  const ideas = new Gated<Idea>(groups);
  const known = new Set<string>();
  for (const table of IDEA_TABLES)
    for (const [name, p] of Object.entries(table)) {
      known.add(name);
      ideas.add(fold(p), (branch) => ({ name, expression: new RegExp(branch, "gm") }));
    }
  for (const r of RECIPES)
    for (const name of [...r.all.flat(), ...r.not]) if (!known.has(name)) throw new Error(`unknown idea ${name}`);
  return {
    ideas,
    japanese,
    english,
    stickers: Object.entries(STICKER_WORDS).flatMap(([group, list]) =>
      list.map((p) => ({ group, family: familyOf(group), expression: words(p) })),
    ),
    marks: new Map(Object.entries(MARK_WORDS).map(([name, list]) => [name, list.map(compile)])),
    masks,
    englishMasks: HARD_NEGATIVES_ENGLISH.map((n) => ({ expression: words(n.pattern), from: n.from })),
    smallTalk: compile(SMALL_TALK.join("|")),
  };
}
