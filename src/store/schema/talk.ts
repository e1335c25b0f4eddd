/** Tables of the talk: what arrived, what was said, what goes out, what triage decided, what happened. */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";

export const inboundEvent = sqliteTable(
  "inbound_event",
  {
    /** LINE's webhookEventId, or a hash of the event where it is missing. */
    id: text().primaryKey(),
    /** The ordered lane: keyed hash of the user id, or of the group id; NULL where there is nobody to answer. */
    lane: text(),
    type: text().notNull(),
    occurredAt: integer("occurred_at").notNull(),
    receivedAt: integer("received_at").notNull(),
    /** Place in its webhook, to order events of the same millisecond. */
    position: integer().notNull(),
    redelivered: integer({ mode: "boolean" }).notNull(),
    /** The raw event, sealed with the ring's transit key; emptied once its turn is done. */
    bodySealed: text("body_sealed"),
    doneAt: integer("done_at"),
    outcome: text({ enum: ["done", "ignored", "failed"] }),
    /** Turns that failed, for whatever reason: the sweeper looks at lanes with few of them first. */
    attempts: integer().notNull().default(0),
    /** Failures that may be this event's own: after a few it is given up, visibly. */
    faults: integer().notNull().default(0),
  },
  (t) => [index("inbound_event_waiting").on(t.lane, t.doneAt), index("inbound_event_done").on(t.doneAt, t.receivedAt)],
);

/** What a person said or did. What we said is in `outbox`. */
export const message = sqliteTable(
  "message",
  {
    /** The webhook event that carried it. */
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    kind: text({
      enum: ["text", "sticker", "tap", "image", "video", "audio", "file", "location", "other"],
    }).notNull(),
    /** LINE's message id: what an unsend names. */
    lineMessageId: text("line_message_id"),
    /** The words as JSON, sealed. NULL once unsent or erased. */
    bodySealed: text("body_sealed"),
    at: integer().notNull(),
    unsentAt: integer("unsent_at"),
    /** Whom it was heard to be about; NULL on what came before that was kept. */
    about: text({ enum: ["self", "neighbour"] }),
    /** The open request it was heard to belong to; NULL before there was one. */
    requestId: text("request_id"),
  },
  (t) => [index("message_of_person").on(t.personId, t.at), index("message_line_id").on(t.lineMessageId)],
);

/** An unsend that came before (or long after) its message: no content, only the fact. */
export const unsendTombstone = sqliteTable(
  "unsend_tombstone",
  {
    lineMessageId: text("line_message_id").primaryKey(),
    lane: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index("unsend_tombstone_lane").on(t.lane, t.at)],
);

export const triageDecision = sqliteTable(
  "triage_decision",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    messageId: text("message_id").notNull(),
    level: text().notNull(),
    safety: text().notNull(),
    topics: text().notNull(),
    rules: text().notNull(),
    /** The words that matched, sealed. */
    hitsSealed: text("hits_sealed"),
    ruleSet: text("rule_set").notNull(),
    /** Facts, settings and moment that were given beside the words, as JSON: with them it can be decided again. */
    given: text(),
    at: integer().notNull(),
  },
  (t) => [index("triage_of_person").on(t.personId, t.at), index("triage_of_message").on(t.messageId)],
);

export const outbox = sqliteTable(
  "outbox",
  {
    /** A UUID: also LINE's retry key. */
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** answer: the bot's; safety: the bot's, and must arrive; staff: a CSW's. */
    kind: text({ enum: ["answer", "safety", "staff"] }).notNull(),
    channel: text({ enum: ["reply", "push"] }).notNull(),
    staffId: text("staff_id"),
    /** The request a CSW's answer belongs to. */
    requestId: text("request_id"),
    /** LINE message objects as JSON, sealed and frozen: a retry sends the same bytes. NULL once erased. */
    payloadSealed: text("payload_sealed"),
    replyToken: text("reply_token"),
    /** When the event behind the reply token was received: a token lives one minute. */
    tokenFrom: integer("token_from"),
    state: text({ enum: ["waiting", "sent", "held", "failed", "unknown"] }).notNull(),
    /** Why it is held, failed or unknown: a code of delivery/fate.ts. */
    why: text(),
    /** The reason a CSW gave to write although the person asked not to be contacted, sealed. */
    reasonSealed: text("reason_sealed"),
    attempts: integer().notNull().default(0),
    nextTryAt: integer("next_try_at"),
    firstTriedAt: integer("first_tried_at"),
    lineRequestId: text("line_request_id"),
    lineStatus: integer("line_status"),
    /** Until when whoever wrote it may take it back; NULL: on its way, or never held back. */
    holdUntil: integer("hold_until"),
    /** Since when the person had waited as this was written: what comes back when it is taken back. */
    waitedSince: integer("waited_since"),
    /** Order in which this person's messages must leave. */
    createdAt: integer("created_at").notNull(),
    settledAt: integer("settled_at"),
  },
  (t) => [index("outbox_due").on(t.state, t.nextTryAt), index("outbox_of_person").on(t.personId, t.createdAt)],
);

export const historyEvent = sqliteTable(
  "history_event",
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    kind: text().notNull(),
    actor: text({ enum: ["resident", "bot", "staff", "duty"] }).notNull(),
    staffId: text("staff_id"),
    personId: text("person_id"),
    requestId: text("request_id"),
    /** Codes and numbers only, as JSON: never words of a person. */
    detail: text().notNull(),
  },
  (t) => [index("history_of_request").on(t.requestId, t.at), index("history_of_person").on(t.personId, t.at)],
);

export const erasure = sqliteTable(
  "erasure",
  {
    id: text().primaryKey(),
    personId: text("person_id").notNull(),
    at: integer().notNull(),
    scope: text({ enum: ["words"] }).notNull(),
  },
  (t) => [uniqueIndex("erasure_person_at").on(t.personId, t.at)],
);
