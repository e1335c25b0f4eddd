/** A CSW reads a conversation, sees it drawn, and tries it with an invented person; also without JavaScript, on a phone, in the dark. */
import { mkdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openInbox } from "../support/e2e/people.ts";

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1280, height: 900 } };
/** Kept for looking at: `PICTURES=<folder>`. */
const PICTURES = process.env.PICTURES;

test("みどり tries a talk by night without JavaScript, and sees what would reach her", async () => {
  const inbox = await openInbox("みどり", { ...phone, javaScriptEnabled: false });
  await inbox.locator(".more-button").click();
  await inbox.locator("#more-pages").getByRole("link", { name: "会話", exact: true }).click();
  await inbox.getByRole("link", { name: "はじめから試す" }).click();
  await inbox.getByLabel("夜（だれも読んでいない時間）として").check();
  await inbox.getByLabel("書いてみる").fill("家賃がはらえなくて、出ていくように言われた");
  await inbox.getByRole("button", { name: "送ってみる" }).click();
  await inbox.getByText("職員が読むのは", { exact: false }).first().waitFor();
  await inbox.getByText("職員に届く：本人", { exact: false }).waitFor();
  await inbox.getByRole("button", { name: "今日・明日" }).click();
  await inbox.getByText("今夜、ねる場所", { exact: false }).waitFor();
});

test.each([
  ["phone-light", { ...phone, colorScheme: "light" as const }],
  ["desk-dark", { ...desk, colorScheme: "dark" as const }],
])("the pages of the conversations can be used by everybody: %s", async (name, options) => {
  // axe measures with inline styles of its own, which our policy refuses, as it should.
  const inbox = await openInbox("みどり", { ...options, expectedComplaints: ["Applying inline style"] });
  for (const path of ["/inbox/flows", "/inbox/flows/housing", "/inbox/flows/try"]) {
    await inbox.goto(new URL(path, inbox.url()).href);
    await expectAccessible(inbox);
    const wider = await inbox.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(wider, path).toBe(false);
    if (!PICTURES) continue;
    await mkdir(PICTURES, { recursive: true });
    await inbox.screenshot({ path: `${PICTURES}/${name}-${path.split("/").at(-1)}.png` });
  }
});
