/** The way of the bytes from LINE to the store: counted, judged, cleaned. Stops reading at the limit. */
import { HEAD_BYTES, judge } from "./judge.ts";
import { type ByteSource, byteSource, passOn } from "./strip/byte-source.ts";
import { cleanGif } from "./strip/gif.ts";
import { cleanJpeg } from "./strip/jpeg.ts";
import { cleanMp4 } from "./strip/mp4.ts";
import { cleanPng } from "./strip/png.ts";
import { cleanWebp } from "./strip/webp.ts";
import { type KeptType, type MediaKind, Refused } from "./types.ts";

/** Photos are cleaned whole, so that they must fit into memory; the others pass through. */
const PHOTOS: Partial<Record<KeptType, (bytes: Uint8Array) => Uint8Array>> = {
  "image/jpeg": cleanJpeg,
  "image/png": cleanPng,
  "image/webp": cleanWebp,
  "image/gif": cleanGif,
};
const MP4 = new Set<KeptType>(["audio/mp4", "video/mp4", "video/quicktime", "video/3gpp"]);

export interface Limits {
  /** Largest size in bytes, by what LINE called it. */
  most: Record<MediaKind, number>;
}

/**
 * @param told the length LINE states beforehand, if it does.
 * @returns the type by its bytes, and the clean bytes, to be read to their end.
 * @throws {Refused} at once or while reading.
 */
export async function clean(
  stream: AsyncIterable<Uint8Array>,
  kind: MediaKind,
  { most }: Limits,
  told: number | null = null,
): Promise<{ type: KeptType; bytes: AsyncIterable<Uint8Array> }> {
  const counted = byteSource(upTo(stream, most[kind]));
  const head = await counted.take(HEAD_BYTES);
  if (told !== null && told > most[kind]) throw new Refused("tooLarge");
  const type = judge(head, kind);
  counted.unread(head);
  const photo = PHOTOS[type];
  if (photo) return { type, bytes: whole(counted, Math.min(most[kind], most.image), photo) };
  return { type, bytes: MP4.has(type) ? cleanMp4(counted) : passOn(counted, Number.POSITIVE_INFINITY) };
}

async function* upTo(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    // Leaving the loop ends the stream behind it: nothing more is read.
    if (size > most) throw new Refused("tooLarge");
    yield part;
  }
}

async function* whole(
  source: ByteSource,
  most: number,
  work: (bytes: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  const bytes = await source.take(most + 1);
  if (bytes.length > most) throw new Refused("tooLarge");
  yield work(bytes);
}
