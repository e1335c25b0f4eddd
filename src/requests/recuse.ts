/** 「別の人にお願いする」: a worker asks for somebody else to go on with a person. No reason is asked, kept or shown. Handbook §6.3 point 6. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { loadRouteRows, routeFacts, routeUpdates } from "../store/route-rows.ts";
import { insertRows } from "../store/write.ts";
import type { Level } from "../triage/types.ts";
import { act, nextRequestVersion } from "./act.ts";
import { endHandovers } from "./handover.ts";
import { route } from "./route.ts";
import { giveBack, leaveTalk } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

/** The request leaves them and is suggested to somebody else; if they had the talk, the bot has it until then. */
export function recuse(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    const now = house.clock();
    const rows = await loadRouteRows(house.store, found.person_id, now);
    const facts = routeFacts({ ...rows, recused: [...rows.recused, staff.id] }, now);
    const next = route(
      {
        about: found.about,
        level: found.level as Level,
        area: found.area,
        outOfCity: found.elsewhere !== null && found.area === null,
      },
      facts,
    );
    const held = found.talk_held_by === staff.id;
    return [
      ...(held ? await giveBack(house, found, {}) : leaveTalk(house, found)),
      nextRequestVersion(
        house,
        "owner = CASE WHEN owner = ?3 THEN NULL ELSE owner END, snoozed_until = NULL, waiting_since = coalesce(waiting_since, ?4)",
      ).bind(found.version, id, staff.id, now),
      ...insertRows(
        house.store,
        "request_recusal",
        ["request_id", "staff_id", "person_id", "at"],
        [[id, staff.id, found.person_id, now]],
        "INSERT OR IGNORE",
      ),
      ...endHandovers(house, id),
      ...routeUpdates(house.store, [{ id, route: next }]),
      ...insertRows(
        house.store,
        "history_event",
        ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
        [[house.newId(), now, "request.rerouted", "staff", staff.id, found.person_id, id, "{}"]],
      ),
    ];
  });
}
