/** Calling a colleague to a request: one row each, by ids and codes. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";

export type NudgeKind = "mention" | "assigned" | "offered" | "accepted" | "declined";

/** Called twice with the same thing is called once. @param about the note or hand-over. */
export function nudgeRows(
  house: House,
  from: StaffMember,
  requestId: string,
  kind: NudgeKind,
  about: string,
  to: readonly string[],
): Statement[] {
  return insertRows(
    house.store,
    "nudge",
    ["id", "staff_id", "request_id", "kind", "from_staff", "about", "at"],
    to.filter((id) => id !== from.id).map((id) => [house.newId(), id, requestId, kind, from.id, about, house.clock()]),
    "INSERT OR IGNORE",
  );
}

/** Whoever opens the request has seen why they were called; a question stays until it is answered. */
export function nudgesSeen(house: House, staff: StaffMember, requestId: string): Statement[] {
  return [
    house.store
      .prepare(
        `UPDATE nudge SET seen_at = ?3 WHERE request_id = ?1 AND staff_id = ?2 AND seen_at IS NULL
         AND NOT (kind = 'offered' AND EXISTS (SELECT 1 FROM handover h WHERE h.id = nudge.about AND h.state = 'offered'))`,
      )
      .bind(requestId, staff.id, house.clock()),
    house.store
      .prepare("UPDATE watch SET seen_at = ?3 WHERE request_id = ?1 AND staff_id = ?2 AND ended_at IS NULL")
      .bind(requestId, staff.id, house.clock()),
  ];
}
