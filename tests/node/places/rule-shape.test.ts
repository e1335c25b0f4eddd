/** Recurrence in plain words and back: what staff tick is what is stored, and what is stored is what pages say. */
import { expect, test } from "vitest";
import { isRecurrence } from "../../../src/places/calendar.ts";
import { calendarWords, rruleOf, shapeOf, shapeWords } from "../../../src/places/rule-shape.ts";
import { demoPlaceOf, demoPlaces } from "../../support/places/demo-places.ts";

test.each([
  ["FREQ=WEEKLY;WKST=MO;BYDAY=TU", "毎週火曜"],
  ["FREQ=WEEKLY;WKST=MO;BYDAY=SU,MO", "毎週月・日曜"],
  ["FREQ=WEEKLY;WKST=MO;BYDAY=MO,TU,WE,TH,FR", "平日"],
  ["FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=WE", "隔週水曜"],
  ["FREQ=WEEKLY;INTERVAL=3;WKST=MO;BYDAY=WE", "3週に1回水曜"],
  ["FREQ=MONTHLY;BYDAY=2SA,4SA", "第2・第4土曜"],
  ["FREQ=MONTHLY;BYDAY=-1SU", "最後の日曜"],
  ["FREQ=MONTHLY;BYDAY=1MO,1FR,3MO,3FR", "第1・第3月・金曜"],
  ["FREQ=MONTHLY;BYMONTHDAY=15,-1", "毎月15日・月末"],
  ["FREQ=DAILY", "毎日"],
])("%s → %s → the same days", (rrule, words) => {
  expect(shapeWords(rrule)).toBe(words);
  const shape = shapeOf(rrule);
  const again = shape && rruleOf(shape);
  expect(again && shapeOf(again)).toEqual(again && shapeOf(rruleOf(shapeOf(again) as never) as string));
  expect(again && isRecurrence(again)).toBe(true);
  expect(again && shapeWords(again)).toBe(words);
});

test.each([
  "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1",
  "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1",
  "FREQ=MONTHLY;BYDAY=1MO,3FR",
  "FREQ=MONTHLY;BYDAY=MO",
  "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
  "FREQ=DAILY;INTERVAL=3",
])("%s has no plain shape and is said so", (rrule) => {
  expect(shapeOf(rrule)).toBeNull();
  expect(shapeWords(rrule)).toBe("決まった日");
});

test("nothing chosen is no rule", () => {
  expect(rruleOf({ every: "week", interval: 1, weekdays: [] })).toBeNull();
  expect(rruleOf({ every: "month", nths: [], weekdays: [2] })).toBeNull();
  expect(rruleOf({ every: "monthDay", days: [] })).toBeNull();
});

test("a place's whole calendar, and what the demo town says in words agrees with its rules", () => {
  expect(calendarWords(demoPlaceOf("place-hidamari"))).toBe("毎週火曜 10:00〜12:00（祝日は休み）");
  expect(calendarWords(demoPlaceOf("place-sakae-yoru"))).toBe("毎週金曜 20:00〜翌1:00");
  expect(calendarWords(demoPlaceOf("place-ekimae-free"))).toBe("毎週火・木・金曜 16:00〜20:00");
  expect(calendarWords(demoPlaceOf("place-konan-kodomo"))).toBe("毎週火曜 17:00〜19:00、最後の日曜 11:30〜13:30");
  expect(calendarWords({ rules: [], whenOpen: "やりたい人が来た日", closedOnHolidays: false })).toBe(
    "やりたい人が来た日",
  );
  for (const { rules } of demoPlaces) for (const { rrule } of rules) expect(shapeOf(rrule)).not.toBeNull();
});
