/** What bytes are, by how they begin; never by what LINE or a file's name says. */
import { type KeptType, type MediaKind, Refused } from "./types.ts";

/** As many first bytes as judging needs. */
export const HEAD_BYTES = 64;

/** Phones' photo formats that carry places and that we cannot clean (ISO/IEC 23008-12, AV1 image format). */
const HEIF_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "crx "]);

/**
 * @param kind what LINE called the message: a photo must be a photo, a voice a voice. A file may be anything but a program; what
 * we do not know is kept as an opaque download.
 * @throws {Refused}
 */
export function judge(head: Uint8Array, kind: MediaKind): KeptType {
  if (head.length === 0) throw new Refused("empty");
  if (isProgram(head)) throw new Refused("program");
  const type = typeOf(head, kind);
  if (type === "photoFormat") throw new Refused(type);
  if (kind === "file") return type;
  const family = type.slice(0, type.indexOf("/"));
  // A voice may come in a video's container and the other way round; both are played, neither is opened.
  const fits = kind === "image" ? family === "image" : family === "audio" || family === "video";
  if (!fits) throw new Refused("wrongType");
  return type;
}

function typeOf(head: Uint8Array, kind: MediaKind): KeptType | "photoFormat" {
  const at = (offset: number, text: string): boolean => ascii(head, offset, text.length) === text;
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  if (at(0, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (at(0, "GIF87a") || at(0, "GIF89a")) return "image/gif";
  if (at(0, "RIFF")) return at(8, "WEBP") ? "image/webp" : at(8, "WAVE") ? "audio/wav" : "application/octet-stream";
  // TIFF, and with it most cameras' raw formats: nothing but hidden notes around a picture.
  if (at(0, "II*\0") || at(0, "MM\0*") || at(0, "II+\0") || at(0, "MM\0+")) return "photoFormat";
  if (at(4, "ftyp")) return typeOfBrand(head, kind);
  if (at(0, "\x1a\x45\xdf\xa3")) return "video/webm";
  if (at(0, "OggS")) return "audio/ogg";
  if (at(0, "%PDF-")) return "application/pdf";
  if (at(0, "ID3")) return "audio/mpeg";
  const [first = 0, second = 0] = head;
  if (first === 0xff && (second & 0xf6) === 0xf0) return "audio/aac";
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return "audio/mpeg";
  return "application/octet-stream";
}

/** The main brand and those it says to be compatible with: a HEIF picture may hide its brand behind another. */
function typeOfBrand(head: Uint8Array, kind: MediaKind): KeptType | "photoFormat" {
  const length = Math.min(new DataView(head.buffer, head.byteOffset).getUint32(0), head.length);
  const main = ascii(head, 8, 4);
  const brands = [main];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(ascii(head, at, 4));
  if (brands.some((brand) => HEIF_BRANDS.has(brand))) return "photoFormat";
  if (main.startsWith("M4A") || main.startsWith("M4B") || main.startsWith("F4A")) return "audio/mp4";
  if (kind === "audio") return "audio/mp4";
  if (main === "qt  ") return "video/quicktime";
  return main.startsWith("3g") ? "video/3gpp" : "video/mp4";
}

/** Windows, Linux, macOS and Java programs, and scripts that name their interpreter. */
function isProgram(head: Uint8Array): boolean {
  const four = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return (
    ascii(head, 0, 2) === "MZ" ||
    ascii(head, 0, 2) === "#!" ||
    ["7f454c46", "cafebabe", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "4c000000"].includes(four)
  );
}

export function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
