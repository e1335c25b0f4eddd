/** The webhook's door: who is let in, what is refused and with which status, and that nothing valid is lost on the way. */
import { describe, expect, test } from "vitest";
import { sign } from "../../../tools/simulator/simulator.ts";
import { testVars } from "../../support/test-vars.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const NEXT_SECRET = "fedcba9876543210fedcba9876543210";

async function post(window: TestWindow, body: BodyInit, headers: Record<string, string>): Promise<Response> {
  return window.webhook(new Request("http://localhost:8787/webhook/line", { method: "POST", body, headers }));
}

async function postSigned(window: TestWindow, body: string, secret = testVars.LINE_CHANNEL_SECRET): Promise<Response> {
  return post(window, body, { "x-line-signature": await sign(secret, body) });
}

const stored = (window: TestWindow) =>
  window.rows<{ n: number }>("SELECT count(*) AS n FROM inbound_event").then(([r]) => r?.n);

describe("who is let in", () => {
  const body = JSON.stringify({ destination: "U0", events: [] });
  const attacks: [name: string, headers: (good: string) => Record<string, string>][] = [
    ["no signature", () => ({})],
    ["an empty signature", () => ({ "x-line-signature": "" })],
    ["a signature with another secret", () => ({ "x-line-signature": `${"A".repeat(43)}=` })],
    ["a signature cut short", (good) => ({ "x-line-signature": good.slice(0, -2) })],
    ["a signature with something behind it", (good) => ({ "x-line-signature": `${good}=` })],
    ["a signature in the other case", (good) => ({ "x-line-signature": good.toLowerCase() })],
    ["base64url instead of base64", (good) => ({ "x-line-signature": good.replace(/[+/]/g, "-").replace("=", "") })],
    ["two signatures joined", (good) => ({ "x-line-signature": `${good}, ${good}` })],
    ["hex instead of base64", () => ({ "x-line-signature": "ab".repeat(32) })],
    ["unprintable characters", () => ({ "x-line-signature": "\u00ff\u00fe" })],
  ];
  test.each(attacks)("%s: 401, and nothing is stored", async (_name, headers) => {
    const window = await openTestWindow();
    const good = await sign(testVars.LINE_CHANNEL_SECRET, body);
    expect((await post(window, body, headers(good))).status).toBe(401);
    expect(await stored(window)).toBe(0);
    expect(window.trips.count()).toBe(0);
  });

  test("a good signature of other bytes that mean the same: 401", async () => {
    const window = await openTestWindow();
    const signature = await sign(testVars.LINE_CHANNEL_SECRET, body);
    expect((await post(window, ` ${body}`, { "x-line-signature": signature })).status).toBe(401);
  });

  test("LINE's empty check is let in, and costs no database", async () => {
    const window = await openTestWindow();
    expect((await window.simulator.verify()).status).toBe(200);
    expect(window.trips.count()).toBe(0);
  });

  test("while the secret is being changed both are good; without a next one an empty secret opens nothing", async () => {
    const changing = await openTestWindow(undefined, { LINE_CHANNEL_SECRET_NEXT: NEXT_SECRET } as never);
    expect((await postSigned(changing, body)).status).toBe(200);
    expect((await postSigned(changing, body, NEXT_SECRET)).status).toBe(200);
    const settled = await openTestWindow();
    expect((await postSigned(settled, body, NEXT_SECRET)).status).toBe(401);
  });

  test("the official test vector is let in under its secret", async () => {
    const { isSignedByLine } = await import("../../../src/line/signature.ts");
    const bytes = Uint8Array.from(
      new TextEncoder().encode('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'),
    );
    const secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    const signature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";
    expect(await isSignedByLine(bytes, signature, [secret])).toBe(true);
    expect(await isSignedByLine(bytes, signature, ["x", secret])).toBe(true);
    expect(await isSignedByLine(bytes, signature, ["x"])).toBe(false);
    expect(await isSignedByLine(bytes, signature, [])).toBe(false);
  });
});

describe("what is no webhook", () => {
  const bodies: [name: string, body: string, status: number][] = [
    ["cut off in the middle", '{"destination":"U0","events":[{"type":"message","message":{"text":"こんにちは', 400],
    ["not JSON", "こんにちは", 400],
    ["empty", "", 400],
    ["null", "null", 400],
    ["a list", "[]", 400],
    ["without events", '{"destination":"U0"}', 400],
    ["events that are no list", '{"events":{"0":1}}', 400],
    ["no events", '{"events":[]}', 200],
    ["entries that are no events", '{"events":[null,1,"x",[],{}]}', 200],
  ];
  test.each(bodies)("%s", async (_name, body, status) => {
    const window = await openTestWindow();
    expect((await postSigned(window, body)).status).toBe(status);
    await window.drain();
    expect(await stored(window)).toBe(0);
    expect(JSON.stringify(window.logs)).not.toContain("こんにちは");
  });

  test("a valid event among entries that are none is kept and answered", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const response = await window.simulator.send([null as never, hana.build.text("こんにちは"), 7 as never, {}]);
    await window.drain();
    expect(response.status).toBe(200);
    expect(await stored(window)).toBe(1);
    expect(hana.received().length).toBeGreaterThan(0);
  });

  test("more than a mebibyte is refused, told or found out; just under it is kept whole", async () => {
    const window = await openTestWindow();
    const big = "x".repeat(1024 * 1024 + 1);
    expect((await postSigned(window, big)).status).toBe(413);
    const hidden = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 17; i++) controller.enqueue(new Uint8Array(64 * 1024));
        controller.close();
      },
    });
    expect((await post(window, hidden, { "x-line-signature": "x" })).status).toBe(413);
    const hana = window.simulator.resident("はなさん");
    const long = "a".repeat(1_000_000);
    expect((await window.simulator.send([hana.build.text(long)])).status).toBe(200);
    await window.drain();
    expect(await window.rows("SELECT outcome FROM inbound_event")).toEqual([{ outcome: "done" }]);
    const [kept] = await window.rows<{ n: number }>("SELECT length(body_sealed) AS n FROM message");
    expect(kept?.n).toBeGreaterThan(1_000_000);
    expect(hana.received().length).toBeGreaterThan(0);
  });
});

describe("the database is away", () => {
  test("not stored means not 200, so that LINE may send it again; meanwhile the person hears where to call", async () => {
    const window = await openTestWindow();
    const ken = window.simulator.resident("けんさん");
    const event = ken.build.text("こんにちは");
    window.trips.breakNext(1);
    expect((await window.simulator.send([event])).status).toBe(500);
    expect(
      (await window.simulator.redeliver(String((event as { webhookEventId: string }).webhookEventId))).status,
    ).toBe(200);
    await window.drain();
    expect(await window.rows("SELECT redelivered, outcome FROM inbound_event")).toEqual([
      { redelivered: 1, outcome: "done" },
    ]);
    // The token was spent on that, in two bubbles and the buttons; nothing reaches them twice.
    expect(ken.received()).toHaveLength(3);
    expect(JSON.stringify(ken.received())).toMatch(/機械の調子がわるく.*119/);
  });

  test("lost between storing and deciding: the sweeper finishes the turn", async () => {
    const window = await openTestWindow();
    const ken = window.simulator.resident("けんさん");
    const house = window.house;
    const batch = house.store.batch;
    let calls = 0;
    house.store.batch = async (statements) => {
      calls++;
      if (calls === 2 || calls === 3) throw new Error("D1_ERROR: Network connection lost.");
      return batch(statements);
    };
    await ken.says("こんにちは");
    await window.drain();
    house.store.batch = batch;
    expect(ken.received()).toEqual([]);
    await window.passTime(60_000);
    expect(ken.received().length).toBeGreaterThan(0);
    expect(await window.rows("SELECT outcome FROM inbound_event")).toEqual([{ outcome: "done" }]);
  });
});
