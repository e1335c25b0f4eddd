/** What staff screens are given about a danger: plain, opened words, only for those who may see the request. */
import type { StaffName } from "../requests/views.ts";
import type { Level, Safety } from "../triage/types.ts";
import type { ClosingReason, HandField, HandReason, Law, Mark, Method, StepKind } from "./codes.ts";

/** Times are epoch milliseconds. `unreadable`: words are there, and nothing opens them. */
export interface StepView {
  id: string;
  kind: StepKind;
  at: number;
  nextAt: number | null;
  words: string | null;
  unreadable: boolean;
  staff: string;
  recordedAt: number;
}

export interface NoticeView {
  id: string;
  law: Law;
  method: Method;
  at: number;
  /** Null once erased, or when nothing opens it. */
  words: { agency: string; spokeTo: string | null; content: string } | null;
  unreadable: boolean;
  staff: string;
  second: string;
}

export interface SettingView {
  id: string;
  field: HandField | "closed";
  state: "set" | "proposed" | "withdrawn" | "expired";
  machine: Level | null;
  before: string | null;
  value: string | null;
  /** Rule ids behind the machine's level at that moment. */
  rules: string[];
  reason: HandReason | ClosingReason | null;
  words: string | null;
  unreadable: boolean;
  staff: StaffName;
  second: string | null;
  at: number;
  decidedAt: number | null;
}

export interface MarkView {
  id: string;
  messageId: string;
  mark: Mark;
  wanted: Level | null;
  words: string | null;
  staff: string;
  at: number;
}

export interface DangerView {
  requestId: string;
  version: number;
  open: boolean;
  level: Level;
  machineLevel: Level;
  /** A human's level holds. */
  byHand: boolean;
  rules: string[];
  topics: string[];
  area: string | null;
  owner: string | null;
  steps: StepView[];
  notices: NoticeView[];
  /** Newest last. */
  settings: SettingView[];
  proposal: SettingView | null;
  marks: MarkView[];
  /** Everybody who works here now; not all of them may have this request. */
  colleagues: (StaffName & { mayOwn: boolean })[];
  areas: { id: string; name: string }[];
}

/** One line of the page 「見直し」. */
export interface ReviewLine {
  id: string;
  /** A mark on a message, or a level set by hand because the machine was wrong. */
  from: "mark" | "hand";
  mark: Mark;
  requestId: string;
  messageId: string | null;
  level: Level | null;
  safety: Safety | null;
  rules: string[];
  wanted: Level | null;
  /** What was said, for those who may see the request; null when it is gone, erased, or not to be read. */
  said: string | null;
  note: string | null;
  staff: string;
  at: number;
}
