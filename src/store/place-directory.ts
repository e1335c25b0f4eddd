/** The directory of places as one setting, written anew by SQL in the same batch as every edit: it can never lag behind. */
import type { Statement, Store } from "./store.ts";

/**
 * One place as JSON, in the shape src/places/directory.ts reads. `p` is the place. Nested, because D1 lets a function have 32
 * arguments.
 */
export const PLACE_ENTRY = `json_object(
  'id', p.id, 'code', p.code, 'name', p.name, 'reading', p.reading, 'kinds', json(p.kinds), 'area', p.area,
  'quietSeat', p.quiet_seat, 'waitsAtDoor', p.waits_at_door, 'free', p.free, 'checkedOn', p.checked_on,
  'latitude', p.latitude, 'longitude', p.longitude,
  'words', json_object('address', p.address, 'access', p.access, 'welcome', p.welcome, 'price', p.price,
    'whenOpen', p.when_open, 'note', p.note, 'contact', p.contact, 'staffWords', p.staff_words),
  'calendar', json_object('rules', json(p.rules), 'cancelled', json(p.cancelled), 'extra', json(p.extra),
    'closedOnHolidays', p.closed_on_holidays, 'closedFrom', p.closed_from, 'closedUntil', p.closed_until,
    'closedWords', p.closed_words))`;

const REBUILD = `
  INSERT INTO town_setting (key, value, updated_at)
  SELECT 'places', (SELECT json_group_array(json(entry)) FROM (
    SELECT ${PLACE_ENTRY} AS entry FROM place p WHERE p.listed = 1 ORDER BY p.name, p.id)), ?1
  WHERE true
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;

/** The last statement of every batch that touches a place. @param now epoch ms */
export function rebuildDirectory(store: Store, now: number): Statement {
  return store.prepare(REBUILD).bind(now);
}
