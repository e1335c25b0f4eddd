/** Two people in danger in the same second: whoever loses the race for one alert still calls for the other at once. */
import { expect, test } from "vitest";
import { callOut } from "../../../src/alerts/call-out.ts";
import { danger, openStaffWindow, withPhones } from "./phones.ts";

test("another turn wrote one alert's step between our reading and writing: the other alert is called all the same", async () => {
  const window = await openStaffWindow();
  await withPhones(window);
  const { store } = window.house;
  await danger(window, "なおさん");
  await danger(window, "りょうさん");
  // As if nothing had been called yet.
  await window.rows("DELETE FROM alert_call");
  await window.rows("DELETE FROM alert_send");
  await window.rows("UPDATE alert SET next_step_at = raised_at");
  const alerts = await window.rows<{ id: string; request_id: string }>(
    "SELECT id, request_id FROM alert ORDER BY raised_at, rowid",
  );
  const sora = await window.staff("そら");
  const { batch } = store;
  let read = false;
  store.batch = async (statements) => {
    const results = await batch(statements);
    if (!read) {
      read = true;
      await window.rows(
        `INSERT INTO alert_call (id, alert_id, request_id, step, nth, staff_id, why, at) VALUES ('theirs', ?1, ?2, 0, 0, ?3, 'duty', ?4)`,
        alerts[0]?.id,
        alerts[0]?.request_id,
        sora.id,
        window.clock.now(),
      );
      await window.rows(
        "UPDATE alert SET next_step_at = ?2 WHERE id = ?1",
        alerts[0]?.id,
        window.clock.now() + 300_000,
      );
    }
    return results;
  };
  const outcome = await callOut(window.house);
  store.batch = batch;
  expect(outcome).toMatchObject({ failed: 0 });
  expect(outcome.sends).toBeGreaterThan(0);
  expect(await window.rows("SELECT step, nth, staff_id FROM alert_call WHERE alert_id = ?1", alerts[1]?.id)).toEqual([
    { step: 0, nth: 0, staff_id: sora.id },
  ]);
  expect(await window.rows("SELECT id FROM alert_call WHERE alert_id = ?1", alerts[0]?.id)).toEqual([{ id: "theirs" }]);
});
