/** Small parts that every record about danger is made of: checked ids and lines, sealed words, names. */
import type { RequestForAct } from "../requests/talk-hold.ts";
import { seal } from "../store/seal.ts";

/** As randomUUID() writes it: an id that came with a form. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One line of words as it is kept: trimmed, whole characters; null when nothing was written. */
export function lineOf(text: string | null): string | null {
  return text?.trim().toWellFormed() || null;
}

/** Sealed with the key of the person it is about, for the place it stands in. */
export async function sealWords(
  found: RequestForAct,
  table: string,
  column: string,
  row: string,
  words: string | null,
): Promise<string | null> {
  return words === null ? null : seal(found.key, { table, column, row }, words);
}
