/** Tables of a request's life: what staff list, own, answer and close; alerts. */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CLOSED_KEY, heapSql, openSql, suggestedSql, WAIT_KEY } from "../list-order.ts";
import { person } from "./people.ts";

const heap = sql.raw(heapSql(""));
const suggested = sql.raw(suggestedSql(""));
const isOpen = sql.raw(openSql(""));

export const request = sqliteTable(
  "request",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    about: text({ enum: ["self", "neighbour"] }).notNull(),
    why: text({ enum: ["wantsPerson", "told", "halfTold", "danger", "staffOpened"] }).notNull(),
    state: text({ enum: ["open", "closed"] }).notNull(),
    /** How urgent it counts: the machine's, or a human's until something new is heard. */
    level: text().notNull(),
    /** High-water mark of what the machine heard; never lowered. NULL: nobody has changed anything by hand yet, `level` is it. */
    machineLevel: text("machine_level"),
    /** Since when a level set by hand holds; NULL while the machine's does. */
    levelByHandAt: integer("level_by_hand_at"),
    /** Topic codes as a JSON list. */
    topics: text().notNull(),
    /** Topic codes that a human took away, as a JSON list: they come back only with danger. NULL: none. */
    topicsOff: text("topics_off"),
    /** Since when the district is what a human said, also where that is none; NULL while it is the machine's. */
    areaByHandAt: integer("area_by_hand_at"),
    stance: text(),
    area: text(),
    /** The town they live in, when it is another one (the name of a municipality). */
    elsewhere: text(),
    /** How it came when not by LINE (a record's kind): then nothing can be sent to its person. NULL: LINE. */
    channel: text(),
    /** A line of the person's own words, sealed with their key. */
    ownWordsSealed: text("own_words_sealed"),
    /** The message those words came from: an unsend takes them back here too. */
    ownWordsMessage: text("own_words_message"),
    /** Rule ids behind the level, as a JSON list. */
    rules: text().notNull(),
    /** The run it was opened in: another report of the same person about somebody else is another request. */
    run: text(),
    owner: text(),
    /** Where it should go, suggested when it came (src/requests/route.ts): a queue, a member of staff in it, and why. */
    routeQueue: text("route_queue"),
    routeTo: text("route_to"),
    routeWhy: text("route_why"),
    /** Since when the person waits for a human; NULL when the last word was ours. */
    waitingSince: integer("waiting_since"),
    openedAt: integer("opened_at").notNull(),
    lastHeardAt: integer("last_heard_at").notNull(),
    closedAt: integer("closed_at"),
    closedBy: text("closed_by"),
    /** 「あとで」: off the list until then, or until anything new is heard; always within opening hours. */
    snoozedUntil: integer("snoozed_until"),
    /** Who had this person's last request when this one was routed. */
    lastWorker: text("last_worker"),
    /** Places in the list, computed: src/store/list-order.ts. */
    waitKey: integer("wait_key").generatedAlwaysAs(sql.raw(WAIT_KEY), { mode: "virtual" }),
    closedKey: integer("closed_key").generatedAlwaysAs(sql.raw(CLOSED_KEY), { mode: "virtual" }),
    /** Compare-and-set for staff acts. */
    version: integer().notNull(),
  },
  (t) => [
    // The list (src/requests/list-sql.ts), in page order. A row stands in the few of these whose condition it meets.
    index("request_open_heap").on(heap, t.level, t.waitKey, t.id).where(isOpen),
    index("request_open_free").on(heap, t.level, t.waitKey, t.id).where(sql`${isOpen} AND owner IS NULL`),
    index("request_open_owner").on(t.owner, heap, t.level, t.waitKey, t.id).where(sql`${isOpen} AND owner IS NOT NULL`),
    index("request_open_suggested")
      .on(suggested, heap, t.level, t.waitKey, t.id)
      .where(sql`${isOpen} AND route_to IS NOT NULL`),
    index("request_open_waiting").on(t.waitingSince).where(isOpen),
    index("request_closed_heap").on(heap, t.closedKey, t.id).where(sql`state = 'closed'`),
    index("request_closed_owner")
      .on(t.owner, heap, t.closedKey, t.id)
      .where(sql`state = 'closed' AND owner IS NOT NULL`),
    index("request_closed_suggested")
      .on(suggested, heap, t.closedKey, t.id)
      .where(sql`state = 'closed' AND route_to IS NOT NULL`),
    index("request_of_person").on(t.personId, t.state),
    index("request_snoozed").on(t.snoozedUntil).where(sql`snoozed_until IS NOT NULL`),
  ],
);

/** A member of staff asked for somebody else to go on with this person: no reason is kept (handbook §6.3 point 6). */
export const requestRecusal = sqliteTable(
  "request_recusal",
  {
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    staffId: text("staff_id").notNull(),
    personId: text("person_id").notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.staffId] }), index("request_recusal_person").on(t.personId)],
);

export const alert = sqliteTable(
  "alert",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id").notNull(),
    level: text().notNull(),
    raisedAt: integer("raised_at").notNull(),
    seenAt: integer("seen_at"),
    seenBy: text("seen_by"),
    /** Somebody said that they go. Reading alone does not. */
    acknowledgedAt: integer("acknowledged_at"),
    acknowledgedBy: text("acknowledged_by"),
    /** When the next person is called; NULL when nobody is any more. */
    nextStepAt: integer("next_step_at"),
  },
  (t) => [
    index("alert_unseen").on(t.seenAt, t.raisedAt),
    index("alert_of_person").on(t.personId),
    index("alert_next_step").on(t.nextStepAt),
    index("alert_of_request").on(t.requestId),
  ],
);
