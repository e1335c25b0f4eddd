/** One turn being put together: the changed state, the words so far, the other effects. Lives only inside one `step()`. */

import { chipData, own, wordData } from "./chip-data.ts";
import type { Bubble, Condition, Flow, FlowNode, Flows, Target, TextName, WaitExit } from "./flow-types.ts";
import { bound, QUIET_AFTER } from "./run-state.ts";
import type {
  About,
  Answer,
  AnswerMeaning,
  Chip,
  Effect,
  Facts,
  RequestWhy,
  RunState,
  Say,
  StepResult,
} from "./types.ts";

export const MOST_BUBBLES = 3;

export interface Turn {
  readonly flows: Flows;
  readonly facts: Facts;
  readonly now: number;
  /** The run's id if this turn begins a new one. */
  readonly newRun: string;
  /** The state before this turn; null before a person's first word. */
  readonly before: RunState | null;
  state: RunState;
  returning: boolean;
  bubbles: string[];
  question: string | null;
  chips: Chip[];
  needsCalls: boolean;
  effects: Effect[];
}

/** The node a target names, with its flow; null when it is gone. */
export function nodeAt(flows: Flows, target: Target): { flow: Flow; node: FlowNode } | null {
  const flow = own(flows.flows, target.flow);
  const node = flow && own(flow.nodes, target.node);
  return flow && node ? { flow, node } : null;
}

/** What the run waits for now; null when it does not wait (or its flow is gone). */
export function waitsFor(turn: Turn): WaitExit | null {
  const exit = nodeAt(turn.flows, turn.state)?.node.exit;
  return exit && (exit.kind === "ask" || exit.kind === "listen") ? exit : null;
}

/** Says the bubbles whose conditions hold. */
export function say(turn: Turn, bubbles: readonly Bubble[]): void {
  for (const bubble of bubbles) {
    if (bubble.when.every((condition) => holds(turn, condition))) turn.bubbles.push(fill(bubble.text, turn.facts));
  }
}

/** Says one of the shared answers, each time in other words. */
export function sayText(turn: Turn, name: TextName): void {
  const wordings = turn.flows.texts[name];
  say(turn, wordings[turn.state.repeats % wordings.length] ?? []);
  turn.state.repeats += 1;
}

function holds(turn: Turn, condition: Condition): boolean {
  switch (condition) {
    case "open":
      return turn.facts.open;
    case "closed":
      return !turn.facts.open;
    case "first":
      return !turn.returning;
    case "returning":
      return turn.returning;
    case "contactOk":
      return turn.facts.contact === "ok";
    case "doNotContact":
      return turn.facts.contact === "doNotContact";
  }
}

/** The three things flows may not know themselves. Replaced in one pass, so that a name is never read as a placeholder. */
export function fill(text: string, facts: Facts): string {
  return text.replace(/\{(windowName|nextReading|readingHours)\}/g, (_, name: "windowName") => facts[name]);
}

/** Chips of a waiting node, ready to be tapped. */
export function chipsOf(flows: Flows, at: Target): Chip[] {
  const found = nodeAt(flows, at);
  if (!found || (found.node.exit.kind !== "ask" && found.node.exit.kind !== "listen")) return [];
  return found.node.exit.chips.map((chip, index) => ({
    label: chip.label,
    data: chip.word ? wordData(chip.word) : chipData(at.flow, found.flow.version, at.node, index, chip.value),
  }));
}

/** The question stays open: its chips are shown again under whatever is said. */
export function keepOpen(turn: Turn): void {
  if (turn.state.status === "waiting") turn.chips = chipsOf(turn.flows, turn.state);
}

/** What was told reaches the staff now. A telling about somebody else goes along as a request of its own. */
export function handOver(turn: Turn, why: RequestWhy, about: About | null = null): void {
  const { state } = turn;
  const told = state.about ?? "self";
  const topics = [...state.topics];
  const whom = about ?? told;
  if (state.told && whom !== told) turn.effects.push({ kind: "open-request", about: told, why: "told", topics });
  turn.effects.push({ kind: "open-request", about: whom, why, topics: whom === told ? topics : [] });
  state.told = false;
  state.handed = turn.now;
}

/** Remembers an answer and reports it. */
export function record(turn: Turn, key: string, answer: Answer, meaning: AnswerMeaning | null): void {
  turn.state.answers[key] = answer;
  turn.effects.push({ kind: "record-answer", key, answer, meaning });
}

/** Closes the turn: words first, then the other effects, the quiet timer last. */
export function finish(turn: Turn): StepResult {
  const state = bound({ ...turn.state, at: turn.now });
  if (state.flow === turn.flows.entries.fullDanger.flow) state.listenedAt = turn.now;
  const effects: Effect[] = [];
  const words = toSay(turn, state);
  if (words) effects.push({ kind: "say", ...words });
  effects.push(...turn.effects);
  const wanted = wantsTimer(turn.flows, state);
  if (wanted) effects.push({ kind: "quiet-timer", at: turn.now + QUIET_AFTER });
  else if (turn.before && wantsTimer(turn.flows, turn.before)) effects.push({ kind: "quiet-timer", at: null });
  return { state, effects };
}

/** A telling nobody has yet, and a talk after danger, are looked at again after six quiet hours. */
export function wantsTimer(flows: Flows, state: RunState): boolean {
  if (state.status === "done" || state.status === "with-a-person") return false;
  return state.told || (state.status === "waiting" && state.flow === flows.entries.fullDanger.flow);
}

function toSay(turn: Turn, state: RunState): Say | null {
  const withPerson = state.status === "with-a-person" || turn.before?.status === "with-a-person";
  let bubbles = turn.bubbles.slice(0, withPerson ? 1 : MOST_BUBBLES);
  const question = withPerson ? null : turn.question;
  if (question !== null && bubbles.at(-1) === question) bubbles = bubbles.slice(0, -1);
  if (bubbles.length === 0 && question === null) return null;
  return {
    bubbles,
    question,
    chips: withPerson ? [] : turn.chips,
    calls: [],
    ...(turn.needsCalls ? { needsCalls: true as const } : {}),
  };
}
