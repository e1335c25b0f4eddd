/** A PNG with the chunks a picture needs, and no other: no text, time, EXIF, and nothing behind its end. */
import { ascii } from "../judge.ts";
import { Refused } from "../types.ts";
import { checkPixels, joinBytes, viewOf } from "./bytes.ts";
import { orientationIn, tiffWithOrientation } from "./exif.ts";

const SIGNATURE = 8;
/** What decides how it looks (PNG specification, third edition), animation included. */
const KEPT = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI"],
  ...["bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT"],
]);

/** @throws {Refused} when it is no PNG after all. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  let orientation = 1;
  let at = SIGNATURE;
  for (let first = true; ; first = false) {
    if (at + 12 > bytes.length) throw new Refused("broken");
    const length = view.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    const end = at + 12 + length;
    if (end > bytes.length || (type === "IHDR") !== first) throw new Refused("broken");
    if (first) {
      if (length !== 13) throw new Refused("broken");
      checkPixels(view.getUint32(at + 8), view.getUint32(at + 12));
    }
    if (type === "eXIf") orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    if (type === "IEND") break;
    at = end;
  }
  // Before the image data, right behind the header.
  if (orientation !== 1) kept.splice(2, 0, chunk("eXIf", tiffWithOrientation(orientation)));
  return joinBytes(kept);
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const made = new Uint8Array(12 + body.length);
  const view = viewOf(made);
  view.setUint32(0, body.length);
  made.set(new TextEncoder().encode(type), 4);
  made.set(body, 8);
  view.setUint32(8 + body.length, crc32(made.subarray(4, 8 + body.length)));
  return made;
}

/** PNG specification, annex D; a few dozen bytes at a time, so no table. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
