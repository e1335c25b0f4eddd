/** What flows are once compiled: checked, with every target resolved. The engine reads this and never the YAML. */

import type { About, AnswerMeaning, Language, PlaceWish, RequestWhy } from "./types.ts";

/** Facts that bubbles and branches may depend on. */
export const FACTS = [
  "open",
  "closed",
  /** First meeting, or back after a long time (or after having blocked us). */
  "first",
  "returning",
  "contactOk",
  "doNotContact",
  /** They talked to us before and something of it is still here. */
  "known",
  /** A CSW of theirs is known by nickname: {worker}. */
  "hasWorker",
  /** It is another CSW than before: {formerWorker}. */
  "workerChanged",
  /** Welfare commissioner or supporter who chose the short form. */
  "supporter",
  /** Somebody may see this phone. */
  "discreet",
  /** Their report about a neighbour waits to be looked at, or was confirmed. */
  "receiptWaiting",
  "receiptConfirmed",
  /** They do not use ordinary Japanese. */
  "foreign",
] as const;
export type Fact = (typeof FACTS)[number];
/** A fact, or with `not-` its opposite. */
export type Condition = Fact | `not-${Fact}`;
export const CONDITIONS: readonly Condition[] = FACTS.flatMap((fact): Condition[] => [fact, `not-${fact}`]);

/** Words that work in every state. */
export const GLOBAL_WORDS = [
  "person",
  "notNow",
  "back",
  "restart",
  "noContact",
  "noPhone",
  "doNotRead",
  "erase",
  "about",
  "easyJapanese",
  "english",
  "watched",
  "secret",
  "tell",
  "keep",
  "asksWho",
  "asksWhen",
  "asksSecret",
  "asksCost",
  "mistaken",
  "resume",
  "mayRead",
  "unwatched",
  "supporterOn",
  "supporterOff",
  "language",
  "japanese",
  "chinese",
  "vietnamese",
  "nepali",
  "portuguese",
  "numbers",
] as const;
export type GlobalWord = (typeof GLOBAL_WORDS)[number];

/** Where the engine itself starts a flow. */
export const ENTRIES = [
  "follow",
  "restart",
  /** Somebody is back after weeks. */
  "comeBack",
  /** Somebody writes in another language. */
  "language",
  /** Somebody chose a language and nothing is open. */
  "languageChosen",
  /** More about what the staff has since a short while. */
  "goOn",
  /** A supporter in the short form tells something. */
  "supporter",
  /** Somebody says that they write on another one's phone. */
  "otherWriter",
  /** Somebody asks for places. */
  "places",
  "smallTalk",
  "together",
  "worry",
  "person",
  "notNow",
  "softDanger",
  /** Half-said fear at home. */
  "softViolence",
  "fullDanger",
] as const;
export type EntryName = (typeof ENTRIES)[number];

/** Answers that belong to no flow. Each has one or more wordings, used in turn so that nothing is said twice in a row. */
export const TEXTS = [
  "firstWords",
  /** The same in one short line, where there is no room for a bubble. */
  "firstMark",
  "welcomeBack",
  "whatThisIs",
  "back",
  "nothingBefore",
  "noContact",
  "noPhone",
  "doNotRead",
  "erased",
  "languageSet",
  "mistaken",
  "nothingMistaken",
  "nothingPaused",
  "mayRead",
  "unwatched",
  "supporterOn",
  "supporterOff",
  /** Another one writes on this phone while a person has the talk. */
  "otherWriter",
  "toAndFro",
  /** Places are asked for in the middle of something else. */
  "placesAside",
  "sticker",
  "image",
  "video",
  "audio",
  "file",
  "location",
  "oldTap",
  "withPerson",
  "withPersonDanger",
  "notNowWithPerson",
  "noContactWithPerson",
  "watched",
  "watchedWithPerson",
  "watchedPerson",
  "secret",
  "told",
  "kept",
  "keptHanded",
  "asksWho",
  "asksWhen",
  "asksSecret",
  "asksCost",
  /** The lines to call, asked for by name. */
  "numbers",
  "stillHere",
  "afterDanger",
] as const;
export type TextName = (typeof TEXTS)[number];

/** The same in other languages; what is missing falls back to easy Japanese, then to Japanese. */
export type Translated = Partial<Record<Exclude<Language, "ja">, string>>;

export interface Bubble {
  text: string;
  /** All must hold. Empty: always said. */
  when: Condition[];
  in?: Translated;
}

/** One way of saying something: one or more bubbles. */
export type Wording = Bubble[];

export interface Target {
  flow: string;
  node: string;
}

export interface FlowChip {
  label: string;
  /** What is recorded. Unique in its node. */
  value: string;
  /** Where it leads; null for a chip that is a global word. */
  go: Target | null;
  word: GlobalWord | null;
  skip: boolean;
  topic: string | null;
  about: About | null;
  meaning: AnswerMeaning | null;
  /** Other ways of writing it. */
  also: string[];
  in?: Translated;
  /** Chosen within the last day, the question is not asked again: the talk goes here instead. */
  remember: Target | null;
}

export interface AskExit {
  kind: "ask";
  /** Null: nothing is recorded (a mere choice of ways, as in the greeting). */
  key: string | null;
  question: string | null;
  questionIn?: Translated;
  meaning: AnswerMeaning | null;
  chips: FlowChip[];
  /** More than six chips, because here the choice itself is the help (languages). */
  many: boolean;
  /** Asked only where the flow has not asked as much as it may already. */
  ifRoom: boolean;
  /** Where free text leads. */
  text: Target;
  /** Time-out: unanswered for so long (ms), the run goes on here without a word, e.g. to hand over. */
  timeout: { after: number; to: Target } | null;
  /** Expiry: after so long (ms) words are no longer taken as the answer; they begin anew. */
  expires: number;
  /** Where a question leads that was answered or skipped before. */
  askedBefore: Target;
}

/** Waits for words without asking. */
export interface ListenExit {
  kind: "listen";
  wordings: Wording[];
  /** Answers the first and then each n-th message. 1: each. */
  every: number;
  chips: FlowChip[];
}

export type WaitExit = AskExit | ListenExit;

/** What a branch looks at. */
export type Test =
  | { kind: "facts"; all: Condition[] }
  /** The answer to `key` in this talk is one of these values. */
  | { kind: "answer"; key: string; is: string[] }
  /** This topic was chosen or heard. */
  | { kind: "topic"; topic: string }
  /** What they just wrote holds one of these words: what was said is not asked again. */
  | { kind: "words"; words: string[] };

export type Exit =
  | WaitExit
  /** The first way whose test holds. */
  | { kind: "branch"; ways: { test: Test; to: Target }[]; otherwise: Target }
  /** Back to the question at which they paused. */
  | { kind: "resume"; otherwise: Target }
  | { kind: "go"; to: Target }
  | { kind: "call"; to: Target; after: Target }
  | { kind: "return"; otherwise: Target }
  | { kind: "end" }
  | { kind: "rest" }
  | { kind: "withAPerson" };

export interface FlowNode {
  say: Bubble[];
  handOver: { why: RequestWhy; about: About | null } | null;
  /** 「伝えないで」: what was told stays with the person. */
  tellNobody: boolean;
  /** Lifts 「連絡しないで」. */
  allowContact: boolean;
  /** The words speak of phone lines. */
  calls: boolean;
  /** The words are followed by places from the directory. */
  places: PlaceWish | null;
  /** What is remembered about the person from here on. */
  set: Settings | null;
  exit: Exit;
}

export interface Settings {
  language?: Language;
  supporter?: boolean;
  discreet?: boolean;
}

export type Opening =
  /** The whole message is one of these, softeners aside (「ちょっと…です」). */
  | { kind: "whole"; words: string[]; go: Target }
  /** The message holds one of `any`, one of `with` (if given), none of `unless`. */
  | { kind: "holds"; any: string[]; with: string[]; unless: string[]; go: Target }
  /** Triage heard one of these topics (handbook §3.8), about somebody else or not as `thirdParty` says (null: either). */
  | { kind: "topics"; topics: string[]; unless: string[]; thirdParty: boolean | null; go: Target };

export interface Flow {
  version: number;
  title: string;
  about: About | null;
  start: string;
  /** In a door, words may open any other flow; elsewhere only the exact words of a chip do. */
  door: boolean;
  /** Here a topic opens its own flow, once: somebody who said 「聞いてください」 now says what it is about. */
  topicDoor: boolean;
  /** Opening it tells nothing about a worry (information, a receipt): no six quiet hours begin. */
  tellsNothing: boolean;
  /** Questions this flow may ask in one talk (handbook §5.2, *Ask at most*). */
  asksAtMost: number;
  /** Nodes that had another name in an earlier version: runs that stand there go on under the new one. */
  moved: Record<string, string>;
  /** Longer bubbles are allowed, chips stay valid for ever. */
  crisis: boolean;
  opens: Opening[];
  nodes: Record<string, FlowNode>;
}

export interface Flows {
  flows: Record<string, Flow>;
  entries: Record<EntryName, Target>;
  /** After the safety text of this kind of danger, the talk goes on here instead of only listening. */
  dangers: Record<string, Target>;
  texts: Record<TextName, Wording[]>;
}
