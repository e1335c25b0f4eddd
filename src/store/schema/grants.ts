/** Table of requests given to partners: to whom, by whom, until when. */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { request } from "./requests.ts";
import { staff } from "./town.ts";

/** One request given to one partner for a time. Taken back: `ended_at`; the row stays. Who did what stands in `history_event`. */
export const requestGrant = sqliteTable(
  "request_grant",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    givenBy: text("given_by").notNull(),
    givenAt: integer("given_at").notNull(),
    /** From this moment on it opens nothing any more. */
    until: integer().notNull(),
    endedAt: integer("ended_at"),
  },
  (t) => [
    index("request_grant_live").on(t.staffId, t.requestId).where(sql`ended_at IS NULL`),
    index("request_grant_of_request").on(t.requestId, t.givenAt),
  ],
);
