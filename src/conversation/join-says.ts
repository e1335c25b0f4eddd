/** Joins the answers of several events that were decided together into one: one question, few bubbles, newest words kept. */

import type { Call, Say } from "./types.ts";

const MOST = 5;

/** All bubbles in order, the question and chips of the last answer only, at most five bubbles with the question. */
export function joinSays(says: readonly Say[]): Say {
  const last = says.at(-1);
  const bubbles: string[] = [];
  const calls: Call[] = [];
  for (const say of says) {
    for (const bubble of say.bubbles) if (bubbles.at(-1) !== bubble) bubbles.push(bubble);
    for (const call of say.calls) if (!calls.some((known) => known.tel === call.tel)) calls.push(call);
  }
  const question = last?.question ?? null;
  if (question !== null && bubbles.at(-1) === question) bubbles.pop();
  const room = question === null ? MOST : MOST - 1;
  return {
    bubbles: bubbles.slice(-room),
    question,
    chips: last?.chips ?? [],
    calls,
    ...linksOf(says),
    ...(says.some((say) => say.needsCalls) ? { needsCalls: true as const } : {}),
  };
}

/** The newest links only: older ones were for what was asked before. */
function linksOf(says: readonly Say[]): Pick<Say, "links"> {
  const links = says.findLast((say) => say.links)?.links;
  return links ? { links } : {};
}
