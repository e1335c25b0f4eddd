/** Tables around an answer: texts of the house, drafts, agreed hours, who may send approved texts only, what LINE's quota was. */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";
import { request } from "./requests.ts";
import { staff } from "./town.ts";

/**
 * A text of the house that staff may put into an answer. Its words never change once written: another wording is another row, so
 * that who approved it, and when, is always about exactly these words. Nothing personal: plain.
 */
export const snippet = sqliteTable(
  "snippet",
  {
    id: text().primaryKey(),
    /** Topic code (handbook §3.8), or "any". */
    topic: text().notNull(),
    /** A language of the conversations (src/conversation/types.ts). */
    language: text().notNull(),
    title: text().notNull(),
    /** One bubble; no placeholders. */
    words: text().notNull(),
    state: text({ enum: ["proposed", "approved", "retired"] }).notNull(),
    writtenBy: text("written_by").notNull(),
    writtenAt: integer("written_at").notNull(),
    approvedBy: text("approved_by"),
    approvedAt: integer("approved_at"),
    retiredBy: text("retired_by"),
    retiredAt: integer("retired_at"),
  },
  (t) => [index("snippet_state").on(t.state, t.topic)],
);

/** What a member of staff has written so far and not sent: one a request, sealed with the person's key. */
export const answerDraft = sqliteTable(
  "answer_draft",
  {
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    staffId: text("staff_id").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** Text and reason as JSON. */
    wordsSealed: text("words_sealed").notNull(),
    savedAt: integer("saved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.staffId] }), index("answer_draft_of_person").on(t.personId)],
);

/** When somebody said that they may be written to. Times of day in Tokyo; over midnight when it ends before it starts. */
export const contactHours = sqliteTable("contact_hours", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  /** "HH:MM". */
  starts: text().notNull(),
  ends: text().notNull(),
  /** Weekdays (0 Sunday … 6) on which it starts, as a JSON list. */
  days: text().notNull(),
  setBy: text("set_by").notNull(),
  setAt: integer("set_at").notNull(),
});

/** A member of staff who may send approved texts only, unchanged. */
export const approvedTextsOnly = sqliteTable("approved_texts_only", {
  staffId: text("staff_id")
    .primaryKey()
    .references(() => staff.id),
  setBy: text("set_by").notNull(),
  setAt: integer("set_at").notNull(),
});

/** One row: how many messages LINE lets this account push a month, and how many were. */
export const lineQuota = sqliteTable("line_quota", {
  id: text({ enum: ["account"] }).primaryKey(),
  /** NULL: without a limit. */
  monthly: integer(),
  used: integer().notNull(),
  readAt: integer("read_at").notNull(),
});
