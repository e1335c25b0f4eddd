/** Calls the next person for alerts nobody has acknowledged, and sends what a turn or an earlier minute left. */
import { callOut, sendWaiting } from "../alerts/call-out.ts";
import { anythingDue } from "../alerts/load.ts";
import { type Duty, earliest } from "./duty.ts";

export const callOutDuty: Duty = {
  name: "call-out",
  async run(house, now) {
    const waiting = await sendWaiting(house, now);
    if (!(await anythingDue(house, now))) return waiting;
    const { sends, failed } = await callOut(house);
    return { found: waiting.found + sends, failed: waiting.failed + failed };
  },
  async nextDue(house) {
    // Without a way out nobody can be called, so a moved clock need not stop for it; the inbox shows the alert all the same.
    if (house.paging.push === null && house.paging.webhook === null) return null;
    return earliest(
      house,
      `SELECT min(at) AS at FROM (SELECT min(next_step_at) AS at FROM alert
       UNION ALL SELECT min(next_try_at) FROM alert_send WHERE state = 'waiting')`,
    );
  },
};
