/** Whom a message is about: the person themselves, or somebody outside the own household. Pure. */
import type { Flows } from "../conversation/flow-types.ts";
import type { About, RunState } from "../conversation/types.ts";
import { type Assessment, PERSONAL_KINDS } from "../triage/types.ts";

/** 「わたしも、つらくて」 in the middle of a neighbour's story. */
const SELF_TOO = /(?:わたし|私|自分|ぼく|僕|俺|おれ|うち)(?:も|自身|のほうも|の方も)/;
const NEIGHBOUR_TOPICS = new Set(["neighbourCare", "neighbourTrouble"]);

/**
 * Words before flows: own danger told inside a neighbour's flow is the person's own, and a neighbour in plain words is a
 * neighbour though no chip said so (handbook §6.2 point 6).
 * @param lastAbout whom the words just before were about; null when that was too long ago to matter.
 */
export function aboutOf(
  words: string,
  assessment: Assessment | null,
  state: RunState | null,
  lastAbout: About | null,
  flows: Flows,
): About {
  if (assessment?.thirdParty) return "neighbour";
  if (assessment?.kind && PERSONAL_KINDS.has(assessment.kind)) return "self";
  if (SELF_TOO.test(words)) return "self";
  // A flow about a neighbour knows whom it asks about, however long the answer took; elsewhere only what was just said counts.
  const told = state?.status === "waiting" && asksAboutNeighbour(flows, state.flow) ? state.about : lastAbout;
  if (told) return told;
  return assessment?.hits.some((hit) => NEIGHBOUR_TOPICS.has(hit.topic ?? "")) ? "neighbour" : "self";
}

const asksAboutNeighbour = (flows: Flows, flow: string): boolean =>
  Object.hasOwn(flows.flows, flow) && flows.flows[flow]?.about === "neighbour";
