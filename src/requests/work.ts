/** How colleagues work on one request, opened for those who may see it: notes, hand-overs, 「あとで」, watchers, known from before. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { begun } from "../store/gather.ts";
import { type DistrictRow, readTown, townStatements } from "../store/town.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { colleaguesOf } from "./colleagues.ts";
import { nudgesSeen } from "./nudges.ts";
import { readingAgain } from "./reading-again.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { openSealed } from "./sealed.ts";
import { snoozeChoices } from "./snooze.ts";
import { findForAct, keyOfFound } from "./talk-hold.ts";
import type { EarlierRequest, EarlierView, HandoverView, NoteKind, NoteView, WorkView } from "./work-views.ts";

const NOTES_SHOWN = 200;
const HANDOVERS_SHOWN = 20;
const EARLIER_SHOWN = 10;

interface NoteRow {
  id: string;
  kind: NoteKind;
  words_sealed: string | null;
  staff_id: string;
  nickname: string | null;
  at: number;
  version: number;
  edited_at: number | null;
  called: string;
}

interface EditRow {
  id: string;
  note_id: string;
  version: number;
  kind: NoteKind;
  words_sealed: string | null;
  at: number;
  nickname: string | null;
}

interface HandoverRow extends Pick<HandoverView, "id" | "state" | "at"> {
  from_staff: string;
  to_staff: string;
  owner_then: string | null;
  from_name: string | null;
  to_name: string | null;
  words_sealed: string | null;
  answer_sealed: string | null;
  decided_at: number | null;
}

interface EarlierRow extends Omit<EarlierRequest, "topics"> {
  topics: string;
  area: string | null;
  owner: string | null;
  route_to: string | null;
  route_queue: string | null;
}

/**
 * Null when the request does not exist, is not theirs, or is a report whose reporter they may not know.
 * @param record their page was opened: why they were called is seen. Two round trips.
 */
export async function readWork(
  house: House,
  staff: StaffMember,
  id: string,
  record: boolean,
): Promise<WorkView | null> {
  const asked = findForAct(house, staff, id, null);
  const seeing = begun(colleaguesOf(house, staff, id, asked));
  const found = await asked;
  if (!found) return null;
  const opening = begun(keyOfFound(house, found));
  const { store } = house;
  const of = (sql: string, ...more: number[]) => store.prepare(sql).bind(id, ...more);
  const [notes, edits, handovers, watchers, earlier, answered, known, settings, districts] = await store.batch([
    of(
      `SELECT n.*, s.nickname, (SELECT json_group_array(c.nickname) FROM nudge u JOIN staff c ON c.id = u.staff_id
         WHERE u.about = n.id AND u.kind = 'mention') AS called
       FROM note n LEFT JOIN staff s ON s.id = n.staff_id WHERE n.request_id = ?1 ORDER BY n.at DESC, n.rowid DESC LIMIT ?2`,
      NOTES_SHOWN,
    ),
    of(
      `SELECT e.*, s.nickname FROM note_edit e JOIN note n ON n.id = e.note_id LEFT JOIN staff s ON s.id = e.staff_id
       WHERE n.request_id = ?1 ORDER BY e.version DESC LIMIT ?2`,
      NOTES_SHOWN,
    ),
    of(
      `SELECT h.*, f.nickname AS from_name, t.nickname AS to_name FROM handover h LEFT JOIN staff f ON f.id = h.from_staff
       LEFT JOIN staff t ON t.id = h.to_staff WHERE h.request_id = ?1 ORDER BY h.at DESC, h.rowid DESC LIMIT ?2`,
      HANDOVERS_SHOWN,
    ),
    of(
      `SELECT w.staff_id, s.nickname FROM watch w JOIN staff s ON s.id = w.staff_id
       WHERE w.request_id = ?1 AND w.ended_at IS NULL AND s.disabled_at IS NULL ORDER BY w.since`,
    ),
    store
      .prepare(
        `SELECT r.id, r.about, r.state, r.level, r.topics, r.opened_at AS openedAt, r.closed_at AS closedAt, r.area, r.owner,
         r.route_to, r.route_queue, coalesce(o.nickname, c.nickname) AS worker
         FROM request r LEFT JOIN staff o ON o.id = r.owner LEFT JOIN staff c ON c.id = r.closed_by
         WHERE r.person_id = ?1 AND r.id <> ?5 AND ${scopeSql(2)} ORDER BY r.opened_at DESC LIMIT ${EARLIER_SHOWN}`,
      )
      .bind(found.person_id, ...scopeValues(staff), id),
    store
      .prepare(
        `SELECT s.nickname, o.created_at AS at FROM outbox o JOIN staff s ON s.id = o.staff_id
         WHERE o.person_id = ?1 AND o.kind = 'staff' AND o.state = 'sent' ORDER BY o.created_at DESC LIMIT 1`,
      )
      .bind(found.person_id),
    store.prepare("SELECT created_at FROM person WHERE id = ?1").bind(found.person_id),
    ...townStatements(store),
    // Notes and words of a hand-over are read with it, also where only this part is asked for; a page records itself.
    ...(record
      ? nudgesSeen(house, staff, id)
      : [readingAgain(house, staff, id, found.about === "neighbour" ? "reporter" : "talk")]),
  ]);
  const [key, colleagues] = await Promise.all([opening, seeing]);
  const rows = <T>(result: typeof notes): T[] => (result?.results ?? []) as unknown as T[];
  const opened = (table: string, column: string, row: string, sealed: string | null) =>
    sealed === null ? null : openSealed(key, { table, column, row }, sealed);
  const editRows = rows<EditRow>(edits).toReversed();
  const noteViews = await Promise.all(
    rows<NoteRow>(notes)
      .toReversed()
      .map(
        async (row): Promise<NoteView> => ({
          id: row.id,
          kind: row.kind,
          words: await opened("note", "words_sealed", row.id, row.words_sealed),
          staff: { id: row.staff_id, nickname: row.nickname ?? "職員" },
          at: row.at,
          version: row.version,
          editedAt: row.edited_at,
          called: JSON.parse(row.called) as string[],
          before: await Promise.all(
            editRows
              .filter((edit) => edit.note_id === row.id)
              .map(async (edit) => ({
                version: edit.version,
                kind: edit.kind,
                words: await opened("note_edit", "words_sealed", edit.id, edit.words_sealed),
                at: edit.at,
                staff: edit.nickname ?? "職員",
              })),
          ),
        }),
      ),
  );
  const handoverRows = rows<HandoverRow>(handovers).toReversed();
  const handoverViews = await Promise.all(
    handoverRows.map(
      async (row): Promise<HandoverView> => ({
        id: row.id,
        from: { id: row.from_staff, nickname: row.from_name ?? "職員" },
        to: { id: row.to_staff, nickname: row.to_name ?? "職員" },
        // With another owner than then the question is out of date, whoever wrote that in between.
        state: row.state === "offered" && !holds(row, found) ? "expired" : row.state,
        words: await opened("handover", "words_sealed", row.id, row.words_sealed),
        answer: await opened("handover", "answer_sealed", row.id, row.answer_sealed),
        at: row.at,
        decidedAt: row.decided_at,
      }),
    ),
  );
  const watching = rows<{ staff_id: string; nickname: string }>(watchers);
  const town = readTown(
    rows<{ key: string; value: string }>(settings),
    (districts?.results ?? []) as unknown as DistrictRow[],
  );
  const urgent = found.level === "U0" || found.level === "U1";
  return {
    requestId: id,
    version: found.version,
    open: found.state === "open",
    owner: found.owner,
    urgent,
    notes: noteViews,
    colleagues: colleagues.see,
    takers: colleagues.take,
    offer: handoverViews.find((one) => one.state === "offered") ?? null,
    handovers: handoverViews,
    snoozedUntil: found.snoozed_until,
    snoozes: urgent ? [] : snoozeChoices(town, found.area, house.clock()),
    watching: watching.some((one) => one.staff_id === staff.id),
    watchers: watching.map((one) => one.nickname),
    earlier: {
      requests: rows<EarlierRow>(earlier)
        .filter((row) => row.about === "self" || mayKnowReporter(staff, row))
        .map(({ area: _a, owner: _o, route_to: _t, route_queue: _q, ...row }) => ({
          ...row,
          topics: JSON.parse(row.topics) as string[],
        })),
      lastAnswer: rows<NonNullable<EarlierView["lastAnswer"]>>(answered)[0] ?? null,
      knownSince: rows<{ created_at: number }>(known)[0]?.created_at ?? house.clock(),
    },
  };
}

const holds = (row: HandoverRow, found: { owner: string | null; state: string }): boolean =>
  found.state === "open" && row.owner_then === found.owner;
