/** What every part of the house is handed: settings, store, LINE, queues, live ping, clock, ids. Made in worker.ts. */
import type { Paging } from "./alerts/paging.ts";
import type { Config } from "./config.ts";
import type { LinePort } from "./line/port.ts";
import type { Log } from "./log.ts";
import type { Objects } from "./store/objects.ts";
import type { Store } from "./store/store.ts";

export interface House {
  config: Config;
  store: Store;
  line: LinePort;
  /** Hands outbox ids to the queue. Ids only: a queue keeps its messages outside our control of deletion. */
  queue: OutboxQueue;
  /** The same for ids of photos, voices, videos and files: a queue of its own, so that no answer waits behind a long video. */
  mediaQueue: MediaQueue;
  /** Sealed pieces of media. */
  objects: Objects;
  hub: Hub;
  /** The ways to the phones of staff. */
  paging: Paging;
  /** Epoch milliseconds. */
  clock: () => number;
  /** A new random UUID. */
  newId: () => string;
  log: Log;
}

export interface OutboxQueue {
  send(outboxId: string, delaySeconds?: number): Promise<void>;
  /** The same for a message of `alert_send`. */
  sendPage(pageId: string, delaySeconds?: number): Promise<void>;
}

export interface MediaQueue {
  send(mediaId: string, delaySeconds?: number): Promise<void>;
}

/** Tells open inboxes that something changed, and nothing else of it. */
export interface Hub {
  ping(): Promise<void>;
  /** Ends the open pages' sockets of a member of staff who may work no more. */
  leave(staffId: string): Promise<void>;
}
