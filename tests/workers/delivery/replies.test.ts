/** The bot's answer when LINE misbehaves: what is tried again, what is never tried again, what always arrives. */
import { describe, expect, test } from "vitest";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const outbox = (window: TestWindow) =>
  window.rows<{ kind: string; channel: string; state: string; why: string | null; attempts: number }>(
    "SELECT kind, channel, state, why, attempts FROM outbox ORDER BY created_at, rowid",
  );
const calls = (window: TestWindow, path: string) => window.simulator.requests.filter((r) => r.path.endsWith(path));

describe("small talk", () => {
  test("LINE answers 500: nothing was sent, so the same token is tried again and works", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    window.simulator.faults.add({ on: "reply", do: "status", status: 500 });
    await hana.says("こんにちは");
    await window.drain();
    expect((await outbox(window))[0]).toMatchObject({ state: "waiting", why: "lineBusy", attempts: 1 });
    await window.passTime(10_000);
    expect(hana.received().length).toBeGreaterThan(0);
    expect((await outbox(window))[0]).toMatchObject({ state: "sent", channel: "reply", why: null });
  });

  test("LINE took it and never said so: it is not sent a second time, and staff see that nobody knows", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    window.simulator.faults.add({ on: "reply", do: "timeoutAfter" });
    await hana.says("こんにちは");
    await window.drain();
    const once = hana.received().length;
    expect(once).toBeGreaterThan(0);
    await window.passTime(30_000);
    expect(hana.received()).toHaveLength(once);
    expect((await outbox(window))[0]).toMatchObject({ state: "unknown", why: "perhapsSent", attempts: 2 });
    expect(calls(window, "/push")).toEqual([]);
  });

  test("LINE never took it and never said so: the second try with the same token arrives", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    window.simulator.faults.add({ on: "reply", do: "timeoutBefore" });
    await hana.says("こんにちは");
    await window.drain();
    expect(hana.received()).toEqual([]);
    await window.passTime(30_000);
    expect(hana.received().length).toBeGreaterThan(0);
    expect((await outbox(window))[0]).toMatchObject({ state: "sent" });
  });

  test("LINE is away for minutes: the answer is given up, visibly, and costs no push", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    window.simulator.faults.add({ on: "reply", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
    await hana.says("こんにちは");
    await window.drain();
    await window.passTime(5 * 60_000);
    expect((await outbox(window))[0]).toMatchObject({ state: "failed", why: "tokenOld" });
    expect(calls(window, "/push")).toEqual([]);
  });
});

describe("a safety text", () => {
  test("arrives as a push when the reply fails, once", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    window.simulator.faults.add({ on: "reply", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
    await nao.says("もう死にたい");
    await window.drain();
    await window.passTime(2 * 60_000);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
    expect((await outbox(window))[0]).toMatchObject({ kind: "safety", channel: "push", state: "sent" });
    expect(calls(window, "/push")).toHaveLength(1);
    const retryKeys = new Set(calls(window, "/push").map((call) => call.retryKey));
    expect(retryKeys.size).toBe(1);
  });

  test("whose fate nobody knows is sent again: twice rather than never", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    window.simulator.faults.add({ on: "reply", do: "timeoutBefore" });
    await nao.says("もう死にたい");
    await window.drain();
    await window.passTime(60_000);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
  });

  test("survives a push that LINE took without saying so: the same key, one message", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    window.simulator.faults.add({ on: "reply", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
    window.simulator.faults.add({ on: "push", do: "timeoutAfter" });
    await nao.says("もう死にたい");
    await window.drain();
    await window.passTime(5 * 60_000);
    expect((await outbox(window))[0]).toMatchObject({ state: "sent" });
    expect(calls(window, "/push").length).toBeGreaterThan(1);
    expect(calls(window, "/push").at(-1)?.status).toBe(409);
    expect(nao.received().filter((m) => JSON.stringify(m).includes("0120-279-338 ")).length).toBeLessThanOrEqual(1);
  });

  test("whose worker died before the reply left is found by the sweeper", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const reply = window.house.line.reply;
    window.house.line.reply = () => {
      throw new Error("the isolate was evicted");
    };
    await nao.says("もう死にたい");
    await window.drain();
    window.house.line.reply = reply;
    expect(nao.received()).toEqual([]);
    await window.passTime(60_000);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
    expect((await outbox(window))[0]).toMatchObject({ state: "sent" });
  });
});

test("a channel token that LINE no longer takes is renewed once, and the answer still leaves in its turn", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("こんにちは");
  await window.drain();
  expect(calls(window, "/oauth2/v3/token")).toHaveLength(1);
  await hana.says("つかれた");
  await window.drain();
  expect(calls(window, "/oauth2/v3/token")).toHaveLength(1);
  const mark = hana.mark();
  window.simulator.faults.add({
    on: "reply",
    do: "status",
    status: 401,
    body: { message: "Authentication failed" },
  } as never);
  await hana.says("ふつう");
  await window.drain();
  expect(hana.receivedSince(mark).length).toBeGreaterThan(0);
  expect(calls(window, "/oauth2/v3/token")).toHaveLength(2);
});
