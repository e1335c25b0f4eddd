/** People in a browser: a resident with their phone, a CSW with the inbox, as hands and eyes would use them. */
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { openPage, type PageOptions } from "./pages.ts";
import { inboxUrl, phoneUrl } from "./system.ts";

export interface Phone {
  page: Page;
  follow(): Promise<void>;
  says(text: string): Promise<void>;
  taps(label: string): Promise<void>;
  /** Waits until the window said this. */
  hears(text: string | RegExp): Promise<void>;
  /** How many bubbles arrived so far. */
  heard(): Promise<number>;
}

/**
 * A new resident of that name, on a phone of their own. With the test they have their talk erased, as anybody may: otherwise the
 * list of the one town grows past its first page. `stays`: later tests read on.
 */
export async function openPhone(
  name: string,
  { stays, ...options }: PageOptions & { stays?: true } = {},
): Promise<Phone> {
  const made = await fetch(phoneUrl("/_sim/residents"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  const body = (await made.json()) as { id?: string; userId?: string };
  const id = body.id ?? body.userId ?? "";
  if (!stays)
    onTestFinished(async () => {
      await fetch(phoneUrl(`/_sim/residents/${id}/text`), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: "消して" }),
      });
    });
  const page = await openPage(phoneUrl(`/?resident=${id}`), options);
  const talk = page.getByRole("log", { name: "トーク" });
  const fromBot = talk.locator('[data-from="bot"]');
  return {
    page,
    async follow() {
      await page.getByRole("button", { name: "友だち追加" }).click();
    },
    async says(text) {
      await page.getByRole("textbox", { name: "メッセージ" }).fill(text);
      await page.getByRole("button", { name: "送信", exact: true }).click();
      await talk.locator('[data-from="me"]').filter({ hasText: text }).last().waitFor();
    },
    async taps(label) {
      await page.getByRole("group", { name: "えらべる返事" }).getByRole("button", { name: label, exact: true }).click();
    },
    async hears(text) {
      await fromBot.filter({ hasText: text }).last().waitFor();
    },
    heard: () => fromBot.count(),
  };
}

/** A demo CSW, signed in, at the inbox list. */
export async function openInbox(nickname: string, options?: PageOptions): Promise<Page> {
  const page = await openPage(inboxUrl("/inbox/sign-in"), options);
  await page.getByRole("button", { name: new RegExp(nickname) }).click();
  await page.getByRole("heading", { name: "受信箱" }).waitFor();
  return page;
}

export const cardWith = (page: Page, words: string) => page.locator(".card").filter({ hasText: words });
