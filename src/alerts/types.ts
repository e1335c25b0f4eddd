/** What the escalation knows and answers: alerts, the duty roster, colleagues, who was called so far, the next step. */
import type { StaffRole } from "../staff/types.ts";
import type { OpeningHours } from "../triage/hours-types.ts";
import type { Level } from "../triage/types.ts";

export interface AlertFacts {
  id: string;
  requestId: string;
  level: Level;
  raisedAt: number;
  /** Welfare district of the request, as far as known. */
  area: string | null;
  /** Somebody said that they go, took the request or answered; or it is closed. */
  over: boolean;
  /** Colleagues who asked that somebody else goes on with this person: they see nothing of it, so nobody rings them for it. */
  recused: readonly string[];
}

export interface Shift {
  id: string;
  /** Null: nobody, standing in for another shift. */
  staffId: string | null;
  /** 0 Sunday … 6 of each week, or null when it is of one day. */
  weekday: number | null;
  /** "YYYY-MM-DD" in Tokyo, or null when it recurs. */
  date: string | null;
  /** "HH:MM" in Tokyo; an end not after the start is on the next day. */
  starts: string;
  ends: string;
  /** Smaller is called first. */
  position: number;
  /** The recurring shift that does not hold on this date. */
  replaces: string | null;
}

/** A member of staff who may be called: not disabled. */
export interface Colleague {
  id: string;
  role: StaffRole;
  areas: readonly string[];
  /** Something of theirs rings: a device of theirs, or the team's channel. */
  reachable: boolean;
  /** "HH:MM" in Tokyo; may go over midnight. */
  quiet: { from: string; until: string } | null;
  /** The least urgent level they also want to hear of. */
  alsoLevel: "U2" | "U3" | null;
}

/** One call made before. */
export interface Called {
  alertId: string;
  step: number;
  /** Null: there was nobody. */
  staffId: string | null;
  at: number;
  /** Every message of it failed: they heard nothing. */
  failed: boolean;
}

export interface AlertSettings {
  hours: OpeningHours;
  /** Between two people for a U0 (handbook §4.8: five). */
  stepMinutes: number;
  /** Between two people for a U1, in opening hours (handbook §6.1: first look within thirty). */
  todayStepMinutes: number;
  /** Once everybody was called: every so often, all at once, without end. */
  roundMinutes: number;
  /** And after a day of that. */
  laterRoundMinutes: number;
  /** How many of the roster are called before the managers. */
  rosterDepth: number;
  /** The body has somebody on call for U1 outside of opening hours (handbook §6.1). */
  onCall: boolean;
}

/** Why somebody is called: on duty, next on the roster, manager, everybody once more, CSW of the district, their own wish. */
export type CallReason = "duty" | "next" | "manager" | "again" | "district" | "wish" | "nobody";

export type NextStep =
  /** Call these now, all of them; look again at `nextAt`. Empty `calls` never. */
  | { kind: "call"; step: number; calls: { staffId: string; why: CallReason }[]; nextAt: number }
  /** It is due, and there is nobody to call: to be shown to everybody. */
  | { kind: "nobody"; step: number; nextAt: number }
  | { kind: "wait"; until: number }
  | { kind: "over" };
