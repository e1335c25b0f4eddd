/** What the simulator posts to the bot: signatures, events of every type, batches, redelivery. */
import { describe, expect, test } from "vitest";
import { sign, type WebhookEvent } from "../../../tools/simulator/simulator.ts";
import { MINUTE, rig, SECRET, START, text } from "./support.ts";

describe("signature", () => {
  test("makes LINE's own example", async () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
    expect(await sign(SECRET, body)).toBe("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=");
  });

  test("signs what it sends, byte by byte", async () => {
    const { simulator, heard } = rig();
    await simulator.resident("はな").says("家族👨‍👩‍👧‍👦のことで…");
    expect(heard[0]?.signature).toBe(await sign(SECRET, heard[0]?.body ?? ""));
  });

  test.each([
    ["bad", /^[A-Za-z0-9+/]{43}=$/],
    ["xyz", /^xyz$/],
  ])("can send a wrong signature (%s)", async (signature, pattern) => {
    const { simulator, heard } = rig();
    await simulator.send([simulator.resident("はな").build.text("やあ")], { signature });
    expect(heard[0]?.signature).toMatch(pattern);
    expect(heard[0]?.signature).not.toBe(await sign(SECRET, heard[0]?.body ?? ""));
  });

  test("can leave the signature out; a forged event does not happen on any phone", async () => {
    const { simulator, heard, call } = rig();
    const hana = simulator.resident("はな");
    const event = hana.build.text("にせもの");
    await simulator.send([event], { signature: "none" });
    expect(heard[0]?.signature).toBeNull();
    expect(hana.screen()).toEqual([]);
    const answer = await call("POST", "/v2/bot/message/reply", { replyToken: event.replyToken, messages: [text("?")] });
    expect(answer.status).toBe(400);
  });
});

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const { simulator: sample } = rig();
const hana = sample.resident("はな");
const group = sample.group("町内会");
const room = sample.group("立ち話", "room");
const place = { latitude: 35.651, longitude: 139.551, title: "中央公園", address: "となり市中央1" };
const b = hana.build;

/** name, event, has a reply token, what it carries */
const events: [string, WebhookEvent, boolean, object][] = [
  [
    "text",
    b.text("こんにちは"),
    true,
    { message: { type: "text", text: "こんにちは", quoteToken: expect.any(String) } },
  ],
  ["image", b.image(), true, { message: { type: "image", contentProvider: { type: "line" } } }],
  ["images", b.images(3)[2] ?? b.image(), true, { message: { imageSet: { index: 3, total: 3 } } }],
  ["video", b.video(), true, { message: { type: "video", duration: 15_000, contentProvider: { type: "line" } } }],
  ["audio", b.audio(), true, { message: { type: "audio", duration: 5_000, contentProvider: { type: "line" } } }],
  ["file", b.file("通知.pdf"), true, { message: { type: "file", fileName: "通知.pdf", fileSize: 22 } }],
  ["location", b.location(place), true, { message: { type: "location", ...place } }],
  ["sticker", b.sticker(["泣く"]), true, { message: { type: "sticker", keywords: ["泣く"], packageId: "11537" } }],
  ["message sticker", b.sticker([], "つらい"), true, { message: { stickerResourceType: "MESSAGE", text: "つらい" } }],
  [
    "edited",
    b.edited("1", "なおした", { in: group }),
    true,
    { type: "messageEdited", message: { id: "1", type: "text" } },
  ],
  ["unsend", b.unsend("1"), false, { unsend: { messageId: "1" } }],
  ["follow", b.follow(true), true, { follow: { isUnblocked: true } }],
  ["unfollow", b.unfollow(), false, { source: { type: "user", userId: hana.userId } }],
  ["join", b.join({ in: group }), true, { source: { type: "group", groupId: group.id } }],
  ["leave", b.leave({ in: room }), false, { source: { type: "room", roomId: room.id } }],
  ["joined", b.memberJoined(["U1"], { in: group }), true, { joined: { members: [{ type: "user", userId: "U1" }] } }],
  ["left", b.memberLeft(["U1"], { in: group }), false, { left: { members: [{ type: "user", userId: "U1" }] } }],
  [
    "postback",
    b.postback("a=1", { date: "2026-11-24" }),
    true,
    { postback: { data: "a=1", params: { date: "2026-11-24" } } },
  ],
  ["video end", b.videoPlayComplete("t1"), true, { videoPlayComplete: { trackingId: "t1" } }],
  ["beacon", b.beacon("d41d8cd98f"), true, { beacon: { hwid: "d41d8cd98f", type: "enter" } }],
  ["linked", b.accountLink("ok", "n"), true, { link: { result: "ok", nonce: "n" } }],
  ["not linked", b.accountLink("failed", "n"), false, { link: { result: "failed", nonce: "n" } }],
  ["membership", b.membership("joined", 3), true, { membership: { type: "joined", membershipId: 3 } }],
  ["module", sample.build.module("attached", "U2"), false, { module: { type: "attached", botId: "U2" } }],
  ["activated", b.activated(START), false, { chatControl: { expireAt: START } }],
  ["deactivated", b.deactivated(), false, {}],
  ["suspended", sample.build.botSuspended(), false, { type: "botSuspended" }],
  ["resumed", sample.build.botResumed(), false, { type: "botResumed" }],
  ["delivery", sample.build.delivery("hash"), false, { delivery: { data: "hash" } }],
  ["not known yet", b.unknown("somethingNew", { somethingNew: { a: 1 } }), false, { type: "somethingNew" }],
];

describe("event builders", () => {
  test.each(events)("%s", (_name, event, repliable, carries) => {
    expect(event).toMatchObject({
      mode: "active",
      timestamp: START,
      deliveryContext: { isRedelivery: false },
      ...carries,
    });
    expect(event.webhookEventId).toMatch(ULID);
    expect(event.replyToken !== undefined).toBe(repliable);
  });

  test("cover every type of LINE's table, each with its own id", () => {
    expect(new Set(events.map(([, event]) => event.type)).size).toBe(21);
    expect(new Set(events.map(([, event]) => event.webhookEventId)).size).toBe(events.length);
  });

  test("standby has no reply token, failed links no source, channel events no user", () => {
    expect(b.text("x", { mode: "standby" })).not.toHaveProperty("replyToken");
    expect(b.accountLink("failed", "n")).not.toHaveProperty("source");
    expect(sample.build.botSuspended()).not.toHaveProperty("source");
  });

  test("groups with and without a known person", () => {
    expect(b.text("x", { in: group }).source).toEqual({ type: "group", groupId: group.id, userId: hana.userId });
    expect(b.text("x", { in: room, withoutUserId: true }).source).toEqual({ type: "room", roomId: room.id });
  });

  test("the same name is the same LINE user everywhere", () => {
    expect(rig().simulator.resident("はな").userId).toBe(hana.userId);
    expect(hana.userId).toMatch(/^U[0-9a-f]{32}$/);
    expect(rig().simulator.resident("けん").userId).not.toBe(hana.userId);
  });
});

describe("sending", () => {
  test("several people in one webhook, in any order, and twice", async () => {
    const { simulator, heard } = rig();
    const [first, second] = [simulator.resident("はな").build.text("1"), simulator.resident("けん").build.text("2")];
    await simulator.send([second, first, first]);
    expect(heard[0]?.events.map((event) => event.webhookEventId)).toEqual([
      second.webhookEventId,
      first.webhookEventId,
      first.webhookEventId,
    ]);
    expect(simulator.resident("はな").screen()).toHaveLength(1);
  });

  test("Verify posts no events, signed; a raw body goes out as it is", async () => {
    const { simulator, heard } = rig();
    expect((await simulator.verify()).status).toBe(200);
    expect(heard[0]?.events).toEqual([]);
    await simulator.send([], { raw: ' {"events" : []}' });
    expect(heard[1]?.body).toBe(' {"events" : []}');
    expect(heard[1]?.signature).toBe(await sign(SECRET, ' {"events" : []}'));
  });

  test("a redelivered event differs in one flag only", async () => {
    const { simulator, heard, pass } = rig();
    const { event } = await simulator.resident("はな").says("あの");
    pass(5 * MINUTE);
    await simulator.redeliver(event?.webhookEventId ?? "");
    expect(heard[1]?.events[0]).toEqual({ ...heard[0]?.events[0], deliveryContext: { isRedelivery: true } });
    await expect(simulator.redeliver("nope")).rejects.toThrow("no event nope");
  });

  test("redelivery is off by default; switched on, what was refused is sent again until accepted", async () => {
    const off = rig();
    off.bot.status = 500;
    await off.simulator.resident("はな").says("あの");
    expect(await off.simulator.redeliverPending()).toBe(0);
    expect(off.heard).toHaveLength(1);

    const on = rig({ redelivery: true });
    on.bot.down = true;
    expect((await on.simulator.resident("はな").says("あの")).status).toBe(0);
    on.bot.down = false;
    on.bot.status = 503;
    expect(await on.simulator.redeliverPending()).toBe(0);
    on.bot.status = 200;
    expect(await on.simulator.redeliverPending()).toBe(1);
    expect(await on.simulator.redeliverPending()).toBe(0);
    expect(on.heard).toHaveLength(2);
  });
});
