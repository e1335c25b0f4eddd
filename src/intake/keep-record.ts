/** What a step told that is kept beyond the talk: answers by question, and what was said of the person worried about. Pure. */
import { globalWord } from "../conversation/global-words.ts";
import type { About, Answer, Effect } from "../conversation/types.ts";
import { aboutThem, namesThem } from "../subjects/about-them.ts";
import { howKnown, signsIn } from "../subjects/signs.ts";
import type { Draft } from "./draft.ts";
import type { StepContext } from "./effects.ts";

/** An answer of this turn, to be stored; the newest of a run and key counts. */
export interface DraftAnswer {
  run: string;
  key: string;
  about: About;
  answer: Answer;
}

/** What was told of a neighbour and has no report yet: remembered with the run, sealed with the reporter's key until then. */
export interface ToldOfThem {
  words: ToldWords[];
  /** Codes chosen on chips. */
  signs: string[];
}

export interface ToldWords {
  kind: "told" | "place";
  text: string;
  known: "observed" | "hearsay" | null;
  signs: string[];
  lineMessageId: string | null;
  at: number;
}

/** A run remembers this much before it is handed over; the newest are left out, the first words tell most. */
const TOLD_MAX = 12;

export const nothingTold = (): ToldOfThem => ({ words: [], signs: [] });

/**
 * Called once after each step of the engine, when its effects are done.
 * @param asks the words only ask (「どうなりましたか」): nothing of them is told of anybody.
 */
export function keepRecord(draft: Draft, effects: readonly Effect[], context: StepContext, asks: boolean): void {
  if (effects.some((effect) => effect.kind === "erase-words")) {
    draft.answers = [];
    draft.receipt = "none";
    return;
  }
  const run = draft.state?.run ?? "";
  for (const request of draft.requests) {
    if (!request.isNew) continue;
    draft.openedIn[request.id] ??= run;
    if (request.about === "neighbour") draft.receipt = "waiting";
  }
  const answers = effects.filter((effect) => effect.kind === "record-answer");
  for (const { key, answer } of answers) draft.answers.push({ run, key, about: context.about, answer });
  if (context.about !== "neighbour" || !context.said) return;
  const told = draft.heard.neighbour.told ?? nothingTold();
  for (const { answer, meaning } of answers) {
    const chosen = answer.outcome === "answered" && answer.value !== "text" && meaning === "signs";
    if (chosen && !told.signs.includes(answer.value)) told.signs.push(answer.value);
  }
  const words = asks ? null : wordsOfThem(answers, context);
  if (words && told.words.length < TOLD_MAX) told.words.push(words);
  draft.heard.neighbour.told = told;
}

/** A message taken back takes its words out of what waits for a report. */
export function forgetTold(draft: Draft, lineMessageId: string): void {
  const { told } = draft.heard.neighbour;
  if (told) told.words = told.words.filter((words) => words.lineMessageId !== lineMessageId);
}

function wordsOfThem(
  answers: readonly Extract<Effect, { kind: "record-answer" }>[],
  { said, at }: StepContext,
): ToldWords | null {
  if (!said) return null;
  const { listened } = said;
  const { lineMessageId, body } = listened;
  const answered = answers.some(({ answer }) => answer.value === "text");
  const kind = answers.some(({ meaning }) => meaning === "area") ? "place" : "told";
  if (body.latitude !== undefined && body.longitude !== undefined) {
    const place = [body.title, body.address, `${body.latitude}, ${body.longitude}`].filter(Boolean).join("・");
    return { kind: "place", text: place, known: null, signs: [], lineMessageId, at };
  }
  if (listened.ownWords === null || globalWord(listened.ownWords) !== null) return null;
  // A chat with staff, thanks and the like are the reporter's own, unless they name somebody or a sign.
  if (!answered && !namesThem(listened.ownWords)) return null;
  const text = aboutThem(listened.ownWords, kind === "place");
  if (text === "") return null;
  return { kind, text, known: howKnown(text), signs: signsIn(text), lineMessageId, at };
}
