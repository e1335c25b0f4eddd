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
  made: "2026-11-26",
  ruleSet: "627aba0488adb4cc",
  now: { lines: 3153, full: 3143, soft: 1 },
  danger: { lines: 3847, full: 3832, soft: 7 },
  near: { lines: 591, full: 217, soft: 359 },
  harmless: { lines: 5424, full: 7, soft: 5 },
};
