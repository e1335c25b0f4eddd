/** What staff see and do with places: the views, the acts and the port the inbox asks. */
import type { StaffMember } from "../staff/types.ts";
import type { CancelledDate, ExtraDate, PlaceRule } from "./calendar-types.ts";
import type { Place } from "./types.ts";

export interface DeskPlace extends Place {
  checkedBy: string | null;
  listed: boolean;
  version: number;
}

export type PlaceHistoryWhat =
  | "added"
  | "changed"
  | "checked"
  | "closed"
  | "reopened"
  | "dateCancelled"
  | "dateRestored"
  | "dateAdded"
  | "dateRemoved";

export interface PlaceHistoryLine {
  at: number;
  what: PlaceHistoryWhat;
  staffNickname: string | null;
  /** The date it is about, if it is about one. */
  date: string | null;
  /** Names of the changed fields. */
  fields: string[];
}

/** What the form of a place holds, already checked. */
export interface PlaceInput {
  name: string;
  reading: string;
  kinds: string[];
  area: string | null;
  address: string;
  access: string;
  welcome: string;
  quietSeat: boolean;
  waitsAtDoor: boolean;
  price: string;
  free: boolean;
  whenOpen: string;
  note: string;
  contact: string;
  staffWords: string;
  point: { latitude: number; longitude: number } | null;
  rules: PlaceRule[];
  closedOnHolidays: boolean;
  listed: boolean;
}

/** One small act on a place. */
export type PlaceChange =
  | { kind: "check" }
  | { kind: "close"; from: string; until: string | null; words: string }
  | { kind: "reopen" }
  | { kind: "cancelDate"; cancelled: CancelledDate }
  | { kind: "restoreDate"; date: string }
  | { kind: "addDate"; extra: ExtraDate }
  | { kind: "removeDate"; date: string; start: string };

export type PlaceOutcome =
  | { kind: "done"; id: string }
  /** Not there, or not theirs. */
  | { kind: "notFound" }
  /** Somebody else was faster. */
  | { kind: "changed" };

export interface PlacesDesk {
  list(staff: StaffMember): Promise<DeskPlace[]>;
  read(staff: StaffMember, id: string): Promise<{ place: DeskPlace; history: PlaceHistoryLine[] } | null>;
  add(staff: StaffMember, input: PlaceInput): Promise<PlaceOutcome>;
  save(staff: StaffMember, id: string, seenVersion: number, input: PlaceInput): Promise<PlaceOutcome>;
  change(staff: StaffMember, id: string, seenVersion: number, change: PlaceChange): Promise<PlaceOutcome>;
  /** The town's districts, and its LINE id when it is set. */
  town(): Promise<{ districts: { id: string; name: string }[]; lineId: string | null; windowName: string }>;
  /** Where the public pages stand. */
  origin: string;
}
