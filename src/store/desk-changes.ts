/** The append-only record of administration: one row an edit, numbered, so that the second of two edits of one page is refused. */
import type { Statement, Store } from "./store.ts";

export type ChangeWhat = "added" | "changed" | "disabled" | "enabled" | "imported";

export interface DeskChange {
  id: string;
  /** "staff:<id>", "district:<id>" or "setting:<key>". */
  scope: string;
  seenVersion: number;
  at: number;
  staffId: string;
  what: ChangeWhat;
  before: object;
  after: object;
}

export interface ChangeLine {
  at: number;
  what: ChangeWhat;
  nickname: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** What became of an edit. `changed`: somebody else was first. Nothing was done but in `done`. */
export type EditOutcome<Why extends string = never> =
  | { kind: "done" | "notFound" | "changed" }
  | { kind: "refused"; why: Why };

/** Who administers: managers and administrators, still at work. `?n` is the staff id. */
export const mayAdminister = (n: number, roles = "'manager', 'admin'"): string =>
  `EXISTS (SELECT 1 FROM staff me WHERE me.id = ?${n} AND me.disabled_at IS NULL AND me.role IN (${roles}))`;

/** The first statement of an edit's batch; every other one asks `MADE`. @param guard more of SQL that must hold. */
export function recordChange(store: Store, change: DeskChange, roles?: string, guard = ""): Statement {
  const { id, scope, seenVersion, at, staffId, what, before, after } = change;
  return store
    .prepare(
      `INSERT INTO desk_change (id, scope, version, at, staff_id, what, before, after)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ${mayAdminister(5, roles)} ${guard}
       AND ?3 = 1 + (SELECT coalesce(max(version), 0) FROM desk_change WHERE scope = ?2)`,
    )
    .bind(id, scope, seenVersion + 1, at, staffId, what, JSON.stringify(before), JSON.stringify(after));
}

/** The change of this id was recorded: whoever may not, changes nothing. */
export const made = (n: number): string => `EXISTS (SELECT 1 FROM desk_change WHERE id = ?${n})`;

/** Nothing was recorded: somebody else was first, or it is not theirs (any more). */
export async function whyNothing(store: Store, scope: string, seenVersion: number): Promise<"changed" | "notFound"> {
  const [found] = await store.batch([
    store.prepare("SELECT coalesce(max(version), 0) AS version FROM desk_change WHERE scope = ?1").bind(scope),
  ]);
  return found?.results[0]?.version === seenVersion ? "notFound" : "changed";
}

/** Somebody else wrote this number first; nothing of ours is stored. */
export const isSecond = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("UNIQUE constraint failed: desk_change.scope");

/** Newest first. */
export const changesStatement = (store: Store, scope: string): Statement =>
  store
    .prepare(
      `SELECT c.version, c.at, c.what, c.before, c.after, s.nickname FROM desk_change c LEFT JOIN staff s ON s.id = c.staff_id
       WHERE c.scope = ?1 ORDER BY c.version DESC LIMIT 30`,
    )
    .bind(scope);

/** @returns the lines, and the version a form is written on. */
export function readChanges(rows: readonly Record<string, unknown>[] | undefined): {
  version: number;
  history: ChangeLine[];
} {
  const list = rows ?? [];
  return {
    version: Number(list[0]?.version ?? 0),
    history: list.map((row) => ({
      at: Number(row.at),
      what: row.what as ChangeWhat,
      nickname: typeof row.nickname === "string" ? row.nickname : null,
      before: JSON.parse(String(row.before)) as Record<string, unknown>,
      after: JSON.parse(String(row.after)) as Record<string, unknown>,
    })),
  };
}

/** Only the fields that differ, as they were and as they are. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): [object, object] {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const pick = (from: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return [pick(before), pick(after)];
}
