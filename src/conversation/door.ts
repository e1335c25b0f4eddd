/** Words where nothing is asked: they open a talk, go on with small talk, or are just listened to. */

import type { Flows, ListenExit, Target } from "./flow-types.ts";
import { normalise } from "./match-words.ts";
import { findOpening, isGreeting, leadsHere } from "./openings.ts";
import { AFTER_DANGER, QUIET_AFTER } from "./run-state.ts";
import { type Weight, weigh } from "./small-talk-words.ts";
import { chipsOf, say, sayText, stillTelling, type Turn, waitsFor } from "./turn.ts";
import { openFlow, settle } from "./walk.ts";

/** A greeting or thanks in another language, in plain small letters. */
export const COURTESY =
  /^(?:hello|hi|hey|there|thanks?|thankyou|so|very|much|good|morning|evening|night|ok|bye|test)+$/u;
const YES =
  /^(?:はい|うん|ううん|ええ|そう(?:です|だ)?|わかり?ました|わかった|了解(?:です)?|りょうかい|ok|おっけ|なるほど|大丈夫(?:です)?|へえ)+$/u;
const GOOD_NIGHT = /おやすみ|寝ます|寝る/u;

/** A short sign that the words arrived; in a talk after danger only now and then. */
export function answerListening(turn: Turn, exit: ListenExit, always = false): void {
  const { state } = turn;
  const turnOf = Math.floor(state.repeats / exit.every);
  if (always || state.repeats % exit.every === 0) {
    say(turn, exit.wordings[turnOf % exit.wordings.length] ?? []);
    turn.chips = chipsOf(turn, state);
  }
  state.repeats += 1;
}

/** A few days after danger, and nothing else has begun since. */
export function afterDanger(turn: Turn, evenWaiting = false): boolean {
  const { state, flows, now, before } = turn;
  const { listenedAt } = state;
  if (!before || listenedAt === undefined || now - listenedAt >= AFTER_DANGER) return false;
  if (before.status === "waiting" && !evenWaiting) return false;
  const { fullDanger, notNow } = flows.entries;
  const asked = Object.values(flows.dangers).map(({ flow }) => flow);
  return [fullDanger.flow, notNow.flow, ...asked].includes(state.flow);
}

/** Somebody is back after danger: no small talk, no question. */
export function greetAfterDanger(turn: Turn): void {
  settle(turn, turn.flows.entries.together);
  sayText(turn, "afterDanger");
  turn.chips = chipsOf(turn, turn.state);
}

/** Words that may open any flow. `light` is where small talk goes on. */
export function hearAtTheDoor(turn: Turn, text: string, light: Target | null): void {
  const { state, flows } = turn;
  const opening = findOpening(flows, text, turn.hints)?.target ?? null;
  const weight = weighed(turn, text);
  const smallTalk = opening === null ? weight === "light" : flows.flows[opening.flow]?.door === true;
  if (smallTalk && !GOOD_NIGHT.test(normalise(text)) && afterDanger(turn)) {
    greetAfterDanger(turn);
    return;
  }
  if (turn.returning && weight !== "heavy" && greets(flows, opening)) {
    openFlow(turn, flows.entries.comeBack);
    return;
  }
  const wait = state.status === "waiting" ? waitsFor(turn) : null;
  if (opening !== null && wait?.kind === "listen" && leadsHere(flows, opening, state)) {
    answerListening(turn, wait);
    return;
  }
  if (opening !== null) {
    openFlow(turn, opening);
    if (!flows.flows[opening.flow]?.door) state.told ||= stillTelling(turn) && tells(turn, text, opening);
    return;
  }
  if (state.supporter && weight !== "light") {
    openFlow(turn, flows.entries.supporter);
    state.told ||= stillTelling(turn);
    return;
  }
  if (weight === "heavy") {
    // What the staff has since a short while is added to, not asked about again.
    const since = state.handed === undefined ? Infinity : turn.now - state.handed;
    if (since < QUIET_AFTER) {
      state.told = true;
      openFlow(turn, flows.entries.goOn);
      return;
    }
    openFlow(turn, flows.entries.worry);
    state.told ||= stillTelling(turn);
    return;
  }
  // 「うん」 after something was told or put off is no greeting: nothing is asked.
  const answers = light === null && turn.before !== null && YES.test(normalise(text)) && !turn.returning;
  if (weight === "light" && light !== state && !answers) {
    openFlow(turn, light ?? flows.entries.smallTalk);
    return;
  }
  // Something of a day: nothing is asked of it, but if it stays the last word, a person gets to read it.
  if (state.flow !== flows.entries.together.flow || state.node !== flows.entries.together.node || light !== state) {
    openFlow(turn, flows.entries.together);
  }
  if (weight === "neutral") state.told = true;
  const listens = waitsFor(turn);
  if (listens?.kind === "listen") answerListening(turn, listens);
}

/** Nothing but a greeting, or nothing we know. */
function greets(flows: Flows, opening: Target | null): boolean {
  const { smallTalk } = flows.entries;
  return opening === null || (opening.flow === smallTalk.flow && isGreeting(flows, opening));
}

/** Asking for a flow by its name tells nothing yet; where a flow says so itself, nothing is told by it at all. */
function tells(turn: Turn, text: string, opening: Target): boolean {
  return turn.flows.flows[opening.flow]?.tellsNothing !== true || weigh(text) === "heavy";
}

/** In another language only a greeting is light: our lists know Japanese. */
export function weighed(turn: Turn, text: string): Weight {
  if (turn.state.language === undefined || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return weigh(text);
  return COURTESY.test(normalise(text)) ? "light" : "heavy";
}
