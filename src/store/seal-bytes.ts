/** Encryption of large things in pieces: AES-GCM-256, each piece bound to its row, its number and whether it is the last. */
import { CannotOpen } from "./seal.ts";

/** Bytes of one piece before sealing. Small enough to hold several in a worker's memory, large enough for few store calls. */
export const PIECE_BYTES = 4 * 1024 * 1024;
const NONCE_BYTES = 12;

/** Which piece of what: the additional data of its encryption. A piece that was moved, swapped or cut off does not open. */
export interface PiecePlace {
  table: string;
  row: string;
  piece: number;
  last: boolean;
}

/** @returns 12 bytes of nonce, ciphertext and tag. */
export async function sealPiece(
  key: CryptoKey,
  place: PiecePlace,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bound(place) }, key, bytes);
  const joined = new Uint8Array(NONCE_BYTES + cipher.byteLength);
  joined.set(nonce);
  joined.set(new Uint8Array(cipher), NONCE_BYTES);
  return joined;
}

/** @throws {CannotOpen} when it was tampered with, cut short, moved, or sealed with another key. */
export async function openPiece(
  key: CryptoKey,
  place: PiecePlace,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: sealed.subarray(0, NONCE_BYTES), additionalData: bound(place) },
      key,
      sealed.subarray(NONCE_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    throw new CannotOpen({ table: place.table, column: "content", row: place.row });
  }
}

function bound({ table, row, piece, last }: PiecePlace): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(`${table}·content·${row}·${piece}·${last ? "last" : "more"}`));
}
