/** Table of the views staff keep of the list. */
import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** A choice of filters one member of staff comes back to: codes only. What it is called follows from them, so nobody's name can stand in it. */
export const savedView = sqliteTable(
  "saved_view",
  {
    id: text().primaryKey(),
    staffId: text("staff_id").notNull(),
    /** The filters as the list's own address carries them, in one fixed order. */
    query: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex("saved_view_once").on(t.staffId, t.query)],
);
