/** When an end needs a reason: any danger to life, and abuse without a notice (handbook §3.6, §4.8). Pure. */
import type { Level } from "../triage/types.ts";
import { CLOSING_REASONS, type ClosingReason, DANGER_CLOSINGS, isUrgentLevel } from "./codes.ts";

/** Topics behind which somebody may be abused. */
const ABUSE: ReadonlySet<string> = new Set(["violence", "child"]);

export interface ClosingInput {
  reason: string | null;
  /** One line. */
  words: string | null;
}

export const isAbuse = (level: Level, topics: readonly string[]): boolean =>
  isUrgentLevel(level) && topics.some((topic) => ABUSE.has(topic));

/** @param noticed a notice of this request is on record. */
export const needsClosingReason = (level: Level, topics: readonly string[], noticed: boolean): boolean =>
  level === "U0" || (isAbuse(level, topics) && !noticed);

export const closingReason = (value: string | null): ClosingReason | null =>
  CLOSING_REASONS.find((reason) => reason === value) ?? null;

/** Good enough for a danger. */
export const isDangerClosing = (reason: ClosingReason): boolean => DANGER_CLOSINGS.some((one) => one === reason);
