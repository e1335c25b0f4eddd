/** A CSW opens a request for a person who talks with the bot and has none: to write first. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { insertRows } from "../store/write.ts";

/** @returns the id of the person's open request, newly made when there was none. Owned by the one who opened it. */
export async function openByStaff(house: House, staff: StaffMember, personId: string): Promise<string> {
  const { store } = house;
  const now = house.clock();
  const id = house.newId();
  await store.batch([
    store
      .prepare(
        `INSERT INTO request (id, person_id, about, why, state, level, topics, rules, owner, opened_at, last_heard_at, version)
         SELECT ?1, p.id, 'self', 'staffOpened', 'open', 'U3', '[]', '[]', ?3, ?4, p.last_heard_at, 1 FROM person p
         WHERE p.id = ?2 AND NOT EXISTS (SELECT 1 FROM request WHERE person_id = ?2 AND state = 'open')`,
      )
      .bind(id, personId, staff.id, now),
    ...insertRows(
      store,
      "history_event",
      ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
      [[house.newId(), now, "request.opened", "staff", staff.id, personId, id, JSON.stringify({ why: "staffOpened" })]],
    ),
  ]);
  return id;
}
