/** What a turn heard, gathered onto requests: levels only rise, words are kept for the card. Pure. */
import { globalWord } from "../conversation/global-words.ts";
import { weigh } from "../conversation/small-talk-words.ts";
import type { About, RequestWhy } from "../conversation/types.ts";
import { type Assessment, type Hit, LEVELS, type Level } from "../triage/types.ts";
import type { Draft, DraftRequest } from "./draft.ts";
import type { Listened } from "./listen.ts";
import type { Heard } from "./opened.ts";

/** As much as fits a card. */
const OWN_WORDS_MAX = 140;

export const isUrgent = (level: Level): boolean => level === "U0" || level === "U1";
export const moreUrgent = (a: Level, b: Level): boolean => LEVELS.indexOf(a) < LEVELS.indexOf(b);
const mostUrgent = (a: Level, b: Level): Level => (moreUrgent(a, b) ? a : b);
const joined = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** Raises the high-water mark of the run by what triage found. */
export function hear(heard: Heard, found: Assessment | { hits: Hit[] } | null): void {
  if (!found) return;
  if ("level" in found) heard.level = mostUrgent(heard.level, found.level);
  if ("topics" in found) heard.topics = joined(heard.topics, found.topics);
  for (const hit of found.hits) {
    heard.level = mostUrgent(heard.level, hit.level);
    if (hit.topic) heard.topics = joined(heard.topics, [hit.topic]);
    heard.rules = joined(heard.rules, [hit.rule]);
  }
}

/**
 * The most telling words so far: free words before taps, commands (「人と話したい」) and small talk, then the more urgent, then the
 * longer.
 * @returns whether these are the ones now, and may stand for what a request said before.
 */
export function keepOwnWords(heard: Heard, listened: Listened, assessment: Assessment | null): boolean {
  const text = (listened.ownWords ?? listened.body.label ?? "").trim();
  if (text === "") return false;
  const level = assessment?.level ?? "U4";
  const free =
    listened.ownWords !== null && globalWord(text) === null && (moreUrgent(level, "U3") || weigh(text) !== "light");
  const held = heard.ownWords;
  const better =
    held === null ||
    (free && !held.free) ||
    (free === held.free && (moreUrgent(level, held.level) || (level === held.level && text.length > held.text.length)));
  if (better) heard.ownWords = { text: cut(text), lineMessageId: listened.lineMessageId, level, free };
  return better && free;
}

/**
 * The open request that words about `about` belong to. The machine never merges two people: another house, another district, is
 * another report, and only staff join them.
 */
export function meantRequest(draft: Draft, about: About): DraftRequest | undefined {
  const open = stillOpen(draft).filter((request) => request.about === about);
  const { reportRun, anotherIn } = draft;
  if (about === "self" || reportRun === null) return open.at(-1);
  const own = open.findLast(({ run }) => run === reportRun);
  if (own) return own;
  const { area } = draft.heard.neighbour;
  const elsewhere = (request: DraftRequest) => area !== null && request.area !== null && request.area !== area;
  return anotherIn === reportRun ? undefined : open.findLast((request) => !elsewhere(request));
}

/** Opens a request, or adds to the person's open one about the same (self or neighbour). */
export function openRequest(
  draft: Draft,
  seed: { about: About; why: RequestWhy; topics: string[] },
  at: number,
  newId: () => string,
): DraftRequest {
  const heard = draft.heard[seed.about];
  const area = heard.area ?? (seed.about === "self" ? draft.person.area : null);
  // Somebody who asks for a person, or whose worry was heard, is at least U3 (handbook §6.2, R-HUM).
  const level = mostUrgent(heard.level, "U3");
  const request = meantRequest(draft, seed.about);
  if (request) {
    raise(draft, request, level, at);
    // What a human took away does not come back from what was heard before; danger, heard now, says it again.
    const old = seed.why === "danger" ? heard.topics : joined(seed.topics, heard.topics);
    request.topics = joined(request.topics, stillMeant(request, old));
    if (seed.why === "danger") request.topics = joined(request.topics, seed.topics);
    request.rules = joined(request.rules, heard.rules);
    if (!request.areaByHand) request.area ??= area;
    request.elsewhere ??= heard.elsewhere ?? null;
    request.waitingSince ??= at;
    request.changed = true;
    if (seed.why === "wantsPerson" && request.why !== "wantsPerson") {
      request.why = seed.why;
      note(draft, request, "request.askedForPerson", at, {});
    }
    return request;
  }
  const opened: DraftRequest = {
    id: newId(),
    about: seed.about,
    why: seed.why,
    level,
    machineLevel: level,
    byHand: false,
    topics: joined(seed.topics, heard.topics),
    topicsOff: [],
    areaByHand: false,
    rules: heard.rules,
    area,
    elsewhere: heard.elsewhere ?? null,
    owner: null,
    // A half-told worry is opened hours after it was told: they have waited since then.
    waitingSince: draft.person.lastHeardAt,
    ownWordsMessage: heard.ownWords?.lineMessageId ?? null,
    run: draft.state?.run ?? null,
    openedAt: at,
    lastHeardAt: draft.person.lastHeardAt,
    isNew: true,
    changed: true,
  };
  if (heard.ownWords) opened.ownWords = heard.ownWords;
  draft.requests.push(opened);
  note(draft, opened, "request.opened", at, { level, why: seed.why });
  return opened;
}

/** Without the topics that a human took away. */
const stillMeant = ({ topicsOff }: DraftRequest, topics: readonly string[]): string[] =>
  topics.filter((topic) => !topicsOff.includes(topic));

/**
 * A new message on open requests: somebody waits again. The level may rise and the card may get truer words, but only on the
 * request that the message is about.
 * @param newWords the message became the most telling words of the run.
 */
export function touchRequests(
  draft: Draft,
  about: About,
  assessment: Assessment | null,
  newWords: boolean,
  at: number,
): void {
  const meant = meantRequest(draft, about);
  for (const request of stillOpen(draft)) {
    request.changed = true;
    request.lastHeardAt = Math.max(request.lastHeardAt, at);
    request.waitingSince ??= at;
    if (request !== meant) continue;
    if (!request.areaByHand) request.area ??= draft.heard[about].area;
    request.elsewhere ??= draft.heard[about].elsewhere ?? null;
    if (assessment) {
      // Words that no rule knows are nothing new to what a human has decided.
      if (!request.byHand || assessment.hits.length > 0) raise(draft, request, assessment.level, at);
      const { topics } = assessment;
      request.topics = joined(request.topics, isUrgent(assessment.level) ? topics : stillMeant(request, topics));
      const rules = assessment.hits.map((hit) => hit.rule);
      request.rules = joined(request.rules, rules);
    }
    const { ownWords } = draft.heard[about];
    if (newWords && ownWords && tellsMore(ownWords, request.run === draft.state?.run)) request.ownWords = ownWords;
  }
}

/** In a later talk a greeting or something of the day does not stand for what was told in the first. */
const tellsMore = ({ text, level }: { text: string; level: Level }, sameTalk: boolean): boolean =>
  sameTalk || moreUrgent(level, "U3") || weigh(text) === "heavy";

/** 「消して」: requests go, except those of danger, which keep their level and lose their words. */
export function eraseRequests(draft: Draft, at: number): void {
  for (const request of draft.requests) {
    request.changed = true;
    delete request.ownWords;
    if (!isUrgent(request.level)) request.closedAt = at;
  }
  for (const message of draft.messages) message.body = null;
}

/** 「読まないで」: what waits for a CSW and is no danger is taken back. */
export function takeBackRequests(draft: Draft, at: number): void {
  for (const request of stillOpen(draft)) {
    if (isUrgent(request.level)) continue;
    request.changed = true;
    request.closedAt = at;
  }
}

export const stillOpen = (draft: Draft): DraftRequest[] =>
  draft.requests.filter((request) => request.closedAt === undefined);

/** The machine only raises: its own high-water mark, and the level that counts, also over what a human set before (§6.2 point 7). */
function raise(draft: Draft, request: DraftRequest, level: Level, at: number): void {
  request.machineLevel = mostUrgent(request.machineLevel, level);
  if (!moreUrgent(level, request.level)) return;
  note(draft, request, "request.raised", at, { from: request.level, to: level });
  request.level = level;
  request.byHand = false;
}

function note(
  draft: Draft,
  request: DraftRequest,
  kind: "request.opened" | "request.raised" | "request.askedForPerson",
  at: number,
  detail: Record<string, string>,
): void {
  const actor = kind === "request.raised" ? "bot" : "resident";
  draft.history.push({ at, kind, actor, requestId: request.id, detail });
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= OWN_WORDS_MAX ? line : `${line.slice(0, OWN_WORDS_MAX - 1)}…`.toWellFormed();
}
