/** The desk behind the staff pages of places: reads and edits in scope, each edit one batch with history and the directory anew. */
import type { House } from "../house.ts";
import { SOCIAL_WORK_SQL, type StaffMember } from "../staff/types.ts";
import { PLACE_ENTRY, rebuildDirectory } from "../store/place-directory.ts";
import type { Statement } from "../store/store.ts";
import { currentTown } from "../store/town.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { jst } from "../triage/hours.ts";
import type { CancelledDate, ExtraDate } from "./calendar-types.ts";
import type {
  DeskPlace,
  PlaceChange,
  PlaceHistoryLine,
  PlaceHistoryWhat,
  PlaceInput,
  PlaceOutcome,
  PlacesDesk,
} from "./desk-types.ts";
import { readPlace } from "./directory.ts";
import { newCode } from "./met-at.ts";

/** Who works with people, and the administrator. `?1` is the staff id. */
export const MAY_EDIT = `EXISTS (SELECT 1 FROM staff me WHERE me.id = ?1 AND me.disabled_at IS NULL
  AND (me.role IN ${SOCIAL_WORK_SQL} OR me.role = 'admin'))`;
const ROWS = `
  SELECT ${PLACE_ENTRY} AS entry, p.version, p.listed, s.nickname AS checked_by
  FROM place p LEFT JOIN staff s ON s.id = p.checked_by WHERE ${MAY_EDIT}`;
const HISTORY = `
  SELECT h.at, h.what, h.detail, s.nickname FROM place_history h LEFT JOIN staff s ON s.id = h.staff_id
  WHERE h.place_id = ?2 AND ${MAY_EDIT} ORDER BY h.at DESC LIMIT 30`;
export const COLUMNS = [
  "name",
  "reading",
  "kinds",
  "area",
  "address",
  "access",
  "welcome",
  "quiet_seat",
  "waits_at_door",
  "price",
  "free",
  "when_open",
  "note",
  "contact",
  "staff_words",
  "latitude",
  "longitude",
  "rules",
  "closed_on_holidays",
  "listed",
] as const;

/** Older cancelled and extra dates are of no use to anybody. */
const KEEP_DAYS_MS = 60 * 86_400_000;

interface Row {
  entry: string;
  version: number;
  listed: number;
  checked_by: string | null;
}

export function placesDesk(house: House): PlacesDesk {
  const { store } = house;

  async function read(staff: StaffMember, id: string): ReturnType<PlacesDesk["read"]> {
    const [rows, history] = await store.batch([
      store.prepare(`${ROWS} AND p.id = ?2`).bind(staff.id, id),
      store.prepare(HISTORY).bind(staff.id, id),
    ]);
    const place = deskPlace(rows?.results[0] as unknown as Row | undefined);
    return place ? { place, history: (history?.results ?? []).map(historyLine) } : null;
  }

  const historyOf = (staff: StaffMember, id: string, what: PlaceHistoryWhat, detail: object): Statement[] =>
    insertRows(
      store,
      "place_history",
      ["id", "place_id", "at", "staff_id", "what", "detail"],
      [[house.newId(), id, house.clock(), staff.id, what, JSON.stringify(detail)]],
    );

  /** `set` may use ?4 and on; ?1 is the version that was seen, ?2 the place, ?3 the staff member. */
  async function write(
    staff: StaffMember,
    id: string,
    seenVersion: number,
    set: string,
    values: (string | number | null)[],
    what: PlaceHistoryWhat,
    detail: object,
  ): Promise<PlaceOutcome> {
    const sql = `UPDATE place SET ${NEXT_VERSION}${set} WHERE id = ?2 AND ${MAY_EDIT.replace("?1", "?3")}`;
    try {
      await store.batch([
        store.prepare(sql).bind(seenVersion, id, staff.id, ...values),
        ...historyOf(staff, id, what, detail),
        rebuildDirectory(store, house.clock()),
      ]);
    } catch (error) {
      if (isConflict(error)) return { kind: "changed" };
      throw error;
    }
    return { kind: "done", id };
  }

  return {
    origin: house.config.publicOrigin.origin,
    read,

    async list(staff) {
      const [rows] = await store.batch([store.prepare(`${ROWS} ORDER BY p.name, p.id`).bind(staff.id)]);
      return (rows?.results ?? []).flatMap((row) => deskPlace(row as unknown as Row) ?? []);
    },

    async add(staff, input) {
      const id = house.newId();
      const columns = ["id", ...COLUMNS, "code", "checked_on", "checked_by"];
      const code = newCode((bytes) => crypto.getRandomValues(bytes));
      const cells = [id, ...valuesOf(input), code, jst(house.clock()).date, staff.id];
      const marks = cells.map((_, at) => `?${at + 2}`).join(", ");
      try {
        await store.batch([
          store
            .prepare(`INSERT INTO place (${columns.join(", ")}) SELECT ${marks} WHERE ${MAY_EDIT}`)
            .bind(staff.id, ...cells),
          ...historyOf(staff, id, "added", {}),
          rebuildDirectory(store, house.clock()),
        ]);
      } catch (error) {
        // Nothing was inserted, so the history has no place to belong to, and the batch is undone.
        if (error instanceof Error && error.message.includes("FOREIGN KEY constraint failed"))
          return { kind: "notFound" };
        throw error;
      }
      return { kind: "done", id };
    },

    async save(staff, id, seenVersion, input) {
      const found = await read(staff, id);
      if (!found) return { kind: "notFound" };
      const fields = changedFields(found.place, input);
      const set = COLUMNS.map((column, at) => `, ${column} = ?${at + 4}`).join("");
      return write(staff, id, seenVersion, set, valuesOf(input), "changed", { fields });
    },

    async change(staff, id, seenVersion, change) {
      const found = await read(staff, id);
      if (!found) return { kind: "notFound" };
      const { set, values, what, detail } = columnsOf(change, found.place, staff, house.clock());
      return write(staff, id, seenVersion, set, values, what, detail);
    },

    async town() {
      const { districts, lineId, windowName } = await currentTown(store);
      return { districts: districts.map(({ id, name }) => ({ id, name })), lineId, windowName };
    },
  };
}

function deskPlace(row: Row | undefined): DeskPlace | null {
  if (!row) return null;
  const place = readPlace(JSON.parse(row.entry));
  return place ? { ...place, version: row.version, listed: row.listed === 1, checkedBy: row.checked_by } : null;
}

function historyLine(row: Record<string, unknown>): PlaceHistoryLine {
  const detail = JSON.parse(String(row.detail)) as { date?: string; fields?: string[] };
  return {
    at: Number(row.at),
    what: row.what as PlaceHistoryWhat,
    staffNickname: typeof row.nickname === "string" ? row.nickname : null,
    date: detail.date ?? null,
    fields: detail.fields ?? [],
  };
}

/** In the order of COLUMNS. */
export function valuesOf(input: PlaceInput): (string | number | null)[] {
  return [
    input.name,
    input.reading,
    JSON.stringify(input.kinds),
    input.area,
    input.address,
    input.access,
    input.welcome,
    Number(input.quietSeat),
    Number(input.waitsAtDoor),
    input.price,
    Number(input.free),
    input.whenOpen,
    input.note,
    input.contact,
    input.staffWords,
    input.point?.latitude ?? null,
    input.point?.longitude ?? null,
    JSON.stringify(input.rules),
    Number(input.closedOnHolidays),
    Number(input.listed),
  ];
}

export function changedFields(before: DeskPlace, after: PlaceInput): string[] {
  const names = Object.keys(after) as (keyof PlaceInput)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** One act as columns. Dates long past fall away on the way. */
function columnsOf(change: PlaceChange, place: DeskPlace, staff: StaffMember, now: number) {
  const old = jst(now - KEEP_DAYS_MS).date;
  const cancelled = (some: CancelledDate[]) => JSON.stringify(byDate(some.filter(({ date }) => date >= old)));
  const extra = (some: ExtraDate[]) => JSON.stringify(byDate(some.filter(({ date }) => date >= old)));
  const one = (set: string, value: string | null, what: PlaceHistoryWhat, detail: object) => ({
    set: `, ${set} = ?4`,
    values: [value],
    what,
    detail,
  });
  switch (change.kind) {
    case "check":
      return {
        set: ", checked_on = ?4, checked_by = ?5",
        values: [jst(now).date, staff.id],
        what: "checked" as const,
        detail: {},
      };
    case "close":
      return {
        set: ", closed_from = ?4, closed_until = ?5, closed_words = ?6",
        values: [change.from, change.until, change.words],
        what: "closed" as const,
        detail: { date: change.from },
      };
    case "reopen":
      return {
        set: ", closed_from = NULL, closed_until = NULL, closed_words = ''",
        values: [],
        what: "reopened" as const,
        detail: {},
      };
    case "cancelDate": {
      const { date } = change.cancelled;
      const others = place.cancelled.filter((known) => known.date !== date);
      return one("cancelled", cancelled([...others, change.cancelled]), "dateCancelled", { date });
    }
    case "restoreDate": {
      const { date } = change;
      return one("cancelled", cancelled(place.cancelled.filter((known) => known.date !== date)), "dateRestored", {
        date,
      });
    }
    case "addDate": {
      const { date, start } = change.extra;
      const others = place.extra.filter((known) => known.date !== date || known.start !== start);
      return one("extra", extra([...others, change.extra]), "dateAdded", { date });
    }
    case "removeDate": {
      const { date, start } = change;
      const others = place.extra.filter((known) => known.date !== date || known.start !== start);
      return one("extra", extra(others), "dateRemoved", { date });
    }
  }
}

const byDate = <T extends { date: string }>(some: T[]): T[] => some.toSorted((a, b) => (a.date < b.date ? -1 : 1));
