/** A JPEG without anything but its picture: no EXIF, XMP, IPTC, comments, thumbnails, and nothing behind its end. */
import { ascii } from "../judge.ts";
import { Refused } from "../types.ts";
import { checkPixels, joinBytes, viewOf } from "./bytes.ts";
import { orientationIn, tiffWithOrientation } from "./exif.ts";

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee];

/** @throws {Refused} when it is no JPEG after all. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let scans = 0;
  let at = 2;
  for (;;) {
    // Any number of fill bytes may stand before a marker (ITU-T T.81, B.1.1.2).
    if (bytes[at] !== 0xff) throw new Refused("broken");
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined) break;
    if (marker === EOI) break;
    if (marker === 0 || marker === SOI) throw new Refused("broken");
    if (at + 4 > bytes.length) throw new Refused("broken");
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new Refused("broken");
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      if (body.length < 6) throw new Refused("broken");
      checkPixels(viewOf(body).getUint16(3), viewOf(body).getUint16(1));
    }
    if (marker === APP1 && ascii(body, 0, 6) === "Exif\0\0") orientation = orientationIn(body.subarray(6));
    if (isPicture(marker, body)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === SOS) {
      scans++;
      const next = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, next));
      at = next;
      // Cut short on its way: what is there can still be looked at.
      if (at >= bytes.length) break;
    }
  }
  if (scans === 0) throw new Refused("broken");
  return joinBytes([Uint8Array.of(0xff, SOI), ...upright(orientation), ...kept, Uint8Array.of(0xff, EOI)]);
}

/** Tables, frames and scans; of the application's own notes only what colours need: JFIF, ICC profile, Adobe's transform. */
function isPicture(marker: number, body: Uint8Array): boolean {
  if (marker === APP0) return ascii(body, 0, 5) === "JFIF\0" && body[12] === 0 && body[13] === 0;
  if (marker === APP2) return ascii(body, 0, 12) === "ICC_PROFILE\0";
  if (marker === APP14) return ascii(body, 0, 5) === "Adobe";
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= SOS && marker <= 0xdf);
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Compressed data runs to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)) continue;
    return at;
  }
  return bytes.length;
}

function upright(orientation: number): Uint8Array[] {
  if (orientation === 1) return [];
  const body = joinBytes([new TextEncoder().encode("Exif\0\0"), tiffWithOrientation(orientation)]);
  return [Uint8Array.of(0xff, APP1, 0, body.length + 2), body];
}
