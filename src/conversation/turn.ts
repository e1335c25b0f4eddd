/** One turn being put together: the changed state, the words so far, the other effects. Lives only inside one `step()`. */

import { chipData, own, wordData } from "./chip-data.ts";
import { holds } from "./conditions.ts";
import type { Bubble, Flow, FlowNode, Flows, Target, TextName, Translated, WaitExit } from "./flow-types.ts";
import { bound, QUIET_AFTER } from "./run-state.ts";
import type {
  About,
  Answer,
  AnswerMeaning,
  Chip,
  Effect,
  Facts,
  Hints,
  Language,
  PlaceWish,
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
  /** What is known about the words of this input. */
  hints: Hints;
  /** The words themselves; "" for a tap, a picture, a timer. */
  text: string;
  state: RunState;
  returning: boolean;
  bubbles: string[];
  question: string | null;
  chips: Chip[];
  needsCalls: boolean;
  places: PlaceWish | null;
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
    if (bubble.when.every((one) => holds(turn, one))) turn.bubbles.push(inWords(turn, bubble.text, bubble.in));
  }
}

/** Says one of the shared answers, each time in other words. */
export function sayText(turn: Turn, name: TextName): void {
  const wordings = turn.flows.texts[name];
  say(turn, wordings[turn.state.repeats % wordings.length] ?? []);
  turn.state.repeats += 1;
}

/** A text in the person's language, with its gaps filled. */
export function inWords(turn: Turn, ja: string, translated: Translated | undefined): string {
  const language = turn.state.language ?? "ja";
  return fill(language === "ja" ? ja : (translated?.[language] ?? translated?.easyJa ?? ja), turn.facts, language);
}

/** What flows may not know themselves. Replaced in one pass, so that a name is never read as a placeholder. */
export function fill(text: string, facts: Facts, language: Language = "ja"): string {
  const times = facts.inLanguage?.[language] ?? facts;
  return text.replace(/\{(windowName|nextReading|readingHours|worker|formerWorker)\}/g, (_, name: string) => {
    if (name === "worker") return facts.worker ?? "";
    if (name === "formerWorker") return facts.formerWorker ?? "";
    return times[name as "windowName"];
  });
}

/** Chips of a waiting node, ready to be tapped. */
export function chipsOf(turn: Turn, at: Target): Chip[] {
  const found = nodeAt(turn.flows, at);
  if (!found || (found.node.exit.kind !== "ask" && found.node.exit.kind !== "listen")) return [];
  return found.node.exit.chips.map((chip, index) => ({
    label: inWords(turn, chip.label, chip.in),
    data: chip.word ? wordData(chip.word) : chipData(at.flow, found.flow.version, at.node, index, chip.value),
  }));
}

/** The question stays open: its chips are shown again under whatever is said. */
export function keepOpen(turn: Turn): void {
  if (turn.state.status === "waiting") turn.chips = chipsOf(turn, turn.state);
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

/** Handed over or kept private within this very turn, there is nothing left to hand over. */
export function stillTelling(turn: Turn): boolean {
  return turn.state.status === "waiting" || turn.state.status === "resting";
}

/** An answer to what is asked where the run stands. */
export function answerHere(turn: Turn, value: string): Answer {
  const { flow, version, node } = turn.state;
  return { outcome: "answered", value, flow, version, node, at: turn.now };
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
  const due = dueAt(turn.flows, state, turn.now);
  if (due !== null) effects.push({ kind: "quiet-timer", at: due });
  else if (turn.before && dueAt(turn.flows, turn.before, turn.now) !== null)
    effects.push({ kind: "quiet-timer", at: null });
  return { state, effects };
}

/** When the run must be looked at although nobody said anything; `from` is when they were last heard (epoch ms). */
export function dueAt(flows: Flows, state: RunState, from: number): number | null {
  const times = [wantsTimer(flows, state) ? from + QUIET_AFTER : null, timesOutAt(flows, state, from)];
  const set = times.filter((time) => time !== null);
  return set.length > 0 ? Math.min(...set) : null;
}

/** When the open question times out; null when it does not. */
export function timesOutAt(flows: Flows, state: RunState, from: number): number | null {
  if (state.status !== "waiting") return null;
  const exit = nodeAt(flows, state)?.node.exit;
  return exit?.kind === "ask" && exit.timeout ? from + exit.timeout.after : null;
}

/** A telling nobody has yet, and a talk after danger, are looked at again after six quiet hours. */
export function wantsTimer(flows: Flows, state: RunState): boolean {
  if (state.status === "done" || state.status === "with-a-person") return false;
  return state.told || (state.status === "waiting" && listensAfterDanger(flows, state));
}

/** Beside somebody after danger, their own or that of another: without a timer the next day's greeting would still be heard there. */
function listensAfterDanger(flows: Flows, state: RunState): boolean {
  if (state.flow === flows.entries.fullDanger.flow) return true;
  const flow = own(flows.flows, state.flow);
  return flow?.crisis === true && own(flow.nodes, state.node)?.exit.kind === "listen";
}

/** Bubbles there is room for: a list of places takes one of them. */
export const roomFor = ({ places }: Turn): number => (places ? MOST_BUBBLES - 1 : MOST_BUBBLES);

function toSay(turn: Turn, state: RunState): Say | null {
  const withPerson = state.status === "with-a-person" || turn.before?.status === "with-a-person";
  let bubbles = turn.bubbles.slice(0, withPerson ? 1 : roomFor(turn));
  const question = withPerson ? null : turn.question;
  if (question !== null && bubbles.at(-1) === question) bubbles = bubbles.slice(0, -1);
  if (bubbles.length === 0 && question === null) return null;
  return {
    bubbles,
    question,
    chips: withPerson ? [] : turn.chips,
    calls: [],
    ...(turn.needsCalls ? { needsCalls: true as const } : {}),
    ...(turn.places ? { places: turn.places } : {}),
  };
}
