/** Times of forms: `datetime-local` speaks of the clock on the wall in Tokyo. Pure. */

const TOKYO_MS = 9 * 3_600_000;

/** 「2026-11-25T10:30」 as the clock in Tokyo shows it. */
export function localTime(at: number): string {
  return new Date(at + TOKYO_MS).toISOString().slice(0, 16);
}

/** @returns epoch ms; null for an empty field, "wrong" for anything that is no time. */
export function readLocalTime(text: string): number | null | "wrong" {
  if (text === "") return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/.test(text)) return "wrong";
  const at = Date.parse(`${text}Z`) - TOKYO_MS;
  // A 31st of November would otherwise become the 1st of December.
  return Number.isFinite(at) && localTime(at) === text.slice(0, 16) ? at : "wrong";
}
