/** Lines to call that are open now, for an answer whose words speak of them: one bubble in plain text, and the buttons. */
import type { Call, Language } from "../conversation/types.ts";
import { hotline, openLines } from "./hotlines.ts";
import { callIn, lineIn, linesIn } from "./scripts.ts";
import type { SafetyKind } from "./types.ts";

const LINES = 3;
const EMERGENCY = ["fire_ambulance", "police"] as const;
const NEEDS: ReadonlySet<string> = new Set(["housing", "evict", "food", "lifeline", "money", "debt"]);

/** Which need the lines should fit, from the topics heard so far (handbook §3.8). */
export function kindOfTopics(topics: readonly string[]): SafetyKind {
  if (topics.includes("violence")) return "violence";
  if (topics.includes("selfHarm")) return "selfHarm";
  if (topics.includes("child")) return "child";
  // Who has no bed or no supper is not handed a line for those who want to die.
  if (topics.some((topic) => NEEDS.has(topic))) return "basicNeed";
  return "selfHarm";
}

/** @param now epoch ms. The bubble says the numbers, with hours and cost, because LINE on a computer shows no buttons. */
export function phoneLines(
  kind: SafetyKind,
  now: number,
  language: Language = "ja",
): { bubble: string; calls: Call[] } {
  const lines = linesIn(language, openLines(kind, now, LINES));
  return {
    bubble: lines.map((line) => lineIn(line, language, now)).join("\n"),
    calls: lines.map((line) => callIn(line, language)),
  };
}

/** Buttons for the numbers of emergency that stand in these words. */
export function emergencyCalls(words: string, language: Language = "ja"): Call[] {
  return EMERGENCY.map(hotline)
    .filter(({ number }) => words.includes(number))
    .map((line) => callIn(line, language));
}
