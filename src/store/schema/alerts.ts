/** Tables of alerts: who is on duty, how each colleague wants to be told, their devices, who was called, what was sent. */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { alert, request } from "./requests.ts";
import { staff } from "./town.ts";

/** Recurring (weekday) or of one day (date). One of one day may stand in for a recurring one: a swap, or a day without. */
export const dutyShift = sqliteTable(
  "duty_shift",
  {
    id: text().primaryKey(),
    /** NULL: nobody, where it stands in for another shift. */
    staffId: text("staff_id").references(() => staff.id),
    /** 0 Sunday … 6, each week; NULL for a shift of one day. */
    weekday: integer(),
    /** "YYYY-MM-DD" in Tokyo; NULL for a recurring one. */
    date: text(),
    /** "HH:MM" in Tokyo. An end not after the start is on the next day. */
    starts: text().notNull(),
    ends: text().notNull(),
    /** Who is called first when two are on duty at once. */
    position: integer().notNull().default(0),
    /** The recurring shift that does not hold on this date. */
    replaces: text(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by"),
    /** Taken off the roster; the row stays, because somebody was called by it. */
    endedAt: integer("ended_at"),
    endedBy: text("ended_by"),
  },
  (t) => [index("duty_shift_live").on(t.date).where(sql`ended_at IS NULL`)],
);

/** How one colleague wants to be told. No row: only what is urgent, at any hour. */
export const staffNotice = sqliteTable("staff_notice", {
  staffId: text("staff_id")
    .primaryKey()
    .references(() => staff.id),
  /** "HH:MM" in Tokyo, both or neither. U0 and a duty of one's own are told all the same. */
  quietFrom: text("quiet_from"),
  quietUntil: text("quiet_until"),
  /** The least urgent level they also want to hear of: U2 or U3; NULL none. */
  alsoLevel: text("also_level"),
  updatedAt: integer("updated_at").notNull(),
});

export const pushSubscription = sqliteTable(
  "push_subscription",
  {
    id: text().primaryKey(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    /** Endpoint and keys as JSON, sealed with the ring. NULL once the device is gone. */
    addressSealed: text("address_sealed"),
    /** Keyed hash of the endpoint: the same device twice is one row. */
    addressHash: text("address_hash").notNull(),
    expiresAt: integer("expires_at"),
    createdAt: integer("created_at").notNull(),
    lastSentAt: integer("last_sent_at"),
    removedAt: integer("removed_at"),
    /** gone: the push service said so; off: by its owner; moved: somebody else's now. */
    removedWhy: text("removed_why"),
  },
  (t) => [
    uniqueIndex("push_subscription_address").on(t.addressHash),
    index("push_subscription_of_staff").on(t.staffId),
  ],
);

/** Who was called for which alert at which step, and by which message. Never changed. */
export const alertCall = sqliteTable(
  "alert_call",
  {
    id: text().primaryKey(),
    /** NULL: not an alert, but a colleague's wish to hear of less urgent requests too. */
    alertId: text("alert_id").references(() => alert.id),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    step: integer().notNull(),
    /** Its place within the step: with the two above it lets two callers at once write a step only once. */
    nth: integer().notNull(),
    /** NULL: there was nobody to call. */
    staffId: text("staff_id"),
    why: text().notNull(),
    at: integer().notNull(),
    /** The message that carried it; several calls may share one. */
    bundleId: text("bundle_id"),
  },
  (t) => [
    uniqueIndex("alert_call_step").on(t.alertId, t.step, t.nth),
    uniqueIndex("alert_call_wish").on(t.requestId, t.staffId).where(sql`alert_id IS NULL`),
    index("alert_call_at").on(t.at),
  ],
);

/** One message to one device, or to the team's channel, with its fate. */
export const alertSend = sqliteTable(
  "alert_send",
  {
    id: text().primaryKey(),
    bundleId: text("bundle_id").notNull(),
    /** NULL: the team's channel. */
    staffId: text("staff_id"),
    channel: text({ enum: ["push", "webhook", "none"] }).notNull(),
    subscriptionId: text("subscription_id"),
    level: text().notNull(),
    /** How many requests it speaks of. */
    requests: integer().notNull(),
    state: text({ enum: ["waiting", "sent", "failed"] }).notNull(),
    /** A code: gone, refused, busy, noAnswer, gaveUp, noDevice, unreadable, off. */
    why: text(),
    status: integer(),
    attempts: integer().notNull().default(0),
    nextTryAt: integer("next_try_at"),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
  },
  (t) => [
    index("alert_send_due").on(t.nextTryAt).where(sql`state = 'waiting'`),
    index("alert_send_bundle").on(t.bundleId),
    index("alert_send_recent").on(t.createdAt),
  ],
);
