/** A closed request goes on: for a slip, or because there is more to do. New words of the person open a new one by themselves. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { leaveTalk } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

/** Whoever reopens has it, if nobody had. Not beside another open one of the person's own: their words belong to one. */
export function reopenRequest(
  house: House,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  formId: string,
): Promise<ActOutcome> {
  return act(
    house,
    staff,
    id,
    async (found) => {
      if (found.state !== "closed") return { kind: "refused", why: "notClosed" };
      if (found.version !== seenVersion) return { kind: "changed" };
      if (found.about === "self" && found.others_own > 0) return { kind: "refused", why: "otherOpen" };
      return [
        ...leaveTalk(house, found),
        nextRequestVersion(
          house,
          "state = 'open', closed_at = NULL, closed_by = NULL, owner = coalesce(owner, ?3)",
        ).bind(found.version, id, staff.id),
        ...historyRow(house, staff, found, "request.reopened", {}),
      ];
    },
    null,
    formId,
  );
}
