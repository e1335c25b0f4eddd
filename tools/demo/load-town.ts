/** Writes the demo town into an empty database: settings, districts, staff with their districts, places. */

import { rebuildDirectory } from "../../src/store/place-directory.ts";
import type { Store } from "../../src/store/store.ts";
import { insertRows } from "../../src/store/write.ts";
import { placeRows } from "./place-rows.ts";
import { DEMO_APPROVER, DEMO_SNIPPETS } from "./snippets.ts";
import { DEMO_BORDERS, DEMO_DISTRICTS, DEMO_HOURS, DEMO_ROSTER, DEMO_STAFF, DEMO_WINDOW, northEast } from "./town.ts";

/** @param now epoch ms, written as the time of each setting. */
export async function loadTown(store: Store, now: number): Promise<void> {
  const settings = { window: DEMO_WINDOW, hours: DEMO_HOURS, borders: DEMO_BORDERS };
  await store.batch([
    ...insertRows(
      store,
      "town_setting",
      ["key", "value", "updated_at"],
      Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value), now]),
    ),
    ...insertRows(
      store,
      "welfare_district",
      ["id", "name", "names", "south", "west", "north", "east", "position"],
      DEMO_DISTRICTS.map((d, position) => [
        d.id,
        d.name,
        JSON.stringify([...d.towns, ...d.readings, d.school, d.landmark]),
        d.south,
        d.west,
        northEast(d.south),
        northEast(d.west),
        position,
      ]),
    ),
    ...insertRows(
      store,
      "staff",
      ["id", "email", "nickname", "role"],
      DEMO_STAFF.map((s) => [s.id, s.email, s.nickname, s.role]),
    ),
    ...insertRows(
      store,
      "staff_district",
      ["staff_id", "area"],
      DEMO_STAFF.flatMap((s) => s.areas.map((area) => [s.id, area])),
    ),
    ...insertRows(
      store,
      "duty_shift",
      ["id", "staff_id", "weekday", "starts", "ends", "created_at"],
      DEMO_ROSTER.map((s, at) => [`demo-shift-${at + 1}`, s.staff, s.weekday, s.starts, s.ends, now]),
    ),
    ...insertRows(
      store,
      "snippet",
      ["id", "topic", "language", "title", "words", "state", "written_by", "written_at", "approved_by", "approved_at"],
      DEMO_SNIPPETS.map((one) => [
        `demo-snippet-${one.id}`,
        one.topic,
        one.language,
        one.title,
        one.words,
        "approved",
        DEMO_APPROVER,
        now,
        DEMO_APPROVER,
        now,
      ]),
    ),
    ...placeRows(store),
    rebuildDirectory(store, now),
  ]);
}
