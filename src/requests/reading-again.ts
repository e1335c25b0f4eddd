/** A reading that is recorded once for as long as a page may stand open: parts that renew themselves, and pages a form came back to. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";

/** A working day: a page that stands open longer is read anew. */
const SAME_READING_MS = 12 * 3_600_000;

/**
 * For what shows a request's words without being asked for as a page. Whoever opened the page before adds nothing to the record; whoever
 * asks for the part alone, or posts a form that comes back with everything around it, is written down. For a batch.
 */
export function readingAgain(
  house: House,
  staff: StaffMember,
  requestId: string,
  what: "talk" | "reporter",
): Statement {
  const now = house.clock();
  return house.store
    .prepare(
      `INSERT INTO read_audit (id, staff_id, request_id, at, what) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (
       SELECT 1 FROM read_audit a WHERE a.request_id = ?3 AND a.at > ?6 AND a.staff_id = ?2 AND a.media_id IS NULL
       AND a.what IN ('talk', 'reporter'))`,
    )
    .bind(house.newId(), staff.id, requestId, now, what, now - SAME_READING_MS);
}
