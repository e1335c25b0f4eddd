/** Suggests where the requests of a turn should go, in the batch that writes them. */
import type { House } from "../house.ts";
import { route } from "../requests/route.ts";
import { type RouteRows, routeFacts, routeUpdates } from "../store/route-rows.ts";
import type { Statement } from "../store/store.ts";
import type { Draft } from "./draft.ts";

/** @param rows as read with the lane; without them nothing is suggested. @param now epoch ms */
export function routeStatements(
  house: House,
  rows: RouteRows | undefined,
  draft: Pick<Draft, "requests">,
  now: number,
): Statement[] {
  if (!rows) return [];
  const facts = routeFacts(rows, now);
  const open = draft.requests.filter((request) => request.changed && request.closedAt === undefined);
  return routeUpdates(
    house.store,
    open.map((request) => ({
      id: request.id,
      // A neighbour's report is not about whom they talked with; and who asked to be let off is not named.
      last: request.about === "self" && !facts.recused.includes(facts.lastWorker ?? "") ? facts.lastWorker : null,
      route: route({ ...request, outOfCity: request.elsewhere !== null && request.area === null }, facts),
    })),
  );
}
