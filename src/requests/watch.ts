/** 「見守る」: told in the inbox when something moves, without being the owner. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { act } from "./act.ts";
import type { ActOutcome } from "./views.ts";

/** On twice is on, off twice is off. */
export function watchRequest(house: House, staff: StaffMember, id: string, on: boolean): Promise<ActOutcome> {
  return act(house, staff, id, async () => {
    const now = house.clock();
    return [
      on
        ? house.store
            .prepare(
              `INSERT INTO watch (request_id, staff_id, since, seen_at) VALUES (?1, ?2, ?3, ?3)
               ON CONFLICT (request_id, staff_id) DO UPDATE SET ended_at = NULL,
               since = CASE WHEN ended_at IS NULL THEN since ELSE ?3 END,
               seen_at = CASE WHEN ended_at IS NULL THEN seen_at ELSE ?3 END`,
            )
            .bind(id, staff.id, now)
        : house.store
            .prepare("UPDATE watch SET ended_at = ?3 WHERE request_id = ?1 AND staff_id = ?2 AND ended_at IS NULL")
            .bind(id, staff.id, now),
    ];
  });
}
