/** Somebody tapped a chip: of the open question, of an older one, or of nothing we know. */

import { applyWord } from "./apply-word.ts";
import { findChip, own, parseChipData } from "./chip-data.ts";
import type { FlowChip, Target } from "./flow-types.ts";
import { keepOpen, record, sayText, type Turn, waitsFor } from "./turn.ts";
import type { Answer } from "./types.ts";
import { enter, openFlow, settle } from "./walk.ts";

/** Somebody tapped a chip: of the open question, of an older one, or of nothing we know. */
export function hearTap(turn: Turn, data: string): void {
  const ref = parseChipData(data);
  if (ref?.kind === "word") {
    applyWord(turn, ref.word);
    return;
  }
  const { state, flows } = turn;
  const chip = ref && findChip(flows, ref);
  if (chip?.word) {
    applyWord(turn, chip.word);
    return;
  }
  if (state.status === "with-a-person") {
    if (ref && chip) recordChip(turn, ref, ref.version, chip);
    sayText(turn, "withPerson");
    return;
  }
  if (!ref || !chip) {
    oldTap(turn);
    return;
  }
  const from = own(flows.flows, ref.flow);
  const fits = state.status !== "waiting" || state.flow === ref.flow || from?.door || from?.crisis;
  if (fits) takeChip(turn, ref, ref.version, chip);
  else oldTap(turn);
}

/** A tap that means nothing any more: said softly, and whatever was open stays open. */
function oldTap(turn: Turn): void {
  if (turn.state.status !== "waiting") settle(turn, turn.flows.entries.together);
  sayText(turn, "oldTap");
  keepOpen(turn);
}

export function takeChip(turn: Turn, at: Target, version: number, chip: FlowChip): void {
  const from = { flow: at.flow, node: at.node };
  recordChip(turn, from, version, chip);
  if (chip.go === null) return;
  // An older chip that leads to the question which is open anyway: it is noted, and not asked again in the same words.
  const { state } = turn;
  const leadsHere = chip.go.flow === state.flow && chip.go.node === state.node;
  if (state.status === "waiting" && leadsHere && waitsFor(turn)?.kind === "ask") {
    sayText(turn, "oldTap");
    keepOpen(turn);
    return;
  }
  if (from.flow === chip.go.flow && from.flow === turn.state.flow) enter(turn, chip.go);
  else openFlow(turn, chip.go);
}

function recordChip(turn: Turn, at: Target, version: number, chip: FlowChip): void {
  const { state } = turn;
  const exit = turn.flows.flows[at.flow]?.nodes[at.node]?.exit;
  const asked = exit?.kind === "ask" ? exit : null;
  const meaning = chip.meaning ?? (chip.skip ? null : (asked?.meaning ?? null));
  if (asked && asked.key !== null) {
    const answer: Answer = {
      outcome: chip.skip ? "skipped" : "answered",
      value: chip.value,
      flow: at.flow,
      version,
      node: at.node,
      at: turn.now,
    };
    record(turn, asked.key, answer, meaning);
  }
  if (chip.about !== null) state.about = chip.about;
  if (chip.topic !== null && !state.topics.includes(chip.topic)) state.topics.push(chip.topic);
  if (!chip.skip && state.status !== "with-a-person" && (chip.topic !== null || meaning !== null)) state.told = true;
}
