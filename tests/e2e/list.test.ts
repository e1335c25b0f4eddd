/** The morning list and the search in a real browser: both themes, phone, 200 % text, without scripts, and what a first visit weighs. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl, phoneUrl } from "../support/e2e/system.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
const MARK = "しまもようの手袋";

async function post(path: string, body: object): Promise<{ userId: string }> {
  const answer = await fetch(phoneUrl(path), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as { userId: string };
}

beforeAll(async () => {
  const { userId } = await post("/_sim/residents", { name: "手袋のさん" });
  for (const text of ["北野町に住んでいます", "人と話したい", `${MARK}をなくしました`])
    await post(`/_sim/residents/${userId}/text`, { text });
}, 60_000);

/** Nothing is wider than the window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.each([
  ["light", "light"],
  ["dark", "dark"],
] as const)("%s", (_name, colorScheme) => {
  test("the list on a phone: filters open, nothing hidden, nothing wider than the window", async () => {
    const inbox = await openInbox("みどり", { ...PHONE, colorScheme, expectedComplaints: ["Applying inline style"] });
    await inbox.locator("#filters summary").click();
    await inbox.getByLabel("急ぎの度合い").selectOption("U3");
    expect(await overflow(inbox)).toBeLessThanOrEqual(0);
    await expectAccessible(inbox);
  });

  test("the search on a phone: found, marked, led to", async () => {
    const inbox = await openInbox("みどり", { ...PHONE, colorScheme, expectedComplaints: ["Applying inline style"] });
    await inbox.getByRole("searchbox").fill("しまもよう");
    await inbox.getByRole("button", { name: "さがす" }).click();
    await inbox.locator("mark", { hasText: "しまもよう" }).first().waitFor();
    await inbox.locator("#hits-end").waitFor();
    expect(inbox.url()).toBe(inboxUrl("/inbox/search"));
    expect(await overflow(inbox)).toBeLessThanOrEqual(0);
    await expectAccessible(inbox);
    await inbox.locator(".hit a").first().click();
    await inbox.getByText(`${MARK}をなくしました`).first().waitFor();
  });
});

test("without scripts: narrowing down, keeping the view, dropping it, searching", async () => {
  const inbox = await openInbox("そら", { ...PHONE, javaScriptEnabled: false });
  await inbox.locator("#filters summary").click();
  await inbox.getByLabel("だれの番か").selectOption("us");
  await inbox.getByRole("button", { name: "しぼる", exact: true }).click();
  expect(inbox.url()).toBe(inboxUrl("/inbox?level=&area=&topic=&state=&stance=&waiting=us"));
  await inbox.getByRole("button", { name: "この見かたをとっておく" }).click();
  await inbox.getByRole("link", { name: "こちらの返事待ち", exact: true }).waitFor();
  expect(inbox.url()).toBe(inboxUrl("/inbox?waiting=us"));
  await inbox.getByRole("button", { name: "はずす：こちらの返事待ち" }).click();
  await inbox.getByRole("button", { name: "この見かたをとっておく" }).waitFor();
  await inbox.getByRole("searchbox").fill("どこにもないことば");
  await inbox.getByRole("button", { name: "さがす" }).click();
  await inbox.getByText("見つかりませんでした。").waitFor();
});

test("with text twice as large nothing is cut off sideways", async () => {
  const inbox = await openInbox("みどり", { ...PHONE, expectedComplaints: ["Applying inline style"] });
  await inbox.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  expect(await overflow(inbox)).toBeLessThanOrEqual(0);
});

test("a first visit weighs at most 150 KB, and nothing moves while it loads", async () => {
  const inbox = await openInbox("みどり", { ...PHONE, expectedComplaints: ["Applying inline style"] });
  // As in life: compressed text is smaller still; here every byte counts as it stands in the file.
  const weights: Promise<number>[] = [];
  inbox.on("response", (answer) => {
    weights.push(
      answer.body().then(
        ({ length }) => length,
        () => 0,
      ),
    );
  });
  await inbox.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const one of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(one.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await inbox.goto(inboxUrl("/inbox"), { waitUntil: "networkidle" });
  await inbox.waitForLoadState("load");
  const shifts = await inbox.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.01);
  // All of it arrived; a body is read a moment later than its page is ready.
  const bytes = (await Promise.all(weights)).reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(150 * 1024);
});
