/** Cleaning: what tells where and when a photo was taken goes, what shows it stays; what is not what it should be is refused. */
import { describe, expect, test } from "vitest";
import { clean } from "../../../src/media/clean.ts";
import { readLimits } from "../../../src/media/limits.ts";
import { orientationIn } from "../../../src/media/strip/exif.ts";
import { type MediaKind, Refused } from "../../../src/media/types.ts";
import {
  app1,
  box,
  exifSegment,
  exifWith,
  gif,
  holds,
  iccProfile,
  iptc,
  join,
  jpeg,
  jpegComment,
  mp4,
  png,
  pngChunk,
  webp,
} from "../../support/media/pictures.ts";

const GPS = "35.65861N139.74544E";
const LIMITS = readLimits(null);

/** Arrives in pieces of an awkward length, as from a network. */
async function* inPieces(bytes: Uint8Array, length = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function cleaned(bytes: Uint8Array, kind: MediaKind, limits = LIMITS) {
  const result = await clean(inPieces(bytes), kind, limits);
  const parts: Uint8Array[] = [];
  for await (const part of result.bytes) parts.push(part.slice());
  return { type: result.type, bytes: join(...parts) };
}

async function refusal(bytes: Uint8Array, kind: MediaKind, limits = LIMITS): Promise<string> {
  try {
    const { type } = await cleaned(bytes, kind, limits);
    return `kept as ${type}`;
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}

describe("a photo with the place where it was taken", () => {
  const hidden = [
    exifSegment(6, GPS),
    app1(join("http://ns.adobe.com/xap/1.0/\0", `<rdf>${GPS}</rdf>`)),
    iptc(GPS),
    jpegComment(GPS),
    iccProfile(),
  ];

  test("JPEG: no place, no maker, no comment; colours and which way up it is stay", async () => {
    const photo = jpeg({ before: hidden, after: join("a second picture ", GPS) });
    expect(holds(photo, GPS)).toBe(true);
    const { type, bytes } = await cleaned(photo, "image");
    expect(type).toBe("image/jpeg");
    expect(holds(bytes, GPS)).toBe(false);
    expect(holds(bytes, "colours")).toBe(true);
    const exif = Buffer.from(bytes).indexOf("Exif\0\0");
    expect(orientationIn(bytes.subarray(exif + 6))).toBe(6);
    // The picture itself is the same, table for table.
    expect(Buffer.from(bytes).subarray(-112).equals(Buffer.from(jpeg()).subarray(-112))).toBe(true);
  });

  test("an upright JPEG has no EXIF at all afterwards, and cleaning twice changes nothing", async () => {
    const { bytes } = await cleaned(jpeg({ before: [exifSegment(1, GPS)] }), "image");
    expect(holds(bytes, "Exif")).toBe(false);
    expect(bytes).toEqual(jpeg());
    expect((await cleaned(bytes, "image")).bytes).toEqual(bytes);
  });

  test.each([1, 3, 6, 8])("orientation %i is read in both byte orders", (orientation) => {
    expect(orientationIn(exifWith(orientation, GPS))).toBe(orientation);
    expect(orientationIn(exifWith(orientation, GPS, true))).toBe(orientation);
  });

  test("PNG: no text, no time, no EXIF, nothing behind the end", async () => {
    const photo = png(
      [
        pngChunk("eXIf", exifWith(8, GPS)),
        pngChunk("tEXt", join("Comment\0", GPS)),
        pngChunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0", GPS)),
        pngChunk("tIME", [7, 234, 11, 24, 10, 0, 0]),
        pngChunk("zzZz", join(GPS)),
        pngChunk("gAMA", [0, 0, 0xb1, 0x8f]),
      ],
      join(GPS),
    );
    const { type, bytes } = await cleaned(photo, "image");
    expect(type).toBe("image/png");
    expect(holds(bytes, GPS)).toBe(false);
    expect(holds(bytes, "gAMA")).toBe(true);
    const exif = Buffer.from(bytes).indexOf("eXIf");
    expect(orientationIn(bytes.subarray(exif + 4))).toBe(8);
    const own = pngChunk("eXIf", bytes.subarray(exif + 4, exif + 30));
    expect(holds(bytes, "eXIf") && Buffer.from(bytes).includes(Buffer.from(own))).toBe(true);
    expect((await cleaned(png(), "image")).bytes).toEqual(png());
  });

  test("WebP: no EXIF, no XMP, no stranger's chunk, and no padding that says something", async () => {
    const { type, bytes } = await cleaned(webp(3, GPS), "image");
    expect(type).toBe("image/webp");
    expect(holds(bytes, GPS)).toBe(false);
    expect(holds(bytes, "XMP ")).toBe(false);
    expect(orientationIn(bytes.subarray(Buffer.from(bytes).indexOf("EXIF") + 8))).toBe(3);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
    const upright = (await cleaned(webp(1, GPS), "image")).bytes;
    expect(holds(upright, "EXIF")).toBe(false);
    expect(upright[20]).toBe(0);
  });

  test("GIF: no comment and no note of an application; it still repeats", async () => {
    const { type, bytes } = await cleaned(gif(GPS), "image");
    expect(type).toBe("image/gif");
    expect(holds(bytes, GPS)).toBe(false);
    expect(holds(bytes, "NETSCAPE2.0")).toBe(true);
  });

  test("sent as a file it is cleaned all the same", async () => {
    const { type, bytes } = await cleaned(jpeg({ before: hidden }), "file");
    expect(type).toBe("image/jpeg");
    expect(holds(bytes, GPS)).toBe(false);
  });
});

describe("a film or a voice", () => {
  test("places, titles, times and tracks of places are emptied, and nothing moves", async () => {
    const film = mp4(GPS);
    const { type, bytes } = await cleaned(film, "video");
    expect(type).toBe("video/mp4");
    expect(holds(bytes, GPS)).toBe(false);
    expect(Buffer.from(bytes).includes(Buffer.from([0x5e, 0xed, 0x5e, 0xed]))).toBe(false);
    expect(bytes).toHaveLength(film.length);
    const at = Buffer.from(film).indexOf("the sound itself");
    expect(Buffer.from(bytes).indexOf("the sound itself")).toBe(at);
    expect(holds(bytes, "samples")).toBe(true);
    expect((await cleaned(bytes, "video")).bytes).toEqual(bytes);
  });

  test.each([
    ["a voice of LINE", mp4("", "x", "M4A "), "audio", "audio/mp4"],
    ["a voice in a film's container", mp4("", "x", "isom"), "audio", "audio/mp4"],
    ["a film of an iPhone", mp4("", "x", "qt  "), "video", "video/quicktime"],
    ["a film of an old phone", mp4("", "x", "3gp5"), "video", "video/3gpp"],
    ["MP3", join("ID3", [4, 0, 0, 0, 0, 0, 0]), "audio", "audio/mpeg"],
    ["Ogg", join("OggS", [0]), "audio", "audio/ogg"],
    ["WAV", join("RIFF", [0, 0, 0, 0], "WAVEfmt "), "audio", "audio/wav"],
    ["WebM", join([0x1a, 0x45, 0xdf, 0xa3, 1]), "video", "video/webm"],
  ] as const)("%s is known by its bytes", async (_name, bytes, kind, type) => {
    expect((await cleaned(bytes, kind)).type).toBe(type);
  });
});

describe("what comes in disguise", () => {
  const html = join("<!doctype html><script>alert(1)</script>");
  const svg = join('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const zip = join("PK", [3, 4, 20, 0, 0, 0, 8, 0], new Uint8Array(200));

  test.each([
    ["a page as a photo", html, "image", "wrongType"],
    ["a drawing that runs as a photo", svg, "image", "wrongType"],
    ["a zip as a photo", zip, "image", "wrongType"],
    ["a film as a photo", mp4("x"), "image", "wrongType"],
    ["a photo as a voice", jpeg(), "audio", "wrongType"],
    ["a document as a film", join("%PDF-1.7"), "video", "wrongType"],
    ["nothing at all", new Uint8Array(0), "image", "empty"],
    ["a Windows program as a file", join("MZ", new Uint8Array(64)), "file", "program"],
    ["a Linux program as a photo", join([0x7f], "ELF", new Uint8Array(64)), "image", "program"],
    ["a script as a file", join("#!/bin/sh\nrm -rf /"), "file", "program"],
    [
      "a HEIC photo, whose places we cannot take out",
      box("ftyp", "heic", [0, 0, 0, 0], "mif1"),
      "image",
      "photoFormat",
    ],
    ["HEIC behind another brand", box("ftyp", "mp42", [0, 0, 0, 0], "isomheic"), "file", "photoFormat"],
    ["TIFF", join("II*\0", new Uint8Array(20)), "file", "photoFormat"],
    ["a photo that claims a terabyte of pixels", jpeg({ width: 65535, height: 65535 }), "image", "tooManyPixels"],
    ["a PNG that claims the same", png([], new Uint8Array(0), 1e6, 1e6), "image", "tooManyPixels"],
    ["the beginning of a JPEG and then a page", join([0xff, 0xd8, 0xff, 0xe0], html), "image", "broken"],
    ["a JPEG without a picture", join([0xff, 0xd8, 0xff, 0xd9]), "image", "broken"],
    ["a PNG cut short", png().subarray(0, 40), "image", "broken"],
    ["a GIF cut short", gif("x").subarray(0, 20), "image", "broken"],
    ["a WebP cut short", webp(1, "x").subarray(0, 40), "image", "broken"],
    ["a film whose table lies about its length", mp4("x").subarray(0, 120), "video", "broken"],
  ] as const)("%s is refused", async (_name, bytes, kind, why) => {
    expect(await refusal(bytes, kind)).toBe(why);
  });

  test.each([
    ["a page", html],
    ["a drawing that runs", svg],
    ["a zip, never unpacked", zip],
    ["words", join("こんにちは")],
  ])("%s as a file is an opaque download", async (_name, bytes) => {
    expect(await cleaned(bytes, "file")).toEqual({ type: "application/octet-stream", bytes });
  });

  test("whatever is cut or changed in a photo or film, it is cleaned or refused, and never more than that", async () => {
    const samples = [
      [jpeg({ before: [exifSegment(6, GPS)] }), "image"],
      [png([pngChunk("eXIf", exifWith(3, GPS))]), "image"],
      [webp(6, GPS), "image"],
      [gif(GPS), "image"],
      [mp4(GPS), "video"],
    ] as const;
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (const [bytes, kind] of samples) {
      for (let n = 0; n < 300; n++) {
        const spoiled = bytes.slice(0, 12 + random(bytes.length - 12));
        for (let m = random(4); m > 0; m--) spoiled[12 + random(spoiled.length - 12)] = random(256);
        await refusal(spoiled, kind);
      }
    }
  });
});

describe("size", () => {
  const small = readLimits(JSON.stringify({ imageMb: 0.001, videoMb: 0.002, fileMb: 0.002, audioMb: 0.002 }));

  test.each(["image", "video", "audio", "file"] as const)(
    "a %s over its limit is not read to its end",
    async (kind) => {
      let given = 0;
      async function* endless(): AsyncGenerator<Uint8Array> {
        yield kind === "image"
          ? jpeg().subarray(0, 200)
          : join(box("ftyp", "mp42", [0, 0, 0, 0]), [0, 0, 0, 0], "mdat");
        for (;;) {
          given += 100;
          yield new Uint8Array(100);
        }
      }
      const read = async () => {
        const { bytes } = await clean(endless(), kind, small);
        for await (const _ of bytes);
      };
      await expect(read()).rejects.toThrow(Refused);
      expect(given).toBeLessThan(4_000);
    },
  );

  test("a town's setting counts, an impossible one falls back and takes no other along", () => {
    const most = readLimits(JSON.stringify({ imageMb: 3, videoMb: -1, fileMb: "many", audioMb: 1e9 })).most;
    expect(most.image).toBe(3 * 1024 * 1024);
    expect([most.video, most.file, most.audio]).toEqual([LIMITS.most.video, LIMITS.most.file, LIMITS.most.audio]);
    expect(readLimits("not json")).toEqual(LIMITS);
    expect(readLimits(JSON.stringify([1]))).toEqual(LIMITS);
  });
});
