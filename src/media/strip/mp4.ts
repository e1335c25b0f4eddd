/** MP4, MOV, M4A and 3GP, cleaned while they pass: what tells where, when and by whom becomes empty space of the same length, so that nothing moves. */
import { ascii } from "../judge.ts";
import { Refused } from "../types.ts";
import { type ByteSource, passOn } from "./byte-source.ts";
import { viewOf } from "./bytes.ts";

/** The table of a long video is a few megabytes; a larger one is none. */
const MAX_TABLE = 16 * 1024 * 1024;
const ZEROS = new Uint8Array(64 * 1024);

/** What stands at the top of a file and is needed to play it (ISO/IEC 14496-12). */
const PASSED = new Set(["ftyp", "styp", "mdat", "sidx", "mfra", "pdin"]);
/** Boxes that are kept inside another, and those of them that are looked into. Everything else is emptied. */
const INSIDE: Record<string, ReadonlySet<string>> = {
  moov: new Set(["mvhd", "trak", "mvex", "iods"]),
  trak: new Set(["tkhd", "tref", "edts", "mdia", "tapt", "load"]),
  mdia: new Set(["mdhd", "hdlr", "minf", "elng"]),
  minf: new Set(["vmhd", "smhd", "hmhd", "nmhd", "sthd", "gmhd", "hdlr", "dinf", "stbl"]),
  moof: new Set(["mfhd", "traf"]),
  traf: new Set(["tfhd", "tfdt", "trun", "saiz", "saio", "sbgp", "sgpd", "senc", "subs"]),
};
const TIMED = new Set(["mvhd", "tkhd", "mdhd"]);

/**
 * Places, titles, makers, times and strangers' boxes go; what lies inside the sound and picture data itself stays.
 * @throws {Refused} when it is no such container after all.
 */
export async function* cleanMp4(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (;;) {
    const head = await source.take(8);
    // A rest too short for a box is not part of anything.
    if (head.length < 8) return;
    const type = ascii(head, 4, 4);
    const short = viewOf(head).getUint32(0);
    const long = short === 1 ? await source.take(8) : new Uint8Array(0);
    if (short === 1 && long.length < 8) throw new Refused("broken");
    const size = short === 1 ? Number(viewOf(long).getBigUint64(0)) : short;
    // Zero: to the end of the file.
    const length = short === 0 ? Number.POSITIVE_INFINITY : size - 8 - long.length;
    if (length < 0) throw new Refused("broken");
    if (PASSED.has(type)) {
      yield head;
      yield long;
      yield* passOn(source, length);
    } else if (type === "moov" || type === "moof") {
      if (Number.isFinite(length) && length > MAX_TABLE) throw new Refused("tooLarge");
      const table = await source.take(Math.min(length, MAX_TABLE));
      if (Number.isFinite(length) && table.length < length) throw new Refused("broken");
      const own = table.slice();
      empty(own, 0, own.length, type);
      yield head;
      yield long;
      yield own;
    } else {
      if (!Number.isFinite(length)) return;
      head.set(new TextEncoder().encode("free"), 4);
      yield head;
      yield long;
      for await (const passed of passOn(source, length)) {
        for (let at = 0; at < passed.length; at += ZEROS.length) yield ZEROS.subarray(0, passed.length - at);
      }
    }
  }
}

/** Empties, in place, what is not needed between two offsets of a box. */
function empty(bytes: Uint8Array, from: number, to: number, inside: string): void {
  const view = viewOf(bytes);
  let at = from;
  while (at < to) {
    if (at + 8 > to) {
      bytes.fill(0, at, to);
      return;
    }
    const short = view.getUint32(at);
    const wide = short === 1 && at + 16 <= to;
    const size = short === 0 ? to - at : wide ? Number(view.getBigUint64(at + 8)) : short;
    const head = wide ? 16 : 8;
    if (size < head || at + size > to) throw new Refused("broken");
    const type = ascii(bytes, at + 4, 4);
    if (!INSIDE[inside]?.has(type) || (type === "trak" && tellsPlaces(bytes, at + head, at + size))) {
      bytes.set(new TextEncoder().encode("free"), at + 4);
      bytes.fill(0, at + head, at + size);
    } else if (TIMED.has(type)) {
      // Version and flags, then when it was made and changed: 4 bytes each, 8 in version 1.
      const times = bytes[at + head] === 1 ? 16 : 8;
      bytes.fill(0, at + head + 4, Math.min(at + head + 4 + times, at + size));
    } else if (type in INSIDE) {
      empty(bytes, at + head, at + size, type);
    }
    at += size;
  }
}

const PLAYED = new Set(["vide", "soun", "text", "sbtl", "subt", "auxv"]);

/** A track of notes beside the film (where the camera was, second by second): its handler is "meta" or a stranger. */
function tellsPlaces(bytes: Uint8Array, from: number, to: number): boolean {
  const mdia = child(bytes, from, to, "mdia");
  const hdlr = mdia && child(bytes, mdia.from, mdia.to, "hdlr");
  // Version and flags, something pre-defined, then the handler's four letters.
  return !hdlr || hdlr.from + 12 > hdlr.to || !PLAYED.has(ascii(bytes, hdlr.from + 8, 4));
}

/** The inside of the first box of a type; null when there is none, or something before it cannot be read. */
function child(bytes: Uint8Array, from: number, to: number, type: string): { from: number; to: number } | null {
  const view = viewOf(bytes);
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > to) return null;
    if (ascii(bytes, at + 4, 4) === type) return { from: at + 8, to: at + size };
    at += size;
  }
  return null;
}
