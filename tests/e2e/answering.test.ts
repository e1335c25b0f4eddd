/** Where a CSW writes: texts put in, both phones looked at, taken back, kept; with scripts, without, and by keyboard alone. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import type { PageOptions } from "../support/e2e/pages.ts";
import { cardWith, openInbox, openPhone, type Phone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phoneSize = { viewport: { width: 390, height: 844 } };

/** Somebody who asks for a person, and みどり before their request. */
async function asksFor(name: string, worry: string, options?: PageOptions): Promise<{ phone: Phone; inbox: Page }> {
  const phone = await openPhone(name);
  await phone.says(`${worry}ので人と話したい`);
  await phone.hears(/知らせました|読むのは/);
  const inbox = await openInbox("みどり", options);
  await cardWith(inbox, worry).first().locator("a").click();
  await inbox.locator("#composer").waitFor();
  return { phone, inbox };
}

const field = (inbox: Page) => inbox.locator("#answer-text");
const press = (inbox: Page, name: string) => inbox.getByRole("button", { name, exact: true }).first().click();

test("a text is put in, looked at, sent, taken back, and sent again as two bubbles", async () => {
  const { phone, inbox } = await asksFor("まさみさん", "役所の紙がよくわからない");
  const heard = await phone.heard();
  await inbox.locator("#snippets > summary").click();
  await inbox.locator('#snippets button[value="insert:demo-snippet-read"]').click();
  await expect.poll(() => field(inbox).inputValue()).toContain("読みました");
  await field(inbox).pressSequentially("\n\n家賃の紙を、必ず見ます。");
  await press(inbox, "確認");
  await inbox.locator(".phone-bubble").nth(1).waitFor();
  expect(await inbox.locator(".phone-sender").textContent()).toContain("みどり（職員） from");
  await inbox.getByText("言いきれないことかもしれません").waitFor();
  await inbox.locator("#lock-warning").getByText("お金").waitFor();

  // Live: the hint goes with the word, nobody presses anything.
  await field(inbox).fill(`${(await field(inbox).inputValue()).replace("必ず", "いっしょに")}`);
  await expect.poll(() => inbox.getByText("言いきれないことかもしれません").count(), { timeout: 8_000 }).toBe(0);

  await press(inbox, "返事を送る");
  await press(inbox, "取り消す");
  await inbox.getByText("相手には届いていません").waitFor();
  expect(await field(inbox).inputValue()).toContain("家賃の紙を、いっしょに見ます。");
  expect(await phone.heard()).toBe(heard);

  await press(inbox, "返事を送る");
  await inbox.locator(".undo-line").waitFor();
  // Nobody hurries it: after its ten seconds it leaves by itself.
  await phone.page.getByText("家賃の紙を、いっしょに見ます。").waitFor({ timeout: 25_000 });
  expect(await phone.heard()).toBe(heard + 2);
  await inbox.locator(".fate--sent").last().waitFor();
  await expect.poll(() => inbox.locator(".undo-line").count(), { timeout: 15_000 }).toBe(0);
});

test("the whole way without JavaScript", async () => {
  const { phone, inbox } = await asksFor("としおさん", "町内会の紙がよくわからない", { javaScriptEnabled: false });
  const heard = await phone.heard();
  await field(inbox).fill("みどりです。");
  await press(inbox, "下書きを残す");
  await expect.poll(() => field(inbox).inputValue()).toBe("みどりです。");
  await inbox.locator("#snippets > summary").click();
  await inbox.locator('#snippets button[value="insert:demo-snippet-slowly"]').click();
  await expect
    .poll(() => field(inbox).inputValue())
    .toBe("みどりです。\n\nお返事は、ゆっくりで大丈夫です。ひとことだけでも、どうぞ。");
  await inbox.locator("#composer").getByRole("button", { name: "確認", exact: true }).click();
  await expect.poll(() => inbox.locator(".phone-bubble").count()).toBe(2);
  await press(inbox, "返事を送る");
  await press(inbox, "取り消す");
  await expect.poll(() => field(inbox).inputValue()).toContain("みどりです。");
  await press(inbox, "返事を送る");
  await press(inbox, "いま送る");
  await phone.hears("ゆっくりで大丈夫です");
  expect(await phone.heard()).toBe(heard + 2);
  await inbox.reload();
  await inbox.locator(".fate--sent").last().waitFor();
});

test("by keyboard: Enter makes a line, an input method's Enter does nothing, Ctrl+Enter sends once", async () => {
  const { phone, inbox } = await asksFor("かよこさん", "書類の出しかたがわからない");
  const heard = await phone.heard();
  await inbox.locator("html.has-keys").waitFor();
  await field(inbox).focus();
  await inbox.keyboard.type("一行め");
  await inbox.keyboard.press("Enter");
  await inbox.keyboard.type("二行め");
  expect(await field(inbox).inputValue()).toBe("一行め\n二行め");
  for (const init of [{ isComposing: true, ctrlKey: true }, { keyCode: 229, ctrlKey: true }, { isComposing: true }])
    await field(inbox).evaluate((text, more) => {
      text.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more }));
    }, init);
  expect(await inbox.locator(".undo-line").count()).toBe(0);
  expect(await field(inbox).inputValue()).toBe("一行め\n二行め");
  await inbox.keyboard.press("Control+Enter");
  await inbox.keyboard.press("Control+Enter");
  await inbox.locator(".undo-line").waitFor();
  const now = inbox.getByRole("button", { name: "いま送る" });
  await now.focus();
  await inbox.keyboard.press("Enter");
  await phone.hears("二行め");
  expect(await phone.heard()).toBe(heard + 1);
});

test("without scripts Enter in the line for the reason does not send", async () => {
  const { phone, inbox } = await asksFor("ふみさん", "姉とけんかした", { javaScriptEnabled: false });
  await phone.says("やっぱり連絡しないで");
  await phone.hears("連絡しません");
  await inbox.reload();
  const heard = await phone.heard();
  await field(inbox).fill("読みました");
  await inbox.locator("#answer-reason").fill("係で決めた");
  await inbox.locator("#answer-reason").press("Enter");
  await inbox.locator(".phone-bubble").waitFor();
  expect(await field(inbox).inputValue()).toBe("読みました");
  expect(await inbox.locator("#answer-reason").inputValue()).toBe("係で決めた");
  expect(await inbox.locator(".undo-line").count()).toBe(0);
  expect(await phone.heard()).toBe(heard);
});

test("the session ends while writing: the words stay on the page, and become a draft after signing in again", async () => {
  const { inbox } = await asksFor("すみえさん", "庭のことで困っている", {
    javaScriptEnabled: false,
    expectedComplaints: ["401"],
  });
  await field(inbox).fill("長い返事を書いていました。\n二行めです。");
  await inbox.context().clearCookies();
  await press(inbox, "返事を送る");
  await inbox.getByRole("heading", { name: "サインインが必要です" }).waitFor();
  expect(await inbox.locator("#kept-text").inputValue()).toBe("長い返事を書いていました。\n二行めです。");
  const second = await inbox.context().newPage();
  await second.goto(inboxUrl("/inbox/sign-in"));
  await second.getByRole("button", { name: /みどり/ }).click();
  // Closing sooner would break off the signing in.
  await second.getByRole("heading", { name: "受信箱" }).waitFor();
  await second.close();
  await press(inbox, "下書きに残す");
  await expect.poll(() => field(inbox).inputValue()).toBe("長い返事を書いていました。\n二行めです。");
  expect(await inbox.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test("on a slow network nothing that is typed meanwhile is lost, whatever was pressed", async () => {
  const { inbox } = await asksFor("おそい町のひと", "バスの時間がわからない");
  let slow = true;
  await inbox.route("**/answers", async (route) => {
    if (slow) await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await field(inbox).fill("はじめの文");
  const checked = inbox.waitForResponse(/answers/);
  await press(inbox, "確認");
  await field(inbox).pressSequentially("、つづき");
  // Looking is not sending, and does not say so.
  expect(await inbox.locator("#send .while-busy").isVisible()).toBe(false);
  await checked;
  await inbox.locator(".phone-bubble").waitFor();
  expect(await field(inbox).inputValue()).toBe("はじめの文、つづき");
  const sent = inbox.waitForResponse(/answers/);
  await press(inbox, "返事を送る");
  await field(inbox).pressSequentially("\nつぎの返事");
  await sent;
  await inbox.locator(".undo-line").waitFor();
  await expect.poll(() => field(inbox).inputValue()).toBe("つぎの返事");
  slow = false;
  await press(inbox, "取り消す");
  await inbox.getByText("相手には届いていません").waitFor();
  expect(await field(inbox).inputValue()).toBe("はじめの文、つづき\n\nつぎの返事");
});

test("a draft is kept by itself, and stands there after the page was closed", async () => {
  const { inbox } = await asksFor("えみこさん", "回覧板がまわってこない");
  await field(inbox).pressSequentially("とちゅうまで書いた");
  await inbox.locator("#draft-saved").waitFor({ state: "attached", timeout: 8_000 });
  await inbox.goto(inboxUrl());
  await cardWith(inbox, "回覧板が").first().locator("a").click();
  await expect.poll(() => field(inbox).inputValue()).toBe("とちゅうまで書いた");
});

test.each([
  ["light", "desktop", { viewport: { width: 1280, height: 900 }, colorScheme: "light" as const }],
  ["dark", "phone", { ...phoneSize, colorScheme: "dark" as const }],
])("everything open is accessible (%s, %s)", async (theme, _size, options) => {
  const { phone, inbox } = await asksFor(`みてもらう${theme}`, `${theme}の紙がよくわからない`, {
    ...options,
    expectedComplaints: ["Applying inline style"],
  });
  await phone.says("連絡しないで");
  await phone.hears("連絡しません");
  await inbox.locator("#answer-reason").waitFor();
  await field(inbox).fill("必ず、生活保護の紙を見ます。");
  await inbox.locator("#answer-reason").fill("係で決めた");
  await press(inbox, "確認");
  await inbox.locator("#lock-warning").waitFor();
  await inbox.locator("#snippets > summary").click();
  await inbox.locator("#contact-hours > summary").click();
  await expectAccessible(inbox);
  await press(inbox, "返事を送る");
  await inbox.locator(".undo-line").waitFor();
  await expectAccessible(inbox);
  await press(inbox, "取り消す");
  await inbox.getByText("相手には届いていません").waitFor();
  await inbox.goto(inboxUrl("/inbox/snippets"));
  await inbox.getByRole("heading", { name: "定型文", exact: true }).waitFor();
  await expectAccessible(inbox);
});
