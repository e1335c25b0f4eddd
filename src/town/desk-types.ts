/** What staff see and do with the town's hours, who reads where, and the hotline register. */
import type { StaffMember } from "../staff/types.ts";
import type { Hotline } from "../triage/hotlines.ts";
import type { DistrictHours, ExtraOpening, OpeningHours, Week } from "../triage/hours-types.ts";

/** Days that the page of hours looks ahead. */
export const DAYS_AHEAD = 10;

export interface HotlineView {
  line: Hotline;
  openNow: boolean;
  /** It may be named to residents. */
  shown: boolean;
  /** A stand-in of zeros, which the town has still to write. */
  placeholder: boolean;
  /** Tokyo date of the last check of this very number, and who; null for never. */
  checkedOn: string | null;
  checkedBy: string | null;
  overdue: boolean;
}

export interface Reader {
  nickname: string;
  part: "primary" | "deputy";
  /** Tokyo date while away, else null. */
  awayUntil: string | null;
}

export interface HoursHistoryLine {
  at: number;
  what: HoursChange["kind"];
  date: string | null;
  staffNickname: string | null;
}

/** Hours of the town ("town") or of one district. */
export interface ScopeHours {
  scope: string;
  name: string;
  version: number;
  mayChange: boolean;
  /** What holds: for a district the town's with its own on top. */
  hours: OpeningHours;
  /** What the district has for itself. */
  own: DistrictHours | null;
  /** False while the town has set nothing and the usual hours stand in. */
  set: boolean;
  readers: Reader[];
  history: HoursHistoryLine[];
}

export interface HoursView {
  scopes: { scope: string; name: string }[];
  shown: ScopeHours;
  /** Until when the member who asks is away. */
  awayUntil: string | null;
  /** Until when heat or cold counts as a danger, null when it does not. */
  weatherAlertUntil: string | null;
  /** Nicknames on duty by the Tokyo date their duty begins on, for the next days. */
  duty: ReadonlyMap<string, readonly string[]>;
}

export type HoursChange =
  /** Of the town. */
  | { kind: "week"; week: Week; closedOnHolidays: boolean; yearlyClosures: OpeningHours["yearlyClosures"] }
  /** Of a district: its own week, or the town's again. */
  | { kind: "ownWeek"; week: Week }
  | { kind: "townWeek" }
  | { kind: "closed"; dates: readonly string[] }
  | { kind: "opened"; opening: ExtraOpening }
  | { kind: "removed"; date: string };

/** `changed`: somebody else was first. `wrong`: this cannot stand (a town's change for a district, or the other way round). */
export type HoursOutcome = "done" | "notFound" | "changed" | "wrong";

export interface TownDesk {
  hotlines(): Promise<HotlineView[]>;
  /** How many lines wait for a check; 0 for who is no manager. */
  overdueHotlines(staff: StaffMember): Promise<number>;
  checkHotline(staff: StaffMember, id: string): Promise<"done" | "notFound">;
  /** Null: there is no such district. */
  hours(staff: StaffMember, scope: string): Promise<HoursView | null>;
  changeHours(staff: StaffMember, scope: string, seenVersion: number, change: HoursChange): Promise<HoursOutcome>;
  /** @param until Tokyo date, null for being back. */
  setAway(staff: StaffMember, until: string | null): Promise<void>;
  /** Heat or cold is a danger until this Tokyo date, included; null: it is over. Any member of staff may say so; it is recorded. */
  setWeather(staff: StaffMember, until: string | null): Promise<"done" | "notFound">;
}
