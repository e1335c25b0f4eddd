/** A stream of bytes that can be taken in exact lengths, without ever holding more than was asked for. */
import { joinBytes } from "./bytes.ts";

export interface ByteSource {
  /** The next bytes; fewer only at the end. */
  take(length: number): Promise<Uint8Array>;
  /** Whatever is at hand, at most so much; empty at the end. */
  some(most: number): Promise<Uint8Array>;
  /** Puts bytes back in front. */
  unread(bytes: Uint8Array): void;
}

export function byteSource(stream: AsyncIterable<Uint8Array>): ByteSource {
  const pieces = stream[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  async function some(most: number): Promise<Uint8Array> {
    while (held.length === 0) {
      const { done, value } = await pieces.next();
      if (done) return new Uint8Array(0);
      held = value;
    }
    const given = held.subarray(0, most);
    held = held.subarray(given.length);
    return given;
  }
  return {
    some,
    async take(length) {
      const parts: Uint8Array[] = [];
      let missing = length;
      while (missing > 0) {
        const part = await some(missing);
        if (part.length === 0) break;
        parts.push(part);
        missing -= part.length;
      }
      return joinBytes(parts);
    },
    unread(bytes) {
      held = joinBytes([bytes, held]);
    },
  };
}

/** The next `length` bytes as they come; Infinity: all that are left. */
export async function* passOn(source: ByteSource, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  while (left > 0) {
    const part = await source.some(left);
    if (part.length === 0) return;
    left -= part.length;
    yield part;
  }
}
