/** Opening hours of a window as data, and what the hours engine answers. Times of day are Asia/Tokyo. */

export interface OpeningHours {
  /** By weekday 0 (Sunday) … 6: [opens, closes] as "HH:MM", or null when closed. */
  week: readonly ([string, string] | null)[];
  /** Closed on Japan's public holidays. */
  closedOnHolidays: boolean;
  /** Closed each year between these days, inclusive, as "MM-DD"; may wrap over new year. */
  yearlyClosures: readonly { from: string; to: string }[];
  /** One-off closures as "YYYY-MM-DD". */
  closures: readonly string[];
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
