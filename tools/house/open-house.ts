/** The house run outside the worker: the real intake, store and delivery over any D1, with a clock that is handed in. */
import type { D1Database, R2Bucket } from "@cloudflare/workers-types";
import { openPaging } from "../../src/alerts/paging.ts";
import { sendPage } from "../../src/alerts/send.ts";
import { readConfig } from "../../src/config.ts";
import { deliver } from "../../src/delivery/deliver.ts";
import { DUTIES, runDuties } from "../../src/duties/duties.ts";
import type { House } from "../../src/house.ts";
import { type LineTimeouts, lineClient } from "../../src/line/client.ts";
import { webhookApp } from "../../src/line/webhook.ts";
import type { Log } from "../../src/log.ts";
import { workMedia } from "../../src/media/work.ts";
import { openKeyRing } from "../../src/store/key-ring.ts";
import { openObjects } from "../../src/store/objects.ts";
import { openStore } from "../../src/store/store.ts";

export interface RunningHouse {
  house: House;
  /** The webhook door, as the worker mounts it. */
  webhook(request: Request): Promise<Response>;
  /** Waits until nothing is under way: turns finished, queue messages that are due delivered. */
  drain(): Promise<void>;
  /** Moves the clock, stopping wherever a duty falls due. */
  passTime(ms: number): Promise<void>;
}

export interface RunningHouseOptions {
  database: unknown;
  /** The bucket for media. */
  bucket: unknown;
  /** The same names and values as the worker's settings. */
  env: Record<string, string>;
  /** Epoch ms; `set` moves it. */
  clock: { now(): number; set(to: number): void };
  log?: Log;
  /** Milliseconds to wait for LINE; the worker's own where it is left out. */
  timeouts?: LineTimeouts;
  /** Told of every ping to open inboxes. */
  onPing?: () => void;
  /** A member of staff may work no more: their sockets end. */
  onLeave?: (staffId: string) => void;
}

/** Stops a duty that reports the same moment over and over. */
const MAX_STOPS = 1_000;

export async function openHouse(options: RunningHouseOptions): Promise<RunningHouse> {
  const { clock } = options;
  const config = readConfig(options.env);
  const queued: { work: (house: House) => Promise<unknown>; due: number }[] = [];
  const underWay = new Set<Promise<unknown>>();
  const house: House = {
    config,
    // Miniflare hands out the same D1 interface through a proxy of its own type.
    store: openStore(options.database as D1Database, await openKeyRing(config.dataKeys)),
    line: lineClient(config.line, clock.now, options.timeouts),
    queue: {
      send: async (id, delaySeconds = 0) => {
        queued.push({ work: (house) => deliver(house, id), due: clock.now() + delaySeconds * 1000 });
      },
      sendPage: async (id, delaySeconds = 0) => {
        queued.push({ work: (house) => sendPage(house, id), due: clock.now() + delaySeconds * 1000 });
      },
    },
    paging: openPaging(config.paging, clock.now, options.timeouts?.push),
    mediaQueue: {
      send: async (id, delaySeconds = 0) => {
        queued.push({ work: (house) => workMedia(house, id), due: clock.now() + delaySeconds * 1000 });
      },
    },
    objects: openObjects(options.bucket as R2Bucket),
    hub: { ping: async () => options.onPing?.(), leave: async (staffId) => options.onLeave?.(staffId) },
    clock: clock.now,
    newId: () => crypto.randomUUID(),
    log: options.log ?? (() => {}),
  };
  const app = webhookApp(async () => ({
    house,
    brake: async () => true,
    waitUntil: (work) => {
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    },
  }));

  async function drain(): Promise<void> {
    for (;;) {
      await Promise.all(underWay);
      const at = queued.findIndex((message) => message.due <= clock.now());
      if (at < 0) return;
      const [message] = queued.splice(at, 1);
      if (message) await message.work(house);
    }
  }

  async function passTime(ms: number): Promise<void> {
    const until = clock.now() + ms;
    for (let stops = 0; stops < MAX_STOPS; stops++) {
      const dues = await Promise.all(DUTIES.map((duty) => duty.nextDue(house)));
      const next = Math.min(...dues.map((due) => due ?? Number.POSITIVE_INFINITY), ...queued.map(({ due }) => due));
      if (next > until) break;
      // The cron comes once a minute: what fell due is found by the next tick.
      clock.set(Math.min(until, Math.max(next, clock.now() + (stops === 0 ? 0 : 60_000))));
      await runDuties(house, clock.now());
      await drain();
      if (clock.now() >= until) break;
    }
    clock.set(until);
  }

  return { house, webhook: async (request) => app.fetch(request), drain, passTime };
}
