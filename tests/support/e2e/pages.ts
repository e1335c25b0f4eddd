/** Browser pages for the e2e tests. A page that throws, logs an error or gets a 5xx fails its test, whatever was asserted. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject, onTestFailed, onTestFinished } from "vitest";

export interface PageOptions extends BrowserContextOptions {
  /** Complaints of the page that this test means to cause, as parts of their text. */
  expectedComplaints?: string[];
}

const patienceMs = 10_000;
let browser: Promise<Browser> | undefined;

/** A page in a browser profile of its own (nobody signed in), closed with the test. `javaScriptEnabled: false` is one of the options. */
export async function openPage(url: string, { expectedComplaints = [], ...options }: PageOptions = {}): Promise<Page> {
  browser ??= chromium.connect(inject("browserEndpoint"));
  const context = await (await browser).newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo", ...options });
  context.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("response", (answer) => answer.status() >= 500 && complaints.push(`${answer.status()} ${answer.url()}`));
  onTestFailed(({ task }) => takePicture(page, task.name));
  onTestFinished(async () => {
    await context.close();
    const unexpected = complaints.filter((complaint) => !expectedComplaints.some((part) => complaint.includes(part)));
    expect(unexpected, "what the page complained about").toEqual([]);
  });
  await page.goto(url);
  return page;
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, "..", "..", "..", "test-results");
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.png`);
  await page.screenshot({ path: file, fullPage: true }).catch(() => {});
}
