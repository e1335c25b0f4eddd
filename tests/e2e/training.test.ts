/** The first day: training rooms with invented people, on a phone, without scripts, in both themes. */
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const phone = { viewport: { width: 390, height: 844 } };

test.each([
  ["with scripts", "うみ", true],
  ["without JavaScript", "ひなた", false],
])(
  "taking, answering, noting and closing are tried on somebody invented, and undone (%s)",
  async (_name, nickname, javaScriptEnabled) => {
    const inbox = await openInbox(nickname, { ...phone, javaScriptEnabled });
    const cards = () => inbox.locator(".card").count();
    const real = await cards();
    await inbox.goto(inboxUrl("/inbox/training"));
    await inbox.getByText("みんなつくり話です", { exact: false }).waitFor();
    await inbox.locator(".card").filter({ hasText: "食べるものがなくて" }).locator("a").click();
    await inbox.getByRole("button", { name: "受け持つ" }).click();
    await inbox.getByLabel("返事（練習）").fill("夕方にうかがいます");
    await inbox.getByRole("button", { name: "返事を送ってみる" }).click();
    await inbox.getByText("練習なので、送っていません").waitFor();
    await inbox.getByText("きょうの夕方なら", { exact: false }).waitFor();
    await inbox.getByLabel("メモ（職員だけが見ます）").fill("食料を用意");
    await inbox.getByRole("button", { name: "メモを残す" }).click();
    await inbox.locator(".practice-notes li").filter({ hasText: "食料を用意" }).waitFor();
    await inbox.getByRole("button", { name: "終える" }).click();
    await inbox.getByText("この練習は終えています", { exact: false }).waitFor();
    await inbox.goto(inboxUrl());
    expect(await cards()).toBe(real);
    expect(await inbox.content()).not.toContain("れんしゅう町");
    await inbox.goto(inboxUrl("/inbox/training"));
    expect(await inbox.locator(".first-step--done").count()).toBe(4);
    await inbox.getByRole("button", { name: "はじめからやり直す" }).click();
    await inbox.locator(".first-step").first().waitFor();
    expect(await inbox.locator(".first-step--done").count()).toBe(0);
  },
);

test.each([
  ["light", "phone", { ...phone, colorScheme: "light" as const }],
  ["dark", "desktop", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const }],
])("the rooms are accessible (%s, %s)", async (_theme, _size, options) => {
  const inbox = await openInbox("そら", { ...options, expectedComplaints: ["Applying inline style", "422"] });
  await inbox.goto(inboxUrl("/inbox/training"));
  await expectAccessible(inbox);
  await inbox.goto(inboxUrl("/inbox/training/refused"));
  await inbox.getByRole("button", { name: "メモを残す" }).click();
  await inbox.getByRole("alert").waitFor();
  await expectAccessible(inbox);
});
