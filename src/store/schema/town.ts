/** Tables of the town: settings, districts and their names, places, staff with their scope, the read audit, duty runs. */
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * One value a key, as JSON: `window` (name), `hours` (opening hours), `line` (the account's basic id), `media` (how large
 * what is sent may be), `alerts` (how people are called), `sending` (the quiet hours in which nobody is written to unasked), `desk` (the idle lock of the inbox), `places` (the directory of places as a turn reads it, written by every
 * edit of a place).
 */
export const townSetting = sqliteTable("town_setting", {
  key: text().primaryKey(),
  value: text().notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const welfareDistrict = sqliteTable("welfare_district", {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Town, school and landmark names as a JSON list: what a resident may say. */
  names: text().notNull(),
  south: real().notNull(),
  west: real().notNull(),
  north: real().notNull(),
  east: real().notNull(),
  position: integer().notNull(),
  /** Opening hours of its own as JSON (src/triage/hours-types.ts, DistrictHours); NULL: the town's. */
  hours: text(),
});

/** Who changed which opening hours, when, and to what. Append-only; its number makes two edits of the same page collide. */
export const hoursChange = sqliteTable(
  "hours_change",
  {
    id: text().primaryKey(),
    /** "town" or the id of a district. */
    scope: text().notNull(),
    /** 1, 2, 3 … within the scope. */
    version: integer().notNull(),
    at: integer().notNull(),
    staffId: text("staff_id").notNull(),
    what: text({ enum: ["week", "ownWeek", "townWeek", "closed", "opened", "removed"] }).notNull(),
    /** The day it is about, when it is about one. */
    date: text(),
    /** The hours of this scope from then on, as JSON. */
    value: text().notNull(),
  },
  (t) => [uniqueIndex("hours_change_version").on(t.scope, t.version)],
);

/** Somebody made sure that a line of the hotline register is right. Append-only; nothing personal but the staff id. */
export const hotlineCheck = sqliteTable(
  "hotline_check",
  {
    id: text().primaryKey(),
    lineId: text("line_id").notNull(),
    /** The number that was checked: with another one in the register it counts no more. */
    number: text().notNull(),
    /** Tokyo date. */
    checkedOn: text("checked_on").notNull(),
    at: integer().notNull(),
    staffId: text("staff_id").notNull(),
  },
  (t) => [index("hotline_check_line").on(t.lineId, t.at)],
);

export const place = sqliteTable(
  "place",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Kinds as a JSON list of the codes in src/places/kinds.ts (handbook: ibasho, exchangePlace, communityMealPlace, …). */
    kinds: text().notNull(),
    area: text().references(() => welfareDistrict.id),
    /** When it is open, in words, as people there say it. The calendar below is what counts. */
    whenOpen: text("when_open").notNull(),
    note: text().notNull(),
    /** The Tokyo date somebody last made sure of all this. */
    checkedOn: text("checked_on").notNull(),
    /** The staff member who did; NULL when it came with the town's first data. */
    checkedBy: text("checked_by"),
    /** The name in kana. */
    reading: text().notNull().default(""),
    address: text().notNull().default(""),
    /** How to get there, in words. */
    access: text().notNull().default(""),
    /** Who is welcome, in words. */
    welcome: text().notNull().default(""),
    quietSeat: integer("quiet_seat").notNull().default(0),
    /** Somebody can wait at the door for who comes the first time. */
    waitsAtDoor: integer("waits_at_door").notNull().default(0),
    price: text().notNull().default(""),
    free: integer().notNull().default(0),
    contact: text().notNull().default(""),
    /** When a worker is there, in words; which sessions, stands in each rule. */
    staffWords: text("staff_words").notNull().default(""),
    /** JSON list of { rrule, from, until, start, end, staff } (src/places/calendar-types.ts). */
    rules: text().notNull().default("[]"),
    /** JSON list of { date, words }: a date of the rules that does not take place. */
    cancelled: text().notNull().default("[]"),
    /** JSON list of { date, start, end, words, staff }: a date beside the rules. */
    extra: text().notNull().default("[]"),
    closedOnHolidays: integer("closed_on_holidays").notNull().default(0),
    /** Temporarily closed from this Tokyo date (NULL: not closed) … */
    closedFrom: text("closed_from"),
    /** … until this one, itself included; NULL: nobody knows yet. */
    closedUntil: text("closed_until"),
    closedWords: text("closed_words").notNull().default(""),
    /** The unguessable code of its QR ("met at …"). */
    code: text(),
    latitude: real(),
    longitude: real(),
    /** 0: kept, but shown to nobody outside. */
    listed: integer().notNull().default(1),
    /** Compare-and-set for edits. */
    version: integer().notNull().default(1),
  },
  (t) => [index("place_area").on(t.area), uniqueIndex("place_code").on(t.code)],
);

/** Who changed what of a place, and when. Append-only; nothing personal but the staff id. */
export const placeHistory = sqliteTable(
  "place_history",
  {
    id: text().primaryKey(),
    placeId: text("place_id")
      .notNull()
      .references(() => place.id),
    at: integer().notNull(),
    staffId: text("staff_id").notNull(),
    what: text({
      enum: [
        "added",
        "changed",
        "checked",
        "closed",
        "reopened",
        "dateCancelled",
        "dateRestored",
        "dateAdded",
        "dateRemoved",
      ],
    }).notNull(),
    /** Names of the changed fields, or the date: codes and dates, no free text. */
    detail: text().notNull(),
  },
  (t) => [index("place_history_of").on(t.placeId, t.at)],
);

export const staff = sqliteTable("staff", {
  id: text().primaryKey(),
  /** The identity provider's subject, bound at first sign-in. */
  subject: text(),
  email: text().notNull().unique(),
  /** What residents and colleagues see. */
  nickname: text().notNull(),
  role: text({ enum: ["csw", "duty", "manager", "partner", "city", "admin"] }).notNull(),
  disabledAt: integer("disabled_at"),
  /** Away until this Tokyo date, itself included; NULL: here. */
  awayUntil: text("away_until"),
  /** 0: not who told of a neighbour, whatever the role would allow. */
  mayKnowReporters: integer("may_know_reporters").notNull().default(1),
});

export const staffDistrict = sqliteTable(
  "staff_district",
  {
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    area: text()
      .notNull()
      .references(() => welfareDistrict.id),
    /** The deputy stands in while the primary worker is away (handbook §6.3 point 2). */
    part: text({ enum: ["primary", "deputy"] })
      .notNull()
      .default("primary"),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.area] })],
);

/** Who opened what of which request, and when. Append-only. */
export const readAudit = sqliteTable(
  "read_audit",
  {
    id: text().primaryKey(),
    staffId: text("staff_id").notNull(),
    requestId: text("request_id").notNull(),
    /** Set when it was one photo, voice, video or file of that talk; NULL for the talk itself. */
    mediaId: text("media_id"),
    at: integer().notNull(),
    /** What was read: the talk, the reporter's talk, the subject of a report, a subject shown as perhaps the same; a search as such (no request), or words it found. */
    what: text({ enum: ["talk", "reporter", "subject", "proposal", "search", "found"] }),
  },
  (t) => [
    index("read_audit_request").on(t.requestId, t.at),
    index("read_audit_media").on(t.mediaId, t.staffId, t.at),
    index("read_audit_newest").on(t.at, t.id),
    index("read_audit_staff").on(t.staffId, t.at, t.id),
  ],
);

export const dutyRun = sqliteTable("duty_run", {
  duty: text().primaryKey(),
  ranAt: integer("ran_at").notNull(),
  found: integer().notNull(),
  failed: integer().notNull(),
});
