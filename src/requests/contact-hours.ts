/** When somebody said that they may be written to: agreed in the talk, set by staff, heeded by the send gate. */
import type { AgreedHours } from "../delivery/send-stops.ts";
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import type { ActOutcome } from "./views.ts";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @returns null when these are no hours: two times of day and at least one weekday. */
export function readContactHours(starts: string, ends: string, days: readonly string[]): AgreedHours | null {
  const read = [...new Set(days)].filter((day) => /^[0-6]$/.test(day)).map(Number);
  return TIME.test(starts) && TIME.test(ends) && read.length > 0 ? { starts, ends, days: read.toSorted() } : null;
}

/** @param hours null: nothing is agreed any more. */
export function setContactHours(
  house: House,
  staff: StaffMember,
  id: string,
  hours: AgreedHours | null,
): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => [
    hours === null
      ? house.store.prepare("DELETE FROM contact_hours WHERE person_id = ?1").bind(found.person_id)
      : house.store
          .prepare(
            `INSERT INTO contact_hours (person_id, starts, ends, days, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (person_id) DO UPDATE SET starts = ?2, ends = ?3, days = ?4, set_by = ?5, set_at = ?6`,
          )
          .bind(found.person_id, hours.starts, hours.ends, JSON.stringify(hours.days), staff.id, house.clock()),
    nextRequestVersion(house).bind(found.version, id),
    ...historyRow(
      house,
      staff,
      found,
      "contact.hours",
      hours ? { ...hours, days: hours.days.join("") } : { ended: true },
    ),
  ]);
}
