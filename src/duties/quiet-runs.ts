/** Hands over worries that were told half and then fell silent: 「途中まで話してくれた人」. */
import type { House } from "../house.ts";
import { takeQuietTurn } from "../intake/turn.ts";
import { describeError } from "../log.ts";
import { type Duty, earliest } from "./duty.ts";

const RUNS_A_RUN = 50;
/** A timer that could not be taken is looked at again after this, so that fifty of them do not hold up everybody else. */
const STUCK_MS = 10 * 60_000;

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
        if (!(await takeQuietTurn(house, lane))) await lookLater(house, lane, now);
      } catch (error) {
        failed++;
        house.log({ event: "duty.failed", duty: "quiet-runs", error: describeError(error) });
        await lookLater(house, lane, now).catch((second) =>
          house.log({ event: "duty.failed", duty: "quiet-runs", error: describeError(second) }),
        );
      }
    }
    return { found: lanes.length, failed };
  },
  nextDue: (house) => earliest(house, "SELECT min(quiet_at) AS at FROM run"),
};

/** A timer that was set anew meanwhile stays as it is. */
async function lookLater(house: House, lane: string, now: number): Promise<void> {
  await house.store.batch([
    house.store
      .prepare(
        `UPDATE run SET quiet_at = ?2 WHERE quiet_at <= ?3
         AND person_id = (SELECT id FROM person WHERE line_user_hash = ?1)`,
      )
      .bind(lane, now + STUCK_MS, now),
  ]);
}
