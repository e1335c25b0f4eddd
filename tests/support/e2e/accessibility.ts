/** Machine-checkable accessibility of a page: axe-core with the rules of WCAG 2.2 A and AA. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The page must have been opened with JavaScript on. */
export async function expectAccessible(page: Page): Promise<void> {
  // The elements may be there before their styles are.
  await page.waitForLoadState("load");
  const builder = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const { violations } = await builder.analyze();
  const found = violations.map(
    (v) => `${v.id}: ${v.help} — ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}
