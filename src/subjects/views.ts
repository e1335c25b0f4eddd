/** What staff screens are given of somebody worried about: never who told, never a way to them that is not asked for anew. */
import type { Level } from "../triage/types.ts";
import type { Reason, Sameness } from "./same-subject.ts";

export type SubjectState = "unconfirmed" | "confirmed" | "unfounded" | "closed";

export interface SubjectWords {
  id: string;
  kind: "told" | "place";
  /** Null once taken back or erased, or where nothing opens them. */
  text: string | null;
  unreadable: boolean;
  unsent: boolean;
  /** Left out because whoever told said 「読まないで」. */
  notToBeRead?: true;
  known: "observed" | "hearsay" | null;
  at: number;
}

/** One telling. Times are epoch milliseconds. */
export interface ReportView {
  id: string;
  subjectId: string;
  reportedAt: number;
  lastHeardAt: number;
  level: Level;
  signs: string[];
  words: SubjectWords[];
  confirmedAt: number | null;
  confirmedBy: string | null;
  erased: boolean;
  /** This member may ask who told. */
  mayKnow: boolean;
}

/** What staff decided about two records, and who. */
export interface VerdictView {
  id: string;
  verdict: "same" | "different";
  why: string;
  at: number;
  by: string;
  /** When the two were first told of: how staff tells them apart. */
  firstAt: number;
  secondAt: number;
}

export interface ProposalView {
  subjectId: string;
  verdict: Exclude<Sameness, "no">;
  reasons: Reason[];
  reportedAt: number;
  signs: string[];
  places: string[];
}

export type RaiseHint = "twoReporters" | "supporterSign";

/** A subject with everything that is joined to it, as far as the reader may see. */
export interface SubjectView {
  id: string;
  /** All that the reader may see, the one asked for first. */
  members: string[];
  state: SubjectState;
  area: { id: string; name: string } | null;
  /** Grows with every word and act on any member: what a form was written on. */
  version: number;
  /** Newest first. */
  reports: ReportView[];
  signs: string[];
  verdicts: VerdictView[];
  proposals: ProposalView[];
  hint: RaiseHint | null;
  /** For a member to whom a request was given to read: nothing can be decided. */
  readOnly?: true;
}

/** What became of an act. `changed`: somebody was first, or something new was told; nothing was done. */
export type SubjectOutcome = "done" | "notFound" | "changed" | "refused";
