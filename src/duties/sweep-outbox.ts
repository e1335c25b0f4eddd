/** Sends what waits in the outbox and is due: replies nobody confirmed, pushes whose queue message was lost. */
import { deliver } from "../delivery/deliver.ts";
import { dueIds, letOthersFirst } from "../delivery/outbox-rows.ts";
import { describeError } from "../log.ts";
import { type Duty, earliest } from "./duty.ts";

const ROWS_A_RUN = 50;

export const sweepOutbox: Duty = {
  name: "sweep-outbox",
  async run(house, now) {
    const ids = await dueIds(house, now, ROWS_A_RUN);
    let failed = 0;
    for (const id of ids) {
      try {
        await deliver(house, id);
      } catch (error) {
        failed++;
        house.log({ event: "delivery.failed", error: describeError(error) });
        await letOthersFirst(house, id, now).catch((second) =>
          house.log({ event: "delivery.failed", error: describeError(second) }),
        );
      }
    }
    return { found: ids.length, failed };
  },
  nextDue: (house) => earliest(house, "SELECT min(next_try_at) AS at FROM outbox WHERE state = 'waiting'"),
};
