/** A WebP with the chunks a picture needs, and no other: no EXIF, XMP or strangers, and nothing behind its end. */
import { ascii } from "../judge.ts";
import { Refused } from "../types.ts";
import { checkPixels, joinBytes, viewOf } from "./bytes.ts";
import { orientationIn, tiffWithOrientation } from "./exif.ts";

const KEPT = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Flags of VP8X (WebP container specification). */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

/** @throws {Refused} when it is no WebP after all. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  if (bytes.length < 20) throw new Refused("broken");
  const end = Math.min(8 + view.getUint32(4, true), bytes.length);
  const kept: Uint8Array[] = [];
  let extended: Uint8Array | null = null;
  let orientation = 1;
  let pictures = 0;
  for (let at = 12; at + 8 <= end; ) {
    const type = ascii(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (at + 8 + length > end) throw new Refused("broken");
    checkSize(type, body);
    if (type === "EXIF") orientation = orientationIn(ascii(body, 0, 6) === "Exif\0\0" ? body.subarray(6) : body);
    if (KEPT.has(type)) {
      // Chunks are padded to an even length; the padding is written anew, for it could carry something.
      const whole = chunk(type, body);
      if (type === "VP8X") extended = whole;
      if (type === "VP8 " || type === "VP8L" || type === "ANMF") pictures++;
      kept.push(whole);
    }
    at += 8 + length + (length % 2);
  }
  if (pictures === 0) throw new Refused("broken");
  if (extended) {
    extended[8] = ((extended[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (orientation === 1 ? 0 : HAS_EXIF);
    if (orientation !== 1) kept.push(chunk("EXIF", tiffWithOrientation(orientation)));
  }
  const body = joinBytes(kept);
  const head = new Uint8Array(12);
  head.set(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, body.length + 4, true);
  return joinBytes([head, body]);
}

function checkSize(type: string, body: Uint8Array): void {
  if (type === "VP8X" && body.length >= 10) checkPixels(1 + uint24(body, 4), 1 + uint24(body, 7));
  if (type === "VP8L" && body.length >= 5) {
    const bits = viewOf(body).getUint32(1, true);
    checkPixels(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const made = new Uint8Array(8 + body.length + (body.length % 2));
  made.set(new TextEncoder().encode(type));
  viewOf(made).setUint32(4, body.length, true);
  made.set(body, 8);
  return made;
}
