/** The roster as time: shifts over midnight, swaps, days without anybody, who comes next, holes in the week. */
import { describe, expect, it } from "vitest";
import { dutiesBetween, isQuiet, nextOnRoster, onDuty, uncovered } from "../../../src/alerts/roster.ts";
import type { Shift } from "../../../src/alerts/types.ts";
import { at, roster } from "./people.ts";

const swapped = (date: string, replaces: string, staffId: string | null, starts: string, ends: string): Shift => ({
  id: `swap-${date}`,
  staffId,
  weekday: null,
  date,
  starts,
  ends,
  position: 0,
  replaces,
});

describe("who is on duty", () => {
  it.each([
    ["Tuesday morning", "2026-11-24T10:00", ["csw-sora"]],
    ["Tuesday, the first minute of the night shift", "2026-11-24T17:15", ["csw-umi"]],
    ["Tuesday, the last minute of the day shift", "2026-11-24T17:14", ["csw-sora"]],
    ["after midnight it is still the night shift of the day before", "2026-11-25T02:00", ["csw-umi"]],
    ["the night of Friday ends on Saturday", "2026-11-28T08:29", ["csw-sora"]],
    ["Saturday", "2026-11-28T08:30", ["csw-umi"]],
    ["Sunday night is Monday before half past eight", "2026-11-30T03:00", ["csw-hinata"]],
    ["a holiday has its own weekday's shift", "2026-11-23T10:00", ["csw-midori"]],
  ])("%s", (_name, when, expected) => {
    expect(onDuty(roster, at(when))).toEqual(expected);
  });

  it("a swap holds on its date and nowhere else", () => {
    // shift-3 is そら's Tuesday.
    const changed = [...roster, swapped("2026-12-01", "shift-3", "csw-midori", "08:30", "17:15")];
    expect(onDuty(changed, at("2026-12-01T10:00"))).toEqual(["csw-midori"]);
    expect(onDuty(changed, at("2026-12-08T10:00"))).toEqual(["csw-sora"]);
    expect(onDuty(changed, at("2026-11-24T10:00"))).toEqual(["csw-sora"]);
  });

  it("a day given to nobody has nobody, and the hole is seen", () => {
    const changed = [...roster, swapped("2026-12-01", "shift-3", null, "08:30", "17:15")];
    expect(onDuty(changed, at("2026-12-01T10:00"))).toEqual([]);
    expect(uncovered(changed, at("2026-11-30T00:00"), at("2026-12-07T00:00"))).toEqual([
      { from: at("2026-12-01T08:30"), until: at("2026-12-01T17:15") },
    ]);
  });

  it("a shift that ends when it starts lasts a day", () => {
    const [duty] = dutiesBetween(roster, at("2026-11-28T12:00"), at("2026-11-28T12:01"));
    expect([duty?.from, duty?.until]).toEqual([at("2026-11-28T08:30"), at("2026-11-29T08:30")]);
  });

  it("of two at once, the position says who is called first", () => {
    const second: Shift = { ...swapped("2026-11-24", "", "csw-umi", "09:00", "12:00"), replaces: null, position: -1 };
    expect(onDuty([...roster, second], at("2026-11-24T10:00"))).toEqual(["csw-umi", "csw-sora"]);
  });

  it("a span that begins before and ends after midnight misses no shift", () => {
    const early: Shift = { ...swapped("2026-11-25", "", "csw-midori", "00:10", "00:20"), replaces: null };
    expect(dutiesBetween([early], at("2026-11-24T23:50"), at("2026-11-25T00:30"))).toHaveLength(1);
  });
});

it("next on the roster: everybody who comes, soonest first, each once", () => {
  expect(nextOnRoster(roster, at("2026-11-24T10:00"))).toEqual(["csw-umi", "csw-hinata", "csw-midori", "csw-sora"]);
});

it("the demo week has no hole; an empty roster is one hole", () => {
  const [from, until] = [at("2026-11-24T10:00"), at("2026-12-01T10:00")];
  expect(uncovered(roster, from, until)).toEqual([]);
  expect(uncovered([], from, until)).toEqual([{ from, until }]);
});

it.each([
  ["22:00", "07:00", "2026-11-24T23:00", true],
  ["22:00", "07:00", "2026-11-24T06:59", true],
  ["22:00", "07:00", "2026-11-24T07:00", false],
  ["12:00", "13:00", "2026-11-24T12:30", true],
  ["12:00", "13:00", "2026-11-24T13:00", false],
  ["09:00", "09:00", "2026-11-24T09:00", false],
])("quiet from %s until %s, at %s: %s", (from, until, when, expected) => {
  expect(isQuiet({ from, until }, at(when))).toBe(expected);
});
