/** What staff do with a request besides answering: take it, give the talk back to the bot, close. */

import type { House } from "../house.ts";
import { nothingHeard } from "../intake/draft.ts";
import type { StaffMember } from "../staff/types.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { giveBack, holdTalk, leaveTalk } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

export { answerRequest } from "./answer.ts";

/** The request becomes this member's, and the bot falls silent. `changed` when the page was older than the request. */
export function takeRequest(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await holdTalk(house, found, staff.id, false)),
      nextRequestVersion(house, "owner = ?3").bind(found.version, id, staff.id),
      ...historyRow(house, staff, found, "request.taken", {}),
    ];
  });
}

/** The bot has the talk again. */
export function releaseTalk(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await giveBack(house, found, {})),
      nextRequestVersion(house).bind(found.version, id),
      ...historyRow(house, staff, found, "talk.released", {}),
    ];
  });
}

/**
 * Closed, by whom and when. With no other open request of the person the bot has the talk again, and what was heard for
 * this one is not held against the next.
 */
export function closeRequest(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(found.others_open > 0 ? leaveTalk(house, found) : await giveBack(house, found, { heard: nothingHeard() })),
      nextRequestVersion(house, "state = 'closed', closed_at = ?3, closed_by = ?4, waiting_since = NULL").bind(
        found.version,
        id,
        house.clock(),
        staff.id,
      ),
      ...historyRow(house, staff, found, "request.closed", {}),
    ];
  });
}
