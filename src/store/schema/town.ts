/** Tables of the town: settings, districts and their names, places, staff with their scope, the read audit, duty runs. */
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One value a key, as JSON: `window` (name), `hours` (opening hours). */
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
});

export const place = sqliteTable(
  "place",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Kinds as a JSON list (handbook: ibasho, exchangePlace, communityMealPlace, …). */
    kinds: text().notNull(),
    area: text().references(() => welfareDistrict.id),
    /** When it is open, in words, until the calendar comes. */
    whenOpen: text("when_open").notNull(),
    note: text().notNull(),
    checkedOn: text("checked_on").notNull(),
  },
  (t) => [index("place_area").on(t.area)],
);

export const staff = sqliteTable("staff", {
  id: text().primaryKey(),
  /** The identity provider's subject, bound at first sign-in. */
  subject: text(),
  email: text().notNull().unique(),
  /** What residents and colleagues see. */
  nickname: text().notNull(),
  role: text({ enum: ["csw", "manager"] }).notNull(),
  disabledAt: integer("disabled_at"),
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
  },
  (t) => [primaryKey({ columns: [t.staffId, t.area] })],
);

/** Who opened which request's talk, and when. Append-only. */
export const readAudit = sqliteTable(
  "read_audit",
  {
    id: text().primaryKey(),
    staffId: text("staff_id").notNull(),
    requestId: text("request_id").notNull(),
    /** Set when it was one photo, voice, video or file of that talk; NULL for the talk itself. */
    mediaId: text("media_id"),
    at: integer().notNull(),
  },
  (t) => [index("read_audit_request").on(t.requestId, t.at), index("read_audit_media").on(t.mediaId, t.staffId, t.at)],
);

export const dutyRun = sqliteTable("duty_run", {
  duty: text().primaryKey(),
  ranAt: integer("ran_at").notNull(),
  found: integer().notNull(),
  failed: integer().notNull(),
});
