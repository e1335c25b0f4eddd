/** What flows are once compiled: checked, with every target resolved. The engine reads this and never the YAML. */

import type { About, AnswerMeaning, RequestWhy } from "./types.ts";

/** What must hold for a bubble to be said. */
export const CONDITIONS = ["open", "closed", "first", "returning", "contactOk", "doNotContact"] as const;
export type Condition = (typeof CONDITIONS)[number];

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
] as const;
export type GlobalWord = (typeof GLOBAL_WORDS)[number];

/** Where the engine itself starts a flow. */
export const ENTRIES = [
  "follow",
  "restart",
  "smallTalk",
  "together",
  "worry",
  "person",
  "notNow",
  "softDanger",
  "fullDanger",
] as const;
export type EntryName = (typeof ENTRIES)[number];

/** Answers that belong to no flow. Each has one or more wordings, used in turn so that nothing is said twice in a row. */
export const TEXTS = [
  "firstWords",
  "welcomeBack",
  "whatThisIs",
  "back",
  "nothingBefore",
  "noContact",
  "noPhone",
  "doNotRead",
  "erased",
  "easyJapanese",
  "english",
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
  "doNotReadHanded",
  "asksWho",
  "asksWhen",
  "asksSecret",
  "asksCost",
  "stillHere",
  "afterDanger",
] as const;
export type TextName = (typeof TEXTS)[number];

export interface Bubble {
  text: string;
  /** All must hold. Empty: always said. */
  when: Condition[];
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
  /** Chosen within the last day, the question is not asked again: the talk goes here instead. */
  remember: Target | null;
}

export interface AskExit {
  kind: "ask";
  /** Null: nothing is recorded (a mere choice of ways, as in the greeting). */
  key: string | null;
  question: string | null;
  meaning: AnswerMeaning | null;
  chips: FlowChip[];
  /** Where free text leads. */
  text: Target;
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

export type Exit =
  | WaitExit
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
  exit: Exit;
}

export type Opening =
  /** The whole message is one of these, softeners aside (「ちょっと…です」). */
  | { kind: "whole"; words: string[]; go: Target }
  /** The message holds one of `any`, one of `with` (if given), none of `unless`. */
  | { kind: "holds"; any: string[]; with: string[]; unless: string[]; go: Target };

export interface Flow {
  version: number;
  title: string;
  about: About | null;
  start: string;
  /** In a door, words may open any other flow; elsewhere only the exact words of a chip do. */
  door: boolean;
  /** Longer bubbles are allowed, chips stay valid for ever. */
  crisis: boolean;
  opens: Opening[];
  nodes: Record<string, FlowNode>;
}

export interface Flows {
  flows: Record<string, Flow>;
  entries: Record<EntryName, Target>;
  texts: Record<TextName, Wording[]>;
}
