/** The front door, end to end: a resident types on the phone, a CSW answers in the inbox, the answer arrives. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phoneSize = { viewport: { width: 390, height: 844 } };

async function open(inbox: Page, words: string): Promise<void> {
  await cardWith(inbox, words).locator("a").click();
  await inbox.locator("#composer").waitFor();
}

async function answer(inbox: Page, text: string): Promise<void> {
  await inbox.locator("#answer-text").fill(text);
  await inbox.getByRole("button", { name: "返事を送る" }).click();
  // It could still be taken back for ten seconds; nobody here means to.
  await inbox.getByRole("button", { name: "いま送る" }).click();
}

/** Above the composer, and not scrolled away. */
async function isInSight(page: Page, box: { y: number; height: number } | null): Promise<boolean> {
  const composer = await page.locator("#composer").boundingBox();
  return box !== null && composer !== null && box.y > 0 && box.y + box.height <= composer.y + 1;
}

test("a message on LINE reaches a CSW, and the answer comes back", async () => {
  const inbox = await openInbox("みどり");
  const hana = await openPhone("はなえさん", phoneSize);
  await hana.follow();
  await hana.hears("自動");
  await hana.taps("ちょっとしんどい");
  await hana.taps("けっこう");
  await hana.says("ねこが死んでから家がしずかすぎて");
  await hana.taps("人と話したい");

  // The list learns of it by itself: nobody reloads.
  await cardWith(inbox, "ねこが").waitFor({ timeout: 5_000 });
  await open(inbox, "ねこが");
  await inbox.getByRole("button", { name: "受け持つ", exact: true }).click();
  await inbox.getByText("あなたが受け持っています。").first().waitFor();

  // While a CSW has the talk the bot is silent, and a new message shows within two seconds.
  const heard = await hana.heard();
  await hana.says("いま大丈夫ですか");
  const began = performance.now();
  await inbox.locator("#talk").getByText("いま大丈夫ですか").waitFor({ timeout: 5_000 });
  expect(performance.now() - began).toBeLessThan(2_000);

  await answer(inbox, "こんにちは、みどりです。読みました。");
  await hana.hears("こんにちは、みどりです。読みました。");
  await inbox.locator(".fate--sent").last().waitFor();
  const own = inbox.locator("#talk").getByText("こんにちは、みどりです。読みました。");
  await expect.poll(async () => isInSight(inbox, await own.boundingBox())).toBe(true);
  expect(await hana.heard()).toBe(heard + 1);

  await inbox.getByRole("button", { name: "ボットに戻す" }).click();
  await inbox.getByText("いまはボットがお相手しています。").waitFor();
  await hana.says("ありがとう");
  await expect.poll(() => hana.heard(), { timeout: 5_000 }).toBeGreaterThan(heard + 1);

  // Nobody closes over words they have not seen: the page must show them first.
  await inbox.locator("#talk .entry--resident").filter({ hasText: "ありがとう" }).waitFor();
  await inbox.locator("#close-confirm > summary").click();
  await inbox.getByRole("button", { name: "終えます" }).click();
  await inbox.getByText("この相談は終わっています", { exact: false }).first().waitFor();
});

test("danger at any hour: the number is on the phone, and the request is on top", async () => {
  const inbox = await openInbox("そら", phoneSize);
  const nao = await openPhone("なおきさん");
  await nao.says("もう死にたいです");
  await nao.hears("0120-279-338");
  await cardWith(inbox, "もう死にたいです").waitFor({ timeout: 5_000 });
  expect(await inbox.locator("#pinned").getByText("もう死にたいです").count()).toBe(1);
});

test("「連絡しないで」 stands: the answer is held, said so, and a reason is asked for", async () => {
  const inbox = await openInbox("ひなた", { expectedComplaints: ["422"] });
  const ryo = await openPhone("りょうたさん");
  await ryo.says("職場でつらいことがあって人と話したい");
  await ryo.hears(/知らせました|読むのは/);
  await ryo.says("やっぱり連絡しないで");
  await ryo.hears("連絡しません");
  await cardWith(inbox, "職場でつらい").waitFor();
  await open(inbox, "職場でつらい");
  const heard = await ryo.heard();
  await inbox.locator("#answer-text").fill("読みました");
  await inbox.getByText("連絡しないで、と言われています").waitFor();
  await inbox.getByRole("button", { name: "返事を送る" }).click();
  await inbox.locator("#composer-error").waitFor();
  expect(await inbox.locator("#answer-text").inputValue()).toBe("読みました");
  expect(await ryo.heard()).toBe(heard);
  await inbox.locator("#answer-reason").fill("命にかかわると係で判断");
  await inbox.getByRole("button", { name: "返事を送る" }).click();
  await inbox.getByRole("button", { name: "いま送る" }).click();
  await ryo.hears("読みました");
});

test("the whole way without JavaScript in the inbox", async () => {
  const kenji = await openPhone("けんじさん");
  await kenji.says("書類の書き方がわからなくて人と話したい");
  await kenji.hears(/知らせました|読むのは/);
  const inbox = await openInbox("みどり", { javaScriptEnabled: false });
  await open(inbox, "書類の書き方");
  await inbox.getByRole("button", { name: "受け持つ", exact: true }).click();
  await answer(inbox, "みどりです。いっしょに見ましょう。");
  await kenji.hears("いっしょに見ましょう");
  await inbox.reload();
  await inbox.locator(".fate--sent").last().waitFor();
});

test("what is taken back on the phone is taken back in the inbox", async () => {
  const inbox = await openInbox("みどり");
  const yuki = await openPhone("ゆきさん");
  await yuki.says("人と話したい");
  await yuki.hears(/知らせました|読むのは/);
  await yuki.says("じつは鍵をなくして");
  await cardWith(inbox, "人と話したい").first().waitFor();
  await inbox.locator(".card").filter({ hasText: "じつは鍵をなくして" }).locator("a").click();
  await inbox.locator("#talk").getByText("じつは鍵をなくして").waitFor();
  await yuki.page.getByRole("button", { name: "メッセージの操作" }).last().click();
  await yuki.page.getByRole("button", { name: "送信取消" }).click();
  await inbox.locator("#talk").getByText("取り消されました").waitFor({ timeout: 5_000 });
  expect(await inbox.locator("#talk").getByText("じつは鍵をなくして").count()).toBe(0);
});

test.each([
  ["light", "desktop", { viewport: { width: 1280, height: 900 }, colorScheme: "light" as const }],
  ["dark", "phone", { ...phoneSize, colorScheme: "dark" as const }],
])("list, request and phone are accessible (%s, %s)", async (_theme, _size, options) => {
  // axe measures with inline styles of its own, which our policy refuses, as it should.
  const watched = { ...options, expectedComplaints: ["Applying inline style"] };
  const inbox = await openInbox("ひなた", watched);
  await expectAccessible(inbox);
  await inbox.locator(".card a").first().click();
  await inbox.locator("#composer").waitFor();
  await expectAccessible(inbox);
  const phone = await openPhone(`みてるひと${options.colorScheme}`, watched);
  await phone.follow();
  await phone.hears("自動");
  await expectAccessible(phone.page);
});

test("nobody gets in without signing in, and a foreign form changes nothing", async () => {
  const list = await fetch(inboxUrl(), { redirect: "manual" });
  expect([302, 303, 401]).toContain(list.status);
  const act = await fetch(inboxUrl("/inbox/requests/x/take"), {
    method: "POST",
    headers: {
      origin: "https://evil.example",
      "content-type": "application/x-www-form-urlencoded",
      cookie: "tonari_dev_staff=csw-midori",
    },
    body: "seenVersion=1",
  });
  expect(act.status).toBe(403);
});
