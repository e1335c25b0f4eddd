/** Builds webhook events exactly as LINE shapes them (LINE reference, webhook event objects). Sends nothing. */
import type { Builders, BuildOptions, EventMessage, EventSource, WebhookEvent } from "./event-types.ts";
import { SAMPLE_AUDIO, SAMPLE_IMAGE, SAMPLE_VIDEO, sniff } from "./samples.ts";
import type { Person, State } from "./state.ts";

const LETTERS = ["STATIC", "ANIMATION", "SOUND", "POPUP"];

/** Builders speaking for one person, or, with null, for the channel itself. */
export function createBuilders(state: State, person: Person | null): Builders {
  const sourceOf = (options: BuildOptions): EventSource | undefined => {
    const userId = person !== null && !options.withoutUserId ? { userId: person.userId } : {};
    if (options.in !== undefined) {
      return options.in.kind === "group"
        ? { type: "group", groupId: options.in.id, ...userId }
        : { type: "room", roomId: options.in.id, ...userId };
    }
    return person === null ? undefined : { type: "user", ...userId };
  };

  const event = (type: string, properties: Record<string, unknown>, options: BuildOptions, repliable: boolean) => {
    const at = options.at ?? state.clock();
    const mode = options.mode ?? "active";
    const source = sourceOf(options);
    const built: WebhookEvent = {
      type,
      ...properties,
      webhookEventId: state.ids.ulid(at),
      deliveryContext: { isRedelivery: false },
      timestamp: at,
      ...(source === undefined ? {} : { source }),
      mode,
    };
    if (repliable && mode === "active") {
      built.replyToken = state.ids.hex(32);
      const chatId = options.in?.id ?? person?.userId ?? "";
      state.replyTokens.set(built.replyToken, { chatId, eventAt: at, deliveredAt: null, used: false });
    }
    state.events.set(built.webhookEventId, built);
    return built;
  };

  /** `tokens`: which of the two tokens this kind of content carries. */
  const message = (
    type: string,
    content: Record<string, unknown>,
    options: BuildOptions,
    tokens: { quote: boolean },
    media?: { bytes: Uint8Array; contentType: string },
  ) => {
    const id = state.ids.messageId();
    const chatId = options.in?.id ?? person?.userId ?? "";
    const made: EventMessage = { type, id, ...content };
    if (tokens.quote) {
      const quoteToken = state.ids.hex(64);
      state.quoteTokens.set(quoteToken, chatId);
      made.quoteToken = quoteToken;
    }
    // With chat turned off everything counts as read at once, and there is nothing to mark.
    if (state.options.chatMode !== "bot" && options.in === undefined) {
      const readToken = state.ids.hex(64);
      state.readTokens.set(readToken, id);
      made.markAsReadToken = readToken;
    }
    state.messages.set(id, {
      id,
      chatId,
      kind: type,
      at: options.at ?? state.clock(),
      bytes: media === undefined ? null : new Uint8Array(media.bytes),
      contentType: media?.contentType ?? "",
      content: "ready",
      unsent: false,
    });
    return event("message", { message: { ...made, ...options.message } }, options, true);
  };

  const fromLine = { contentProvider: { type: "line" } };
  const members = (ids: readonly string[]) => ({ members: ids.map((userId) => ({ type: "user", userId })) });

  const image = (bytes: Uint8Array | undefined, options: BuildOptions, imageSet?: object) => {
    const data = bytes ?? SAMPLE_IMAGE;
    const content = { ...fromLine, ...(imageSet === undefined ? {} : { imageSet }) };
    return message("image", content, options, { quote: true }, { bytes: data, contentType: sniff(data) });
  };

  return {
    text: (text, options = {}) => message("text", { text }, options, { quote: true }),
    sticker(keywords, text, options = {}) {
      const number = keywords.join("").length;
      const content = {
        packageId: "11537",
        stickerId: String(52_002_734 + (number % 40)),
        stickerResourceType: text === undefined ? (LETTERS[number % LETTERS.length] ?? "STATIC") : "MESSAGE",
        keywords: keywords.slice(0, 15),
        ...(text === undefined ? {} : { text: text.slice(0, 100) }),
      };
      return message("sticker", content, options, { quote: true });
    },
    image: (bytes, options = {}) => image(bytes, options),
    images(total, options = {}) {
      const id = state.ids.hex(64).toUpperCase();
      return Array.from({ length: total }, (_, i) => image(undefined, options, { id, index: i + 1, total }));
    },
    video(bytes, options = {}) {
      const media = { bytes: bytes ?? SAMPLE_VIDEO, contentType: "video/mp4" };
      return message("video", { duration: 15_000, ...fromLine }, options, { quote: true }, media);
    },
    audio(bytes, options = {}) {
      const media = { bytes: bytes ?? SAMPLE_AUDIO, contentType: "audio/x-m4a" };
      return message("audio", { duration: 5_000, ...fromLine }, options, { quote: false }, media);
    },
    file(name, bytes, options = {}) {
      const data = bytes ?? new TextEncoder().encode("見本のファイル\n");
      const media = { bytes: data, contentType: "application/octet-stream" };
      return message("file", { fileName: name, fileSize: data.length }, options, { quote: false }, media);
    },
    location(place, options = {}) {
      const { latitude, longitude, title, address } = place;
      const words = { ...(title === undefined ? {} : { title }), ...(address === undefined ? {} : { address }) };
      return message("location", { ...words, latitude, longitude }, options, { quote: false });
    },
    edited(messageId, text, options = {}) {
      const quoteToken = state.ids.hex(64);
      state.quoteTokens.set(quoteToken, options.in?.id ?? person?.userId ?? "");
      return event("messageEdited", { message: { type: "text", id: messageId, quoteToken, text } }, options, true);
    },
    unsend: (messageId, options = {}) => event("unsend", { unsend: { messageId } }, options, false),
    follow: (isUnblocked = false, options = {}) => event("follow", { follow: { isUnblocked } }, options, true),
    unfollow: (options = {}) => event("unfollow", {}, options, false),
    join: (options = {}) => event("join", {}, { withoutUserId: true, ...options }, true),
    leave: (options = {}) => event("leave", {}, { withoutUserId: true, ...options }, false),
    memberJoined: (ids, options = {}) =>
      event("memberJoined", { joined: members(ids) }, { withoutUserId: true, ...options }, true),
    memberLeft: (ids, options = {}) =>
      event("memberLeft", { left: members(ids) }, { withoutUserId: true, ...options }, false),
    postback: (data, params, options = {}) =>
      event("postback", { postback: { data, ...(params === undefined ? {} : { params }) } }, options, true),
    videoPlayComplete: (trackingId, options = {}) =>
      event("videoPlayComplete", { videoPlayComplete: { trackingId } }, options, true),
    beacon: (hwid, type = "enter", dm, options = {}) =>
      event("beacon", { beacon: { hwid, type, ...(dm === undefined ? {} : { dm }) } }, options, true),
    accountLink(result, nonce, options = {}) {
      const built = event("accountLink", { link: { result, nonce } }, options, result === "ok");
      if (result === "failed") {
        delete built.source;
      }
      return built;
    },
    membership: (type, membershipId, options = {}) =>
      event("membership", { membership: { type, membershipId } }, options, true),
    module(type, botId, options = {}) {
      const rest = type === "attached" ? { scopes: ["message:send", "message:receive"] } : { reason: "bot_deleted" };
      return event("module", { module: { type, botId, ...rest } }, options, false);
    },
    activated: (expireAt, options = {}) => event("activated", { chatControl: { expireAt } }, options, false),
    deactivated: (options = {}) => event("deactivated", {}, options, false),
    botSuspended: (options = {}) => event("botSuspended", {}, options, false),
    botResumed: (options = {}) => event("botResumed", {}, options, false),
    delivery: (data, options = {}) => event("delivery", { delivery: { data } }, options, false),
    unknown: (type, properties = {}, options = {}) => event(type, properties, options, false),
  };
}
