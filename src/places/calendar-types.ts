/** A place's calendar as data. Dates are "YYYY-MM-DD" and times of day "HH:MM", both Asia/Tokyo. */

/** One line of the regular opening: "every second Saturday, 11:30 to 13:30". */
export interface PlaceRule {
  /** RFC 5545 recurrence without DTSTART, UNTIL and COUNT: which days. */
  rrule: string;
  /** The first day that may count, and where a fortnight is counted from; null: since always. */
  from: string | null;
  /** The last day, itself included; null: open-ended. */
  until: string | null;
  start: string;
  /** Not later than `start`: it ends on the next day. "24:00" is midnight. */
  end: string;
  /** A worker of the window is there. */
  staff: boolean;
}

/** A day of the rules on which it does not take place. */
export interface CancelledDate {
  date: string;
  words: string;
}

/** A day beside the rules. */
export interface ExtraDate {
  date: string;
  start: string;
  end: string;
  words: string;
  staff: boolean;
}

export interface PlaceCalendar {
  rules: PlaceRule[];
  cancelled: CancelledDate[];
  extra: ExtraDate[];
  /** The rules rest on Japan's public holidays. An extra date may still be one. */
  closedOnHolidays: boolean;
  /** Temporarily closed; `until` null: nobody knows yet. Both days included. */
  closure: { from: string; until: string | null; words: string } | null;
}

/** One time it is open. */
export interface Session {
  placeId: string;
  /** The Tokyo day it begins on. */
  date: string;
  start: string;
  end: string;
  /** Epoch ms. */
  starts: number;
  ends: number;
  staff: boolean;
  /** What stands beside an extra date. */
  words: string;
}
