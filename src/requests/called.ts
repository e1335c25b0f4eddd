/** 「呼ばれています」: notes with one's name, hand-overs to answer and their answers, watched requests that moved, what was put off. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement, StatementResult } from "../store/store.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import type { Level } from "../triage/types.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { keyOf, openSealed } from "./sealed.ts";
import type { CalledLine, CalledView } from "./work-views.ts";

const LINES_SHOWN = 60;
/** A badge says 「99+」 beyond. */
const COUNTED = 100;
/** What was seen stays in sight for a while. */
const SEEN_FOR_MS = 7 * 86_400_000;

/** A hand-over that still waits for this member's answer: seen even where the request itself is not theirs yet. */
const WAITS = `(n.kind = 'offered' AND EXISTS (SELECT 1 FROM handover h WHERE h.id = n.about AND h.state = 'offered'
  AND h.owner_then IS r.owner AND r.state = 'open'))`;
/** An old question is no question any more. */
const COUNTS = `(n.kind <> 'offered' OR ${WAITS})`;
/** Something was said, or done by somebody else, since they looked. */
const MOVED = `w.ended_at IS NULL AND (r.last_heard_at > w.seen_at OR EXISTS (SELECT 1 FROM history_event e
  WHERE e.request_id = r.id AND e.at > w.seen_at AND e.staff_id IS NOT w.staff_id))`;

/** How many things they are called to; `calledOf` reads it. For a batch. */
export const calledStatement = (house: House, staff: StaffMember): Statement =>
  house.store
    .prepare(
      `SELECT count(*) AS n FROM (
         SELECT n.id FROM nudge n JOIN request r ON r.id = n.request_id
         WHERE n.staff_id = ?4 AND n.seen_at IS NULL AND ${COUNTS} AND (${WAITS} OR ${scopeSql(1)})
         UNION ALL
         SELECT w.request_id FROM watch w JOIN request r ON r.id = w.request_id
         WHERE w.staff_id = ?4 AND ${MOVED} AND ${scopeSql(1)}
         LIMIT ${COUNTED})`,
    )
    .bind(...scopeValues(staff), staff.id);

export const calledOf = (result: StatementResult | undefined): number => Number(result?.results[0]?.n ?? 0);

/** Capped. One round trip. */
export async function countCalled(house: House, staff: StaffMember): Promise<number> {
  const [result] = await house.store.batch([calledStatement(house, staff)]);
  return calledOf(result);
}

interface Row {
  id: string;
  kind: CalledLine["kind"];
  about_id: string;
  request_id: string;
  person_id: string;
  at: number;
  seen_at: number | null;
  from_name: string | null;
  level: Level;
  about: "self" | "neighbour";
  area: string | null;
  area_name: string | null;
  owner: string | null;
  route_to: string | null;
  route_queue: string | null;
  mine: number;
  waits: number;
  note_sealed: string | null;
  words_sealed: string | null;
  answer_sealed: string | null;
  ring_key_id: string;
  wrapped: string;
}

const COLUMNS = `r.id AS request_id, r.person_id, r.level, r.about, r.area, d.name AS area_name, r.owner, r.route_to, r.route_queue,
  k.ring_key_id, k.wrapped`;
const BESIDE = "LEFT JOIN welfare_district d ON d.id = r.area JOIN person_key k ON k.person_id = r.person_id";

/** Unseen first, newest first. One round trip. */
export async function readCalled(house: House, staff: StaffMember): Promise<CalledView> {
  const { store } = house;
  const [nudges, moved, snoozed] = await store.batch([
    store
      .prepare(
        `SELECT n.id, n.kind, n.about AS about_id, n.at, n.seen_at, f.nickname AS from_name, ${scopeSql(1)} AS mine, ${WAITS} AS waits,
         (SELECT o.words_sealed FROM note o WHERE o.id = n.about) AS note_sealed, g.words_sealed, g.answer_sealed, ${COLUMNS}
         FROM nudge n JOIN request r ON r.id = n.request_id ${BESIDE}
         LEFT JOIN staff f ON f.id = n.from_staff LEFT JOIN handover g ON g.id = n.about
         WHERE n.staff_id = ?4 AND (n.seen_at IS NULL OR n.seen_at > ?5) AND ${COUNTS} AND (${WAITS} OR ${scopeSql(1)})
         ORDER BY n.seen_at IS NOT NULL, n.at DESC LIMIT ${LINES_SHOWN}`,
      )
      .bind(...scopeValues(staff), staff.id, house.clock() - SEEN_FOR_MS),
    store
      .prepare(
        `SELECT 'watch-' || r.id AS id, 'moved' AS kind, '' AS about_id, NULL AS seen_at, NULL AS from_name, 1 AS mine, 0 AS waits,
         max(r.last_heard_at, coalesce((SELECT max(e.at) FROM history_event e WHERE e.request_id = r.id
           AND e.staff_id IS NOT w.staff_id), 0)) AS at,
         NULL AS note_sealed, NULL AS words_sealed, NULL AS answer_sealed, ${COLUMNS}
         FROM watch w JOIN request r ON r.id = w.request_id ${BESIDE}
         WHERE w.staff_id = ?4 AND ${MOVED} AND ${scopeSql(1)} LIMIT ${LINES_SHOWN}`,
      )
      .bind(...scopeValues(staff), staff.id),
    store
      .prepare(
        `SELECT r.id AS requestId, r.snoozed_until AS until, r.level, r.about, d.name AS area
         FROM request r LEFT JOIN welfare_district d ON d.id = r.area
         WHERE r.snoozed_until IS NOT NULL AND r.state = 'open' AND ${scopeSql(1)} ORDER BY r.snoozed_until LIMIT ${LINES_SHOWN}`,
      )
      .bind(...scopeValues(staff)),
  ]);
  const rows = [...(nudges?.results ?? []), ...(moved?.results ?? [])] as unknown as Row[];
  const lines = await Promise.all(rows.map((row) => lineOf(house, staff, row)));
  return {
    lines: lines.toSorted((a, b) => Number(a.seen) - Number(b.seen) || b.at - a.at),
    snoozed: (snoozed?.results ?? []) as unknown as CalledView["snoozed"],
  };
}

async function lineOf(house: House, staff: StaffMember, row: Row): Promise<CalledLine> {
  const mayOpen = row.mine === 1 && (row.about === "self" || mayKnowReporter(staff, row));
  const sealed =
    row.kind === "mention"
      ? { table: "note", column: "words_sealed", words: row.note_sealed }
      : row.kind === "accepted" || row.kind === "declined"
        ? { table: "handover", column: "answer_sealed", words: row.answer_sealed }
        : { table: "handover", column: "words_sealed", words: row.words_sealed };
  // What is said with a question is said to whoever is asked; a note belongs to the request.
  const shown = mayOpen || row.waits === 1 ? sealed.words : null;
  const words =
    shown === null
      ? null
      : await openSealed(
          await keyOf(house, row),
          { table: sealed.table, column: sealed.column, row: row.about_id },
          shown,
        );
  return {
    id: row.id,
    kind: row.kind,
    requestId: row.request_id,
    from: row.from_name,
    at: row.at,
    level: row.level,
    about: row.about,
    area: row.area_name,
    words,
    seen: row.seen_at !== null,
    offer: row.waits === 1 ? row.about_id : null,
    mayOpen,
  };
}
