/** The simulator on a port: the official SDK against it, the phone page's files, the control API, and who may knock. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { channelAccessToken, HTTPFetchError, LineBotClient } from "@line/bot-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedSimulator, serveSimulator } from "../../../tools/simulator/serve.ts";
import { CHANNEL_ID, SECRET, text, UUID } from "./support.ts";

let bot: Server;
let served: ServedSimulator;
let client: LineBotClient;

beforeAll(async () => {
  bot = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => bot.listen(0, "127.0.0.1", resolve));
  served = await serveSimulator({
    port: 0,
    channelSecret: SECRET,
    channelId: CHANNEL_ID,
    accessToken: "long-lived",
    webhookUrl: `http://localhost:${(bot.address() as AddressInfo).port}/webhook/line`,
  });
  client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: "long-lived",
    apiBaseURL: served.url,
    dataApiBaseURL: served.url,
  });
});

afterAll(async () => {
  await served.close();
  bot.closeAllConnections();
  bot.close();
});

const control = async (path: string, body?: object, headers: Record<string, string> = {}) => {
  const post = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const json: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(`${served.url}/_sim${path}`, { ...post, headers: { ...json, ...headers } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe("LINE's own SDK", () => {
  test("replies, pushes with a retry key, reads profile and content", async () => {
    const hana = served.simulator.resident("はなさん");
    const { event, status } = await hana.says("こんにちは");
    expect(status).toBe(200);
    const replyToken = event?.replyToken ?? "";
    const replied = await client.replyMessage({ replyToken, messages: [{ type: "text", text: "はい" }] });
    expect(replied.sentMessages[0]?.id).toMatch(/^\d+$/);
    await expect(client.replyMessage({ replyToken, messages: [{ type: "text", text: "はい" }] })).rejects.toMatchObject(
      {
        status: 400,
      },
    );

    const push = () => client.pushMessage({ to: hana.userId, messages: [{ type: "text", text: "お返事" }] }, UUID);
    const pushed = await push();
    const again = await push().catch((error: unknown) => error);
    expect(again).toBeInstanceOf(HTTPFetchError);
    expect(again).toMatchObject({ status: 409 });
    const body = again instanceof HTTPFetchError ? JSON.parse(again.body) : {};
    expect(body.sentMessages).toEqual(pushed.sentMessages);
    expect(hana.received()).toEqual([text("はい"), text("お返事")]);

    expect(await client.getProfile(hana.userId)).toMatchObject({ displayName: "はなさん", userId: hana.userId });
    expect((await client.getBotInfo()).chatMode).toBe("chat");
    const image = await hana.sendsImage();
    const stream = await client.getMessageContent(image.event?.message?.id ?? "");
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) {
      chunks.push(chunk as Uint8Array);
    }
    expect(Buffer.concat(chunks).subarray(1, 4).toString()).toBe("PNG");
  });

  test("gets a stateless token and does the rest of the house with it", async () => {
    const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: served.url });
    const issued = await tokens.issueStatelessChannelTokenByClientSecret(CHANNEL_ID, SECRET);
    const own = LineBotClient.fromChannelAccessToken({
      channelAccessToken: issued.access_token,
      apiBaseURL: served.url,
      dataApiBaseURL: served.url,
    });
    const ken = served.simulator.resident("けんさん");
    await ken.follow();
    const { event } = await ken.says("見てください");
    await own.markMessagesAsReadByToken({ markAsReadToken: String(event?.message?.markAsReadToken) });
    expect(ken.screen().at(-1)?.read).toBe(true);
    await own.showLoadingAnimation({ chatId: ken.userId, loadingSeconds: 10 });
    expect(ken.loadingUntil()).toBeGreaterThan(0);

    const bounds = { x: 0, y: 0, width: 800, height: 400 };
    const action = { type: "message" as const, label: "人と話したい", text: "人と話したい" };
    const size = { width: 800, height: 400 };
    const areas = [{ bounds, action }];
    const made = await own.createRichMenu({ size, selected: true, name: "n", chatBarText: "メニュー", areas });
    const picture = new DataView(new ArrayBuffer(64));
    picture.setUint32(0, 0x89504e47);
    picture.setUint32(16, 800);
    picture.setUint32(20, 400);
    await own.setRichMenuImage(made.richMenuId, new Blob([picture.buffer], { type: "image/png" }));
    await own.createRichMenuAlias({ richMenuAliasId: "home", richMenuId: made.richMenuId });
    await own.linkRichMenuIdToUser(ken.userId, made.richMenuId);
    expect(await own.getRichMenuIdOfUser(ken.userId)).toEqual({ richMenuId: made.richMenuId });
    expect(ken.tappable()).toEqual(["人と話したい"]);
    expect(await own.getMessageQuota()).toEqual({ type: "none" });
    await expect(own.validateReply({ messages: [] })).rejects.toMatchObject({ status: 400 });
    await own.validatePush({ messages: [{ type: "text", text: "はい" }] });
    const group = served.simulator.group("町内会");
    await served.simulator.send([served.simulator.build.join({ in: group })]);
    await own.leaveGroup(group.id);
    expect(group.left).toBe(true);
  });

  test("a time-out after acceptance cuts the line; the message is there", async () => {
    const hana = served.simulator.resident("はなさん");
    await hana.follow();
    const mark = hana.mark();
    served.simulator.faults.add({ on: "push", do: "timeoutAfter" });
    const lost = client.pushMessage({ to: hana.userId, messages: [{ type: "text", text: "とどいた" }] });
    const outcome = expect(lost).rejects.toThrow(TypeError);
    await expect.poll(() => served.simulator.faults.hanging()).toBe(1);
    served.simulator.faults.release();
    await outcome;
    expect(hana.receivedSince(mark)).toEqual([text("とどいた")]);
  });
});

describe("the page and its control API", () => {
  test("the files come under a policy without exceptions", async () => {
    const page = await fetch(served.url);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|style=|onclick=/);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect((await fetch(served.url + path)).status).toBe(200);
    }
  });

  test("a whole talk through the control API", async () => {
    const made = await control("/residents", { name: "みどりさん" });
    expect(made).toMatchObject({ status: 201, body: { name: "みどりさん", friend: false } });
    const path = `/residents/${made.body.userId}`;
    expect((await control(`${path}/follow`, {})).body.status).toBe(200);
    const said = await control(`${path}/text`, { text: "あの" });
    const event = said.body.event as { replyToken: string; message: { id: string } };
    const items = [{ type: "action" as const, action: { type: "message" as const, label: "はい", text: "はい" } }];
    const messages = [{ type: "text" as const, text: "どうしましたか", quickReply: { items } }];
    await client.replyMessage({ replyToken: event.replyToken, messages });
    expect((await control(`${path}/tap`, { label: "はい" })).body).toMatchObject({
      event: { message: { text: "はい" } },
    });
    expect(await control(`${path}/tap`, { label: "いいえ" })).toMatchObject({ status: 409 });
    for (const [what, body] of [
      ["sticker", { keywords: ["泣く"] }],
      ["image", { base64: "iVBORw0KGgo=" }],
      ["audio", {}],
      ["video", {}],
      ["file", { name: "a.pdf" }],
      ["location", { latitude: 35.65, longitude: 139.55, title: "公園" }],
      ["postback", { data: "a=1" }],
      ["unsend", { messageId: event.message.id }],
      ["block", {}],
      ["unblock", {}],
    ] as const) {
      expect([what, (await control(`${path}/${what}`, body)).body.status]).toEqual([what, 200]);
    }
    const screen = (await control(`${path}/screen`)).body;
    const all = screen.items as { index: number; unsent: boolean }[];
    expect(all[0]).toMatchObject({ index: 0, unsent: true, message: {} });
    expect((await control(`${path}/screen?since=${screen.revision}`)).body.items).toEqual([]);
    expect(await control("/residents/U0/text", { text: "?" })).toMatchObject({ status: 404 });
    expect(await control(`${path}/text`, { text: "" })).toMatchObject({ status: 400 });
  });

  test("the desk: faults, quota, redelivery", async () => {
    await control("/faults", { on: "profile", do: "status", status: 500 });
    expect((await control("/status")).body.faults).toHaveLength(1);
    expect(await control("/faults", { on: "moon", do: "status", status: 500 })).toMatchObject({ status: 400 });
    const cleared = await fetch(`${served.url}/_sim/faults`, {
      method: "DELETE",
      headers: { "content-type": "application/json" },
    });
    expect(await cleared.json()).toEqual({ faults: [] });
    await control("/quota", { quota: 0 });
    expect((await control("/status")).body.quota).toBe(0);
    await control("/quota", { quota: null });
    expect((await control("/redeliver", {})).body.status).toBe(200);
    expect((await control("/requests")).body.requests).not.toEqual([]);
  });

  test("nobody else's page may press its buttons", async () => {
    const foreign = await fetch(`${served.url}/_sim/faults`, { method: "POST", body: "{}" });
    expect(foreign.status).toBe(415);
    // fetch does not let anybody choose Host; a plain request does.
    const { request } = await import("node:http");
    const { port } = new URL(served.url);
    const status = await new Promise((resolve) => {
      request({ host: "127.0.0.1", port, path: "/_sim/residents", headers: { host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});

describe("serving", () => {
  const options = { channelSecret: SECRET, channelId: CHANNEL_ID, webhookUrl: "http://localhost:1/" };

  test("only on this machine", async () => {
    await expect(serveSimulator({ ...options, port: 0, host: "0.0.0.0" })).rejects.toThrow("127.0.0.1 only");
  });

  test("a taken port is said at once", async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveSimulator({ ...options, port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("closing ends hanging calls", async () => {
    const other = await serveSimulator({ ...options, port: 0, accessToken: "long-lived" });
    other.simulator.faults.add({ on: "info", do: "timeoutBefore" });
    const hanging = fetch(`${other.url}/v2/bot/info`, { headers: { authorization: "Bearer long-lived" } });
    const outcome = expect(hanging).rejects.toThrow(TypeError);
    await expect.poll(() => other.simulator.faults.hanging()).toBe(1);
    await other.close();
    await outcome;
    await expect(fetch(other.url)).rejects.toThrow(TypeError);
  });
});
