/** Opening hours and hotlines in a real browser: a manager closes a day, a line is checked without JavaScript; all of it accessible. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1280, height: 900 } };

/** With PICTURES set to a folder, every page is kept there to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

test("a manager sees what is overdue, says that a line was checked, and closes one day", async () => {
  const inbox = await openInbox("ひなた", desktop);
  await inbox.getByRole("link", { name: /確かめる時期をすぎています/ }).click();
  const row = inbox.locator("#line-yorisoi");
  await row.getByRole("button", { name: /確かめました/ }).click();
  await expect.poll(() => row.textContent()).toContain("ひなたさん");
  await inbox.goto(inboxUrl("/inbox/hours?scope=hama"));
  await inbox.getByText("休みの日を足す").click();
  await inbox.getByLabel("いつから").fill("2099-01-05");
  await inbox.getByRole("button", { name: "休みにする" }).click();
  await inbox.getByText("1月5日（月） 休み").waitFor();
  await inbox.getByRole("button", { name: /取り消す/ }).click();
  await inbox.getByText("日ごとの決まりは、いまありません。").waitFor();
});

/** axe measures with inline styles and fetches style sheets, which our policy refuses, as it should. */
const axeComplaints = {
  expectedComplaints: ["Applying inline style", "violates the following Content Security Policy directive"],
};

describe.each([
  ["phone-dark", { ...phone, colorScheme: "dark" as const }],
  ["desktop-light", { ...desktop, colorScheme: "light" as const }],
])("accessible, readable and no wider than the screen: %s", (name, options) => {
  test("hours, hotlines, the list of unknown districts", async () => {
    const inbox = await openInbox("ひなた", { ...options, ...axeComplaints });
    for (const path of ["/inbox/hours", "/inbox/hours?scope=kita", "/inbox/hotlines", "/inbox?which=unknown"]) {
      await inbox.goto(inboxUrl(path));
      await expectAccessible(inbox);
      const wide = await inbox.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wide, path).toBe(false);
      await picture(inbox, `town${path.replaceAll(/\W+/g, "-")}-${name}`);
    }
  });
});
