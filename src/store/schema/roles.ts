/** Tables of administration: who changed what of staff, districts and settings, and who looked at the record of readings. */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Who changed what, when, from what, to what. Append-only; its number makes two edits of the same page collide. */
export const deskChange = sqliteTable(
  "desk_change",
  {
    id: text().primaryKey(),
    /** "staff:<id>", "district:<id>" or "setting:<key>". */
    scope: text().notNull(),
    /** 1, 2, 3 … within the scope. */
    version: integer().notNull(),
    at: integer().notNull(),
    staffId: text("staff_id").notNull(),
    what: text({ enum: ["added", "changed", "disabled", "enabled", "imported"] }).notNull(),
    /** The changed fields as JSON, as they were and as they are. Of a member of staff: their own entry, nobody's words. */
    before: text().notNull(),
    after: text().notNull(),
  },
  (t) => [uniqueIndex("desk_change_version").on(t.scope, t.version), index("desk_change_newest").on(t.at)],
);

/** Who looked at the record of readings, when, and for whom or what they looked. Append-only. */
export const auditLook = sqliteTable(
  "audit_look",
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    staffId: text("staff_id").notNull(),
    /** The filter: ids and a day, NULL where none was set. */
    ofStaff: text("of_staff"),
    ofRequest: text("of_request"),
    ofDay: text("of_day"),
  },
  (t) => [index("audit_look_newest").on(t.at)],
);
