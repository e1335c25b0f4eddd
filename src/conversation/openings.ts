/** Finds the flow that a person's own words ask for. */

import type { Flows, Target } from "./flow-types.ts";
import { holdsAny, normalise, saysOnly } from "./match-words.ts";

/** Whole phrases first, then the openings with most conditions: 「隣の人がしんどそうで心配」 is about the neighbour. */
export function findOpening(flows: Flows, text: string): Target | null {
  let best: { target: Target; weight: number } | null = null;
  for (const flow of Object.values(flows.flows)) {
    for (const opening of flow.opens) {
      const weight =
        opening.kind === "whole"
          ? opening.words.some((word) => saysOnly(text, word))
            ? 3
            : 0
          : holdsAny(text, opening.any) &&
              (opening.with.length === 0 || holdsAny(text, opening.with)) &&
              !holdsAny(text, opening.unless)
            ? opening.with.length > 0
              ? 2
              : 1
            : 0;
      if (weight > (best?.weight ?? 0)) best = { target: opening.go, weight };
    }
  }
  return best?.target ?? null;
}

/** The flow whose opening words are exactly this message: strong enough to leave another flow for. */
export function findExactOpening(flows: Flows, text: string): Target | null {
  const plain = normalise(text);
  for (const flow of Object.values(flows.flows)) {
    if (flow.door) continue;
    for (const opening of flow.opens) {
      if (opening.kind === "whole" && opening.words.some((word) => normalise(word) === plain)) return opening.go;
    }
  }
  return null;
}
