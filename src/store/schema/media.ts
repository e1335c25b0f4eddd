/** Table of what people sent besides words: one row a photo, voice, video or file; the bytes themselves lie sealed in the object store. */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";
import { message } from "./talk.ts";

export const media = sqliteTable(
  "media",
  {
    /** Random: stands in the address under which staff see it. */
    id: text().primaryKey(),
    messageId: text("message_id")
      .notNull()
      .references(() => message.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** What LINE called it. What it is, its bytes say (`contentType`). */
    kind: text({ enum: ["image", "video", "audio", "file"] }).notNull(),
    state: text({ enum: ["waiting", "kept", "gone", "refused", "failed"] }).notNull(),
    /** Why it is so, or why it still waits: a code of media/types.ts. */
    why: text(),
    /** Judged by the bytes, out of a fixed list; NULL until kept. */
    contentType: text("content_type"),
    /** Bytes, after cleaning. */
    size: integer(),
    /** Random folder in the object store. Written before the first byte goes there, emptied after the last one went. */
    objectKey: text("object_key"),
    attempts: integer().notNull().default(0),
    /** When there is something to do: fetch it, or take it out of the object store. NULL: nothing. */
    nextTryAt: integer("next_try_at"),
    /** Somebody is fetching it until then. */
    claimedUntil: integer("claimed_until"),
    createdAt: integer("created_at").notNull(),
    keptAt: integer("kept_at"),
  },
  (t) => [
    uniqueIndex("media_of_message").on(t.messageId),
    index("media_due").on(t.nextTryAt),
    index("media_of_person").on(t.personId),
  ],
);
