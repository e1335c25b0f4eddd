/** What triage takes and gives. Levels, rules and topics are those of the domain handbook §3.8 and §6. Pure types. */
import type { Given, TriageFacts, TriageSettings } from "./settings.ts";

/** U0 life, now … U4 information. Order of urgency is the order of the letters. */
export const LEVELS = ["U0", "U1", "U2", "U3", "U4"] as const;
export type Level = (typeof LEVELS)[number];

export type Safety = "full" | "soft" | "none";

/** Which safety script fits (handbook §4.7). */
export type SafetyKind =
  | "selfHarmNow"
  | "selfHarm"
  | "violenceNow"
  | "violence"
  | "childNow"
  | "child"
  /** A child writes about their own home. */
  | "childSelf"
  /** A parent at the end of their strength. */
  | "childParent"
  | "medical"
  | "unseenNow"
  /** Somebody of the own household is gone. */
  | "missingNow"
  | "basicNeed"
  | "basicNeedHousing"
  | "harmOthers"
  | "thirdPartySelfHarm"
  | "unseen"
  | "scam"
  | "plain";

/** Kinds that speak of the writer's own life or home, unless `thirdParty` says otherwise. */
export const PERSONAL_KINDS: ReadonlySet<SafetyKind> = new Set<SafetyKind>([
  "selfHarmNow",
  "selfHarm",
  "violenceNow",
  "violence",
  "childSelf",
  "childParent",
  "missingNow",
  "basicNeed",
  "basicNeedHousing",
  "harmOthers",
  "scam",
]);

export interface Hit {
  /** e.g. "R-SH1". */
  rule: string;
  level: Level;
  topic: string | null;
  /** The words that matched, as the person wrote them. Personal: stored sealed, never logged. */
  span: string;
  source: "text" | "chip" | "sticker" | "staff";
  /** The words stand wholly in an earlier message of the window: they count for the level, not for this turn's safety text. */
  earlier?: true;
}

export interface Assessment {
  level: Level;
  safety: Safety;
  /** Set when `safety` is not "none". */
  kind: SafetyKind | null;
  topics: string[];
  hits: Hit[];
  /** Somebody outside the own household is meant. */
  thirdParty: boolean;
  /** The level that the newest message asks for by itself or completes; `level` covers the whole window. */
  newLevel?: Level;
  /** Whether the newest message meant something to a rule, or was small talk; false when nothing was recognised (R-ZERO, handbook §6.2). */
  matched?: boolean;
  /** Other dangers in the newest words, each worth a number of its own; absent when there is one kind only. */
  alsoKinds?: SafetyKind[];
  /** Hash of the rule set that decided. */
  ruleSet: string;
  /** Facts and settings that were given beside the words; absent when none were. */
  given?: Given;
}

/** What was said, oldest first; the last one is the new one, the others (at most two) are joined for split messages. */
export interface AssessInput {
  messages: readonly string[];
  source: Hit["source"];
  /** What the house knows beside the words; nothing when absent. */
  facts?: TriageFacts;
  /** The usual ones when absent. */
  settings?: TriageSettings;
}
