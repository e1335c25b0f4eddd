/** The inbox by keyboard alone: through the list, into a request, to answer and note, the sheet of keys, and off again. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

/** The script that listens is there. */
const listening = (page: Page) => page.locator("html[data-keys=ready]").waitFor({ state: "attached" });

const desktop = { viewport: { width: 1280, height: 900 } };

test("j and k walk the list, Enter opens, a leads to the answer, u back; typed letters stay letters", async () => {
  const inbox = await openInbox("みどり", desktop);
  await inbox.locator(".card-link").nth(1).waitFor();
  await listening(inbox);
  const focused = () =>
    inbox.evaluate(() => [...document.querySelectorAll(".card-link")].indexOf(document.activeElement as Element));
  await inbox.keyboard.press("j");
  expect(await focused()).toBe(0);
  await inbox.keyboard.press("j");
  expect(await focused()).toBe(1);
  await inbox.keyboard.press("k");
  expect(await focused()).toBe(0);
  await inbox.keyboard.press("Enter");
  await inbox.locator("#composer").waitFor();
  await listening(inbox);
  await inbox.keyboard.press("a");
  await inbox.keyboard.type("jkatn?/");
  expect(await inbox.locator("#answer-text").inputValue()).toBe("jkatn?/");
  expect(await inbox.locator("dialog[open]").count()).toBe(0);
  // While an input method composes, a key belongs to it, wherever it lands.
  await inbox.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", isComposing: true, bubbles: true }));
  });
  expect(await inbox.locator("dialog[open]").count()).toBe(0);
  await inbox.locator("#answer-text").fill("");
  await inbox.locator("#answer-text").blur();
  await inbox.keyboard.press("u");
  await inbox.getByRole("heading", { name: "受信箱" }).waitFor();
});

test("t takes the request that is open", async () => {
  const inbox = await openInbox("ひなた", desktop);
  await listening(inbox);
  await inbox.keyboard.press("j");
  await inbox.keyboard.press("Enter");
  await inbox.locator("#acts").waitFor();
  const take = inbox.locator("#take-form");
  if ((await take.count()) === 0) {
    await inbox.getByRole("button", { name: "ボットに戻す" }).click();
    await take.waitFor();
  }
  await listening(inbox);
  await inbox.locator("h1").click();
  await inbox.keyboard.press("t");
  await inbox.getByText("あなたが受け持っています。").first().waitFor();
});

test.each([
  ["light", { ...desktop, colorScheme: "light" as const }],
  ["dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const }],
])("? opens the sheet, Esc puts it away and focus is where it was (%s)", async (_theme, options) => {
  const inbox = await openInbox("みどり", { ...options, expectedComplaints: ["Applying inline style"] });
  await listening(inbox);
  await inbox.keyboard.press("j");
  // A Japanese keyboard may be set to wide letters.
  await inbox.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "？", bubbles: true })),
  );
  const sheet = inbox.getByRole("dialog", { name: "キー操作" });
  await sheet.waitFor();
  await expectAccessible(inbox);
  await inbox.keyboard.press("j");
  await inbox.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  expect(await inbox.evaluate(() => document.activeElement?.className)).toContain("card-link");
  await inbox.goto(inboxUrl("/inbox/keys"));
  await expectAccessible(inbox);
});

test("single keys can be turned off and on again; without JavaScript the page still tells of them", async () => {
  const inbox = await openInbox("みどり", desktop);
  await inbox.goto(inboxUrl("/inbox/keys"));
  await inbox.getByRole("button", { name: "キー操作を止める" }).click();
  await inbox.goto(inboxUrl());
  await listening(inbox);
  await inbox.keyboard.press("?");
  expect(await inbox.locator("dialog[open]").count()).toBe(0);
  await inbox.goto(inboxUrl("/inbox/keys"));
  await inbox.getByRole("button", { name: "キー操作を使う" }).click();
  await inbox.locator("h1").click();
  await inbox.keyboard.press("?");
  await inbox.getByRole("dialog", { name: "キー操作" }).waitFor();
  const plain = await openInbox("みどり", { javaScriptEnabled: false });
  await plain.goto(inboxUrl("/inbox/keys"));
  await plain.getByText("Tab と Enter ですべて使えます", { exact: false }).waitFor();
  expect(await plain.getByRole("button", { name: "キー操作を止める" }).count()).toBe(0);
});
