/** Everything staff did and decided about one request's danger, opened for those who may see the request. */
import type { House } from "../house.ts";
import { readingAgain } from "../requests/reading-again.ts";
import { openSealed } from "../requests/sealed.ts";
import { findForAct, keyOfFound } from "../requests/talk-hold.ts";
import type { StaffName } from "../requests/views.ts";
import { SOCIAL_WORK_SQL, type StaffMember } from "../staff/types.ts";
import { begun } from "../store/gather.ts";
import type { Level } from "../triage/types.ts";
import type { DangerView, MarkView, NoticeView, SettingView, StepView } from "./views.ts";

/** Newest of each kind that a page shows. */
const SHOWN = 100;

interface Row {
  id: string;
  [column: string]: unknown;
}

/**
 * Null when the request does not exist or is not theirs to see. Two round trips.
 * @param alone this part by itself was asked for: no page around it records that it was read.
 */
export async function readDanger(
  house: House,
  staff: StaffMember,
  id: string,
  alone = false,
): Promise<DangerView | null> {
  const found = await findForAct(house, staff, id, null);
  if (!found) return null;
  const opening = begun(keyOfFound(house, found));
  const { store } = house;
  const of = (sql: string) => store.prepare(sql).bind(id, SHOWN);
  const [steps, notices, settings, marks, colleagues, areas, request] = await store.batch([
    of(
      `SELECT d.*, s.nickname FROM danger_step d LEFT JOIN staff s ON s.id = d.staff_id
       WHERE d.request_id = ?1 ORDER BY d.at DESC, d.recorded_at DESC, d.rowid DESC LIMIT ?2`,
    ),
    of(
      `SELECT n.*, s.nickname, o.nickname AS second FROM notice n LEFT JOIN staff s ON s.id = n.staff_id
       LEFT JOIN staff o ON o.id = n.second_staff_id WHERE n.request_id = ?1 ORDER BY n.at DESC, n.rowid DESC LIMIT ?2`,
    ),
    of(
      `SELECT h.*, s.nickname, o.nickname AS second FROM hand_setting h LEFT JOIN staff s ON s.id = h.staff_id
       LEFT JOIN staff o ON o.id = h.second_staff_id WHERE h.request_id = ?1 ORDER BY h.at DESC, h.rowid DESC LIMIT ?2`,
    ),
    of(
      `SELECT m.*, s.nickname FROM triage_mark m LEFT JOIN staff s ON s.id = m.staff_id
       WHERE m.request_id = ?1 ORDER BY m.at DESC, m.rowid DESC LIMIT ?2`,
    ),
    store
      .prepare(
        `SELECT s.id, s.nickname, s.role <> 'manager' AND EXISTS (SELECT 1 FROM request_recusal x
         WHERE x.request_id = ?1 AND x.staff_id = s.id) AS recused FROM staff s
         WHERE s.disabled_at IS NULL AND s.role IN ${SOCIAL_WORK_SQL} ORDER BY s.nickname`,
      )
      .bind(id),
    store.prepare("SELECT id, name FROM welfare_district ORDER BY position"),
    store.prepare("SELECT level_by_hand_at FROM request WHERE id = ?1").bind(id),
    ...(alone ? [readingAgain(house, staff, id, found.about === "neighbour" ? "reporter" : "talk")] : []),
  ]);
  const key = await opening;
  const rows = (result: typeof steps): Row[] => ((result?.results ?? []) as unknown as Row[]).toReversed();
  const words = async (table: string, row: Row, column = "words_sealed") => {
    const sealed = row[column] as string | null;
    const opened = sealed === null ? null : await openSealed(key, { table, column, row: row.id }, sealed);
    return { words: opened, unreadable: sealed !== null && opened === null };
  };
  const name = (value: unknown): string => (typeof value === "string" ? value : "職員");
  const settingViews = await Promise.all(
    rows(settings).map(
      async (row): Promise<SettingView> => ({
        ...(row as unknown as Pick<SettingView, "id" | "field" | "state" | "machine" | "before" | "value" | "at">),
        rules: JSON.parse(String(row.rules)) as string[],
        reason: row.reason as SettingView["reason"],
        ...(await words("hand_setting", row, "note_sealed")),
        staff: { id: String(row.staff_id), nickname: name(row.nickname) },
        second: (row.second as string | null) ?? null,
        decidedAt: row.decided_at as number | null,
      }),
    ),
  );
  return {
    requestId: id,
    version: found.version,
    open: found.state === "open",
    level: found.level,
    machineLevel: found.machine_level ?? found.level,
    byHand: (request?.results[0] as { level_by_hand_at: number | null } | undefined)?.level_by_hand_at != null,
    rules: JSON.parse(found.rules) as string[],
    topics: JSON.parse(found.topics) as string[],
    area: found.area,
    owner: found.owner,
    steps: await Promise.all(
      rows(steps).map(
        async (row): Promise<StepView> => ({
          id: row.id,
          kind: row.kind as StepView["kind"],
          at: row.at as number,
          nextAt: row.next_at as number | null,
          ...(await words("danger_step", row)),
          staff: name(row.nickname),
          recordedAt: row.recorded_at as number,
        }),
      ),
    ),
    notices: await Promise.all(
      rows(notices).map(async (row): Promise<NoticeView> => {
        const opened = await words("notice", row);
        return {
          ...(row as unknown as Pick<NoticeView, "id" | "law" | "method" | "at">),
          words: opened.words === null ? null : (JSON.parse(opened.words) as NoticeView["words"]),
          unreadable: opened.unreadable,
          staff: name(row.nickname),
          second: name(row.second),
        };
      }),
    ),
    settings: settingViews,
    proposal: settingViews.find((setting) => setting.state === "proposed") ?? null,
    marks: await Promise.all(
      rows(marks).map(
        async (row): Promise<MarkView> => ({
          id: row.id,
          messageId: String(row.message_id),
          mark: row.mark as MarkView["mark"],
          wanted: row.wanted as Level | null,
          words: (await words("triage_mark", row, "note_sealed")).words,
          staff: name(row.nickname),
          at: row.at as number,
        }),
      ),
    ),
    colleagues: ((colleagues?.results ?? []) as unknown as (StaffName & { recused: number })[]).map((one) => ({
      id: one.id,
      nickname: one.nickname,
      mayOwn: one.recused === 0,
    })),
    areas: (areas?.results ?? []) as unknown as DangerView["areas"],
  };
}
