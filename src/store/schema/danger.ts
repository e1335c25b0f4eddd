/** Tables of what staff do about danger: steps, notices to authorities, what was set by hand, marks on the automatic look. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./people.ts";
import { request } from "./requests.ts";

/** One thing somebody did, and when (handbook §4.8). Append-only but for its words. */
export const dangerStep = sqliteTable(
  "danger_step",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    kind: text({
      enum: [
        "joined",
        "replied",
        "phoned",
        "called119",
        "called110",
        "visited",
        "referred",
        "watching",
        "other",
        "care",
        "nextContact",
      ],
    }).notNull(),
    /** When it was done; `next_at` is when we are to be in touch again. */
    at: integer().notNull(),
    nextAt: integer("next_at"),
    /** One line, sealed. */
    wordsSealed: text("words_sealed"),
    staffId: text("staff_id").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (t) => [
    index("danger_step_of_request").on(t.requestId, t.at),
    index("danger_step_of_person").on(t.personId),
    uniqueIndex("danger_step_joined_once").on(t.requestId, t.staffId).where(sql`kind = 'joined'`),
    check("danger_step_next", sql`(${t.kind} = 'nextContact') = (${t.nextAt} IS NOT NULL)`),
  ],
);

/** 通告・通報: which law, whom we told, when, how, and which two members of staff stand behind it (handbook §3.6). */
export const notice = sqliteTable(
  "notice",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    law: text({ enum: ["child", "elder", "disability", "facility", "partner", "other"] }).notNull(),
    method: text({ enum: ["phone", "visit", "paper", "other"] }).notNull(),
    at: integer().notNull(),
    /** Agency, who took it there, and the content in short, as JSON, sealed. */
    wordsSealed: text("words_sealed"),
    staffId: text("staff_id").notNull(),
    secondStaffId: text("second_staff_id").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (t) => [
    index("notice_of_request").on(t.requestId),
    index("notice_of_person").on(t.personId),
    check("notice_two_people", sql`${t.staffId} <> ${t.secondStaffId}`),
  ],
);

/** What a human set, beside what the machine found: value, before, who, when, why (handbook §6.5). */
export const handSetting = sqliteTable(
  "hand_setting",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    field: text({ enum: ["level", "topics", "area", "owner", "closed"] }).notNull(),
    /** proposed: lowering U0 waits for a second person. expired: danger was heard again, or the request went on without it. */
    state: text({ enum: ["set", "proposed", "withdrawn", "expired"] }).notNull(),
    /** What the machine says, what stood there before, and what is there now: codes, or JSON lists of codes. */
    machine: text(),
    before: text(),
    value: text(),
    /** Rule ids behind the machine's level at that moment, as a JSON list. */
    rules: text().notNull(),
    reason: text(),
    noteSealed: text("note_sealed"),
    staffId: text("staff_id").notNull(),
    at: integer().notNull(),
    secondStaffId: text("second_staff_id"),
    decidedAt: integer("decided_at"),
  },
  (t) => [
    index("hand_setting_of_request").on(t.requestId, t.at),
    index("hand_setting_of_person").on(t.personId),
    index("hand_setting_review").on(t.reason, t.at),
    uniqueIndex("hand_setting_one_proposal").on(t.requestId).where(sql`state = 'proposed'`),
    check("hand_setting_two_people", sql`${t.secondStaffId} IS NULL OR ${t.secondStaffId} <> ${t.staffId}`),
  ],
);

/** 「誤検知」「見のがし」: what a member of staff says of one message, for the list from which test lines are made. */
export const triageMark = sqliteTable(
  "triage_mark",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => request.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    messageId: text("message_id").notNull(),
    mark: text({ enum: ["falseAlarm", "missed"] }).notNull(),
    /** What the machine said of that message when it was marked; NULL when it said nothing. */
    level: text(),
    safety: text(),
    rules: text().notNull(),
    ruleSet: text("rule_set"),
    /** How urgent a careful worker would have called it; NULL when they did not say. */
    wanted: text(),
    noteSealed: text("note_sealed"),
    staffId: text("staff_id").notNull(),
    at: integer().notNull(),
  },
  (t) => [
    index("triage_mark_newest").on(t.at),
    index("triage_mark_of_person").on(t.personId),
    index("triage_mark_of_message").on(t.messageId),
  ],
);
