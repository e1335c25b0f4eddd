/** Tables of the person who talks to us: who they are (sealed), their key, their run, their standing refusals. */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const person = sqliteTable(
  "person",
  {
    id: text().primaryKey(),
    /** Keyed hash of the LINE user id: the only way to look a person up. */
    lineUserHash: text("line_user_hash").notNull(),
    /** The LINE user id, sealed with the person's key: needed to push. */
    lineUserIdSealed: text("line_user_id_sealed").notNull(),
    /** The lane: every turn and every staff act on the talk compares and sets it. NULL is refused, which aborts a late batch. */
    version: integer().notNull(),
    contact: text({ enum: ["ok", "doNotContact"] }).notNull(),
    /** 「読まないで」: no CSW reads the words, but for danger. */
    reading: text({ enum: ["ok", "doNotRead"] })
      .notNull()
      .default("ok"),
    /** The rich menu that fits them (a language or "supporter"), and the one the phone was last given. */
    menu: text(),
    menuLinked: text("menu_linked"),
    /** Set while the person blocks us. */
    unreachableSince: integer("unreachable_since"),
    /** The CSW who has the talk; the bot is silent while set. */
    talkHeldBy: text("talk_held_by"),
    talkHeldSince: integer("talk_held_since"),
    /** A CSW has answered since the person asked for one, or since the talk was taken. */
    staffAnsweredAt: integer("staff_answered_at"),
    /** Welfare district as far as known; asked at most once. */
    area: text(),
    createdAt: integer("created_at").notNull(),
    lastHeardAt: integer("last_heard_at").notNull(),
  },
  (t) => [
    uniqueIndex("person_line_user_hash").on(t.lineUserHash),
    // The few with a rule: a list of fifty looks here, and finds nothing of most.
    index("person_rules").on(t.id, t.contact, t.reading).where(sql`contact <> 'ok' OR reading <> 'ok'`),
    index("person_menu_due").on(t.id).where(sql`menu IS NOT menu_linked`),
  ],
);

export const personKey = sqliteTable("person_key", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  /** The ring key that wraps it. */
  ringKeyId: text("ring_key_id").notNull(),
  wrapped: text().notNull(),
  createdAt: integer("created_at").notNull(),
});

export const run = sqliteTable(
  "run",
  {
    personId: text("person_id")
      .primaryKey()
      .references(() => person.id),
    id: text().notNull(),
    flow: text().notNull(),
    flowVersion: integer("flow_version").notNull(),
    node: text().notNull(),
    status: text({ enum: ["waiting", "resting", "with-a-person", "done"] }).notNull(),
    step: integer().notNull(),
    /** The whole state as JSON, sealed. The columns above are copies for the eye and for indexes. */
    stateSealed: text("state_sealed").notNull(),
    /** When a half-told worry is handed over if nothing more is heard. */
    quietAt: integer("quiet_at"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [index("run_quiet").on(t.quietAt)],
);
