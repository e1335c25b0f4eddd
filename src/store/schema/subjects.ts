/** Tables of the person or house a neighbour worries about: walled off from whoever told of it; and the answers of a talk. */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";
import { request } from "./requests.ts";

/** Somebody (or a house) that was reported. No name, no reporter. */
export const subject = sqliteTable(
  "subject",
  {
    id: text().primaryKey(),
    area: text(),
    state: text({ enum: ["unconfirmed", "confirmed", "unfounded", "closed"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    lastHeardAt: integer("last_heard_at").notNull(),
    decidedAt: integer("decided_at"),
    decidedBy: text("decided_by"),
    /** Compare-and-set for staff acts; moves with every new word, so that nobody confirms what they have not seen. */
    version: integer().notNull(),
  },
  (t) => [index("subject_of_area").on(t.area, t.state, t.lastHeardAt)],
);

/** The subject's own data key: neither the reporter's erasing nor the subject's depends on the other. */
export const subjectKey = sqliteTable("subject_key", {
  subjectId: text("subject_id")
    .primaryKey()
    .references(() => subject.id),
  ringKeyId: text("ring_key_id").notNull(),
  wrapped: text().notNull(),
  createdAt: integer("created_at").notNull(),
});

/** One telling of a subject. `request_id` is the only way to whoever told, and takes a permission of its own. */
export const report = sqliteTable(
  "report",
  {
    id: text().primaryKey(),
    subjectId: text("subject_id")
      .notNull()
      .references(() => subject.id),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    reportedAt: integer("reported_at").notNull(),
    lastHeardAt: integer("last_heard_at").notNull(),
    /** Codes of what was noticed, chosen on chips, as a JSON list. */
    signs: text().notNull(),
    /** The receipt: since when the reporter may hear 「確認しました」. */
    confirmedAt: integer("confirmed_at"),
    confirmedBy: text("confirmed_by"),
    /** Set when the reporter had their words erased. */
    erasedAt: integer("erased_at"),
  },
  (t) => [uniqueIndex("report_of_request").on(t.requestId), index("report_of_subject").on(t.subjectId, t.reportedAt)],
);

export const reportWords = sqliteTable(
  "report_words",
  {
    /** A keyed hash of the LINE message they came from, so that an unsend finds them and nothing else does. */
    id: text().primaryKey(),
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    kind: text({ enum: ["told", "place"] }).notNull(),
    /** Seen with own eyes and ears, or heard from others, as far as the words say. */
    known: text({ enum: ["observed", "hearsay"] }),
    /** Codes of what these words notice, as a JSON list. */
    signs: text().notNull(),
    /** The words, sealed with the subject's key. NULL once unsent or erased. */
    wordsSealed: text("words_sealed"),
    at: integer().notNull(),
    unsentAt: integer("unsent_at"),
  },
  (t) => [index("report_words_of_report").on(t.reportId, t.at)],
);

/** What staff decided about two subjects: the same, or not. Taken back, it stays as history. */
export const subjectVerdict = sqliteTable(
  "subject_verdict",
  {
    id: text().primaryKey(),
    /** The smaller id of the two. */
    subjectA: text("subject_a")
      .notNull()
      .references(() => subject.id),
    subjectB: text("subject_b")
      .notNull()
      .references(() => subject.id),
    verdict: text({ enum: ["same", "different"] }).notNull(),
    /** A code: place, signs, visited, other. */
    why: text().notNull(),
    decidedAt: integer("decided_at").notNull(),
    decidedBy: text("decided_by").notNull(),
    undoneAt: integer("undone_at"),
    undoneBy: text("undone_by"),
  },
  (t) => [
    uniqueIndex("subject_verdict_standing").on(t.subjectA, t.subjectB).where(sql`undone_at IS NULL`),
    index("subject_verdict_other").on(t.subjectB),
  ],
);

/** What was asked and what became of it: answered, passed over, asked again. The newest of a run and key counts. */
export const toldAnswer = sqliteTable(
  "told_answer",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** The request it belongs to, once there is one. */
    requestId: text("request_id").references(() => request.id),
    about: text({ enum: ["self", "neighbour"] }).notNull(),
    run: text().notNull(),
    flow: text().notNull(),
    version: integer().notNull(),
    node: text().notNull(),
    key: text().notNull(),
    outcome: text({ enum: ["answered", "skipped"] }).notNull(),
    /** The chip's value, or "text" for free words (these are in `message`), sealed with the person's key. NULL once erased. */
    valueSealed: text("value_sealed"),
    at: integer().notNull(),
  },
  (t) => [
    index("told_answer_of_request").on(t.requestId, t.at),
    index("told_answer_of_run").on(t.personId, t.run, t.requestId),
  ],
);
