/** Who asked that somebody else goes on with a person is not rung for them: they would find nothing, and minutes would be lost. */
import { expect, test } from "vitest";
import { callOut } from "../../../src/alerts/call-out.ts";
import { saveNotice } from "../../../src/alerts/devices.ts";
import { recuse } from "../../../src/requests/recuse.ts";
import { say } from "../../support/workers/say.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { danger, MINUTE, openStaffWindow, withPhones } from "./phones.ts";

test("new danger of the same person rings the next one at once, not the one who stepped back", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const id = await danger(window);
  expect(phones.そら.received).toHaveLength(1);
  const sora = await window.staff("そら");
  expect(await recuse(window.house, sora, id, await versionOf(window, id))).toEqual({ kind: "done" });
  window.clock.pass(2 * MINUTE);
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "いま飛び降ります");
  expect(phones.そら.received).toHaveLength(1);
  expect(phones.うみ.received).toHaveLength(1);
  await window.passTime(60 * MINUTE);
  expect(phones.そら.received).toHaveLength(1);
  expect((await window.calls()).slice(1).some((call) => call.startsWith("そら"))).toBe(false);
});

test("somebody else's danger rings them as ever", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const id = await danger(window);
  await recuse(window.house, await window.staff("そら"), id, await versionOf(window, id));
  window.clock.pass(2 * MINUTE);
  await danger(window, "りょうさん");
  expect(phones.そら.received).toHaveLength(2);
});

test("a manager who stepped back still sees everything, and is called last as before", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const id = await danger(window);
  await recuse(window.house, await window.staff("ひなた"), id, await versionOf(window, id));
  await window.passTime(30 * MINUTE);
  expect(phones.ひなた.received.length).toBeGreaterThan(0);
});

test("their wish to hear of new requests does not bring the one back that they gave away", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const sora = await window.staff("そら");
  const { id } = await worryFrom(window, "りょうさん", null);
  await recuse(window.house, sora, id, await versionOf(window, id));
  await saveNotice(window.house, sora, { quietFrom: "", quietUntil: "", alsoLevel: "U3" });
  await saveNotice(window.house, await window.staff("うみ"), { quietFrom: "", quietUntil: "", alsoLevel: "U3" });
  await window.rows("UPDATE staff_notice SET updated_at = 0");
  await callOut(window.house);
  await window.drain();
  expect(phones.うみ.received).toHaveLength(1);
  expect(phones.そら.received).toEqual([]);
});
