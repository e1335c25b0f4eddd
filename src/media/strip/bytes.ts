/** Small tools of the cleaners: joining bytes, and the limit on pixels. */
import { Refused } from "../types.ts";

/** A hundred million: four times a good phone camera. A picture of a few bytes may claim far more and fill a colleague's memory. */
const MAX_PIXELS = 100_000_000;

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @throws {Refused} when nobody should open a picture of this size. */
export function checkPixels(width: number, height: number): void {
  if (width * height > MAX_PIXELS) throw new Refused("tooManyPixels");
}
