/** Heat or cold is a danger today: staff say so, and everybody's circumstances count one more until then. Other numbers stay. */
import { expect, test } from "vitest";
import { closeRequest } from "../../../src/requests/acts.ts";
import { hoursDesk } from "../../../src/town/hours-desk.ts";
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

test("two set it in the same moment: both stand in the history, none is turned away", async () => {
  const window = await openTestWindow();
  const { setWeather } = hoursDesk(window.house);
  const staff = await Promise.all(["みどり", "そら", "うみ"].map((name) => window.staff(name)));
  const outcomes = await Promise.all(staff.map((one, i) => setWeather(one, `2026-11-2${5 + i}`)));
  expect(outcomes).toEqual(["done", "done", "done"]);
  expect(await window.rows("SELECT version FROM hours_change WHERE scope = 'weather' ORDER BY version")).toEqual([
    { version: 1 },
    { version: 2 },
    { version: 3 },
  ]);
});

test("the number is taken between reading and writing: it is tried again", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { store } = window.house;
  const { batch } = store;
  let failed = false;
  store.batch = async (statements) => {
    if (!failed) {
      failed = true;
      throw new Error(
        "D1_ERROR: UNIQUE constraint failed: hours_change.scope, hours_change.version: SQLITE_CONSTRAINT",
      );
    }
    return batch(statements);
  };
  expect(await hoursDesk(window.house).setWeather(midori, "2026-11-25")).toBe("done");
});

test("who does not work here any more changes nothing", async () => {
  const window = await openTestWindow();
  const sora = await window.staff("そら");
  await window.rows("UPDATE staff SET disabled_at = 1 WHERE id = ?1", sora.id);
  expect(await hoursDesk(window.house).setWeather(sora, "2026-11-25")).toBe("notFound");
  expect(await window.rows("SELECT 1 FROM town_setting WHERE key = 'triage'")).toEqual([]);
  expect(await window.rows("SELECT 1 FROM hours_change")).toEqual([]);
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
