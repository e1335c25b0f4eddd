/** One step of the engine inside a turn, its effects on the draft, the safety text, and the facts the engine may know. Pure. */
import { step } from "../conversation/engine.ts";
import type { Flows } from "../conversation/flow-types.ts";
import { joinSays } from "../conversation/join-says.ts";
import { languageToAnswer } from "../conversation/languages.ts";
import { findOpening } from "../conversation/openings.ts";
import { takenByPerson } from "../conversation/run-state.ts";
import type {
  About,
  Effect,
  Facts,
  Input,
  ReadingPreference,
  RequestWhy,
  Say,
  StepResult,
} from "../conversation/types.ts";
import { areaOfPoint, areaOfWords } from "../places/area.ts";
import { deskOf, elsewhereSaid } from "../places/elsewhere.ts";
import { hoursFor, type Town } from "../store/town.ts";
import { houseOf, saysAnother } from "../subjects/which-house.ts";
import { assessAnswer, ruleSet } from "../triage/assess.ts";
import { hoursAt } from "../triage/hours.ts";
import { hoursInLanguages } from "../triage/hours-words.ts";
import { emergencyCalls, kindOfTopics, phoneLines } from "../triage/phone-lines.ts";
import type { Assessment, Level } from "../triage/types.ts";
import { type Draft, type HistoryKind, nothingHeard } from "./draft.ts";
import { elsewhereSay } from "./elsewhere-say.ts";
import {
  eraseRequests,
  hear,
  isUrgent,
  keepOwnWords,
  moreUrgent,
  openRequest,
  stillOpen,
  takeBackRequests,
} from "./hearing.ts";
import { markSafety } from "./join-safety.ts";
import { keepRecord } from "./keep-record.ts";
import type { Listened } from "./listen.ts";
import { withPlaces } from "./places-say.ts";
import { saidInFlow } from "./say-safety.ts";

export interface DecideContext {
  flows: Flows;
  town: Town;
  /** Epoch ms: the moment of deciding; what is said of time is true of it. */
  now: number;
  newId: () => string;
  /** Where our own pages are, for links; absent where nobody can open them. */
  origin?: string;
}

/** One step: when it happened, whom it is about, and the message behind it (null for a timer or a follow). */
export interface StepContext extends DecideContext {
  at: number;
  about: About;
  said: { eventId: string; listened: Listened; assessment: Assessment | null } | null;
}

export interface Stepped {
  /** Whom the message turned out to be about: a flow about a neighbour may just have begun with it. */
  about: About;
  /** The message became the run's most telling words. */
  newWords: boolean;
}

/** Steps the engine and carries its effects out on the draft. @returns whom the words turned out to be about, and whether they are the card's now. */
export function runEngine(draft: Draft, input: Input, context: StepContext): Stepped {
  const { at, said } = context;
  const before = draft.state;
  const held = draft.person.talkHeldBy !== null;
  const state = held && before && before.status !== "with-a-person" ? takenByPerson(before) : before;
  const result = step(context.flows, state, input, factsFor(draft, context), at, context.newId());
  draft.state = result.state;
  draft.reportRun = tellsOfSomebody(context.flows, result.state.flow) ? result.state.run : null;
  if (before !== null && result.state.run !== before.run) draft.heard = nothingHeard();
  noteHouse(draft, said?.listened.words ?? "");
  const begun = before?.about !== "neighbour" && result.state.about === "neighbour" && input.kind !== "danger";
  const about = begun ? "neighbour" : context.about;
  const heard = draft.heard[about];
  let newWords = false;
  const saysBefore = draft.says.length;
  const asks = said !== null && asksOnly(context.flows, said, about, result);
  if (said) {
    hear(heard, said.assessment);
    newWords = !asks && keepOwnWords(heard, said.listened, said.assessment);
    heard.area ??= areaSaid(said.listened, context.town);
    if (heard.area === null) noteElsewhere(draft, said.listened, about, asksArea(context.flows, before), context);
  }
  if (about === "self") draft.person.area ??= heard.area;
  for (const effect of result.effects) carryOut(draft, effect, { ...context, about });
  if (result.state.status === "with-a-person") inOneBubble(draft, saysBefore);
  // 「わたしも…」 in a neighbour's story that goes on: it is handed over now, for the story's own end speaks of the neighbour only.
  if (
    said?.listened.ownWords &&
    about === "self" &&
    goesOnAboutNeighbour(before) &&
    goesOnAboutNeighbour(result.state)
  ) {
    carryOut(draft, { kind: "open-request", about, why: "told", topics: [] }, { ...context, about });
  }
  keepRecord(draft, result.effects, { ...context, about }, asks);
  return { about, newWords };
}

/** While a person is called, one bubble is all there is room for (talk contract §8.1): what this step says stands in it. */
function inOneBubble(draft: Draft, from: number): void {
  const step = draft.says.splice(from);
  if (step.length === 0) return;
  const say = joinSays(step);
  draft.says.push({ ...say, bubbles: say.bubbles.length > 1 ? [say.bubbles.join("\n")] : say.bubbles });
}

/** They live elsewhere: the desk there is named once, beside no safety text; the request stays here until that town has it. */
function noteElsewhere(draft: Draft, listened: Listened, about: About, asked: boolean, context: StepContext): void {
  const heard = draft.heard[about];
  const { borders } = context.town;
  if (listened.ownWords !== null && heard.elsewhere === undefined) {
    const found = elsewhereSaid(listened.words, borders, { aboutOthers: about === "neighbour", asked });
    if (found) heard.elsewhere = found.name;
  }
  if (heard.elsewhere === undefined || heard.elsewhereTold || draft.safety.length > 0) return;
  // Where a CSW has answered the bot says nothing; they know the desk.
  if (draft.state?.status === "with-a-person" && draft.person.staffAnsweredAt !== null) return;
  heard.elsewhereTold = true;
  const language = draft.state?.language ?? languageToAnswer(listened.words);
  draft.says.push(elsewhereSay(deskOf(heard.elsewhere, borders), about, language));
}

/** The question that waits for an answer asks where. */
function asksArea(flows: Flows, state: Draft["state"]): boolean {
  if (state?.status !== "waiting") return false;
  const flow = Object.hasOwn(flows.flows, state.flow) ? flows.flows[state.flow] : undefined;
  const node = flow && Object.hasOwn(flow.nodes, state.node) ? flow.nodes[state.node] : undefined;
  return node?.exit.kind === "ask" && node.exit.meaning === "area";
}

/**
 * 「どうなりましたか」 and other words that open a flow in which nothing is told, or are said in one, are no card's line: nobody's
 * worry stands in them. An answer in one's own words is told all the same, and what is urgent always counts.
 */
function asksOnly(flows: Flows, said: NonNullable<StepContext["said"]>, about: About, result: StepResult): boolean {
  if (said.assessment && moreUrgent(said.assessment.level, "U3")) return false;
  if (result.effects.some((effect) => effect.kind === "record-answer" && effect.answer.value === "text")) return false;
  const opened = findOpening(flows, said.listened.words)?.target.flow;
  return [opened, result.state.flow].some((name) => {
    const flow = name !== undefined && Object.hasOwn(flows.flows, name) ? flows.flows[name] : undefined;
    // An offer to help is told of oneself, though no worry.
    return flow?.tellsNothing === true && !(flow.about === "self" && about === "self");
  });
}

const goesOnAboutNeighbour = (state: Draft["state"]): boolean =>
  state?.status === "waiting" && state.about === "neighbour";

/** Two houses are two reports, though one person tells of both in one breath. */
function noteHouse(draft: Draft, words: string): void {
  if (draft.reportRun === null) return;
  const house = houseOf(words);
  const other = house !== null && draft.house !== null && house !== draft.house;
  if (other || (draft.house !== null && saysAnother(words))) draft.anotherIn = draft.reportRun;
  draft.house = house ?? draft.house;
}

/** In these flows somebody is told of anew; in those that bring news of an earlier report, nobody is. */
function tellsOfSomebody(flows: Flows, name: string): boolean {
  const flow = Object.hasOwn(flows.flows, name) ? flows.flows[name] : undefined;
  return flow?.about === "neighbour" && !flow.tellsNothing;
}

function carryOut(draft: Draft, effect: Effect, context: StepContext): void {
  const { at } = context;
  switch (effect.kind) {
    case "say":
      draft.says.push(filled(draft, effect, context));
      return;
    case "open-request":
      if (!mayOpen(draft, effect.why, context, at)) return;
      // Whom the words meant goes before what the flow supposes.
      openRequest(draft, { ...effect, about: context.about }, at, context.newId);
      if (effect.why === "wantsPerson") draft.person.staffAnsweredAt = null;
      return;
    case "record-answer":
      recordAnswer(draft, effect, context);
      return;
    case "set-contact":
      if (draft.person.contact === effect.contact) return;
      draft.person.contact = effect.contact;
      note(draft, at, "contact.changed", "resident", { contact: effect.contact });
      return;
    case "mark":
      markSafety(draft, effect.words);
      return;
    case "set-reading":
      setReading(draft, effect.reading, at);
      return;
    case "set-menu":
      draft.person.menu = effect.menu;
      return;
    case "erase-words":
      erase(draft, at);
      return;
    case "quiet-timer":
      draft.quietAt = effect.at;
      return;
  }
}

/** After 「読まないで」 only danger reaches a CSW; who asks for a person says by that that they may read again. */
function mayOpen(draft: Draft, why: RequestWhy, context: StepContext, at: number): boolean {
  if (draft.person.reading === "ok" || why === "danger") return true;
  if (why === "halfTold" && !isUrgent(draft.heard[context.about].level)) return false;
  if (why !== "wantsPerson") return isUrgent(draft.heard[context.about].level);
  setReading(draft, "ok", at);
  return true;
}

function recordAnswer(draft: Draft, effect: Extract<Effect, { kind: "record-answer" }>, context: StepContext): void {
  const { at, said, about } = context;
  if (effect.meaning === null) return;
  const heard = draft.heard[about];
  if (effect.meaning === "area") {
    if (said) heard.area = areaSaid(said.listened, context.town) ?? heard.area;
    return;
  }
  const hits = assessAnswer(effect.meaning, effect.answer.value);
  hear(heard, { hits });
  const urgent = hits.find((hit) => isUrgent(hit.level));
  if (!urgent) return;
  const topics = hits.flatMap((hit) => hit.topic ?? []);
  raiseAlarm(draft, about, urgent.level, topics, at, context);
  if (!said) return;
  // Thoughts of death are answered with numbers to call; any other urgent chip with one more gentle question.
  const safety = topics.includes("selfHarm") ? "full" : "soft";
  const kind = safety === "full" ? "selfHarm" : null;
  if (kind !== null) saidInFlow(draft, kind, urgent.level, context.now);
  const assessment = {
    level: urgent.level,
    safety,
    kind,
    topics,
    hits,
    thirdParty: false,
    ruleSet: ruleSet(),
  } as const;
  draft.triage.push({ eventId: said.eventId, assessment, at });
}

/** 「読まないで」: what waits for a CSW is taken back, except danger. What they say from now on opens nothing either. */
function setReading(draft: Draft, reading: ReadingPreference, at: number): void {
  if (draft.person.reading !== reading) {
    draft.person.reading = reading;
    note(draft, at, "reading.changed", "resident", { reading });
  }
  if (reading === "ok") return;
  takeBackRequests(draft, at);
  if (stillOpen(draft).length > 0) return;
  draft.person.talkHeldBy = null;
  draft.person.staffAnsweredAt = null;
}

function erase(draft: Draft, at: number): void {
  draft.erase = true;
  draft.heard = nothingHeard();
  draft.lastAbout = null;
  draft.lastSafety = null;
  draft.house = null;
  draft.anotherIn = null;
  eraseRequests(draft, at);
  // What a CSW wrote and had not left yet goes too, so nobody has answered.
  draft.person.staffAnsweredAt = null;
  // Without a request nobody has the talk: the next word must find somebody, at least the bot.
  if (stillOpen(draft).length === 0) draft.person.talkHeldBy = null;
  note(draft, at, "person.erased", "resident", {});
}

/** What the engine cannot know: places from the directory, phone lines from the register. */
function filled(draft: Draft, effect: Extract<Effect, { kind: "say" }>, context: StepContext): Say {
  const { kind: _, ...say } = effect;
  const area = draft.heard[context.about].area ?? draft.person.area;
  const shown = withPlaces(say, draft.state?.language, area, context);
  return effect.needsCalls ? withLines(draft, shown, context) : shown;
}

function withLines(draft: Draft, say: Say, context: StepContext): Say {
  // A topic chosen on a chip of this very turn counts too: a child is given the lines for children.
  const topics = [...draft.heard[context.about].topics, ...(draft.state?.topics ?? [])];
  const lines = phoneLines(kindOfTopics(topics), context.now, say.language);
  const calls = [...emergencyCalls(say.bubbles.join("\n"), say.language), ...lines.calls];
  const bubbles = [...say.bubbles, lines.bubble];
  // While a person is called there is room for words only: on a phone the numbers in them can be pressed as well.
  if (draft.state?.status === "with-a-person") return { ...say, bubbles };
  return { ...say, bubbles, calls: calls.filter((call, i) => calls.findIndex(({ tel }) => tel === call.tel) === i) };
}

/** Danger never waits for a flow to end: a request now, and an alert. */
export function raiseAlarm(
  draft: Draft,
  about: About,
  level: Level,
  topics: string[],
  at: number,
  context: DecideContext,
): void {
  const request = openRequest(draft, { about, why: "danger", topics }, at, context.newId);
  draft.alerts.push({ requestId: request.id, level, at });
}

/** A neighbour may live elsewhere than who tells of them. */
export const areaOf = (draft: Draft, about: About): string | null =>
  draft.heard[about].area ?? (about === "self" ? draft.person.area : null);

function factsFor(draft: Draft, context: StepContext): Facts {
  const { windowName } = context.town;
  const week = hoursFor(context.town, areaOf(draft, context.about));
  const hours = hoursAt(week, context.now);
  let inLanguage: Facts["inLanguage"];
  return {
    windowName,
    open: hours.open,
    nextReading: hours.nextReading,
    readingHours: hours.readingHours,
    contact: draft.person.contact,
    // A place in these very words is known too: nobody is asked for what they have just said.
    areaKnown:
      draft.heard[context.about].area !== null ||
      (context.said !== null && areaSaid(context.said.listened, context.town) !== null),
    known: draft.past.known && !draft.erase,
    worker: draft.past.worker,
    formerWorker: draft.past.formerWorker,
    receipt: draft.receipt,
    staffAnswered: draft.person.staffAnsweredAt !== null || draft.person.talkHeldBy !== null,
    // Most talks are in Japanese and never ask. The name of the window is the town's own in every language.
    get inLanguage() {
      inLanguage ??= Object.fromEntries(
        Object.entries(hoursInLanguages(week, context.now)).map(([language, words]) => [
          language,
          { windowName, ...words },
        ]),
      );
      return inLanguage;
    },
  };
}

function areaSaid(listened: Listened, town: Town): string | null {
  const { latitude, longitude, address } = listened.body;
  if (latitude !== undefined && longitude !== undefined) {
    return areaOfPoint(latitude, longitude, town.districts) ?? areaOfWords(address ?? "", town.districts);
  }
  return areaOfWords(listened.words, town.districts);
}

/** One line of history, written with the turn. @param at epoch ms. @param detail codes and counts, never words. */
export function note(
  draft: Draft,
  at: number,
  kind: HistoryKind,
  actor: "resident" | "bot",
  detail: Draft["history"][number]["detail"],
): void {
  draft.history.push({ at, kind, actor, requestId: null, detail });
}
