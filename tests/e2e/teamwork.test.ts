/** Two members of staff on one request in browsers: notes, hand-over, who else looks, 「あとで」; keyboard only, without scripts, on paper. */
import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl, runCron } from "../support/e2e/system.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
/** htmx gives moving elements an inline style, which the policy drops. */
const QUIET = { expectedComplaints: ["Applying inline style", "409", "422", "404"] };

/** For eyes: only when a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.TONARI_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** Somebody of Kita who wants to be heard. @returns the phone and the address of their request. */
async function worried(name: string, words: string, reader: Page) {
  const phone = await openPhone(name);
  await phone.follow();
  await phone.says("北野町に住んでいます");
  await phone.says(words);
  await phone.says("人と話したい");
  // The last answer is there before anybody counts what the phone heard.
  await phone.hears(/知らせました|読むのは/);
  const card = cardWith(reader, words).locator("a");
  await card.waitFor();
  return { phone, href: new URL((await card.getAttribute("href")) ?? "", reader.url()).href.split("#")[0] ?? "" };
}

const withoutOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

test("two at once: each sees the other, a note calls, a hand-over is asked and accepted, nothing reaches the phone", {
  timeout: 180_000,
}, async () => {
  const first = await openInbox("みどり", QUIET);
  const { phone, href } = await worried("ふたりさん", "家の中がちらかって片づけられません", first);
  const heard = await phone.heard();
  await first.goto(href);
  const second = await openInbox("ひなた", { ...QUIET, ...PHONE, colorScheme: "dark" });
  await second.goto(href);
  await second.locator("#company").getByText("みどりさんも、いま開いています").waitFor();
  // The first page hears of it by itself.
  await first.locator("#company").getByText("ひなたさんも、いま開いています").waitFor({ timeout: 5000 });

  // Half an answer is being written while a note is kept: it stays where it is.
  await first.locator("#answer-text").fill("書きかけの返事です");
  await first.locator("#new-note-words").fill("玄関で会えた。@ひなた さんも一度おねがいします");
  await first.getByRole("button", { name: "内部メモに残す" }).click();
  await first.locator("#note-list").getByText("玄関で会えた").waitFor();
  expect(await first.locator("#answer-text").inputValue()).toBe("書きかけの返事です");
  expect(await first.locator("#new-note-words").inputValue()).toBe("");
  await second.locator("#note-list").getByText("玄関で会えた").waitFor({ timeout: 5000 });

  // A note that is half written does not go when the page renews itself.
  await second.locator("#new-note-words").fill("まだ書いています");
  await first.locator("#handover > summary").click();
  await first.locator("#handover-to").selectOption({ label: "ひなたさん" });
  await first.locator("#handover-words").fill("来週は研修です");
  await first.getByRole("button", { name: "引き継ぎをお願いする" }).click();
  await first.locator("#offer").getByText("来週は研修です").waitFor();
  await second.locator("#offer").getByText("来週は研修です").waitFor({ timeout: 5000 });
  expect(await second.locator("#new-note-words").inputValue()).toBe("まだ書いています");
  await expectAccessible(first);
  await expectAccessible(second);
  expect(await withoutOverflow(second)).toBe(true);
  await picture(first, "teamwork-desktop");
  await picture(second, "teamwork-phone-dark");

  await second.locator("#new-note-words").fill("");
  await second.goto(inboxUrl("/inbox"));
  await second.locator("#called-line").getByText("2件").waitFor();
  await second.locator("#called-line a").click();
  await second.getByText("引き継ぎをお願いされています").waitFor();
  await expectAccessible(second);
  await picture(second, "called-phone-dark");
  await second.getByRole("button", { name: "断る" }).click();
  await second.getByRole("alert").getByText("ひとこと書いて").waitFor();
  await second.getByRole("button", { name: "引き継ぎを受ける" }).click();
  await second.locator("#facts").getByText("ひなたさん", { exact: true }).waitFor();
  await first.locator("#work-live").getByText("みどりさんからひなたさんへ、引き継ぎました").waitFor({ timeout: 5000 });
  expect(await phone.heard()).toBe(heard);
  await first.locator("#answer-text").fill("");
});

test("half a closing is written while a colleague closes: the words stay, and the page says why", async () => {
  const first = await openInbox("みどり", QUIET);
  const { href } = await worried("とじるさん", "押し入れの奥がこわくて開けられません", first);
  await first.goto(href);
  const second = await openInbox("ひなた", QUIET);
  await second.goto(href);
  for (const page of [first, second]) await page.locator("html[data-live=live]").waitFor();
  await second.locator("#close-confirm > summary").click();
  await second.locator("#close-words").fill("まだ書いています");
  await first.locator("#close-confirm > summary").click();
  await first.getByRole("button", { name: "終えます" }).click();
  await first.getByText("もう一度ひらく").first().waitFor();
  await second.locator("#notice").getByText("書いた文は、この画面に残っています").waitFor();
  expect(await second.locator("#close-words").inputValue()).toBe("まだ書いています");
  await second.locator("#close-words").fill("");
  await second.evaluate(() => document.body.dispatchEvent(new CustomEvent("inbox:changed")));
  await second.locator("#close-words").waitFor({ state: "detached" });
});

test("keyboard only: a note, and 「あとで」 until it comes back by itself", { timeout: 120_000 }, async () => {
  const page = await openInbox("みどり", QUIET);
  const { href } = await worried("キーボードさん", "夜あまり眠れていません", page);
  await page.goto(href);
  await page.locator("#new-note-words").focus();
  await page.keyboard.type("電話は午後がよいとのこと");
  // Enter is a new line, never a sending.
  await page.keyboard.press("Enter");
  expect(await page.locator("#note-list").count()).toBe(0);
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === "内部メモに残す") break;
  }
  await page.keyboard.press("Enter");
  await page.locator("#note-list").getByText("電話は午後がよい").waitFor();

  await page.locator("#snooze > summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("つぎに開く日");
  await page.keyboard.press("Enter");
  await page.locator("#wake-form").getByText("まで、一覧から外しています").waitFor();
  await page.goto(inboxUrl("/inbox"));
  await page.locator("#request-list").waitFor();
  expect(await cardWith(page, "眠れていません").count()).toBe(0);
  await page.goto(inboxUrl("/inbox/called"));
  await page.getByRole("heading", { name: "あとで見る相談" }).waitFor();
  await runCron(new Date(Date.now() + 20 * 24 * 3_600_000));
  await page.goto(inboxUrl("/inbox"));
  await cardWith(page, "眠れていません").first().waitFor();
});

test("without scripts, on a phone: note, stale closing with its text, opening again, everything on paper", {
  timeout: 120_000,
}, async () => {
  const reader = await openInbox("みどり", QUIET);
  const { href } = await worried("かみさん", "年金のことがよくわかりません", reader);
  const page = await openInbox("みどり", { ...PHONE, ...QUIET, javaScriptEnabled: false });
  await page.goto(href);
  await page.locator("#new-note-words").fill("窓口の書類を渡した");
  await page.getByRole("button", { name: "内部メモに残す" }).click();
  await page.locator("#note-list").getByText("窓口の書類を渡した").waitFor();
  await page.locator("#close-confirm > summary").click();
  await page.locator("#close-reason").selectOption({ label: "落ち着いた・困りごとが片づいた" });
  await page.locator("#close-words").fill("書類をいっしょに書いた");
  // Meanwhile a colleague takes it.
  const other = await openInbox("ひなた", QUIET);
  await other.goto(href);
  await other.getByRole("button", { name: "受け持つ" }).first().click();
  await other.getByText("あなたが受け持っています。").first().waitFor();
  await page.getByRole("button", { name: "終えます" }).click();
  await page.getByRole("alert").getByText("ひなたさん：受け持ちました").waitFor();
  expect(await page.locator("#close-words").inputValue()).toBe("書類をいっしょに書いた");
  await page.getByRole("button", { name: "終えます" }).click();
  await page.getByText("この相談は終わっています").first().waitFor();
  await page.getByRole("button", { name: "もう一度ひらく" }).click();
  await page.locator("#close-confirm").waitFor();
  await page.getByRole("link", { name: "すべての記録を見る・印刷する" }).click();
  await page.getByText("もう一度ひらきました").waitFor();
  await page.getByText("書類をいっしょに書いた").first().waitFor();
  expect(await withoutOverflowStatic(page)).toBe(true);
  await picture(page, "timeline-phone");

  await reader.goto(href);
  await reader.emulateMedia({ media: "print" });
  for (const hidden of [".site-header", "#alarm", ".composer", "#note-form", "#handover", ".pane--list", "#company"])
    expect(await reader.locator(hidden).first().isVisible()).toBe(false);
  expect(await reader.locator("#notes").getByText("内部メモ・送られません").isVisible()).toBe(true);
  expect(await reader.locator(".handle-with-care").isVisible()).toBe(true);
});

/** Without scripts the page cannot be asked; its boxes can. */
async function withoutOverflowStatic(page: Page): Promise<boolean> {
  const box = await page.locator("main").boundingBox();
  return box !== null && box.width <= 391;
}

test("of a report, whoever told is not on paper", async () => {
  const phone = await openPhone("知らせるさん");
  await phone.follow();
  await phone.says("となりの家の庭がずっと荒れています。北野町の松の木の角です");
  await phone.says("人と話したい");
  const page = await openInbox("みどり", QUIET);
  await page.locator(".card").filter({ hasText: "ご近所から" }).first().locator("a").click();
  await page.getByRole("heading", { name: "知らせてくれた方" }).waitFor();
  await page.emulateMedia({ media: "print" });
  // The sheet for paper may still be on its way.
  await page.locator("#talk").waitFor({ state: "hidden" });
  expect(await page.locator("#brief").isVisible()).toBe(false);
  expect(await page.locator("#notes").isVisible()).toBe(false);
  expect(await page.getByText("知らせた方の会話とメモは、紙に出しません。").isVisible()).toBe(true);
});

test.each(["light", "dark"] as const)(
  "the page of everything and of a note hold in %s, at twice the size",
  async (colorScheme) => {
    const page = await openInbox("ひなた", { ...QUIET, ...PHONE, colorScheme });
    const { href } = await worried(`きろく${colorScheme}さん`, `ひとりで食べるのがさみしい${colorScheme}`, page);
    await page.goto(href);
    await page.locator("#new-note-words").fill("長いメモ".repeat(80));
    await page.getByRole("button", { name: "内部メモに残す" }).click();
    await page.getByRole("link", { name: "直す・直す前を見る" }).click();
    await page.locator("#note-words").fill("なおしたメモ");
    await expectAccessible(page);
    await page.getByRole("button", { name: "直して残す" }).click();
    await page.locator("#note-list").getByText("なおしたメモ").waitFor();
    await page.goto(`${href}/timeline`);
    await page.getByRole("heading", { name: /すべての記録/ }).waitFor();
    await expectAccessible(page);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await withoutOverflow(page)).toBe(true);
    await page.goto(href);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await withoutOverflow(page)).toBe(true);
    await picture(page, `request-phone-200-${colorScheme}`);
  },
);
