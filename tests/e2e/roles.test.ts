/** A day of every role in a real browser: what each may do, what each is spared, and the page that covers itself. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, type PageOptions } from "../support/e2e/pages.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1280, height: 900 } };
const withoutScripts = { ...desktop, javaScriptEnabled: false };

/** With PICTURES set to a folder, every page is kept there to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Signed in as somebody whose day does not begin at the inbox. */
async function openAs(nickname: string, options?: PageOptions): Promise<Page> {
  const page = await openPage(inboxUrl("/inbox/sign-in"), options);
  await page.getByRole("button", { name: new RegExp(nickname) }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const inThreeDays = (): string => new Date(Date.now() + 3 * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10);
/** Those under 「そのほか」 too. */
const links = (page: Page) =>
  page.getByRole("navigation", { name: "ページ" }).getByRole("link", { includeHidden: true }).allTextContents();

/** What the day does not need every hour stands under 「そのほか」, or under the name of the page one is on. */
async function goesTo(page: Page, name: string): Promise<void> {
  await page.locator(".more-button").click();
  await page.locator("#more-pages").getByRole("link", { name, exact: true }).click();
}

async function worry(name: string, words: string): Promise<void> {
  const person = await openPhone(name);
  await person.follow();
  await person.says("北野町に住んでいます");
  await person.says(words);
  await person.says("人と話したい");
  await person.hears(/./);
}

test("a CSW gives a request to a partner, who reads it and does nothing, until it is taken back", async () => {
  const words = "さくら色の封筒がこわくて開けられません";
  await worry("ふうこ", words);
  const midori = await openInbox("みどり", withoutScripts);
  await cardWith(midori, words).getByRole("link").first().click();
  await midori.getByRole("button", { name: "受け持つ" }).click();
  await midori.getByText("期間を決めて見せる").click();
  await midori.locator("#grants").getByLabel("だれに").selectOption({ label: "つばささん" });
  await midori.locator("#grants").getByLabel("いつまで").fill(inThreeDays());
  await midori.getByRole("button", { name: "見せる", exact: true }).click();
  await midori.getByText("まで見られます").waitFor();
  await picture(midori, "roles-grants");

  // Once taken back it is not found, neither by hand nor by what the open page asks for by itself.
  const tsubasa = await openInbox("つばさ", { ...phone, expectedComplaints: ["status of 404"] });
  expect(await links(tsubasa)).toEqual(["受信箱"]);
  // Nothing on the list asks for what is not theirs, and no part of it is about work.
  await tsubasa.waitForLoadState("networkidle");
  expect(await tsubasa.locator("#notice").textContent()).toBe("");
  expect(await tsubasa.locator("#list-tabs").getByRole("link").allTextContents()).toEqual([
    expect.stringContaining("すべて"),
    "おわったもの",
  ]);
  expect(await tsubasa.locator("#called-line").count()).toBe(0);
  await cardWith(tsubasa, words).getByRole("link").first().click();
  await tsubasa.getByText("返事と操作は、受け持ちの職員が行います").waitFor();
  expect(await tsubasa.getByRole("textbox").count()).toBe(0);
  await picture(tsubasa, "roles-partner");

  await midori.getByRole("button", { name: /見せるのをやめる/ }).click();
  await midori.getByText("に終わりました").waitFor();
  await tsubasa.reload();
  await tsubasa.getByRole("heading", { name: "見つかりません" }).waitFor();
});

test("a manager sees who read what, and adds a duty officer, whose day begins with what is for duty", async () => {
  const words = "みどり色の傘をなくして泣いています";
  await worry("かさこ", words);
  const midori = await openInbox("みどり", desktop);
  await cardWith(midori, words).getByRole("link").first().click();
  await midori.getByRole("log", { name: "会話" }).or(midori.locator("#talk")).first().waitFor();
  const hinata = await openInbox("ひなた", withoutScripts);
  await goesTo(hinata, "閲覧の記録");
  await hinata.getByLabel("だれが").selectOption({ label: "みどりさん" });
  await hinata.getByRole("button", { name: "しぼる" }).click();
  await hinata.getByRole("rowheader", { name: "みどりさん" }).first().waitFor();
  expect(await hinata.locator("main").textContent()).not.toContain(words);
  await goesTo(hinata, "管理");
  await hinata.getByRole("link", { name: "職員", exact: true }).click();
  await hinata.getByText("職員を加える").click();
  await hinata.getByLabel("メールアドレス").fill("yoru@tonari.example");
  await hinata.getByLabel("呼び名").fill("よる");
  await hinata.getByLabel(/^当番/).check();
  await hinata.getByRole("button", { name: "加える", exact: true }).click();
  await hinata.getByRole("heading", { name: "よるさん" }).waitFor();
  await hinata.getByText("加えました").waitFor();

  // Whoever may not work here any more is refused what their open page asks for by itself.
  const yoru = await openInbox("よる", {
    ...phone,
    expectedComplaints: ["status of 401", "HTTP Authentication failed"],
  });
  expect(await links(yoru)).toContain("当番と知らせ");
  expect(await links(yoru)).not.toContain("管理");
  await hinata.getByRole("button", { name: "止める" }).click();
  await hinata.getByText("利用を止めました").waitFor();
  await yoru.reload();
  await yoru.getByRole("heading", { name: "だれとして入りますか" }).waitFor();
});

test("the city division sees counts and nothing else", async () => {
  const aoba = await openAs("あおば", { ...withoutScripts, expectedComplaints: ["status of 403"] });
  await aoba.getByRole("heading", { name: "件数" }).waitFor();
  expect(await links(aoba)).toEqual(["件数"]);
  await aoba.getByRole("table", { name: "急ぎの度合い" }).waitFor();
  await aoba.goto(inboxUrl("/inbox/review"));
  await aoba.getByRole("heading", { name: "この画面はひらけません" }).waitFor();
  await aoba.goto(inboxUrl("/inbox"));
  await aoba.getByRole("heading", { name: "件数" }).waitFor();
});

test("an administrator changes a setting and a district without scripts, and takes a file out and in", async () => {
  const kaede = await openAs("かえで", { ...withoutScripts, expectedComplaints: ["status of 422"] });
  await kaede.getByRole("heading", { name: "管理" }).waitFor();
  expect(await links(kaede)).not.toContain("受信箱");
  await kaede.getByRole("link", { name: "設定", exact: true }).click();
  await kaede.locator("#alerts").getByLabel("次の人を呼ぶまで").first().fill("0");
  await kaede.getByRole("button", { name: "保存する：急ぎの知らせ" }).click();
  await kaede.getByText("まだ何も変えていません").waitFor();
  await kaede.locator("#alerts").getByLabel("次の人を呼ぶまで").first().fill("6");
  await kaede.getByRole("button", { name: "保存する：急ぎの知らせ" }).click();
  await kaede.locator("#alerts").getByText("変えた記録（1）").click();
  await kaede.goto(inboxUrl("/inbox/admin/districts/hama"));
  const names = await kaede.getByLabel(/町・学校・目印/).inputValue();
  await kaede.getByLabel(/町・学校・目印/).fill(`${names}\n灯台の丘`);
  await kaede.getByRole("button", { name: "保存する" }).click();
  await kaede
    .getByText(/灯台の丘/)
    .first()
    .waitFor();
  await kaede.goto(inboxUrl("/inbox/admin/csv"));
  const link = kaede.getByRole("link", { name: /表を書き出す\s*：地区/ });
  const file = await kaede.request.get(inboxUrl((await link.getAttribute("href")) ?? ""));
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="districts-/);
  const text = await file.text();
  expect(text).toContain("灯台の丘");
  await kaede
    .getByLabel("取り込む表")
    .first()
    .setInputFiles({
      name: "districts.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text.replace("灯台の丘", "灯台の坂")),
    });
  await kaede.getByRole("button", { name: /取り込むとどうなるか見る\s*：地区/ }).click();
  await kaede.getByText("1行が変わります").waitFor();
  await kaede.getByRole("button", { name: "この内容で取り込む" }).click();
  await kaede.getByText("1行を取り込みました").waitFor();
});

test("a page nobody uses covers itself, keeps what was being written, and comes back with one tap", async () => {
  const words = "ねむれない夜がつづいて、月ばかり見ています";
  await worry("つきこ", words);
  // A clock that jumps two minutes ends every request under way.
  const midori = await openInbox("みどり", { ...desktop, expectedComplaints: ["htmx:error: "] });
  await cardWith(midori, words).getByRole("link").first().click();
  const box = midori.locator("#composer textarea, form textarea[name=text]").first();
  await box.fill("月のきれいな夜ですね。");
  await midori.clock.install();
  await midori.reload();
  await box.fill("月のきれいな夜ですね。");
  await midori.clock.fastForward("14:00");
  expect(await midori.getByRole("dialog").count()).toBe(0);
  await midori.clock.fastForward("02:00");
  const cover = midori.getByRole("dialog", { name: "お休み中です" });
  await cover.waitFor();
  await picture(midori, "roles-idle");
  expect(await midori.getByText(words).first().isVisible()).toBe(false);
  await midori.keyboard.press("Escape");
  expect(await cover.isVisible()).toBe(true);
  await cover.getByRole("button", { name: "つづける" }).click();
  await cover.waitFor({ state: "hidden" });
  expect(await box.inputValue()).toBe("月のきれいな夜ですね。");
  const kept = await midori.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  expect(kept).toEqual([0, 0, ""]);
});
