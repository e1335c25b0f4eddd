/** The directory in its one setting: read carefully, lazily, and never so that one faulty place takes the others away. */
import { expect, test } from "vitest";
import { readDirectory } from "../../../src/places/directory.ts";
import { readTown } from "../../../src/store/town.ts";

const entry = (over: object = {}, calendar: object = {}) => ({
  id: "p1",
  code: "abc",
  name: "ためし",
  reading: "",
  kinds: ["ibasho"],
  area: null,
  words: { address: "", access: "", welcome: "", price: "", whenOpen: "", note: "", contact: "", staffWords: "" },
  quietSeat: 1,
  waitsAtDoor: 0,
  free: 1,
  checkedOn: "2026-11-01",
  latitude: 35.6,
  longitude: 139.5,
  calendar: {
    rules: [],
    cancelled: [],
    extra: [],
    closedOnHolidays: 0,
    closedFrom: null,
    closedUntil: null,
    closedWords: "",
    ...calendar,
  },
  ...over,
});
const read = (...entries: unknown[]) => readDirectory(JSON.stringify(entries));

test("numbers become yes and no, a point needs both halves, unknown kinds fall away", () => {
  expect(read(entry({ kinds: ["ibasho", "casino", 7], longitude: null }))).toMatchObject([
    { quietSeat: true, waitsAtDoor: false, kinds: ["ibasho"], point: null, closure: null },
  ]);
});

test.each([undefined, "", "null", "{", "[]", '"x"', "[1,null,[]]"])(
  "%s: an empty directory, nothing thrown",
  (text) => {
    expect(readDirectory(text)).toEqual([]);
  },
);

test("a faulty rule, date or place is left out; the rest stays", () => {
  const rules = [
    { rrule: "FREQ=WEEKLY;BYDAY=TU", from: null, until: null, start: "10:00", end: "12:00", staff: 0 },
    { rrule: "FREQ=SECONDLY", from: null, until: null, start: "10:00", end: "12:00", staff: 0 },
    { rrule: "FREQ=WEEKLY;BYDAY=TU", from: null, until: null, start: "ten", end: "12:00", staff: 0 },
  ];
  const extra = [
    { date: "2026-02-30", start: "10:00", end: "12:00", words: "", staff: 0 },
    { date: "2026-12-24", start: "10:00", end: "12:00" },
  ];
  const [first, ...more] = read(entry({}, { rules, extra }), { id: "broken" }, entry({ id: "p2", name: "" }));
  expect(more).toEqual([]);
  expect(first?.rules).toHaveLength(1);
  expect(first?.extra).toEqual([{ date: "2026-12-24", start: "10:00", end: "12:00", words: "", staff: false }]);
});

test("the town reads its places only when asked, and the LINE id only when it is one", () => {
  const settings = [
    { key: "places", value: JSON.stringify([entry()]) },
    { key: "line", value: '{"basicId":"@tonari"}' },
  ];
  const town = readTown(settings, []);
  expect(town.places).toBe(town.places);
  expect([town.places[0]?.name, town.lineId]).toEqual(["ためし", "@tonari"]);
  const other = (value: string) =>
    readTown(
      [
        { key: "line", value },
        { key: "places", value: "nonsense" },
      ],
      [],
    );
  expect(
    ["{}", '{"basicId":"javascript:alert(1)"}', '{"basicId":"@a/../b"}', "?"].map((value) => other(value).lineId),
  ).toEqual([null, null, null, null]);
  expect(other("{}").places).toEqual([]);
});
