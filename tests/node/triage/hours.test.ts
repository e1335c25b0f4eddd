/** Hours in Asia/Tokyo: weekdays, evenings, holidays, the turn of the year, leap days, and the words for them. */
import { describe, expect, test } from "vitest";
import { hoursAt, isHoliday, jst, jstDaysBetween, jstMoment, readDate } from "../../../src/triage/hours.ts";
import type { OpeningHours } from "../../../src/triage/hours-types.ts";

const DAY: [string, string] = ["08:30", "17:15"];
const TOWN: OpeningHours = {
  week: [null, DAY, DAY, DAY, DAY, DAY, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: ["2026-06-15"],
};
const at = (when: string): number => Date.parse(`${when}+09:00`);

describe("hoursAt", () => {
  test.each([
    ["2026-11-20T08:29:59", false, "きょう 8:30", "Friday before opening"],
    ["2026-11-20T08:30:00", true, "いま", "the opening minute"],
    ["2026-11-20T17:14:59", true, "いま", "the last minute"],
    ["2026-11-20T17:15:00", false, "11月24日（火）8:30", "Friday evening before a long weekend"],
    ["2026-11-21T12:00:00", false, "11月24日（火）8:30", "Saturday"],
    ["2026-11-22T23:59:59", false, "11月24日（火）8:30", "Sunday, holiday eve"],
    ["2026-11-23T10:00:00", false, "あす 8:30", "勤労感謝の日"],
    ["2026-11-24T00:00:00", false, "きょう 8:30", "just after midnight"],
    ["2026-11-25T20:00:00", false, "あす 8:30", "a weekday evening"],
    ["2026-12-28T17:15:00", false, "1月4日（月）8:30", "the year's last evening"],
    ["2026-12-29T09:00:00", false, "1月4日（月）8:30", "year-end closure"],
    ["2026-12-31T23:59:59", false, "1月4日（月）8:30", "New Year's Eve"],
    ["2027-01-03T12:00:00", false, "あす 8:30", "the closure's last day"],
    ["2027-01-04T08:30:00", true, "いま", "first day of work"],
    ["2026-05-02T09:00:00", false, "5月7日（木）8:30", "Golden Week with a substitute holiday"],
    ["2026-09-21T09:00:00", false, "9月24日（木）8:30", "a day between two holidays is one"],
    ["2026-06-15T09:00:00", false, "あす 8:30", "a one-off closure"],
    ["2028-02-28T18:00:00", false, "あす 8:30", "leap day ahead, a Tuesday"],
    ["2028-02-29T09:00:00", true, "いま", "leap day"],
  ])("%s open=%s %s (%s)", (when, open, reading) => {
    const answer = hoursAt(TOWN, at(when));
    expect(answer.open).toBe(open);
    expect(answer.nextReading).toBe(reading);
    expect(answer.readingHours).toBe("平日8:30〜17:15");
    if (open) expect(answer.nextOpening).toBe(at(when));
    else {
      expect(hoursAt(TOWN, answer.nextOpening).open).toBe(true);
      expect(hoursAt(TOWN, answer.nextOpening - 1).open).toBe(false);
    }
  });

  test("never promises an opening that is closed: every hour of two years", () => {
    for (let t = at("2026-01-01T00:30:00"); t < at("2028-01-01T00:00:00"); t += 3_600_000) {
      const { open, nextOpening } = hoursAt(TOWN, t);
      expect(nextOpening).toBeGreaterThanOrEqual(t);
      expect(hoursAt(TOWN, nextOpening).open).toBe(true);
      if (!open) expect(nextOpening - t).toBeLessThan(8 * 86_400_000);
    }
  });

  test("says other weeks in words", () => {
    const week = (w: OpeningHours["week"], closedOnHolidays = false): string =>
      hoursAt({ ...TOWN, week: w, closedOnHolidays }, 0).readingHours;
    expect(week([DAY, DAY, DAY, DAY, DAY, DAY, DAY])).toBe("毎日8:30〜17:15");
    expect(week([null, DAY, null, DAY, null, null, ["09:00", "12:00"]])).toBe("月・水8:30〜17:15、土9:00〜12:00");
    expect(week([null, DAY, DAY, DAY, DAY, DAY, null])).toBe("月〜金8:30〜17:15");
  });

  test("a window that never opens promises nothing", () => {
    const answer = hoursAt({ ...TOWN, week: [null, null, null, null, null, null, null] }, at("2026-11-20T09:00:00"));
    expect(answer.open).toBe(false);
    expect(answer.nextReading).not.toMatch(/[0-9]/);
  });
});

describe("jst", () => {
  test("takes a moment apart whatever the machine's zone", () => {
    expect(jst(Date.parse("2026-12-31T15:00:00Z"))).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      weekday: 5,
      hour: 0,
      minute: 0,
      date: "2027-01-01",
      monthDay: "01-01",
      time: "00:00",
    });
    expect(jstMoment("2026-11-24", "08:30")).toBe(at("2026-11-24T08:30:00"));
    expect(jstMoment("2026-11-24", "24:00")).toBe(at("2026-11-25T00:00:00"));
    expect(jstDaysBetween(at("2026-11-24T23:59:00"), at("2026-11-25T00:01:00"))).toBe(1);
    expect(jstDaysBetween(at("2026-11-25T00:01:00"), at("2026-11-24T23:59:00"))).toBe(-1);
    expect(readDate(at("2026-11-24T01:00:00"))).toBe("11月24日（火）");
  });

  test("knows the holidays", () => {
    expect(isHoliday("2026-11-23")).toBe(true);
    expect(isHoliday("2026-11-24")).toBe(false);
    expect(isHoliday("constructor")).toBe(false);
  });
});
