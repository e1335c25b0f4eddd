/** What the inbox needs of the alerts: the alarm on every page, "I go", the duty page and its forms. */
import type { StaffMember, StaffRole } from "../staff/types.ts";
import type { Level } from "../triage/types.ts";
import type { CallReason } from "./types.ts";
import type { WebhookKind } from "./words.ts";

/** One request that nobody has said they go to. */
export interface AlarmItem {
  requestId: string;
  level: "U0" | "U1";
  since: number;
  /** When the newest danger of it was heard: what the reader has seen. */
  newest: number;
  area: string | null;
  /** How many colleagues were called. */
  called: number;
  /** A message about it has left the house. */
  rang: boolean;
  /** The reader was called for it. */
  mine: boolean;
}

export interface ShiftView {
  id: string;
  /** Null: nobody on that day. */
  staff: { id: string; nickname: string } | null;
  weekday: number | null;
  date: string | null;
  starts: string;
  ends: string;
  replaces: string | null;
  /** The reader may take it off. */
  mayRemove: boolean;
}

export interface DutyView {
  shiftId: string;
  staff: { id: string; nickname: string };
  /** They are disabled: nobody is called in their place but the next. */
  away: boolean;
  from: number;
  until: number;
  date: string;
  /** It recurs, so that it can be given to somebody else for this date. */
  recurring: boolean;
}

export interface CallView {
  id: string;
  at: number;
  level: Level;
  why: CallReason;
  nickname: string | null;
  /** Null where the reader may not see the request. */
  requestId: string | null;
  sentAt: number | null;
  waiting: boolean;
  failedWhy: string | null;
  /** When the person who was called first opened the request after that. */
  openedAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
}

export interface TeamSend {
  id: string;
  at: number;
  level: Level;
  state: "waiting" | "sent" | "failed";
  why: string | null;
}

export interface DutyPageView {
  onDuty: DutyView[];
  coming: DutyView[];
  /** Times of the coming week without anybody on duty. */
  gaps: { from: number; until: number }[];
  shifts: ShiftView[];
  colleagues: { id: string; nickname: string; role: StaffRole; devices: number }[];
  own: {
    quietFrom: string | null;
    quietUntil: string | null;
    alsoLevel: "U2" | "U3" | null;
    devices: { id: string; createdAt: number; lastSentAt: number | null }[];
    lastTest: { at: number; state: "waiting" | "sent" | "failed"; why: string | null } | null;
  };
  /** Null: push is not set up. */
  pushKey: string | null;
  webhook: WebhookKind | null;
  stepMinutes: number;
  calls: CallView[];
  team: TeamSend[];
}

export type DeskRefusal = "notYours" | "wrong" | "off" | "noDevice" | "tooMany";
export type DeskOutcome = { kind: "done" } | { kind: "notFound" } | { kind: "refused"; why: DeskRefusal };

export interface NewShift {
  staffId: string;
  weekday: number | null;
  date: string | null;
  starts: string;
  ends: string;
}

export interface AlertsPort {
  /** What nobody goes to yet, as far as the reader may see it; most urgent first. */
  alarm(staff: StaffMember): Promise<AlarmItem[]>;
  /** 「見ました」: the calling ends, but for danger newer than `newest`. Out of scope: not found. Done twice is done. */
  acknowledge(staff: StaffMember, requestId: string, newest?: number | null): Promise<DeskOutcome>;
  page(staff: StaffMember): Promise<DutyPageView>;
  addShift(staff: StaffMember, shift: NewShift): Promise<DeskOutcome>;
  removeShift(staff: StaffMember, id: string): Promise<DeskOutcome>;
  /** For one date the recurring shift is somebody else's, or nobody's (null). */
  swap(staff: StaffMember, shiftId: string, date: string, to: string | null): Promise<DeskOutcome>;
  saveNotice(
    staff: StaffMember,
    notice: { quietFrom: string; quietUntil: string; alsoLevel: string },
  ): Promise<DeskOutcome>;
  addDevice(staff: StaffMember, address: unknown, expiresAt: number | null): Promise<DeskOutcome>;
  /** One of one's own, by its id or by its endpoint. */
  removeDevice(staff: StaffMember, which: { id: string } | { endpoint: string }): Promise<DeskOutcome>;
  /** A message without an alert, to one's own devices. */
  test(staff: StaffMember): Promise<DeskOutcome>;
}
