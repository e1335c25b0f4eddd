/** A proposal to lower a level is about what was heard until then: danger heard since, or an end of the request, ends it. */
import type { House } from "../house.ts";
import type { Statement } from "../store/store.ts";
import type { Draft } from "./draft.ts";

/** @returns nothing to run when no danger was heard and nothing ended. */
export function expireProposals(house: House, draft: Draft, now: number): Statement[] {
  const ids = new Set([
    ...draft.alerts.map((alert) => alert.requestId),
    ...draft.requests.filter((request) => request.closedAt !== undefined).map((request) => request.id),
  ]);
  if (ids.size === 0) return [];
  return [
    house.store
      .prepare(
        `UPDATE hand_setting SET state = 'expired', decided_at = ?2
         WHERE state = 'proposed' AND request_id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify([...ids]), now),
  ];
}
