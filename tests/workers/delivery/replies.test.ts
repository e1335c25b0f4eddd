/** The bot's answer when LINE misbehaves: what is tried again, what is never tried again, what always arrives. */
import { describe, expect, test } from "vitest";
import { testVars } from "../../support/test-vars.ts";
import { openTestWindow, type TestWindow, TUESDAY_10 } from "../../support/workers/window.ts";

const outbox = (window: TestWindow) =>
  window.rows<{ kind: string; channel: string; state: string; why: string | null; attempts: number }>(
    "SELECT kind, channel, state, why, attempts FROM outbox ORDER BY created_at, rowid",
  );
const calls = (window: TestWindow, path: string) => window.simulator.requests.filter((r) => r.path.endsWith(path));
/** D1 is away for the next `times` fates. */
function losesFates(window: TestWindow, times: number): void {
  const { store } = window.house;
  const prepare = store.prepare;
  let left = times;
  store.prepare = (sql) => {
    if (!sql.includes("UPDATE outbox SET state") || left === 0) return prepare(sql);
    left--;
    throw new Error("D1_ERROR: Network connection lost.");
  };
}

/** Messages on the phone that carry the number of the safety text; each safety text carries it in one. */
const withNumber = (person: { received(): readonly unknown[] }) =>
  person.received().filter((message) => JSON.stringify(message).includes("0120-279-338"));

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

  test("LINE took it and its fate could not be written down: nobody is told that it failed", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    losesFates(window, 1);
    await hana.says("こんにちは");
    await window.drain();
    const once = hana.received().length;
    expect(once).toBeGreaterThan(0);
    expect((await outbox(window))[0]).toMatchObject({ state: "waiting", attempts: 0 });
    await window.passTime(3 * 60_000);
    expect(hana.received()).toHaveLength(once);
    expect((await outbox(window))[0]).toMatchObject({ state: "unknown", why: "perhapsSent" });
    expect(calls(window, "/push")).toEqual([]);
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

  test("that LINE never took, and never said so, is sent again", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    window.simulator.faults.add({ on: "reply", do: "timeoutBefore" });
    await nao.says("もう死にたい");
    await window.drain();
    expect(withNumber(nao)).toHaveLength(0);
    await window.passTime(60_000);
    expect(withNumber(nao)).toHaveLength(1);
  });

  test("that LINE took, and never said so, is sent again all the same: twice rather than never", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    window.simulator.faults.add({ on: "reply", do: "timeoutAfter" });
    await nao.says("もう死にたい");
    await window.drain();
    expect(withNumber(nao)).toHaveLength(1);
    await window.passTime(5 * 60_000);
    expect(withNumber(nao)).toHaveLength(2);
    expect(calls(window, "/push")).toHaveLength(1);
    expect((await outbox(window))[0]).toMatchObject({ kind: "safety", channel: "push", state: "sent" });
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
    expect(withNumber(nao)).toHaveLength(1);
  });

  test("that arrived without its fate written down goes on as a push", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    losesFates(window, 1);
    await nao.says("もう死にたい");
    await window.drain();
    await window.passTime(3 * 60_000);
    expect(withNumber(nao)).toHaveLength(2);
    expect((await outbox(window))[0]).toMatchObject({ kind: "safety", channel: "push", state: "sent" });
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

test("while the channel's secret is being changed, answers leave whichever of the two LINE knows", async () => {
  const changing = {
    LINE_CHANNEL_SECRET: "old-old-old-old-old-old-old-old!",
    LINE_CHANNEL_SECRET_NEXT: testVars.LINE_CHANNEL_SECRET,
  };
  const window = await openTestWindow(TUESDAY_10, changing);
  const hana = window.simulator.resident("はなさん");
  await hana.says("こんにちは");
  await window.drain();
  expect(hana.received().length).toBeGreaterThan(0);
  const tokenCalls = () => calls(window, "/oauth2/v3/token").map((call) => call.status);
  expect(tokenCalls()).toEqual([400, 200]);
  // The one that worked is remembered: a new token costs no second refusal.
  window.clock.pass(15 * 60_000);
  await hana.says("つかれた");
  await window.drain();
  expect(tokenCalls()).toEqual([400, 200, 200]);
});
