/** Several dangers heard in one turn, answered in one: the most urgent in full, every other kind at least with its numbers. */
import { joinSays } from "../conversation/join-says.ts";
import type { Call, Say } from "../conversation/types.ts";
import { LEVELS, type Level, type SafetyKind } from "../triage/types.ts";
import type { Draft } from "./draft.ts";

/** Of one answer (handbook §4.2 rule 2); what does not fit stands together. */
const MOST_BUBBLES = 3;
const MOST_CALLS = 4;
const HOLDS_A_NUMBER = /\d{3}/;

export interface SafetySaying {
  kind: SafetyKind;
  level: Level;
  say: Say;
}

/** Bubbles of one safety answer, its question among them (handbook §4.2 rule 2). */
const MOST_OF_ONE = 3;

/**
 * The talk goes on after the newest safety text (no food, no bed tonight): the flow's question takes the place of the script's own,
 * and what else the flow says fits in only where there is room.
 */
export function goOnAfterSafety(draft: Draft, says: readonly Say[]): void {
  const saying = draft.safety.at(-1);
  if (!saying || says.length === 0) return;
  const flow = joinSays(says);
  const { say } = saying;
  const room = MOST_OF_ONE - say.bubbles.length - (flow.question === null ? 0 : 1);
  saying.say = {
    ...say,
    bubbles: [...say.bubbles, ...flow.bubbles.slice(0, Math.max(0, room))],
    question: flow.question,
    chips: flow.chips.length > 0 ? flow.chips : say.chips,
  };
}

/** The first answer a person ever gets says that it is automatic, also when it is a safety text. */
export function markSafety(draft: Draft, words: string): void {
  const saying = draft.safety.at(-1);
  if (!saying) return;
  const [first = "", ...others] = saying.say.bubbles;
  saying.say = { ...saying.say, bubbles: [`${first}\n${words}`, ...others] };
}

/** @param sayings at least one, in the order they were heard. */
export function joinSafety(sayings: readonly SafetySaying[]): Say {
  const ordered = sayings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const [first, ...others] = ordered.map(({ say }) => say);
  if (!first) return { bubbles: [], question: null, chips: [], calls: [] };
  const room = MOST_BUBBLES - (first.question === null ? 0 : 1);
  const numbers = others.flatMap((say) => say.bubbles.filter((bubble) => HOLDS_A_NUMBER.test(bubble)));
  const fresh = [...new Set(numbers)].filter((bubble) => !first.bubbles.includes(bubble));
  const calls = new Map<string, Call>();
  for (const say of [first, ...others])
    for (const call of say.calls) if (!calls.has(call.tel)) calls.set(call.tel, call);
  // What does not fit as a bubble of its own stands together in the last one: no number is left out.
  const left = Math.max(1, room - first.bubbles.length);
  const apart = fresh.slice(0, left - 1);
  const together = fresh.slice(left - 1).join("\n");
  return {
    bubbles: [...first.bubbles, ...apart, ...(together ? [together] : [])],
    question: first.question,
    chips: first.chips,
    calls: [...calls.values()].slice(0, MOST_CALLS),
    ...(first.language ? { language: first.language } : {}),
  };
}
