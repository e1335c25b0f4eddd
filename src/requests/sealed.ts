/** Opening what may not open: one value or key that is lost must not take the page of all the others with it. */
import type { House } from "../house.ts";
import { UnknownRingKey } from "../store/key-ring.ts";
import { CannotOpen, open, type Place } from "../store/seal.ts";

/** The person's data key; null when the ring does not hold its wrapping key, or the wrapping does not open. */
export function keyOf(
  house: House,
  row: { person_id: string; ring_key_id: string; wrapped: string },
): Promise<CryptoKey | null> {
  return orNull(() => house.store.keys.unwrapPersonKey(row.person_id, row.ring_key_id, row.wrapped));
}

/** The words; null when they do not open with this key, or there is none. */
export async function openSealed(key: CryptoKey | null, place: Place, sealed: string): Promise<string | null> {
  return key === null ? null : orNull(() => open(key, place, sealed));
}

/** @throws anything but a value or key that does not open. */
export async function orNull<T>(opening: () => Promise<T>): Promise<T | null> {
  try {
    return await opening();
  } catch (error) {
    if (error instanceof CannotOpen || error instanceof UnknownRingKey) return null;
    throw error;
  }
}
