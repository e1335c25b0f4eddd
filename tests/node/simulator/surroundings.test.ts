/** Content, profiles, read marks, loading dots, rich menus, webhook settings. */
import { describe, expect, test } from "vitest";
import type { Done, Resident } from "../../../tools/simulator/simulator.ts";
import { apiRequest, rig, text } from "./support.ts";

const idOf = (done: Done) => done.event?.message?.id ?? "";

describe("content", () => {
  test("is what was sent, with its type; preparing, failed, expired, unsent and text say so", async () => {
    const { simulator, call } = rig();
    const hana = simulator.resident("はな");
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    const image = idOf(await hana.sendsImage(jpeg));
    const path = `/v2/bot/message/${image}/content`;
    const response = await simulator.app.fetch(apiRequest("GET", path));
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(jpeg);
    expect((await call("GET", `${path}/preview`)).status).toBe(200);
    expect((await call("GET", `${path}/transcoding`)).status).toBe(400);
    await hana.unsends(-1);
    expect((await call("GET", path)).status).toBe(410);

    const video = `/v2/bot/message/${idOf(await hana.sendsVideo())}/content`;
    expect((await call("GET", `${video}/transcoding`)).body).toEqual({ status: "succeeded" });
    const videoId = video.split("/")[4] ?? "";
    simulator.setContent(videoId, "preparing");
    expect((await call("GET", video)).status).toBe(202);
    expect((await call("GET", `${video}/transcoding`)).body).toEqual({ status: "processing" });
    simulator.setContent(videoId, "failed");
    expect((await call("GET", `${video}/transcoding`)).body).toEqual({ status: "failed" });
    simulator.setContent(videoId, "expired");
    expect((await call("GET", video)).status).toBe(404);

    const words = idOf(await hana.says("文"));
    expect((await call("GET", `/v2/bot/message/${words}/content`)).status).toBe(404);
    for (const done of [await hana.sendsAudio(), await hana.sendsFile("a.txt")]) {
      expect((await call("GET", `/v2/bot/message/${idOf(done)}/content`)).status).toBe(200);
    }
  });
});

describe("profile and bot info", () => {
  test("a profile is there for friends and for those who wrote, and gone when blocked", async () => {
    const { simulator, call } = rig();
    const hana = simulator.resident("はな");
    const path = `/v2/bot/profile/${hana.userId}`;
    expect((await call("GET", path)).status).toBe(404);
    await hana.says("あの");
    expect((await call("GET", path)).body).toEqual({ userId: hana.userId, displayName: "はな", language: "ja" });
    await hana.block();
    expect((await call("GET", path)).status).toBe(404);
  });

  test("bot info tells how chat is set", async () => {
    const { call, simulator } = rig();
    const userId = simulator.botUserId;
    expect((await call("GET", "/v2/bot/info")).body).toMatchObject({
      userId,
      chatMode: "chat",
      markAsReadMode: "manual",
    });
    const bot = rig({ chatMode: "bot" });
    expect((await bot.call("GET", "/v2/bot/info")).body).toMatchObject({ chatMode: "bot", markAsReadMode: "auto" });
    const { event } = await bot.simulator.resident("はな").says("あの");
    expect(event?.message).not.toHaveProperty("markAsReadToken");
    expect(bot.simulator.resident("はな").screen()[0]?.read).toBe(true);
  });
});

describe("loading and read marks", () => {
  test.each([
    [5, 202],
    [60, 202],
    [undefined, 202],
    [0, 400],
    [7, 400],
    [65, 400],
  ])("%s seconds of dots: %i", async (loadingSeconds, status) => {
    const { simulator, call, pass } = rig();
    const hana = simulator.resident("はな");
    const answer = await call("POST", "/v2/bot/chat/loading/start", { chatId: hana.userId, loadingSeconds });
    expect(answer.status).toBe(status);
    expect(hana.loadingUntil() > 0).toBe(status === 202);
    pass(60_001);
    expect(hana.loadingUntil()).toBe(0);
  });

  test("dots end with the next message; groups have none", async () => {
    const { simulator, call, tokenOf } = rig();
    const replyToken = await tokenOf("はな");
    const chatId = simulator.resident("はな").userId;
    await call("POST", "/v2/bot/chat/loading/start", { chatId });
    await call("POST", "/v2/bot/message/reply", { replyToken, messages: [text("はい")] });
    expect(simulator.resident("はな").loadingUntil()).toBe(0);
    const group = simulator.group("町内会").id;
    expect((await call("POST", "/v2/bot/chat/loading/start", { chatId: group })).status).toBe(400);
  });

  test("a read mark covers everything before it", async () => {
    const { simulator, call } = rig();
    const hana = simulator.resident("はな");
    await hana.says("1");
    const { event } = await hana.says("2");
    await hana.says("3");
    const mark = (markAsReadToken: unknown) => call("POST", "/v2/bot/chat/markAsRead", { markAsReadToken });
    expect((await mark(event?.message?.markAsReadToken)).status).toBe(200);
    expect(hana.screen().map((item) => item.read)).toEqual([true, true, false]);
    expect((await mark("nope")).status).toBe(400);
    expect((await mark(undefined)).status).toBe(400);
  });
});

/** The head of a PNG is all the simulator looks at. */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const menu = (action: object = { type: "postback", label: "人と話したい", data: "person" }, extra: object = {}) => ({
  size: { width: 2500, height: 1686 },
  selected: true,
  name: "ふつう",
  chatBarText: "メニュー",
  areas: [{ bounds: { x: 0, y: 0, width: 1250, height: 1686 }, action }],
  ...extra,
});

describe("rich menus", () => {
  const open = () => {
    const made = rig();
    const upload = async (id: string, image = png(2500, 1686), type = "image/png") => {
      const headers = { authorization: "Bearer long-lived", "content-type": type };
      const url = `https://api-data.line.me/v2/bot/richmenu/${id}/content`;
      return (await made.simulator.app.fetch(new Request(url, { method: "POST", headers, body: image }))).status;
    };
    const create = async (definition: object = menu()) => {
      const id = String((await made.call("POST", "/v2/bot/richmenu", definition)).body.richMenuId);
      await upload(id);
      return id;
    };
    return { ...made, upload, create };
  };

  test("a life: made, pictured, default, own, switched, deleted", async () => {
    const { simulator, call, create } = open();
    const hana: Resident = simulator.resident("はな");
    const first = await create(
      menu({ type: "richmenuswitch", label: "つぎへ", data: "go", richMenuAliasId: "second" }),
    );
    const second = await create();
    expect((await call("POST", `/v2/bot/user/all/richmenu/${first}`)).status).toBe(200);
    expect((await call("GET", "/v2/bot/user/all/richmenu")).body).toEqual({ richMenuId: first });
    expect(hana.tappable()).toEqual([]);
    await hana.follow();
    expect(hana.tappable()).toEqual(["つぎへ"]);

    const missing = await hana.taps("つぎへ");
    expect(missing.event?.postback?.params).toEqual({
      newRichMenuAliasId: "second",
      status: "RICHMENU_ALIAS_ID_NOTFOUND",
    });
    await call("POST", "/v2/bot/richmenu/alias", { richMenuAliasId: "second", richMenuId: second });
    const switched = await hana.taps("つぎへ");
    expect(switched.event?.postback).toEqual({
      data: "go",
      params: { newRichMenuAliasId: "second", status: "SUCCESS" },
    });
    expect(simulator.richMenuOf(hana.userId)?.richMenuId).toBe(second);
    expect(hana.tappable()).toEqual(["人と話したい"]);

    await call("DELETE", `/v2/bot/user/${hana.userId}/richmenu`);
    expect((await call("GET", `/v2/bot/user/${hana.userId}/richmenu`)).status).toBe(404);
    expect((await call("POST", `/v2/bot/user/${hana.userId}/richmenu/${second}`)).status).toBe(200);
    expect((await call("GET", "/v2/bot/richmenu/list")).body.richmenus).toHaveLength(2);
    expect((await call("GET", `/v2/bot/richmenu/${second}`)).body).toEqual({ richMenuId: second, ...menu() });
    expect((await call("DELETE", `/v2/bot/richmenu/${second}`)).status).toBe(200);
    expect(hana.tappable()).toEqual(["つぎへ"]);
    expect((await call("DELETE", "/v2/bot/user/all/richmenu")).status).toBe(200);
    expect(hana.tappable()).toEqual([]);
  });

  test("aliases: created once, changed, listed, removed", async () => {
    const { call, create } = open();
    const [one, two] = [await create(), await create()];
    const alias = { richMenuAliasId: "home", richMenuId: one };
    expect((await call("POST", "/v2/bot/richmenu/alias", alias)).status).toBe(200);
    expect((await call("POST", "/v2/bot/richmenu/alias", alias)).status).toBe(400);
    expect((await call("POST", "/v2/bot/richmenu/alias", { ...alias, richMenuAliasId: "Home" })).status).toBe(400);
    expect((await call("POST", "/v2/bot/richmenu/alias/home", { richMenuId: two })).status).toBe(200);
    expect((await call("GET", "/v2/bot/richmenu/alias/home")).body.richMenuId).toBe(two);
    expect((await call("GET", "/v2/bot/richmenu/alias/list")).body.aliases).toHaveLength(1);
    expect((await call("DELETE", "/v2/bot/richmenu/alias/home")).status).toBe(200);
    expect((await call("GET", "/v2/bot/richmenu/alias/home")).status).toBe(404);
  });

  test("bulk link skips who is no friend; pictures come back as they went", async () => {
    const { simulator, call, create } = open();
    const id = await create();
    const hana = simulator.resident("はな");
    await hana.follow();
    const userIds = [hana.userId, simulator.resident("けん").userId];
    expect((await call("POST", "/v2/bot/richmenu/bulk/link", { richMenuId: id, userIds })).status).toBe(202);
    expect(hana.tappable()).toEqual(["人と話したい"]);
    expect((await call("POST", "/v2/bot/richmenu/bulk/unlink", { userIds })).status).toBe(202);
    expect(hana.tappable()).toEqual([]);
    const image = await simulator.app.fetch(apiRequest("GET", `/v2/bot/richmenu/${id}/content`));
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(png(2500, 1686));
  });

  test.each([
    ["narrow", menu(undefined, { size: { width: 799, height: 500 } }), "size.width"],
    ["low", menu(undefined, { size: { width: 800, height: 249 } }), "size.height"],
    ["square", menu(undefined, { size: { width: 1000, height: 1000 } }), "size"],
    ["bar text of 15", menu(undefined, { chatBarText: "あ".repeat(15) }), "chatBarText"],
    ["21 areas", menu(undefined, { areas: Array.from({ length: 21 }, () => menu().areas[0]) }), "areas"],
    ["label of 21", menu({ type: "postback", data: "a", label: "あ".repeat(21) }), "areas[0].action.label"],
    ["camera", menu({ type: "camera", label: "写真" }), "areas[0].action.type"],
    ["unknown", menu(undefined, { colour: "red" }), "colour"],
  ])("refuses: %s", async (_name, definition, property) => {
    const answer = await rig().call("POST", "/v2/bot/richmenu", definition);
    expect(answer.status).toBe(400);
    expect(answer.body.details).toContainEqual({ message: expect.any(String), property });
  });

  test("no picture, no menu; one picture for ever; and only a fitting one", async () => {
    const { call, upload } = open();
    const id = String((await call("POST", "/v2/bot/richmenu", menu())).body.richMenuId);
    expect((await call("POST", `/v2/bot/user/all/richmenu/${id}`)).status).toBe(400);
    expect(await upload(id, png(700, 400))).toBe(400);
    expect(await upload(id, png(2500, 1686), "image/gif")).toBe(415);
    expect(await upload(id, png(2500, 1686), "image/jpeg")).toBe(400);
    expect(await upload("nope")).toBe(404);
    expect(await upload(id)).toBe(200);
    expect(await upload(id)).toBe(400);
  });
});

describe("webhook settings", () => {
  test("read, set, try out", async () => {
    const { call, heard, bot } = rig();
    const path = "/v2/bot/channel/webhook";
    expect((await call("PUT", `${path}/endpoint`, { endpoint: "https://b.test/hook" })).status).toBe(200);
    expect((await call("GET", `${path}/endpoint`)).body).toEqual({ endpoint: "https://b.test/hook", active: true });
    expect((await call("PUT", `${path}/endpoint`, { endpoint: `https://b.test/${"a".repeat(500)}` })).status).toBe(400);
    expect((await call("POST", `${path}/test`, {})).body).toMatchObject({
      success: true,
      statusCode: 200,
      reason: "OK",
    });
    expect(heard[0]?.events).toEqual([]);
    bot.status = 500;
    expect((await call("POST", `${path}/test`, {})).body).toMatchObject({
      success: false,
      reason: "ERROR_STATUS_CODE",
    });
    bot.down = true;
    expect((await call("POST", `${path}/test`)).body).toMatchObject({ success: false, reason: "COULD_NOT_CONNECT" });
  });

  test("what LINE does not have is not found", async () => {
    expect((await rig().call("GET", "/v2/bot/nothing")).body).toEqual({ message: "Not found" });
  });
});
