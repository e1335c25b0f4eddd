/** Does what a global word asks for, in every state, at the first try. */

import type { GlobalWord, Target, TextName } from "./flow-types.ts";
import { copyState, freshRun, nextRun, QUIET_AFTER, WELCOME_BACK_AFTER } from "./run-state.ts";
import { handOver, inWords, keepOpen, nodeAt, say, sayText, type Turn, waitsFor } from "./turn.ts";
import type { Language } from "./types.ts";
import { ask, enter, openFlow, remember, settle } from "./walk.ts";

/** Which language a word chooses. */
const CHOOSES: Partial<Record<GlobalWord, Language>> = {
  japanese: "ja",
  easyJapanese: "easyJa",
  english: "en",
  chinese: "zh",
  vietnamese: "vi",
  nepali: "ne",
  portuguese: "pt",
};

export const choosesLanguage = (word: GlobalWord): boolean => CHOOSES[word] !== undefined;

/** Carries out one global word. */
export function applyWord(turn: Turn, word: GlobalWord): void {
  const withPerson = turn.state.status === "with-a-person";
  switch (word) {
    case "person":
      callPerson(turn, withPerson);
      return;
    case "erase":
      erase(turn);
      return;
    case "noContact":
      turn.effects.push({ kind: "set-contact", contact: "doNotContact" });
      sayText(turn, withPerson ? "noContactWithPerson" : "noContact");
      turn.state.status = "resting";
      return;
    case "notNow":
      if (!withPerson) {
        pause(turn);
        openFlow(turn, turn.flows.entries.notNow);
        return;
      }
      // Once a CSW has answered, only they give the talk back; before, the person may take the wish back.
      sayText(turn, "notNowWithPerson");
      if (!turn.facts.staffAnswered) turn.state.status = "resting";
      return;
    case "back":
      if (withPerson) sayText(turn, "withPerson");
      else goBack(turn, "back", "nothingBefore");
      return;
    case "mistaken":
      if (withPerson) sayText(turn, "withPerson");
      else goBack(turn, "mistaken", "nothingMistaken");
      return;
    case "resume":
      if (withPerson) sayText(turn, "withPerson");
      else resume(turn);
      return;
    case "restart":
      if (withPerson) sayText(turn, "withPerson");
      else openFlow(turn, turn.flows.entries.restart);
      return;
    case "watched":
      // The state stays as it is: they decide when to go on.
      turn.effects.push({ kind: "set-contact", contact: "doNotContact" });
      remember(turn, { discreet: true });
      sayText(turn, withPerson ? "watchedWithPerson" : "watched");
      keepOpen(turn);
      return;
    case "unwatched":
      remember(turn, { discreet: false });
      turn.effects.push({ kind: "set-contact", contact: "ok" });
      sayText(turn, "unwatched");
      keepOpen(turn);
      return;
    case "doNotRead":
      turn.effects.push({ kind: "set-reading", reading: "doNotRead" });
      sayText(turn, "doNotRead");
      turn.state.told = false;
      // Whoever is not to read cannot answer either: the bot listens again.
      if (withPerson) turn.state.status = "resting";
      keepOpen(turn);
      return;
    case "mayRead":
      turn.effects.push({ kind: "set-reading", reading: "ok" });
      sayText(turn, "mayRead");
      keepOpen(turn);
      return;
    case "supporterOn":
    case "supporterOff":
      remember(turn, { supporter: word === "supporterOn" });
      sayText(turn, word);
      keepOpen(turn);
      return;
    case "language":
      if (withPerson) sayText(turn, "withPerson");
      else openFlow(turn, turn.flows.entries.language);
      return;
    case "japanese":
    case "easyJapanese":
    case "english":
    case "chinese":
    case "vietnamese":
    case "nepali":
    case "portuguese":
      choose(turn, CHOOSES[word] ?? "ja", withPerson);
      return;
    case "tell":
      tell(turn, withPerson);
      return;
    case "keep":
      if (isHanded(turn)) sayText(turn, "keptHanded");
      else sayText(turn, "kept");
      turn.state.told = false;
      keepOpen(turn);
      return;
    case "numbers":
      sayText(turn, "numbers");
      turn.needsCalls = true;
      keepOpen(turn);
      return;
    case "noPhone":
    case "secret":
    case "asksWho":
    case "asksWhen":
    case "asksSecret":
    case "asksCost":
      sayText(turn, word);
      keepOpen(turn);
      return;
    case "about":
      if (turn.state.status === "resting") settle(turn, turn.flows.entries.together);
      sayText(turn, "whatThisIs");
      keepOpen(turn);
      return;
  }
}

/** 人と話したい. Asked again, the staff hears it again, in other words. */
function callPerson(turn: Turn, withPerson: boolean): void {
  const lifts = turn.facts.contact === "doNotContact";
  if (!withPerson || lifts) {
    openFlow(turn, turn.flows.entries.person);
    return;
  }
  handOver(turn, "wantsPerson");
  sayText(turn, "withPerson");
}

/** Something of theirs is with the staff, not long ago, and was not erased since. */
function isHanded(turn: Turn): boolean {
  const { handed, status } = turn.state;
  return status === "with-a-person" || (handed !== undefined && turn.now - handed < WELCOME_BACK_AFTER);
}

/** やっぱり伝えて: what was told today goes to the staff after all, under the run it was told in. */
function tell(turn: Turn, withPerson: boolean): void {
  const { before, state } = turn;
  if (withPerson) {
    sayText(turn, "withPerson");
    return;
  }
  if (before && before.run !== state.run) {
    state.run = before.run;
    state.about ??= before.about;
    if (state.topics.length === 0) state.topics = [...before.topics];
  }
  handOver(turn, "told");
  sayText(turn, "told");
  if (state.status === "waiting" && turn.flows.flows[state.flow]?.crisis) keepOpen(turn);
  else state.status = "resting";
}

/** 消して: the run holds nothing of before, not even its id, so that no timer finds it. */
function erase(turn: Turn): void {
  const { notNow } = turn.flows.entries;
  turn.effects.push({ kind: "erase-words" });
  sayText(turn, "erased");
  turn.state = { ...freshRun(turn.newRun, notNow.flow, notNow.node), step: 1, status: "done" };
  turn.state.version = turn.flows.flows[notNow.flow]?.version ?? 0;
  // How to speak to them is no word of theirs: the language, and that somebody may see the phone.
  const { introduced, language, discreet } = turn.before ?? {};
  if (introduced) turn.state.introduced = true;
  if (language) turn.state.language = language;
  if (discreet) turn.state.discreet = true;
  turn.chips = [];
}

/**
 * もどる: the question before the open one; after a rest, the last one. Its answer is taken back, so that it can be asked.
 * さっきのまちがい does the same in other words.
 */
function goBack(turn: Turn, said: TextName, nothing: TextName): void {
  reopen(turn);
  const { state, flows } = turn;
  const here = state.trail.at(-1);
  const standsAtIt = state.status === "waiting" && here?.flow === state.flow && here.node === state.node;
  if (standsAtIt) state.trail.pop();
  let to: Target | undefined = state.trail.at(-1);
  while (to !== undefined && nodeAt(flows, to)?.node.exit.kind !== "ask") {
    state.trail.pop();
    to = state.trail.at(-1);
  }
  const exit = to && nodeAt(flows, to)?.node.exit;
  if (to === undefined || exit?.kind !== "ask") {
    if (standsAtIt && here) state.trail.push(here);
    else if (state.status !== "waiting") settle(turn, flows.entries.together);
    sayText(turn, nothing);
    keepOpen(turn);
    return;
  }
  sayText(turn, said);
  if (exit.key !== null) {
    delete state.answers[exit.key];
    state.asked = Math.max(0, (state.asked ?? 0) - 1);
  }
  settle(turn, to);
  if (exit.question === null) say(turn, nodeAt(flows, to)?.node.say.slice(0, 1) ?? []);
  ask(turn, exit, to);
}

/** A talk that ended just now is taken up again: its last answer may be the wrong one. */
function reopen(turn: Turn): void {
  const { before, state, now } = turn;
  if (before?.status !== "done" || state.trail.length > 0 || now - (before.at ?? 0) >= QUIET_AFTER) return;
  turn.state = { ...copyState(before), step: state.step, status: "resting" };
}

/** There is an answered question to come back to. */
export function mayCorrect(turn: Turn): boolean {
  const { before } = turn;
  if (before?.status === "done" && turn.state.trail.length === 0) {
    return before.trail.length > 0 && turn.now - (before.at ?? 0) < QUIET_AFTER;
  }
  return Object.keys(turn.state.answers).length > 0 && turn.state.trail.length > 0;
}

/** あとで at an open question: つづきを話す comes back to it. */
function pause({ state, flows }: Turn): void {
  const exit = nodeAt(flows, state)?.node.exit;
  if (state.status !== "waiting" || exit?.kind !== "ask" || exit.key === null) return;
  state.paused = { flow: state.flow, node: state.node };
}

/** つづきを話す: the question they paused at, else a place to go on writing. */
function resume(turn: Turn): void {
  const { paused } = turn.state;
  const exit = paused && nodeAt(turn.flows, paused)?.node.exit;
  delete turn.state.paused;
  if (paused && exit?.kind === "ask") {
    turn.state.stack = [];
    enter(turn, paused);
    return;
  }
  if (turn.state.status !== "waiting") settle(turn, turn.flows.entries.together);
  sayText(turn, "nothingPaused");
  keepOpen(turn);
}

/** Another language, at any moment: an open question stays open and is said again in it. */
function choose(turn: Turn, language: Language, withPerson: boolean): void {
  remember(turn, { language });
  const wait = turn.state.status === "waiting" ? waitsFor(turn) : null;
  const flow = turn.flows.flows[turn.state.flow];
  if (!withPerson && language !== "ja" && (wait === null || (flow?.door && !flow.crisis))) {
    openFlow(turn, turn.flows.entries.languageChosen);
    return;
  }
  sayText(turn, "languageSet");
  keepOpen(turn);
  if (wait?.kind === "ask" && wait.question !== null) turn.question = inWords(turn, wait.question, wait.questionIn);
}

/** A finished run is over: what comes now begins a new one. */
export function beginIfDone(turn: Turn): void {
  if (turn.state.status === "done") turn.state = nextRun(turn.flows, turn.state, turn.newRun, turn.now);
}
