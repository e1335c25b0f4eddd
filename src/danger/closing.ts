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

/** What the machine heard stays heard, whatever topics people set later. */
const ABUSE_RULES = /^R-(?:VI|CH|HA)(?:-|$)/;

/** What a request is judged by: its level, its topics, and what was heard or stood there before. */
export interface Heard {
  level: Level;
  topics: readonly string[];
  rules: readonly string[];
  /** A topic of abuse stood there once and was taken away by hand. */
  onceAbuse?: boolean | undefined;
}

/** Somebody may be abused, or was heard to be: taking the topic away does not unsay it. */
export const isAbuse = ({ level, topics, rules, onceAbuse }: Heard): boolean =>
  isUrgentLevel(level) &&
  (onceAbuse === true || topics.some((topic) => ABUSE.has(topic)) || rules.some((rule) => ABUSE_RULES.test(rule)));

/** @param noticed a notice of this request is on record. */
export const needsClosingReason = (heard: Heard, noticed: boolean): boolean =>
  heard.level === "U0" || (isAbuse(heard) && !noticed);

/** A topic of abuse that stood in `before` and does not in `after`. */
export const takesAbuseAway = (before: readonly string[], after: readonly string[]): boolean =>
  before.some((topic) => ABUSE.has(topic) && !after.includes(topic));

/** SQL: was a topic of abuse once taken off the request `?1`? */
export const ONCE_ABUSE = `EXISTS (SELECT 1 FROM hand_setting h, json_each(h.before) t
  WHERE h.request_id = ?1 AND h.field = 'topics' AND t.value IN (${[...ABUSE].map((topic) => `'${topic}'`).join(", ")}))`;

export const closingReason = (value: string | null): ClosingReason | null =>
  CLOSING_REASONS.find((reason) => reason === value) ?? null;

/** Good enough for a danger. */
export const isDangerClosing = (reason: ClosingReason): boolean => DANGER_CLOSINGS.some((one) => one === reason);
