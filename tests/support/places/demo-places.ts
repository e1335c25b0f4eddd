/** The demo town's places as the directory hands them to a turn, and single invented ones for tests. */
import type { District } from "../../../src/places/area.ts";
import { readPlace } from "../../../src/places/directory.ts";
import type { Place } from "../../../src/places/types.ts";
import { DEMO_PLACES, type DemoPlace } from "../../../tools/demo/places.ts";
import { DEMO_DISTRICTS, northEast } from "../../../tools/demo/town.ts";

export const demoDistricts: District[] = DEMO_DISTRICTS.map((d) => ({
  id: d.id,
  name: d.name,
  names: [...d.towns, ...d.readings, d.school, d.landmark],
  south: d.south,
  west: d.west,
  north: northEast(d.south),
  east: northEast(d.west),
}));

function entryOf(p: DemoPlace): unknown {
  const { address, access, welcome, price, whenOpen, note, contact, staffWords = "" } = p;
  return {
    ...p,
    words: { address, access, welcome, price, whenOpen, note, contact, staffWords },
    calendar: {
      rules: p.rules,
      cancelled: p.cancelled ?? [],
      extra: p.extra ?? [],
      closedOnHolidays: p.closedOnHolidays ?? false,
      closedFrom: null,
      closedUntil: null,
      closedWords: "",
    },
  };
}

function demoPlace(p: DemoPlace): Place {
  const place = readPlace(entryOf(p));
  if (!place) throw new Error(`${p.id} cannot be read`);
  return place;
}

export const demoPlaces: Place[] = DEMO_PLACES.map(demoPlace);

export function demoPlaceOf(id: string): Place {
  const place = demoPlaces.find((one) => one.id === id);
  if (!place) throw new Error(`no ${id} in the demo town`);
  return place;
}

/** A place that is open Tuesdays 10 to 12, unless told otherwise. */
export function place(over: Partial<Place> = {}): Place {
  return {
    ...demoPlaceOf("place-hidamari"),
    id: "place-test",
    code: "tst2345678",
    name: "ためしサロン",
    reading: "",
    closedOnHolidays: false,
    cancelled: [],
    extra: [],
    rules: [
      { rrule: "FREQ=WEEKLY;WKST=MO;BYDAY=TU", from: null, until: null, start: "10:00", end: "12:00", staff: false },
    ],
    ...over,
  };
}

/** The moment of a Tokyo date and time. */
export const tokyo = (at: string): number => Date.parse(`${at}+09:00`);
