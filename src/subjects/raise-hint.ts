/** The handbook's hint to raise (§6.2 point 6): two independent reporters, or a registered supporter and one sign. Pure. */
import type { RaiseHint } from "./views.ts";

/** A hint for a human; nothing is raised or lowered by it. @param facts `reporters`: different persons, never who. */
export function raiseHint(facts: { reporters: number; supporter: boolean; signs: number }): RaiseHint | null {
  if (facts.reporters >= 2) return "twoReporters";
  return facts.supporter && facts.signs > 0 ? "supporterSign" : null;
}
