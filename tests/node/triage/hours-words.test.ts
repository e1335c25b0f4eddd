/** Hours in other languages say the same as the Japanese ones: today, tomorrow, a date, the turn of the year, nothing to promise. */
import { describe, expect, test } from "vitest";
import { hoursAt, jst } from "../../../src/triage/hours.ts";
import type { OpeningHours } from "../../../src/triage/hours-types.ts";
import { HOURS_LANGUAGES, hoursInLanguages } from "../../../src/triage/hours-words.ts";

const DAY: [string, string] = ["08:30", "17:15"];
const TOWN: OpeningHours = {
  week: [null, DAY, DAY, DAY, DAY, DAY, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: [],
};
const at = (when: string): number => Date.parse(`${when}+09:00`);
const next = (when: string, hours = TOWN) =>
  Object.fromEntries(
    Object.entries(hoursInLanguages(hours, at(when))).map(([name, words]) => [name, words.nextReading]),
  );
const usual = (hours: OpeningHours) =>
  Object.fromEntries(Object.entries(hoursInLanguages(hours, 0)).map(([name, words]) => [name, words.readingHours]));

describe("when somebody reads next", () => {
  test("the same day, before opening", () => {
    expect(next("2026-11-24T00:10:00")).toEqual({
      easyJa: "きょう 8:30",
      en: "today 8:30",
      zh: "今天8:30",
      vi: "8:30 hôm nay",
      ne: "आज 8:30 बजे",
      pt: "hoje às 8:30",
    });
  });

  test("the day after a holiday is tomorrow", () => {
    expect(next("2026-11-23T10:00:00")).toEqual({
      easyJa: "あした 8:30",
      en: "tomorrow 8:30",
      zh: "明天8:30",
      vi: "8:30 ngày mai",
      ne: "भोलि 8:30 बजे",
      pt: "amanhã às 8:30",
    });
  });

  test("a Saturday before a holiday names the day", () => {
    expect(next("2026-11-21T12:00:00")).toEqual({
      easyJa: "11がつ 24か かようび 8:30",
      en: "Nov 24 (Tue) 8:30",
      zh: "11月24日（周二）8:30",
      vi: "8:30 ngày 24/11 (thứ Ba)",
      ne: "नोभेम्बर 24 (मङ्गलबार) 8:30 बजे",
      pt: "24/11 (ter.) às 8:30",
    });
  });

  test("the last evening of the year", () => {
    expect(next("2026-12-31T23:59:59")).toEqual({
      easyJa: "1がつ 4か げつようび 8:30",
      en: "Jan 4 (Mon) 8:30",
      zh: "1月4日（周一）8:30",
      vi: "8:30 ngày 4/1 (thứ Hai)",
      ne: "जनवरी 4 (सोमबार) 8:30 बजे",
      pt: "4/1 (seg.) às 8:30",
    });
  });

  test("while open it is now, and a window that never opens names no day", () => {
    const never = { ...TOWN, week: [null, null, null, null, null, null, null] };
    expect(next("2026-11-20T10:00:00")).toMatchObject({ en: "now", zh: "现在", easyJa: "いま", pt: "agora" });
    for (const words of Object.values(next("2026-11-20T10:00:00", never))) expect(words).not.toMatch(/\d/);
  });

  test("days of the month as people say them", () => {
    const only = (date: string): OpeningHours => ({
      week: Array(7).fill(["13:00", "14:00"]),
      closedOnHolidays: false,
      yearlyClosures: [{ from: "01-01", to: date }],
      closures: [],
    });
    expect(next("2027-01-15T09:00:00", only("01-31")).easyJa).toBe("2がつ ついたち げつようび 13:00");
    expect(next("2027-01-15T09:00:00", only("01-19")).easyJa).toBe("1がつ 20か すいようび 13:00");
    expect(next("2027-01-15T09:00:00", only("01-20")).easyJa).toBe("1がつ 21にち もくようび 13:00");
    expect(next("2027-01-15T09:00:00", { ...only("01-20"), week: Array(7).fill(["01:00", "02:00"]) }).pt).toBe(
      "21/1 (qui.) à 1:00",
    );
  });

  test("names the time and the day of the hours engine at every hour of a year", () => {
    for (let now = at("2026-06-01T00:20:00"); now < at("2027-06-01T00:00:00"); now += 3 * 3_600_000) {
      const { open, nextOpening } = hoursAt(TOWN, now);
      if (open) continue;
      const { day } = jst(nextOpening);
      for (const words of Object.values(next(new Date(now + 9 * 3_600_000).toISOString().slice(0, 19)))) {
        expect(words).toContain("8:30");
        if (nextOpening - now > 2 * 86_400_000 && day > 1) expect(words).toContain(String(day));
      }
    }
  });
});

describe("the usual hours", () => {
  test("weekdays", () => {
    expect(usual(TOWN)).toEqual({
      easyJa: "げつ〜きん（しゅくじつは やすみ） 8:30〜17:15",
      en: "weekdays 8:30–17:15",
      zh: "周一至周五（节假日除外）8:30〜17:15",
      vi: "8:30–17:15 thứ Hai–thứ Sáu (trừ ngày lễ)",
      ne: "सोमबार–शुक्रबार (बिदाबाहेक) 8:30–17:15",
      pt: "dias úteis 8:30–17:15",
    });
    expect(usual({ ...TOWN, closedOnHolidays: false })).toMatchObject({ en: "Mon–Fri 8:30–17:15" });
  });

  test("every day, weekends, and days with other times", () => {
    const week: OpeningHours["week"] = [null, DAY, null, DAY, null, null, ["09:00", "12:00"]];
    expect(usual({ ...TOWN, week })).toMatchObject({
      easyJa: "げつ・すい 8:30〜17:15、ど 9:00〜12:00",
      en: "Mon, Wed 8:30–17:15; Sat 9:00–12:00",
      zh: "周一、周三8:30〜17:15；周六9:00〜12:00",
    });
    expect(usual({ ...TOWN, week: Array(7).fill(DAY) })).toMatchObject({
      en: "every day but public holidays 8:30–17:15",
    });
    expect(usual({ ...TOWN, week: [DAY, null, null, null, null, null, DAY] })).toMatchObject({
      pt: "sáb. e dom. 8:30–17:15",
    });
  });

  test("every language has words", () => {
    expect(HOURS_LANGUAGES).toEqual(["easyJa", "en", "zh", "vi", "ne", "pt"]);
  });
});
