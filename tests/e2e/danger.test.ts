/** Danger in a browser: the words underlined, a U0 lowered by two people, steps and a notice kept, and the public page. */
import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openPage } from "../support/e2e/pages.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const WORDS = "今夜もう死にますね";
const PHONE = { viewport: { width: 390, height: 844 } };
/** htmx gives moving elements an inline style, which the policy drops. */
const QUIET = { expectedComplaints: ["Applying inline style", "409", "422"] };

/** For eyes: only when a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.TONARI_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test("two people lower a danger to life; what was found is underlined, and everything done is on record", {
  timeout: 180_000,
}, async () => {
  const phone = await openPhone("いのちさん");
  await phone.says(WORDS);
  await phone.hears(/119|110/);
  const first = await openInbox("みどり", QUIET);
  await cardWith(first, WORDS).locator("a").click();
  const mark = first.locator("#talk mark");
  await mark.waitFor();
  expect(WORDS).toContain(await mark.first().textContent());
  expect(await mark.first().getAttribute("title")).toContain("いま・手段・別れ");
  await first.locator(".heard-list").getByText("R-SH1").waitFor();
  const address = first.url();

  await first.locator("#danger").getByRole("button", { name: "この対応に加わる" }).click();
  await first.locator("#joined").getByText("みどりさん").waitFor();
  await first.locator("#step-form").getByText("電話した").click();
  await first.locator("#step-words").fill("本人と話せた。落ち着いている");
  await first.locator("#step-form").getByRole("button", { name: "残す" }).click();
  await first.locator("#danger-live .log").getByText("本人と話せた。落ち着いている").waitFor();

  await first.locator("#danger-hand > summary").click();
  const level = first.locator("#hand-level");
  await level.getByRole("button", { name: "U2 3日にする" }).click();
  await first.locator("#danger").getByRole("alert").getByText("理由をえらんで").waitFor();
  await level.getByText("本人と話せた", { exact: true }).click();
  await level.getByRole("button", { name: "U2 3日にする" }).click();
  await first.locator("#proposal .warning").getByText("もう一人の確認").waitFor();
  expect(
    await first
      .locator("#proposal")
      .getByRole("button", { name: /下げます/ })
      .count(),
  ).toBe(0);
  await expectAccessible(first);
  await picture(first, "danger-desktop");

  const second = await openInbox("ひなた", { ...QUIET, ...PHONE, colorScheme: "dark" });
  await second.goto(address);
  await second.locator("#proposal").getByText("本人と話せた").first().waitFor();
  await expectAccessible(second);
  await picture(second, "danger-phone-dark");
  await second
    .locator("#proposal")
    .getByRole("button", { name: /下げます/ })
    .click();
  await second.locator("#danger-live").getByText("みどりさんとひなたさん").waitFor();
  await expect.poll(() => second.locator("#brief-bar .level--u2").count()).toBe(1);
  // The first person's page follows by itself.
  await first.locator("#danger-live").getByText("みどりさんとひなたさん").waitFor();

  await phone.says("やっぱり死にたい");
  await expect.poll(() => second.locator("#brief-bar .level--u1").count(), { timeout: 10_000 }).toBe(1);
});

test("without scripts: a reason is asked for, a notice is kept, a mark is made and listed", async () => {
  const phone = await openPhone("ぼうりょくさん");
  await phone.says("夫が毎日なぐるんです");
  await phone.hears(/110|つながる/);
  const page = await openInbox("みどり", { javaScriptEnabled: false, ...PHONE, expectedComplaints: ["409"] });
  await cardWith(page, "なぐるんです").locator("a").click();
  const address = page.url();
  await page.locator("#close-confirm > summary").click();
  await page.getByRole("button", { name: "終えます" }).click();
  await page.getByText("理由をえらんで").first().waitFor();
  await page.goto(address);
  await page.locator("#danger-notice > summary").click();
  const form = page.locator("#notice-form");
  await form.getByText("配偶者からの暴力").click();
  await form.getByText("電話", { exact: true }).click();
  await page.locator("#notice-agency").fill("配偶者暴力相談支援センター");
  await page.locator("#notice-content").fill("くり返される暴力");
  await page.locator("#notice-second").selectOption({ label: "ひなたさん" });
  await form.getByRole("button", { name: "通告・通報を記録する" }).click();
  await page.locator("#danger-live").getByText("みどりさんとひなたさん").waitFor();
  await page.getByRole("link", { name: "見立てに印をつける" }).first().click();
  await page.getByText("誤検知：").click();
  const marked = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "印をつける" }).click();
  await marked;
  await page.goto(inboxUrl("/inbox/review"));
  await page.getByText("「夫が毎日なぐるんです」").first().waitFor();
});

test.each(["light", "dark"] as const)("pages of marks and the public page hold in %s", async (colorScheme) => {
  const staff = await openInbox("みどり", { ...QUIET, colorScheme });
  await staff.goto(inboxUrl("/inbox/review"));
  await staff.getByRole("heading", { name: "見直し" }).waitFor();
  await expectAccessible(staff);
  await picture(staff, `review-${colorScheme}`);
  const page = await openPage(inboxUrl("/about/triage"), { ...QUIET, ...PHONE, colorScheme });
  await page.getByText("これは医療の検査ではありません").waitFor();
  await expectAccessible(page);
  await picture(page, `about-${colorScheme}`);
});
