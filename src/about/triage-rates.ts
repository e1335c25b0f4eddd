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
  ruleSet: "b070e64478e17d6f",
  now: { lines: 406, full: 406, soft: 0 },
  danger: { lines: 586, full: 582, soft: 4 },
  near: { lines: 115, full: 54, soft: 59 },
  harmless: { lines: 970, full: 0, soft: 0 },
};
