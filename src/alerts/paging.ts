/** The ways out of the house for an alert: Web Push to one device, and the team's channel. Each call has a time-out. */
import { encryptNotification } from "@block65/webcrypto-web-push";
import { importJWK, SignJWT } from "jose";
import * as z from "zod";
import { fromBase64Url, toBase64Url } from "../store/base64.ts";
import type { Level } from "../triage/types.ts";
import { type WebhookKind, webhookBody } from "./words.ts";

/** What became of one try. `gone`: the device is no more. `busy`: later again. `unknown`: no answer in time. */
export type PageAnswer =
  | { kind: "sent"; status: number }
  | { kind: "gone"; status: number }
  | { kind: "refused"; status: number }
  | { kind: "busy"; status: number; retryAfterMs: number | null }
  | { kind: "unknown" };

/** Where a browser is reached, as `PushSubscription.toJSON()` gives it. */
export const addressSchema = z.object({
  endpoint: z.url(),
  keys: z.object({ p256dh: z.string().refine(isPoint), auth: z.string().refine((text) => bytes(text)?.length === 16) }),
});
export type Address = z.infer<typeof addressSchema>;

/** The secret VAPID_KEYS as JSON. `subject` is where a push service reaches us (RFC 8292 §2.1). */
export const vapidSchema = z.object({
  subject: z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/),
  publicKey: z.string().refine(isPoint),
  privateKey: z.string().refine((text) => bytes(text)?.length === 32),
});

export interface Paging {
  /** Null while no VAPID keys are set: push is off. */
  push: {
    publicKey: string;
    /** Would this endpoint be called at all? */
    takes(endpoint: string): boolean;
    send(address: Address, text: string, level: Level): Promise<PageAnswer>;
  } | null;
  webhook: { kind: WebhookKind; send(text: string): Promise<PageAnswer> } | null;
}

export interface PagingSettings {
  vapid: z.infer<typeof vapidSchema> | null;
  webhook: { kind: WebhookKind; url: string } | null;
  /** Where the inbox is. */
  origin: URL;
  /** On this machine alone: endpoints on the loopback are called too. */
  local: boolean;
}

const TIMEOUT_MS = 5_000;
/** A push service keeps what a sleeping phone cannot take yet. An alert of an hour ago is still to be seen. */
const KEEP_SECONDS = 3_600;
/** RFC 8292 §2: at most 24 h. */
const TOKEN_SECONDS = 12 * 3_600;

/** The ways out that are set up. @param clock epoch ms. @param timeoutMs after which a call counts as unanswered. */
export function openPaging(settings: PagingSettings, clock: () => number, timeoutMs = TIMEOUT_MS): Paging {
  const { vapid, webhook, origin, local } = settings;
  const inbox = new URL("/inbox", origin).href;
  return {
    push: vapid && {
      publicKey: vapid.publicKey,
      takes: (endpoint) => isPushService(endpoint, local),
      async send(address, text, level) {
        if (!isPushService(address.endpoint, local)) return { kind: "refused", status: 0 };
        const plain = new TextEncoder().encode(JSON.stringify({ text, open: "/inbox" }));
        // RFC 8291, padded to one size: how long the text is says nothing either.
        const body = await encryptNotification({ ...address, expirationTime: null }, plain);
        return post(address.endpoint, timeoutMs, clock, {
          body,
          headers: {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            Authorization: await vapidHeader(vapid, new URL(address.endpoint).origin, clock()),
            TTL: String(KEEP_SECONDS),
            Urgency: level === "U0" || level === "U1" ? "high" : "normal",
            // What waits for a sleeping phone is replaced by what is newer (RFC 8030 §5.4).
            Topic: `tonari-${level}`,
          },
        });
      },
    },
    webhook: webhook && {
      kind: webhook.kind,
      send: (text) =>
        post(webhook.url, timeoutMs, clock, {
          body: JSON.stringify(webhookBody(webhook.kind, text, inbox)),
          headers: { "Content-Type": "application/json; charset=UTF-8" },
        }),
    },
  };
}

/** RFC 8292: who sends, signed for this push service only. */
async function vapidHeader(
  { subject, publicKey, privateKey }: NonNullable<PagingSettings["vapid"]>,
  audience: string,
  now: number,
): Promise<string> {
  const point = fromBase64Url(publicKey);
  const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33, 65))];
  const key = await importJWK({ kty: "EC", crv: "P-256", x, y, d: privateKey }, "ES256");
  const token = await new SignJWT({})
    .setProtectedHeader({ typ: "JWT", alg: "ES256" })
    .setAudience(audience)
    .setSubject(subject)
    .setExpirationTime(Math.floor(now / 1000) + TOKEN_SECONDS)
    .sign(key);
  return `vapid t=${token}, k=${publicKey}`;
}

async function post(
  url: string,
  timeoutMs: number,
  clock: () => number,
  init: { body: BodyInit; headers: Record<string, string> },
): Promise<PageAnswer> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
  } catch {
    // The reason may name the address; nobody needs it.
    return { kind: "unknown" };
  }
  const { status } = response;
  if (response.ok) return { kind: "sent", status };
  if (status === 404 || status === 410) return { kind: "gone", status };
  if (status === 429 || status >= 500) return { kind: "busy", status, retryAfterMs: retryAfter(response, clock()) };
  return { kind: "refused", status };
}

function retryAfter(response: Response, now: number): number | null {
  const header = response.headers.get("Retry-After");
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/**
 * The push services of the browsers, by host. An endpoint comes from a browser of staff: without this list the worker could be
 * made to call anything.
 */
const PUSH_SERVICES = [
  /^fcm\.googleapis\.com$/,
  /^android\.googleapis\.com$/,
  /^jmt17\.google\.com$/,
  /^([a-z0-9-]+\.)*push\.services\.mozilla\.com$/,
  /^([a-z0-9-]+\.)*push\.apple\.com$/,
  /^([a-z0-9-]+\.)*notify\.windows\.com$/,
];

function isPushService(endpoint: string, local: boolean): boolean {
  if (endpoint.length > 2_000 || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== "" || url.password !== "") return false;
  if (local && url.protocol === "http:" && (url.hostname === "localhost" || url.hostname === "127.0.0.1")) return true;
  return url.protocol === "https:" && url.port === "" && PUSH_SERVICES.some((host) => host.test(url.hostname));
}

function bytes(text: string): Uint8Array | null {
  try {
    return fromBase64Url(text);
  } catch {
    return null;
  }
}

/** An uncompressed point of P-256. */
export function isPoint(text: string): boolean {
  const point = bytes(text);
  return point?.length === 65 && point[0] === 4;
}
