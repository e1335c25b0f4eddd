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
  ruleSet: "3808999de76622c1",
  now: { lines: 1284, full: 1283, soft: 0 },
  danger: { lines: 1403, full: 1393, soft: 7 },
  near: { lines: 307, full: 121, soft: 182 },
  harmless: { lines: 2444, full: 8, soft: 1 },
};
