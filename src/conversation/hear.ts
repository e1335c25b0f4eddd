/** Hears what a person writes, taps or sends: as the answer to the open question, as a door to a flow, or just as words. */

import { applyWord, mayCorrect } from "./apply-word.ts";
import { findChip, own, parseChipData } from "./chip-data.ts";
import type { AskExit, FlowChip, Flows, GlobalWord, ListenExit, Target, WaitExit } from "./flow-types.ts";
import { correction, globalWord, saysWatched } from "./global-words.ts";
import { languageOf } from "./languages.ts";
import { heard, normalise, saysOnly } from "./match-words.ts";
import { findExactOpening, findOpening, isGreeting, leadsHere } from "./openings.ts";
import { hearOtherWriter } from "./other-writer.ts";
import { AFTER_DANGER, SAME_DAY } from "./run-state.ts";
import { LONG, type Weight, weigh } from "./small-talk-words.ts";
import { answerHere, chipsOf, keepOpen, record, say, sayText, stillTelling, type Turn, waitsFor } from "./turn.ts";
import type { Answer } from "./types.ts";
import { enter, goTo, openFlow, remember, settle } from "./walk.ts";

const NO_THANKS = /^(?:いえ|いいえ|いや|もう|私は)?(?:大丈夫|だいじょうぶ)(?:です)?$/u;
const COURTESY = /^(?:hello|hi|hey|there|thanks?|thankyou|so|very|much|good|morning|evening|night|ok|bye|test)+$/u;
const STAFF = /職員|スタッフ|担当|相談員|役所|市の人|窓口|社協/u;
const YES =
  /^(?:はい|うん|ううん|ええ|そう(?:です|だ)?|わかり?ました|わかった|了解(?:です)?|りょうかい|ok|おっけ|なるほど|大丈夫(?:です)?|へえ)+$/u;
const GOOD_NIGHT = /おやすみ|寝ます|寝る/u;

/** Somebody wrote. */
export function hearText(turn: Turn, text: string): void {
  const word = globalWord(text);
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
  if (word === "watched" || saysWatched(text)) {
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
  const chip = wait && chipSaid(wait, text);
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
  const chip = wait && chipSaid(wait, rest);
  if (chip) takeChip(turn, turn.state, turn.state.version, chip);
  return true;
}

/** The first words in another language: they may choose, and what they told stays told. */
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
  openFlow(turn, turn.flows.entries.language);
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

/** The chip whose words these are. */
function chipSaid(wait: WaitExit, text: string): FlowChip | undefined {
  const said = heard(text);
  const says = (phrase: string) => saysOnly(said, phrase);
  return wait.chips.find((chip) => chip.word === null && (says(chip.label) || chip.also.some(says)));
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

/** In another language only a greeting is light: our lists know Japanese. */
function weighed(turn: Turn, text: string): Weight {
  if (turn.state.language === undefined || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return weigh(text);
  return COURTESY.test(normalise(text)) ? "light" : "heavy";
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
function hearAtTheDoor(turn: Turn, text: string, light: Target | null): void {
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
