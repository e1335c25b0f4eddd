/** When places are open: weekdays, n-th weekdays, holidays, year end, exceptions, closures, nights. */
import { describe, expect, test } from "vitest";
import { isDay, isRecurrence, nextSessions, sessionsBetween } from "../../../src/places/calendar.ts";
import type { PlaceRule } from "../../../src/places/calendar-types.ts";
import type { Place } from "../../../src/places/types.ts";
import { demoPlaces, place, tokyo } from "../../support/places/demo-places.ts";

const rule = (rrule: string, start = "10:00", end = "12:00", more: Partial<PlaceRule> = {}): PlaceRule => ({
  rrule,
  from: null,
  until: null,
  start,
  end,
  staff: false,
  ...more,
});
const dates = (some: Place, from: string, to: string) =>
  sessionsBetween(some, tokyo(`${from}T00:00:00`), tokyo(`${to}T00:00:00`)).map(({ date }) => date);

test("every Tuesday, with the time in Tokyo", () => {
  const [first, second] = sessionsBetween(place(), tokyo("2026-11-24T00:00:00"), tokyo("2026-12-02T00:00:00"));
  expect(first).toMatchObject({
    date: "2026-11-24",
    starts: tokyo("2026-11-24T10:00:00"),
    ends: tokyo("2026-11-24T12:00:00"),
  });
  expect(second?.date).toBe("2026-12-01");
});

test("the edges: what has begun counts until it ends, what begins later does not yet", () => {
  const at = (time: string, to: string) =>
    sessionsBetween(place(), tokyo(`2026-11-24T${time}`), tokyo(`2026-11-24T${to}`)).length;
  expect(at("11:59:59", "23:00:00")).toBe(1);
  expect(at("12:00:00", "23:00:00")).toBe(0);
  expect(at("00:00:00", "10:00:00")).toBe(0);
  expect(at("00:00:00", "10:00:01")).toBe(1);
  expect(at("11:00:00", "11:00:00")).toBe(0);
});

test.each([
  ["2nd and 4th Saturday", "FREQ=MONTHLY;BYDAY=2SA,4SA", ["2026-11-14", "2026-11-28", "2026-12-12", "2026-12-26"]],
  ["5th Sunday, only where there is one", "FREQ=MONTHLY;BYDAY=5SU", ["2026-11-29"]],
  ["last Sunday", "FREQ=MONTHLY;BYDAY=-1SU", ["2026-11-29", "2026-12-27"]],
  ["the 31st, only where there is one", "FREQ=MONTHLY;BYMONTHDAY=31", ["2026-12-31"]],
  ["the last day of a month", "FREQ=MONTHLY;BYMONTHDAY=-1", ["2026-11-30", "2026-12-31"]],
  [
    "1st and 3rd Monday, and Thursday",
    "FREQ=MONTHLY;BYDAY=1MO,3MO,1TH",
    ["2026-11-02", "2026-11-05", "2026-11-16", "2026-12-03", "2026-12-07", "2026-12-21"],
  ],
])("%s", (_name, rrule, expected) => {
  expect(dates(place({ rules: [rule(rrule)] }), "2026-11-01", "2027-01-01")).toEqual(expected);
});

test("every second week is counted from its first day, over the year's end", () => {
  const fortnightly = place({
    rules: [rule("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SA", "09:00", "11:00", { from: "2026-12-05" })],
  });
  expect(dates(fortnightly, "2026-11-01", "2027-02-01")).toEqual([
    "2026-12-05",
    "2026-12-19",
    "2027-01-02",
    "2027-01-16",
    "2027-01-30",
  ]);
});

test("from and until bound a rule, both included", () => {
  const course = place({
    rules: [rule("FREQ=WEEKLY;BYDAY=TU", "10:00", "12:00", { from: "2026-11-24", until: "2026-12-08" })],
  });
  expect(dates(course, "2026-11-01", "2027-01-31")).toEqual(["2026-11-24", "2026-12-01", "2026-12-08"]);
});

test("public holidays: closed only where the place says so; an extra date may be one", () => {
  // 2026-11-03 is Culture Day, 2026-11-23 Labour Thanksgiving Day.
  const open = place({ rules: [rule("FREQ=WEEKLY;BYDAY=MO,TU")] });
  expect(dates(open, "2026-11-01", "2026-11-25")).toContain("2026-11-23");
  const closed = { ...open, closedOnHolidays: true };
  expect(dates(closed, "2026-11-01", "2026-11-25")).toEqual([
    "2026-11-02",
    "2026-11-09",
    "2026-11-10",
    "2026-11-16",
    "2026-11-17",
    "2026-11-24",
  ]);
  const festival = {
    ...closed,
    extra: [{ date: "2026-11-23", start: "13:00", end: "15:00", words: "まつり", staff: true }],
  };
  expect(sessionsBetween(festival, tokyo("2026-11-23T00:00:00"), tokyo("2026-11-24T00:00:00"))).toMatchObject([
    { date: "2026-11-23", start: "13:00", words: "まつり", staff: true },
  ]);
});

test("a substitute holiday counts as one", () => {
  // 2027-03-21 (Sunday) is the equinox, so Monday the 22nd is free.
  const mondays = place({ rules: [rule("FREQ=WEEKLY;BYDAY=MO")], closedOnHolidays: true });
  expect(dates(mondays, "2027-03-14", "2027-03-30")).toEqual(["2027-03-15", "2027-03-29"]);
});

test("a cancelled date falls out, an extra one comes in, and twice the same is once", () => {
  const changed = place({
    cancelled: [{ date: "2026-12-01", words: "" }],
    extra: [
      { date: "2026-12-02", start: "14:00", end: "16:00", words: "ふりかえ", staff: false },
      { date: "2026-12-08", start: "10:00", end: "12:00", words: "", staff: false },
    ],
  });
  expect(dates(changed, "2026-11-30", "2026-12-10")).toEqual(["2026-12-02", "2026-12-08"]);
});

describe("temporarily closed", () => {
  test("from a day until a day, over new year, both included", () => {
    const resting = place({ closure: { from: "2026-12-22", until: "2027-01-05", words: "" } });
    expect(dates(resting, "2026-12-14", "2027-01-20")).toEqual(["2026-12-15", "2027-01-12", "2027-01-19"]);
  });

  test("until nobody knows when, also for extra dates", () => {
    const resting = place({
      closure: { from: "2026-12-02", until: null, words: "" },
      extra: [{ date: "2026-12-24", start: "10:00", end: "12:00", words: "", staff: false }],
    });
    expect(dates(resting, "2026-11-23", "2027-06-01")).toEqual(["2026-11-24", "2026-12-01"]);
    expect(nextSessions(resting, tokyo("2026-12-02T00:00:00"), 3)).toEqual([]);
  });
});

describe("a night that goes over midnight", () => {
  const night = place({ rules: [rule("FREQ=WEEKLY;BYDAY=FR", "20:00", "01:00")] });

  test("belongs to the day it began, and is still on after midnight", () => {
    const [found, ...more] = sessionsBetween(night, tokyo("2026-11-28T00:30:00"), tokyo("2026-11-28T12:00:00"));
    expect(found).toMatchObject({ date: "2026-11-27", ends: tokyo("2026-11-28T01:00:00") });
    expect(more).toEqual([]);
    expect(sessionsBetween(night, tokyo("2026-11-28T01:00:00"), tokyo("2026-11-28T12:00:00"))).toEqual([]);
  });

  test("is cancelled by the day it begins on, and closed by it", () => {
    expect(dates({ ...night, cancelled: [{ date: "2026-11-27", words: "" }] }, "2026-11-27", "2026-11-29")).toEqual([]);
    expect(
      dates({ ...night, closure: { from: "2026-11-28", until: null, words: "" } }, "2026-11-27", "2026-11-29"),
    ).toEqual(["2026-11-27"]);
  });

  test("24:00 is midnight, not a day more", () => {
    const late = place({ rules: [rule("FREQ=WEEKLY;BYDAY=FR", "20:00", "24:00")] });
    expect(sessionsBetween(late, tokyo("2026-11-27T00:00:00"), tokyo("2026-11-28T00:00:00"))).toMatchObject([
      { ends: tokyo("2026-11-28T00:00:00") },
    ]);
    expect(sessionsBetween(late, tokyo("2026-11-28T00:00:00"), tokyo("2026-11-28T12:00:00"))).toEqual([]);
  });
});

test("the leap day, and the whole of a year of Tuesdays", () => {
  expect(dates(place({ rules: [rule("FREQ=MONTHLY;BYMONTHDAY=29")] }), "2028-02-01", "2028-03-01")).toEqual([
    "2028-02-29",
  ]);
  expect(dates(place(), "2027-01-01", "2028-01-01")).toHaveLength(52);
});

test("next sessions: near ones, far ones, and no more than asked for", () => {
  const now = tokyo("2026-11-24T10:30:00");
  expect(nextSessions(place(), now, 2).map(({ date }) => date)).toEqual(["2026-11-24", "2026-12-01"]);
  const monthly = place({ rules: [rule("FREQ=MONTHLY;BYDAY=1SU")] });
  expect(nextSessions(monthly, now, 3).map(({ date }) => date)).toEqual(["2026-12-06", "2027-01-03", "2027-02-07"]);
});

test.each([
  "",
  "FREQ=SECONDLY",
  "FREQ=HOURLY",
  "FREQ=WEEKLY;COUNT=3",
  "FREQ=WEEKLY;UNTIL=20270101",
  "BYDAY=TU",
  "FREQ=WEEKLY;BYDAY=XX",
  "FREQ=WEEKLY;BYDAY=TU\nDTSTART:19700101T000000Z",
  "FREQ=WEEKLY;BYDAY=TU;BYDAY=WE",
  "毎週火曜",
])("「%s」 is no recurrence, and harms nobody", (rrule) => {
  expect(isRecurrence(rrule)).toBe(false);
  expect(dates(place({ rules: [rule(rrule), rule("FREQ=WEEKLY;BYDAY=TU")] }), "2026-11-24", "2026-11-25")).toEqual([
    "2026-11-24",
  ]);
});

test("days that are none", () => {
  expect(["2026-02-29", "2026-13-01", "2026-1-1", "きょう", ""].filter(isDay)).toEqual([]);
  expect(isDay("2028-02-29")).toBe(true);
});

test("in the demo town something is open on every day of the next half year", () => {
  const start = tokyo("2026-11-24T00:00:00");
  const empty = Array.from({ length: 182 }, (_, at) => start + at * 86_400_000).filter((day) =>
    demoPlaces.every((one) => sessionsBetween(one, day, day + 86_400_000).length === 0),
  );
  expect(empty.map((day) => new Date(day).toISOString())).toEqual([]);
});
