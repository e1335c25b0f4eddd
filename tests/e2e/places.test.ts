/** Places in a real browser: a resident looks without JavaScript, a CSW puts a place in and prints its poster; all of it accessible. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openPage } from "../support/e2e/pages.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1280, height: 900 } };

/** With PICTURES set to a folder, every page is kept there to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("a resident chooses without JavaScript, opens a place, and finds its calendar", async () => {
  const page = await openPage(inboxUrl("/places"), { ...phone, javaScriptEnabled: false });
  await page.getByLabel("どのあたり").selectOption({ label: "北野" });
  await page.getByLabel("いつ").selectOption({ label: "2週間" });
  await page.getByLabel("静かな席がある").check();
  await page.getByRole("button", { name: "えらぶ" }).click();
  await page.waitForURL(/area=kita/);
  expect(await page.locator(".items").getByText("浜の市場").count()).toBe(0);
  await page.locator(".items").getByRole("link", { name: "ひだまりサロン北野" }).first().click();
  await page.getByRole("heading", { name: "ひだまりサロン北野" }).waitFor();
  expect(await page.getByRole("link", { name: "カレンダーに入れる" }).getAttribute("href")).toBe(
    "/places/place-hidamari.ics",
  );
});

test("a CSW puts a place in, sees its next dates, rests one, and says it was checked", async () => {
  const inbox = await openInbox("みどり", desktop);
  await inbox.getByRole("link", { name: "居場所", exact: true }).click();
  await inbox.getByRole("link", { name: "新しくのせる" }).click();
  await inbox.getByLabel("名前").fill("えんがわ");
  await inbox.getByRole("checkbox", { name: "居場所" }).check();
  await inbox.getByLabel("地区").selectOption({ label: "桜ヶ丘" });
  const line = inbox.locator(".rule-line").first();
  await line.getByLabel("くり返し").selectOption({ label: "毎週" });
  await line.getByRole("checkbox", { name: "水" }).check();
  await line.getByLabel("はじまり").fill("10:00");
  await line.getByLabel("おわり").fill("11:30");
  await inbox.getByRole("button", { name: "次の5回を見る" }).click();
  await expect.poll(() => inbox.locator("#preview li").count()).toBe(5);
  expect(await inbox.locator("#preview li").nth(2).textContent()).toMatch(/（水） 10:00〜11:30/);
  await picture(inbox, "form-desktop");
  await inbox.getByRole("button", { name: "保存する" }).click();
  await inbox.getByRole("heading", { name: "えんがわ" }).waitFor();

  const dates = inbox.locator(".date-rows").first().locator(".date-row");
  const second = (await dates.nth(1).locator("span").first().textContent())?.trim() ?? "";
  await dates
    .nth(1)
    .getByRole("button", { name: /この日はお休み/ })
    .click();
  await inbox.getByRole("heading", { name: "お休みにした日" }).waitFor();
  expect(await inbox.locator(".date-rows").first().getByText(second).count()).toBe(0);
  await inbox.getByText("1回お休みにしました").waitFor();

  await inbox.getByRole("link", { name: "一覧へ" }).click();
  const row = inbox.locator(".place-row").filter({ hasText: "山手みんなの畑" });
  await row.getByRole("button", { name: /きょう確認した/ }).click();
  await expect.poll(() => row.textContent()).toContain("みどりさん");

  await inbox.getByRole("link", { name: "みんなが見るページ" }).click();
  await inbox.locator("#main").getByRole("link", { name: "えんがわ" }).last().waitFor();
});

/** axe measures with inline styles and fetches style sheets, which our policy refuses, as it should. */
const axeComplaints = {
  expectedComplaints: ["Applying inline style", "violates the following Content Security Policy directive"],
};

describe.each([
  ["phone-light", { ...phone, colorScheme: "light" as const }],
  ["phone-dark", { ...phone, colorScheme: "dark" as const }],
  ["desktop-light", { ...desktop, colorScheme: "light" as const }],
  ["desktop-dark", { ...desktop, colorScheme: "dark" as const }],
])("accessible, readable and no wider than the screen: %s", (name, options) => {
  const look = async (page: Page, paths: string[], kind: string) => {
    for (const path of paths) {
      await page.goto(inboxUrl(path));
      await expectAccessible(page);
      expect(await isWiderThanScreen(page), path).toBe(false);
      await picture(page, `${kind}${path.replaceAll(/\W+/g, "-")}-${name}`);
    }
  };

  test("what everybody sees", async () => {
    const page = await openPage(inboxUrl("/places"), { ...options, ...axeComplaints });
    await look(page, ["/places", "/places?day=today&kind=foodPantry", "/places/place-ekimae-free"], "public");
  });

  test("what staff see", async () => {
    const inbox = await openInbox("そら", { ...options, ...axeComplaints });
    const place = "/inbox/places/place-konan-kodomo";
    await look(inbox, ["/inbox/places", place, `${place}/edit`, `${place}/poster`], "staff");
  });
});
