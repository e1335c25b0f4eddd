/** Finishes turns that were interrupted: events received, and not done some seconds later. */
import { takeTurn } from "../intake/turn.ts";
import { loadLanes } from "../store/lane.ts";
import { type Duty, earliest } from "./duty.ts";

/** A healthy turn is over long before; a younger event may still be in somebody's hands. */
const INTERRUPTED_MS = 20_000;
const LANES_A_RUN = 25;

export const sweepEvents: Duty = {
  name: "sweep-events",
  async run(house, now) {
    const [result] = await house.store.batch([
      house.store
        .prepare(
          `SELECT lane, min(received_at) AS oldest FROM inbound_event
           WHERE done_at IS NULL AND lane IS NOT NULL AND received_at <= ?1 GROUP BY lane ORDER BY oldest LIMIT ?2`,
        )
        .bind(now - INTERRUPTED_MS, LANES_A_RUN),
    ]);
    const lanes = (result?.results ?? []).map((row) => String(row.lane));
    if (lanes.length === 0) return { found: 0, failed: 0 };
    const loaded = await loadLanes(house.store, lanes, now);
    for (const rows of loaded.lanes.values()) await takeTurn(house, rows, loaded.town);
    return { found: lanes.length, failed: 0 };
  },
  async nextDue(house) {
    const at = await earliest(
      house,
      "SELECT min(received_at) AS at FROM inbound_event WHERE done_at IS NULL AND lane IS NOT NULL",
    );
    return at === null ? null : at + INTERRUPTED_MS;
  },
};
