/** Web Push against the RFC's own example and against a device of our own; the shapes of team channels; which endpoints are called. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { openPaging } from "../../../src/alerts/paging.ts";
import { pageText, webhookBody } from "../../../src/alerts/words.ts";
import { readConfig } from "../../../src/config.ts";
import { fromBase64Url } from "../../../src/store/base64.ts";
import { pushService } from "../../support/push/push-service.ts";
import { importDeviceKeys, openMessage } from "../../support/push/receiver.ts";
import { testVars } from "../../support/test-vars.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");
const vapid = JSON.parse(testVars.VAPID_KEYS) as { subject: string; publicKey: string; privateKey: string };
const FCM = "https://fcm.googleapis.com";
const settings = { vapid, webhook: null, origin: new URL("https://inbox.example.jp"), local: false };

afterEach(() => vi.unstubAllGlobals());

function serve(handle: (request: Request) => Promise<Response>): void {
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => handle(new Request(input, init)));
}

it("our device opens the message of RFC 8291, appendix A: the receiving side of these tests is right", async () => {
  const keys = await importDeviceKeys(
    "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
  );
  const message =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
  expect(await openMessage(keys, fromBase64Url(message))).toBe("When I grow up, I want to be a watermelon");
});

describe("a message to a device", () => {
  it("is opened by that device alone, signed by us, and says nothing but that something is there", async () => {
    const service = pushService(FCM, vapid.publicKey, () => NOW);
    serve(service.handle);
    const device = await service.device();
    const { push } = openPaging(settings, () => NOW);
    expect(await push?.send(device.address, pageText("U0", 1), "U0")).toEqual({ kind: "sent", status: 201 });
    const [message] = device.received;
    expect(JSON.parse(message?.text ?? "")).toEqual({
      text: "急ぎの相談があります（U0）。受付箱を開いてください。",
      open: "/inbox",
    });
    expect(message?.headers).toMatchObject({ ttl: "3600", urgency: "high", topic: "tonari-U0" });
  });

  it("has one size, whatever it says", async () => {
    const service = pushService(FCM, vapid.publicKey, () => NOW);
    serve(service.handle);
    const device = await service.device();
    const { push } = openPaging(settings, () => NOW);
    for (const text of [pageText("U0", 1), pageText("U1", 12), pageText("U4", null)])
      await push?.send(device.address, text, "U0");
    expect(new Set(device.received.map(({ bytes }) => bytes)).size).toBe(1);
    expect(device.received[0]?.bytes).toBeLessThanOrEqual(4096);
  });

  it("another device's keys do not open it", async () => {
    const service = pushService(FCM, vapid.publicKey, () => NOW);
    serve(service.handle);
    const [one, other] = [await service.device(), await service.device()];
    const { push } = openPaging(settings, () => NOW);
    const answer = await push?.send({ ...one.address, keys: other.address.keys }, "x", "U0");
    expect(answer).toEqual({ kind: "unknown" });
    expect(one.received).toEqual([]);
  });

  it("from somebody else's keys it is refused by the push service", async () => {
    const service = pushService(FCM, "somebody-else", () => NOW);
    serve(service.handle);
    const device = await service.device();
    const { push } = openPaging(settings, () => NOW);
    expect(await push?.send(device.address, "x", "U0")).toEqual({ kind: "refused", status: 403 });
  });

  it.each([
    [410, {}, { kind: "gone", status: 410 }],
    [404, {}, { kind: "gone", status: 404 }],
    [400, {}, { kind: "refused", status: 400 }],
    [301, { Location: "https://evil.example/" }, { kind: "refused", status: 301 }],
    [429, { "Retry-After": "30" }, { kind: "busy", status: 429, retryAfterMs: 30_000 }],
    [503, {}, { kind: "busy", status: 503, retryAfterMs: null }],
    [503, { "Retry-After": "soon" }, { kind: "busy", status: 503, retryAfterMs: null }],
  ])("a push service that answers %i %o", async (status, headers, expected) => {
    serve(async () => new Response(null, { status, headers }));
    const service = pushService(FCM, vapid.publicKey);
    const { push } = openPaging(settings, () => NOW);
    expect(await push?.send((await service.device()).address, "x", "U0")).toEqual(expected);
  });

  it("one that never answers is given up after the time-out", async () => {
    const service = pushService(FCM, vapid.publicKey);
    serve(service.handle);
    const device = await service.device();
    device.answers.push("silence");
    const { push } = openPaging(settings, () => NOW, 20);
    expect(await push?.send(device.address, "x", "U0")).toEqual({ kind: "unknown" });
  });
});

describe("endpoints", () => {
  const takes = (endpoint: string, local = false) =>
    openPaging({ ...settings, local }, () => NOW).push?.takes(endpoint);
  it.each([
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://wns2-par02p.notify.windows.com/w/?token=abc",
  ])("%s is a browser's push service", (endpoint) => expect(takes(endpoint)).toBe(true));
  it.each([
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evil.example/fcm.googleapis.com",
    "https://evilpush.apple.com.example/",
    "https://notpush.apple.com.evil.example/",
    "https://user:pass@fcm.googleapis.com/x",
    "https://169.254.169.254/latest",
    "http://localhost:9/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "",
    `https://fcm.googleapis.com/${"a".repeat(3000)}`,
  ])("%s is never called", async (endpoint) => {
    const called = vi.fn();
    serve(called);
    expect(takes(endpoint)).toBe(false);
    const keys = { p256dh: vapid.publicKey, auth: "AAAAAAAAAAAAAAAAAAAAAA" };
    const { push } = openPaging(settings, () => NOW);
    expect(await push?.send({ endpoint, keys }, "x", "U0")).toEqual({ kind: "refused", status: 0 });
    expect(called).not.toHaveBeenCalled();
  });
  it("the loopback is, on a machine of one's own only", () => {
    expect(takes("http://localhost:9/x", true)).toBe(true);
    expect(takes("http://localhost.evil.example/x", true)).toBe(false);
  });
});

describe("a team's channel", () => {
  const text = pageText("U0", 3);
  const inbox = "https://inbox.example.jp/inbox";
  it("takes its own shape, with the text and the way to the inbox", () => {
    expect(text).toBe("急ぎの相談が3件あります（U0）。受付箱を開いてください。");
    expect(webhookBody("slack", text, inbox)).toEqual({ text: `${text}\n<${inbox}|受付箱を開く>` });
    expect(webhookBody("lineworks", text, inbox)).toEqual({
      title: "となり",
      body: { text },
      button: { label: "受付箱を開く", url: inbox },
    });
    expect(webhookBody("teams", text, inbox)).toMatchObject({
      type: "message",
      attachments: [{ content: { body: [{ text }], actions: [{ url: inbox }] } }],
    });
    expect(webhookBody("generic", text, inbox)).toEqual({ text, url: inbox });
  });

  it("is posted to as JSON", async () => {
    const seen: [string, unknown][] = [];
    serve(async (request) => {
      seen.push([request.url, await request.json()]);
      return new Response("ok");
    });
    const url = "https://hooks.example.jp/secret";
    const { webhook } = openPaging({ ...settings, webhook: { kind: "generic", url } }, () => NOW);
    expect(await webhook?.send(text)).toEqual({ kind: "sent", status: 200 });
    expect(seen).toEqual([[url, { text, url: inbox }]]);
  });
});

describe("settings", () => {
  const refused = (vars: Record<string, string>) => {
    try {
      readConfig({ ...testVars, ...vars });
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  it("without keys push is off, and the house serves", () => {
    expect(readConfig({ ...testVars, VAPID_KEYS: "" }).paging.vapid).toBeNull();
    expect(openPaging(readConfig({ ...testVars, VAPID_KEYS: "" }).paging, () => NOW)).toEqual({
      push: null,
      webhook: null,
    });
  });
  it.each([
    [{ VAPID_KEYS: "{}" }, "VAPID_KEYS is wrong"],
    [{ VAPID_KEYS: JSON.stringify({ ...vapid, subject: "me" }) }, "VAPID_KEYS is wrong"],
    [{ VAPID_KEYS: JSON.stringify({ ...vapid, privateKey: vapid.publicKey }) }, "VAPID_KEYS is wrong"],
    [
      { ALERT_WEBHOOK_URL: "https://hooks.example.jp/x" },
      "ALERT_WEBHOOK_KIND is missing: the two are set together or not at all",
    ],
    [{ ALERT_WEBHOOK_KIND: "slack" }, "ALERT_WEBHOOK_URL is missing: the two are set together or not at all"],
    [
      { ALERT_WEBHOOK_KIND: "slack", ALERT_WEBHOOK_URL: "http://hooks.example.jp/x" },
      "ALERT_WEBHOOK_URL must be https",
    ],
  ])("%o: %s", (vars, reason) => {
    expect(refused(vars as Record<string, string>)).toBe(reason);
  });
});
