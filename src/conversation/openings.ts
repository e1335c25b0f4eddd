/** Finds the flow that a person's own words ask for. */

import { own } from "./chip-data.ts";
import type { Flows, Opening, Target } from "./flow-types.ts";
import { type Heard, heard, holdsAny, isExactly, saysOnly } from "./match-words.ts";
import type { Hints } from "./types.ts";

export const NO_HINTS: Hints = { topics: [], thirdParty: false, places: false };

/** How much an opening says: a whole phrase, words with their company, a topic triage heard, a word alone. */
const WHOLE = 30;
const IN_COMPANY = 20;
const TOPIC = 15;
const ALONE = 10;

export interface Opened {
  target: Target;
  /** It was the topic that opened it, or words as clear as one. */
  clear: boolean;
}

/** Whole phrases first, then the openings with most conditions: 「隣の人がしんどそうで心配」 is about the neighbour. */
export function findOpening(flows: Flows, text: string, hints: Hints = NO_HINTS): Opened | null {
  const said = heard(text);
  let best: { target: Target; weight: number } | null = null;
  for (const flow of Object.values(flows.flows)) {
    for (const opening of flow.opens) {
      const weight = weightOf(opening, said, hints);
      if (weight > (best?.weight ?? 0)) best = { target: opening.go, weight };
    }
  }
  return best && { target: best.target, clear: best.weight > ALONE };
}

function weightOf(opening: Opening, text: Heard, hints: Hints): number {
  switch (opening.kind) {
    case "whole":
      return opening.words.some((word) => saysOnly(text, word)) ? WHOLE : 0;
    case "holds": {
      const holds =
        holdsAny(text, opening.any) &&
        (opening.with.length === 0 || holdsAny(text, opening.with)) &&
        !holdsAny(text, opening.unless);
      if (!holds) return 0;
      return opening.with.length > 0 ? IN_COMPANY : ALONE;
    }
    case "topics": {
      if (opening.thirdParty !== null && opening.thirdParty !== hints.thirdParty) return 0;
      const place = hints.topics.findIndex((topic) => opening.topics.includes(topic));
      // The topic triage names first is the most urgent one.
      return place < 0 || holdsAny(text, opening.unless) ? 0 : TOPIC - Math.min(place, 20) / 5;
    }
  }
}

/** The flow whose opening words are exactly this message: strong enough to leave another flow for. */
export function findExactOpening(flows: Flows, text: string): Target | null {
  const said = heard(text);
  for (const flow of Object.values(flows.flows)) {
    if (flow.door) continue;
    for (const opening of flow.opens) {
      if (opening.kind === "whole" && opening.words.some((word) => isExactly(said, word))) return opening.go;
    }
  }
  return null;
}

/** A node that answers a greeting asks how the day was; the others of small talk answer thanks, good night and the like. */
export const isGreeting = (flows: Flows, at: Target): boolean => nodeOf(flows, at)?.exit.kind === "ask";
const nodeOf = (flows: Flows, at: Target) => own(own(flows.flows, at.flow)?.nodes ?? {}, at.node);

/** What this opening leads to is where the talk stands already: 「ばーか」 twice is not answered twice in the same words. */
export function leadsHere(flows: Flows, opening: Target, at: Target): boolean {
  const exit = nodeOf(flows, opening)?.exit;
  const { together } = flows.entries;
  if (at.flow === together.flow && at.node === together.node) return false;
  return exit?.kind === "go" && exit.to.flow === at.flow && exit.to.node === at.node;
}
