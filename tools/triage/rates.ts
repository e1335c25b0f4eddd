/** `node tools/triage/rates.ts`: measures today's rules on the project's own test lines and writes what GET /about/triage states. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Rate, TriageRates } from "../../src/about/triage-rates.ts";
import { assess, ruleSet } from "../../src/triage/assess.ts";
import type { Safety } from "../../src/triage/types.ts";
import { readTestSets, type SetLine, type SetName } from "./test-sets.ts";

const TARGET = join(import.meta.dirname, "..", "..", "src", "about", "triage-rates.ts");
const NAMES: readonly SetName[] = ["now", "danger", "near", "harmless"];
const ORDER: readonly Safety[] = ["full", "soft", "none"];

/** Heard as it arrives, message after message: the strongest answer of the talk counts. */
function answered({ messages }: SetLine): Safety {
  const said = messages.map((_, i) => assess({ messages: messages.slice(0, i + 1), source: "text" }, 0).safety);
  return ORDER.find((safety) => said.includes(safety)) ?? "none";
}

/** Everything but the day. The same lines and rules give the same figures. */
export function measureRates(lines: readonly SetLine[]): Omit<TriageRates, "made"> {
  const rate = (name: SetName): Rate => {
    const heard = lines.filter(({ set }) => set === name).map(answered);
    return {
      lines: heard.length,
      full: heard.filter((safety) => safety === "full").length,
      soft: heard.filter((safety) => safety === "soft").length,
    };
  };
  return {
    ruleSet: ruleSet(),
    now: rate("now"),
    danger: rate("danger"),
    near: rate("near"),
    harmless: rate("harmless"),
  };
}

/** The module that is committed. @param made the day in Tokyo, "2026-11-25". */
export function ratesModule(rates: Omit<TriageRates, "made">, made: string): string {
  const rows = NAMES.map((name) => {
    const { lines, full, soft } = rates[name];
    return `  ${name}: { lines: ${lines}, full: ${full}, soft: ${soft} },`;
  });
  return `/** The rates that GET /about/triage states. Written by tools/triage/rates.ts; a test fails when they are not today's. */

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
  made: "${made}",
  ruleSet: "${rates.ruleSet}",
${rows.join("\n")}
};
`;
}

if (import.meta.main) {
  const rates = measureRates(await readTestSets());
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  writeFileSync(TARGET, ratesModule(rates, today));
  for (const name of NAMES) console.log(`${name}: ${JSON.stringify(rates[name])}`);
}
