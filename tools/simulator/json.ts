/** Reading JSON whose shape is not known yet, without trusting it. */

export type Json = Record<string, unknown>;

/** True for a plain JSON object (no array, no null). */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under `key`, or null. */
export function objectAt(value: unknown, key: string): Json | null {
  const found = isObject(value) ? value[key] : null;
  return isObject(found) ? found : null;
}

/** The text under `key`, or null. */
export function textAt(value: unknown, key: string): string | null {
  const found = isObject(value) ? value[key] : null;
  return typeof found === "string" ? found : null;
}

/** The array under `key`; empty when there is none. */
export function listAt(value: unknown, key: string): unknown[] {
  const found = isObject(value) ? value[key] : null;
  return Array.isArray(found) ? found : [];
}
