/** One person's turn: open, decide, commit, answer. On a conflict it loads and decides again. */
import { flows } from "../conversation/flows.generated.ts";
import { replyNow } from "../delivery/deliver.ts";
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { type LaneRows, loadLanes } from "../store/lane.ts";
import type { Town } from "../store/town.ts";
import { isConflict } from "../store/write.ts";
import { type Committed, commit } from "./commit.ts";
import { type DecideContext, decide, decideQuiet } from "./decide.ts";
import type { Draft } from "./draft.ts";
import { takeGroupTurn } from "./group.ts";
import { openLane } from "./opened.ts";

const MAX_TRIES = 6;
/** After so many failures an event is given up, visibly, and stops holding up its lane. */
const MAX_EVENT_ATTEMPTS = 8;

export interface TurnResult {
  /** Null when there was nothing to do (somebody else did it). */
  draft: Draft | null;
}

/**
 * Takes the turn of one lane; whatever goes wrong stays in this lane and is left for the sweeper.
 * @param rows as read with the events, so that the first try needs no further reading.
 */
export async function takeTurn(house: House, rows: LaneRows, town: Town): Promise<TurnResult> {
  const began = house.clock();
  let current: { rows: LaneRows; town: Town } = { rows, town };
  try {
    if (rows.lane.startsWith("g:")) {
      await takeGroupTurn(house, rows);
      return { draft: null };
    }
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      if (current.rows.waiting.length === 0) return { draft: null };
      const result = await tryTurn(house, current.rows, (lane, context) => decide(lane, context), current.town);
      if (result !== "conflict") {
        house.log({ event: "turn.done", events: current.rows.waiting.length, tries, ms: house.clock() - began });
        return { draft: result.draft };
      }
      house.log({ event: "turn.conflict", tries });
      const again = await loadLanes(house.store, [rows.lane], house.clock());
      current = { rows: again.lanes.get(rows.lane) ?? { ...rows, waiting: [] }, town: again.town };
    }
    throw new Error("the lane was never free");
  } catch (error) {
    await leaveForSweeper(house, current.rows, error);
    return { draft: null };
  }
}

/** The quiet timer of a person fell due. @returns whether a turn was taken. */
export async function takeQuietTurn(house: House, lane: string): Promise<boolean> {
  const loaded = await loadLanes(house.store, [lane], house.clock());
  const rows = loaded.lanes.get(lane);
  if (!rows) return false;
  const result = await tryTurn(house, rows, (opened, context) => decideQuiet(opened, context), loaded.town);
  return result !== "conflict" && result.draft !== null;
}

async function tryTurn(
  house: House,
  rows: LaneRows,
  decideOn: (lane: Awaited<ReturnType<typeof openLane>>, context: DecideContext) => Draft | null,
  town: Town,
): Promise<"conflict" | { draft: Draft | null }> {
  const now = house.clock();
  const lane = await openLane(house.store, rows);
  const draft = decideOn(lane, { flows, town, now, newId: house.newId });
  if (!draft) return { draft: null };
  let committed: Committed;
  try {
    committed = await commit(house, lane, draft, now);
  } catch (error) {
    if (isConflict(error)) return "conflict";
    throw error;
  }
  // The reply goes first: the person waits, the screens can follow.
  const answered = committed.answer ? replyNow(house, committed.answer) : Promise.resolve();
  const pinged = house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
  const [reply] = await Promise.allSettled([answered, pinged]);
  if (reply.status === "rejected") house.log({ event: "delivery.failed", error: describeError(reply.reason) });
  return { draft };
}

async function leaveForSweeper(house: House, rows: LaneRows, error: unknown): Promise<void> {
  const attempts = Math.max(0, ...rows.waiting.map((event) => event.attempts)) + 1;
  house.log({ event: "turn.failed", error: describeError(error), attempts });
  try {
    await house.store.batch([
      house.store
        .prepare(
          `UPDATE inbound_event SET attempts = attempts + 1,
           done_at = CASE WHEN attempts + 1 >= ?2 THEN ?3 END,
           outcome = CASE WHEN attempts + 1 >= ?2 THEN 'failed' END
           WHERE id IN (SELECT value FROM json_each(?1)) AND done_at IS NULL`,
        )
        .bind(JSON.stringify(rows.waiting.map((event) => event.id)), MAX_EVENT_ATTEMPTS, house.clock()),
    ]);
  } catch (second) {
    // The rows are still there as they were; the sweeper comes back to them.
    house.log({ event: "turn.failed", error: describeError(second), attempts });
  }
}
