/** The key ring: wraps people's data keys, seals raw events in transit, hashes LINE user ids for look-up. */
import * as z from "zod";
import { fromBase64Url, toBase64Url } from "./base64.ts";
import { open, type Place, type Sealed, seal } from "./seal.ts";

const key32 = z.string().refine(isKey32, "must be 32 bytes in base64url");

/**
 * The secret `DATA_KEYS` as JSON. `kind` tells a ring that `npm start` made from a real one; `current` names the key that
 * new wrappings use; older keys stay in `keys` so that what they wrapped opens; `lookup` never changes.
 */
export const dataKeysSchema = z.object({
  kind: z.enum(["development", "production"]),
  current: z.string().regex(/^[a-z0-9-]{1,40}$/),
  keys: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), key32),
  lookup: key32,
});
export type DataKeys = z.infer<typeof dataKeysSchema>;

export interface KeyRing {
  kind: DataKeys["kind"];
  current: string;
  /** A new person's data key, and its wrapped form for `person_key`. */
  newPersonKey(personId: string): Promise<{ key: CryptoKey; ringKeyId: string; wrapped: string }>;
  /** @throws {UnknownRingKey} when the ring no longer holds the key; {Error} when the wrapping was tampered with. */
  unwrapPersonKey(personId: string, ringKeyId: string, wrapped: string): Promise<CryptoKey>;
  /** A subject's data key: like a person's, and never one of them. */
  newSubjectKey(subjectId: string): Promise<{ key: CryptoKey; ringKeyId: string; wrapped: string }>;
  unwrapSubjectKey(subjectId: string, ringKeyId: string, wrapped: string): Promise<CryptoKey>;
  /** Seals a raw webhook event before its person's key is known. */
  sealEvent(eventId: string, text: string): Promise<Sealed>;
  openEvent(eventId: string, sealed: Sealed): Promise<string>;
  /** Seals where a colleague's device is reached: staff have no person key. */
  sealAddress(subscriptionId: string, text: string): Promise<Sealed>;
  openAddress(subscriptionId: string, sealed: Sealed): Promise<string>;
  /** Seals what staff write for practice: the people there are invented, but somebody may write of a real one by mistake. */
  sealPractice(stepId: string, text: string): Promise<Sealed>;
  openPractice(stepId: string, sealed: Sealed): Promise<string>;
  /** Seals a tag of the house: it may hold a person's name, and stands on requests of many. */
  sealTag(tagId: string, label: string): Promise<Sealed>;
  openTag(tagId: string, sealed: Sealed): Promise<string>;
  /** Keyed hash of a LINE id, a tag, a device's address or a time of last use, as base64url. `space` keeps kinds apart. */
  lane(space: "person" | "group" | "message" | "device" | "seat" | "tag", lineId: string): Promise<string>;
}

export class UnknownRingKey extends Error {
  override name = "UnknownRingKey";
  constructor(ringKeyId: string) {
    super(`DATA_KEYS holds no key "${ringKeyId}"`);
  }
}

/** @param dataKeys checked by `dataKeysSchema`. Subkeys are derived (HKDF-SHA-256), so no raw key serves two purposes. */
export async function openKeyRing(dataKeys: DataKeys): Promise<KeyRing> {
  const wrapping = new Map<string, CryptoKey>();
  const transit = new Map<string, CryptoKey>();
  for (const [id, text] of Object.entries(dataKeys.keys)) {
    const root = await crypto.subtle.importKey("raw", fromBase64Url(text), "HKDF", false, ["deriveKey"]);
    wrapping.set(id, await deriveAes(root, "tonari person-key wrapping"));
    transit.set(id, await deriveAes(root, "tonari event transit"));
  }
  const lookupKey = await crypto.subtle.importKey(
    "raw",
    fromBase64Url(dataKeys.lookup),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const held = (keys: Map<string, CryptoKey>, id: string): CryptoKey => {
    const key = keys.get(id);
    if (!key) throw new UnknownRingKey(id);
    return key;
  };
  const newDataKey = async (place: Place) => {
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const wrapped = await seal(held(wrapping, dataKeys.current), place, toBase64Url(raw));
    return { key: await importDataKey(raw), ringKeyId: dataKeys.current, wrapped };
  };
  const unwrap = async (place: Place, ringKeyId: string, wrapped: string) =>
    importDataKey(fromBase64Url(await open(held(wrapping, ringKeyId), place, wrapped)));
  return {
    kind: dataKeys.kind,
    current: dataKeys.current,
    newPersonKey: (personId) => newDataKey(personPlace(personId)),
    unwrapPersonKey: (personId, ringKeyId, wrapped) => unwrap(personPlace(personId), ringKeyId, wrapped),
    newSubjectKey: (subjectId) => newDataKey(subjectPlace(subjectId)),
    unwrapSubjectKey: (subjectId, ringKeyId, wrapped) => unwrap(subjectPlace(subjectId), ringKeyId, wrapped),
    async sealEvent(eventId, text) {
      return `${dataKeys.current}.${await seal(held(transit, dataKeys.current), eventPlace(eventId), text)}`;
    },
    async openEvent(eventId, sealed) {
      const dot = sealed.indexOf(".");
      return open(held(transit, sealed.slice(0, dot)), eventPlace(eventId), sealed.slice(dot + 1));
    },
    async sealAddress(subscriptionId, text) {
      return `${dataKeys.current}.${await seal(held(transit, dataKeys.current), addressPlace(subscriptionId), text)}`;
    },
    async openAddress(subscriptionId, sealed) {
      const dot = sealed.indexOf(".");
      return open(held(transit, sealed.slice(0, dot)), addressPlace(subscriptionId), sealed.slice(dot + 1));
    },
    async sealPractice(stepId, text) {
      return `${dataKeys.current}.${await seal(held(transit, dataKeys.current), practicePlace(stepId), text)}`;
    },
    async openPractice(stepId, sealed) {
      const dot = sealed.indexOf(".");
      return open(held(transit, sealed.slice(0, dot)), practicePlace(stepId), sealed.slice(dot + 1));
    },
    async sealTag(tagId, label) {
      return `${dataKeys.current}.${await seal(held(transit, dataKeys.current), tagPlace(tagId), label)}`;
    },
    async openTag(tagId, sealed) {
      const dot = sealed.indexOf(".");
      return open(held(transit, sealed.slice(0, dot)), tagPlace(tagId), sealed.slice(dot + 1));
    },
    async lane(space, lineId) {
      const digest = await crypto.subtle.sign("HMAC", lookupKey, new TextEncoder().encode(`${space}:${lineId}`));
      return toBase64Url(new Uint8Array(digest));
    },
  };
}

/** A ring for this machine only; `config` refuses it anywhere but on localhost. */
export function newDevelopmentKeys(): DataKeys {
  const random = () => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  return { kind: "development", current: "dev-1", keys: { "dev-1": random() }, lookup: random() };
}

const personPlace = (personId: string) => ({ table: "person_key", column: "wrapped", row: personId });
const subjectPlace = (subjectId: string) => ({ table: "subject_key", column: "wrapped", row: subjectId });
const addressPlace = (id: string) => ({ table: "push_subscription", column: "address_sealed", row: id });
const practicePlace = (id: string) => ({ table: "training_step", column: "words_sealed", row: id });
const tagPlace = (id: string) => ({ table: "house_tag", column: "label_sealed", row: id });
const eventPlace = (eventId: string) => ({ table: "inbound_event", column: "body_sealed", row: eventId });

function importDataKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function deriveAes(root: CryptoKey, info: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: new TextEncoder().encode(info) },
    root,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function isKey32(text: string): boolean {
  try {
    return fromBase64Url(text).length === 32;
  } catch {
    return false;
  }
}
