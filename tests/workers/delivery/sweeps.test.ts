/** The cron with more stuck rows than it takes in a run: whoever is healthy still gets their turn. */
import { expect, test } from "vitest";
import { quietRuns } from "../../../src/duties/quiet-runs.ts";
import { sweepEvents } from "../../../src/duties/sweep-events.ts";
import { sweepOutbox } from "../../../src/duties/sweep-outbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const MINUTE = 60_000;
const STUCK_KEYS =
  "UPDATE person_key SET ring_key_id = 'gone' WHERE person_id NOT IN (SELECT id FROM person WHERE id = ?1)";

/** Many people, the last of them healthy: the keys of all others are out of reach. */
async function manyAndOne(window: TestWindow, stuck: number, text: string) {
  for (let n = 0; n < stuck; n++) {
    await window.simulator.resident(`x${n}`).says(text);
    window.clock.pass(10);
  }
  const healthy = window.simulator.resident("最後");
  await healthy.says(text);
  await window.drain();
  const [person] = await window.rows<{ id: string; line_user_hash: string }>(
    "SELECT id, line_user_hash FROM person ORDER BY rowid DESC LIMIT 1",
  );
  await window.rows(STUCK_KEYS, person?.id ?? "");
  return { healthy, id: person?.id ?? "", lane: person?.line_user_hash ?? "" };
}

test("fifty-one quiet timers that cannot be taken do not starve the next one", async () => {
  const window = await openTestWindow();
  const { id } = await manyAndOne(window, 51, "母の介護で夜もねむれない");
  window.clock.pass(7 * 60 * MINUTE);
  const first = await quietRuns.run(window.house, window.clock.now());
  expect(first).toEqual({ found: 50, failed: 50 });
  window.clock.pass(MINUTE);
  await quietRuns.run(window.house, window.clock.now());
  expect(await window.rows("SELECT person_id FROM request")).toEqual([{ person_id: id }]);
  // What is stuck keeps its timer: it is looked at again when its key is back.
  expect(await window.rows("SELECT count(*) AS n FROM run WHERE quiet_at IS NOT NULL")).toEqual([{ n: 51 }]);
}, 30_000);

test("fifty-one outbox rows that cannot be tried do not starve the next one", async () => {
  const window = await openTestWindow();
  const reply = window.house.line.reply;
  window.house.line.reply = () => {
    throw new Error("the isolate was evicted");
  };
  const { healthy } = await manyAndOne(window, 51, "こんにちは");
  window.house.line.reply = reply;
  window.clock.pass(30_000);
  expect(await sweepOutbox.run(window.house, window.clock.now())).toEqual({ found: 50, failed: 50 });
  expect(healthy.received()).toEqual([]);
  window.clock.pass(10_000);
  await sweepOutbox.run(window.house, window.clock.now());
  expect(healthy.received().length).toBeGreaterThan(0);
  expect(await window.rows("SELECT count(*) AS n FROM outbox WHERE state = 'waiting'")).toEqual([{ n: 51 }]);
}, 30_000);

test("a safety text whose try broke off is tried again with the next sweep", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  const reply = window.house.line.reply;
  window.house.line.reply = () => {
    throw new Error("a hiccup");
  };
  await nao.says("もう死にたい");
  await window.drain();
  window.clock.pass(MINUTE);
  await sweepOutbox.run(window.house, window.clock.now());
  window.house.line.reply = reply;
  window.clock.pass(MINUTE);
  await sweepOutbox.run(window.house, window.clock.now());
  window.clock.pass(1000);
  await window.drain();
  expect(JSON.stringify(nao.received())).toContain("0120-279-338");
});

/** Twenty-six lanes whose keys do not open, and a younger one whose worker died before the turn. */
async function stuckLanes(window: TestWindow, spoil: string) {
  const { healthy, id, lane } = await manyAndOne(window, 26, "こんにちは");
  const [key] = await window.rows<{ ring_key_id: string; wrapped: string }>(
    "SELECT ring_key_id, wrapped FROM person_key WHERE person_id = ?1",
    id,
  );
  await window.rows(`UPDATE person_key SET ${spoil}`);
  for (let n = 0; n < 26; n++) await window.simulator.resident(`x${n}`).says("ねえ");
  await window.drain();
  window.clock.pass(1000);
  await healthy.says("つかれた");
  await window.drain();
  await window.rows(
    "UPDATE person_key SET ring_key_id = ?2, wrapped = ?3 WHERE person_id = ?1",
    id,
    key?.ring_key_id,
    key?.wrapped,
  );
  await window.rows("UPDATE inbound_event SET attempts = 0 WHERE done_at IS NULL AND lane = ?1", lane);
  window.clock.pass(30_000);
  const left = () => window.rows("SELECT id FROM inbound_event WHERE done_at IS NULL AND lane = ?1", lane);
  expect(await left()).toHaveLength(1);
  return left;
}

test("lanes that fail again and again come after one that was only interrupted", async () => {
  const window = await openTestWindow();
  const left = await stuckLanes(window, "ring_key_id = 'test-1', wrapped = '1.AAAA'");
  expect(await window.rows("SELECT max(attempts) AS n FROM inbound_event")).toEqual([{ n: 1 }]);
  await sweepEvents.run(window.house, window.clock.now());
  expect(await left()).toEqual([]);
}, 30_000);

test("lanes whose failures are not counted, for a key is away, let every other lane have its turn", async () => {
  const window = await openTestWindow();
  const left = await stuckLanes(window, "ring_key_id = 'gone'");
  for (let minute = 0; minute < 2; minute++) {
    await sweepEvents.run(window.house, window.clock.now());
    window.clock.pass(MINUTE);
  }
  expect(await left()).toEqual([]);
}, 30_000);
