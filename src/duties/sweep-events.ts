/** Finishes turns that were interrupted: events received, and not done some seconds later. */
import { takeTurn } from "../intake/turn.ts";
import { loadLanes } from "../store/lane.ts";
import { type Duty, earliest } from "./duty.ts";

/** A healthy turn is over long before; a younger event may still be in somebody's hands. */
const INTERRUPTED_MS = 20_000;
/** Of the lanes in order: those that keep failing come after those that were only interrupted, however old they are. */
const FIRST_LANES = 15;
/** Of all others, a different part every minute: a failure that is nobody's fault is not counted, and must starve nobody. */
const OTHER_LANES = 10;

export const sweepEvents: Duty = {
  name: "sweep-events",
  async run(house, now) {
    const [result] = await house.store.batch([
      house.store
        .prepare(
          `WITH waiting AS (
             SELECT lane, min(received_at) AS oldest, max(attempts) AS failures FROM inbound_event
             WHERE done_at IS NULL AND lane IS NOT NULL AND received_at <= ?1 GROUP BY lane
           ), placed AS (
             SELECT lane, row_number() OVER (ORDER BY failures, oldest, lane) - 1 AS place, count(*) OVER () AS n FROM waiting
           )
           SELECT lane FROM placed WHERE place < ${FIRST_LANES} OR (place - ${FIRST_LANES}) / ${OTHER_LANES} =
             ?2 % max(1, (n - ${FIRST_LANES} + ${OTHER_LANES - 1}) / ${OTHER_LANES})
           ORDER BY place`,
        )
        .bind(now - INTERRUPTED_MS, Math.floor(now / 60_000)),
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
