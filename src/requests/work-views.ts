/** What staff screens are given of how colleagues work on a request: plain, opened words, only for those who may see it. */
import type { Level } from "../triage/types.ts";
import type { HistoryLine, StaffName } from "./views.ts";

/** What was seen oneself, what was heard of others, what one thinks: a record keeps them apart (handbook §7.3). */
export const NOTE_KINDS = ["fact", "hearsay", "opinion"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Times are epoch milliseconds. */
export interface NoteView {
  id: string;
  kind: NoteKind;
  /** Null when nothing opens them. */
  words: string | null;
  staff: StaffName;
  at: number;
  version: number;
  editedAt: number | null;
  /** Who was called with it. */
  called: string[];
  /** How it read before, oldest first. */
  before: { version: number; kind: NoteKind; words: string | null; at: number; staff: string }[];
}

export interface HandoverView {
  id: string;
  from: StaffName;
  to: StaffName;
  state: "offered" | "accepted" | "declined" | "withdrawn" | "expired" | "assigned";
  words: string | null;
  answer: string | null;
  at: number;
  decidedAt: number | null;
}

/** An earlier request of the same person, as far as the reader may see it. */
export interface EarlierRequest {
  id: string;
  about: "self" | "neighbour";
  state: "open" | "closed";
  level: Level;
  topics: string[];
  openedAt: number;
  closedAt: number | null;
  worker: string | null;
}

export interface EarlierView {
  requests: EarlierRequest[];
  /** Who wrote to them last, and when. */
  lastAnswer: { nickname: string; at: number } | null;
  /** Since when we know them. */
  knownSince: number;
}

export interface Company {
  nickname: string;
  at: number;
  /** The page was renewed a moment ago. */
  now: boolean;
}

export interface WorkView {
  requestId: string;
  version: number;
  open: boolean;
  owner: string | null;
  urgent: boolean;
  /** Oldest first. */
  notes: NoteView[];
  /** Who may be called with a note: they may see the request. */
  colleagues: StaffName[];
  /** Who may take the request. */
  takers: StaffName[];
  /** The question that waits for an answer. */
  offer: HandoverView | null;
  /** Newest last. */
  handovers: HandoverView[];
  snoozedUntil: number | null;
  /** Proposed ends of 「あとで」, within opening hours. */
  snoozes: { choice: SnoozeChoice; until: number }[];
  watching: boolean;
  watchers: string[];
  earlier: EarlierView;
}

export const SNOOZES = ["tomorrow", "threeDays", "week"] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

/** One line of 「呼ばれています」. */
export interface CalledLine {
  id: string;
  kind: "mention" | "assigned" | "offered" | "accepted" | "declined" | "moved";
  requestId: string;
  from: string | null;
  at: number;
  level: Level;
  about: "self" | "neighbour";
  area: string | null;
  /** The note, or what was said with the hand-over; null when there is none, or nothing opens it. */
  words: string | null;
  seen: boolean;
  /** The hand-over that waits for an answer. */
  offer: string | null;
  /** The page can be opened: what is only asked to be taken over is not yet theirs to read. */
  mayOpen: boolean;
}

export interface CalledView {
  lines: CalledLine[];
  /** Own requests that were put off. */
  snoozed: { requestId: string; until: number; level: Level; about: "self" | "neighbour"; area: string | null }[];
}

/** What happened besides words, notes and steps: for the page of everything. */
export interface PastView {
  history: (HistoryLine & { detail: Record<string, string | number | boolean | null> })[];
  alerts: {
    id: string;
    level: Level;
    raisedAt: number;
    seenAt: number | null;
    seenBy: string | null;
    acknowledgedAt: number | null;
    acknowledgedBy: string | null;
  }[];
  calls: { id: string; at: number; nickname: string | null }[];
}
