/** Heat or cold is a danger today: staff say so, and everybody's circumstances count one more until then. Other numbers stay. */
import { expect, test } from "vitest";
import { closeRequest } from "../../../src/requests/acts.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow } from "../../support/workers/window.ts";

const WORRY = "82歳です。買い物に行けなくて困っています。人と話したい";

test("from the page to the level, recorded, and over by itself the day after", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  await window.rows("INSERT INTO town_setting (key, value, updated_at) VALUES ('triage', '{\"unseenDays\":3}', 0)");
  expect((await desk.get("/inbox/hours")).html).toContain("暑さ・寒さの注意");
  expect((await desk.post("/inbox/hours/weather", { until: "nonsense" })).status).toBe(422);
  expect((await desk.post("/inbox/hours/weather", { until: "2026-11-24" })).status).toBe(303);
  expect((await desk.get("/inbox/hours")).html).toContain("注意の日にしています");
  expect(await window.rows("SELECT value FROM town_setting WHERE key = 'triage'")).toEqual([
    { value: '{"unseenDays":3,"weatherAlertUntil":"2026-11-24"}' },
  ]);
  expect(await window.rows("SELECT what, date, staff_id FROM hours_change")).toEqual([
    { what: "weather", date: "2026-11-24", staff_id: "csw-midori" },
  ]);

  await say(window, window.simulator.resident("はなさん"), WORRY);
  window.clock.pass(86_400_000);
  await say(window, window.simulator.resident("けんさん"), WORRY);
  expect(await window.rows("SELECT level FROM request ORDER BY opened_at")).toEqual([{ level: "U2" }, { level: "U3" }]);
  const [first] = await window.rows<{ given: string }>("SELECT given FROM triage_decision ORDER BY rowid LIMIT 1");
  expect(JSON.parse(first?.given ?? "")).toMatchObject({ settings: { weatherAlert: true, unseenDays: 3 } });
});

test("danger of a month ago counts as one more circumstance", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await say(window, hana, "もう死にたい");
  const [open] = await window.rows<{ id: string; version: number }>("SELECT id, version FROM request");
  expect(await closeRequest(window.house, await window.staff("みどり"), open?.id ?? "", open?.version ?? 0)).toEqual({
    kind: "done",
  });
  window.clock.pass(30 * 86_400_000);
  await say(window, hana, WORRY);
  expect(await window.rows("SELECT level FROM request WHERE state = 'open'")).toEqual([{ level: "U2" }]);
});
