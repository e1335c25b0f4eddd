/** Small helpers for hand-written batches: many rows in one statement, and the guard that aborts a late batch. */
import type { Statement, Store } from "./store.ts";

type Cell = string | number | boolean | null;

/**
 * Inserts rows of one table with one statement and one bound parameter (D1 allows a hundred).
 * @param columns trusted names from the code, never from outside. @returns nothing to run when there are no rows.
 */
export function insertRows(
  store: Store,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  verb: "INSERT" | "INSERT OR IGNORE" = "INSERT",
): Statement[] {
  if (rows.length === 0) return [];
  const cells = columns.map((_, at) => `value->>${at}`).join(", ");
  const sql = `${verb} INTO ${table} (${columns.join(", ")}) SELECT ${cells} FROM json_each(?1) ORDER BY key`;
  return [store.prepare(sql).bind(JSON.stringify(rows))];
}

/**
 * Compare-and-set of a person's lane as the first statement of a batch: with another version the column becomes NULL, which
 * its NOT NULL refuses, and the whole batch is undone. (D1 has no interactive transaction; this is its stand-in.)
 */
export const NEXT_VERSION = "version = CASE WHEN version = ?1 THEN ?1 + 1 END";

/** Somebody else wrote the lane first: load and decide again. */
export function isConflict(error: unknown): boolean {
  const text =
    error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}` : "";
  return (
    text.includes("NOT NULL constraint failed: person.version") ||
    text.includes("NOT NULL constraint failed: request.version") ||
    text.includes("NOT NULL constraint failed: subject.version") ||
    text.includes("NOT NULL constraint failed: place.version") ||
    text.includes("NOT NULL constraint failed: note.version") ||
    text.includes("UNIQUE constraint failed: person.line_user_hash")
  );
}
