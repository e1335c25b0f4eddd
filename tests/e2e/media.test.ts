/** A resident sends a photo; a CSW sees it in the inbox, upright and without where it was taken, and it goes when it is taken back. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { cardWith, openInbox, openPhone, type Phone } from "../support/e2e/people.ts";
import { inboxUrl, phoneUrl } from "../support/e2e/system.ts";
import { exifSegment, holds, join } from "../support/media/pictures.ts";

const GPS = "35.65861N139.74544E";

/** A real picture of 40 by 20, made by the browser itself. */
async function drawn(page: Page, type: string): Promise<Uint8Array> {
  const base64 = await page.evaluate((wanted) => {
    const canvas = document.createElement("canvas");
    canvas.width = 40;
    canvas.height = 20;
    const brush = canvas.getContext("2d");
    if (brush) {
      brush.fillStyle = "#4a7";
      brush.fillRect(0, 0, 40, 20);
    }
    return canvas.toDataURL(wanted).split(",")[1] ?? "";
  }, type);
  return Buffer.from(base64, "base64");
}

async function sends(phone: Phone, bytes: Uint8Array): Promise<void> {
  const resident = new URL(phone.page.url()).searchParams.get("resident") ?? "";
  const sent = await fetch(phoneUrl(`/_sim/residents/${resident}/image`), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ base64: Buffer.from(bytes).toString("base64") }),
  });
  expect(sent.status).toBe(200);
}

const sizeOf = (page: Page, nth: number) =>
  page
    .locator("#talk .media--image img")
    .nth(nth)
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    });

test("a photo shows in the open talk by itself, upright; what it hid is gone; taken back, it goes", async () => {
  const phone = await openPhone("しゃしんさん");
  await phone.says("雨もりのことで人と話したい");
  await phone.hears(/知らせました|読むのは/);
  const inbox = await openInbox("みどり", { expectedComplaints: ["Applying inline style"] });
  await cardWith(inbox, "雨もり").locator("a").click();
  await inbox.locator("#talk").getByText("雨もりのことで").waitFor();

  const plain = await drawn(phone.page, "image/jpeg");
  const photo = join(plain.subarray(0, 2), exifSegment(6, GPS), plain.subarray(2));
  expect(holds(photo, GPS)).toBe(true);
  await sends(phone, photo);
  await inbox.locator("#talk .media--image img").waitFor();
  // Turned by a quarter, as the phone said.
  expect(await sizeOf(inbox, 0)).toEqual([20, 40]);
  for (const [nth, type] of ["image/png", "image/webp"].entries()) {
    await sends(phone, await drawn(phone.page, type));
    await inbox
      .locator("#talk .media--image img")
      .nth(nth + 1)
      .waitFor();
    expect(await sizeOf(inbox, nth + 1)).toEqual([40, 20]);
  }
  await expectAccessible(inbox);

  const href = (await inbox.locator("#talk .media--image").first().getAttribute("href")) ?? "";
  const answer = await inbox.context().request.get(inboxUrl(href));
  expect(answer.headers()).toMatchObject({ "content-type": "image/jpeg", "cache-control": "no-store" });
  expect(holds(await answer.body(), GPS)).toBe(false);
  const [large] = await Promise.all([
    inbox.context().waitForEvent("page"),
    inbox.locator("#talk .media--image").first().click(),
  ]);
  await large.waitForLoadState();
  expect(await large.evaluate(() => document.querySelector("img")?.naturalHeight)).toBe(40);
  await large.close();

  await phone.page.getByRole("button", { name: "メッセージの操作" }).last().click();
  await phone.page.getByRole("button", { name: "送信取消" }).click();
  await inbox.locator("#talk").getByText("取り消されました").waitFor();
  await expect.poll(() => inbox.locator("#talk .media--image img").count()).toBe(2);
});

test("a script named like a photo shows as words only", async () => {
  const phone = await openPhone("いたずらさん");
  await phone.says("においのことで人と話したい");
  await phone.hears(/知らせました|読むのは/);
  const inbox = await openInbox("みどり", { javaScriptEnabled: false });
  await sends(phone, join("<script>alert(1)</script>"));
  await expect
    .poll(
      async () => {
        await inbox.goto(inboxUrl("/inbox"));
        await cardWith(inbox, "におい").locator("a").click();
        return inbox.locator("#talk").getByText("中身が写真ではなかったので").count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  expect(await inbox.locator("#talk img").count()).toBe(0);
});
