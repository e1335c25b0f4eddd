/** Files of districts and places at the administration desk: out, looked through, and in; one batch, or nothing of it. */
import type { House } from "../house.ts";
import { COLUMNS, changedFields, MAY_EDIT, placesDesk, valuesOf } from "../places/desk.ts";
import type { DeskPlace } from "../places/desk-types.ts";
import { newCode } from "../places/met-at.ts";
import type { StaffMember } from "../staff/types.ts";
import { differences, isSecond, recordChange } from "../store/desk-changes.ts";
import { rebuildDirectory } from "../store/place-directory.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { jst } from "../triage/hours.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { districtStatement, districtsDesk } from "./districts-desk.ts";
import {
  DISTRICT_COLUMNS,
  districtCells,
  type FileKind,
  PLACE_COLUMNS,
  type PlanLine,
  placeCells,
  planDistricts,
  planPlaces,
} from "./file-plan.ts";

/** As many lines are written at once: each is a statement or two, and D1 allows so many a request. */
export const MOST_WRITES = 300;

export interface FileView {
  lines: PlanLine[];
  wrong: number;
  writes: number;
  /** Of everything that stood there when the file was looked through. */
  seen: string;
}

export type FileOutcome =
  | { kind: "done"; written: number }
  | { kind: "notFound" }
  /** No such table, or a quote without an end. */
  | { kind: "unreadable" }
  /** A line is wrong, there is too much, or something changed since: nothing was written. */
  | { kind: "refused"; why: "wrong" | "tooMany" | "changed"; view: FileView };

export interface FilesDesk {
  /** null: not theirs. */
  write(me: StaffMember, what: FileKind): Promise<string | null>;
  check(me: StaffMember, what: FileKind, text: string): Promise<FileView | "notFound" | "unreadable">;
  read(me: StaffMember, what: FileKind, text: string, seen: string): Promise<FileOutcome>;
}

interface Looked {
  view: FileView;
  statements(): Statement[];
}

export function filesDesk(house: House): FilesDesk {
  const { store } = house;
  const districts = districtsDesk(house);
  const places = placesDesk(house);

  async function look(me: StaffMember, what: FileKind, text: string): Promise<Looked | "notFound" | "unreadable"> {
    const known = await districts.list(me);
    if (!known) return "notFound";
    const rows = readCsv(text);
    if (!rows) return "unreadable";
    if (what === "districts") {
      const planned = planDistricts(rows, known);
      if (!planned) return "unreadable";
      const versions = await versionsOf("district:");
      const statements = () =>
        planned.writes.flatMap(({ id, entry }) => {
          const before = known.find((one) => one.id === id);
          const [was, is] = differences({ ...(before ?? {}) }, { ...entry });
          const change = house.newId();
          const scope = `district:${entry.id}`;
          return [
            recordChange(store, {
              id: change,
              scope,
              seenVersion: versions.get(scope) ?? 0,
              at: house.clock(),
              staffId: me.id,
              what: before ? "changed" : "added",
              before: was,
              after: is,
            }),
            districtStatement(store, entry, change, before === undefined),
          ];
        });
      return { view: await viewOf(planned, known), statements };
    }
    const current = await places.list(me);
    const planned = planPlaces(rows, current, known);
    if (!planned) return "unreadable";
    const statements = () => planned.writes.flatMap((write) => placeStatements(me, write, current));
    return { view: await viewOf(planned, current), statements };
  }

  async function versionsOf(prefix: string): Promise<Map<string, number>> {
    const [rows] = await store.batch([
      store
        .prepare(
          "SELECT scope, max(version) AS version FROM desk_change WHERE substr(scope, 1, ?2) = ?1 GROUP BY scope",
        )
        .bind(prefix, prefix.length),
    ]);
    return new Map((rows?.results ?? []).map((row) => [String(row.scope), Number(row.version)]));
  }

  function placeStatements(
    me: StaffMember,
    write: { id: string | null; entry: Parameters<typeof valuesOf>[0] },
    current: readonly DeskPlace[],
  ): Statement[] {
    const { entry } = write;
    const now = house.clock();
    const before = current.find(({ id }) => id === write.id);
    const id = before?.id ?? house.newId();
    const history = (what: string, detail: object) =>
      insertRows(
        store,
        "place_history",
        ["id", "place_id", "at", "staff_id", "what", "detail"],
        [[house.newId(), id, now, me.id, what, JSON.stringify(detail)]],
      );
    if (before) {
      const set = COLUMNS.map((column, at) => `, ${column} = ?${at + 4}`).join("");
      return [
        store
          .prepare(`UPDATE place SET ${NEXT_VERSION}${set} WHERE id = ?2 AND ${MAY_EDIT.replace("?1", "?3")}`)
          .bind(before.version, id, me.id, ...valuesOf(entry)),
        ...history("changed", { fields: changedFields(before, entry) }),
      ];
    }
    const columns = ["id", ...COLUMNS, "code", "checked_on", "checked_by"];
    const cells = [id, ...valuesOf(entry), newCode((bytes) => crypto.getRandomValues(bytes)), jst(now).date, me.id];
    return [
      store
        .prepare(
          `INSERT INTO place (${columns.join(", ")}) SELECT ${cells.map((_, at) => `?${at + 2}`).join(", ")} WHERE ${MAY_EDIT}`,
        )
        .bind(me.id, ...cells),
      ...history("added", {}),
    ];
  }

  return {
    async write(me, what) {
      const known = await districts.list(me);
      if (!known) return null;
      return what === "districts"
        ? writeCsv([DISTRICT_COLUMNS, ...known.map(districtCells)])
        : writeCsv([PLACE_COLUMNS, ...(await places.list(me)).map((place) => placeCells(place, known))]);
    },

    async check(me, what, text) {
      const looked = await look(me, what, text);
      return typeof looked === "string" ? looked : looked.view;
    },

    async read(me, what, text, seen) {
      const looked = await look(me, what, text);
      if (typeof looked === "string") return { kind: looked };
      const { view } = looked;
      if (view.wrong > 0) return { kind: "refused", why: "wrong", view };
      if (view.writes > MOST_WRITES) return { kind: "refused", why: "tooMany", view };
      if (view.seen !== seen) return { kind: "refused", why: "changed", view };
      if (view.writes === 0) return { kind: "done", written: 0 };
      const scope = `file:${what}`;
      const version = (await versionsOf(scope)).get(scope) ?? 0;
      try {
        await store.batch([
          recordChange(store, {
            id: house.newId(),
            scope,
            seenVersion: version,
            at: house.clock(),
            staffId: me.id,
            what: "imported",
            before: {},
            after: { lines: view.writes },
          }),
          ...looked.statements(),
          ...(what === "places" ? [rebuildDirectory(store, house.clock())] : []),
        ]);
        return { kind: "done", written: view.writes };
      } catch (error) {
        if (isSecond(error) || isConflict(error)) return { kind: "refused", why: "changed", view };
        throw error;
      }
    },
  };
}

/** With the mark of what stands there now: a file is read in only over what was looked at. */
async function viewOf(planned: { lines: PlanLine[]; writes: unknown[] }, current: unknown): Promise<FileView> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(current)));
  const seen = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    lines: planned.lines,
    wrong: planned.lines.filter(({ kind }) => kind === "wrong").length,
    writes: planned.writes.length,
    seen,
  };
}
