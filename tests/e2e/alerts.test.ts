/** Alerts end to end: a device signs up, danger rings it through a push service of our own, the alarm stands, somebody goes. */

import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";
import { pushService, type TestDevice } from "../support/push/push-service.ts";
import { testVars } from "../support/test-vars.ts";

const TEAM = ["csw-midori", "csw-sora", "csw-umi", "csw-hinata"];
const VAPID = (JSON.parse(testVars.VAPID_KEYS) as { publicKey: string }).publicKey;

/** The browsers' own push services are out of reach here: this one stands on the loopback and opens what it gets. */
async function openPushService(): Promise<() => Promise<TestDevice>> {
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = serve({ fetch: (request) => handle(request), port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const service = pushService(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, VAPID);
  handle = service.handle;
  return service.device;
}

/** A form post as a colleague's browser sends it. */
function post(staff: string, path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(inboxUrl(path), {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `tonari_dev_staff=${staff}`, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(fields),
  });
}

/**
 * The demo town and other tests of the run leave danger standing, which rings again whenever its time has come: somebody goes to each
 * first. The list shows all of it on its first page, because U0 and U1 are the whole town's.
 */
async function goToWhatStands(staff: string): Promise<void> {
  const list = await fetch(inboxUrl("/inbox"), { headers: { cookie: `tonari_dev_staff=${staff}` } });
  expect(list.status).toBe(200);
  const ids = new Set([...(await list.text()).matchAll(/\/inbox\/requests\/([\w-]+)/g)].map(([, id]) => id ?? ""));
  expect(ids.size).toBeGreaterThan(0);
  for (const id of ids) expect((await post(staff, `/inbox/requests/${id}/acknowledgement`, {})).status).toBe(303);
}

/**
 * The browser's own sign-up would ask a push service of the world, and a browser without a screen has no notices to permit: it is
 * given this device, and its permission, instead. Everything else is real.
 */
async function giveDevice(page: Page, { address }: TestDevice): Promise<void> {
  await page.addInitScript((given) => {
    const subscription = {
      endpoint: given.endpoint,
      expirationTime: null,
      toJSON: () => ({ ...given, expirationTime: null }),
      unsubscribe: async () => {
        sessionStorage.removeItem("test-subscribed");
        return true;
      },
    };
    Object.defineProperty(Notification, "permission", { get: () => "granted" });
    Notification.requestPermission = async () => "granted";
    const known = () => (sessionStorage.getItem("test-subscribed") ? subscription : null);
    Object.assign(PushManager.prototype, {
      getSubscription: async () => known(),
      subscribe: async (options: { applicationServerKey: Uint8Array }) => {
        sessionStorage.setItem("test-subscribed", String(options.applicationServerKey.length));
        return subscription;
      },
    });
  }, address);
}

test("a device signs up, tries it out, and signs off again", async () => {
  const device = await (await openPushService())();
  const page = await openInbox("うみ");
  await giveDevice(page, device);
  await page.goto(inboxUrl("/inbox/duty"));
  await page.getByRole("button", { name: "この端末で受け取る", exact: true }).click();
  await page.getByText("この端末で受け取っています。").waitFor();
  await page.getByRole("button", { name: "ためしに送る" }).click();
  await page.locator("#last-test").getByText("送りました").waitFor();
  expect(device.received.map(({ text }) => JSON.parse(text).text)).toEqual([
    "ためしの知らせです。相談はありません。この知らせが見えれば、届いています。",
  ]);
  await page.getByRole("button", { name: "この端末で受け取るのをやめる" }).click();
  await page.getByRole("button", { name: "この端末で受け取る", exact: true }).waitFor();
  await page.locator("#own").getByText("受け取る端末がありません").waitFor();
});

test("danger rings one phone at once; the alarm stands on every page until somebody goes", async () => {
  await goToWhatStands("csw-sora");
  const newDevice = await openPushService();
  const devices = await Promise.all(TEAM.map(() => newDevice()));
  for (const [at, staff] of TEAM.entries()) {
    const { endpoint, keys } = (devices[at] as TestDevice).address;
    expect((await post(staff, "/inbox/duty/devices", { endpoint, ...keys, expires: "" })).status).toBe(303);
  }
  const [inbox, other] = [await openInbox("そら"), await openInbox("ひなた", { javaScriptEnabled: false })];
  const person = await openPhone("やねのうえのひと");
  await person.says("いまから飛び降ります、とやねのうえで");
  await person.hears("119");
  const rung = () =>
    devices.flatMap(({ received }, at) => received.map(({ text }) => `${TEAM[at]}: ${JSON.parse(text).text}`));
  await expect.poll(rung, { timeout: 5_000 }).toHaveLength(1);
  expect(rung()[0]).toContain(": 急ぎの相談があります（U0）。受付箱を開いてください。");

  // It appears by itself where scripts run, and with the next page where they do not.
  await inbox.locator("#alarm").getByText("まだだれも向かっていません").first().waitFor({ timeout: 5_000 });
  await other.goto(inboxUrl("/inbox/duty"));
  expect(await other.locator("#alarm").textContent()).toContain("まだだれも向かっていません");
  await other.goto(inboxUrl("/inbox"));
  await other.locator(".card").filter({ hasText: "やねのうえで" }).locator("a").click();
  await other.getByRole("button", { name: "見ました（受け持ちに向かいます）" }).click();
  await other.getByText("「見ました」と知らせました").waitFor();
  expect(await other.locator("#alarm").textContent()).not.toContain("この");
  await expect
    .poll(() => inbox.locator("#alarm").getByText("まだだれも向かっていません").count(), { timeout: 5_000 })
    .toBe(0);
  await other.goto(inboxUrl("/inbox/duty"));
  expect(await other.locator("#calls").textContent()).toContain("ひなたさん");
  for (const [at, staff] of TEAM.entries()) {
    await post(staff, "/inbox/duty/devices/removal", { endpoint: (devices[at] as TestDevice).address.endpoint });
  }
});

test("the service worker shows the neutral text, whatever it is sent, under one tag", async () => {
  const page = await openInbox("みどり");
  const origin = new URL(inboxUrl()).origin;
  const running = page.context().waitForEvent("serviceworker");
  await page.goto(inboxUrl("/inbox/duty"));
  const worker = await running;
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  // A browser without a screen shows nothing: what would be shown is written down in its place.
  await worker.evaluate(() => {
    const shown: string[] = [];
    const place = globalThis as unknown as { shown: string[]; registration: ServiceWorkerRegistration };
    place.shown = shown;
    place.registration.showNotification = async (title, options) => {
      shown.push(`${title}：${options?.body}（${options?.tag}）`);
    };
  });
  const shown = () => worker.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
  const push = (data: string) => devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  const neutral = "急ぎの相談があります（U0）。受付箱を開いてください。";
  await push(JSON.stringify({ text: neutral, open: "https://evil.example" }));
  await expect.poll(shown).toEqual([`となり：${neutral}（tonari）`]);
  await push("これは JSON ではない");
  await expect
    .poll(async () => (await shown()).at(-1))
    .toBe("となり：お知らせがあります。受付箱を開いてください。（tonari）");
});

test.each([
  ["light", "desktop", { viewport: { width: 1280, height: 900 }, colorScheme: "light" as const }],
  ["dark", "phone", { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const }],
])("the page of duty and messages is accessible (%s, %s)", async (_t, _s, options) => {
  const page = await openInbox("ひなた", { ...options, expectedComplaints: ["Applying inline style"] });
  await page.goto(inboxUrl("/inbox/duty"));
  await page.getByRole("heading", { name: "いまの当番" }).waitFor();
  await expectAccessible(page);
});

test("a turn is handed on without scripts, and taken back", async () => {
  const page = await openInbox("ひなた", { javaScriptEnabled: false });
  await page.goto(inboxUrl("/inbox/duty"));
  const turn = page.locator("#now .duty-list").last().locator("li").nth(3);
  await turn.locator("summary").click();
  await turn.getByLabel("この日だけ、だれが当番になりますか").selectOption({ index: 0 });
  await turn.getByRole("button", { name: "当番を代える" }).click();
  await page.getByText("この日だけの交代").waitFor();
  await page.getByRole("button", { name: "交代をやめる" }).click();
  await page.getByText("この日だけの交代").waitFor({ state: "detached" });
});
