/** The rates that GET /about/triage states. Written by tools/triage/rates.ts; a test fails when they are not today's. */

/** How many lines of a set, and how many of them were answered with the full safety text or a gentle question. */
export interface Rate {
  lines: number;
  full: number;
  soft: number;
}

export interface TriageRates {
  /** The day they were measured, in Tokyo. */
  made: string;
  /** Hash of the rule set that was measured. */
  ruleSet: string;
  now: Rate;
  danger: Rate;
  near: Rate;
  harmless: Rate;
}

export const TRIAGE_RATES: TriageRates = {
  made: "2026-11-25",
  ruleSet: "794151b1a6512d58",
  now: { lines: 100, full: 100, soft: 0 },
  danger: { lines: 200, full: 195, soft: 5 },
  near: { lines: 28, full: 14, soft: 13 },
  harmless: { lines: 397, full: 0, soft: 0 },
};
