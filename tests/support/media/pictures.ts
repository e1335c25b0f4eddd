/** Photos, voices and films made by hand for the tests: small, real in their structure, with whatever hidden notes a test plants. */

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export function join(...parts: (Uint8Array | number[] | string)[]): Uint8Array<ArrayBuffer> {
  const all = parts.map((part) => (typeof part === "string" ? text(part) : Uint8Array.from(part)));
  const joined = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const u16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const u32 = (n: number): number[] => [...u16(n >>> 16), ...u16(n & 0xffff)];
const le32 = (n: number): number[] => u32(n).reverse();

/** EXIF as a phone writes it: orientation, a maker's name, and a GPS directory with a place in words. */
export function exifWith(orientation: number, note: string, little = false): Uint8Array<ArrayBuffer> {
  const short = (n: number) => (little ? u16(n).reverse() : u16(n));
  const long = (n: number) => (little ? le32(n) : u32(n));
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...short(tag),
    ...short(type),
    ...long(count),
    ...value,
  ];
  const noteBytes = text(`${note}\0`);
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const noteAt = gpsAt + 2 + 12 + 4;
  return join(
    little ? "II" : "MM",
    short(42),
    long(8),
    short(3),
    entry(0x010f, 2, noteBytes.length, long(noteAt)),
    entry(0x0112, 3, 1, [...short(orientation), 0, 0]),
    entry(0x8825, 4, 1, long(gpsAt)),
    long(0),
    short(1),
    entry(0x001b, 2, noteBytes.length, long(noteAt)),
    long(0),
    noteBytes,
  );
}

const segment = (marker: number, body: Uint8Array): Uint8Array => join([0xff, marker], u16(body.length + 2), body);

/** The smallest grey picture of eight by eight (one component, one code each), with segments before it and bytes behind it. */
export function jpeg(options: { before?: Uint8Array[]; after?: Uint8Array; width?: number; height?: number } = {}) {
  const { before = [], after = new Uint8Array(0), width = 8, height = 8 } = options;
  return join(
    [0xff, 0xd8],
    segment(0xe0, join("JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    ...before,
    segment(0xdb, join([0], new Uint8Array(64).fill(1))),
    segment(0xc0, join([8], u16(height), u16(width), [1, 1, 0x11, 0])),
    segment(0xc4, join([0x00, 1], new Uint8Array(15), [0])),
    segment(0xc4, join([0x10, 1], new Uint8Array(15), [0])),
    segment(0xda, join([1, 1, 0, 0, 63, 0])),
    [0x3f],
    [0xff, 0xd9],
    after,
  );
}

export const app1 = (body: Uint8Array): Uint8Array => segment(0xe1, body);
export const exifSegment = (orientation: number, note: string, little = false): Uint8Array =>
  app1(join("Exif\0\0", exifWith(orientation, note, little)));
export const jpegComment = (note: string): Uint8Array => segment(0xfe, text(note));
export const iptc = (note: string): Uint8Array => segment(0xed, join("Photoshop 3.0\0", note));
export const iccProfile = (): Uint8Array => segment(0xe2, join("ICC_PROFILE\0", [1, 1], "colours"));

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

export function pngChunk(type: string, body: Uint8Array | number[]): Uint8Array {
  const named = join(type, body);
  return join(u32(body.length), named, u32(crc(named)));
}

/** One black pixel, with chunks before the picture. */
export function png(chunks: Uint8Array[] = [], after = new Uint8Array(0), width = 1, height = 1) {
  // A stored deflate block of two zero bytes, with its Adler checksum.
  const data = [0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1];
  return join(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    pngChunk("IHDR", [...u32(width), ...u32(height), 8, 0, 0, 0, 0]),
    ...chunks,
    pngChunk("IDAT", data),
    pngChunk("IEND", []),
    after,
  );
}

const riffChunk = (type: string, body: Uint8Array): Uint8Array =>
  join(type, le32(body.length), body, body.length % 2 ? [0x41] : []);

/** An extended WebP of one pixel with EXIF and XMP. */
export function webp(orientation: number, note: string) {
  const body = join(
    "WEBP",
    riffChunk("VP8X", join([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riffChunk("VP8L", join([0x2f, 0, 0, 0, 0, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 0x07])),
    riffChunk("EXIF", exifWith(orientation, note)),
    riffChunk("XMP ", text(`<x:xmpmeta>${note}</x:xmpmeta>`)),
    riffChunk("ODD!", text(note)),
  );
  return join("RIFF", le32(body.length), body, note);
}

/** A GIF of one pixel that repeats, with a comment and another application's note. */
export function gif(note: string) {
  const blocks = (words: string) => join([text(words).length], words, [0]);
  return join(
    "GIF89a",
    [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    [0x21, 0xff, 11],
    "NETSCAPE2.0",
    [3, 1, 0, 0, 0],
    [0x21, 0xfe],
    blocks(note),
    [0x21, 0xff, 11],
    "XMP DataXMP",
    blocks(note),
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
    [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0],
    [0x3b],
    note,
  );
}

export const box = (type: string, ...body: (Uint8Array | number[] | string)[]): Uint8Array => {
  const inner = join(...body);
  return join(u32(inner.length + 8), type, inner);
};

const times = (seconds: number): number[] => [0, 0, 0, 0, ...u32(seconds), ...u32(seconds)];
const handler = (type: string): Uint8Array => box("hdlr", u32(0), u32(0), type, new Uint8Array(12), [0]);
const track = (type: string, seconds: number, ...more: Uint8Array[]): Uint8Array =>
  box(
    "trak",
    box("tkhd", times(seconds), new Uint8Array(72)),
    box("mdia", box("mdhd", times(seconds), new Uint8Array(12)), handler(type), box("minf", box("stbl", "samples"))),
    ...more,
  );

/** A film as a phone writes it: where and when it was taken, in five places, and a track of places. `sound` comes through whole. */
export function mp4(note: string, sound: Uint8Array | string = "the sound itself", brand = "mp42") {
  return join(
    box("ftyp", brand, u32(0), "isom"),
    box("free", note),
    box("mdat", sound),
    box(
      "moov",
      box("mvhd", times(0x5eed5eed), new Uint8Array(88)),
      track("vide", 0x5eed5eed, box("udta", box("name", note))),
      track("meta", 0x5eed5eed, box("gmin", note)),
      box("udta", box("©xyz".replace("©", "c"), note)),
      box("meta", handler("mdta"), note),
    ),
    box("uuid", new Uint8Array(16), note),
  );
}

/** Does this text stand anywhere in these bytes? */
export function holds(bytes: Uint8Array, words: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(words));
}
