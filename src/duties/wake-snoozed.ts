/** Brings back what was put off until now, and sweeps rows that only live for a while: who looked, forms that were done. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { wakeDue } from "../requests/snooze.ts";
import { type Duty, earliest } from "./duty.ts";

const HOUR_MS = 3_600_000;
/** A form left open over a weekend and sent again is still known. */
const FORMS_KEPT_MS = 7 * 24 * HOUR_MS;

export const wakeSnoozed: Duty = {
  name: "wake-snoozed",
  async run(house: House, now: number) {
    const { store } = house;
    const [, woken] = await store.batch([
      ...wakeDue(house, now),
      store.prepare("DELETE FROM presence WHERE at < ?1").bind(now - HOUR_MS),
      store.prepare("DELETE FROM form_done WHERE at < ?1").bind(now - FORMS_KEPT_MS),
    ]);
    const found = woken?.results.length ?? 0;
    if (found > 0)
      await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
    return { found, failed: 0 };
  },
  nextDue: (house) => earliest(house, "SELECT min(snoozed_until) AS at FROM request WHERE snoozed_until IS NOT NULL"),
};
