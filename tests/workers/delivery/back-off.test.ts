/** Between two tries: nobody hurries a row in back-off, nothing overtakes it, and it holds up no safety text. */
import { describe, expect, test } from "vitest";
import { deliver } from "../../../src/delivery/deliver.ts";
import { answerRequest } from "../../../src/requests/acts.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const MINUTE = 60_000;

async function ryoAsksForAPerson(window: TestWindow) {
  const ryo = window.simulator.resident("りょうさん");
  await ryo.follow();
  await ryo.says("人と話したい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const midori = await window.staff("みどり");
  const write = async (text: string) => {
    const answerId = crypto.randomUUID();
    await answerRequest(window.house, midori, request?.id ?? "", { answerId, text, reason: null });
    return answerId;
  };
  return { ryo, write };
}

const isAway = (window: TestWindow, status = 503) =>
  window.simulator.faults.add({ on: "push", do: "status", status, times: Number.POSITIVE_INFINITY });
const pushes = (window: TestWindow) => window.simulator.requests.filter((r) => r.path.endsWith("/push"));
const staffRows = (window: TestWindow) =>
  window.rows<{ id: string; state: string; attempts: number }>(
    "SELECT id, state, attempts FROM outbox WHERE kind = 'staff' ORDER BY rowid",
  );
const texts = (messages: readonly unknown[]) => messages.map((m) => (m as { text?: string }).text);

describe("LINE is away, and the CSW goes on writing", () => {
  test("each answer is tried by its own clock, however many are behind it, and all arrive in order", async () => {
    const window = await openTestWindow();
    const { ryo, write } = await ryoAsksForAPerson(window);
    const back = isAway(window);
    const mark = ryo.mark();
    for (const text of ["一", "二", "三", "四", "五"]) {
      await write(text);
      await window.drain();
      await window.passTime(MINUTE);
    }
    const rows = await staffRows(window);
    expect(rows.map((row) => row.state)).toEqual(Array(5).fill("waiting"));
    // 2 + 4 + … + 256 seconds are more than five minutes.
    expect(rows[0]?.attempts).toBeLessThanOrEqual(8);
    expect(rows.slice(1).map((row) => row.attempts)).toEqual([0, 0, 0, 0]);
    back();
    await window.passTime(60 * MINUTE);
    expect(texts(ryo.receivedSince(mark))).toEqual(["一", "二", "三", "四", "五"]);
  });

  test("a row in back-off is neither tried nor queued again, whoever asks, and says when it is due", async () => {
    const window = await openTestWindow();
    const { ryo, write } = await ryoAsksForAPerson(window);
    const queued: string[] = [];
    window.house.queue.send = async (outboxId) => void queued.push(outboxId);
    isAway(window);
    const first = await write("一つめ");
    await deliver(window.house, first);
    window.simulator.faults.clear();
    const mark = ryo.mark();
    const second = await write("二つめ");
    const before = queued.length;
    expect(await deliver(window.house, first)).toBe(2);
    expect(await deliver(window.house, second)).toBe(2);
    expect(queued).toHaveLength(before);
    expect(pushes(window)).toHaveLength(1);
    window.clock.pass(2000);
    expect(await deliver(window.house, second)).toBeNull();
    expect(texts(ryo.receivedSince(mark))).toEqual(["一つめ", "二つめ"]);
  });

  test("two tries at the same moment queue one next try", async () => {
    const window = await openTestWindow();
    const { write } = await ryoAsksForAPerson(window);
    const queued: string[] = [];
    window.house.queue.send = async (outboxId) => void queued.push(outboxId);
    isAway(window);
    const id = await write("読みました");
    await Promise.all([deliver(window.house, id), deliver(window.house, id)]);
    // One from answering, one for the next try.
    expect(queued).toEqual([id, id]);
    expect((await staffRows(window))[0]).toMatchObject({ state: "waiting", attempts: 1 });
  });

  test("an outage of twenty minutes loses no answer, though the cron comes every minute", async () => {
    const window = await openTestWindow();
    const { ryo, write } = await ryoAsksForAPerson(window);
    const back = isAway(window);
    const mark = ryo.mark();
    await write("読みました");
    await window.drain();
    for (let minute = 0; minute < 20; minute++) await window.passTime(MINUTE);
    expect((await staffRows(window))[0]?.state).toBe("waiting");
    back();
    await window.passTime(60 * MINUTE);
    expect(texts(ryo.receivedSince(mark))).toEqual(["読みました"]);
  });
});

test("written in the same millisecond, answers keep the order of writing, whatever their ids", async () => {
  const window = await openTestWindow();
  const { ryo, write } = await ryoAsksForAPerson(window);
  const mark = ryo.mark();
  window.house.queue.send = async () => {};
  const written: string[] = [];
  for (let n = 0; n < 6; n++) {
    await write(`${n}`);
    written.push(`${n}`);
  }
  await window.passTime(MINUTE);
  expect(texts(ryo.receivedSince(mark))).toEqual(written);
});

describe("a CSW's answer in back-off", () => {
  test("does not hold up the safety text's second try with its token", async () => {
    const window = await openTestWindow();
    const { ryo, write } = await ryoAsksForAPerson(window);
    isAway(window, 429);
    await write("読みました");
    await window.drain();
    const mark = ryo.mark();
    window.simulator.faults.add({ on: "reply", do: "status", status: 500 });
    window.clock.pass(1000);
    await ryo.says("もう死にたい");
    await window.drain();
    expect(ryo.receivedSince(mark)).toEqual([]);
    window.clock.pass(2000);
    await window.drain();
    expect(JSON.stringify(ryo.receivedSince(mark))).toContain("0120-279-338");
  });

  test("does not hold up a safety text that goes on as a push", async () => {
    const window = await openTestWindow();
    const { ryo, write } = await ryoAsksForAPerson(window);
    const back = isAway(window, 429);
    await write("読みました");
    // Long enough for the answer to be minutes away from its next try.
    await window.passTime(10 * MINUTE);
    back();
    const mark = ryo.mark();
    window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
    await ryo.says("もう死にたい");
    await window.drain();
    window.clock.pass(1000);
    await window.drain();
    expect(JSON.stringify(ryo.receivedSince(mark))).toContain("0120-279-338");
    expect((await staffRows(window))[0]?.state).toBe("waiting");
  });
});

test("LINE is away for half a day: the answer arrives when it is back; after a day it is given up, visibly", async () => {
  const window = await openTestWindow();
  const { write } = await ryoAsksForAPerson(window);
  const send = async (text: string) => {
    await write(text);
    await window.drain();
  };
  const away = window.simulator.faults.add({ on: "push", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
  await send("きょうのうちに");
  await window.passTime(12 * 3_600_000);
  away();
  await window.passTime(3_600_000);
  expect(await window.rows("SELECT state FROM outbox WHERE kind = 'staff'")).toEqual([{ state: "sent" }]);
  window.simulator.faults.add({ on: "push", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
  await send("あしたになって");
  await window.passTime(25 * 3_600_000);
  expect(await window.rows("SELECT state, why FROM outbox WHERE kind = 'staff' ORDER BY rowid DESC LIMIT 1")).toEqual([
    { state: "failed", why: "gaveUp" },
  ]);
}, 60_000);
