/** Finds words of the lexicon in one text: masks first, then every group; keeps sentences and the person's own spelling. */
import type { Family } from "./hard-negatives.ts";
import { type Lexicon, lexicon, type Pattern } from "./lexicon.ts";
import { type Normalised, normalise, spanOf } from "./normalise.ts";
import { plainWishes, without } from "./plain-wish.ts";
import type { Recipe } from "./recipes.ts";

export interface Find {
  group: string;
  /** In the tight view; −1 for English. */
  from: number;
  to: number;
  /** In the text that was given. */
  start: number;
  end: number;
  sentence: number;
  span: string;
}

/** A text ready for questions: what was found, and whether a mark stands somewhere. */
export interface Reading {
  text: Normalised;
  finds: Find[];
}

/** So many of one kind say no more than a few; keeps a hostile repetition cheap. */
const MAX_PER_PATTERN = 40;
const ENGLISH_SENTENCE = -9;
const MAX_PER_IDEA = 12;
const MAX_PER_RECIPE = 3;
/** Ideas that mean what they say beside their anchor, whatever idiom they look like. */
const UNMASKED: ReadonlySet<string> = new Set([
  "ANY_CORD",
  "WILL",
  "DEAD_ONE",
  "LETTER",
  "SMOKE_MEANS",
  "HIDING",
  "BREAKS_IN",
  "PROGRESS",
  "NOWISH",
  "DOOR_BEATEN",
]);
const HIDDEN = "\u0001";
/** Groups that may be split over messages and sentences (もう／しに／たい); the others have to be said in one. */
const MAY_SPLIT: ReadonlySet<string> = new Set(["SH1", "THX", "SH2", "SH3", "SHn", "SH4", "SH5", "ME"]);

/** Reads one text. `sticker`: it is a sticker's keywords. */
export function read(original: string, sticker: boolean): Reading {
  const lex = lexicon();
  const text = normalise(original);
  const masked = maskJapanese(lex, text);
  const finds: Find[] = [];
  const manySentences = text.lined.text.length > text.tight.text.length;
  for (const pattern of lex.japanese.for(text.tight.text)) {
    const { joined, lined } = masked(pattern.family);
    collect(finds, pattern, text, "lined", lined);
    if (manySentences && MAY_SPLIT.has(pattern.group)) collect(finds, pattern, text, "tight", joined);
  }
  together(finds, lex, text, masked);
  if (/[a-z]/.test(text.latin.text)) {
    const english = maskEnglish(lex, text);
    for (const pattern of lex.english.for(text.latin.text))
      collect(finds, pattern, text, "latin", english(pattern.family));
    if (sticker) for (const pattern of lex.stickers) collect(finds, pattern, text, "latin", english(pattern.family));
  }
  return { text, finds };
}

/** Visits where an expression (with the flag `g`) matches something, until `visit` returns true; `matchAll` would copy the expression each time. */
function eachMatch(expression: RegExp, text: string, visit: (match: RegExpExecArray) => boolean): void {
  expression.lastIndex = 0;
  for (let m = expression.exec(text); m; m = expression.exec(text)) {
    if (m[0].length === 0) expression.lastIndex++;
    else if (visit(m)) return;
  }
}

function spansOf(expression: RegExp, text: string): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  eachMatch(expression, text, (m) => {
    out.push({ from: m.index, to: m.index + m[0].length });
    return false;
  });
  return out;
}

function collect(
  out: Find[],
  pattern: Pattern,
  text: Normalised,
  on: "lined" | "tight" | "latin",
  masked: string,
): void {
  const view = on === "latin" ? text.latin : text.tight;
  let count = 0;
  eachMatch(pattern.expression, masked, (match) => {
    let from = match.index;
    let to = from + match[0].length;
    if (match[0].includes(HIDDEN)) return false;
    if (on === "lined") [from, to] = backToTight(text, from, to);
    out.push({
      group: pattern.group,
      from: on === "latin" ? -1 : from,
      to: on === "latin" ? -1 : to,
      start: view.start[from] ?? 0,
      end: view.end[to - 1] ?? 0,
      sentence: on === "latin" ? 0 : (text.sentence[from] ?? 0),
      span: spanOf(text.original, view, from, on === "latin" ? to : wordEnd(text, to)),
    });
    return ++count >= MAX_PER_PATTERN;
  });
}

type Place = { from: number; to: number; sentence: number };

const IDEA_IDS = new Map<string, number>();
const idOf = (name: string): number => {
  const known = IDEA_IDS.get(name) ?? IDEA_IDS.size;
  IDEA_IDS.set(name, known);
  return known;
};
type Needs = readonly (readonly [Recipe, readonly (readonly number[])[]])[];
const NEEDS = new WeakMap<Lexicon, Needs>();

/** Each recipe with the ideas of each entry as numbers: most recipes are passed over, and that has to cost next to nothing. */
function needsOf(lex: Lexicon): Needs {
  const known =
    NEEDS.get(lex) ?? lex.recipes.map((recipe) => [recipe, recipe.all.map((names) => names.map(idOf))] as const);
  NEEDS.set(lex, known);
  return known;
}

/** Recipes: ideas that stand near each other, in any order. */
function together(
  out: Find[],
  lex: Lexicon,
  text: Normalised,
  masked: (family: Family) => { joined: string; lined: string },
): void {
  const places = new Map<string, Place[]>();
  const recipes = needsOf(lex);
  const present = new Uint8Array(IDEA_IDS.size);
  for (const idea of lex.ideas.for(text.tight.text)) {
    const list = places.get(idea.name) ?? [];
    places.set(idea.name, list);
    eachMatch(idea.expression, text.lined.text, (m) => {
      const [from, to] = backToTight(text, m.index, m.index + m[0].length);
      return list.push({ from, to, sentence: text.sentence[from] ?? 0 }) >= MAX_PER_IDEA;
    });
    const id = IDEA_IDS.get(idea.name);
    if (id !== undefined && list.length > 0) present[id] = 1;
  }
  for (const [recipe, needs] of recipes) {
    if (!needs.every((ids) => ids.some((id) => present[id] === 1))) continue;
    const clear = masked(recipe.family).joined;
    const seen = (p: Place): boolean => !clear.slice(p.from, p.to).includes(HIDDEN);
    const of = (names: readonly string[]): Place[] =>
      names.flatMap((n) => (UNMASKED.has(n) ? (places.get(n) ?? []) : (places.get(n) ?? []).filter(seen)));
    const [anchors, ...others] = recipe.all.map(of);
    let count = 0;
    for (const anchor of anchors ?? []) {
      const forbidden = recipe.not.some((n) => places.get(n)?.some((p) => p.sentence === anchor.sentence));
      if (forbidden) continue;
      const found = others.map((list, i) =>
        list.find((p) => beside(anchor, p, recipe) && (!recipe.after[i + 1] || p.from >= anchor.to)),
      );
      if (found.some((p) => p === undefined)) continue;
      const same = [anchor, ...found].filter((p): p is Place => p !== undefined && p.sentence === anchor.sentence);
      const from = Math.min(...same.map((p) => p.from));
      const to = Math.max(...same.map((p) => p.to));
      out.push({
        group: recipe.group,
        from,
        to,
        start: text.tight.start[from] ?? 0,
        // What the newest message completes is heard as said in it, though the anchor stands in an earlier one.
        end: text.tight.end[Math.max(anchor.to, ...found.map((p) => p?.to ?? 0)) - 1] ?? 0,
        sentence: anchor.sentence,
        span: spanOf(text.original, text.tight, from, wordEnd(text, to)),
      });
      if (++count >= MAX_PER_RECIPE) break;
    }
  }
}

/** Not the same words twice, near enough, and in the same sentence unless the recipe may reach further (short messages come in pieces). */
function beside(a: Place, b: Place, { span, near, shared, family }: Recipe): boolean {
  const apart = b.from >= a.to ? b.from - a.to : a.from - b.to;
  const clear = apart >= 0 || (shared && (a.from !== b.from || a.to !== b.to));
  const reach = near ? (family === "self" ? 2 : 1) : 0;
  return clear && apart <= span && Math.abs(a.sentence - b.sentence) <= reach;
}

/** What may still belong to the verb after the words that matched: 「殴ら」→「殴られた」. */
const INFLECTION =
  /^(?:られ|しま[いつうえ]|ちや|まし|ませ|ます|です|そう|なく|なか|たい|たく|よう|や(?=[つう])|な(?=[つりる])|し(?=[てたま])|い(?!つ|ま(?![すしせ]))|て(?!も)|で(?![すも])|[れさせりらつただるくんう])*/;
const WORD_END = 12;

/** The end of the inflected word around `to`, within its clause and in hiragana; only for what people read. */
function wordEnd({ original, tight, clause }: Normalised, to: number): number {
  let end = to;
  while (end < tight.text.length && end - to < WORD_END && clause[end] === clause[to - 1]) {
    if (!/[ぁ-ゖ]/.test(original.charAt(tight.start[end] ?? 0))) break;
    end++;
  }
  return to + (INFLECTION.exec(tight.text.slice(to, end))?.[0].length ?? 0);
}

const backToTight = ({ lined }: Normalised, from: number, to: number): [number, number] => [
  lined.toTight[from] ?? 0,
  (lined.toTight[to - 1] ?? 0) + 1,
];

/** A mask hides nothing beyond its sentence: added text can not take danger away (handbook §6.6). */
function maskJapanese(lex: Lexicon, text: Normalised): (family: Family) => { joined: string; lined: string } {
  const spans = lex.masks.for(text.tight.text).flatMap((mask) =>
    spansOf(mask.expression, text.lined.text)
      .map(({ from, to }) => ({ from, to, mask }))
      .filter(({ from, to }) => !mask.strict || sameClause(text, from, to)),
  );
  const tightWishes = plainWishes(text);
  const wishes = tightWishes.map(({ from, to }) => ({
    from: text.lined.toTight.indexOf(from),
    to: text.lined.toTight.lastIndexOf(to - 1) + 1,
  }));
  const of = (family: Family) => {
    const own = spans.filter((s) => s.mask.from.includes(family));
    return family === "self" && wishes.length > 0 ? own.flatMap((span) => without(span, wishes)) : own;
  };
  const lined = hider(text.lined.text, of);
  const joined = hider(text.tight.text, (family) =>
    of(family).map(({ from, to }) => {
      const [a, b] = backToTight(text, from, to);
      return { from: a, to: b };
    }),
  );
  return (family) => ({ joined: joined(family), lined: lined(family) });
}

function sameClause(text: Normalised, from: number, to: number): boolean {
  const [a, b] = backToTight(text, from, to);
  return text.clause[a] === text.clause[b - 1];
}

function maskEnglish(lex: Lexicon, text: Normalised): (family: Family) => string {
  const spans = lex.englishMasks.flatMap((mask) =>
    spansOf(mask.expression, text.latin.text).map(({ from, to }) => ({ from, to, mask })),
  );
  return hider(text.latin.text, (family) => spans.filter((s) => s.mask.from.includes(family)));
}

function hider(text: string, spansOf: (family: Family) => { from: number; to: number }[]): (family: Family) => string {
  const made = new Map<Family, string>();
  return (family) => {
    const known = made.get(family);
    if (known !== undefined) return known;
    const spans = spansOf(family);
    if (spans.length === 0) return text;
    const chars = text.split("");
    for (const { from, to } of spans) chars.fill(HIDDEN, from, to);
    const masked = chars.join("");
    made.set(family, masked);
    return masked;
  };
}

/** Where a mark stands in the text. */
export function marksOf(reading: Reading, name: string): { from: number; to: number; sentence: number }[] {
  const out: { from: number; to: number; sentence: number }[] = [];
  for (const expression of lexicon().marks.get(name) ?? []) {
    let count = 0;
    eachMatch(expression, reading.text.tight.text, (m) => {
      // 「ない。また」 holds no 「いま」.
      if (reading.text.sentence[m.index] !== reading.text.sentence[m.index + m[0].length - 1]) return false;
      out.push({ from: m.index, to: m.index + m[0].length, sentence: reading.text.sentence[m.index] ?? 0 });
      return ++count >= MAX_PER_PATTERN;
    });
  }
  // English has no place among the sentences: it stands beside nothing.
  for (const f of reading.finds)
    if (f.group === name) out.push({ from: f.from, to: f.to, sentence: f.from < 0 ? ENGLISH_SENTENCE : f.sentence });
  return out;
}

/** The person's own words of a mark, the first of them; null when it does not stand in the text. */
export function wordsOfMark({ text }: Reading, name: string): string | null {
  for (const expression of lexicon().marks.get(name) ?? []) {
    for (const m of text.tight.text.matchAll(expression))
      return spanOf(text.original, text.tight, m.index, m.index + m[0].length);
  }
  return null;
}

/** How much of each sentence is left once greetings and small words are gone; by sentence number. */
export function weightBySentence(reading: Reading): Map<number, number> {
  const { text, finds } = reading;
  const light = new Array<boolean>(text.tight.text.length).fill(false);
  for (const { from, to } of spansOf(lexicon().smallTalk, text.tight.text)) light.fill(true, from, to);
  for (const f of finds) if (f.from >= 0 && INFO.has(f.group)) light.fill(true, f.from, f.to);
  const left = new Map<number, number>();
  light.forEach((isLight, i) => {
    const n = text.sentence[i] ?? 0;
    left.set(n, (left.get(n) ?? 0) + (isLight ? 0 : 1));
  });
  return left;
}

/** Groups whose sentences ask for information only. */
export const INFO: ReadonlySet<string> = new Set(["IN", "HELP_OUT"]);
