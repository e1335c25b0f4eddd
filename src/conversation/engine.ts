/** The conversation engine: one input, one answer. Pure and deterministic; the caller stores the state and does the effects. */

import { applyWord, beginIfDone } from "./apply-word.ts";
import type { Flows } from "./flow-types.ts";
import { globalWord } from "./global-words.ts";
import { answerListening, hearLocation, hearTap, hearText, hearThing } from "./hear.ts";
import { copyState, freshRun, nextRun, WELCOME_BACK_AFTER } from "./run-state.ts";
import { finish, handOver, MOST_BUBBLES, nodeAt, record, sayText, type Turn, waitsFor, wantsTimer } from "./turn.ts";
import type { Effect, Facts, Input, RunState, StepResult } from "./types.ts";
import { openFlow, settle } from "./walk.ts";

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
  const before = state && copyState(state);
  if (input.kind === "quiet") return quiet(flows, before, input, newRun);

  const turn = begin(flows, before, facts, now, newRun);
  const asleep = turn.state.status !== "waiting";
  hear(turn, input);
  greetAgain(turn, input, asleep);
  // A CSW has the talk: what must be done is done, and the bot says nothing more.
  if (silent(turn)) turn.bubbles = [];
  return finish(turn);
}

function begin(flows: Flows, before: RunState | null, facts: Facts, now: number, newRun: string): Turn {
  const { flow, node } = flows.entries.together;
  const turn: Turn = {
    flows,
    facts,
    now,
    newRun,
    before,
    state: before ? copyState(before) : freshRun(newRun, flow, node),
    returning: false,
    bubbles: [],
    question: null,
    chips: [],
    needsCalls: false,
    effects: [],
  };
  const gone = before !== null && nodeAt(flows, before) === null;
  if (gone && turn.state.status !== "with-a-person") {
    turn.state = { ...nextRun(flows, turn.state, newRun, now), flow, node };
    turn.returning = true;
  }
  beginIfDone(turn);
  turn.state.step += 1;
  if (before?.at !== undefined && now - before.at >= WELCOME_BACK_AFTER) turn.returning = true;
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
      if (input.safety === "full") fullDanger(turn, input.text);
      else softDanger(turn, input.text);
      return;
  }
}

/** Somebody became a friend, perhaps again. */
function follow(turn: Turn, returning: boolean): void {
  if (turn.state.status === "with-a-person") {
    sayText(turn, "withPerson");
    return;
  }
  if (turn.before) turn.state = nextRun(turn.flows, turn.state, turn.newRun, turn.now);
  turn.returning = returning;
  openFlow(turn, turn.flows.entries.follow);
}

/** The safety text goes out instead of ours. The run listens from now on; the staff hears of it at once. */
function fullDanger(turn: Turn, text: string): void {
  const { state, flows } = turn;
  const withPerson = state.status === "with-a-person";
  const asksForPerson = globalWord(text) === "person";
  settle(turn, flows.entries.fullDanger);
  state.stack = [];
  turn.chips = [];
  handOver(turn, "danger");
  if (withPerson || asksForPerson) state.status = "with-a-person";
  if (asksForPerson) {
    if (turn.facts.contact === "doNotContact") turn.effects.push({ kind: "set-contact", contact: "ok" });
    handOver(turn, "wantsPerson");
  }
}

/** Heavy words that may mean more: one gentle question, asked once. */
function softDanger(turn: Turn, text: string): void {
  const { state, flows } = turn;
  if (globalWord(text) === "person") {
    applyWord(turn, "person");
    return;
  }
  if (state.status === "with-a-person") {
    sayText(turn, "withPersonDanger");
    return;
  }
  const wait = state.status === "waiting" ? waitsFor(turn) : null;
  const { softDanger: checkIn, fullDanger: listening } = flows.entries;
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
  if (state.status === "waiting" && state.flow === checkIn.flow) {
    state.told = true;
    if (comeBackTo) state.stack = [{ ...comeBackTo.text, version }];
  }
}

/** Six quiet hours. A timer of another run or an older step does nothing; nobody is ever written to because of one. */
function quiet(
  flows: Flows,
  before: RunState | null,
  input: Extract<Input, { kind: "quiet" }>,
  newRun: string,
): StepResult {
  if (!before) {
    const { flow, node } = flows.entries.together;
    return { state: freshRun(newRun, flow, node), effects: [] };
  }
  const due = before.run === input.run && before.step === input.step && wantsTimer(flows, before);
  if (!due) return { state: before, effects: [] };
  const effects: Effect[] = before.told
    ? [{ kind: "open-request", about: before.about ?? "self", why: "halfTold", topics: [...before.topics] }]
    : [];
  return { state: { ...before, status: "resting", told: false, step: before.step + 1 }, effects };
}

/** The very first words introduce us; after a long time, people are welcomed back. Only where there is room for it. */
function greetAgain(turn: Turn, input: Input, asleep: boolean): void {
  const { state } = turn;
  if (input.kind === "follow" || input.kind === "danger" || state.status === "with-a-person") return;
  if (turn.bubbles.length === 0 || turn.bubbles.length >= MOST_BUBBLES) return;
  const name = turn.before === null ? "firstWords" : turn.returning && asleep ? "welcomeBack" : null;
  if (name === null) return;
  const said = turn.bubbles;
  const repeats = state.repeats;
  turn.bubbles = [];
  state.repeats = 0;
  sayText(turn, name);
  turn.bubbles.push(...said);
  state.repeats = repeats;
}

/** Staff has answered: nothing but the confirmation of 「消して」 and 「連絡しないで」, which end the state, is said. */
function silent(turn: Turn): boolean {
  const { before, facts, state } = turn;
  return before?.status === "with-a-person" && facts.staffAnswered && state.status === "with-a-person";
}
