/** Everything that happened to a request besides words, notes and steps: its history with codes, its alerts, who was called. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { findForAct } from "./talk-hold.ts";
import type { PastView } from "./work-views.ts";

const HISTORY_SHOWN = 500;
const ALERTS_SHOWN = 100;

/** Null when the request does not exist or is not theirs to see. Two round trips. */
export async function readPast(house: House, staff: StaffMember, id: string): Promise<PastView | null> {
  const found = await findForAct(house, staff, id, null);
  if (!found) return null;
  const { store } = house;
  const [history, alerts, calls] = await store.batch([
    store
      .prepare(
        `SELECT h.id, h.at, h.kind, h.actor, h.detail, s.nickname AS staffNickname FROM history_event h
         LEFT JOIN staff s ON s.id = h.staff_id
         WHERE h.request_id = ?1 OR (h.person_id = ?2 AND h.request_id IS NULL)
         ORDER BY h.at DESC, h.rowid DESC LIMIT ${HISTORY_SHOWN}`,
      )
      .bind(id, found.person_id),
    store
      .prepare(
        `SELECT a.id, a.level, a.raised_at AS raisedAt, a.seen_at AS seenAt, b.nickname AS seenBy,
         a.acknowledged_at AS acknowledgedAt, c.nickname AS acknowledgedBy
         FROM alert a LEFT JOIN staff b ON b.id = a.seen_by LEFT JOIN staff c ON c.id = a.acknowledged_by
         WHERE a.request_id = ?1 ORDER BY a.raised_at LIMIT ${ALERTS_SHOWN}`,
      )
      .bind(id),
    store
      .prepare(
        `SELECT c.id, c.at, s.nickname FROM alert_call c LEFT JOIN staff s ON s.id = c.staff_id
         WHERE c.request_id = ?1 ORDER BY c.at LIMIT ${ALERTS_SHOWN}`,
      )
      .bind(id),
  ]);
  return {
    history: (
      (history?.results ?? []) as unknown as (Omit<PastView["history"][number], "detail"> & { detail: string })[]
    )
      .toReversed()
      .map((row) => ({ ...row, detail: JSON.parse(row.detail) as PastView["history"][number]["detail"] })),
    alerts: (alerts?.results ?? []) as unknown as PastView["alerts"],
    calls: (calls?.results ?? []) as unknown as PastView["calls"],
  };
}
