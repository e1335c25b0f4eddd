/** The views somebody keeps of the list: added, dropped; only their own, and not without end. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { type ListQuery, listParams } from "./list-query.ts";

export const VIEWS_AT_MOST = 20;

/** One round trip. @returns "full" when there are as many as there may be; the same view again is kept once. */
export async function saveView(house: House, staff: StaffMember, query: ListQuery): Promise<"done" | "full"> {
  const { store } = house;
  const text = listParams(query).toString();
  const [, kept] = await store.batch([
    store
      .prepare(
        `INSERT OR IGNORE INTO saved_view (id, staff_id, query, at) SELECT ?1, ?2, ?3, ?4
         WHERE (SELECT count(*) FROM saved_view WHERE staff_id = ?2) < ?5`,
      )
      .bind(house.newId(), staff.id, text, house.clock(), VIEWS_AT_MOST),
    store.prepare("SELECT 1 FROM saved_view WHERE staff_id = ?1 AND query = ?2").bind(staff.id, text),
  ]);
  return kept?.results.length ? "done" : "full";
}

/** Somebody else's, or none: nothing happens. */
export async function dropView(house: House, staff: StaffMember, id: string): Promise<void> {
  await house.store.batch([
    house.store.prepare("DELETE FROM saved_view WHERE id = ?1 AND staff_id = ?2").bind(id, staff.id),
  ]);
}
