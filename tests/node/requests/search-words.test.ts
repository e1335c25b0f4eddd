/** Finding words however they are written, showing where, reading numbers; and when nobody was here last. */
import { describe, expect, test } from "vitest";
import { listHref, readListQuery } from "../../../src/requests/list-query.ts";
import { numberOf, readNumber } from "../../../src/requests/number.ts";
import { findIn, searchTerms } from "../../../src/requests/search-words.ts";
import { USUAL_HOURS } from "../../../src/store/town.ts";
import { lastNight } from "../../../src/triage/night.ts";

describe("terms", () => {
  test.each([
    ["ストーブ", ["すとーぶ"]],
    ["ｽﾄｰﾌﾞ　ＡＢＣ", ["すとーぶ", "abc"]],
    ["ある ある", ["ある"]],
    ["\u202e\u200b ", []],
    ["a b c d e f g", ["a", "b", "c", "d", "e"]],
  ])("%j", (typed, terms) => {
    expect(searchTerms(typed)).toEqual(terms);
  });
});

describe("places", () => {
  test.each([
    ["きのうストーブが", "すとーぶ", ["きのう", "ストーブ", "が"]],
    ["ABC商店とabc商店", "ａｂｃ", ["", "ABC", "商店と", "abc", "商店"]],
    ["さみ\u200bしい\u202eです", "さみしい", ["", "さみしい", "です"]],
  ])("%j: %j", (text, typed, parts) => {
    expect(findIn(text, searchTerms(typed))).toEqual({ parts });
  });

  test("all terms or nothing; a long text is cut on both sides, never within a character", () => {
    expect(findIn("犬がいる", searchTerms("犬 猫"))).toBeNull();
    expect(findIn("犬", [])).toBeNull();
    const long = `${"😀".repeat(60)}犬${"😀".repeat(60)}`;
    const found = findIn(long, ["犬"])?.parts.join("") ?? "";
    expect(found.startsWith("…😀")).toBe(true);
    expect(found.endsWith("😀…")).toBe(true);
    expect(found.isWellFormed()).toBe(true);
    expect(found.length).toBeLessThan(90);
  });
});

test("a number is read as it is said, and nothing else is one", () => {
  const id = "4830a72c-0000-4000-8000-000000002705";
  expect(numberOf(id)).toBe("4830-A72C");
  for (const typed of ["4830-A72C", "4830a72c", "４８３０－Ａ７２Ｃ", "No.4830 a72c"])
    expect(readNumber(typed)).toBe("4830a72c");
  for (const typed of ["", "4830", "4830-a72c-0", "灯油", "%%%%%%%%", "4830a72g"]) expect(readNumber(typed)).toBeNull();
});

test("an address is the same text for the same choice, and comes back as it went", () => {
  const params = new URLSearchParams("waiting=us&level=U2&which=mine&after=U2.17.x-1");
  const query = readListQuery((name) => params.get(name) ?? undefined);
  expect(listHref(query)).toBe("/inbox?which=mine&level=U2&waiting=us&after=U2.17.x-1");
  const again = new URLSearchParams(listHref(query).split("?")[1]);
  expect(readListQuery((name) => again.get(name) ?? undefined)).toEqual(query);
});

describe("when nobody was here last", () => {
  const at = (time: string) => Date.parse(`${time}+09:00`);
  test.each([
    [
      "in the morning: from the evening before to this opening",
      "2026-11-25T10:00",
      "2026-11-24T17:15",
      "2026-11-25T08:30",
    ],
    ["before opening: to now", "2026-11-25T07:00", "2026-11-24T17:15", "2026-11-25T07:00"],
    ["in the evening: from this closing", "2026-11-25T20:00", "2026-11-25T17:15", "2026-11-25T20:00"],
    ["after a holiday and a weekend", "2026-11-24T09:00", "2026-11-20T17:15", "2026-11-24T08:30"],
    ["over new year", "2027-01-04T09:00", "2026-12-28T17:15", "2027-01-04T08:30"],
  ])("%s", (_name, now, from, until) => {
    expect(lastNight(USUAL_HOURS, at(now))).toEqual({ from: at(from), until: at(until) });
  });

  test("open round the clock, never open, a broken clock: there is none", () => {
    const day: [string, string] = ["00:00", "24:00"];
    const always = { ...USUAL_HOURS, week: Array(7).fill(day), closedOnHolidays: false, yearlyClosures: [] };
    expect(lastNight(always, at("2026-11-25T10:00"))).toBeNull();
    expect(lastNight({ ...USUAL_HOURS, week: Array(7).fill(null) }, at("2026-11-25T10:00"))).toBeNull();
    expect(lastNight(USUAL_HOURS, Number.NaN)).toBeNull();
  });
});
