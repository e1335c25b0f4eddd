/** Small but real media for those who do not bring their own, and a look at what bytes are. */
import { fromBase64 } from "./ids.ts";

/** A PNG of one pixel. */
export const SAMPLE_IMAGE = fromBase64(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
);
/** The first box of an MP4 file: enough to be recognised, nothing to play. */
export const SAMPLE_VIDEO = fromBase64("AAAAGGZ0eXBtcDQyAAAAAG1wNDJpc29t");
export const SAMPLE_AUDIO = fromBase64("AAAAGGZ0eXBNNEEgAAAAAE00QSBtcDQy");

/** MIME type by the first bytes. */
export function sniff(bytes: Uint8Array): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) {
    return "image/png";
  }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? "image/jpeg" : "application/octet-stream";
}

/** Width and height of a PNG or JPEG in pixels; null for anything else. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = sniff(bytes);
  if (type === "image/png" && bytes.length >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (type !== "image/jpeg") {
    return null;
  }
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
