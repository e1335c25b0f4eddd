/** What staff do with a request besides answering: take it, give the talk back to the bot, close. */

import {
  type ClosingInput,
  closingReason,
  isDangerClosing,
  needsClosingReason,
  ONCE_ABUSE,
} from "../danger/closing.ts";
import { isUrgentLevel, MAX_LINE } from "../danger/codes.ts";
import { lineOf } from "../danger/entry.ts";
import { endProposals } from "../danger/hand.ts";
import { settingRow } from "../danger/setting-row.ts";
import type { House } from "../house.ts";
import { nothingHeard } from "../intake/draft.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { endHandovers } from "./handover.ts";
import { giveBack, holdTalk, leaveTalk, type RequestForAct } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

export { answerRequest } from "./answer.ts";

/** The request becomes this member's, and the bot falls silent. `changed` when the page was older than the request. */
export function takeRequest(
  house: House,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  form: string | null = null,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await holdTalk(house, found, staff.id, false)),
      ...endHandovers(house, id),
      nextRequestVersion(house, "owner = ?3, snoozed_until = NULL").bind(found.version, id, staff.id),
      ...historyRow(house, staff, found, "request.taken", {}),
    ];
  };
  return act(house, staff, id, decide, null, form);
}

/** The bot has the talk again. */
export function releaseTalk(
  house: House,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  form: string | null = null,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await giveBack(house, found, {})),
      nextRequestVersion(house).bind(found.version, id),
      ...historyRow(house, staff, found, "talk.released", {}),
    ];
  };
  return act(house, staff, id, decide, null, form);
}

/**
 * Closed, by whom and when. With no other open request of the person the bot has the talk again, and what was heard for
 * this one is not held against the next.
 * @param closing a reason, which danger to life needs, and abuse without a notice on record.
 */
export function closeRequest(
  house: House,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  closing: ClosingInput = { reason: null, words: null },
  form: string | null = null,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    const reason = closingReason(closing.reason);
    const words = lineOf(closing.words);
    if (closing.reason && reason === null) return { kind: "refused", why: "unclear" };
    if ((words?.length ?? 0) > MAX_LINE) return { kind: "refused", why: "tooLong" };
    if ((reason === null || !isDangerClosing(reason)) && (await mustSayWhy(house, found)))
      return { kind: "refused", why: "needsReason" };
    if (reason === "other" && words === null) return { kind: "refused", why: "needsWords" };
    return [
      ...(found.others_open > 0
        ? leaveTalk(house, found)
        : await giveBack(house, found, { heard: nothingHeard(), unmatched: 0 })),
      ...endProposals(house, id),
      ...endHandovers(house, id),
      // Why it was closed stands with what else was decided by hand.
      ...(reason === null
        ? []
        : await settingRow(house, staff, found, {
            id: house.newId(),
            field: "closed",
            state: "set",
            before: found.level,
            value: "closed",
            reason,
            words,
          })),
      nextRequestVersion(
        house,
        "state = 'closed', closed_at = ?3, closed_by = ?4, waiting_since = NULL, snoozed_until = NULL",
      ).bind(found.version, id, house.clock(), staff.id),
      ...historyRow(house, staff, found, "request.closed", reason === null ? {} : { reason }),
    ];
  };
  return act(house, staff, id, decide, null, form);
}

async function mustSayWhy(house: House, found: RequestForAct): Promise<boolean> {
  if (!isUrgentLevel(found.level)) return false;
  const [known] = await house.store.batch([
    house.store
      .prepare(`SELECT EXISTS (SELECT 1 FROM notice WHERE request_id = ?1) AS noticed, ${ONCE_ABUSE} AS once`)
      .bind(found.id),
  ]);
  const row = known?.results[0] as { noticed: number; once: number } | undefined;
  const heard = {
    level: found.level,
    topics: JSON.parse(found.topics) as string[],
    rules: JSON.parse(found.rules) as string[],
    onceAbuse: row?.once === 1,
  };
  return needsClosingReason(heard, row?.noticed === 1);
}
