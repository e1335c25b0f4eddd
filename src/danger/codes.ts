/** The codes of what staff do about danger, as forms send them and tables hold them. Data; the words stand in the inbox. */
import type { Level } from "../triage/types.ts";

/** What can be done about a danger (handbook §4.8). `joined`, `care` and `nextContact` have forms of their own. */
export const STEP_KINDS = [
  "replied",
  "phoned",
  "called119",
  "called110",
  "visited",
  "referred",
  "watching",
  "other",
] as const;
export type StepKind = (typeof STEP_KINDS)[number] | "joined" | "care" | "nextContact";

/** Whose protection a notice is about (handbook §3.6). */
export const LAWS = ["child", "elder", "disability", "facility", "partner", "other"] as const;
export type Law = (typeof LAWS)[number];

export const METHODS = ["phone", "visit", "paper", "other"] as const;
export type Method = (typeof METHODS)[number];

/** Why something is set by hand (handbook §6.5). `other` needs a line of words. */
export const HAND_REASONS = ["spoke", "otherNews", "falseAlarm", "figureOfSpeech", "duplicate", "other"] as const;
export type HandReason = (typeof HAND_REASONS)[number];

/** Why a danger, or an abuse item without a notice, is closed. `other` needs a line of words. */
export const DANGER_CLOSINGS = ["safe", "handedOn", "falseAlarm", "duplicate", "other"] as const;
/** Why any request is closed (handbook 終結: an end, or the lead goes to somebody else). A danger does not end by silence or by a wish. */
export const CLOSING_REASONS = ["settled", "wished", "silent", "moved", ...DANGER_CLOSINGS] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

export const HAND_FIELDS = ["level", "topics", "area", "owner"] as const;
export type HandField = (typeof HAND_FIELDS)[number];

export const MARKS = ["falseAlarm", "missed"] as const;
export type Mark = (typeof MARKS)[number];

/** Reasons that say the machine was wrong: they feed the list of marks. */
export const MACHINE_WAS_WRONG: readonly HandReason[] = ["falseAlarm", "figureOfSpeech"];

/** A line, not a report. */
export const MAX_LINE = 200;
/** The content of a notice, in short. */
export const MAX_CONTENT = 500;

/** @returns the code when it is one of the list, else null: forms may send anything. */
export function codeOf<T extends string>(codes: readonly T[], value: string): T | null {
  return codes.find((code) => code === value) ?? null;
}

export const isUrgentLevel = (level: Level): boolean => level === "U0" || level === "U1";
