/** Walks a flow from a node to the next place where it waits, saying and doing what lies on the way. */

import { passes } from "./conditions.ts";
import type { AskExit, Flow, Settings, Target } from "./flow-types.ts";
import { chipsOf, handOver, inWords, nodeAt, say, sayText, type Turn } from "./turn.ts";

/** A guard, not a limit of the language: the checker refuses circles without a wait. */
const MOST_NODES = 100;

/** Begins a flow from outside it. A telling about somebody else is handed over first, so that it is not mixed up. */
export function openFlow(turn: Turn, target: Target): void {
  const { state } = turn;
  const about = turn.flows.flows[target.flow]?.about ?? null;
  if (state.told && about !== null && state.about !== null && about !== state.about) handOver(turn, "told");
  if (about !== null && about !== state.about) state.topics = [];
  state.stack = [];
  state.asked = 0;
  enter(turn, target);
}

/** Goes to a node: within the flow, or by opening another one. */
export function goTo(turn: Turn, target: Target): void {
  if (target.flow === turn.state.flow) enter(turn, target);
  else openFlow(turn, target);
}

/** Walks from `target` on until the flow waits, rests, ends or a person takes over. */
export function enter(turn: Turn, target: Target): void {
  turn.question = null;
  turn.chips = [];
  let next: Target | null = target;
  for (let count = 0; next !== null && count < MOST_NODES; count += 1) next = visit(turn, next);
  if (next !== null) settle(turn, turn.flows.entries.together);
}

/** Stands at a waiting node without saying anything of it. */
export function settle(turn: Turn, target: Target): void {
  stand(turn, target);
  turn.state.status = "waiting";
  turn.chips = chipsOf(turn, target);
}

function stand(turn: Turn, target: Target): void {
  const { state } = turn;
  const flow = turn.flows.flows[target.flow];
  state.flow = target.flow;
  state.node = target.node;
  state.version = flow?.version ?? 0;
  state.about = flow?.about ?? state.about;
  state.repeats = 0;
}

/** One node. Answers where to go on, or null when the walk is over. */
function visit(turn: Turn, target: Target): Target | null {
  const { state, flows } = turn;
  const found = nodeAt(flows, target);
  if (!found) {
    settle(turn, flows.entries.together);
    return null;
  }
  const { node } = found;
  stand(turn, target);
  const exit = node.exit;
  // A question that is passed over takes the words that lead to it along.
  const spared = exit.kind === "ask" ? (askedBefore(turn, exit) ?? askedEnough(turn, found.flow, exit)) : null;
  if (node.set) remember(turn, node.set);
  if (spared === null) say(turn, node.say);
  if (node.calls) turn.needsCalls = true;
  if (node.places) turn.places = node.places;
  if (node.allowContact && turn.facts.contact === "doNotContact") {
    turn.effects.push({ kind: "set-contact", contact: "ok" });
  }
  if (node.handOver) handOver(turn, node.handOver.why, node.handOver.about);
  if (node.tellNobody) state.told = false;

  switch (exit.kind) {
    case "go":
      return exit.to;
    case "branch":
      return exit.ways.find((way) => passes(turn, way.test))?.to ?? exit.otherwise;
    case "resume":
      return unpause(turn) ?? exit.otherwise;
    case "call":
      state.stack.push({ flow: exit.after.flow, version: found.flow.version, node: exit.after.node });
      return exit.to;
    case "return":
      return comeBack(turn) ?? exit.otherwise;
    case "ask":
      if (spared === null) ask(turn, exit, target);
      return spared;
    case "listen":
      state.status = "waiting";
      turn.chips = chipsOf(turn, target);
      return null;
    case "end":
      if (state.told) handOver(turn, "told");
      state.status = "done";
      return null;
    case "rest":
      state.status = "resting";
      return null;
    case "withAPerson":
      state.status = "with-a-person";
      return null;
  }
}

/** Asks, and remembers for もどる that it was asked. */
export function ask(turn: Turn, exit: AskExit, at: Target): void {
  const { state } = turn;
  if (toAndFro(turn, at)) {
    settle(turn, turn.flows.entries.together);
    state.trail = [];
    turn.bubbles = [];
    sayText(turn, "toAndFro");
    return;
  }
  state.status = "waiting";
  turn.question = exit.question === null ? null : inWords(turn, exit.question, exit.questionIn);
  if (exit.key === "tell") state.offered = turn.now;
  if (exit.key !== null) state.asked = (state.asked ?? 0) + 1;
  turn.chips = chipsOf(turn, at);
  const last = state.trail.at(-1);
  if (last?.flow !== at.flow || last.node !== at.node) state.trail.push({ flow: at.flow, node: at.node });
}

/** The same two questions in turn, three times over: it leads nowhere, so nothing more is asked. */
function toAndFro(turn: Turn, at: Target): boolean {
  const here = `${at.flow}/${at.node}`;
  const [a, b, c, d] = turn.state.trail.slice(-4).map(({ flow, node }) => `${flow}/${node}`);
  return d !== undefined && here === c && here === a && b === d && here !== d;
}

/** The flow has asked as much as it may in one talk. */
function askedEnough(turn: Turn, flow: Flow, exit: AskExit): Target | null {
  if (exit.key === null || flow.crisis || (turn.state.asked ?? 0) < flow.asksAtMost) return null;
  return exit.askedBefore;
}

/** What is remembered about the person, not about this talk. */
export function remember(turn: Turn, { language, supporter, discreet }: Settings): void {
  const { state } = turn;
  if (language !== undefined) {
    if (language === "ja") delete state.language;
    else state.language = language;
    turn.effects.push({ kind: "set-menu", menu: language });
  }
  if (supporter !== undefined) {
    if (supporter) state.supporter = true;
    else delete state.supporter;
    turn.effects.push({ kind: "set-menu", menu: supporter ? "supporter" : (state.language ?? "ja") });
  }
  if (discreet !== undefined) {
    if (discreet) state.discreet = true;
    else delete state.discreet;
  }
}

/** The question at which they said あとで, if it is still there. */
function unpause(turn: Turn): Target | null {
  const { paused } = turn.state;
  delete turn.state.paused;
  return paused && nodeAt(turn.flows, paused)?.node.exit.kind === "ask" ? paused : null;
}

/** Nothing is asked again that was answered in this run, skipped today or is known anyway. */
function askedBefore(turn: Turn, exit: AskExit): Target | null {
  if (exit.meaning === "area" && turn.facts.areaKnown) return exit.askedBefore;
  const answer = exit.key === null ? undefined : turn.state.answers[exit.key];
  if (answer === undefined) return null;
  const remembered = exit.chips.find((chip) => chip.value === answer.value)?.remember;
  return remembered ?? exit.askedBefore;
}

function comeBack(turn: Turn): Target | null {
  const back = turn.state.stack.pop();
  return back && nodeAt(turn.flows, back) ? { flow: back.flow, node: back.node } : null;
}
