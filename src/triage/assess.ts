/** What was said → how urgent, why, and which words to send. Pure, deterministic; the caller never sees a throw. Handbook §6.2. */
import type { AnswerMeaning } from "../conversation/types.ts";
import { CANON } from "./canon.ts";
import { Context } from "./context.ts";
import { type Find, INFO, type Reading, read, weightBySentence, wordsOfMark } from "./find.ts";
import {
  BODY_GROUPS,
  CALM_GROUPS,
  EASE_GROUPS,
  OUTSIDE_GROUPS,
  PAST_GROUPS,
  PAST_NEEDS,
  PLAY_GROUPS,
  STORY_GROUPS,
  TOLD_GROUPS,
} from "./group-kinds.ts";
import { fnv1a } from "./hash.ts";
import { type Found, kindOf, otherKinds } from "./kinds.ts";
import { LEXICON_DATA } from "./lexicon.ts";
import { chunks } from "./normalise.ts";
import { chipHits, KIND_ORDER, RULES, type Rule, TOLD_KINDS } from "./rules.ts";
import { daysIn, type TriageFacts, type TriageSettings, USUAL_SETTINGS, yenIn } from "./settings.ts";
import { SIGNS } from "./signs.ts";
import { type AssessInput, type Assessment, type Hit, LEVELS, type Level, type Safety } from "./types.ts";

interface Piece {
  text: string;
  /** Place of the piece in the joined text. */
  offset: number;
  sticker: boolean;
}

const DAY_MS = 86_400_000;
const SAFETY_ORDER: readonly Safety[] = ["full", "soft", "none"];
/** As many reasons as a person can read; the most urgent ones stay. */
const MAX_HITS = 24;
/** The new message and at most two before it (handbook §4.4 rule 4). */
const MESSAGES = 3;

const rank = (level: Level): number => LEVELS.indexOf(level);

/** The most urgent of levels; U4 for none (handbook §6.2 rule 2). */
export function combineLevels(levels: readonly Level[]): Level {
  return levels.reduce<Level>((a, b) => (rank(b) < rank(a) ? b : a), "U4");
}

/**
 * Assesses the newest message together with up to two before it (handbook §4.4 rule 4, §6.2).
 * `level`, `topics`, `hits` cover the whole window; `safety`, `kind`, `newLevel` are about what the newest message says or completes.
 * @param now epoch ms: how long ago earlier danger was. Words count the same at every hour.
 */
export function assess(input: AssessInput, now: number): Assessment {
  const { settings = USUAL_SETTINGS, facts } = input;
  const messages = input.messages.slice(-MESSAGES);
  const sticker = input.source === "sticker";
  const joined = messages.join("\n");
  const newFrom = joined.length - (messages.at(-1) ?? "").length;
  let found: Found[] = [];
  let base: Level = "U4";
  let newBase: Level = "U4";
  const readings: Reading[] = [];
  for (const piece of pieces(messages, sticker)) {
    const reading = read(piece.text, piece.sticker);
    readings.push(reading);
    found.push(...judge(reading, piece.offset, input.source, settings));
    const level = baseOf(reading, piece.sticker);
    base = combineLevels([base, level]);
    if (piece.offset >= newFrom) newBase = combineLevels([newBase, level]);
  }
  found = sumUp(found, starts(messages)).map((f) =>
    f.end <= newFrom && newFrom > 0 ? { ...f, hit: { ...f.hit, earlier: true as const } } : f,
  );
  found.sort(byUrgency);
  const fresh = found.filter((f) => !f.hit.earlier);
  const safety = SAFETY_ORDER.find((s) => fresh.some((f) => f.safety === s)) ?? "none";
  const hits = found.slice(0, MAX_HITS).map((f) => f.hit);
  const heard = combineLevels(found.map((f) => f.hit.level));
  const flags = heard === "U2" || heard === "U3" ? [...circumstances(readings), ...known(facts, settings, now)] : [];
  let raised = raise(heard, flags.length);
  if (raised !== heard)
    hits.push({ rule: "R-VUL", level: raised, topic: null, span: flags.findLast(Boolean) ?? "", source: input.source });
  const sign = facts?.supporter ? found.find((f) => f.thirdParty && f.topics.includes("neighbourCare")) : undefined;
  // A report by somebody the town knows weighs more than hearsay (handbook §6.2 point 6). Once, and never to U0.
  if (sign && raised === heard && raise(heard, 2) !== heard) {
    raised = raise(heard, 2);
    hits.push({ rule: "R-SUP", level: raised, topic: sign.hit.topic, span: sign.hit.span, source: input.source });
  }
  const level = combineLevels([base, raised]);
  const kind = safety === "none" ? null : kindOf(found, safety);
  const alsoKinds = kind === null || safety !== "full" ? [] : otherKinds(fresh, kind);
  return {
    level,
    safety,
    kind,
    topics: [...new Set(found.flatMap((f) => f.topics))],
    hits,
    thirdParty: thirdParty(fresh),
    newLevel: combineLevels([
      newBase,
      raise(combineLevels(fresh.map((f) => f.hit.level)), Math.max(flags.length, sign ? 2 : 0)),
    ]),
    matched: fresh.length > 0 || newBase === "U4",
    ...(alsoKinds.length > 0 ? { alsoKinds } : {}),
    ruleSet: ruleSet(),
    ...(facts ? { given: { facts, settings, now } } : {}),
  };
}

/** Stands for the rule set where triage threw. */
export const FAILED = "failed";

/** Like `assess`, and when that throws: U1, the plain safety text, rule R-FAIL (handbook §6.6 fail-safe). */
export function assessSafely(input: AssessInput, now: number): Assessment {
  try {
    return assess(input, now);
  } catch {
    return {
      level: "U1",
      safety: "full",
      kind: "plain",
      topics: ["unknown"],
      hits: [{ rule: "R-FAIL", level: "U1", topic: "unknown", span: "", source: input?.source ?? "text" }],
      thirdParty: false,
      newLevel: "U1",
      ruleSet: FAILED,
    };
  }
}

const FLAGS = [
  "FLAG_INFANT",
  "FLAG_OLD",
  "FLAG_ALONE",
  "FLAG_ILL",
  "FLAG_PREGNANT",
  "FLAG_PHONE",
  "FLAG_LANGUAGE",
  "FLAG_RELEASED",
  "FLAG_EVACUEE",
  "FLAG_CARER",
] as const;

/** Two circumstances raise U3 to U2 and U2 to U1, once; never to U0 (handbook §6.2 point 3). */
function raise(level: Level, flags: number): Level {
  if (flags < 2) return level;
  return level === "U3" ? "U2" : level === "U2" ? "U1" : level;
}

/** The words of each circumstance that stands in any of the messages. */
function circumstances(readings: readonly Reading[]): string[] {
  return FLAGS.flatMap((name) => readings.map((r) => wordsOfMark(r, name)).find((span) => span !== null) ?? []);
}

/** Circumstances nobody has to say, without words to show: danger not long ago, heat or cold today (handbook §6.2 point 3). */
function known(facts: TriageFacts | undefined, settings: TriageSettings, now: number): string[] {
  const last = facts?.lastDangerAt ?? null;
  const recently = last !== null && now - last <= settings.earlierDays * DAY_MS;
  return [...(recently ? [""] : []), ...(settings.weatherAlert ? [""] : [])];
}

/** What an answered chip means for triage; nothing for values it does not know (handbook §5.2). */
export function assessAnswer(meaning: AnswerMeaning, value: string): Hit[] {
  const key = `${meaning}:${value}`;
  const rows = Object.hasOwn(chipHits, key) ? (chipHits[key] ?? []) : [];
  return rows.map(([rule, level, topic]) => ({ rule, level, topic, span: value, source: "chip" as const }));
}

/** Each message alone and all of them joined: what one message says can not be hidden by the next. */
function pieces(messages: readonly string[], sticker: boolean): Piece[] {
  const out: Piece[] = [];
  let offset = 0;
  messages.forEach((text, i) => {
    const isSticker = sticker && i === messages.length - 1;
    for (const c of chunks(text)) out.push({ text: c.text, offset: offset + c.offset, sticker: isSticker });
    offset += text.length + 1;
  });
  if (messages.length > 1)
    for (const c of chunks(messages.join("\n"))) out.push({ text: c.text, offset: c.offset, sticker: false });
  return out;
}

function judge(reading: Reading, offset: number, source: Hit["source"], settings: TriageSettings): Found[] {
  const context = new Context(reading);
  const out: Found[] = [];
  for (const find of reading.finds) {
    if (isOwnCollapse(find, reading.finds, context)) continue;
    const rule = RULES_BY_GROUP.get(find.group)?.find(
      (r) => context.holds(r, find) && amountHolds(r, find.span, settings),
    );
    if (rule) out.push(found(rule, find, context, offset, source));
  }
  return out;
}

/** 「父が倒れて返事がない」 is an illness at home, heard as that already, and no neighbour who does not answer. */
const isOwnCollapse = (find: Find, finds: readonly Find[], context: Context): boolean =>
  find.group === "NBe" &&
  finds.some((other) => other.group === "ME" && other.from < find.to && find.from < other.to) &&
  context.ofOwnPeople(find);

/** The number that was said, against the town's setting; words without a number hold. */
function amountHolds({ amount }: Rule, span: string, settings: TriageSettings): boolean {
  if (amount === undefined) return true;
  const said = amount === "days" ? daysIn(span) : yenIn(span);
  return said === null || (amount === "days" ? said >= settings.unseenDays : said <= settings.moneyYen);
}

function found(rule: Rule, find: Find, context: Context, offset: number, source: Hit["source"]): Found {
  let { id, level, safety, kind } = rule;
  const self = rule.topics.includes("selfHarm");
  if (
    self &&
    safety === "full" &&
    (context.negated(find) || context.fiction(find) || (find.group !== "SH1" && context.past(find)))
  ) {
    [id, level, safety] = ["R-SH3", "U2", "soft"];
  } else if (self && find.group === "SH1" && context.past(find)) {
    [level, safety] = ["U2", "soft"];
  } else if (PAST_GROUPS.test(find.group) && context.past(find)) {
    [id, level, safety] = [id.replace("-now", ""), "U2", "soft"];
  }
  if (level === "U0" && TOLD_GROUPS.test(find.group) && context.told(find)) {
    [id, level] = [id.replace("-now", ""), "U1"];
    kind = kind === "violenceNow" ? "violence" : kind === "childNow" ? "child" : kind;
  }
  if (
    (STORY_GROUPS.test(find.group) && (context.media(find) || context.aboutIt(find))) ||
    (self && (context.story(find) || context.subjectMatter(find)))
  ) {
    [id, level, safety] = ["R-STORY", "U3", "none"];
  } else if (
    (PLAY_GROUPS.test(find.group) && context.atPlay(find, "AT_PLAY")) ||
    (EASE_GROUPS.test(find.group) && context.atPlay(find, "AT_EASE"))
  ) {
    [id, level, safety] = ["R-STORY", "U3", "none"];
  } else if (CALM_GROUPS.test(find.group) && context.calm(find)) {
    [id, level, safety] = ["R-TOPIC", "U3", "none"];
  } else if (BODY_GROUPS.test(find.group) && (context.resolved(find) || context.past(find))) {
    [id, level, safety] = ["R-TOPIC", "U3", "none"];
  }
  if (PAST_NEEDS.test(find.group) && context.past(find)) [id, level, safety] = ["R-TOPIC", "U3", "none"];
  const other = self && context.aboutOther(find);
  if (other && safety === "full") kind = "thirdPartySelfHarm";
  const outside =
    rule.outside === true || (self ? other : OUTSIDE_GROUPS.test(find.group))
      ? rule.outside === true || context.outsideHousehold(find)
      : false;
  if (outside) kind = TOLD_KINDS[kind] ?? kind;
  return {
    hit: { rule: id, level, topic: rule.topics[0] ?? null, span: find.span, source },
    group: find.group,
    safety,
    kind,
    topics: outside && !rule.topics.includes("neighbourCare") ? [...rule.topics, "neighbourCare"] : rule.topics,
    thirdParty: outside,
    start: offset + find.start,
    end: offset + find.end,
  };
}

/** One reason once; and what several indirect words say together (R-SH3: two SH3, or SH4 again in the next message). */
function sumUp(all: readonly Found[], messageStarts: readonly number[]): Found[] {
  const best = new Map<string, Found>();
  for (const f of all) {
    const key = `${f.group} ${f.start} ${f.end}`;
    const known = best.get(key);
    if (!known || byUrgency(f, known) < 0) best.set(key, f);
  }
  const out = widest([...best.values()]);
  const weak = out.filter((f) => f.group === "SH3w" && f.safety === "soft");
  const strong = out.filter((f) => f.group === "SH4");
  const distinct = weak.some((a) => weak.some((b) => b.start >= a.end)) || (weak.length > 0 && strong.length > 0);
  const again = strong.some((a) =>
    out.some((b) => (b.group === "SH4" || b.group === "SH4w") && b !== a && apart(messageStarts, a, b)),
  );
  if (!distinct && !again) return out;
  const raise = distinct ? weak : strong;
  return out.map((f) =>
    raise.includes(f)
      ? {
          ...f,
          safety: "full",
          kind: "selfHarm",
          topics: ["selfHarm"],
          hit: { ...f.hit, rule: "R-SH3", level: "U1", topic: "selfHarm" },
        }
      : f,
  );
}

/** Of overlapping words under one rule and topic the most urgent, then the longest, stays; 「ちょっとしんどい」 is not also 「しんどい」. */
function widest(all: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const ordered = [...all].sort(
    (a, b) =>
      Number(b.group === "SH4l") - Number(a.group === "SH4l") ||
      rank(a.hit.level) - rank(b.hit.level) ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      byUrgency(a, b),
  );
  const byRule = new Map<string, Found[]>();
  for (const f of ordered) {
    // 「息子が部屋から出てこない」 is about two topics: one does not hide the other.
    const reason = `${f.hit.rule} ${f.topics.join(" ")}`;
    const same = byRule.get(reason) ?? [];
    const covered = same.some(
      (k) => k.start < f.end && f.start < k.end && SAFETY_ORDER.indexOf(k.safety) <= SAFETY_ORDER.indexOf(f.safety),
    );
    const little = f.group === "SH4w" && same.some((k) => k.group === "SH4l" && k.start < f.end && f.start < k.end);
    if (covered || little) continue;
    same.push(f);
    byRule.set(reason, same);
    kept.push(f);
  }
  return kept;
}

/** In different messages: said, and said again. */
const apart = (messageStarts: readonly number[], a: Found, b: Found): boolean =>
  messageStarts.some((s) => (a.end <= s && s <= b.start) || (b.end <= s && s <= a.start));

/** Where each message begins in the joined text. */
function starts(messages: readonly string[]): number[] {
  let at = 0;
  return messages.map((m) => {
    const start = at;
    at += m.length + 1;
    return start;
  });
}

function byUrgency(a: Found, b: Found): number {
  return (
    rank(a.hit.level) - rank(b.hit.level) ||
    SAFETY_ORDER.indexOf(a.safety) - SAFETY_ORDER.indexOf(b.safety) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    a.start - b.start ||
    (a.hit.rule < b.hit.rule ? -1 : a.hit.rule > b.hit.rule ? 1 : b.end - a.end)
  );
}

/** The most urgent words decide about whom this is; a quieter word about a neighbour does not turn one's own danger away. */
function thirdParty(fresh: readonly Found[]): boolean {
  const most = fresh[0];
  return most !== undefined && fresh.filter((f) => f.hit.level === most.hit.level).some((f) => f.thirdParty);
}

/** No hit: U3 for own words, U4 for greetings, small talk, questions for information, stickers (handbook §6.2 rule 2). */
function baseOf(reading: Reading, sticker: boolean): Level {
  if (sticker) return "U4";
  const info = new Set(reading.finds.filter((f) => INFO.has(f.group)).map((f) => f.sentence));
  for (const [sentence, left] of weightBySentence(reading)) if (left > 1 && !info.has(sentence)) return "U3";
  return "U4";
}

const RULES_BY_GROUP: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(RULES, (r) => r.group);

let hash: string | null = null;

/** Short hash (FNV-1a, 64 bit) of lexicon, spellings and rules: which rule set decided (handbook §6.6). */
export function ruleSet(): string {
  const signs = SIGNS.map(([word, sign]) => [word.source, sign]);
  hash ??= fnv1a(JSON.stringify([LEXICON_DATA, CANON, signs, RULES, chipHits, KIND_ORDER]));
  return hash;
}
