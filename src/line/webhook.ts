/** POST /webhook/line: size cap, signature over the raw bytes, tolerant reading, durable insert; only then 200. */
import { type Context, Hono } from "hono";
import type { House } from "../house.ts";
import { arrivals } from "../intake/arrivals.ts";
import { firstAid } from "../intake/first-aid.ts";
import { keepLate } from "../intake/late.ts";
import { tellTeam } from "../intake/tell-team.ts";
import { takeTurn } from "../intake/turn.ts";
import { describeError } from "../log.ts";
import { type NewEvent, receiveEvents } from "../store/lane.ts";
import { readWebhook } from "./events.ts";
import { isSignedByLine } from "./signature.ts";

/** LINE states no size; a webhook of a hundred long messages stays far below. */
export const MAX_BODY_BYTES = 1024 * 1024;

export interface WebhookDoor {
  house: House;
  /** Counts requests with bad signatures from one address; false: too many. Never asked about good ones. */
  brake: (address: string) => Promise<boolean>;
  waitUntil: (work: Promise<unknown>) => void;
}

/**
 * Answers: 200 stored (also for LINE's empty check), 400 signed but no webhook, 401 not signed by LINE, 413 too large,
 * 429 too many bad signatures, 500 not stored (LINE may then send it again).
 */
export function webhookApp(doorOf: (context: Context) => Promise<WebhookDoor>): Hono {
  const app = new Hono();
  app.post("/webhook/line", async (c) => {
    const door = await doorOf(c);
    const { house } = door;
    const body = await readCapped(c.req.raw, MAX_BODY_BYTES);
    if (body === null) {
      house.log({ event: "webhook.refused", why: "tooLarge" });
      return c.text("too large", 413);
    }
    const signature = c.req.header("x-line-signature");
    if (!signature || !(await isSignedByLine(body, signature, house.config.line.channelSecrets))) {
      // The address is used for the brake alone and kept nowhere.
      const calm = await door.brake(c.req.header("cf-connecting-ip") ?? "unknown");
      house.log({ event: "webhook.refused", why: calm ? (signature ? "badSignature" : "noSignature") : "braked" });
      return calm ? c.text("signature", 401) : c.text("too many", 429);
    }
    const webhook = readWebhook(body);
    if (typeof webhook === "string") {
      house.log({ event: "webhook.refused", why: webhook });
      return c.text("not a webhook", 400);
    }
    if (webhook.events.length === 0) return c.text("ok");
    const now = house.clock();
    let fresh: NewEvent[] = [];
    try {
      fresh = await arrivals(house.store.keys, webhook.events, now);
      const loaded = await receiveEvents(house.store, fresh, now);
      house.log({ event: "webhook.stored", events: webhook.events.length, fresh: loaded.fresh, odd: webhook.odd });
      for (const rows of loaded.lanes.values()) {
        // A convenience: should it be cut off, the sweeper finds the events.
        const justSaid = webhook.events.filter((_, i) => fresh[i]?.lane === rows.lane).map(({ raw }) => raw);
        if (rows.waiting.length > 0) door.waitUntil(takeTurn(house, rows, loaded.town, justSaid));
      }
      return c.text("ok");
    } catch (error) {
      house.log({ event: "webhook.storeFailed", error: describeError(error) });
      const kept = fresh.length > 0 && (await keepLate(house, fresh));
      // Whoever wrote in danger hears so now, whatever becomes of the rest.
      const raws = webhook.events.map(({ raw }) => raw);
      const unwritten = kept ? "kept" : "lost";
      door.waitUntil(firstAid(house, raws, unwritten).then((level) => tellTeam(house, unwritten, level)));
      // LINE may send it again, whether it is kept or not: event ids are unique, so nothing is taken in twice.
      return c.text("not stored", 500);
    }
  });
  return app;
}

/** @returns the bytes, or null when there are more than `max` (told by the header or found while reading). */
async function readCapped(request: Request, max: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > max) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > max) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}
