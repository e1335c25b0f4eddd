/** A push service for tests: gives out devices, checks who sends (RFC 8292), opens each message with the device's own keys. */
import { importJWK, jwtVerify } from "jose";
import type { Address } from "../../../src/alerts/paging.ts";
import { fromBase64Url, toBase64Url } from "../../../src/store/base64.ts";
import { type DeviceKeys, newDeviceKeys, openMessage } from "./receiver.ts";

export interface Pushed {
  text: string;
  bytes: number;
  headers: Record<string, string>;
}

export interface TestDevice {
  address: Address;
  received: Pushed[];
  /** Answers with these statuses, one a message; afterwards 201. "silence" never answers. */
  answers: (number | "silence")[];
  /** Headers of the refusing answers. */
  answerHeaders: Record<string, string>;
  /** How often it was called, received or not. */
  tries: number;
}

export interface PushService {
  device(): Promise<TestDevice>;
  handle(request: Request): Promise<Response>;
}

/** @param origin where it is reached. @param vapidKey the house's public key: any other is refused. @param clock of the house. */
export function pushService(origin: string, vapidKey: string, clock: () => number = Date.now): PushService {
  const devices = new Map<string, { device: TestDevice; keys: DeviceKeys }>();
  return {
    async device() {
      const keys = await newDeviceKeys();
      const endpoint = `${origin}/push/${crypto.randomUUID()}`;
      const device: TestDevice = {
        address: { endpoint, keys: { p256dh: toBase64Url(keys.point), auth: toBase64Url(keys.auth) } },
        received: [],
        answers: [],
        answerHeaders: {},
        tries: 0,
      };
      devices.set(endpoint, { device, keys });
      return device;
    },
    async handle(request) {
      const found = devices.get(request.url);
      if (!found) return new Response(null, { status: 404 });
      const { device, keys } = found;
      device.tries++;
      const planned = device.answers.shift();
      if (planned === "silence") {
        await new Promise((resolve) => request.signal.addEventListener("abort", resolve, { once: true }));
        throw new DOMException("aborted", "AbortError");
      }
      if (planned !== undefined) return new Response(null, { status: planned, headers: device.answerHeaders });
      if (!(await isFromHouse(request, origin, vapidKey, clock()))) return new Response(null, { status: 403 });
      const body = new Uint8Array(await request.arrayBuffer());
      const text = await openMessage(keys, body);
      device.received.push({ text, bytes: body.length, headers: Object.fromEntries(request.headers) });
      return new Response(null, { status: 201 });
    },
  };
}

async function isFromHouse(request: Request, origin: string, vapidKey: string, now: number): Promise<boolean> {
  const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(request.headers.get("Authorization") ?? "") ?? [];
  if (key !== vapidKey) return false;
  const point = fromBase64Url(key);
  const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))];
  const publicKey = await importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
  try {
    const options = {
      audience: origin,
      algorithms: ["ES256"],
      currentDate: new Date(now),
      requiredClaims: ["exp", "sub"],
    };
    const { payload } = await jwtVerify(token, publicKey, options);
    return (payload.exp ?? 0) * 1000 - now <= 24 * 3_600_000;
  } catch {
    return false;
  }
}
