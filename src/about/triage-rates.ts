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
  ruleSet: "0a9914dc95187f8a",
  now: { lines: 1910, full: 1907, soft: 0 },
  danger: { lines: 2352, full: 2342, soft: 7 },
  near: { lines: 358, full: 150, soft: 202 },
  harmless: { lines: 3983, full: 7, soft: 5 },
};
