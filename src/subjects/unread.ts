/** 「読まないで」 holds for the subject's copy too: of whoever said so, staff read only the words danger was heard in (handbook D14). */
import type { House } from "../house.ts";
import type { Statement } from "../store/store.ts";
import type { Level } from "../triage/types.ts";

interface UnreadRow {
  report_id: string;
  level: Level;
  line_message_id: string | null;
}

/** What of a subject's reports stays shut. */
export interface Unread {
  words(row: { id: string; report_id: string }): boolean;
  /** The codes chosen on chips: a report of danger keeps them, as it keeps them after 「消して」. */
  codes(reportId: string): boolean;
}

/** @param subjects JSON list of subject ids. A row for each report to leave unread, and for each message of danger behind it. */
export function unreadStatement(house: House, subjects: string): Statement {
  return house.store
    .prepare(
      `SELECT t.id AS report_id, q.level, m.line_message_id FROM report t JOIN request q ON q.id = t.request_id
       JOIN person p ON p.id = q.person_id AND p.reading = 'doNotRead'
       LEFT JOIN message m ON m.person_id = p.id AND m.line_message_id IS NOT NULL AND EXISTS (
         SELECT 1 FROM triage_decision d WHERE d.message_id = m.id AND d.level IN ('U0', 'U1'))
       WHERE t.subject_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(subjects);
}

/** The copied words carry only a keyed hash of the message they came from, so the messages of danger are hashed again. */
export async function unreadOf(house: House, results: readonly unknown[] | undefined): Promise<Unread> {
  const rows = (results ?? []) as readonly UnreadRow[];
  const levels = new Map(rows.map((row) => [row.report_id, row.level]));
  const messages = [...new Set(rows.flatMap((row) => row.line_message_id ?? []))];
  const dangerous = new Set(await Promise.all(messages.map((id) => house.store.keys.lane("message", id))));
  return {
    words: (row) => levels.has(row.report_id) && !dangerous.has(row.id),
    codes: (reportId) => !["U0", "U1", undefined].includes(levels.get(reportId)),
  };
}
