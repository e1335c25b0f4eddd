/** Two neighbours tell of one house: staff sees them side by side, joins them, takes them apart, and looks after the wall. */
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";

const phoneSize = { viewport: { width: 390, height: 844 } };

async function reportFrom(name: string, what: string, place: string): Promise<void> {
  const phone = await openPhone(name);
  await phone.follow();
  await phone.hears("自動");
  await phone.taps("近所の人が気になる");
  await phone.hears("気にかけてくれて");
  await phone.says(what);
  await phone.hears("どのあたり");
  await phone.says(place);
  await phone.hears("受けとりました");
}

test("two reports of one house are proposed, joined and taken apart, also without JavaScript", async () => {
  await reportFrom("かどのひと", "柿の木のある家、庭がひどく荒れています", "北野町の酒屋のうら");
  await reportFrom("うらのひと", "酒屋のうらの柿の木の家、庭に草がいっぱい", "北野町です");
  const inbox = await openInbox("みどり", { ...phoneSize, javaScriptEnabled: false });
  await cardWith(inbox, "庭に草がいっぱい").locator("a").click();
  await inbox.getByRole("heading", { name: "知らせてくれた方" }).waitFor();
  const proposal = inbox.locator(".proposal").filter({ hasText: "柿の木" });
  await proposal.getByRole("button", { name: "同じ方として つなぐ" }).click();
  await inbox.getByRole("link", { name: "この方のページ" }).click();
  await inbox.getByRole("heading", { name: "届いた知らせ" }).waitFor();
  expect(await inbox.locator(".report").count()).toBe(2);
  expect(await inbox.locator("main").textContent()).not.toContain("かどのひと");
  await inbox.getByText("おふたり以上から知らせがありました", { exact: false }).waitFor();
  await inbox.getByRole("button", { name: "つなぎを外す" }).click();
  await inbox.getByRole("heading", { name: "同じ家のことかもしれません" }).waitFor();
  expect(await inbox.locator(".report").count()).toBe(1);
  await inbox.getByRole("button", { name: "確認した", exact: true }).click();
  await inbox.getByText("「確認しました」とだけ伝わります", { exact: false }).first().waitFor();
});

test.each([
  ["light", "desktop", { viewport: { width: 1280, height: 900 }, colorScheme: "light" as const }],
  ["dark", "phone", { ...phoneSize, colorScheme: "dark" as const }],
])("a report and its subject are accessible (%s, %s)", async (_theme, _size, options) => {
  const inbox = await openInbox("ひなた", { ...options, expectedComplaints: ["Applying inline style"] });
  await cardWith(inbox, "松の木の角のお宅").locator("a").click();
  await inbox.locator("#subject").waitFor();
  await expectAccessible(inbox);
  await inbox.getByRole("link", { name: "この方のページ" }).click();
  await inbox.getByRole("heading", { name: "届いた知らせ" }).waitFor();
  await inbox.locator(".reporter > summary").first().click();
  await expectAccessible(inbox);
});
