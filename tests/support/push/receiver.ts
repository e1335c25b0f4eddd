/** The browser's side of Web Push: a device with its keys, and opening what was sent to it (RFC 8291, RFC 8188). */
import { fromBase64Url, toBase64Url } from "../../../src/store/base64.ts";

export interface DeviceKeys {
  /** ECDH private key and its public point. */
  privateKey: CryptoKey;
  point: Uint8Array<ArrayBuffer>;
  auth: Uint8Array<ArrayBuffer>;
}

export async function newDeviceKeys(): Promise<DeviceKeys> {
  const pair = (await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
    "deriveBits",
  ])) as CryptoKeyPair;
  const point = new Uint8Array((await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer);
  return { privateKey: pair.privateKey, point, auth: crypto.getRandomValues(new Uint8Array(16)) };
}

export async function importDeviceKeys(privateKey: string, publicKey: string, auth: string): Promise<DeviceKeys> {
  const point = fromBase64Url(publicKey);
  const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))];
  const jwk = { kty: "EC", crv: "P-256", x, y, d: privateKey };
  const algorithm = { name: "ECDH", namedCurve: "P-256" };
  return {
    privateKey: await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["deriveBits"]),
    point,
    auth: fromBase64Url(auth),
  };
}

/** @throws when the message was not meant for this device. @returns the text, without its padding. */
export async function openMessage(keys: DeviceKeys, message: Uint8Array<ArrayBuffer>): Promise<string> {
  const salt = message.slice(0, 16);
  const idLength = message[20] ?? 0;
  const sender = message.slice(21, 21 + idLength);
  const cipher = message.slice(21 + idLength);
  const senderKey = await crypto.subtle.importKey("raw", sender, { name: "ECDH", namedCurve: "P-256" }, false, []);
  const shared = new Uint8Array(
    await crypto.subtle.deriveBits({ name: "ECDH", public: senderKey } as never, keys.privateKey, 256),
  );
  const text = (value: string) => new TextEncoder().encode(value);
  const info = new Uint8Array([...text("WebPush: info\0"), ...keys.point, ...sender]);
  const ikm = await hkdf(keys.auth, shared, info, 32);
  const key = await hkdf(salt, ikm, text("Content-Encoding: aes128gcm\0"), 16);
  const nonce = await hkdf(salt, ikm, text("Content-Encoding: nonce\0"), 12);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const padded = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, aes, cipher));
  const end = padded.lastIndexOf(2);
  if (end < 0) throw new Error("no last record");
  return new TextDecoder().decode(padded.slice(0, end));
}

async function hkdf(
  salt: Uint8Array<ArrayBuffer>,
  secret: Uint8Array<ArrayBuffer>,
  info: Uint8Array,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const params = { name: "HKDF", hash: "SHA-256", salt, info: Uint8Array.from(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(params, key, bytes * 8));
}
