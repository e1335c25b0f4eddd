/** The system that `npm start` starts: everything answers, and a real browser can open it. */
import { expect, test } from "vitest";
import { openPage } from "../support/e2e/pages.ts";
import { inboxUrl, phoneUrl, runCron } from "../support/e2e/system.ts";

test("the worker is healthy and its cron runs", async () => {
  expect((await fetch(inboxUrl("/healthz"))).status).toBe(200);
  await runCron();
});

test("a browser opens the inbox and the phone", async () => {
  const inbox = await openPage(inboxUrl());
  expect(await inbox.title()).not.toBe("");
  const phone = await openPage(phoneUrl());
  expect(await phone.title()).not.toBe("");
});

test("the inbox opens without JavaScript", async () => {
  const inbox = await openPage(inboxUrl(), { javaScriptEnabled: false });
  expect(await inbox.locator("main").count()).toBe(1);
});
