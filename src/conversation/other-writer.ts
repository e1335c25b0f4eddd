/** What happens when another one writes on a person's phone. */

import { normalise } from "./match-words.ts";
import { saysOtherWriter } from "./other-writer-words.ts";
import { freshRun } from "./run-state.ts";
import { LONG, weigh } from "./small-talk-words.ts";
import { handOver, sayText, stillTelling, type Turn } from "./turn.ts";
import { openFlow } from "./walk.ts";

/**
 * Another one may be writing: nothing of the earlier talk is said or asked on, and a new run begins for them. What was
 * being told goes to the staff first, so that it is not mixed up with theirs.
 */
export function hearOtherWriter(turn: Turn, text: string): boolean {
  const { state, flows } = turn;
  const { otherWriter } = flows.entries;
  if (!saysOtherWriter(text)) return false;
  if (state.status === "with-a-person") {
    sayText(turn, "otherWriter");
    return true;
  }
  if (state.status === "waiting" && state.flow === otherWriter.flow) return false;
  const { told, step, introduced, discreet, language } = state;
  if (told) handOver(turn, "told");
  const run = told ? state.run : turn.newRun;
  turn.state = { ...freshRun(run, otherWriter.flow, otherWriter.node), step };
  if (introduced) turn.state.introduced = true;
  if (discreet) turn.state.discreet = true;
  if (language) turn.state.language = language;
  turn.returning = false;
  openFlow(turn, otherWriter);
  // What else they tell in the same breath stays told.
  turn.state.told = stillTelling(turn) && normalise(text).length > LONG && weigh(text) === "heavy";
  return true;
}
