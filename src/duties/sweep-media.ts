/** Fetches photos, voices, videos and files whose queue message was lost, and takes out of the store what must not be there. */
import { describeError } from "../log.ts";
import { workMedia } from "../media/work.ts";
import { type Duty, earliest } from "./duty.ts";

/** Each may be a download; what is left waits for the next minute. */
const ROWS_A_RUN = 20;
/** After this no further one is begun: the next minute's run stands at the door. */
const RUN_MS = 40_000;

export const sweepMedia: Duty = {
  name: "sweep-media",
  async run(house, now) {
    const [due] = await house.store.batch([
      house.store
        // Removal first: it is quick, and somebody was promised it.
        .prepare("SELECT id FROM media WHERE next_try_at <= ?1 ORDER BY state = 'waiting', next_try_at LIMIT ?2")
        .bind(now, ROWS_A_RUN),
    ]);
    const began = house.clock();
    const ids = (due?.results ?? []).map((row) => String(row.id));
    let failed = 0;
    for (const id of ids) {
      if (house.clock() - began > RUN_MS) break;
      try {
        await workMedia(house, id);
      } catch (error) {
        failed++;
        house.log({ event: "media.failed", error: describeError(error) });
      }
    }
    return { found: ids.length, failed };
  },
  nextDue: (house) => earliest(house, "SELECT min(next_try_at) AS at FROM media"),
};
