/** The conversation engine: one input, one answer. Pure and deterministic; the caller stores the state and does the effects. */

import { applyWord, beginIfDone } from "./apply-word.ts";
import { own } from "./chip-data.ts";
import { afterDanger, answerListening, greetAfterDanger } from "./door.ts";
import type { AskExit, Flows, Target, TextName } from "./flow-types.ts";
import { globalWord, saysWatched } from "./global-words.ts";
import { hearText } from "./hear.ts";
import { hearLocation, hearThing } from "./hear-thing.ts";
import { languageOf } from "./languages.ts";
import { leavesOpenWhose } from "./match-words.ts";
import { findOpening, NO_HINTS } from "./openings.ts";
import { copyState, freshRun, migrate, nextRun, WELCOME_BACK_AFTER } from "./run-state.ts";
import { hearTap } from "./tap.ts";
import { dueAt, finish, handOver, nodeAt, record, roomFor, sayText, type Turn, timesOutAt, waitsFor } from "./turn.ts";
import type { About, Effect, Facts, Hints, Input, RunState, StepResult } from "./types.ts";
import { enter, openFlow, remember, settle } from "./walk.ts";

/**
 * Takes one input of one person and answers with the next state and what is to be done.
 * `newRun` is the id a run gets if this input begins one. Nothing is read from or written to the world.
 */
export function step(
  flows: Flows,
  state: RunState | null,
  input: Input,
  facts: Facts,
  now: number,
  newRun: string,
): StepResult {
  const before = state && migrate(flows, copyState(state));
  if (input.kind === "quiet") return quiet(flows, before, input, facts, now, newRun);

  const turn = begin(flows, before, facts, now, newRun, "hints" in input ? input.hints : undefined);
  if ("text" in input) turn.text = input.text ?? "";
  const asleep = turn.state.status !== "waiting";
  hear(turn, input);
  greetAgain(turn, input, asleep);
  // A CSW has the talk: what must be done is done, and the bot says nothing more.
  if (silent(turn)) turn.bubbles = [];
  return finish(turn);
}

function begin(
  flows: Flows,
  before: RunState | null,
  facts: Facts,
  now: number,
  newRun: string,
  hints: Hints = NO_HINTS,
): Turn {
  const { flow, node } = flows.entries.together;
  const turn: Turn = {
    flows,
    facts,
    now,
    newRun,
    before,
    hints,
    text: "",
    state: before ? copyState(before) : freshRun(newRun, flow, node),
    returning: false,
    bubbles: [],
    question: null,
    chips: [],
    needsCalls: false,
    places: null,
    effects: [],
  };
  const gone = before !== null && nodeAt(flows, before) === null;
  if (gone && turn.state.status !== "with-a-person") {
    turn.state = { ...nextRun(flows, turn.state, newRun, now), flow, node };
    turn.returning = true;
  }
  beginIfDone(turn);
  turn.state.step += 1;
  if (before?.at !== undefined) {
    if (now - before.at >= WELCOME_BACK_AFTER) turn.returning = true;
    // A question that nobody answered for so long is asleep: its chips still work, other words begin anew.
    const open = turn.state.status === "waiting" ? waitsFor(turn) : null;
    if (open?.kind === "ask" && now - before.at >= open.expires) turn.state.status = "resting";
  }
  return turn;
}

function hear(turn: Turn, input: Exclude<Input, { kind: "quiet" }>): void {
  switch (input.kind) {
    case "text":
      if (input.text.trim() === "") hearThing(turn, "sticker");
      else hearText(turn, input.text);
      return;
    case "tap":
      hearTap(turn, input.data);
      return;
    case "sticker":
      hearThing(turn, "sticker");
      return;
    case "media":
      hearThing(turn, input.media);
      return;
    case "location":
      hearLocation(turn);
      return;
    case "follow":
      follow(turn, input.returning);
      return;
    case "danger":
      if (input.safety === "full") fullDanger(turn, input.text, input.about ?? null, input.danger ?? null);
      else softDanger(turn, input.text, input.about ?? null, input.danger === "violence");
      return;
  }
}

/** Somebody became a friend, perhaps again. */
function follow(turn: Turn, returning: boolean): void {
  if (turn.state.status === "with-a-person") {
    sayText(turn, "withPerson");
    return;
  }
  if (afterDanger(turn, true)) {
    greetAfterDanger(turn);
    return;
  }
  if (turn.before) turn.state = nextRun(turn.flows, turn.state, turn.newRun, turn.now);
  turn.returning = returning;
  openFlow(turn, turn.flows.entries.follow);
}

/**
 * The safety text goes out before anything of ours; the staff hears of it at once. After most dangers the run only listens; after
 * some (no food, no bed tonight, somebody unseen) the talk goes on with a question, because help needs to know.
 */
function fullDanger(turn: Turn, text: string, about: About | null, danger: string | null): void {
  const { state, flows } = turn;
  const withPerson = state.status === "with-a-person";
  const word = globalWord(text);
  const asksForPerson = word === "person";
  const refuses = word === "noContact" || saysWatched(text);
  if (refuses && !asksForPerson) refuse(turn);
  if (saysWatched(text)) remember(turn, { discreet: true });
  if (state.language === undefined) speak(turn, text);
  const open = state.status === "waiting" ? waitsFor(turn) : null;
  const at = { flow: state.flow, node: state.node };
  state.about ??= about;
  const whom = about ?? state.about ?? "self";
  // A story of one's own that is half told stays open: a question about somebody else would end it, or mix the two.
  const mixes = state.told && whom !== (state.about ?? "self");
  const goesOn = withPerson || asksForPerson || refuses || mixes ? null : dangerDoor(turn, danger, whom, text);
  if (goesOn === null) {
    settle(turn, flows.entries.fullDanger);
    state.stack = [];
    turn.chips = [];
  }
  if (mixes && !withPerson && !asksForPerson) {
    // What was being told about somebody else is not over: it keeps its own six quiet hours.
    turn.effects.push({ kind: "open-request", about: whom, why: "danger", topics: [] });
    state.handed = turn.now;
  } else handOver(turn, "danger", about);
  if (goesOn !== null) askOn(turn, goesOn, open?.kind === "ask" ? open : null, at);
  if (withPerson || asksForPerson) state.status = "with-a-person";
  if (asksForPerson) {
    if (turn.facts.contact === "doNotContact") turn.effects.push({ kind: "set-contact", contact: "ok" });
    handOver(turn, "wantsPerson", about);
  }
}

/**
 * Where the talk goes on after this danger: a flow about the one who is meant, never one about somebody else. Whoever tells of
 * another person is not asked what fits only themselves: they go on at the door for neighbours.
 */
function dangerDoor(turn: Turn, danger: string | null, whom: About, text: string): Target | null {
  if (danger === null) return null;
  const { flows } = turn;
  const door = own(flows.dangers, danger);
  const about = door && (own(flows.flows, door.flow)?.about ?? "self");
  if (whom === "neighbour") {
    if (about === whom) return door ?? null;
    // A supporter who tells of a need is asked what supporters are asked (handbook D16).
    const name = door && isSupporter(turn, text) ? "supporter" : "neighbour";
    return own(flows.dangers, name) ?? null;
  }
  if (!door || about !== whom) return null;
  return (leavesOpenWhose(text) ? own(flows.dangers, "unclear") : undefined) ?? door;
}

function isSupporter({ state, flows, hints }: Turn, text: string): boolean {
  const { supporter } = flows.entries;
  return state.supporter === true || findOpening(flows, text, hints)?.target.flow === supporter.flow;
}

/** Goes on with the question that fits this danger. In the midst of its own flow the words are the answer to what was asked. */
function askOn(turn: Turn, door: Target, open: AskExit | null, at: Target): void {
  const { state } = turn;
  if (open === null || at.flow !== door.flow) {
    openFlow(turn, door);
  } else {
    const { version } = state;
    if (open.key !== null) {
      const answer = { outcome: "answered" as const, value: "text", ...at, version, at: turn.now };
      record(turn, open.key, answer, open.meaning);
    }
    enter(turn, open.text);
  }
  // Handed over already: what follows adds to the same request.
  if (state.status === "waiting") state.told = false;
}

/** Somebody in danger writes in their own language: the words go on in it. */
function speak(turn: Turn, text: string): void {
  const language = languageOf(text);
  if (language !== null && language !== "other") remember(turn, { language });
}

/** Heavy words that may mean more: one gentle question, asked once. @param afraid they half say that somebody at home frightens them. */
function softDanger(turn: Turn, text: string, about: About | null, afraid: boolean): void {
  const { state, flows } = turn;
  if (globalWord(text) === "person") {
    applyWord(turn, "person");
    return;
  }
  if (globalWord(text) === "noContact" || saysWatched(text)) refuse(turn);
  if (saysWatched(text)) remember(turn, { discreet: true });
  if (state.language === undefined) speak(turn, text);
  if (state.status === "with-a-person") {
    sayText(turn, "withPersonDanger");
    return;
  }
  // Heavy words about somebody else: the one who tells is not asked about their own wish to live.
  if (about === "neighbour") {
    state.about ??= about;
    hearText(turn, text);
    if (stillOpen(turn)) state.told = true;
    return;
  }
  // Heavy, but nothing of wishing not to live (a beating of long ago): it is heard as what it is.
  const { topics } = turn.hints;
  if (!afraid && topics.length > 0 && !topics.some((topic) => topic === "mind" || topic === "selfHarm")) {
    hearText(turn, text);
    if (stillOpen(turn)) state.told = true;
    return;
  }
  const wait = state.status === "waiting" ? waitsFor(turn) : null;
  const { softDanger, softViolence, fullDanger: listening } = flows.entries;
  const checkIn = afraid ? softViolence : softDanger;
  if (wait?.kind === "listen" && state.flow === listening.flow) {
    answerListening(turn, wait, true);
    return;
  }
  if (wait?.kind === "ask" && state.flow === checkIn.flow) {
    hearText(turn, text);
    return;
  }
  const { flow, version, node } = state;
  const comeBackTo = wait?.kind === "ask" && !flows.flows[flow]?.door ? wait : null;
  if (comeBackTo && comeBackTo.key !== null) {
    const answer = { outcome: "answered" as const, value: "text", flow, version, node, at: turn.now };
    record(turn, comeBackTo.key, answer, comeBackTo.meaning);
  }
  openFlow(turn, checkIn);
  if (stillOpen(turn)) state.told = true;
  if (state.status === "waiting" && state.flow === checkIn.flow) {
    if (comeBackTo) state.stack = [{ ...comeBackTo.text, version }];
  }
}

/** Nothing was handed over in this turn, so what was said is still to be told. */
function stillOpen(turn: Turn): boolean {
  return turn.state.status === "waiting" && !turn.effects.some((effect) => effect.kind === "open-request");
}

/** A refusal in the same breath as danger is heeded, although the words go to the safety text. */
function refuse(turn: Turn): void {
  turn.effects.push({ kind: "set-contact", contact: "doNotContact" });
}

/** A timer fell due. One of another run or an older step does nothing; nobody is ever written to because of one. */
function quiet(
  flows: Flows,
  before: RunState | null,
  input: Extract<Input, { kind: "quiet" }>,
  facts: Facts,
  now: number,
  newRun: string,
): StepResult {
  if (!before) {
    const { flow, node } = flows.entries.together;
    return { state: freshRun(newRun, flow, node), effects: [] };
  }
  const heardAt = before.at ?? now;
  if (before.run !== input.run || before.step !== input.step || dueAt(flows, before, heardAt) === null)
    return { state: before, effects: [] };
  const timeout = timesOutAt(flows, before, heardAt);
  if (timeout !== null && timeout <= now) return timeOut(flows, before, facts, now, newRun);
  const effects: Effect[] = before.told
    ? [{ kind: "open-request", about: before.about ?? "self", why: "halfTold", topics: [...before.topics] }]
    : [];
  const handed = before.told ? { handed: now } : {};
  return { state: { ...before, ...handed, status: "resting", told: false, step: before.step + 1 }, effects };
}

/** The open question timed out: the run goes where the flow says, silently; what is still told keeps its six quiet hours. */
function timeOut(flows: Flows, before: RunState, facts: Facts, now: number, newRun: string): StepResult {
  const turn = begin(flows, before, facts, now, newRun);
  const exit = waitsFor(turn);
  if (exit?.kind === "ask" && exit.timeout) enter(turn, exit.timeout.to);
  // Nothing is said, so nothing can have been asked.
  if (turn.state.status === "waiting") turn.state.status = "resting";
  turn.bubbles = [];
  turn.question = null;
  const { state, effects } = finish(turn);
  const heardAt = before.at ?? now;
  const due = dueAt(flows, state, heardAt);
  return {
    state: { ...state, at: heardAt },
    effects: [
      ...effects.filter((effect) => effect.kind !== "say" && effect.kind !== "quiet-timer"),
      ...(due === null ? [] : [{ kind: "quiet-timer" as const, at: Math.max(due, now) }]),
    ],
  };
}

/** The first ordinary answer introduces us; after a long time, people are welcomed back. Only where there is room for it. */
function greetAgain(turn: Turn, input: Input, asleep: boolean): void {
  const { state, before } = turn;
  const withPerson = state.status === "with-a-person" || before?.status === "with-a-person";
  const first = state.introduced !== true;
  state.introduced = true;
  if (input.kind === "follow") return;
  if (withPerson) {
    // One bubble is all there is room for while a person is called: the mark stands in it.
    if (first && turn.bubbles[0] !== undefined) turn.bubbles[0] += shared(turn, "firstMark");
    return;
  }
  if (input.kind === "danger" && input.safety === "full") {
    // The safety text goes out instead of ours: the mark stands under it.
    if (first) turn.effects.push({ kind: "mark", words: shared(turn, "firstMark") });
    return;
  }
  // The words for coming back are the greeting; and where somebody may look on, nothing tells that they were here before.
  if (state.flow === turn.flows.entries.comeBack.flow || (turn.returning && state.discreet)) return;
  const name = turn.returning && asleep ? "welcomeBack" : first ? "firstWords" : null;
  if (name === null || turn.bubbles.length === 0) return;
  if (turn.bubbles.length < roomFor(turn) && input.kind !== "danger") turn.bubbles.unshift(shared(turn, name));
  else if (name === "firstWords") turn.bubbles[0] += shared(turn, "firstMark");
}

/** One bubble of a shared text, said outside of any order. */
function shared(turn: Turn, name: TextName): string {
  const { bubbles } = turn;
  const { repeats } = turn.state;
  turn.bubbles = [];
  turn.state.repeats = 0;
  sayText(turn, name);
  const [said = ""] = turn.bubbles;
  turn.bubbles = bubbles;
  turn.state.repeats = repeats;
  return said;
}

/** Staff has answered: nothing is said but that the talk is erased, that we will not write, or that we may again. */
function silent(turn: Turn): boolean {
  const { before, facts, state } = turn;
  if (turn.effects.some(({ kind }) => kind === "set-contact" || kind === "set-reading")) return false;
  return before?.status === "with-a-person" && facts.staffAnswered && state.status === "with-a-person";
}
