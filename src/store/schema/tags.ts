/** Tables of what staff put on requests by hand: tags of the house, and links between two requests. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { request } from "./requests.ts";

/** 「札」: a short word of the house. Sealed with the ring, for somebody may put a person's name on it; found by a keyed hash. */
export const houseTag = sqliteTable(
  "house_tag",
  {
    id: text().primaryKey(),
    /** Keyed hash of the label as it counts (folded): the same word is one tag. */
    labelHash: text("label_hash").notNull(),
    /** NULL once the words of the only person who ever had it were erased. */
    labelSealed: text("label_sealed"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("house_tag_label").on(t.labelHash)],
);

/** A tag on a request: who put it there, who took it off. The row stays. */
export const requestTag = sqliteTable(
  "request_tag",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    tagId: text("tag_id")
      .notNull()
      .references(() => houseTag.id),
    addedBy: text("added_by").notNull(),
    addedAt: integer("added_at").notNull(),
    removedBy: text("removed_by"),
    removedAt: integer("removed_at"),
  },
  (t) => [
    uniqueIndex("request_tag_live").on(t.requestId, t.tagId).where(sql`removed_at IS NULL`),
    index("request_tag_of_request").on(t.requestId, t.addedAt),
    index("request_tag_of_tag").on(t.tagId, t.requestId).where(sql`removed_at IS NULL`),
  ],
);

/** 「つながり」: two requests that belong together, said by a human. Ended: who and when; the row stays. */
export const requestLink = sqliteTable(
  "request_link",
  {
    id: text().primaryKey(),
    /** Where it was made; of `followUp` the later one. */
    fromId: text("from_id")
      .notNull()
      .references(() => request.id),
    toId: text("to_id")
      .notNull()
      .references(() => request.id),
    kind: text({ enum: ["household", "followUp", "sameMatter"] }).notNull(),
    madeBy: text("made_by").notNull(),
    madeAt: integer("made_at").notNull(),
    endedBy: text("ended_by"),
    endedAt: integer("ended_at"),
  },
  (t) => [
    index("request_link_from").on(t.fromId, t.madeAt),
    index("request_link_to").on(t.toId, t.madeAt),
    check("request_link_two", sql`${t.fromId} <> ${t.toId}`),
  ],
);
