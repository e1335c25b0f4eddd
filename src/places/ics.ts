/** Places as iCalendar (RFC 5545): rules as RRULE, days off as EXDATE, extra days as RDATE, all in Asia/Tokyo. Pure. */
import {
  convertIcsRecurrenceRule,
  generateIcsCalendar,
  type IcsDateObject,
  type IcsEvent,
  type IcsTimezone,
} from "ts-ics";
import { isHoliday, jst, jstMoment } from "../triage/hours.ts";
import { addDays, daysOfRule, isClosedOn } from "./calendar.ts";
import type { ExtraDate, PlaceRule } from "./calendar-types.ts";
import { kindLabels } from "./kinds.ts";
import type { Place } from "./types.ts";

const ZONE = "Asia/Tokyo";
/** Subscribed calendars ask again every day: days off need not be written further ahead. */
const AHEAD_DAYS = 400;
const BEHIND_DAYS = 31;
/** Japan has had one offset since 1951. */
const TOKYO: IcsTimezone = {
  id: ZONE,
  props: [
    { type: "STANDARD", start: new Date("1951-01-01T00:00:00Z"), offsetTo: "+0900", offsetFrom: "+0900", name: "JST" },
  ],
};

/**
 * @param now epoch ms; the stamp is the day's beginning, so that an unchanged calendar stays the same bytes all day.
 * @param origin public origin, for the links and the ids. @returns the text with CRLF, folded at 75 octets.
 */
export function placesCalendar(name: string, places: readonly Place[], now: number, origin: string): string {
  const extras = new Map<string, string[]>();
  const events = places.flatMap((place) => eventsOf(place, now, origin, extras));
  const text = generateIcsCalendar({
    version: "2.0",
    prodId: "-//Tonari//Places//JA",
    method: "PUBLISH",
    name: plain(name),
    timezones: [TOKYO],
    events,
  });
  return foldLines(withExtraDates(text, extras));
}

/** `extras` gathers, by uid, the start of each extra date that fits into its event: the library writes no RDATE. */
function eventsOf(place: Place, now: number, origin: string, extras: Map<string, string[]>): IcsEvent[] {
  const today = jst(now).date;
  const host = new URL(origin).hostname;
  const first = addDays(today, -BEHIND_DAYS);
  const last = addDays(today, AHEAD_DAYS);
  const upcoming = place.extra.filter(({ date }) => date >= first && date <= last && !isClosedOn(place, date));
  let loose = upcoming;
  const events = place.rules.flatMap((rule, at): IcsEvent[] => {
    const uid = `${place.id}.rule${at}@${host}`;
    const event = eventOfRule(place, rule, uid, first, last, now, origin);
    if (!event) return [];
    // One that lasts as long as the rule's own times can stand in its event.
    const alike = loose.filter((one) => minutes(one) === minutes(rule));
    loose = loose.filter((one) => !alike.includes(one));
    if (alike.length > 0)
      extras.set(
        uid,
        alike.map(({ date, start }) => stamp(date, start)),
      );
    return [event];
  });
  const singles = loose.map(
    (one): IcsEvent => ({
      ...base(place, now, origin),
      uid: `${place.id}.${one.date}T${one.start.replace(":", "")}@${host}`,
      ...times(one.date, one),
      ...(one.words ? { comment: plain(one.words) } : {}),
    }),
  );
  return [...events, ...singles];
}

function eventOfRule(
  place: Place,
  rule: PlaceRule,
  uid: string,
  first: string,
  last: string,
  now: number,
  origin: string,
): IcsEvent | null {
  const days = daysOfRule(rule, first, last);
  const off = new Set(place.cancelled.map(({ date }) => date));
  const isOff = (date: string) =>
    off.has(date) || isClosedOn(place, date) || (place.closedOnHolidays && isHoliday(date));
  const [start] = days;
  if (!start || days.every(isOff)) return null;
  const openEnded = place.closure?.until === null ? addDays(place.closure.from, -1) : null;
  const until = [rule.until, openEnded].flatMap((day) => day ?? []).sort()[0];
  const recurrence = convertIcsRecurrenceRule(undefined, { value: rule.rrule, options: {} });
  return {
    ...base(place, now, origin),
    uid,
    ...times(start, rule),
    recurrenceRule: {
      ...recurrence,
      ...(until ? { until: { date: new Date(jstMoment(until, "23:59")), type: "DATE-TIME" } } : {}),
    },
    exceptionDates: days
      .filter((day) => (until === undefined || day <= until) && isOff(day))
      .map((day) => zoned(day, rule.start)),
  };
}

function base(
  place: Place,
  now: number,
  origin: string,
): Pick<IcsEvent, "stamp" | "summary" | "description" | "location" | "url" | "geo"> {
  const lines = [
    kindLabels(place.kinds),
    place.price,
    place.welcome,
    place.quietSeat ? "静かな席があります" : "",
    place.waitsAtDoor ? "はじめてのとき、入口で待っていてくれます" : "",
    place.note,
  ];
  const location = [place.address, place.access].map(plain).filter(Boolean).join("／");
  return {
    stamp: { date: new Date(jstMoment(jst(now).date, "00:00")) },
    summary: plain(place.name),
    description: lines.map(plain).filter(Boolean).join("\n"),
    ...(location ? { location } : {}),
    url: new URL(`/places/${encodeURIComponent(place.id)}`, origin).href,
    ...(place.point ? { geo: `${place.point.latitude};${place.point.longitude}` } : {}),
  };
}

type Times = Pick<ExtraDate, "start" | "end">;

function times(date: string, { start, end }: Times): { start: IcsDateObject; end: IcsDateObject } {
  return { start: zoned(date, start), end: end > start ? zoned(date, end) : zoned(addDays(date, 1), end) };
}

/** A wall clock in Tokyo, whatever zone the machine is in. */
function zoned(date: string, time: string): IcsDateObject {
  const at = jstMoment(date, time);
  const local = { date: new Date(at + 9 * 3_600_000), timezone: ZONE, tzoffset: "+0900" };
  return { date: new Date(at), type: "DATE-TIME", local };
}

function minutes({ start, end }: Times): number {
  const [from, to] = [start, end].map((time) => jstMoment("2026-01-01", time) / 60_000) as [number, number];
  return to > from ? to - from : to + 24 * 60 - from;
}

const stamp = (date: string, time: string): string => `${date.replaceAll("-", "")}T${time.replace(":", "")}00`;

/** No control characters: what staff wrote can begin no line of its own. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ").trim();

function withExtraDates(text: string, extras: ReadonlyMap<string, string[]>): string {
  const lines = text.split(/\r?\n/);
  return lines
    .flatMap((line) => {
      const dates = line.startsWith("UID:") ? extras.get(line.slice(4)) : undefined;
      return dates ? [line, `RDATE;TZID=${ZONE}:${dates.join(",")}`] : [line];
    })
    .join("\r\n");
}

const encoder = new TextEncoder();

/** RFC 5545 §3.1: at most 75 octets a line, no character cut in two. The library counts characters. */
function foldLines(text: string): string {
  const unfolded = text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  return unfolded.map(foldLine).join("\r\n");
}

function foldLine(line: string): string {
  let out = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
