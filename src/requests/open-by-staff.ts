/** A CSW opens a request for a person who talks with the bot and has none: to write first. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";

/**
 * @returns the id of the person's open request: the most urgent there is, or one newly made and owned by who opened it.
 * @throws when there is no such person.
 */
export async function openByStaff(house: House, staff: StaffMember, personId: string): Promise<string> {
  const { store } = house;
  const now = house.clock();
  const id = house.newId();
  const [, , found] = await store.batch([
    store
      .prepare(
        `INSERT INTO request (id, person_id, about, why, state, level, topics, rules, owner, opened_at, last_heard_at, version)
         SELECT ?1, p.id, 'self', 'staffOpened', 'open', 'U3', '[]', '[]', ?3, ?4, p.last_heard_at, 1 FROM person p
         WHERE p.id = ?2 AND NOT EXISTS (SELECT 1 FROM request WHERE person_id = ?2 AND state = 'open')`,
      )
      .bind(id, personId, staff.id, now),
    // History only of what really was opened.
    store
      .prepare(
        `INSERT INTO history_event (id, at, kind, actor, staff_id, person_id, request_id, detail)
         SELECT ?1, ?2, 'request.opened', 'staff', ?3, r.person_id, r.id, ?5 FROM request r WHERE r.id = ?4`,
      )
      .bind(house.newId(), now, staff.id, id, JSON.stringify({ why: "staffOpened" })),
    store
      .prepare(
        "SELECT id FROM request WHERE person_id = ?1 AND state = 'open' ORDER BY level, opened_at DESC, rowid DESC LIMIT 1",
      )
      .bind(personId),
  ]);
  const open = found?.results[0] as { id: string } | undefined;
  if (!open) throw new Error("nobody to open a request for");
  return open.id;
}
