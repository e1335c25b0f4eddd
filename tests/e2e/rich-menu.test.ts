/** The rich menu on the phone: seen, pressed, heard, and changed to another language. */
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phoneSize = { viewport: { width: 390, height: 844 } };

test("a friend sees the menu; one press on 「人と話したい」 reaches the inbox", async () => {
  const inbox = await openInbox("みどり");
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
  // Others ask for a person meanwhile: hers is known by what she writes next.
  await fumi.says("花だんの風車の前で待っています");
  const hit = inbox.locator(".hit").filter({ hasText: "風車の前" });
  await expect
    .poll(
      async () => {
        await inbox.goto(inboxUrl("/inbox/search"));
        await inbox.getByRole("searchbox").fill("風車の前");
        await inbox.getByRole("button", { name: "さがす", exact: true }).click();
        await inbox.locator("#hits-end").waitFor();
        return hit.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await hit.getByRole("link").click();
  await inbox.locator("#talk").getByText("人と話したい").first().waitFor();
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
  await menu.waitFor({ state: "hidden" });
});
