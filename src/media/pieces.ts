/** Bytes in and out of the object store, sealed piece by piece under one random folder. */
import type { Objects } from "../store/objects.ts";
import { openPiece, PIECE_BYTES, sealPiece } from "../store/seal-bytes.ts";

/** Which media, under which folder, with whose key. */
export interface Folder {
  id: string;
  objectKey: string;
  key: CryptoKey;
}

const folderOf = (objectKey: string): string => `${objectKey}/`;
const nameOf = (objectKey: string, piece: number): string => `${folderOf(objectKey)}${piece}`;

/** A folder nobody can guess. */
export const newObjectKey = (): string => crypto.randomUUID().replaceAll("-", "");

/** @returns how many bytes were kept. Throws what the stream throws; the pieces so far are then still there. */
export async function keepPieces(
  objects: Objects,
  { id, objectKey, key }: Folder,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let size = 0;
  let piece = 0;
  let filled = 0;
  const buffer = new Uint8Array(PIECE_BYTES);
  async function put(last: boolean): Promise<void> {
    const place = { table: "media", row: id, piece, last };
    await objects.put(nameOf(objectKey, piece), await sealPiece(key, place, buffer.subarray(0, filled)));
    piece++;
    filled = 0;
  }
  for await (const part of bytes) {
    for (let at = 0; at < part.length; ) {
      // Only when more is there is a full piece not the last one.
      if (filled === PIECE_BYTES) await put(false);
      const some = part.subarray(at, at + PIECE_BYTES - filled);
      buffer.set(some, filled);
      filled += some.length;
      at += some.length;
      size += some.length;
    }
  }
  await put(true);
  return size;
}

/**
 * One piece, opened.
 * @throws {CannotOpen} when it is not there, was changed, or is sealed with another key.
 */
export async function openOne(objects: Objects, folder: Folder, piece: number, size: number): Promise<Uint8Array> {
  const sealed = (await objects.get(nameOf(folder.objectKey, piece))) ?? new Uint8Array(0);
  const last = piece === lastPiece(size);
  return openPiece(folder.key, { table: "media", row: folder.id, piece, last }, sealed);
}

/** Number of the last piece of so many bytes. */
export const lastPiece = (size: number): number => Math.max(0, Math.ceil(size / PIECE_BYTES) - 1);

export function removePieces(objects: Objects, objectKey: string): Promise<void> {
  return objects.removeAll(folderOf(objectKey));
}
