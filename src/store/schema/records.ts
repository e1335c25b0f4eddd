/** Tables of what came without a chat (a call, a visit, a remark, paper), and of what staff try out with invented people. */
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";
import { request } from "./requests.ts";

/** One thing a member of staff was told outside LINE. It opened its request, or joined one. */
export const record = sqliteTable(
  "record",
  {
    /** Made with the form: sent twice, it is one record. */
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    /** Whoever told: the person themselves, or the reporter, who is never the request's own person when it joined one. */
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    kind: text({ enum: ["phone", "walkIn", "visit", "remark", "paper"] }).notNull(),
    about: text({ enum: ["self", "neighbour"] }).notNull(),
    /** The line, sealed with the key of whoever told. NULL once erased. */
    wordsSealed: text("words_sealed"),
    /** Name or number of whoever told, sealed with their key; of a reporter only for those who may know. */
    whoSealed: text("who_sealed"),
    /** What triage made of the line, and what a human raised it to. */
    level: text().notNull(),
    raisedTo: text("raised_to"),
    staffId: text("staff_id").notNull(),
    at: integer().notNull(),
  },
  (t) => [index("record_of_request").on(t.requestId, t.at), index("record_of_person").on(t.personId)],
);

/** One act in the training rooms. Nothing of it reaches a real table; starting over deletes it. */
export const trainingStep = sqliteTable(
  "training_step",
  {
    id: text().primaryKey(),
    staffId: text("staff_id").notNull(),
    /** Which invented person, as the code names them. */
    practice: text().notNull(),
    kind: text({ enum: ["taken", "answered", "noted", "closed"] }).notNull(),
    /** What was written for practice, sealed with the ring: somebody may write of a real person by mistake. */
    wordsSealed: text("words_sealed"),
    at: integer().notNull(),
  },
  (t) => [index("training_step_of_staff").on(t.staffId, t.practice, t.at)],
);
