/** The simulator's public shapes: what tests, tools and the phone page may rely on. */
import type { Hono } from "hono";
import type { Builders, WebhookEvent } from "./event-types.ts";
import type { Faults } from "./faults.ts";
import type { Json } from "./json.ts";

export type { Builders, BuildOptions, WebhookEvent } from "./event-types.ts";
export type { Fault, FaultAction, FaultPoint, Faults } from "./faults.ts";
export type { Json } from "./json.ts";

/** The phone page's files, handed in as text because the core has no file system. */
export interface PhoneAssets {
  html: string;
  css: string;
  js: string;
  /** What those three refer to (`.js`, `.css`), by file name: served at `/phone/<name>`. */
  more?: Record<string, string>;
}

export interface SimulatorOptions {
  channelSecret: string;
  channelId: string;
  /** The bot's own user id, `U` and 32 hex digits: the `destination` of every webhook. */
  botUserId?: string;
  botName?: string;
  /** A long-lived channel access token that is accepted besides the stateless ones. It never expires. */
  accessToken?: string;
  /** Epoch milliseconds. Every age, expiry and time stamp comes from here. */
  clock: () => number;
  /** 0 ≤ n < 1, for identifiers. They stay unique even when it always answers the same. */
  random?: () => number;
  /** Posts a webhook to the bot. A rejection counts as “could not connect”. */
  deliver: (request: Request) => Promise<Response>;
  webhookUrl: string;
  /** Messages a month; `null` (the default) is a plan without a limit. */
  quota?: number | null;
  /** Where this simulator is reached, without a slash at the end. Used for profile pictures. */
  baseUrl?: string;
  /** Keep events that the bot did not answer with 2xx for `redeliverPending()`. Off by default, as on LINE. */
  redelivery?: boolean;
  /** “Chat” of the response settings. With "bot" everything is marked as read at once and no read tokens are sent. */
  chatMode?: "chat" | "bot";
  /** How slow answers and time-outs wait. The default is real time. */
  sleep?: (ms: number) => Promise<void>;
  assets?: PhoneAssets;
}

/** One call to LINE's API, as it came in. `status` is 0 until it is answered, and stays 0 when it never is. */
export interface ApiCall {
  method: string;
  path: string;
  status: number;
  retryKey: string | null;
  /** Epoch milliseconds. */
  at: number;
  /** Parsed JSON, form text, or null for other content. */
  body: unknown;
  requestId: string;
}

/** One webhook request that went out. `status` 0: could not connect. */
export interface Delivery {
  at: number;
  events: WebhookEvent[];
  body: string;
  signature: string | null;
  status: number;
}

/** One thing on a resident's phone, oldest first. */
export interface ScreenItem {
  from: "me" | "bot";
  /** Null for the words a postback button puts on the screen: they are no message of their own. */
  messageId: string | null;
  /** Epoch milliseconds. */
  at: number;
  /** A LINE message object (received), or the webhook's message content (own). */
  message: Json;
  /** Taken back: only a tombstone is left, `message` is empty. */
  unsent: boolean;
  /** Own messages: the bot marked it as read. */
  read: boolean;
  /** Messages of one answer (one API call) share a number; 0 for own ones. */
  answer: number;
  /** Grows with every change, over all phones: the cursor of the phone page. */
  revision: number;
}

/** Something a finger can press now. */
export interface Tappable {
  kind: "chip" | "button" | "menu";
  label: string;
  action: Json;
}

export interface Place {
  latitude: number;
  longitude: number;
  title?: string;
  address?: string;
}

/** What became of one thing a resident did. `event` is null when nothing is sent to the bot (a link was opened). */
export interface Done {
  /** HTTP status of the bot's answer to the webhook; 0 when it could not be reached or nothing was sent. */
  status: number;
  event: WebhookEvent | null;
  /** The URI that was opened, or the text that was copied. */
  opened?: string;
}

export interface TapOptions {
  /** Also press what was offered earlier and is gone from the screen by now (a slow finger, an old photo of the screen). */
  stale?: boolean;
  /** Press inside this received message only, however old it is: buttons do not grow old, chips do. */
  messageId?: string;
  /** Press only what is of this kind: the menu may carry the same words as a chip. */
  kind?: Tappable["kind"];
  /** For a date-time picker: what was picked, in LINE's format. */
  pick?: string;
}

/** A person with LINE on their phone. Every act builds one event, signs it and delivers it to the bot. */
export interface Resident {
  readonly userId: string;
  readonly name: string;
  readonly isFriend: boolean;
  readonly hasBlocked: boolean;
  /** URIs opened and texts copied by tapping, in order. */
  readonly opened: readonly string[];
  /** Only builds events, in the same words; send them later with `simulator.send`. */
  readonly build: Builders;
  follow(): Promise<Done>;
  block(): Promise<Done>;
  unblock(): Promise<Done>;
  says(text: string): Promise<Done>;
  sticker(keywords: readonly string[], text?: string): Promise<Done>;
  sendsImage(bytes?: Uint8Array): Promise<Done>;
  sendsAudio(): Promise<Done>;
  sendsVideo(): Promise<Done>;
  sendsFile(name: string): Promise<Done>;
  sendsLocation(place: Place): Promise<Done>;
  /** Presses what carries that label. Throws, naming what is there, when nothing does. */
  taps(label: string, options?: TapOptions): Promise<Done>;
  /** Labels of what can be pressed now: chips, then buttons, then the rich menu. */
  tappable(): string[];
  tappables(): Tappable[];
  postback(data: string, params?: Record<string, string>): Promise<Done>;
  /** Takes back an own message that is still there; counted as `Array.at` does, so -1 is the last. */
  unsends(n: number): Promise<Done>;
  unsendsMessage(messageId: string): Promise<Done>;
  screen(): ScreenItem[];
  /** LINE message objects that arrived, in order. */
  received(): Json[];
  receivedSince(mark: number): Json[];
  mark(): number;
  /** Epoch milliseconds until which the loading dots show; 0 for none. */
  loadingUntil(): number;
}

/** A group or multi-person chat. */
export interface Group {
  readonly id: string;
  readonly kind: "group" | "room";
  readonly members: Set<string>;
  /** The bot has left, or was put out. */
  left: boolean;
  /** LINE message objects the bot sent here. */
  readonly received: Json[];
}

export interface SendOptions {
  /** "good" (default), "bad" (well-formed, wrong secret), "none" (no header), or the header's value. */
  signature?: "good" | "bad" | "none" | (string & {});
  destination?: string;
  /** Marks every event as redelivered. */
  redelivery?: boolean;
  /** Posts exactly this body instead; the signature is made for it. */
  raw?: string;
}

export interface Simulator {
  /** LINE's API, the phone page and its control API (`/_sim`). */
  app: Hono;
  readonly botUserId: string;
  /** Finds or creates a resident; the same name always has the same LINE user id. */
  resident(name: string): Resident;
  residents(): Resident[];
  residentById(userId: string): Resident | null;
  group(name: string, kind?: "group" | "room"): Group;
  /** Builders for events without a person of their own. */
  readonly build: Builders;
  faults: Faults;
  /** Posts one webhook with these events, as they are, in this order. Status 0 (`Response.error()`): could not connect. */
  send(events: readonly object[], options?: SendOptions): Promise<Response>;
  /** Sends a delivered event again with `isRedelivery: true`. Throws for an unknown id. */
  redeliver(webhookEventId: string): Promise<Response>;
  /** Redelivers what the bot did not accept (only kept with `redelivery: true`); says how many were accepted now. */
  redeliverPending(): Promise<number>;
  /** Posts the signed webhook without events that the console's Verify button sends. */
  verify(): Promise<Response>;
  requests: ApiCall[];
  deliveries: Delivery[];
  /** Messages counted this month (Japan time). */
  quotaUsed(): number;
  setQuota(quota: number | null): void;
  /** What a media message's content is: preparing answers 202, failed and expired 404. */
  setContent(messageId: string, state: "ready" | "preparing" | "failed" | "expired"): void;
  /** A fresh stateless token, for tests that call the API by hand. */
  token(): string;
  /** The rich menu a resident sees: their own, else the default; null for none. */
  richMenuOf(userId: string): Json | null;
}
