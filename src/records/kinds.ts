/** What a record without a chat may say: its codes, its limits, and who may write one. Data; the words stand in the inbox. */
import type { StaffMember } from "../staff/types.ts";
import { LEVELS, type Level } from "../triage/types.ts";

/** Phone call, at the counter, on a visit, said in passing (salon, street), on paper. */
export const RECORD_KINDS = ["phone", "walkIn", "visit", "remark", "paper"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The urgencies a human may raise a record to; lowering has its own place, with reasons and a second person. */
export const RAISE_LEVELS = ["U0", "U1", "U2"] as const satisfies readonly Level[];

/** UTF-16 units. One line of words; a name or a number. */
export const MAX_WORDS = 500;
export const MAX_WHO = 100;

export type RecordRefusal =
  | "kindMissing"
  | "aboutMissing"
  | "empty"
  | "tooLong"
  | "whoTooLong"
  | "unclear"
  /** The request it should join is not there, not theirs, or closed. */
  | "joinGone"
  /** The person's own words cannot join a report that somebody else made. */
  | "joinAbout";

/** As it comes from the form, unchecked. */
export interface RecordInput {
  /** A UUID made with the form: sent twice, it is one record. */
  id: string;
  kind: string;
  about: string;
  words: string;
  /** Name or number of whoever told. */
  who: string;
  /** A welfare district; "" when the words are to tell, or nobody knows. */
  area: string;
  /** "" leaves it to triage. */
  level: string;
  /** An open request it belongs to; "" makes a new one. */
  join: string;
}

export type RecordOutcome =
  | { kind: "done"; requestId: string; joined: boolean }
  | { kind: "refused"; why: RecordRefusal }
  /** Not for this member of staff. */
  | { kind: "notFound" };

/** Whoever does social work here may write down what they were told. Any other role, also one that comes later: no. */
export function mayKeepRecords(staff: Pick<StaffMember, "role">): boolean {
  const role: string = staff.role;
  return role === "csw" || role === "duty" || role === "manager";
}

/** The more urgent of two. */
export const moreUrgent = (a: Level, b: Level): Level => (LEVELS.indexOf(b) < LEVELS.indexOf(a) ? b : a);

/** One record beside its request. */
export interface RecordView {
  id: string;
  kind: RecordKind;
  about: "self" | "neighbour";
  /** Of a neighbour: what was told of them, without whoever told. Null: erased, nothing of it is about them, or not to be read. */
  words: string | null;
  unreadable: boolean;
  notToBeRead: boolean;
  /** The person's own name or number; of a reporter never here. */
  who: string | null;
  /** There is a reporter's side, and this member may ask for it. */
  mayKnow: boolean;
  /** There are words or a name left, and this member may erase them. */
  mayErase: boolean;
  level: Level;
  raised: boolean;
  by: string;
  at: number;
}

/** What would go when somebody who told us something without a chat asks for it. */
export interface ErasureView {
  id: string;
  requestId: string;
  kind: RecordKind;
  about: "self" | "neighbour";
  at: number;
  /** It is gone already. */
  gone: boolean;
  /** More records of the same person that go along. */
  others: number;
  /** Their request ends with it. */
  closes: boolean;
}

/** Whoever told of a neighbour, on a page of its own. */
export interface RecordReporter {
  requestId: string;
  kind: RecordKind;
  /** Null: nobody said, erased, or nothing opens it. */
  who: string | null;
  /** The whole line as it was written down. */
  words: string | null;
  by: string;
  at: number;
}

/** An open request a record may join. */
export interface OpenChoice {
  id: string;
  level: Level;
  about: "self" | "neighbour";
  area: string | null;
  ownWords: string | null;
  channel: RecordKind | null;
  lastHeardAt: number;
}
