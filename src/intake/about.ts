/** Whom a message is about: the person themselves, or somebody outside the own household. Pure. */
import type { About, RunState } from "../conversation/types.ts";
import { type Assessment, PERSONAL_KINDS } from "../triage/types.ts";

/**
 * Words before flows: own danger told inside a neighbour's flow is the person's own, and a neighbour in plain words is a
 * neighbour though no chip said so (handbook §6.2 point 6).
 * @param lastAbout whom the words before were about; kept while the bot only listens.
 */
export function aboutOf(assessment: Assessment | null, state: RunState | null, lastAbout: About | null): About {
  if (assessment?.thirdParty) return "neighbour";
  if (assessment?.kind && PERSONAL_KINDS.has(assessment.kind)) return "self";
  if (state?.flow === "listening" && lastAbout) return lastAbout;
  return state?.about ?? lastAbout ?? "self";
}
