/** What the conversation engine takes and gives: inputs, facts, the state of a run, effects. Nothing here does I/O. */

/** What triage and the house already know about the words of an input; a hint for choosing a talk, never a verdict. */
export interface Hints {
  /** Topic codes (handbook §3.8), most urgent first. */
  topics: readonly string[];
  /** Somebody outside the own household is meant. */
  thirdParty: boolean;
  /** They ask for places, e.g. 「今日やってるところ」. */
  places: boolean;
}

/** Languages we have words in. `ja` is what the flows are written in; the others stand under flows/text/. */
export const LANGUAGES = ["ja", "easyJa", "en", "zh", "vi", "ne", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One thing a person did, already parsed; or a timer of theirs that fell due. */
export type Input =
  | { kind: "text"; text: string; hints?: Hints }
  | { kind: "sticker"; keywords: readonly string[]; text: string | null }
  /** A chip was tapped. `data` is what `chipData()` wrote into the postback; anything else is treated as a stale tap. */
  | { kind: "tap"; data: string }
  | { kind: "media"; media: "image" | "video" | "audio" | "file" }
  | { kind: "location"; latitude: number; longitude: number; title: string | null; address: string | null }
  | { kind: "follow"; returning: boolean }
  /**
   * Triage heard danger, and perhaps whose. `full`: the safety text goes out before the flow's words; `danger` names its kind, so that
   * a need (no food, no bed tonight) is asked about further. `soft`: the gentle check-in.
   */
  | { kind: "danger"; safety: "full" | "soft"; text: string; about?: About; danger?: string; hints?: Hints }
  /** The run's timer fell due: a question timed out, or six quiet hours are over. One of another run or an older step does nothing. */
  | { kind: "quiet"; run: string; step: number };

/** What the engine may know about the world. Every word about time comes from the hours engine (DESIGN §4). */
export interface Facts {
  /** The name of the window, e.g. 「となり市 となりの窓口」. */
  windowName: string;
  /** Somebody is reading now. */
  open: boolean;
  /** When somebody reads next, ready to be said: 「いま」 while open, else e.g. 「あす 8:30」「11月24日（火）8:30」. */
  nextReading: string;
  /** The usual hours in words, e.g. 「平日8:30〜17:15」. */
  readingHours: string;
  contact: ContactPreference;
  /** A CSW has answered since this person asked for one: the bot keeps silent. */
  staffAnswered: boolean;
  /** Where the matter is has been heard already: it is not asked. */
  areaKnown?: boolean;
  /** They talked to us before this talk and something of it is still here. */
  known?: boolean;
  /** Nickname of the CSW who would answer them, known from before; null for nobody yet. */
  worker?: string | null;
  /** Nickname of the CSW who answered before, when it is another one now. */
  formerWorker?: string | null;
  /** What became of their latest report about a neighbour: all a reporter is ever told (handbook D7, D16). */
  receipt?: "none" | "waiting" | "confirmed";
  /** The words about time in other languages. */
  inLanguage?: Partial<Record<Language, TimeWords>>;
}

/** What is said about hours, in one language. */
export interface TimeWords {
  windowName: string;
  nextReading: string;
  readingHours: string;
}

export type ContactPreference = "ok" | "doNotContact";
export type ReadingPreference = "ok" | "doNotRead";
export type RunStatus = "waiting" | "resting" | "with-a-person" | "done";
export type About = "self" | "neighbour";

/** One question's answer. The label the person saw is the value; free text is never copied here (it is in the message). */
export interface Answer {
  outcome: "answered" | "skipped";
  /** Chip value, or "text" when the person wrote freely. */
  value: string;
  flow: string;
  version: number;
  node: string;
  /** Epoch milliseconds. */
  at: number;
}

/** The state of one run. Small JSON; stored sealed. `null` before a person's first word. */
export interface RunState {
  run: string;
  flow: string;
  version: number;
  node: string;
  /** Grows by one with every input; timers carry it. */
  step: number;
  status: RunStatus;
  /** By question key. */
  answers: Record<string, Answer>;
  /** Flows to return to, innermost last. */
  stack: { flow: string; version: number; node: string }[];
  /** The last few nodes that asked, oldest first: for もどる and against ping-pong. */
  trail: { flow: string; node: string }[];
  /** Own words about a worry were heard and no request has been handed over for them yet. */
  told: boolean;
  about: About | null;
  /** Topics chosen on chips (handbook §3.8 codes). */
  topics: string[];
  /** How many inputs in a row got the same soft answer: the next wording is chosen by it, so that nothing loops. */
  repeats: number;
  /** When the person last did something (epoch ms): a talk that wakes after two weeks is welcomed back. */
  at?: number;
  /** They have been told that the first answers come by themselves. */
  introduced?: true;
  /** When the offer to tell the staff was last made (epoch ms): 「やっぱり伝えて」 means that offer. */
  offered?: number;
  /** When something was last handed over (epoch ms): what the staff has, nobody takes back by 「伝えないで」. */
  handed?: number;
  /** When they were last listened to after danger (epoch ms): the next greeting is not met with small talk. */
  listenedAt?: number;
  /** Which language they chose; absent: Japanese. */
  language?: Exclude<Language, "ja">;
  /** The short form for welfare commissioners and supporters, chosen by themselves. */
  supporter?: true;
  /** Somebody may see this phone: nothing of before is spoken of. */
  discreet?: true;
  /** The question at which they said あとで: つづきを話す comes back to it. */
  paused?: { flow: string; node: string };
  /** Questions asked since this talk began, for the flow's own limit. */
  asked?: number;
}

/** A chip as the person sees it. `label` ≤ 20 graphemes, `data` ≤ 300 UTF-16 units (LINE reference, quick reply). */
export interface Chip {
  label: string;
  data: string;
}

/** A line to call, shown as a button and as plain text. */
export interface Call {
  label: string;
  tel: string;
}

/** One answer: at most five bubbles, at most one question, chips under the last bubble. */
export interface Say {
  bubbles: string[];
  /** The bubble that asks; sent last. Kept apart so that answers of several events can be joined without two questions. */
  question: string | null;
  chips: Chip[];
  calls: Call[];
  /** The words speak of phone lines: the intake fills `calls` from the hotline register (the engine knows no numbers). */
  needsCalls?: true;
  /** The words speak of places: the intake adds them from the directory (the engine knows none). */
  places?: PlaceWish;
  /** Pages to open, shown as buttons. Filled by the intake. */
  links?: readonly Link[];
}

/** `label` ≤ 20 graphemes; `uri` http(s), without anything personal. */
export interface Link {
  label: string;
  uri: string;
}

/** Which places a flow wants to show. What the person asked for in words goes before it. */
export interface PlaceWish {
  when: "today" | "week";
  /** Kinds of the directory; empty for any. */
  kinds: readonly string[];
}

export type Effect =
  | ({ kind: "say" } & Say)
  /** Hand over to staff. Opening again for a person who has an open request of the same `about` only adds to it. */
  | { kind: "open-request"; about: About; why: RequestWhy; topics: string[] }
  | { kind: "record-answer"; key: string; answer: Answer; meaning: AnswerMeaning | null }
  | { kind: "set-contact"; contact: ContactPreference }
  /** A line for under the first bubble of this turn's safety text: that the answer comes by itself. */
  | { kind: "mark"; words: string }
  /** 「読まないで」: no CSW reads the words, but for danger. */
  | { kind: "set-reading"; reading: ReadingPreference }
  /** The phone's menu should follow their language or the short form. */
  | { kind: "set-menu"; menu: Language | "supporter" }
  /** 「消して」: the person's words and requests go (danger keeps its level without words). */
  | { kind: "erase-words" }
  /** Set (epoch ms) or clear (null) the run's quiet timer. */
  | { kind: "quiet-timer"; at: number | null };

export type RequestWhy = "wantsPerson" | "told" | "halfTold" | "danger" | "staffOpened";
/** What an answer means outside the talk: `area` is resolved to a welfare district, `urgency` and `degree` feed triage. */
export type AnswerMeaning = "area" | "degree" | "signs" | "urgency";

export interface StepResult {
  state: RunState;
  effects: Effect[];
}
