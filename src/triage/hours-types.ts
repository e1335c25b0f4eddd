/** Opening hours of a window as data, and what the hours engine answers. Times of day are Asia/Tokyo. */

/** By weekday 0 (Sunday) … 6: [opens, closes] as "HH:MM", or null when closed. */
export type Week = readonly ([string, string] | null)[];

/** A day on which the window opens beside its week, or at other times than usual. */
export interface ExtraOpening {
  /** "YYYY-MM-DD". */
  date: string;
  opens: string;
  closes: string;
}

export interface OpeningHours {
  week: Week;
  /** Closed on Japan's public holidays. */
  closedOnHolidays: boolean;
  /** Closed each year between these days, inclusive, as "MM-DD"; may wrap over new year. */
  yearlyClosures: readonly { from: string; to: string }[];
  /** One-off closures as "YYYY-MM-DD". They go before everything else. */
  closures: readonly string[];
  /** One-off openings: they go before week, holidays and yearly closures. */
  openings?: readonly ExtraOpening[];
}

/** What a welfare district has for itself. Everything else is the town's. */
export interface DistrictHours {
  /** Null: the town's week. */
  week: Week | null;
  closures: readonly string[];
  openings: readonly ExtraOpening[];
}

export interface HoursAnswer {
  open: boolean;
  /** Epoch ms of the next opening; while open, of this moment. */
  nextOpening: number;
  /** 「いま」 while open; else 「きょう 8:30」「あす 8:30」「11月24日（火）8:30」. */
  nextReading: string;
  /** 「平日8:30〜17:15」. */
  readingHours: string;
}

/** One day as the window keeps it. */
export interface HoursDay {
  /** "YYYY-MM-DD". */
  date: string;
  span: [opens: string, closes: string] | null;
  why: "week" | "opening" | "closure" | "holiday" | "yearly" | "weekly";
}
