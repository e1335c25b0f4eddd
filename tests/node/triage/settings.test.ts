/** Numbers a town may set, and what the house knows beside the words. */
import { describe, expect, test } from "vitest";
import { assess } from "../../../src/triage/assess.ts";
import { daysIn, USUAL_SETTINGS, yenIn } from "../../../src/triage/settings.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");
const DAY = 86_400_000;
const NOBODY = { lastDangerAt: null, supporter: false };
const hear = (words: string, over: { facts?: typeof NOBODY | object; settings?: object } = {}) =>
  assess(
    {
      messages: [words],
      source: "text",
      facts: { ...NOBODY, ...over.facts },
      settings: { ...USUAL_SETTINGS, ...over.settings },
    },
    NOW,
  );

describe("numbers in words", () => {
  test.each([
    ["三日も", 3],
    ["２週間", 14],
    ["1か月ほど", 30],
    ["数日", 3],
    ["十二日", 12],
    ["きのう", null],
  ])("%s", (words, days) => expect(daysIn(words)).toBe(days));

  test.each([
    ["残り800円", 800],
    ["千円", 1000],
    ["二千五百円", 2500],
    ["1,200円", 1200],
    ["数百円", 300],
    ["三万円", 30_000],
    ["小銭", null],
  ])("%s", (words, yen) => expect(yenIn(words)).toBe(yen));
});

describe("settings", () => {
  test("days a neighbour was not seen", () => {
    const words = "隣の一人暮らしのおじいさんを三日見かけません";
    expect(hear(words)).toMatchObject({ level: "U1", safety: "full" });
    const longer = hear(words, { settings: { unseenDays: 5 } });
    expect(longer.safety).toBe("none");
    expect(longer.topics).toContain("neighbourCare");
  });

  test("yen that are left", () => {
    expect(hear("所持金が800円です")).toMatchObject({ level: "U1", safety: "full" });
    expect(hear("所持金が800円です", { settings: { moneyYen: 500 } })).toMatchObject({ level: "U3", safety: "none" });
  });
});

describe("what the house knows", () => {
  const words = "82歳です。買い物に行けなくて困っています";
  test.each([
    ["nothing", {}, {}, "U3"],
    ["danger a month ago is one more circumstance", { lastDangerAt: NOW - 30 * DAY }, {}, "U2"],
    ["danger a year ago is none", { lastDangerAt: NOW - 365 * DAY }, {}, "U3"],
    ["heat today is one more", {}, { weatherAlert: true }, "U2"],
    ["the town counts longer", { lastDangerAt: NOW - 200 * DAY }, { earlierDays: 300 }, "U2"],
  ] as const)("%s", (_, facts, settings, level) => {
    const found = hear(words, { facts, settings });
    expect(found.level).toBe(level);
    expect(found.safety).toBe("none");
    expect(found.hits.some(({ rule }) => rule === "R-VUL")).toBe(level === "U2");
  });

  test("never to U0", () => {
    const facts = { lastDangerAt: NOW - DAY };
    expect(hear("電気を止められました", { facts, settings: { weatherAlert: true } }).level).toBe("U1");
  });

  test("a report by a registered supporter weighs one step more, once", () => {
    const told = "向かいのおばあさんの様子が気になります";
    expect(hear(told).level).toBe("U3");
    const found = hear(told, { facts: { supporter: true } });
    expect(found.level).toBe("U2");
    expect(found.hits.map(({ rule }) => rule)).toContain("R-SUP");
    expect(found.newLevel).toBe("U2");
  });

  test("a supporter's own worry is a worry like any other", () =>
    expect(hear("買い物に行けなくて困っています", { facts: { supporter: true } }).level).toBe("U3"));

  test("what was given is kept with the decision", () =>
    expect(hear(words, { facts: { lastDangerAt: 5 } }).given).toEqual({
      facts: { lastDangerAt: 5, supporter: false },
      settings: USUAL_SETTINGS,
      now: NOW,
    }));
});
