/** LINE's webhook body, read tolerantly: what we do not know is kept as it is and named "other", never refused. */
import * as z from "zod";
import { MENU_SILENT } from "./rich-menu.ts";

/** LINE may add types, values and properties without notice, so nothing here is closed. */
const rawEvent = z.looseObject({
  type: z.string(),
  mode: z.string().optional().catch(undefined),
  timestamp: z.number().optional().catch(undefined),
  webhookEventId: z.string().min(1).max(200).optional().catch(undefined),
  replyToken: z.string().min(1).max(300).optional().catch(undefined),
  deliveryContext: z
    .looseObject({ isRedelivery: z.boolean().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  source: z
    .looseObject({
      type: z.string(),
      userId: z.string().optional().catch(undefined),
      groupId: z.string().optional().catch(undefined),
      roomId: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type RawEvent = z.infer<typeof rawEvent>;

/** An event of a webhook with its original JSON, not yet understood. */
export interface ArrivedEvent {
  /** webhookEventId; null where LINE gave none (the store then hashes the event). */
  id: string | null;
  raw: RawEvent;
  /** Place in the webhook. */
  position: number;
}

/**
 * @param body raw bytes whose signature has been verified.
 * @returns the events in order; `odd` counts entries that are no events at all (dropped: there is nothing in them to keep);
 * or why the body is no webhook.
 */
export function readWebhook(body: Uint8Array): { events: ArrivedEvent[]; odd: number } | "notJson" | "notEvents" {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return "notJson";
  }
  const list = z.looseObject({ events: z.array(z.unknown()) }).safeParse(parsed);
  if (!list.success) return "notEvents";
  const events: ArrivedEvent[] = [];
  let odd = 0;
  for (const [position, entry] of list.data.events.entries()) {
    const event = rawEvent.safeParse(entry);
    if (event.success) events.push({ id: event.data.webhookEventId ?? null, raw: event.data, position });
    else odd++;
  }
  return { events, odd };
}

/** Who an event comes from. `nobody`: no source, or one that cannot be answered. */
export type Source =
  | { kind: "person"; userId: string }
  | { kind: "group"; type: "group" | "room"; groupId: string }
  | { kind: "nobody" };

export function sourceOf(raw: RawEvent): Source {
  const source = raw.source;
  if (source?.type === "user" && source.userId) return { kind: "person", userId: source.userId };
  if (source?.type === "group" && source.groupId) return { kind: "group", type: "group", groupId: source.groupId };
  if (source?.type === "room" && source.roomId) return { kind: "group", type: "room", groupId: source.roomId };
  return { kind: "nobody" };
}

/** What a person said in one message. */
export type Content =
  | { kind: "text"; text: string }
  | { kind: "sticker"; keywords: string[]; text: string | null }
  /** `elsewhere`: the bytes are not at LINE but at an address the sender's app gave. */
  | { kind: "image" | "video" | "audio"; elsewhere?: true }
  | { kind: "file"; fileName: string | null }
  | { kind: "location"; latitude: number; longitude: number; title: string | null; address: string | null }
  | { kind: "other" };

/** An event, understood. `replyToken` is null where LINE gives none (standby, unsend, unfollow). */
export type HeardEvent =
  | { kind: "message"; messageId: string | null; content: Content; replyToken: string | null }
  | { kind: "postback"; data: string; replyToken: string | null }
  | { kind: "follow"; replyToken: string | null }
  | { kind: "unfollow" }
  | { kind: "unsend"; messageId: string }
  | { kind: "join"; replyToken: string | null }
  | { kind: "other"; type: string };

const messageEvent = z.looseObject({ message: z.looseObject({ type: z.string(), id: z.coerce.string().optional() }) });
const words = z.string().transform((text) => text.toWellFormed());
const optionalWords = words.nullable().catch(null).default(null);
const contents = {
  text: z.looseObject({ text: words }),
  sticker: z.looseObject({ keywords: z.array(words).catch([]).default([]), text: optionalWords }),
  location: z.looseObject({
    latitude: z.number(),
    longitude: z.number(),
    title: optionalWords,
    address: optionalWords,
  }),
  file: z.looseObject({ fileName: optionalWords }),
  media: z.looseObject({
    contentProvider: z.looseObject({ type: z.string() }).optional().catch(undefined),
  }),
};

/** Never throws: a known type with a broken payload is "other", so that it is kept and answered softly. */
export function hearEvent(raw: RawEvent): HeardEvent {
  const replyToken = raw.replyToken ?? null;
  switch (raw.type) {
    case "message": {
      const parsed = messageEvent.safeParse(raw);
      if (!parsed.success) return { kind: "message", messageId: null, content: { kind: "other" }, replyToken };
      const { message } = parsed.data;
      return { kind: "message", messageId: message.id ?? null, content: contentOf(message), replyToken };
    }
    case "postback": {
      const parsed = z.looseObject({ postback: z.looseObject({ data: words }) }).safeParse(raw);
      return { kind: "postback", data: parsed.success ? parsed.data.postback.data : "", replyToken };
    }
    case "follow":
      return { kind: "follow", replyToken };
    case "unfollow":
      return { kind: "unfollow" };
    case "unsend": {
      const parsed = z.looseObject({ unsend: z.looseObject({ messageId: z.coerce.string() }) }).safeParse(raw);
      return parsed.success
        ? { kind: "unsend", messageId: parsed.data.unsend.messageId }
        : { kind: "other", type: raw.type };
    }
    case "join":
      return { kind: "join", replyToken };
    default:
      return { kind: "other", type: raw.type };
  }
}

function contentOf(message: { type: string }): Content {
  switch (message.type) {
    case "text": {
      const parsed = contents.text.safeParse(message);
      return parsed.success ? { kind: "text", text: parsed.data.text } : { kind: "other" };
    }
    case "sticker": {
      const parsed = contents.sticker.safeParse(message);
      return parsed.success
        ? { kind: "sticker", keywords: parsed.data.keywords, text: parsed.data.text }
        : { kind: "other" };
    }
    case "image":
    case "video":
    case "audio": {
      const parsed = contents.media.safeParse(message);
      const elsewhere = parsed.success && parsed.data.contentProvider?.type === "external";
      return { kind: message.type, ...(elsewhere ? { elsewhere } : {}) };
    }
    case "file": {
      const parsed = contents.file.safeParse(message);
      return { kind: "file", fileName: parsed.success ? parsed.data.fileName : null };
    }
    case "location": {
      const parsed = contents.location.safeParse(message);
      if (!parsed.success) return { kind: "other" };
      const { latitude, longitude, title, address } = parsed.data;
      return { kind: "location", latitude, longitude, title, address };
    }
    default:
      return { kind: "other" };
  }
}

/**
 * The menu was changed and nothing was said: LINE tells of each switch, and an answer to it would be noise
 * (LINE reference, postback event, `params.newRichMenuAliasId`).
 */
export function isSilentMenuSwitch(raw: RawEvent): boolean {
  if (raw.type !== "postback") return false;
  const postback = z.looseObject({ data: z.string(), params: z.looseObject({ newRichMenuAliasId: z.string() }) });
  const parsed = postback.safeParse(raw.postback);
  return parsed.success && parsed.data.data.startsWith(MENU_SILENT);
}

/** A module channel holds the chat: no reply token, and we must not send (LINE reference, common properties, `mode`). */
export function isStandby(raw: RawEvent): boolean {
  return raw.mode === "standby";
}
