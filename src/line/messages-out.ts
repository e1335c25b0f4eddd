/** What we say, as LINE message objects within LINE's limits. */
import type { messagingApi } from "@line/bot-sdk";
import type { Say } from "../conversation/types.ts";

export type LineMessage = messagingApi.Message;

/** LINE reference: send reply/push message. */
export const MAX_MESSAGES = 5;
/** UTF-16 units (LINE reference, text message). */
export const MAX_TEXT = 5000;
const MAX_QUICK_REPLIES = 13;
const MAX_LABEL_GRAPHEMES = 20;
const MAX_BUTTONS = 4;
const CALLS_TITLE = "電話で話せるところ";
const LINKS_TITLE = "くわしく";

/**
 * @returns at most five messages; chips under the last one, because LINE shows only the last message's quick replies.
 * Lines to call become one buttons template (its plain-text copy is in the bubbles: LINE on a PC shows no buttons).
 */
export function toLineMessages(say: Say): LineMessage[] {
  const texts = [...say.bubbles, ...(say.question ? [say.question] : [])].filter((text) => text.trim() !== "");
  const links = say.links ?? [];
  const room = MAX_MESSAGES - (say.calls.length > 0 ? 1 : 0) - (links.length > 0 ? 1 : 0);
  const messages: LineMessage[] = texts.slice(0, room).map((text) => ({ type: "text", text: cutText(text) }));
  if (links.length > 0) {
    messages.push({
      type: "template",
      altText: LINKS_TITLE,
      template: {
        type: "buttons",
        text: LINKS_TITLE,
        actions: links.slice(0, MAX_BUTTONS).map(({ label, uri }) => ({ type: "uri", label: cutLabel(label), uri })),
      },
    });
  }
  if (say.calls.length > 0) {
    const calls = say.calls.slice(0, MAX_BUTTONS);
    messages.push({
      type: "template",
      // Stands on lock screens: it must not say which line.
      altText: CALLS_TITLE,
      template: {
        type: "buttons",
        text: CALLS_TITLE,
        actions: calls.map((call) => ({
          type: "uri",
          label: cutLabel(call.label),
          uri: `tel:${call.tel.replaceAll("-", "")}`,
        })),
      },
    });
  }
  const last = messages.at(-1);
  if (last && say.chips.length > 0) {
    last.quickReply = {
      items: say.chips.slice(0, MAX_QUICK_REPLIES).map((chip) => ({
        type: "action",
        action: { type: "postback", label: cutLabel(chip.label), data: chip.data, displayText: chip.label },
      })),
    };
  }
  return messages;
}

/** A CSW's words under their nickname. `sender.name` ≤ 20 (LINE reference, icon-nickname-switch). */
export function staffMessages(text: string, nickname: string): LineMessage[] {
  return [{ type: "text", text: cutText(text), sender: { name: [...`${nickname}（職員）`].slice(0, 20).join("") } }];
}

/** Plain words of stored message objects, for the inbox: one line a bubble. */
export function wordsOf(messages: readonly LineMessage[]): { text: string; chips: string[] } {
  const text = messages
    .map((m) => (m.type === "text" ? (m.text ?? "") : m.type === "template" ? "［電話のボタン］" : ""))
    .filter(Boolean);
  const chips = (messages.at(-1)?.quickReply?.items ?? []).map((item) =>
    item.action && "label" in item.action ? (item.action.label ?? "") : "",
  );
  return { text: text.join("\n"), chips };
}

function cutText(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`.toWellFormed();
}

function cutLabel(label: string): string {
  const graphemes = [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(label)];
  return graphemes.length <= MAX_LABEL_GRAPHEMES
    ? label
    : `${graphemes
        .slice(0, MAX_LABEL_GRAPHEMES - 1)
        .map((g) => g.segment)
        .join("")}…`;
}
