/** iCalendar: what a phone's calendar makes of our file is what our own calendar says. */
import { convertIcsCalendar, type IcsCalendar } from "ts-ics";
import { describe, expect, test } from "vitest";
import { nextSessions } from "../../../src/places/calendar.ts";
import { placesCalendar } from "../../../src/places/ics.ts";
import { demoPlaceOf, demoPlaces, place, tokyo } from "../../support/places/demo-places.ts";

const NOW = tokyo("2026-11-24T10:00:00");
const ORIGIN = "https://tonari.example";
const calendar = (...places: (typeof demoPlaces)[number][]) => placesCalendar("居場所", places, NOW, ORIGIN);
const lines = (text: string) => text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");

test("every demo place is there, in Tokyo's zone, with lines a parser and a strict reader take", () => {
  const text = calendar(...demoPlaces);
  const parsed: IcsCalendar = convertIcsCalendar(undefined, text);
  expect(parsed.timezones?.[0]?.id).toBe("Asia/Tokyo");
  expect(new Set(parsed.events?.map(({ summary }) => summary))).toEqual(new Set(demoPlaces.map(({ name }) => name)));
  expect(new Set(parsed.events?.map(({ uid }) => uid)).size).toBe(parsed.events?.length);
  expect(text.split("\r\n").filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(text).not.toContain("\uFFFD");
  for (const event of parsed.events ?? []) expect(event.start.local?.timezone).toBe("Asia/Tokyo");
});

test("a weekly salon: RRULE, EXDATE for the holiday and the cancelled day", () => {
  const salon = { ...demoPlaceOf("place-hidamari"), cancelled: [{ date: "2026-12-15", words: "" }] };
  const text = lines(calendar(salon));
  expect(text).toContain("DTSTART;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261027T100000");
  expect(text).toContain("RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO");
  expect(text).toContain("EXDATE;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261215T100000");
  // 2026-11-03 is Culture Day, a Tuesday.
  expect(text).toContain("EXDATE;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261103T100000");
});

describe("extra dates", () => {
  test("as long as the rule's: RDATE", () => {
    const text = lines(
      calendar(place({ extra: [{ date: "2026-12-24", start: "14:00", end: "16:00", words: "", staff: false }] })),
    );
    expect(text).toContain("RDATE;TZID=Asia/Tokyo:20261224T140000");
    expect(text.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  });

  test("longer, or without any rule: an event of its own", () => {
    const extra = [{ date: "2026-12-24", start: "14:00", end: "18:00", words: "もちつき", staff: false }];
    expect(lines(calendar(place({ extra }))).filter((line) => line === "BEGIN:VEVENT")).toHaveLength(2);
    const only = lines(calendar(place({ rules: [], extra })));
    expect(only).toContain("DTSTART;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261224T140000");
    expect(only).toContain("COMMENT:もちつき");
  });
});

test("closed: days off until it opens again; closed for good, the rule ends the day before", () => {
  const resting = lines(calendar(place({ closure: { from: "2026-12-01", until: "2026-12-08", words: "" } })));
  expect(resting.filter((line) => line.startsWith("EXDATE"))).toEqual([
    "EXDATE;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261201T100000",
    "EXDATE;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261208T100000",
  ]);
  const ended = lines(calendar(place({ closure: { from: "2026-12-02", until: null, words: "" } })));
  expect(ended.find((line) => line.startsWith("RRULE"))).toBe(
    "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T145900Z;WKST=MO",
  );
  expect(ended.filter((line) => line.startsWith("EXDATE"))).toEqual([]);
});

test("a night ends on the next day", () => {
  const text = lines(calendar(demoPlaceOf("place-sakae-yoru")));
  expect(text).toContain("DTSTART;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261030T200000");
  expect(text).toContain("DTEND;VALUE=DATE-TIME;TZID=Asia/Tokyo:20261031T010000");
});

test("a fortnight keeps its beat: the first event is one of its days", () => {
  const [next] = nextSessions(demoPlaceOf("place-yamate-hatake"), NOW, 1);
  const start = /DTSTART;[^:]*:(\d{8})/.exec(calendar(demoPlaceOf("place-yamate-hatake")))?.[1] ?? "";
  const days =
    (Date.parse(`${next?.date}T00:00:00Z`) -
      Date.parse(`${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6)}T00:00:00Z`)) /
    86_400_000;
  expect(days % 14).toBe(0);
});

test("what staff wrote begins no line of its own, and the same day gives the same bytes", () => {
  const evil = place({ name: "よる\r\nBEGIN:VALARM\r\nACTION:AUDIO", note: "a;b,c\\d\nX-EVIL:1" });
  expect(lines(calendar(evil)).filter((line) => /^(BEGIN:VALARM|ACTION|X-EVIL)/.test(line))).toEqual([]);
  expect(calendar(evil)).toBe(placesCalendar("居場所", [evil], NOW + 3_600_000, ORIGIN));
});
