/** Knows how many messages LINE still lets us send this month, so that staff see it before they write. */
import { refreshQuota } from "../delivery/quota.ts";
import type { Duty } from "./duty.ts";

export const watchQuota: Duty = {
  name: "watch-quota",
  async run(house, now) {
    const { asked, known } = await refreshQuota(house, now);
    return { found: asked ? 1 : 0, failed: known ? 0 : 1 };
  },
  // A number is no reason to wake a clock.
  nextDue: async () => null,
};
