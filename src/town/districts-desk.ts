/** Districts at the administration desk: what residents may say for them and where they lie. The next turn reads what stands here. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import {
  type ChangeLine,
  changesStatement,
  differences,
  type EditOutcome,
  isSecond,
  made,
  mayAdminister,
  readChanges,
  recordChange,
  whyNothing,
} from "../store/desk-changes.ts";
import type { Statement, Store } from "../store/store.ts";
import { type DistrictInput, districtProblems } from "./district-shape.ts";

export interface DistrictEntry extends DistrictInput {
  id: string;
}

export interface DistrictView {
  entry: DistrictEntry;
  version: number;
  history: ChangeLine[];
}

export type DistrictOutcome = EditOutcome<"wrong"> & { problems?: string[] };

export interface DistrictsDesk {
  /** null: not theirs. */
  list(me: StaffMember): Promise<DistrictEntry[] | null>;
  read(me: StaffMember, id: string): Promise<DistrictView | null>;
  /** @param seenVersion null for a new one. */
  save(me: StaffMember, id: string, seenVersion: number | null, input: DistrictInput): Promise<DistrictOutcome>;
}

export const DISTRICT_ROWS = `SELECT d.id, d.name, d.names, d.south, d.west, d.north, d.east, d.position FROM welfare_district d
  WHERE ${mayAdminister(1)}`;

export function districtOf(row: Record<string, unknown>): DistrictEntry {
  return { ...(row as unknown as DistrictEntry), names: JSON.parse(String(row.names)) as string[] };
}

/** Writes one district, only with the record of the change. */
export function districtStatement(store: Store, entry: DistrictEntry, change: string, isNew: boolean): Statement {
  const { id, name, names, south, west, north, east, position } = entry;
  const sql = isNew
    ? `INSERT INTO welfare_district (id, name, names, south, west, north, east, position)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ${made(9)}`
    : `UPDATE welfare_district SET name = ?2, names = ?3, south = ?4, west = ?5, north = ?6, east = ?7, position = ?8
       WHERE id = ?1 AND ${made(9)}`;
  return store.prepare(sql).bind(id, name, JSON.stringify(names), south, west, north, east, position, change);
}

export function districtsDesk(house: House): DistrictsDesk {
  const { store } = house;
  async function list(me: StaffMember): Promise<DistrictEntry[] | null> {
    const [may, rows] = await store.batch([
      store.prepare(`SELECT 1 WHERE ${mayAdminister(1)}`).bind(me.id),
      store.prepare(`${DISTRICT_ROWS} ORDER BY d.position, d.id`).bind(me.id),
    ]);
    return may?.results.length ? (rows?.results ?? []).map(districtOf) : null;
  }
  return {
    list,

    async read(me, id) {
      const [rows, changes] = await store.batch([
        store.prepare(`${DISTRICT_ROWS} AND d.id = ?2`).bind(me.id, id),
        changesStatement(store, `district:${id}`),
      ]);
      const row = rows?.results[0];
      return row ? { entry: districtOf(row), ...readChanges(changes?.results) } : null;
    },

    async save(me, id, seenVersion, input) {
      const all = await list(me);
      if (!all) return { kind: "notFound" };
      const before = all.find((one) => one.id === id) ?? null;
      if (before === null && seenVersion !== null) return { kind: "notFound" };
      if (before !== null && seenVersion === null)
        return { kind: "refused", why: "wrong", problems: [`記号「${id}」は、もう使われています。`] };
      const after = { id, ...input };
      const problems = districtProblems(after, all);
      if (problems.length > 0) return { kind: "refused", why: "wrong", problems };
      const change = house.newId();
      const [was, is] = differences({ ...(before ?? {}) }, { ...after });
      try {
        const [recorded] = await store.batch([
          recordChange(store, {
            id: change,
            scope: `district:${id}`,
            seenVersion: seenVersion ?? 0,
            at: house.clock(),
            staffId: me.id,
            what: before === null ? "added" : "changed",
            before: was,
            after: is,
          }),
          districtStatement(store, after, change, before === null),
        ]);
        if (recorded?.meta.changes === 1) return { kind: "done" };
        return { kind: await whyNothing(store, `district:${id}`, seenVersion ?? 0) };
      } catch (error) {
        if (isSecond(error)) return { kind: "changed" };
        throw error;
      }
    },
  };
}
