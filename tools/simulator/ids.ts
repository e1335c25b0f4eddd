/** Identifiers in LINE's formats. Unique by a counter, unpredictable by `random`, stable for a resident's name. */

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export interface Ids {
  /** 26 characters, time first (webhookEventId). */
  ulid(at: number): string;
  /** 18 decimal digits, growing (message id). */
  messageId(): string;
  hex(digits: number): string;
  uuid(): string;
}

/** Makes identifiers. The counter keeps them apart even when `random` is constant. */
export function createIds(random: () => number): Ids {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const randomHex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
  const hex = (digits: number) => {
    const own = next().toString(16);
    return (randomHex(digits) + own).slice(-digits);
  };
  return {
    ulid(at) {
      return (
        base32(at, 10) +
        Array.from({ length: 10 }, () => CROCKFORD[Math.floor(random() * 32)]).join("") +
        base32(next(), 6)
      );
    },
    messageId: () => String(580_000_000_000_000_000n + BigInt(next())),
    hex,
    uuid() {
      const raw = hex(32);
      return `${raw.slice(0, 8)}-${raw.slice(8, 12)}-4${raw.slice(13, 16)}-a${raw.slice(17, 20)}-${raw.slice(20)}`;
    },
  };
}

function base32(value: number, length: number): string {
  let text = "";
  let rest = value;
  for (let i = 0; i < length; i += 1) {
    text = CROCKFORD[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** A prefix and 32 hex digits that always belong to this name (four FNV-1a hashes; not a secret). */
export function stableId(prefix: "U" | "C" | "R", name: string): string {
  const bytes = new TextEncoder().encode(`${prefix}:${name}`);
  const parts = [0, 1, 2, 3].map((seed) => {
    let hash = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
    for (const byte of bytes) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    return (hash ^ (hash >>> 13)).toString(16).replace("-", "").padStart(8, "0").slice(-8);
  });
  return prefix + parts.join("");
}

/** Base64 of raw bytes. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

/** Raw bytes of a base64 text. Throws on anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) {
    bytes[i] = binary.charCodeAt(i);
  }
  return bytes;
}
