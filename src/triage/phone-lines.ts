/** Lines to call that are open now, for an answer whose words speak of them: one bubble in plain text, and the buttons. */
import type { Call } from "../conversation/types.ts";
import { callOf, openLines } from "./hotlines.ts";
import type { SafetyKind } from "./types.ts";

const LINES = 3;

/** Which need the lines should fit, from the topics heard so far (handbook §3.8). */
export function kindOfTopics(topics: readonly string[]): SafetyKind {
  if (topics.includes("violence")) return "violence";
  if (topics.includes("child") && !topics.includes("selfHarm")) return "child";
  return "selfHarm";
}

/** @param now epoch ms. The bubble repeats the numbers because LINE on a computer shows no buttons. */
export function phoneLines(kind: SafetyKind, now: number): { bubble: string; calls: Call[] } {
  const lines = openLines(kind, now, LINES);
  return { bubble: lines.map((line) => `${line.name} ${line.number}`).join("\n"), calls: lines.map(callOf) };
}
