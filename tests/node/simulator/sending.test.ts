/** Reply tokens, retry keys, quota, blocked people, tokens: who may send what, when, and how often. */
import { describe, expect, test } from "vitest";
import { CHANNEL_ID, HOUR, MINUTE, rig, SECRET, text, UUID } from "./support.ts";

const REPLY = "/v2/bot/message/reply";
const PUSH = "/v2/bot/message/push";

describe("reply", () => {
  test("works once, is free, and answers with ids", async () => {
    const { simulator, call, tokenOf } = rig({ quota: 0 });
    const replyToken = await tokenOf("はな");
    const first = await call("POST", REPLY, { replyToken, messages: [text("はい"), text("どうぞ")] });
    expect(first.status).toBe(200);
    expect(first.body.sentMessages).toEqual([
      { id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) },
      { id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) },
    ]);
    expect(simulator.resident("はな").received()).toEqual([text("はい"), text("どうぞ")]);
    const second = await call("POST", REPLY, { replyToken, messages: [text("もう一度")] });
    expect([second.status, second.body]).toEqual([400, { message: "Invalid reply token" }]);
    expect(simulator.quotaUsed()).toBe(0);
  });

  test.each([
    ["at 60 s", MINUTE, 200],
    ["after 60 s", MINUTE + 1, 400],
  ])("%s", async (_when, ms, status) => {
    const { call, tokenOf, pass } = rig();
    const replyToken = await tokenOf("はな");
    pass(ms);
    expect((await call("POST", REPLY, { replyToken, messages: [text("はい")] })).status).toBe(status);
  });

  test.each([
    ["a redelivery opens a new minute", 19 * MINUTE, 30_000, 200],
    ["but not beyond it", 10 * MINUTE, MINUTE + 1, 400],
    ["and never after 20 minutes from the event", 20 * MINUTE - 1000, 1001, 400],
  ])("%s", async (_rule, before, after, status) => {
    const { simulator, call, pass } = rig();
    const { event } = await simulator.resident("はな").says("あの");
    pass(before);
    await simulator.redeliver(event?.webhookEventId ?? "");
    pass(after);
    expect((await call("POST", REPLY, { replyToken: event?.replyToken, messages: [text("はい")] })).status).toBe(
      status,
    );
  });

  test("a token that is unknown, or of an event not delivered yet, is invalid", async () => {
    const { simulator, call } = rig();
    const event = simulator.resident("はな").build.text("まだ");
    expect((await call("POST", REPLY, { replyToken: event.replyToken, messages: [text("?")] })).status).toBe(400);
    expect((await call("POST", REPLY, { replyToken: "0".repeat(32), messages: [text("?")] })).status).toBe(400);
  });

  test("a refused message does not use the token up, and nothing is sent", async () => {
    const { simulator, call, tokenOf } = rig();
    const replyToken = await tokenOf("はな");
    expect((await call("POST", REPLY, { replyToken, messages: [text("はい"), text("")] })).status).toBe(400);
    expect(simulator.resident("はな").received()).toEqual([]);
    expect((await call("POST", REPLY, { replyToken, messages: [text("はい")] })).status).toBe(200);
  });

  test("takes no retry key", async () => {
    const { call, tokenOf } = rig();
    const replyToken = await tokenOf("はな");
    const headers = { "x-line-retry-key": UUID };
    expect((await call("POST", REPLY, { replyToken, messages: [text("はい")] }, headers)).status).toBe(400);
  });

  test("quotes only messages of the same chat", async () => {
    const { simulator, call, tokenOf } = rig();
    const { event } = await simulator.resident("けん").says("ないしょ");
    const replyToken = await tokenOf("はな");
    const quoting = { ...text("これ"), quoteToken: event?.message?.quoteToken };
    const answer = await call("POST", REPLY, { replyToken, messages: [quoting] });
    expect(answer.body.details).toEqual([{ message: "Invalid quote token", property: "messages[0].quoteToken" }]);
  });
});

describe("push and its retry key", () => {
  const friend = async (options = {}) => {
    const made = rig(options);
    const hana = made.simulator.resident("はな");
    await hana.follow();
    const push = (words: string, key?: string) =>
      made.call("POST", PUSH, { to: hana.userId, messages: [text(words)] }, key ? { "x-line-retry-key": key } : {});
    return { ...made, hana, push };
  };

  test("the same key is accepted once; 409 gives back what was sent, whatever the body says now", async () => {
    const { hana, push, simulator } = await friend();
    const first = await push("お返事です", UUID);
    const again = await push("ちがう文", UUID.toUpperCase());
    expect(first.status).toBe(200);
    expect(again.status).toBe(409);
    expect(again.headers.get("x-line-accepted-request-id")).toBe(first.headers.get("x-line-request-id"));
    expect(again.body).toEqual({ message: "The retry key is already accepted", ...first.body });
    expect(hana.received()).toEqual([text("お返事です")]);
    expect(simulator.quotaUsed()).toBe(1);
  });

  test("a key lives 24 hours; after that the same message goes out twice", async () => {
    const { hana, push, pass } = await friend();
    await push("お返事です", UUID);
    pass(24 * HOUR - 1);
    expect((await push("お返事です", UUID)).status).toBe(409);
    pass(1);
    expect((await push("お返事です", UUID)).status).toBe(200);
    expect(hana.received()).toHaveLength(2);
  });

  test("must be a UUID; a refused request does not take the key", async () => {
    const { push, call, hana } = await friend();
    expect((await push("a", "not-a-uuid")).status).toBe(400);
    const headers = { "x-line-retry-key": UUID };
    expect((await call("POST", PUSH, { to: hana.userId, messages: [] }, headers)).status).toBe(400);
    expect((await push("a", UUID)).status).toBe(200);
  });

  test("other endpoints refuse the header", async () => {
    const { call } = rig();
    expect((await call("GET", "/v2/bot/info", undefined, { "x-line-retry-key": UUID })).status).toBe(400);
  });

  test("a blocked person gets nothing, the answer is 200, and it is not counted", async () => {
    const { hana, push, simulator } = await friend();
    await hana.block();
    expect((await push("とどかない")).status).toBe(200);
    expect(hana.received()).toEqual([]);
    expect(simulator.quotaUsed()).toBe(0);
    await expect(hana.says("あの")).rejects.toThrow("blocked");
    await hana.unblock();
    expect((await push("とどく")).status).toBe(200);
    expect(hana.received()).toHaveLength(1);
  });

  test("who wrote without being a friend can be reached for seven days", async () => {
    const { simulator, call, pass } = rig();
    const ken = simulator.resident("けん");
    await ken.says("友だちではないけれど");
    const push = () => call("POST", PUSH, { to: ken.userId, messages: [text("はい")] });
    await push();
    pass(7 * 24 * HOUR + 1);
    expect((await push()).status).toBe(200);
    expect(ken.received()).toHaveLength(1);
  });

  test("nobody of that id: 400", async () => {
    const { call } = rig();
    const to = `U${"0".repeat(32)}`;
    const answer = await call("POST", PUSH, { to, messages: [text("?")] });
    expect([answer.status, answer.body]).toEqual([400, { message: "Failed to send messages" }]);
    expect((await call("POST", PUSH, { to: "hana", messages: [text("?")] })).status).toBe(400);
  });

  test("the month's quota: per person, not per bubble; 429 at the end; new on the 1st in Japan", async () => {
    const { simulator, hana, call, push, pass, now } = await friend({ quota: 2 });
    await call("POST", PUSH, { to: hana.userId, messages: [text("1"), text("2"), text("3")] });
    expect(simulator.quotaUsed()).toBe(1);
    expect((await push("2つめ")).status).toBe(200);
    const over = await push("3つめ", UUID);
    expect([over.status, over.body]).toEqual([429, { message: "You have reached your monthly limit." }]);
    expect((await call("GET", "/v2/bot/message/quota")).body).toEqual({ type: "limited", value: 2 });
    expect((await call("GET", "/v2/bot/message/quota/consumption")).body).toEqual({ totalUsage: 2 });
    pass(Date.parse("2026-11-30T23:59:59+09:00") - now());
    expect((await push("3つめ", UUID)).status).toBe(429);
    pass(1000);
    expect((await push("3つめ", UUID)).status).toBe(200);
    simulator.setQuota(null);
    expect((await call("GET", "/v2/bot/message/quota")).body).toEqual({ type: "none" });
  });

  test("multicast and broadcast reach friends and count them", async () => {
    const { simulator, hana, call } = await friend();
    const ken = simulator.resident("けん");
    const to = [hana.userId, ken.userId];
    expect((await call("POST", "/v2/bot/message/multicast", { to, messages: [text("おしらせ")] })).body).toEqual({});
    expect((await call("POST", "/v2/bot/message/broadcast", { messages: [text("みなさん")] })).status).toBe(200);
    expect([hana.received().length, ken.received().length, simulator.quotaUsed()]).toEqual([2, 0, 2]);
  });

  test("groups: what is sent there, and leaving", async () => {
    const { simulator, call } = rig();
    const group = simulator.group("町内会");
    await simulator.send([
      simulator.build.join({ in: group }),
      simulator.resident("はな").build.text("どうも", { in: group }),
    ]);
    await call("POST", PUSH, { to: group.id, messages: [text("しつれいします")] });
    expect(group.received).toEqual([text("しつれいします")]);
    expect((await call("POST", `/v2/bot/group/${group.id}/leave`)).status).toBe(200);
    expect(group.left).toBe(true);
    expect((await call("POST", `/v2/bot/group/${group.id}/leave`)).status).toBe(404);
    expect((await call("POST", PUSH, { to: group.id, messages: [text("?")] })).status).toBe(400);
  });
});

describe("access tokens", () => {
  const ask = (form: Record<string, string>) =>
    new Request("https://api.line.me/oauth2/v3/token", { method: "POST", body: new URLSearchParams(form) });
  const right = { grant_type: "client_credentials", client_id: CHANNEL_ID, client_secret: SECRET };

  test("stateless: 900 seconds and not one more", async () => {
    const { simulator, call, pass } = rig();
    const response = await simulator.app.fetch(ask(right));
    const issued = (await response.json()) as { access_token: string };
    expect(issued).toEqual({ token_type: "Bearer", access_token: expect.any(String), expires_in: 900 });
    const authorization = { authorization: `Bearer ${issued.access_token}` };
    pass(899_999);
    expect((await call("GET", "/v2/bot/info", undefined, authorization)).status).toBe(200);
    pass(1);
    expect((await call("GET", "/v2/bot/info", undefined, authorization)).status).toBe(401);
  });

  test.each([
    [{ ...right, client_secret: "wrong" }, "invalid_client"],
    [{ ...right, client_id: "1" }, "invalid_client"],
    [{ ...right, grant_type: "password" }, "unsupported_grant_type"],
  ])("refuses %o", async (form, error) => {
    const response = await rig().simulator.app.fetch(ask(form));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error });
  });

  test("the secret is not kept in the log of requests", async () => {
    const { simulator } = rig();
    await simulator.app.fetch(ask(right));
    simulator.faults.add({ on: "token", do: "status", status: 500 });
    expect((await simulator.app.fetch(ask(right))).status).toBe(500);
    expect(JSON.stringify(simulator.requests)).not.toContain(SECRET);
  });

  test.each([["Bearer wrong"], ["Basic long-lived"], [""]])("no entry with %j", async (authorization) => {
    const answer = await rig().call("GET", "/v2/bot/info", undefined, { authorization });
    expect(answer.status).toBe(401);
    expect(answer.body.message).toMatch(/^Authentication failed due to the following reason: /);
    expect(answer.headers.get("x-line-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("requests", () => {
  test.each([
    ["415", { "content-type": "text/plain" }, "{}", 415],
    ["400 for broken JSON", {}, "{", 400],
    ["413 over 2 MB", {}, JSON.stringify({ messages: ["あ".repeat(700_000)] }), 413],
  ])("%s", async (_name, headers, body, status) => {
    expect((await rig().call("POST", PUSH, body, headers)).status).toBe(status);
  });

  test("are written down with everything an outbox test needs", async () => {
    const { simulator, call, now } = rig();
    await simulator.resident("はな").follow();
    const body = { to: simulator.resident("はな").userId, messages: [text("はい")] };
    const answer = await call("POST", PUSH, body, { "x-line-retry-key": UUID });
    expect(simulator.requests).toEqual([
      {
        method: "POST",
        path: PUSH,
        status: 200,
        retryKey: UUID,
        at: now(),
        body,
        requestId: answer.headers.get("x-line-request-id"),
      },
    ]);
  });
});
