/** Webhook events as LINE writes them, and the builders that make them (LINE reference, webhook event objects). */
import type { Group, Place } from "./types.ts";

export interface EventSource {
  type: "user" | "group" | "room";
  userId?: string;
  groupId?: string;
  roomId?: string;
}

export interface EventMessage {
  id: string;
  type: string;
  text?: string;
  [property: string]: unknown;
}

export interface WebhookEvent {
  type: string;
  mode: "active" | "standby";
  /** Epoch milliseconds; unchanged on redelivery. */
  timestamp: number;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  source?: EventSource;
  replyToken?: string;
  message?: EventMessage;
  postback?: { data: string; params?: Record<string, string> };
  unsend?: { messageId: string };
  follow?: { isUnblocked: boolean };
  [property: string]: unknown;
}

/** What differs from the ordinary event. */
export interface BuildOptions {
  /** "standby": another module holds the chat; there is no reply token then. */
  mode?: "active" | "standby";
  /** Time of the event in epoch milliseconds; the clock's now by default. */
  at?: number;
  /** Said in a group or multi-person chat. */
  in?: Group;
  /** The source has no userId (a person who never agreed to it). */
  withoutUserId?: boolean;
  /** Properties to add or replace on the message content, e.g. `emojis`, `quotedMessageId`, `stickerResourceType`. */
  message?: Record<string, unknown>;
}

/** Every event type of LINE's webhook. Nothing is sent: hand the events to `simulator.send`. */
export interface Builders {
  text(text: string, options?: BuildOptions): WebhookEvent;
  sticker(keywords: readonly string[], text?: string, options?: BuildOptions): WebhookEvent;
  image(bytes?: Uint8Array, options?: BuildOptions): WebhookEvent;
  /** Several pictures sent at once: one event each, with `imageSet`. */
  images(count: number, options?: BuildOptions): WebhookEvent[];
  video(bytes?: Uint8Array, options?: BuildOptions): WebhookEvent;
  audio(bytes?: Uint8Array, options?: BuildOptions): WebhookEvent;
  file(name: string, bytes?: Uint8Array, options?: BuildOptions): WebhookEvent;
  location(place: Place, options?: BuildOptions): WebhookEvent;
  edited(messageId: string, text: string, options?: BuildOptions): WebhookEvent;
  unsend(messageId: string, options?: BuildOptions): WebhookEvent;
  follow(isUnblocked?: boolean, options?: BuildOptions): WebhookEvent;
  unfollow(options?: BuildOptions): WebhookEvent;
  join(options?: BuildOptions): WebhookEvent;
  leave(options?: BuildOptions): WebhookEvent;
  memberJoined(userIds: readonly string[], options?: BuildOptions): WebhookEvent;
  memberLeft(userIds: readonly string[], options?: BuildOptions): WebhookEvent;
  postback(data: string, params?: Record<string, string>, options?: BuildOptions): WebhookEvent;
  videoPlayComplete(trackingId: string, options?: BuildOptions): WebhookEvent;
  beacon(hwid: string, type?: "enter" | "banner" | "stay", dm?: string, options?: BuildOptions): WebhookEvent;
  /** A failed link carries neither source nor reply token. */
  accountLink(result: "ok" | "failed", nonce: string, options?: BuildOptions): WebhookEvent;
  membership(type: "joined" | "left" | "renewed", membershipId: number, options?: BuildOptions): WebhookEvent;
  module(type: "attached" | "detached", botId: string, options?: BuildOptions): WebhookEvent;
  activated(expireAt: number, options?: BuildOptions): WebhookEvent;
  deactivated(options?: BuildOptions): WebhookEvent;
  botSuspended(options?: BuildOptions): WebhookEvent;
  botResumed(options?: BuildOptions): WebhookEvent;
  /** Completion of a delivery by phone number. */
  delivery(data: string, options?: BuildOptions): WebhookEvent;
  /** A type this simulator has never heard of, as LINE may add one without notice. */
  unknown(type: string, properties?: Record<string, unknown>, options?: BuildOptions): WebhookEvent;
}
