/** Tags, links and erasing in browsers: a colleague's tag comes by itself, everything without scripts on a phone, nothing wider than it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
const QUIET = { expectedComplaints: ["Applying inline style", "409", "422", "404"] };

async function worried(name: string, words: string, reader: Page) {
  const phone = await openPhone(name);
  await phone.follow();
  await phone.says("北野町に住んでいます");
  await phone.says(words);
  await phone.says("人と話したい");
  const card = cardWith(reader, words).locator("a");
  await card.waitFor();
  return new URL((await card.getAttribute("href")) ?? "", reader.url()).href.split("#")[0] ?? "";
}
const numberOf = (href: string) => {
  const id = href.split("/").at(-1) ?? "";
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`;
};
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

test("a tag and a link without scripts on a phone; a colleague's open page shows them, what they write stays", {
  timeout: 180_000,
}, async () => {
  const second = await openInbox("ひなた", QUIET);
  const mother = await worried("ははさん", "朝から何も手につかない日がつづきます", second);
  const son = await worried("むすこさん", "仕事をやめてから家にいます", second);
  await second.goto(mother);
  await second.locator("#ties summary", { hasText: "札をつける" }).click();
  await second.locator("#tag-label").fill("書きかけ");

  const first = await openInbox("みどり", { ...QUIET, ...PHONE, javaScriptEnabled: false, colorScheme: "dark" });
  await first.goto(mother);
  await first.locator("#ties summary", { hasText: "札をつける" }).click();
  await first.locator("#tag-label").fill("民生委員と訪問");
  await first.getByRole("button", { name: "つける", exact: true }).click();
  await first.locator("#ties summary", { hasText: "ほかの相談とつなげる" }).click();
  await first.locator("#link-number").fill("0000-0000");
  await first.getByLabel("同じ世帯").check();
  await first.getByRole("button", { name: "つなげる", exact: true }).click();
  await first.getByText("その番号の相談は見つかりません").waitFor();
  expect(await first.locator("#link-number").inputValue()).toBe("0000-0000");
  expect(await first.getByLabel("同じ世帯").isChecked()).toBe(true);
  await expectAccessible(first);
  await first.locator("#link-number").fill(numberOf(son).toLowerCase());
  await first.getByRole("button", { name: "つなげる", exact: true }).click();
  await first.locator("#ties").getByText(numberOf(son).toUpperCase()).first().waitFor();
  expect(await fits(first)).toBe(true);
  await expectAccessible(first);

  await second.locator("#ties-live").getByText("民生委員と訪問").first().waitFor({ timeout: 5000 });
  await second.locator("#ties-live").getByText(numberOf(son).toUpperCase()).first().waitFor({ timeout: 5000 });
  expect(await second.locator("#tag-label").inputValue()).toBe("書きかけ");
  await expectAccessible(second);

  await first.locator("#ties").getByRole("link", { name: "民生委員と訪問" }).click();
  await cardWith(first, "朝から何も手につかない").waitFor();
  expect(await cardWith(first, "仕事をやめてから").count()).toBe(0);
  await first.goto(inboxUrl("/inbox/tags"));
  expect(await fits(first)).toBe(true);
  await expectAccessible(first);
});

test("a caller's words are erased in two steps without scripts; the quiet hours have their form", {
  timeout: 120_000,
}, async () => {
  const page = await openInbox("みどり", { ...QUIET, ...PHONE, javaScriptEnabled: false });
  await page.goto(inboxUrl("/inbox/records/new"));
  await page.getByLabel("電話", { exact: true }).check();
  await page.getByLabel("話した本人のこと").check();
  await page.locator("#record-words").fill("縁側の雨もりがひどいそうです");
  await page.locator("#record-form button[type=submit]").last().click();
  await page.locator("#records").getByText("縁側の雨もり").waitFor();
  await page.getByRole("link", { name: "「消して」と言われた" }).click();
  await page.getByRole("heading", { name: "聞いたことばを消します" }).waitFor();
  expect(await fits(page)).toBe(true);
  await expectAccessible(page);
  await page.getByLabel("話してくれた本人が「消して」と言いました").check();
  await page.getByRole("button", { name: "ことばを消す" }).click();
  await page.locator("#records").getByText("ことばは消されました").waitFor();
  expect(await page.content()).not.toContain("縁側");

  const manager = await openInbox("ひなた", { ...QUIET, ...PHONE, colorScheme: "dark" });
  await manager.goto(inboxUrl("/inbox/admin/settings#sending"));
  expect(await manager.locator("#sending-quietFrom").inputValue()).toBe("21:00");
  expect(await fits(manager)).toBe(true);
  await expectAccessible(manager);
});
