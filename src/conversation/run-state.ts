/** The state of a run: fresh, tidied after storage, bounded in size, taken over by and given back from a person. */

import { own } from "./chip-data.ts";
import type { Flows } from "./flow-types.ts";
import type { Answer, RunState } from "./types.ts";

const HOUR = 3_600_000;
/** A skipped question is not asked again the same day, also in a new run. */
export const SAME_DAY = 20 * HOUR;
export const QUIET_AFTER = 6 * HOUR;
/** So long after danger a greeting is not met with small talk. */
export const AFTER_DANGER = 7 * 24 * HOUR;
export const WELCOME_BACK_AFTER = 14 * 24 * HOUR;

// Ceilings that keep a stored state under 2 KB, whatever happens.
const MOST_ANSWERS = 7;
const MOST_TRAIL = 5;
const MOST_STACK = 3;
const MOST_TOPICS = 8;

/** A run in which nothing has happened. */
export function freshRun(run: string, flow: string, node: string): RunState {
  return {
    run,
    flow,
    version: 0,
    node,
    step: 0,
    status: "resting",
    answers: {},
    stack: [],
    trail: [],
    told: false,
    about: null,
    topics: [],
    repeats: 0,
  };
}

/**
 * A new run of the same person. Of the answers only those that spare a question today come along. While a telling has
 * not been handed over, the run goes on under its old id: what was heard in it belongs to it.
 */
export function nextRun(flows: Flows, before: RunState, run: string, now: number): RunState {
  const answers = Object.entries(before.answers).filter(([, answer]) => sparesAQuestion(flows, answer, now));
  return {
    ...freshRun(before.told ? before.run : run, before.flow, before.node),
    step: before.step,
    answers: Object.fromEntries(answers),
    ...(before.told ? { told: true, about: before.about, topics: before.topics } : {}),
    ...lasting(before),
  };
}

/** What outlives a run: nothing in it tells what anybody wrote. */
function lasting(before: RunState): Partial<RunState> {
  const { at, introduced, offered, handed, listenedAt, language, supporter, discreet, paused } = before;
  return {
    ...(at === undefined ? {} : { at }),
    ...(introduced ? { introduced } : {}),
    ...(offered === undefined ? {} : { offered }),
    ...(handed === undefined ? {} : { handed }),
    ...(listenedAt === undefined ? {} : { listenedAt }),
    ...(language === undefined ? {} : { language }),
    ...(supporter ? { supporter } : {}),
    ...(discreet ? { discreet } : {}),
    ...(paused ? { paused } : {}),
  };
}

function sparesAQuestion(flows: Flows, answer: Answer, now: number): boolean {
  if (now - answer.at >= SAME_DAY) return false;
  if (answer.outcome === "skipped") return true;
  const flow = own(flows.flows, answer.flow);
  const exit = flow && own(flow.nodes, answer.node)?.exit;
  if (exit?.kind !== "ask") return false;
  return exit.chips.some((chip) => chip.value === answer.value && chip.remember !== null);
}

/** A copy that may be changed, with whatever an older version did not store. */
export function copyState(state: RunState): RunState {
  return {
    ...state,
    answers: { ...(state.answers ?? {}) },
    stack: [...(state.stack ?? [])],
    trail: [...(state.trail ?? [])],
    topics: [...(state.topics ?? [])],
    told: state.told ?? false,
    about: state.about ?? null,
    repeats: state.repeats ?? 0,
    step: state.step ?? 0,
  };
}

/** Drops the oldest of what has grown too long. */
export function bound(state: RunState): RunState {
  const answers = Object.entries(state.answers)
    .sort(([, a], [, b]) => a.at - b.at)
    .slice(-MOST_ANSWERS);
  return {
    ...state,
    answers: Object.fromEntries(answers),
    stack: state.stack.slice(-MOST_STACK),
    trail: state.trail.slice(-MOST_TRAIL),
    topics: state.topics.slice(0, MOST_TOPICS),
    repeats: state.repeats % 1000,
  };
}

/** Follows nodes to the names they have today; what is gone stays as it is, and the run will rest softly. */
export function migrate(flows: Flows, state: RunState): RunState {
  const today = <T extends { flow: string; node: string }>(at: T): T => {
    const flow = own(flows.flows, at.flow);
    if (!flow || own(flow.nodes, at.node)) return at;
    const name = own(flow.moved, at.node);
    return name === undefined ? at : { ...at, node: name };
  };
  return {
    ...today(state),
    stack: state.stack.map(today),
    trail: state.trail.map(today),
    ...(state.paused ? { paused: today(state.paused) } : {}),
  };
}

/** A CSW takes the talk without having been asked for: the bot keeps silent from now on. */
export function takenByPerson(state: RunState): RunState {
  return { ...state, status: "with-a-person", step: state.step + 1, told: false, stack: [] };
}

/** A CSW gives the talk back: it sleeps, and any word wakes it softly. */
export function givenBack(state: RunState): RunState {
  return { ...state, status: "resting", step: state.step + 1, stack: [], repeats: 0 };
}
