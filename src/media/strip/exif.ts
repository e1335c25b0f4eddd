/** The one thing kept of a photo's hidden notes: which way up it is. */

const ORIENTATION = 0x0112;
const SHORT = 3;
/** More entries than any camera writes: it is no directory. */
const MAX_ENTRIES = 4096;

/**
 * @param tiff the TIFF structure inside EXIF data, after any "Exif\0\0".
 * @returns 1…8 as in EXIF; 1 (upright) when it says nothing that can be read.
 */
export function orientationIn(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return 1;
  const entries = Math.min(view.getUint16(start, little), MAX_ENTRIES);
  for (let n = 0; n < entries; n++) {
    const at = start + 2 + n * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF structure with one entry: the orientation. */
export function tiffWithOrientation(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}
