/** The demo places as rows of the `place` table. */
import type { Statement, Store } from "../../src/store/store.ts";
import { insertRows } from "../../src/store/write.ts";
import { DEMO_PLACES } from "./places.ts";

export function placeRows(store: Store): Statement[] {
  const rows = DEMO_PLACES.map((p) => ({
    id: p.id,
    code: p.code,
    name: p.name,
    reading: p.reading,
    kinds: JSON.stringify(p.kinds),
    area: p.area,
    address: p.address,
    access: p.access,
    welcome: p.welcome,
    quiet_seat: Number(p.quietSeat ?? false),
    waits_at_door: Number(p.waitsAtDoor ?? false),
    price: p.price,
    free: Number(p.free ?? false),
    when_open: p.whenOpen,
    rules: JSON.stringify(p.rules),
    cancelled: JSON.stringify(p.cancelled ?? []),
    extra: JSON.stringify(p.extra ?? []),
    closed_on_holidays: Number(p.closedOnHolidays ?? false),
    staff_words: p.staffWords ?? "",
    note: p.note,
    contact: p.contact,
    checked_on: p.checkedOn,
    latitude: p.latitude,
    longitude: p.longitude,
  }));
  const columns = Object.keys(rows[0] ?? {});
  return insertRows(
    store,
    "place",
    columns,
    rows.map((row) => Object.values(row)),
  );
}
