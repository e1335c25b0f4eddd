/** A CSW's answer on its way: through outbox and queue as a push, held by the gate, failing and retried, its fate visible. */
import { describe, expect, test } from "vitest";
import { deliver } from "../../../src/delivery/deliver.ts";
import { answerRequest } from "../../../src/requests/acts.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

async function ryoAsksForAPerson(window: TestWindow) {
  const ryo = window.simulator.resident("りょうさん");
  await ryo.follow();
  await ryo.says("人と話したい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  return { ryo, id: request?.id ?? "", midori: await window.staff("みどり") };
}

const answer = (text: string, reason: string | null = null) => ({ answerId: crypto.randomUUID(), text, reason });
const pushes = (window: TestWindow) => window.simulator.requests.filter((r) => r.path.endsWith("/push"));

async function fates(window: TestWindow, id: string) {
  const detail = await readRequest(window.house, await window.staff("みどり"), id, false);
  return detail?.talk.filter((entry) => entry.from === "staff").map((entry) => entry.fate);
}

test("the answer arrives on the phone under the CSW's nickname, and its fate is to be seen", async () => {
  const window = await openTestWindow();
  const { ryo, id, midori } = await ryoAsksForAPerson(window);
  const mark = ryo.mark();
  expect(await answerRequest(window.house, midori, id, answer("こんばんは、みどりです。"))).toEqual({ kind: "done" });
  expect((await fates(window, id))?.[0]).toMatchObject({ state: "waiting", words: "送っています" });
  await window.drain();
  expect(ryo.receivedSince(mark)).toMatchObject([
    { type: "text", text: "こんばんは、みどりです。", sender: { name: "みどり（職員）" } },
  ]);
  expect((await fates(window, id))?.[0]).toMatchObject({ state: "sent", channel: "push", words: "送りました" });
});

test("LINE is busy: tried again with the same key and the same bytes until it is taken", async () => {
  const window = await openTestWindow();
  const { ryo, id, midori } = await ryoAsksForAPerson(window);
  window.simulator.faults.add({ on: "push", do: "status", status: 500, times: 2 });
  window.simulator.faults.add({ on: "push", do: "status", status: 429 });
  const mark = ryo.mark();
  await answerRequest(window.house, midori, id, answer("読みました"));
  await window.drain();
  expect((await fates(window, id))?.[0]).toMatchObject({ state: "waiting", why: "lineBusy" });
  const pings = window.pings();
  await window.passTime(10 * 60_000);
  expect(ryo.receivedSince(mark)).toHaveLength(1);
  // Whoever has the page open learns of every change of fate.
  expect(window.pings()).toBeGreaterThanOrEqual(pings + 3);
  const tries = pushes(window);
  expect(tries).toHaveLength(4);
  expect(new Set(tries.map((t) => t.retryKey)).size).toBe(1);
  expect(new Set(tries.map((t) => JSON.stringify(t.body))).size).toBe(1);
});

test("taken without an answer, then delivered by queue and sweeper at once: one message on the phone", async () => {
  const window = await openTestWindow();
  const { ryo, id, midori } = await ryoAsksForAPerson(window);
  window.simulator.faults.add({ on: "push", do: "timeoutAfter" });
  const input = answer("読みました");
  const mark = ryo.mark();
  await answerRequest(window.house, midori, id, input);
  await window.drain();
  await Promise.all([
    deliver(window.house, input.answerId),
    deliver(window.house, input.answerId),
    window.passTime(60_000),
  ]);
  expect(ryo.receivedSince(mark)).toHaveLength(1);
  expect((await fates(window, id))?.[0]).toMatchObject({ state: "sent" });
});

test("the queue lost the message: the sweeper sends it", async () => {
  const window = await openTestWindow();
  const { ryo, id, midori } = await ryoAsksForAPerson(window);
  window.house.queue.send = async () => {
    throw new Error("queue unavailable");
  };
  const mark = ryo.mark();
  expect(await answerRequest(window.house, midori, id, answer("読みました"))).toEqual({ kind: "done" });
  await window.drain();
  expect(ryo.receivedSince(mark)).toEqual([]);
  await window.passTime(60_000);
  expect(ryo.receivedSince(mark)).toHaveLength(1);
});

test("two answers whose queue messages arrive in the wrong order reach the phone in the right one", async () => {
  const window = await openTestWindow();
  const { ryo, id, midori } = await ryoAsksForAPerson(window);
  const queued: string[] = [];
  window.house.queue.send = async (outboxId) => void queued.push(outboxId);
  const mark = ryo.mark();
  await answerRequest(window.house, midori, id, answer("一つめ"));
  window.clock.pass(2000);
  await answerRequest(window.house, midori, id, answer("二つめ"));
  for (const outboxId of queued.toReversed()) await deliver(window.house, outboxId);
  expect(ryo.receivedSince(mark).map((m) => (m as { text?: string }).text)).toEqual(["一つめ", "二つめ"]);
});

test("the same form sent twice is one answer", async () => {
  const window = await openTestWindow();
  const { ryo, id, midori } = await ryoAsksForAPerson(window);
  const input = answer("読みました");
  const mark = ryo.mark();
  await answerRequest(window.house, midori, id, input);
  expect(await answerRequest(window.house, midori, id, input)).toEqual({ kind: "done" });
  await window.drain();
  expect(ryo.receivedSince(mark)).toHaveLength(1);
});

describe("the send gate", () => {
  test("「連絡しないで」 holds an answer, and they go on waiting; with a reason it leaves, and the reason is kept sealed", async () => {
    const window = await openTestWindow();
    const { ryo, id, midori } = await ryoAsksForAPerson(window);
    await ryo.says("やっぱり連絡しないで");
    await window.drain();
    const mark = ryo.mark();
    expect(await answerRequest(window.house, midori, id, answer("読みました"))).toMatchObject({
      kind: "done",
      held: "doNotContact",
    });
    await window.drain();
    await window.passTime(3_600_000);
    expect(ryo.receivedSince(mark)).toEqual([]);
    expect((await fates(window, id))?.[0]).toMatchObject({ state: "held", why: "doNotContact" });
    const [{ waiting_since = null } = {}] = await window.rows<{ waiting_since: number | null }>(
      "SELECT waiting_since FROM request",
    );
    expect(waiting_since).not.toBeNull();
    expect(await answerRequest(window.house, midori, id, answer("心配なので", "命にかかわると係長と判断"))).toEqual({
      kind: "done",
    });
    await window.drain();
    expect(ryo.receivedSince(mark)).toHaveLength(1);
    const reasons = await window.rows<{ reason_sealed: string }>(
      "SELECT reason_sealed FROM outbox WHERE reason_sealed IS NOT NULL",
    );
    expect(reasons).toHaveLength(1);
    expect(reasons[0]?.reason_sealed).not.toContain("係長");
  });

  test("refused between writing and sending: what waited in the queue is held too", async () => {
    const window = await openTestWindow();
    const { ryo, id, midori } = await ryoAsksForAPerson(window);
    const queued: string[] = [];
    const send = window.house.queue.send;
    window.house.queue.send = async (outboxId) => void queued.push(outboxId);
    await answerRequest(window.house, midori, id, answer("読みました"));
    window.house.queue.send = send;
    await ryo.says("連絡しないで");
    await window.drain();
    const mark = ryo.mark();
    for (const outboxId of queued) await deliver(window.house, outboxId);
    expect(ryo.receivedSince(mark)).toEqual([]);
    expect((await fates(window, id))?.[0]).toMatchObject({ state: "held", why: "doNotContact" });
  });

  test("somebody who blocks us is sent nothing, and nobody is told that it arrived", async () => {
    const window = await openTestWindow();
    const { ryo, id, midori } = await ryoAsksForAPerson(window);
    await ryo.block();
    await window.drain();
    expect(await answerRequest(window.house, midori, id, answer("読みました"))).toMatchObject({ held: "blocked" });
    await window.drain();
    expect(pushes(window)).toEqual([]);
    expect((await fates(window, id))?.[0]).toMatchObject({ state: "held", why: "blocked" });
  });
});

test("LINE refuses for good: failed, with the reason, and not tried again", async () => {
  const window = await openTestWindow();
  const { id, midori } = await ryoAsksForAPerson(window);
  window.simulator.faults.add({ on: "push", do: "status", status: 400, times: Number.POSITIVE_INFINITY });
  await answerRequest(window.house, midori, id, answer("読みました"));
  await window.drain();
  await window.passTime(3_600_000);
  expect(pushes(window)).toHaveLength(1);
  expect((await fates(window, id))?.[0]).toMatchObject({ state: "failed", why: "refused" });
});
