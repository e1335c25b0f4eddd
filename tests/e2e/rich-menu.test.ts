/** The rich menu on the phone: seen, pressed, heard, and changed to another language. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

/** Who came last stands on the last page, behind whoever waits longer. */
async function countOnAllPages(inbox: Page, words: string): Promise<number> {
  await inbox.goto(inboxUrl("/inbox"));
  const next = inbox.getByRole("link", { name: "つづき", exact: true });
  let found = await cardWith(inbox, words).count();
  for (let page = 0; page < 20 && (await next.count()) > 0; page++) {
    await inbox.goto(new URL((await next.getAttribute("href")) ?? "", inboxUrl("/inbox")).href);
    found += await cardWith(inbox, words).count();
  }
  return found;
}

const phoneSize = { viewport: { width: 390, height: 844 } };

test("a friend sees the menu; one press on 「人と話したい」 reaches the inbox", async () => {
  const inbox = await openInbox("みどり");
  const before = await countOnAllPages(inbox, "人と話したい");
  const fumi = await openPhone("ふみさん", phoneSize);
  const menu = fumi.page.getByRole("group", { name: "リッチメニュー" });
  expect(await menu.isVisible()).toBe(false);
  await fumi.follow();
  await menu.waitFor();
  const picture = menu.locator("img");
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(2500);
  const box = await menu.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2500 / 1686, 1);
  for (const button of await menu.getByRole("button").all()) {
    const area = await button.boundingBox();
    expect(Math.min(area?.width ?? 0, area?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await fumi.hears("自動");
  await menu.getByRole("button", { name: "人と話したい" }).click();
  await fumi.hears(/知らせました|読むのは/);
  // The menu makes room for the answer; the bar brings it back.
  expect(await menu.isVisible()).toBe(false);
  await fumi.page.getByRole("button", { name: "メニュー", exact: true }).click();
  await menu.waitFor();
  await expect.poll(() => countOnAllPages(inbox, "人と話したい"), { timeout: 20_000 }).toBe(before + 1);
});

test("the language is chosen with two presses, and only the second one is answered", async () => {
  const ana = await openPhone("アナさん", phoneSize);
  await ana.follow();
  await ana.hears("自動");
  const heard = await ana.heard();
  const menu = ana.page.getByRole("group", { name: "リッチメニュー" });
  await menu.getByRole("button", { name: "ことば", exact: true }).click();
  await menu.getByRole("button", { name: "English" }).click();
  await ana.hears("help line");
  expect(await ana.heard()).toBe(heard + 3);
  await menu.getByRole("button", { name: "I need help now" }).waitFor();
  await menu.getByRole("button", { name: "Talk to a person" }).click();
  await ana.page.locator('[data-from="me"]').filter({ hasText: "Talk to a person" }).waitFor();
});

test("writing closes the menu; the page with it is accessible", async () => {
  const watched = { ...phoneSize, expectedComplaints: ["Applying inline style"] };
  const kei = await openPhone("けいさん", watched);
  await kei.follow();
  const menu = kei.page.getByRole("group", { name: "リッチメニュー" });
  await menu.waitFor();
  await expectAccessible(kei.page);
  await kei.says("こんにちは");
  expect(await menu.isVisible()).toBe(false);
});
