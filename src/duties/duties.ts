/** The duties of the cron, run every minute. `now` is handed in. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { callOutDuty } from "./call-out.ts";
import type { Duty } from "./duty.ts";
import { forgetAsideDuty } from "./forget-aside.ts";
import { quietRuns } from "./quiet-runs.ts";
import { showMenus } from "./show-menus.ts";
import { sweepEvents } from "./sweep-events.ts";
import { sweepMedia } from "./sweep-media.ts";
import { sweepOutbox } from "./sweep-outbox.ts";
import { takeInLateDuty } from "./take-in-late.ts";
import { wakeSnoozed } from "./wake-snoozed.ts";
import { watchQuota } from "./watch-quota.ts";

export const DUTIES: readonly Duty[] = [
  takeInLateDuty,
  sweepEvents,
  callOutDuty,
  sweepOutbox,
  quietRuns,
  wakeSnoozed,
  sweepMedia,
  showMenus,
  watchQuota,
  forgetAsideDuty,
];

/** Runs every duty; one that fails keeps no other from running, and says so. */
export async function runDuties(house: House, now: number): Promise<void> {
  for (const duty of DUTIES) {
    const began = house.clock();
    try {
      const { found, failed } = await duty.run(house, now);
      if (found > 0 || failed > 0) {
        house.log({ event: "duty.ran", duty: duty.name, found, failed, ms: house.clock() - began });
      }
      await house.store.batch([
        house.store
          .prepare(
            `INSERT INTO duty_run (duty, ran_at, found, failed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (duty) DO UPDATE SET ran_at = ?2, found = ?3, failed = ?4`,
          )
          .bind(duty.name, now, found, failed),
      ]);
    } catch (error) {
      house.log({ event: "duty.failed", duty: duty.name, error: describeError(error) });
    }
  }
}
