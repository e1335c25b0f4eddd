/** How somebody stands to being helped (handbook §6.2 point 8): it chooses channel and pace, and never touches urgency. Pure. */
import type { Draft, DraftRequest } from "./draft.ts";

export type Stance = "open" | "ambivalent" | "infoOnly" | "declinesContact" | "thirdPartyOnly";

const INFORMATION = new Set(["placeInfo", "helpOut"]);

/** Null: nothing tells. */
export function stanceOf({ person, state }: Draft, request: DraftRequest): Stance | null {
  if (request.about === "neighbour") return "thirdPartyOnly";
  if (person.contact === "doNotContact" || person.reading === "doNotRead") return "declinesContact";
  if (request.why === "wantsPerson") return "open";
  const tell = state?.answers.tell;
  if (request.why === "halfTold" || tell?.outcome === "skipped" || tell?.value === "no") return "ambivalent";
  if (request.topics.length > 0 && request.topics.every((topic) => INFORMATION.has(topic))) return "infoOnly";
  return request.why === "told" ? "open" : null;
}
