/** Hears what a person writes, taps or sends: as the answer to the open question, as a door to a flow, or just as words. */

import { applyWord, choosesLanguage, mayCorrect } from "./apply-word.ts";
import { answerListening, COURTESY, hearAtTheDoor, weighed } from "./door.ts";
import type { AskExit, FlowChip, GlobalWord, ListenExit, WaitExit } from "./flow-types.ts";
import { correction, globalWord, saysWatched } from "./global-words.ts";
import { languageOf } from "./languages.ts";
import { heard, isExactly, normalise, saysOnly } from "./match-words.ts";
import { findExactOpening, findOpening } from "./openings.ts";
import { hearOtherWriter } from "./other-writer.ts";
import { SAME_DAY } from "./run-state.ts";
import { LONG, weigh } from "./small-talk-words.ts";
import { takeChip } from "./tap.ts";
import {
  answerHere,
  chipsOf,
  inWords,
  keepOpen,
  record,
  say,
  sayText,
  stillTelling,
  type Turn,
  waitsFor,
} from "./turn.ts";
import { goTo, openFlow, remember } from "./walk.ts";

const NO_THANKS = /^(?:いえ|いいえ|いや|もう|私は)?(?:大丈夫|だいじょうぶ)(?:です)?$/u;
const STAFF = /職員|スタッフ|担当|相談員|役所|市の人|窓口|社協/u;

/** Somebody wrote. */
export function hearText(turn: Turn, text: string): void {
  const word = globalWord(text);
  if (word !== null && !choosesLanguage(word)) noteLanguage(turn, text);
  if (word === "person") {
    applyWord(turn, word);
    // Somebody may see what we write: the staff knows, and still nothing goes out from our side.
    if (saysWatched(text)) {
      turn.effects.push({ kind: "set-contact", contact: "doNotContact" });
      remember(turn, { discreet: true });
      turn.bubbles = [];
      sayText(turn, "watchedPerson");
    }
    return;
  }
  const wait = waitsFor(turn);
  // In a short message the word would have been found already, but for a refusal, which goes before it.
  if (word === "watched" || ((word === "noContact" || text.length > 40) && saysWatched(text))) {
    applyWord(turn, "watched");
    keepTelling(turn, text);
    return;
  }
  if (word === null && hearOtherWriter(turn, text)) return;
  if (turn.state.status === "with-a-person") {
    if (word !== null) applyWord(turn, word);
    else sayText(turn, "withPerson");
    return;
  }
  // A question that fell asleep can still be answered with the words of its chips.
  const chip = wait && chipSaid(turn, wait, text);
  if (chip) {
    takeChip(turn, turn.state, turn.state.version, chip);
    return;
  }
  if (word !== null && taken(turn, word)) {
    applyWord(turn, word);
    if (word === "secret" || word === "noContact") keepTelling(turn, text);
    return;
  }
  // Nothing is there to pass on: whoever wants the staff to know something wants the staff.
  if (word === "tell" && STAFF.test(text)) {
    applyWord(turn, "person");
    return;
  }
  if (correct(turn, text)) return;
  if (turn.state.language === undefined && hearForeign(turn, text)) return;
  if (turn.hints.places && !inDanger(turn)) {
    hearPlaces(turn, wait);
    return;
  }
  if (wait === null || turn.state.status !== "waiting") {
    hearAtTheDoor(turn, text, null);
    return;
  }
  if (wait.kind === "ask") hearAtQuestion(turn, wait, text);
  else hearWhileListening(turn, wait, text);
}

const inDanger = (turn: Turn): boolean => turn.flows.flows[turn.state.flow]?.crisis === true;

/** Some words are commands only where there is something they can mean. */
function taken(turn: Turn, word: GlobalWord): boolean {
  if (word === "tell") return mayTell(turn);
  if (word === "mistaken") return mayCorrect(turn);
  if (word === "resume") return turn.state.paused !== undefined;
  if (word === "unwatched") return turn.state.discreet === true;
  if (word === "supporterOff") return turn.state.supporter === true;
  if (word === "japanese") return turn.state.language !== undefined;
  return true;
}

/** 「さっきのまちがい、かなりです」: the last answer is taken back and given anew. */
function correct(turn: Turn, text: string): boolean {
  const rest = correction(text);
  if (rest === null || !mayCorrect(turn)) return false;
  applyWord(turn, "mistaken");
  const wait = waitsFor(turn);
  const chip = wait && chipSaid(turn, wait, rest);
  if (chip) takeChip(turn, turn.state, turn.state.version, chip);
  return true;
}

/** A command in another language (「这是什么」) is answered in it. */
function noteLanguage(turn: Turn, text: string): void {
  if (turn.state.language !== undefined) return;
  const language = languageOf(text);
  if (language !== null && language !== "other") remember(turn, { language });
}

/** The first words in another language: what they tell opens the talk that fits it; else they may choose, and what they told stays told, and what they told stays told. */
function hearForeign(turn: Turn, text: string): boolean {
  const language = languageOf(text);
  if (language === null) return false;
  if (language === "other") return offerLanguages(turn, text);
  remember(turn, { language });
  const wait = turn.state.status === "waiting" ? waitsFor(turn) : null;
  if (wait?.kind === "ask" && !turn.flows.flows[turn.state.flow]?.door) {
    hearAtQuestion(turn, wait, text);
    return true;
  }
  if (inDanger(turn)) return false;
  const opening = findOpening(turn.flows, text, turn.hints);
  openFlow(turn, opening?.clear ? opening.target : turn.flows.entries.language);
  if (stillTelling(turn) && !COURTESY.test(normalise(text))) turn.state.told = true;
  return true;
}

/** A language we have no words in: the choice of languages, once; a question of another talk takes the words as its answer. */
function offerLanguages(turn: Turn, text: string): boolean {
  const { state, flows } = turn;
  const { language } = flows.entries;
  const asked = state.status === "waiting" && waitsFor(turn)?.kind === "ask" && !flows.flows[state.flow]?.door;
  if (asked || inDanger(turn)) return false;
  openFlow(turn, language);
  if (stillTelling(turn) && !COURTESY.test(normalise(text))) turn.state.told = true;
  return true;
}

/** Places are asked for: shown at once, without a question; one that is open stays open. */
function hearPlaces(turn: Turn, wait: ReturnType<typeof waitsFor>): void {
  const { state, flows } = turn;
  const open = state.status === "waiting" && wait?.kind === "ask" && !flows.flows[state.flow]?.door;
  if (!open) {
    openFlow(turn, flows.entries.places);
    return;
  }
  turn.places = { when: "week", kinds: [] };
  sayText(turn, "placesAside");
  keepOpen(turn);
}

/** A refusal inside a longer message: what else it tells is not lost. */
function keepTelling(turn: Turn, text: string): void {
  if (stillTelling(turn) && normalise(text).length > LONG && weigh(text) === "heavy") turn.state.told = true;
}

/** 「伝えて」 means the offer of today, or what was just told. */
function mayTell(turn: Turn): boolean {
  const { told, offered } = turn.state;
  return told || (offered !== undefined && turn.now - offered < SAME_DAY);
}

/** The chip whose words these are: letter for letter before softeners aside (「まだいい」 is no 「いいです」). */
function chipSaid(turn: Turn, wait: WaitExit, text: string): FlowChip | undefined {
  const said = heard(text);
  const chips = wait.chips.filter(({ word }) => word === null);
  const phrases = (chip: FlowChip) => [inWords(turn, chip.label, chip.in), chip.label, ...chip.also];
  return (
    chips.find((chip) => phrases(chip).some((phrase) => isExactly(said, phrase))) ??
    chips.find((chip) => phrases(chip).some((phrase) => saysOnly(said, phrase)))
  );
}

/** Free text where a question is open: it is an answer, whatever it says. */
function hearAtQuestion(turn: Turn, exit: AskExit, text: string): void {
  const { state } = turn;
  const flow = turn.flows.flows[state.flow];
  if (!flow?.door && !flow?.crisis && NO_THANKS.test(normalise(text))) {
    applyWord(turn, "notNow");
    return;
  }
  if (exit.key !== null) record(turn, exit.key, answerHere(turn, "text"), exit.meaning);
  if (flow?.door) {
    hearAtTheDoor(turn, text, exit.text);
    return;
  }
  if (flow?.topicDoor && openTopic(turn, text)) return;
  const other = flow?.crisis ? null : findExactOpening(turn.flows, text);
  if (other !== null && other.flow !== state.flow) {
    openFlow(turn, other);
    state.told ||= stillTelling(turn);
    return;
  }
  if (weighed(turn, text) !== "light") state.told = true;
  goTo(turn, exit.text);
}

/** What it is about becomes clear only now: its own talk begins, once. */
function openTopic(turn: Turn, text: string): boolean {
  const { state, flows } = turn;
  const opening = findOpening(flows, text, turn.hints);
  if (!opening?.clear || opening.target.flow === state.flow || flows.flows[opening.target.flow]?.door) return false;
  if (Object.values(state.answers).some((answer) => answer.flow === opening.target.flow)) return false;
  openFlow(turn, opening.target);
  state.told ||= stillTelling(turn);
  return true;
}

/** Free text where nothing was asked. */
function hearWhileListening(turn: Turn, exit: ListenExit, text: string): void {
  const { state } = turn;
  const flow = turn.flows.flows[state.flow];
  if (flow?.door) {
    hearAtTheDoor(turn, text, state);
    return;
  }
  if (flow?.topicDoor && openTopic(turn, text)) return;
  if (!flow?.crisis && weighed(turn, text) !== "light") state.told = true;
  if (flow?.crisis && callsOut(text)) {
    const wordings = turn.flows.texts.stillHere;
    say(turn, wordings[Math.ceil(state.repeats / exit.every) % wordings.length] ?? []);
    // The next words may stay without an answer again, but never three in a row.
    do state.repeats += 1;
    while (state.repeats % exit.every !== 1 % exit.every);
    turn.chips = chipsOf(turn, state);
    return;
  }
  answerListening(turn, exit);
}

/** Somebody calls or asks: after danger that is never left without an answer. */
export function callsOut(text: string): boolean {
  const plain = normalise(text);
  return (
    /[?？]\s*$/u.test(text) ||
    /(?:の|か|かな)$/u.test(plain) ||
    /^(?:ねえ|ね$|お+い$|もしもし|だれか|誰か)|(?:聞いて|きいて)(?:い)?(?:る|ます)|^.{0,4}いる$|いますか/u.test(plain)
  );
}
