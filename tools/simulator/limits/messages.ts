/** Limits of message objects and of the requests that carry them (LINE reference, message objects). */
import { isObject, type Json } from "../json.ts";
import { action } from "./actions.ts";
import {
  type Check,
  decimal,
  type Field,
  flag,
  httpsFile,
  type Issue,
  kind,
  list,
  may,
  need,
  object,
  oneOf,
  refuse,
  text,
  variant,
  whole,
} from "./check.ts";
import { flexContainer } from "./flex.ts";
import { imagemapFields, template } from "./templates.ts";

const sender: Check = object({ name: may(text({ max: 20 })), iconUrl: may(httpsFile) }, (value, path, issues) => {
  if (typeof value.name === "string" && /line/i.test(value.name)) {
    refuse(issues, `${path}.name`, "This name cannot be used");
  }
});

const quickReply: Check = object({
  items: need(
    list(
      object({ type: need(oneOf(["action"])), imageUrl: may(httpsFile), action: need(action("quickReply")) }),
      1,
      13,
    ),
  ),
});

const common: Record<string, Field> = { type: kind, quickReply: may(quickReply), sender: may(sender) };
const quoteToken = may(text({ max: 1000 }));
const altText = need(text({ max: 1500 }));
const digits = need(text({ max: 20, pattern: /^\d+$/ }));

const emoji: Check = object({
  index: need(whole(0, 4999)),
  productId: need(text({ max: 100 })),
  emojiId: need(text({ max: 100 })),
});

/** Every emoji stands for one `$` of the text. */
function emojisStandForDollars(value: Json, path: string, issues: Issue[]): void {
  const letters = typeof value.text === "string" ? value.text : "";
  for (const [index, one] of (Array.isArray(value.emojis) ? value.emojis : []).entries()) {
    if (isObject(one) && typeof one.index === "number" && letters[one.index] !== "$") {
      refuse(issues, `${path}.emojis[${index}].index`, "There is no $ at this position");
    }
  }
}

/** Braces are placeholders: doubled ones are letters, single ones must name a substitution. */
function placeholdersAreKnown(value: Json, path: string, issues: Issue[]): void {
  const rest = (typeof value.text === "string" ? value.text : "").replaceAll("{{", "").replaceAll("}}", "");
  const known = isObject(value.substitution) ? value.substitution : {};
  const without = rest.replace(/\{([0-9a-zA-Z_]{1,20})\}/g, (whole_, name: string) => {
    return Object.hasOwn(known, name) ? "" : whole_;
  });
  if (/[{}]/.test(without)) {
    refuse(issues, `${path}.text`, "A placeholder has no substitution");
  }
}

const substitution: Check = (value, path, issues) => {
  if (!isObject(value)) {
    refuse(issues, path, "Must be an object");
    return;
  }
  const entries = Object.entries(value);
  if (entries.length > 100) {
    refuse(issues, path, "Size must be between 0 and 100");
  }
  for (const type of ["mention", "emoji"]) {
    if (entries.filter(([, one]) => isObject(one) && one.type === type).length > 20) {
      refuse(issues, path, `At most 20 of type ${type}`);
    }
  }
  for (const [key, one] of entries) {
    if (!/^[0-9a-zA-Z_]{1,20}$/.test(key)) {
      refuse(issues, `${path}.${key}`, "Invalid key");
    }
    substituted(one, `${path}.${key}`, issues);
  }
};
const substituted = variant(() => ({
  mention: object({
    type: kind,
    mentionee: need(
      variant(() => ({ user: object({ type: kind, userId: need(text({ max: 33 })) }), all: object({ type: kind }) })),
    ),
  }),
  emoji: object({ type: kind, productId: need(text({ max: 100 })), emojiId: need(text({ max: 100 })) }),
}));

const message: Check = variant(() => ({
  text: object(
    { ...common, text: need(text({ max: 5000 })), emojis: may(list(emoji, 1, 20)), quoteToken },
    emojisStandForDollars,
  ),
  textV2: object(
    { ...common, text: need(text({ max: 5000 })), substitution: may(substitution), quoteToken },
    placeholdersAreKnown,
  ),
  sticker: object({ ...common, packageId: digits, stickerId: digits, quoteToken }),
  image: object({ ...common, originalContentUrl: need(httpsFile), previewImageUrl: need(httpsFile) }),
  video: object({
    ...common,
    originalContentUrl: need(httpsFile),
    previewImageUrl: need(httpsFile),
    trackingId: may(text({ max: 100, pattern: /^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]+$/ })),
  }),
  audio: object({ ...common, originalContentUrl: need(httpsFile), duration: need(whole(1, 86_400_000)) }),
  location: object({
    ...common,
    title: need(text({ max: 100 })),
    address: need(text({ max: 100 })),
    latitude: need(decimal(-90, 90)),
    longitude: need(decimal(-180, 180)),
  }),
  imagemap: object({ ...common, ...imagemapFields }),
  template: object({ ...common, altText, template: need(template) }),
  flex: object({ ...common, altText, contents: need(flexContainer) }),
  coupon: object({ ...common, couponId: need(text({ max: 100 })), deliveryTag: may(text({ max: 30 })) }),
}));

const messages = need(list(message, 1, 5));
const units = may(list(text({ max: 30, pattern: /^[a-zA-Z0-9_]+$/ }), 0, 1));

const BODIES: Record<MessageRequest, Check> = {
  reply: object({ replyToken: need(text({ max: 200 })), messages, notificationDisabled: may(flag) }),
  push: object({
    to: need(text({ max: 33 })),
    messages,
    notificationDisabled: may(flag),
    customAggregationUnits: units,
  }),
  multicast: object({
    to: need(list(text({ max: 33 }), 1, 500)),
    messages,
    notificationDisabled: may(flag),
    customAggregationUnits: units,
  }),
  broadcast: object({ messages, notificationDisabled: may(flag) }),
  validate: object({ messages }),
};

export type MessageRequest = "reply" | "push" | "multicast" | "broadcast" | "validate";

/** Everything LINE would refuse in this request body; empty when it would be accepted. */
export function checkMessageRequest(request: MessageRequest, body: unknown): Issue[] {
  const issues: Issue[] = [];
  BODIES[request](body, "", issues);
  return issues;
}

/** The same for message objects alone: `messages` of any request. */
export function checkMessages(value: unknown): Issue[] {
  return checkMessageRequest("validate", { messages: value });
}
