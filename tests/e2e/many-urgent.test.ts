/** Eight people in danger at once: every card of the list can be reached, and one sees that there are more. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl, phoneUrl } from "../support/e2e/system.ts";

const URGENT = 8;

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
  for (let n = 1; n <= URGENT; n++) {
    const { userId } = await post("/_sim/residents", { name: `急ぎの人${n}` });
    await post(`/_sim/residents/${userId}/text`, { text: "毎日、死にたいと思っています" });
  }
}, 60_000);

/** Cards of the urgent part that nothing covers once they are brought into view, as a finger or an eye would find them. */
async function reachable(page: Page): Promise<number> {
  const cards = page.locator("#pinned .card");
  let found = 0;
  for (let at = 0; at < (await cards.count()); at++) {
    await cards.nth(at).scrollIntoViewIfNeeded();
    found += await cards.nth(at).evaluate((card) => {
      const { left, top, width, height } = card.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const whole = top >= 0 && top + height <= innerHeight + 1;
      return Number(whole && hit !== null && card.contains(hit));
    });
  }
  return found;
}

/** How many cards stand in a box that cuts them off while the page around it stays. */
const cutOff = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const box = document.querySelector("#pinned");
    return box === null ? -1 : box.scrollHeight - box.clientHeight;
  });

test.each([
  ["phone", { viewport: { width: 390, height: 844 } }],
  ["desktop", { viewport: { width: 1280, height: 800 } }],
  ["a phone on its side", { viewport: { width: 844, height: 390 } }],
])("all urgent cards are reached on a %s, and the way back stays in sight", async (size, options) => {
  const inbox = await openInbox("みどり", { ...options, expectedComplaints: ["Applying inline style"] });
  await inbox
    .locator("#pinned .card")
    .nth(URGENT - 1)
    .waitFor();
  expect(await inbox.locator("#pinned .card").count()).toBeGreaterThanOrEqual(URGENT);
  expect(await cutOff(inbox)).toBeLessThanOrEqual(1);
  expect(await reachable(inbox)).toBe(await inbox.locator("#pinned .card").count());

  await inbox.locator("#rest .card").last().scrollIntoViewIfNeeded();
  // In the evening there are two groups below, each with its own way back: that of the last one counts.
  const back = inbox.getByRole("link", { name: /急ぎ \d+件へ戻る/ }).last();
  expect(await back.evaluate((link) => link.getBoundingClientRect().top >= 0)).toBe(true);
  await back.click();
  expect(await inbox.locator("#pinned-title").evaluate((title) => title.getBoundingClientRect().top)).toBeGreaterThan(
    -1,
  );
  if (process.env.PICTURES) await inbox.screenshot({ path: `${process.env.PICTURES}/urgent-${size}.png` });
  await expectAccessible(inbox);
});

test("beside an open request, too", async () => {
  const inbox = await openInbox("みどり", {
    viewport: { width: 1280, height: 800 },
    expectedComplaints: ["Applying inline style"],
  });
  const href = await inbox.locator("#pinned .card a").first().getAttribute("href");
  await inbox.goto(inboxUrl(href ?? ""));
  expect(await reachable(inbox)).toBe(await inbox.locator("#pinned .card").count());
});
