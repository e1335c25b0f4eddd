/** The hours engine under odd weeks and odd clocks: whatever stands in the settings, nothing is promised that does not hold. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDistrictHours, readTownHours } from "../../../src/store/hours-shape.ts";
import { hoursFor, readTown } from "../../../src/store/town.ts";
import { changeDistrict, changeTown } from "../../../src/town/change-hours.ts";
import { districtHours, hoursAhead, hoursAt, hoursOn } from "../../../src/triage/hours.ts";
import type { DistrictHours, OpeningHours } from "../../../src/triage/hours-types.ts";

const DAY: [string, string] = ["08:30", "17:15"];
const TOWN: OpeningHours = {
  week: [null, DAY, DAY, DAY, DAY, DAY, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: ["2026-11-25"],
  openings: [{ date: "2026-11-28", opens: "10:00", closes: "12:00" }],
};
const at = (when: string): number => Date.parse(`${when}+09:00`);

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
const span = fc.tuple(clock, clock).filter(([a, b]) => a < b) as fc.Arbitrary<[string, string]>;
const date = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 86_400_000, max: Date.UTC(2029, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const week = fc.array(fc.option(span, { nil: null }), { minLength: 7, maxLength: 7 });
const days = fc
  .record({
    closures: fc.uniqueArray(date, { maxLength: 6 }),
    openings: fc.uniqueArray(
      fc.tuple(date, span).map(([day, [opens, closes]]) => ({ date: day, opens, closes })),
      { maxLength: 6, selector: (one) => one.date },
    ),
  })
  .map((some) => ({ ...some, openings: some.openings.filter((one) => !some.closures.includes(one.date)) }));
const townHours: fc.Arbitrary<OpeningHours> = fc
  .record({ week, closedOnHolidays: fc.boolean(), days, yearly: fc.option(fc.tuple(date, date), { nil: null }) })
  .map(({ days: some, yearly, ...rest }) => ({
    ...rest,
    ...some,
    yearlyClosures: yearly ? [{ from: yearly[0].slice(5), to: yearly[1].slice(5) }] : [],
  }));
const ownHours: fc.Arbitrary<DistrictHours> = fc
  .record({ week: fc.option(week, { nil: null }), days })
  .map(({ week: own, days: some }) => ({ week: own, ...some }));
const moment = fc.integer({ min: at("2026-01-01T00:00:00"), max: at("2028-12-31T23:59:59") });

describe("properties", () => {
  test("the next reading is never past, is open, and nothing before it was", () => {
    fc.assert(
      fc.property(townHours, fc.option(ownHours, { nil: null }), moment, (town, own, now) => {
        const hours = districtHours(town, own);
        const answer = hoursAt(hours, now);
        expect(answer.nextOpening).toBeGreaterThanOrEqual(now);
        if (answer.nextOpening === Number.MAX_SAFE_INTEGER) {
          expect(answer.open).toBe(false);
          expect(answer.nextReading).not.toMatch(/\d/);
          return;
        }
        expect(hoursAt(hours, answer.nextOpening).open).toBe(true);
        if (answer.open) return;
        expect(hoursAt(hours, answer.nextOpening - 1).open).toBe(false);
        // Anywhere in between it is closed, and says the same moment.
        const between = now + Math.floor((answer.nextOpening - now) / 3);
        expect(hoursAt(hours, between)).toMatchObject({ open: false, nextOpening: answer.nextOpening });
      }),
      { numRuns: 300 },
    );
  });

  test("what the settings hold comes back as it was, and the district's word about a day goes before the town's", () => {
    fc.assert(
      fc.property(townHours, ownHours, moment, (town, own, now) => {
        expect(readTownHours(JSON.parse(JSON.stringify(town)))).toEqual(town);
        expect(readDistrictHours(JSON.parse(JSON.stringify(own)))).toEqual(own);
        const day = hoursOn(districtHours(town, own), now);
        if (own.closures.includes(day.date)) expect(day.span).toBeNull();
        const opening = own.openings.find((one) => one.date === day.date);
        if (opening) expect(day.span).toEqual([opening.opens, opening.closes]);
      }),
      { numRuns: 200 },
    );
  });

  test("a clock that jumps, back or on, changes nothing but the moment", () => {
    fc.assert(
      fc.property(townHours, moment, moment, (hours, one, other) => {
        const before = hoursAt(hours, one);
        hoursAt(hours, other);
        expect(hoursAt(hours, one)).toEqual(before);
      }),
    );
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 9e15, -9e15, 1e300])(
  "a clock that shows %s promises nothing and throws nothing",
  (now) => {
    expect(hoursAt(TOWN, now)).toMatchObject({ open: false, nextReading: "窓口があいたとき" });
    expect(hoursAhead(TOWN, now, 10)).toEqual([]);
  },
);

test("an opening almost a year away is said with its year", () => {
  const never: OpeningHours = {
    ...TOWN,
    week: TOWN.week.map(() => null),
    openings: [{ date: "2027-11-20", opens: "09:00", closes: "12:00" }],
  };
  expect(hoursAt(never, at("2026-11-24T10:00:00")).nextReading).toBe("2027年11月20日（土）9:00");
});

test("no summer time: the same clock in January and in July, and in every offset of the machine", () => {
  for (const day of ["2026-01-20", "2026-07-21"]) {
    expect(hoursAt(TOWN, at(`${day}T08:29:59`)).open).toBe(false);
    expect(hoursAt(TOWN, at(`${day}T08:30:00`)).open).toBe(true);
  }
});

test("ten days of the town: a closure, an extra Saturday, a holiday, and why", () => {
  expect(
    hoursAhead(TOWN, at("2026-11-21T10:00:00"), 8).map(({ date: day, span: open, why }) => [
      day.slice(8),
      open?.[0] ?? null,
      why,
    ]),
  ).toEqual([
    ["21", null, "weekly"],
    ["22", null, "weekly"],
    ["23", null, "holiday"],
    ["24", "08:30", "week"],
    ["25", null, "closure"],
    ["26", "08:30", "week"],
    ["27", "08:30", "week"],
    ["28", "10:00", "opening"],
  ]);
});

test("an extra opening goes before holiday and year end; a closure before an opening", () => {
  const hours: OpeningHours = { ...TOWN, openings: [{ date: "2026-12-30", opens: "09:00", closes: "10:00" }] };
  expect(hoursAt(hours, at("2026-12-30T09:30:00")).open).toBe(true);
  expect(hoursAt({ ...hours, closures: ["2026-12-30"] }, at("2026-12-30T09:30:00")).open).toBe(false);
});

describe("a district", () => {
  const own: DistrictHours = {
    week: [null, ["10:00", "15:00"], null, ["10:00", "15:00"], null, null, null],
    closures: ["2026-11-28"],
    openings: [{ date: "2026-11-25", opens: "13:00", closes: "16:00" }],
  };
  const hours = districtHours(TOWN, own);
  test.each([
    ["2026-11-24T11:00:00", false, "its own week: no Tuesday"],
    ["2026-11-25T14:00:00", true, "it opens where the town is closed"],
    ["2026-11-28T11:00:00", false, "it is closed where the town opens"],
    ["2026-12-30T11:00:00", false, "the town's year end is its own"],
  ])("%s: %s (%s)", (when, open) => expect(hoursAt(hours, at(when)).open).toBe(open));

  test("known area: its hours; unknown area, another district, nonsense in its settings: the town's", () => {
    const box = { south: 0, west: 0, north: 1, east: 1, names: "[]" };
    const town = readTown(
      [{ key: "hours", value: JSON.stringify(TOWN) }],
      [
        { id: "kita", name: "北野", ...box, hours: JSON.stringify(own) },
        { id: "hama", name: "浜", ...box, hours: '{"week": 7}' },
        { id: "chuo", name: "中央", ...box, hours: null },
      ],
    );
    expect(hoursFor(town, "kita")).toEqual(hours);
    for (const area of ["hama", "chuo", "nowhere", null]) expect(hoursFor(town, area)).toEqual(TOWN);
  });
});

test.each<[string, unknown]>([
  ["closes before it opens", { ...TOWN, week: [null, ["17:00", "09:00"], null, null, null, null, null] }],
  ["six days", { ...TOWN, week: [null, DAY, DAY, DAY, DAY, DAY] }],
  ["a day that is none", { ...TOWN, closures: ["2026-02-30"] }],
  ["a day closed and opened", { ...TOWN, closures: ["2026-11-28"] }],
  ["an hour that is none", { ...TOWN, openings: [{ date: "2026-11-28", opens: "24:30", closes: "25:00" }] }],
  ["nothing", null],
])("hours that cannot be are not taken, and the usual ones stand in: %s", (_what, value) => {
  expect(readTownHours(value)).toBeNull();
  const town = readTown([{ key: "hours", value: JSON.stringify(value) }], []);
  expect(town.hoursSet).toBe(false);
  expect(town.hours.week[1]).toEqual(DAY);
});

describe("changes", () => {
  const oldest = "2026-09-25";
  test("the newest word about a day is the only one, and days long past fall away", () => {
    const before = { ...TOWN, closures: ["2025-01-01", "2026-11-25"] };
    expect(changeTown(before, { kind: "closed", dates: ["2026-11-28"] }, oldest)).toMatchObject({
      closures: ["2026-11-25", "2026-11-28"],
      openings: [],
    });
    expect(
      changeTown(before, { kind: "opened", opening: { date: "2026-11-25", opens: "09:00", closes: "10:00" } }, oldest),
    ).toMatchObject({ closures: [] });
    expect(changeTown(before, { kind: "removed", date: "2026-11-28" }, oldest)).toMatchObject({ openings: [] });
  });
  test("a district has no holidays of its own, the town no district's week", () => {
    const change = { kind: "week" as const, week: TOWN.week, closedOnHolidays: false, yearlyClosures: [] };
    expect(changeDistrict(null, change, oldest)).toBeNull();
    expect(changeTown(TOWN, { kind: "townWeek" }, oldest)).toBeNull();
    expect(changeDistrict(null, { kind: "ownWeek", week: TOWN.week }, oldest)).toEqual({
      week: TOWN.week,
      closures: [],
      openings: [],
    });
  });
});
