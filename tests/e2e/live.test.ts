/** The inbox stays fresh by itself: within two seconds by socket, after a lost network, and where sockets are blocked; and it installs. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl, phoneUrl } from "../support/e2e/system.ts";

const lost = ["ERR_INTERNET_DISCONNECTED", "WebSocket", "Failed to fetch"];

const live = (page: Page) => page.locator("html[data-live=live]").waitFor({ state: "attached" });

/** When the newest ping reached the page; the page is opened anew for it. */
async function listenTo(page: Page): Promise<() => number> {
  let at = 0;
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (String(payload).includes("changed")) at = Date.now();
    }),
  );
  await page.reload();
  await live(page);
  return () => at;
}

async function says(name: string, text: string): Promise<void> {
  const made = await fetch(phoneUrl("/_sim/residents"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  const { userId } = (await made.json()) as { userId: string };
  await fetch(phoneUrl(`/_sim/residents/${userId}/text`), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
}

test("a new voice is there within two seconds, counted in the title and told politely; a press makes it seen", async () => {
  const inbox = await openInbox("みどり");
  const pingAt = await listenTo(inbox);
  const plain = await inbox.title();
  await says("いますぐの人", "北野町です。人と話したい、いますぐの声");
  await inbox.getByText("新着 1件").waitFor();
  expect(Date.now() - pingAt()).toBeLessThan(2000);
  expect(await inbox.title()).toBe(`(1) ${plain}`);
  expect(await inbox.locator("#live-line").getAttribute("aria-live")).toBe("polite");
  await inbox.locator("h1").click();
  expect(await inbox.title()).toBe(plain);
});

test("what a colleague does is seen within two seconds", async () => {
  const [midori, hinata] = [await openInbox("みどり"), await openInbox("ひなた")];
  await says("みんなの人", "北野町です。人と話したい、ふたりで見る声");
  await cardWith(midori, "ふたりで見る声").locator("a").click();
  await cardWith(hinata, "ふたりで見る声").locator("a").click();
  await hinata.locator("#composer").waitFor();
  const pingAt = await listenTo(hinata);
  await midori.getByRole("button", { name: "受け持つ" }).click();
  await hinata.locator("#acts-holder").getByText("みどりさんが受け持っています").waitFor();
  expect(Date.now() - pingAt()).toBeLessThan(2000);
});

test("while the network is lost the page says so and keeps what is written; back again, it catches up", async () => {
  const inbox = await openInbox("みどり", { expectedComplaints: lost });
  await says("とぎれる人", "北野町です。人と話したい、とぎれる前の声");
  await cardWith(inbox, "とぎれる前の声").locator("a").click();
  await inbox.locator("#answer-text").fill("書きかけの返事");
  await live(inbox);
  await inbox.context().setOffline(true);
  await inbox.getByText("ネットワークにつながっていません", { exact: false }).waitFor();
  await says("るすの人", "北野町です。人と話したい、るすのあいだの声");
  await inbox.context().setOffline(false);
  await cardWith(inbox, "るすのあいだの声").first().waitFor({ state: "attached", timeout: 5000 });
  expect(await inbox.locator("#answer-text").inputValue()).toBe("書きかけの返事");
  await live(inbox);
  await inbox.locator("#answer-text").fill("");
});

test("waking up after a sleep looks at once and opens the line anew", async () => {
  const inbox = await openInbox("みどり");
  await live(inbox);
  const asked = inbox.waitForRequest((request) => request.url().includes("/inbox/fragments/list"));
  await inbox.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await asked;
  await live(inbox);
});

test("where sockets are blocked the page polls", async () => {
  const inbox = await openInbox("みどり", { expectedComplaints: ["WebSocket"] });
  await inbox.addInitScript(() => {
    (globalThis as { WebSocket: unknown }).WebSocket = class {
      static OPEN = 1;
      static CONNECTING = 0;
      constructor() {
        throw new Error("blocked");
      }
    };
  });
  await inbox.goto(inboxUrl());
  await inbox.locator("html[data-live=polling]").waitFor({ state: "attached" });
  await says("ゆっくりの人", "北野町です。人と話したい、ゆっくりの声");
  await cardWith(inbox, "ゆっくりの声").first().waitFor({ timeout: 20_000 });
});

test("the inbox can be installed, and neither manifest nor worker keeps anything of anybody", async () => {
  const inbox = await openInbox("みどり");
  const browser = await inbox.context().newCDPSession(inbox);
  const { errors, data } = await browser.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? "") as {
    start_url: string;
    scope: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest).toMatchObject({ start_url: "/inbox", scope: "/inbox", display: "standalone" });
  for (const { src } of manifest.icons) expect((await fetch(inboxUrl(src))).ok).toBe(true);
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(data).not.toMatch(/みどり|さん/);
  const worker = await (await fetch(inboxUrl("/inbox/push-sw.js"))).text();
  expect(worker).not.toMatch(/caches|addEventListener\("fetch"/);
  expect(await inbox.evaluate(async () => (await caches.keys()).length)).toBe(0);
});

test("a phone that talks on meets a page that listens on", async () => {
  const inbox = await openInbox("みどり", { viewport: { width: 390, height: 844 } });
  const yuki = await openPhone("つづきの人");
  await yuki.says("北野町です。人と話したい");
  await yuki.says("つづきの一声");
  await cardWith(inbox, "つづきの一声").first().waitFor({ timeout: 10_000 });
});
