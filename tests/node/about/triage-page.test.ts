/** The public page about the automatic look: its figures are today's, it says what it must, and asks nobody who they are. */
import { describe, expect, test } from "vitest";
import { aboutApp } from "../../../src/about/app.tsx";
import { share } from "../../../src/about/triage-page.tsx";
import { TRIAGE_RATES } from "../../../src/about/triage-rates.ts";
import { measureRates } from "../../../tools/triage/rates.ts";
import { readSections, readTestSets } from "../../../tools/triage/test-sets.ts";

test("the committed rates are those of today's rules and lines (else: node tools/triage/rates.ts)", async () => {
  const { made, ...rates } = TRIAGE_RATES;
  expect(rates).toEqual(measureRates(await readTestSets()));
  expect(made).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test("sections of lines say themselves what they are", () => {
  const text = [
    "About these.",
    "@ SH1 U0 full selfHarm | now",
    "あ / い",
    "@ near U1 full - | hidden",
    "う",
    "@ worries-money U3 none money | everyday",
    "え",
    "@ NB U1 full - | today",
    "お",
  ].join("\n");
  expect(readSections(text)).toEqual([
    { set: "now", messages: ["あ", "い"] },
    { set: "near", messages: ["う"] },
    { set: "harmless", messages: ["え"] },
    { set: "danger", messages: ["お"] },
  ]);
  expect(() => readSections("About.\nあ")).toThrow("no section");
});

test("a share is never rounded up", () => {
  expect(share(1999, 2000)).toBe("99.9%（1999／2000）");
  expect(share(2, 2)).toBe("100.0%（2／2）");
  expect(share(0, 0)).toBe("まだありません");
});

describe("GET /about/triage", () => {
  test("is open to everybody, cacheable, without scripts, and states its figures and limits", async () => {
    const response = await aboutApp().request("https://x.example/about/triage");
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toContain("public");
    expect(response.headers.get("Content-Security-Policy")).not.toContain("script-src");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    const page = await response.text();
    expect(page).not.toContain("<script");
    for (const words of [
      "これは医療の検査ではありません",
      TRIAGE_RATES.ruleSet,
      "110",
      "119",
      "人と話したい",
      "最後に直した日",
    ])
      expect(page).toContain(words);
    expect(page).toContain(share(TRIAGE_RATES.now.full, TRIAGE_RATES.now.lines));
  });
});
