/** Which of a person's messages belong to one request, as SQL: for whom one request was given to read, and nothing of the others.
 * A message knows its request since it is kept with it; of the rest the time decides, and in doubt it is another's.
 */
import type { StaffMember } from "../staff/types.ts";

/** Only for them the talk is cut: colleagues read the person's whole talk. */
export const readsOneRequest = (staff: Pick<StaffMember, "role">): boolean => staff.role === "partner";

/**
 * When a request begins: with its first answered question or the words on its card, at the latest when it was opened; never before
 * the person's request before it ended, or was opened in the same run. @param o alias of `request`.
 */
const startOf = (o: string): string =>
  `max(min(${o}.opened_at,
     coalesce((SELECT min(t.at) FROM told_answer t WHERE t.person_id = ${o}.person_id AND t.run = ${o}.run), ${o}.opened_at),
     coalesce((SELECT min(w.at) FROM message w WHERE w.line_message_id = ${o}.own_words_message
       AND w.person_id = ${o}.person_id), ${o}.opened_at)),
   coalesce((SELECT max(CASE WHEN e.closed_at <= ${o}.opened_at THEN e.closed_at + 1 WHEN e.run = ${o}.run THEN e.opened_at + 1 END)
     FROM request e WHERE e.person_id = ${o}.person_id AND e.id <> ${o}.id AND e.opened_at < ${o}.opened_at), 0))`;

/** @param m alias of `message`. @param r alias of the request, of the same person. */
export function belongsSql(m: string, r: string): string {
  const within = (o: string) => `${m}.at >= ${startOf(o)} AND (${o}.closed_at IS NULL OR ${m}.at <= ${o}.closed_at)`;
  return `(${m}.person_id = ${r}.person_id AND coalesce(${m}.about, ${r}.about) = ${r}.about
    AND (${m}.request_id = ${r}.id OR (${m}.request_id IS NULL AND ${within(r)}
      AND NOT EXISTS (SELECT 1 FROM request o WHERE o.person_id = ${r}.person_id AND o.id <> ${r}.id
        AND ${startOf("o")} >= ${startOf(r)} AND ${within("o")}))))`;
}

/**
 * What we sent belongs to the request it was written on; the bot's words go with what they answer.
 * @param o alias of `outbox`. @param r alias of the request, of the same person.
 */
export const saidOnSql = (o: string, r: string): string =>
  `(${o}.request_id = ${r}.id OR (${o}.request_id IS NULL AND EXISTS (SELECT 1 FROM message b WHERE b.rowid = (
     SELECT l.rowid FROM message l WHERE l.person_id = ${o}.person_id AND l.at <= ${o}.created_at
     ORDER BY l.at DESC, l.rowid DESC LIMIT 1) AND ${belongsSql("b", r)})))`;

/** @param t alias of `triage_decision`: of a message, or of what came without a chat. */
export const heardOnSql = (t: string, r: string): string =>
  `(EXISTS (SELECT 1 FROM message b WHERE b.id = ${t}.message_id AND ${belongsSql("b", r)})
    OR EXISTS (SELECT 1 FROM record c WHERE c.id = ${t}.message_id AND c.request_id = ${r}.id))`;
