/** A CSW on the road writes down what was told: three taps and a line, on a phone, without scripts, by keyboard alone. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phone = { viewport: { width: 390, height: 844 } };

async function write(page: Page, how: string, about: string, words: string): Promise<void> {
  await page.goto(inboxUrl("/inbox/records/new"));
  await page.getByRole("group", { name: "どうやって届きましたか" }).getByText(how, { exact: true }).click();
  await page.getByText(about, { exact: true }).click();
  await page.getByLabel("聞いたこと").fill(words);
}

test.each([
  ["with scripts", true],
  ["without JavaScript", false],
])("three taps and a line on a phone make a request that can be joined (%s)", async (name, javaScriptEnabled) => {
  const inbox = await openInbox("みどり", { ...phone, javaScriptEnabled });
  await write(inbox, "電話", "話した本人のこと", `北野町の方。草取りを頼みたいそうです（${name}）`);
  await inbox.getByRole("button", { name: "記録する" }).click();
  await inbox.getByRole("heading", { name: "LINE では返事を送れません" }).waitFor();
  expect(await inbox.locator("#composer").count()).toBe(0);
  const address = inbox.url();
  expect(decodeURIComponent(address)).not.toContain("草取り");

  await inbox.getByRole("link", { name: "話したことを記録する" }).click();
  await inbox.getByText("訪問", { exact: true }).click();
  await inbox.getByText("話した本人のこと", { exact: true }).click();
  await inbox.getByLabel("聞いたこと").fill("土曜の朝に行くと伝えました");
  await inbox.getByRole("button", { name: "記録する" }).click();
  await inbox.locator("#records").waitFor();
  expect(inbox.url().split("#")[0]).toBe(address.split("#")[0]);
  expect(await inbox.locator("#records .record").count()).toBe(2);

  await inbox.getByRole("button", { name: "受け持つ" }).click();
  await inbox.getByText("あなたが受け持っています。").waitFor();
  expect(await inbox.getByRole("button", { name: "ボットに戻す" }).count()).toBe(0);
});

test("a forgotten tap costs nothing that was written", async () => {
  const inbox = await openInbox("みどり", { ...phone, expectedComplaints: ["422"] });
  await inbox.goto(inboxUrl("/inbox/records/new"));
  await inbox.getByLabel("聞いたこと").fill("だいじな一行");
  await inbox.getByRole("button", { name: "記録する" }).click();
  await inbox.getByRole("alert").getByText("どうやって届いたか", { exact: false }).waitFor();
  expect(await inbox.getByLabel("聞いたこと").inputValue()).toBe("だいじな一行");
  // One look for a request keeps it, too, and puts nothing into the address.
  await inbox.locator(".record-join > summary").click();
  await inbox.getByLabel("ことばや地域でさがす").fill("ぜったいにないことば");
  await inbox.getByRole("button", { name: "さがす" }).click();
  await inbox.getByText("あてはまる相談はありません。").waitFor();
  expect(await inbox.getByLabel("聞いたこと").inputValue()).toBe("だいじな一行");
  expect(decodeURIComponent(inbox.url())).not.toContain("ことば");
});

test("by keyboard alone", async () => {
  const inbox = await openInbox("みどり", { viewport: { width: 1280, height: 900 } });
  await inbox.goto(inboxUrl("/inbox/records/new"));
  await inbox.locator("#kind-phone").focus();
  await inbox.keyboard.press("ArrowRight");
  await inbox.keyboard.press("Tab");
  await inbox.keyboard.press("Space");
  await inbox.keyboard.press("Tab");
  await inbox.keyboard.type("窓口で、居場所のことを聞かれました");
  while (!(await inbox.locator("#keep").evaluate((button) => button === document.activeElement)))
    await inbox.keyboard.press("Tab");
  await inbox.keyboard.press("Enter");
  await inbox.locator("#records").getByText("窓口で聞きました").waitFor();
});

test.each([
  ["light", "phone", { ...phone, colorScheme: "light" as const }],
  ["dark", "desktop", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const }],
])(
  "form, request and reporter are accessible (%s, %s), and who told stands on no other page",
  async (theme, _size, options) => {
    const inbox = await openInbox("ひなた", { ...options, expectedComplaints: ["Applying inline style"] });
    await write(inbox, "立ち話・サロン", "近所の方のこと", `隣のおばあさんの家に、新聞がたまっています（${theme}）`);
    await inbox.getByLabel("話してくれた方の名前").fill("三角屋の猪股さん");
    await inbox.locator(".record-join > summary").click();
    await expectAccessible(inbox);
    await inbox.getByRole("button", { name: "記録する" }).click();
    await inbox.locator("#records").waitFor();
    await expectAccessible(inbox);
    expect(await inbox.content()).not.toContain("猪股");
    await inbox.getByRole("link", { name: "知らせてくれた方を見る" }).click();
    await inbox.getByText("三角屋の猪股さん").waitFor();
    await expectAccessible(inbox);
  },
);
