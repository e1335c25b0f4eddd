/** Tables of how colleagues work on one request together: notes, calls, hand-overs, watching, who looks, forms that were done. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";
import { request } from "./requests.ts";

/** 内部メモ: what staff tell each other. No way leads from here to LINE. */
export const note = sqliteTable(
  "note",
  {
    /** A UUID made with the form. */
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** A record keeps apart what was seen, what was heard of others, and what one thinks (handbook §7.3). */
    kind: text({ enum: ["fact", "hearsay", "opinion"] }).notNull(),
    /** The words as they are now, sealed. */
    wordsSealed: text("words_sealed"),
    staffId: text("staff_id").notNull(),
    at: integer().notNull(),
    /** Moves with every edit: nobody overwrites words they have not seen. */
    version: integer().notNull(),
    editedAt: integer("edited_at"),
  },
  (t) => [index("note_of_request").on(t.requestId, t.at), index("note_of_person").on(t.personId)],
);

/** How a note read before an edit. Append-only but for its words. */
export const noteEdit = sqliteTable(
  "note_edit",
  {
    id: text().primaryKey(),
    noteId: text("note_id")
      .notNull()
      .references(() => note.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** The version these words were. */
    version: integer().notNull(),
    kind: text({ enum: ["fact", "hearsay", "opinion"] }).notNull(),
    wordsSealed: text("words_sealed"),
    /** Who replaced them, and when. */
    staffId: text("staff_id").notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex("note_edit_version").on(t.noteId, t.version), index("note_edit_of_person").on(t.personId)],
);

/** 「引き継ぎ」: asked for, and the other accepts or declines; until then nothing changes hands. `assigned` needed no answer. */
export const handover = sqliteTable(
  "handover",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    fromStaff: text("from_staff").notNull(),
    toStaff: text("to_staff").notNull(),
    /** Who had the request when it was asked: with another owner the question is out of date. */
    ownerThen: text("owner_then"),
    state: text({ enum: ["offered", "accepted", "declined", "withdrawn", "expired", "assigned"] }).notNull(),
    /** What the one says to the other, and what comes back; sealed. */
    wordsSealed: text("words_sealed"),
    answerSealed: text("answer_sealed"),
    at: integer().notNull(),
    decidedAt: integer("decided_at"),
  },
  (t) => [
    index("handover_of_request").on(t.requestId, t.at),
    index("handover_of_person").on(t.personId),
    index("handover_to").on(t.toStaff).where(sql`state = 'offered'`),
    uniqueIndex("handover_one_open").on(t.requestId).where(sql`state = 'offered'`),
    check("handover_two_people", sql`${t.fromStaff} <> ${t.toStaff} OR ${t.state} = 'assigned'`),
  ],
);

/** Somebody is called to a request: named in a note, given it, asked to take it over, or answered. Codes and ids only. */
export const nudge = sqliteTable(
  "nudge",
  {
    id: text().primaryKey(),
    staffId: text("staff_id").notNull(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    kind: text({ enum: ["mention", "assigned", "offered", "accepted", "declined"] }).notNull(),
    fromStaff: text("from_staff").notNull(),
    /** The note or the hand-over it is about. */
    about: text().notNull(),
    at: integer().notNull(),
    seenAt: integer("seen_at"),
  },
  (t) => [
    uniqueIndex("nudge_once").on(t.about, t.staffId, t.kind),
    index("nudge_unseen").on(t.staffId, t.at).where(sql`seen_at IS NULL`),
    index("nudge_of_request").on(t.requestId, t.staffId),
  ],
);

/** Who wants to hear in the inbox when something moves, without being the owner. */
export const watch = sqliteTable(
  "watch",
  {
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    staffId: text("staff_id").notNull(),
    since: integer().notNull(),
    seenAt: integer("seen_at").notNull(),
    endedAt: integer("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.staffId] }),
    index("watch_of_staff").on(t.staffId).where(sql`ended_at IS NULL`),
  ],
);

/** Who has a request open right now: only that, for minutes. */
export const presence = sqliteTable(
  "presence",
  {
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    staffId: text("staff_id").notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.staffId] }), index("presence_at").on(t.at)],
);

/** A form that was done: sent again, it does nothing. */
export const formDone = sqliteTable(
  "form_done",
  {
    id: text().notNull(),
    staffId: text("staff_id").notNull(),
    requestId: text("request_id").notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.staffId] }), index("form_done_at").on(t.at)],
);
