/** What a language needs to say the safety texts; and the short numbers their sentences name. */
import { hotline } from "../hotlines.ts";
import type { SafetyKind } from "../types.ts";

/** Numbers that may stand in a sentence: ambulance and fire, police, child guidance centre, consumer line. */
export const NUMBERS = {
  ambulance: hotline("fire_ambulance").number,
  police: hotline("police").number,
  child: hotline("child_189").number,
  consumer: hotline("consumer").number,
} as const;

/** The words for one kind of danger. */
export interface ScriptWords {
  /** Said first. The short form is for a repeat within six hours (handbook §4.2 rule 7). */
  first: string;
  firstShort: string;
  /** Emergency numbers said in a sentence; null where an emergency call is not the point. */
  emergency: string | null;
  /** One question, never needed to be answered. */
  question: string | null;
}

export type SafetyChip = "人と話したい" | "電話番号をもう一度" | "いまは少し大丈夫" | "見られると困る";

/** A whole language. Every text is written by hand: no machine may write what is said in a crisis (handbook D17). */
export interface SafetyWords {
  scripts: Readonly<Record<SafetyKind, ScriptWords>>;
  /** Labels of the chips; what a tap says stays the Japanese word. */
  chips: Readonly<Record<SafetyChip, string>>;
  /** Names of the lines by id, ≤ 20 graphemes; a line without one keeps its own. */
  lines: Readonly<Record<string, string>>;
  /** Before the lines of the full text. */
  voice: string;
  /** One line in the short text. */
  call(line: string): string;
  /** What stands behind a number: brackets, and the mark between facts. */
  brackets: readonly [string, string];
  between: string;
  always: string;
  free: string;
  paid: string;
  /** The line also speaks other languages than Japanese. */
  otherLanguages: string;
  /** Somebody reads now. */
  staffKnows: string;
  /** Nobody reads now; `next` comes from the hours engine, in this language. */
  staffReads(next: string): string;
  /** Nothing can be written down now: what was said waits elsewhere (`kept`), or has to be said again (`lost`). No time is promised. */
  unwritten: Readonly<Record<"kept" | "lost", string>>;
  /** Closes the full text where nothing is asked. */
  writeOn: string;
}
