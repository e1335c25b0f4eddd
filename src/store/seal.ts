/** Field encryption: AES-GCM-256, bound to table, column and row so that a sealed value opens only where it was put. */
import { fromBase64Url, toBase64Url } from "./base64.ts";

/** "1." + base64url of 12 bytes of nonce, ciphertext and tag. */
export type Sealed = string;

/** Where a value stands: the additional data of its encryption. */
export interface Place {
  table: string;
  column: string;
  row: string;
}

/** Seals a value (text, or anything as JSON) with one person's key for the place it will stand in. */
export type SealIn = (table: string, column: string, row: string, value: unknown) => Promise<Sealed>;

const FORMAT = "1.";
const NONCE_BYTES = 12;

/** Lone surrogates cannot be encoded; they become U+FFFD. */
export async function seal(key: CryptoKey, place: Place, text: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: bound(place) },
    key,
    new TextEncoder().encode(text),
  );
  const joined = new Uint8Array(NONCE_BYTES + cipher.byteLength);
  joined.set(nonce);
  joined.set(new Uint8Array(cipher), NONCE_BYTES);
  return FORMAT + toBase64Url(joined);
}

/** @throws {CannotOpen} when the value was tampered with, cut short, moved from another place, or sealed with another key. */
export async function open(key: CryptoKey, place: Place, sealed: Sealed): Promise<string> {
  try {
    if (!sealed.startsWith(FORMAT)) throw new Error("format");
    const joined = fromBase64Url(sealed.slice(FORMAT.length));
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: joined.subarray(0, NONCE_BYTES), additionalData: bound(place) },
      key,
      joined.subarray(NONCE_BYTES),
    );
    return new TextDecoder().decode(plain);
  } catch {
    // Neither the value nor the reason goes further: both could help an attacker and neither helps a reader.
    throw new CannotOpen(place);
  }
}

export class CannotOpen extends Error {
  override name = "CannotOpen";
  constructor(place: Place) {
    super(`a sealed value of ${place.table}.${place.column} cannot be opened`);
  }
}

function bound(place: Place): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(`${place.table}·${place.column}·${place.row}`));
}
