/** 「誤検知」「見のがし」 by staff, and the list made of them: what the automatic look should learn (handbook §6.5, §6.6). */
import type { House } from "../house.ts";
import { type MessageBody, wordsOfBody } from "../intake/opened.ts";
import { act, historyRow } from "../requests/act.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import { keyOf, openSealed } from "../requests/sealed.ts";
import type { ActOutcome } from "../requests/views.ts";
import type { StaffMember } from "../staff/types.ts";
import { insertRows } from "../store/write.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { LEVELS, type Level, type Safety } from "../triage/types.ts";
import { codeOf, MACHINE_WAS_WRONG, MARKS, MAX_LINE, type Mark } from "./codes.ts";
import { lineOf, sealWords, UUID } from "./entry.ts";
import type { ReviewLine } from "./views.ts";

export interface MarkInput {
  entryId: string;
  messageId: string;
  mark: string;
  /** The level a careful worker would have given; "" when they do not say. */
  wanted: string;
  words: string | null;
}

/** A mark on one message of the person whose request this is; what the machine said of it is noted along. */
export function markMessage(house: House, staff: StaffMember, id: string, input: MarkInput): Promise<ActOutcome> {
  return act(
    house,
    staff,
    id,
    async (found) => {
      const mark = codeOf(MARKS, input.mark);
      const wanted = codeOf(LEVELS, input.wanted);
      const words = lineOf(input.words);
      if (mark === null || !UUID.test(input.entryId) || (input.wanted !== "" && wanted === null))
        return { kind: "refused", why: "unclear" };
      if ((words?.length ?? 0) > MAX_LINE) return { kind: "refused", why: "tooLong" };
      const { store } = house;
      const [message, decision] = await store.batch([
        store.prepare("SELECT id FROM message WHERE id = ?1 AND person_id = ?2").bind(input.messageId, found.person_id),
        store
          .prepare(
            `SELECT level, safety, rules, rule_set FROM triage_decision WHERE message_id = ?1 AND person_id = ?2
           ORDER BY level, rowid LIMIT 1`,
          )
          .bind(input.messageId, found.person_id),
      ]);
      if (!message?.results.length) return { kind: "notFound" };
      const said = decision?.results[0] as
        | { level: string; safety: string; rules: string; rule_set: string }
        | undefined;
      const note = await sealWords(found, "triage_mark", "note_sealed", input.entryId, words);
      return [
        ...insertRows(
          store,
          "triage_mark",
          [
            "id",
            "request_id",
            "person_id",
            "message_id",
            "mark",
            "level",
            "safety",
            "rules",
            "rule_set",
            "wanted",
            "note_sealed",
            "staff_id",
            "at",
          ],
          [
            [
              input.entryId,
              id,
              found.person_id,
              input.messageId,
              mark,
              said?.level ?? null,
              said?.safety ?? null,
              said?.rules ?? "[]",
              said?.rule_set ?? null,
              wanted,
              note,
              staff.id,
              house.clock(),
            ],
          ],
        ),
        ...historyRow(house, staff, found, "triage.marked", { mark, wanted }),
      ];
    },
    null,
    input.entryId,
  );
}

interface ReviewRow {
  id: string;
  source: "mark" | "hand";
  mark: Mark;
  request_id: string;
  message_id: string | null;
  level: Level | null;
  safety: Safety | null;
  rules: string;
  wanted: Level | null;
  note_sealed: string | null;
  nickname: string | null;
  at: number;
  person_id: string;
  ring_key_id: string;
  wrapped: string;
  body_sealed: string | null;
  own_words_sealed: string | null;
  reading: "ok" | "doNotRead";
  request_level: Level;
  about: string;
  area: string | null;
  owner: string | null;
  route_to: string | null;
  route_queue: string | null;
}

const REVIEW_PAGE = 100;

/**
 * Marks, and levels set by hand because the machine was wrong, newest first: within the reader's scope. One round trip.
 * Of whoever said 「読まないで」, words of no danger stay shut.
 */
export async function listReview(house: House, staff: StaffMember): Promise<ReviewLine[]> {
  const { store } = house;
  const [result] = await store.batch([
    store
      .prepare(
        `SELECT x.*, s.nickname, k.ring_key_id, k.wrapped, m.body_sealed, r.own_words_sealed, p.reading,
         r.level AS request_level, r.about, r.area, r.owner, r.route_to, r.route_queue
         FROM (
           SELECT id, 'mark' AS source, mark, request_id, person_id, message_id, level, safety, rules, wanted, note_sealed,
             staff_id, at FROM triage_mark
           UNION ALL
           SELECT id, 'hand', CASE WHEN value > before THEN 'falseAlarm' ELSE 'missed' END, request_id, person_id, NULL,
             machine, NULL, rules, value, note_sealed, staff_id, at FROM hand_setting
           WHERE field = 'level' AND state = 'set' AND reason IN (SELECT value FROM json_each(?5))
         ) x JOIN request r ON r.id = x.request_id JOIN person p ON p.id = x.person_id
         JOIN person_key k ON k.person_id = x.person_id LEFT JOIN message m ON m.id = x.message_id
         LEFT JOIN staff s ON s.id = x.staff_id
         WHERE ${scopeSql(2)} ORDER BY x.at DESC LIMIT ?1`,
      )
      .bind(REVIEW_PAGE, ...scopeValues(staff), JSON.stringify(MACHINE_WAS_WRONG)),
  ]);
  return Promise.all(((result?.results ?? []) as unknown as ReviewRow[]).map((row) => reviewLine(house, staff, row)));
}

/** A neighbour's words may say who they are: they stay shut to whoever may not know that. */
async function reviewLine(house: House, staff: StaffMember, row: ReviewRow): Promise<ReviewLine> {
  const key = await keyOf(house, row);
  const table = row.source === "mark" ? "triage_mark" : "hand_setting";
  const note =
    row.note_sealed === null
      ? null
      : await openSealed(key, { table, column: "note_sealed", row: row.id }, row.note_sealed);
  const walled = row.about === "neighbour" && !mayKnowReporter(staff, { ...row, level: row.request_level });
  const urgent = row.level === "U0" || row.level === "U1";
  return {
    id: row.id,
    from: row.source,
    mark: row.mark,
    requestId: row.request_id,
    messageId: row.message_id,
    level: row.level,
    safety: row.safety,
    rules: JSON.parse(row.rules) as string[],
    wanted: row.wanted,
    said: walled || (row.reading === "doNotRead" && !urgent) ? null : await saidIn(key, row),
    note: walled ? null : note,
    staff: row.nickname ?? "職員",
    at: row.at,
  };
}

async function saidIn(key: CryptoKey | null, row: ReviewRow): Promise<string | null> {
  if (row.message_id !== null) {
    if (row.body_sealed === null) return null;
    const place = { table: "message", column: "body_sealed", row: row.message_id };
    const opened = await openSealed(key, place, row.body_sealed);
    return opened === null ? null : wordsOfBody(JSON.parse(opened) as MessageBody);
  }
  if (row.own_words_sealed === null) return null;
  const place = { table: "request", column: "own_words_sealed", row: row.request_id };
  return openSealed(key, place, row.own_words_sealed);
}
