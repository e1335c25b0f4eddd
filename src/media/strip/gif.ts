/** A GIF with its pictures and how they move: no comments, no notes of applications, and nothing behind its end. */
import { ascii } from "../judge.ts";
import { Refused } from "../types.ts";
import { checkPixels, joinBytes, viewOf } from "./bytes.ts";

const [EXTENSION, PICTURE, TRAILER] = [0x21, 0x2c, 0x3b];
const [GRAPHIC_CONTROL, APPLICATION] = [0xf9, 0xff];
/** Says how often it repeats; every other application's block is dropped. */
const LOOPS = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** @throws {Refused} when it is no GIF after all. */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 13) throw new Refused("broken");
  const view = viewOf(bytes);
  checkPixels(view.getUint16(6, true), view.getUint16(8, true));
  let at = 13 + tableBytes(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  let pictures = 0;
  for (;;) {
    const start = at;
    const block = bytes[at];
    // Cut short behind a whole picture: what is there can be looked at.
    if (block === TRAILER || (block === undefined && pictures > 0)) break;
    if (block === EXTENSION) {
      const label = bytes[at + 1];
      at = endOfBlocks(bytes, at + 2);
      const loops = label === APPLICATION && LOOPS.has(ascii(bytes, start + 3, 11));
      if (label === GRAPHIC_CONTROL || loops) kept.push(bytes.subarray(start, at));
    } else if (block === PICTURE) {
      if (at + 10 > bytes.length) throw new Refused("broken");
      checkPixels(view.getUint16(at + 5, true), view.getUint16(at + 7, true));
      at = endOfBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
      kept.push(bytes.subarray(start, at));
      pictures++;
    } else {
      throw new Refused("broken");
    }
  }
  if (pictures === 0) throw new Refused("broken");
  return joinBytes([...kept, Uint8Array.of(TRAILER)]);
}

/** Size of a colour table by the packed byte before it. */
function tableBytes(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

/** Data comes in blocks with their length in front; a zero ends them. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw new Refused("broken");
    at += 1 + length;
    if (length === 0) return at;
  }
}
