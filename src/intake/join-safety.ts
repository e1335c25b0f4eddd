/** Several dangers heard in one turn, answered in one: the most urgent in full, every other kind at least with its numbers. */
import type { Call, Say } from "../conversation/types.ts";
import { LEVELS, type Level } from "../triage/types.ts";

/** LINE takes five messages; one of them is the card with the lines to call. */
const MOST_BUBBLES = 4;
const MOST_CALLS = 4;
const HOLDS_A_NUMBER = /\d{3}/;

export interface SafetySaying {
  level: Level;
  say: Say;
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
  };
}
