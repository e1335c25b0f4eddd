/** Hands over worries that were told half and then fell silent: 「途中まで話してくれた人」. */
import { takeQuietTurn } from "../intake/turn.ts";
import { describeError } from "../log.ts";
import { type Duty, earliest } from "./duty.ts";

const RUNS_A_RUN = 50;

export const quietRuns: Duty = {
  name: "quiet-runs",
  async run(house, now) {
    const [result] = await house.store.batch([
      house.store
        .prepare(
          `SELECT p.line_user_hash AS lane FROM run r JOIN person p ON p.id = r.person_id
           WHERE r.quiet_at <= ?1 ORDER BY r.quiet_at LIMIT ?2`,
        )
        .bind(now, RUNS_A_RUN),
    ]);
    const lanes = (result?.results ?? []).map((row) => String(row.lane));
    let failed = 0;
    for (const lane of lanes) {
      try {
        await takeQuietTurn(house, lane);
      } catch (error) {
        failed++;
        house.log({ event: "duty.failed", duty: "quiet-runs", error: describeError(error) });
      }
    }
    return { found: lanes.length, failed };
  },
  nextDue: (house) => earliest(house, "SELECT min(quiet_at) AS at FROM run"),
};
