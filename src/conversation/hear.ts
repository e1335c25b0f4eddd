/** Hears what a person writes, taps or sends: as the answer to the open question, as a door to a flow, or just as words. */

import { applyWord } from "./apply-word.ts";
import { findChip, own, parseChipData } from "./chip-data.ts";
import type { AskExit, FlowChip, ListenExit, Target } from "./flow-types.ts";
import { globalWord } from "./global-words.ts";
import { saysOnly } from "./match-words.ts";
import { findExactOpening, findOpening } from "./openings.ts";
import { weigh } from "./small-talk-words.ts";
import { chipsOf, keepOpen, record, say, sayText, type Turn, waitsFor } from "./turn.ts";
import type { Answer } from "./types.ts";
import { enter, goTo, openFlow, settle } from "./walk.ts";

/** Somebody wrote. */
export function hearText(turn: Turn, text: string): void {
  const word = globalWord(text);
  if (word === "person") {
    applyWord(turn, word);
    return;
  }
  const wait = waitsFor(turn);
  if (turn.state.status === "with-a-person") {
    if (word !== null) applyWord(turn, word);
    else sayText(turn, "withPerson");
    return;
  }
  // A question that fell asleep can still be answered with the words of its chips.
  const chip = wait?.chips.find((one) => one.word === null && says(one, text));
  if (chip) {
    takeChip(turn, turn.state, turn.state.version, chip);
    return;
  }
  if (word !== null) {
    applyWord(turn, word);
    return;
  }
  if (wait === null || turn.state.status !== "waiting") {
    hearAtTheDoor(turn, text, null);
    return;
  }
  if (wait.kind === "ask") hearAtQuestion(turn, wait, text);
  else hearWhileListening(turn, wait, text);
}

function says(chip: FlowChip, text: string): boolean {
  return [chip.label, ...chip.also].some((phrase) => saysOnly(text, phrase));
}

/** Free text where a question is open: it is an answer, whatever it says. */
function hearAtQuestion(turn: Turn, exit: AskExit, text: string): void {
  const { state } = turn;
  const flow = turn.flows.flows[state.flow];
  if (exit.key !== null) record(turn, exit.key, answerHere(turn, "text"), exit.meaning);
  if (flow?.door) {
    hearAtTheDoor(turn, text, exit.text);
    return;
  }
  const other = flow?.crisis ? null : findExactOpening(turn.flows, text);
  if (other !== null && other.flow !== state.flow) {
    openFlow(turn, other);
    state.told ||= stillTelling(turn);
    return;
  }
  if (weigh(text) !== "light") state.told = true;
  goTo(turn, exit.text);
}

/** Free text where nothing was asked. */
function hearWhileListening(turn: Turn, exit: ListenExit, text: string): void {
  const { state } = turn;
  const flow = turn.flows.flows[state.flow];
  if (flow?.door) {
    hearAtTheDoor(turn, text, state);
    return;
  }
  if (!flow?.crisis && weigh(text) !== "light") state.told = true;
  answerListening(turn, exit);
}

/** A short sign that the words arrived; in a talk after danger only now and then. */
export function answerListening(turn: Turn, exit: ListenExit, always = false): void {
  const { state } = turn;
  const turnOf = Math.floor(state.repeats / exit.every);
  if (always || state.repeats % exit.every === 0) {
    say(turn, exit.wordings[turnOf % exit.wordings.length] ?? []);
    turn.chips = chipsOf(turn.flows, state);
  }
  state.repeats += 1;
}

/** Words that may open any flow. `light` is where small talk goes on. */
function hearAtTheDoor(turn: Turn, text: string, light: Target | null): void {
  const { state, flows } = turn;
  const opening = findOpening(flows, text);
  const listensOn = light !== null && light.flow === flows.entries.together.flow;
  // A greeting in the middle of small talk does not start the small talk again.
  if (
    opening !== null &&
    !(listensOn && flows.flows[opening.flow]?.start === opening.node && opening.flow === light.flow)
  ) {
    openFlow(turn, opening);
    if (!flows.flows[opening.flow]?.door) state.told ||= stillTelling(turn);
    return;
  }
  const weight = weigh(text);
  if (weight === "heavy") {
    openFlow(turn, flows.entries.worry);
    state.told ||= stillTelling(turn);
    return;
  }
  if (weight === "light" && light !== state) {
    openFlow(turn, light ?? flows.entries.smallTalk);
    return;
  }
  // Something of a day: nothing is asked of it, but if it stays the last word, a person gets to read it.
  if (state.flow !== flows.entries.together.flow || state.node !== flows.entries.together.node || light !== state) {
    openFlow(turn, flows.entries.together);
  }
  if (weight === "neutral") state.told = true;
  const wait = waitsFor(turn);
  if (wait?.kind === "listen") answerListening(turn, wait);
}

/** Handed over or kept private within this very turn, there is nothing left to hand over. */
function stillTelling(turn: Turn): boolean {
  return turn.state.status === "waiting" || turn.state.status === "resting";
}

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

function takeChip(turn: Turn, at: Target, version: number, chip: FlowChip): void {
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

/** A sticker, a picture, a voice, a file: welcomed as what it is; the open question stays open. */
export function hearThing(turn: Turn, name: "sticker" | "image" | "video" | "audio" | "file" | "location"): void {
  const { state } = turn;
  if (state.status === "with-a-person") {
    sayText(turn, "withPerson");
    return;
  }
  const wait = waitsFor(turn);
  if (state.status !== "waiting" || wait === null) settle(turn, turn.flows.entries.together);
  const inDanger = turn.flows.flows[state.flow]?.crisis === true;
  // A picture or a voice may be the whole story; nobody but a person can tell.
  if (name !== "sticker" && !inDanger) state.told = true;
  if (wait?.kind === "listen" && wait.every > 1 && state.status === "waiting") {
    answerListening(turn, wait);
    return;
  }
  sayText(turn, name);
  keepOpen(turn);
}

/** A place on the map answers the question about the area, also when nobody has asked it yet. */
export function hearLocation(turn: Turn): void {
  const wait = turn.state.status === "waiting" ? waitsFor(turn) : null;
  const asked = wait?.kind === "ask" && wait.meaning === "area" ? wait : null;
  record(turn, asked?.key ?? "area", answerHere(turn, "location"), "area");
  hearThing(turn, "location");
  if (asked) enter(turn, asked.text);
}

function answerHere(turn: Turn, value: string): Answer {
  const { flow, version, node } = turn.state;
  return { outcome: "answered", value, flow, version, node, at: turn.now };
}
