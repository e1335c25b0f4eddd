/** The desk over real D1: every edit keeps history and writes the directory anew in the same batch; two at once do not overwrite. */
import { expect, test } from "vitest";
import { placesDesk } from "../../../src/places/desk.ts";
import type { PlaceInput } from "../../../src/places/desk-types.ts";
import { loadLanes } from "../../../src/store/lane.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const ID = "place-hidamari";
const directoryOf = async (window: TestWindow) =>
  (await loadLanes(window.house.store, [], window.clock.now())).town.places;
const inDirectory = async (window: TestWindow, id: string) =>
  (await directoryOf(window)).find((place) => place.id === id);

const NEW: PlaceInput = {
  name: "みなとの縁側",
  reading: "みなとのえんがわ",
  kinds: ["ibasho"],
  area: "hama",
  address: "港南",
  access: "",
  welcome: "どなたでも",
  quietSeat: true,
  waitsAtDoor: false,
  price: "無料",
  free: true,
  whenOpen: "",
  note: "“'; DROP TABLE place; --",
  contact: "",
  staffWords: "",
  point: null,
  rules: [
    { rrule: "FREQ=WEEKLY;WKST=MO;BYDAY=TU", from: null, until: null, start: "13:00", end: "15:00", staff: false },
  ],
  closedOnHolidays: true,
  listed: true,
};

test("the demo town's directory reaches a turn in the round trip it makes anyway", async () => {
  const window = await openTestWindow();
  window.trips.forget();
  const places = await directoryOf(window);
  expect(window.trips.count()).toBe(1);
  expect(places).toHaveLength(14);
  expect(places.find(({ id }) => id === "place-chuo-pantry")).toMatchObject({
    free: true,
    waitsAtDoor: true,
    extra: [{ date: "2026-12-27", staff: true }],
    point: { latitude: 35.6489 },
  });
});

test("add: a code of its own, checked today by who added it, in the directory at once", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = placesDesk(window.house);
  const outcome = await desk.add(midori, NEW);
  const id = outcome.kind === "done" ? outcome.id : "";
  const found = await desk.read(midori, id);
  expect(found?.place).toMatchObject({ ...NEW, checkedOn: "2026-11-24", checkedBy: "みどり", version: 1 });
  expect(found?.place.code).toMatch(/^[2-9a-z]{10}$/);
  expect(found?.history).toMatchObject([{ what: "added", staffNickname: "みどり" }]);
  expect(await inDirectory(window, id)).toMatchObject({ name: "みなとの縁側", note: NEW.note });
  const other = await desk.add(midori, NEW);
  expect(other.kind === "done" && (await desk.read(midori, other.id))?.place.code).not.toBe(found?.place.code);
});

test("edit: the fields that changed are in the history, their words are not", async () => {
  const window = await openTestWindow();
  const sora = await window.staff("そら");
  const desk = placesDesk(window.house);
  const before = (await desk.read(sora, ID))?.place;
  if (!before) throw new Error("no place");
  expect(await desk.save(sora, ID, before.version, { ...before, price: "100円", free: false })).toEqual({
    kind: "done",
    id: ID,
  });
  expect(await inDirectory(window, ID)).toMatchObject({ price: "100円", free: false, rules: before.rules });
  expect(await window.rows("SELECT what, detail, staff_id FROM place_history")).toEqual([
    { what: "changed", detail: '{"fields":["free","price"]}', staff_id: sora.id },
  ]);
});

test("small acts: check, cancel, restore, add, remove, close, reopen", async () => {
  const window = await openTestWindow();
  const umi = await window.staff("うみ");
  const desk = placesDesk(window.house);
  let version = 1;
  const change = async (one: Parameters<typeof desk.change>[3]) => {
    expect(await desk.change(umi, ID, version++, one)).toEqual({ kind: "done", id: ID });
    return inDirectory(window, ID);
  };
  expect(await change({ kind: "check" })).toMatchObject({ checkedOn: "2026-11-24" });
  expect((await desk.read(umi, ID))?.place.checkedBy).toBe("うみ");
  expect(await change({ kind: "cancelDate", cancelled: { date: "2026-12-01", words: "" } })).toMatchObject({
    cancelled: [{ date: "2026-12-01" }],
  });
  expect(await change({ kind: "restoreDate", date: "2026-12-01" })).toMatchObject({ cancelled: [] });
  const extra = { date: "2026-12-24", start: "14:00", end: "16:00", words: "クリスマス会", staff: true };
  expect(await change({ kind: "addDate", extra })).toMatchObject({ extra: [extra] });
  expect(await change({ kind: "removeDate", date: "2026-12-24", start: "14:00" })).toMatchObject({ extra: [] });
  expect(await change({ kind: "close", from: "2026-12-22", until: null, words: "工事" })).toMatchObject({
    closure: { from: "2026-12-22", until: null, words: "工事" },
  });
  expect(await change({ kind: "reopen" })).toMatchObject({ closure: null });
  const history = await window.rows<{ what: string }>("SELECT what FROM place_history ORDER BY rowid");
  expect(history.map(({ what }) => what)).toEqual([
    "checked",
    "dateCancelled",
    "dateRestored",
    "dateAdded",
    "dateRemoved",
    "closed",
    "reopened",
  ]);
});

test("two edit the same place at once: one wins, the other is told, history holds one", async () => {
  const window = await openTestWindow();
  const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
  const desk = placesDesk(window.house);
  const before = (await desk.read(midori, ID))?.place;
  if (!before) throw new Error("no place");
  const both = await Promise.all([
    desk.save(midori, ID, before.version, { ...before, note: "みどり" }),
    desk.save(sora, ID, before.version, { ...before, note: "そら" }),
  ]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(["changed", "done"]);
  expect(await window.rows("SELECT count(*) AS n FROM place_history")).toEqual([{ n: 1 }]);
  const winner = both[0]?.kind === "done" ? "みどり" : "そら";
  expect((await inDirectory(window, ID))?.note).toBe(winner);
});

test("what is not listed leaves the directory, and stays at the desk", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = placesDesk(window.house);
  const before = (await desk.read(midori, ID))?.place;
  if (!before) throw new Error("no place");
  await desk.save(midori, ID, 1, { ...before, listed: false });
  expect(await inDirectory(window, ID)).toBeUndefined();
  expect((await desk.list(midori)).find(({ id }) => id === ID)?.listed).toBe(false);
});

test("who no longer works here sees and changes nothing, even with an old page open", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = placesDesk(window.house);
  await window.rows("UPDATE staff SET disabled_at = 1 WHERE id = ?1", midori.id);
  expect(await desk.list(midori)).toEqual([]);
  expect(await desk.read(midori, ID)).toBeNull();
  expect(await desk.change(midori, ID, 1, { kind: "check" })).toEqual({ kind: "notFound" });
  expect(await desk.add(midori, NEW)).toEqual({ kind: "notFound" });
  expect(await window.rows("SELECT count(*) AS n FROM place")).toEqual([{ n: 14 }]);
  expect(await window.rows("SELECT count(*) AS n FROM place_history")).toEqual([{ n: 0 }]);
});

test("a place that is not there, and one like an attack, is not found", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = placesDesk(window.house);
  expect(await desk.change(midori, "' OR 1=1 --", 1, { kind: "check" })).toEqual({ kind: "notFound" });
  expect(await desk.read(midori, "nobody")).toBeNull();
});

test("the history cannot be changed", async () => {
  const window = await openTestWindow();
  await placesDesk(window.house).change(await window.staff("みどり"), ID, 1, { kind: "check" });
  await expect(window.rows("DELETE FROM place_history")).rejects.toThrow("append-only");
  await expect(window.rows("UPDATE place_history SET what = 'x'")).rejects.toThrow("append-only");
});
