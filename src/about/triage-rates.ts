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
  ruleSet: "8c716ab483707127",
  now: { lines: 2087, full: 2079, soft: 0 },
  danger: { lines: 2710, full: 2700, soft: 6 },
  near: { lines: 382, full: 153, soft: 218 },
  harmless: { lines: 4321, full: 10, soft: 6 },
};
