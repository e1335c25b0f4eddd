/** One heard event, turned into what the engine takes, what triage reads and what is kept. */
import { chipLabel } from "../conversation/chip-data.ts";
import type { Flows } from "../conversation/flow-types.ts";
import type { Input } from "../conversation/types.ts";
import type { Content, HeardEvent } from "../line/events.ts";
import type { Hit } from "../triage/types.ts";
import type { MessageBody } from "./opened.ts";

export interface Listened {
  input: Input;
  /** What triage reads; "" when there are no words. */
  words: string;
  source: Hit["source"];
  kind: "text" | "sticker" | "tap" | "image" | "video" | "audio" | "file" | "location" | "other";
  body: MessageBody;
  lineMessageId: string | null;
  /**
   * Words beside the thing itself: the name of a place or of a file. Triage reads them for danger (handbook §4.2 rule 1: every inbound
   * text); nothing else does, for an address is no worry.
   */
  beside?: string;
  /** The person's free words, fit to stand on a request's card; null for taps and media. */
  ownWords: string | null;
}

/** Chips outside any flow (under a safety text) say a word for the person: the tap counts as having typed it. */
const WORD_CHIP = "word:";

/** Null for events that are not said by anybody (follow, unsend, …). */
export function listen(event: HeardEvent, flows: Flows): Listened | null {
  if (event.kind === "message") return { ...listenToContent(event.content), lineMessageId: event.messageId };
  if (event.kind !== "postback") return null;
  const word = event.data.startsWith(WORD_CHIP) ? event.data.slice(WORD_CHIP.length) : null;
  const label = word ?? chipLabel(flows, event.data);
  return {
    input: word === null ? { kind: "tap", data: event.data } : { kind: "text", text: word },
    words: label ?? "",
    source: "chip",
    kind: "tap",
    body: label === null ? {} : { label },
    lineMessageId: null,
    ownWords: null,
  };
}

/** LINE sends 5,000 characters at most; what is far longer is kept whole, and heard at its beginning and its end. */
const HEARD_MAX = 20_000;

function bounded(text: string): string {
  if (text.length <= HEARD_MAX) return text;
  return `${text.slice(0, HEARD_MAX / 2)}\n${text.slice(-HEARD_MAX / 2)}`.toWellFormed();
}

function listenToContent(content: Content): Omit<Listened, "lineMessageId"> {
  switch (content.kind) {
    case "text":
      return {
        input: { kind: "text", text: bounded(content.text) },
        words: bounded(content.text),
        source: "text",
        kind: "text",
        body: { text: content.text },
        ownWords: bounded(content.text),
      };
    case "sticker":
      return {
        input: { kind: "sticker", keywords: content.keywords, text: content.text },
        words: [content.text, ...content.keywords].filter(Boolean).join(" "),
        source: "sticker",
        kind: "sticker",
        body: { keywords: content.keywords, ...(content.text === null ? {} : { text: content.text }) },
        ownWords: null,
      };
    case "location": {
      const { latitude, longitude, title, address } = content;
      return {
        input: { kind: "location", latitude, longitude, title, address },
        words: "",
        source: "text",
        kind: "location",
        beside: bounded([title, address].filter(Boolean).join("\n")),
        body: { latitude, longitude, ...(title ? { title } : {}), ...(address ? { address } : {}) },
        ownWords: null,
      };
    }
    case "file":
      return {
        input: { kind: "media", media: "file" },
        words: "",
        source: "text",
        kind: "file",
        // 「遺書.docx」: what stands behind the last dot is no word of theirs.
        beside: bounded((content.fileName ?? "").replace(/\.[a-z0-9]{1,8}$/i, "")),
        body: content.fileName ? { fileName: content.fileName } : {},
        ownWords: null,
      };
    case "other":
      // A message type that came after us: heard like a file, never refused.
      return {
        input: { kind: "media", media: "file" },
        words: "",
        source: "text",
        kind: "other",
        body: {},
        ownWords: null,
      };
    default:
      return {
        input: { kind: "media", media: content.kind },
        words: "",
        source: "text",
        kind: content.kind,
        body: content.elsewhere ? { elsewhere: true } : {},
        ownWords: null,
      };
  }
}
