/** Which safety text fits what was heard, and which other dangers need their numbers as well. Pure. Handbook §4.7. */
import { AS_CHILD } from "./rules.ts";
import type { Hit, Safety, SafetyKind } from "./types.ts";

/** A hit with what only the decision needs. */
export interface Found {
  hit: Hit;
  group: string;
  safety: Safety;
  kind: SafetyKind;
  topics: readonly string[];
  thirdParty: boolean;
  /** Place in the joined text. */
  start: number;
  end: number;
}

/** Beside the most urgent danger: more would be a wall of numbers. */
const MOST_OTHER_KINDS = 2;
/** Texts for whoever is hurt or tells of it, and for whoever fears their own hand. */
const SUFFERED_KINDS: ReadonlySet<SafetyKind> = new Set(["violenceNow", "violence", "childNow", "child"]);
const OWN_KINDS: ReadonlySet<SafetyKind> = new Set(["harmOthers", "childParent"]);
/** 「殴られ」「叩かれ」: it is done to somebody. */
const PASSIVE = /[らかばわさまた]れ/;
/** 「夫が…」: another one does it. */
const BY_ANOTHER = /(?<!私|わたし|自分|僕|俺|手|怒り|衝動|腹)[がは]/;

/** The script for the newest words; a child who said so is spoken to as one. */
export function kindOf(found: readonly Found[], safety: Safety): SafetyKind {
  if (safety === "soft") {
    const soft = found.filter((f) => f.safety === "soft" && !f.hit.earlier);
    return soft.length > 0 && soft.every((f) => f.group === "VIs") ? "violence" : "selfHarm";
  }
  const loud = found.filter((f) => f.safety === "full" && !f.hit.earlier);
  const first = loud.find((f) => f.kind !== "plain") ?? loud[0];
  const kind = (first && ownDeed(first, loud)) ?? first?.kind ?? "plain";
  const child = found.some((f) => f.group === "KIDSELF" || (f.group === "CHk" && !f.thirdParty));
  return child && AS_CHILD.has(kind) ? "childSelf" : kind;
}

/** The same words heard as violence and as one's own deed: whoever is about to strike is not spoken to as the one who is struck. */
function ownDeed(first: Found, loud: readonly Found[]): SafetyKind | undefined {
  if (!SUFFERED_KINDS.has(first.kind) || PASSIVE.test(first.hit.span) || BY_ANOTHER.test(first.hit.span))
    return undefined;
  return loud.find((f) => OWN_KINDS.has(f.kind) && f.start < first.end && first.start < f.end)?.kind;
}

/** The calmer and the more urgent text of one danger need the same numbers. */
const MORE_URGENT: Partial<Record<SafetyKind, SafetyKind>> = {
  selfHarm: "selfHarmNow",
  violence: "violenceNow",
  child: "childNow",
  unseen: "unseenNow",
};
const dangerOf = (kind: SafetyKind): SafetyKind => MORE_URGENT[kind] ?? kind;

/** Somebody who was beaten and whose father collapsed needs both numbers. @param fresh most urgent first. */
export function otherKinds(fresh: readonly Found[], kind: SafetyKind): SafetyKind[] {
  const others = fresh.filter((f) => f.safety === "full" && f.kind !== "plain" && dangerOf(f.kind) !== dangerOf(kind));
  // Found most urgent first: of two texts of one danger the first stands for both.
  const dangers = Map.groupBy(others, (f) => dangerOf(f.kind));
  return [...dangers.values()].flatMap(([most]) => (most ? [most.kind] : [])).slice(0, MOST_OTHER_KINDS);
}
