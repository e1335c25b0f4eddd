/** The worker as it is deployed: its own front hall, with the real queue handler, cron and brake. */
import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { addDevice } from "../../src/alerts/devices.ts";
import { answerRequest } from "../../src/requests/acts.ts";
import { lexicon } from "../../src/triage/lexicon.ts";
import worker from "../../src/worker.ts";
import { pushService } from "../support/push/push-service.ts";
import { openTestWindow } from "../support/workers/window.ts";

const fetchWorker = (path: string, init?: RequestInit) =>
  exports.default.fetch(new Request(`http://localhost:8787${path}`, init));

test("is ready, and says so without secrets", async () => {
  await openTestWindow();
  const answer = await fetchWorker("/healthz");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
});

test("is not ready while a pattern of the lexicon is left out, and names its place", async () => {
  await openTestWindow();
  lexicon().leftOut.push("self SH1 3: a set is not closed, at 4");
  try {
    const answer = await fetchWorker("/healthz");
    expect([answer.status, await answer.json()]).toEqual([503, { ok: false, triage: ["self SH1 3"] }]);
  } finally {
    lexicon().leftOut.pop();
  }
});

test("says apart whether anybody would be called for a danger, so that a monitor can tell somebody", async () => {
  const window = await openTestWindow();
  const silent = await fetchWorker("/healthz/alerts");
  expect([silent.status, await silent.json()]).toEqual([503, { ok: false, called: "nobody" }]);
  const { device } = pushService("https://fcm.googleapis.com", "key");
  await addDevice(window.house, await window.staff("ひなた"), (await device()).address, null);
  const heard = await fetchWorker("/healthz/alerts");
  expect([heard.status, await heard.json()]).toEqual([200, { ok: true, called: "somebody" }]);
});

test("a queue message of an alert is sent by its id, and a settled one is left alone", async () => {
  const window = await openTestWindow();
  const insert = (id: string, state: string) =>
    window.rows(
      `INSERT INTO alert_send (id, bundle_id, staff_id, channel, level, requests, state, attempts, created_at)
       VALUES (?1, 'b', 'csw-sora', 'push', 'U0', 1, ?2, 0, 1)`,
      id,
      state,
    );
  await insert("waits", "waiting");
  await insert("sent", "sent");
  const messages = ["waits", "sent", "unknown"].map((pageId) => ({
    id: pageId,
    timestamp: new Date(),
    attempts: 1,
    body: { pageId },
  }));
  const batch = createMessageBatch("tonari-outbox", messages);
  await worker.queue(batch as never, env as never);
  expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toEqual(["waits", "sent", "unknown"]);
  expect(await window.rows("SELECT id, state, why FROM alert_send ORDER BY id")).toEqual([
    { id: "sent", state: "sent", why: null },
    { id: "waits", state: "failed", why: "gone" },
  ]);
});

test("with a setting missing it serves nothing and names it", async () => {
  const broken = { ...env, LINE_CHANNEL_SECRET: undefined, DATA_KEYS: "planted-secret" } as never;
  for (const path of ["/healthz", "/inbox", "/webhook/line"]) {
    const answer = await worker.fetch(new Request(`http://localhost:8787${path}`), broken, createExecutionContext());
    expect(answer.status).toBe(503);
    const body = await answer.text();
    expect(body).toContain("LINE_CHANNEL_SECRET");
    expect(body).toContain("DATA_KEYS");
    expect(body).not.toContain("planted-secret");
  }
});

test("an error nobody expected is answered with 500 and logged by its class alone", async () => {
  await openTestWindow();
  const printed: string[] = [];
  const spies = (["log", "error", "warn"] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words.map(String).join(" "))),
  );
  const broken = {
    ...env,
    BAD_SIGNATURES: {
      limit: async () => {
        throw new TypeError("planted words of a person");
      },
    },
  } as never;
  const request = new Request("http://localhost:8787/webhook/line", { method: "POST", body: "{}" });
  const answer = await worker.fetch(request, broken, createExecutionContext());
  for (const spy of spies) spy.mockRestore();
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("planted");
  expect(printed.join("\n")).toContain('"worker.failed"');
  expect(printed.join("\n")).not.toContain("planted");
});

test("bad signatures are braked for their own address; good ones never are", async () => {
  const window = await openTestWindow();
  const forged = (address: string) =>
    fetchWorker("/webhook/line", {
      method: "POST",
      body: "{}",
      headers: { "x-line-signature": "x", "cf-connecting-ip": address },
    });
  const statuses = new Set<number>();
  for (let tries = 0; tries < 70; tries++) statuses.add((await forged("192.0.2.1")).status);
  expect([...statuses].sort()).toEqual([401, 429]);
  expect((await forged("192.0.2.2")).status).toBe(401);
  const hana = window.simulator.resident("はなさん");
  expect((await hana.says("こんにちは")).status).toBe(200);
});

test("a queue message is acknowledged once its answer is delivered; a dead one leaves its answer to the sweeper, which sends it once", async () => {
  const window = await openTestWindow();
  const ryo = window.simulator.resident("りょうさん");
  await ryo.follow();
  await ryo.says("人と話したい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const midori = await window.staff("みどり");
  window.house.queue.send = async () => {};
  const ids = [crypto.randomUUID(), crypto.randomUUID()];
  for (const answerId of ids) {
    await answerRequest(window.house, midori, request?.id ?? "", { answerId, text: "読みました", reason: null });
    window.clock.pass(1000);
  }
  const run = async (queue: string, outboxId: string) => {
    const batch = createMessageBatch(queue, [{ id: "m", timestamp: new Date(), attempts: 1, body: { outboxId } }]);
    const ctx = createExecutionContext();
    await worker.queue(batch as never, env as never);
    return getQueueResult(batch, ctx);
  };
  expect((await run("tonari-outbox-dead", ids[1] ?? "")).explicitAcks).toEqual(["m"]);
  expect((await run("tonari-outbox", ids[0] ?? "")).explicitAcks).toEqual(["m"]);
  const states = () => window.rows("SELECT state, why FROM outbox WHERE kind = 'staff' ORDER BY created_at");
  expect(await states()).toEqual([
    { state: "sent", why: null },
    { state: "waiting", why: null },
  ]);
  await window.passTime(60_000);
  await window.passTime(60_000);
  expect(await states()).toEqual([
    { state: "sent", why: null },
    { state: "sent", why: null },
  ]);
  expect(ryo.received().filter((m) => JSON.stringify(m).includes("読みました"))).toHaveLength(2);
  const keys = window.simulator.requests.filter((r) => r.path.endsWith("/push")).map((r) => r.retryKey);
  expect(keys).toEqual(ids);
});

test("the media queue's own message is fetched and acknowledged; one that meets a broken database comes back", async () => {
  const window = await openTestWindow();
  window.house.mediaQueue.send = async () => {};
  await window.simulator.resident("はなさん").sendsImage();
  await window.drain();
  const [media] = await window.rows<{ id: string }>("SELECT id FROM media");
  const run = async (bindings: object) => {
    const body = { mediaId: media?.id ?? "" };
    const batch = createMessageBatch("tonari-media", [{ id: "m", timestamp: new Date(), attempts: 1, body }]);
    const ctx = createExecutionContext();
    await worker.queue(batch as never, bindings as never);
    return getQueueResult(batch, ctx);
  };
  const broken = {
    ...env,
    DB: { prepare: env.DB.prepare.bind(env.DB), batch: () => Promise.reject(new Error("D1_ERROR")) },
  };
  expect((await run(broken)).retryMessages).toHaveLength(1);
  expect((await run(env)).explicitAcks).toEqual(["m"]);
  expect(await window.rows("SELECT state FROM media")).toEqual([{ state: "kept" }]);
});

test("the cron runs every duty and leaves its trace", async () => {
  const window = await openTestWindow();
  await worker.scheduled(
    createScheduledController({ scheduledTime: new Date(1_800_000_000_000), cron: "* * * * *" }) as never,
    env as never,
  );
  expect(await window.rows("SELECT duty, ran_at FROM duty_run ORDER BY duty")).toEqual(
    [
      "call-out",
      "forget-aside",
      "quiet-runs",
      "show-menus",
      "sweep-events",
      "sweep-media",
      "sweep-outbox",
      "take-in-late",
      "wake-snoozed",
      "watch-quota",
    ].map((duty) => ({
      duty,
      ran_at: 1_800_000_000_000,
    })),
  );
});

test("a webhook through the worker itself is stored before its 200 and answered behind it", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const [delivery] = [hana.build.text("こんにちは")];
  const body = JSON.stringify({ destination: "U0", events: [delivery] });
  const { sign } = await import("../../tools/simulator/simulator.ts");
  const signature = await sign("0123456789abcdef0123456789abcdef", body);
  const ctx = createExecutionContext();
  const request = new Request("http://localhost:8787/webhook/line", {
    method: "POST",
    body,
    headers: { "x-line-signature": signature },
  });
  const answer = await worker.fetch(request, env as never, ctx);
  expect(answer.status).toBe(200);
  expect(await window.rows("SELECT count(*) AS n FROM inbound_event")).toEqual([{ n: 1 }]);
  await waitOnExecutionContext(ctx);
  expect(await window.rows("SELECT outcome FROM inbound_event")).toEqual([{ outcome: "done" }]);
});
