/** What we say, as LINE message objects within LINE's limits. */
import type { messagingApi } from "@line/bot-sdk";
import type { Language, Say } from "../conversation/types.ts";

export type LineMessage = messagingApi.Message;

/** LINE reference: send reply/push message. */
export const MAX_MESSAGES = 5;
/** UTF-16 units (LINE reference, text message). */
export const MAX_TEXT = 5000;
const MAX_QUICK_REPLIES = 13;
const MAX_LABEL_GRAPHEMES = 20;
const MAX_BUTTONS = 4;
/** Of a buttons template without picture and title (LINE reference, buttons template). */
const MAX_BUTTONS_TEXT = 160;
const BUBBLES_BESIDE_CARD = 2;
/** Of a line to call; a time of day or a year is none. */
const HOLDS_A_NUMBER = /(?<![\d:])\d{3}(?!\d?年|\d)|\d{2,4}-\d{2,4}/;
/** Over the buttons of the lines to call. NATIVE CHECK NEEDED for all but the Japanese. */
const CALLS_TITLE: Readonly<Record<Language, string>> = {
  ja: "電話で話せるところ",
  easyJa: "でんわで はなせる ところ",
  en: "You can talk by phone",
  zh: "可以打电话的地方",
  vi: "Nơi có thể gọi điện",
  ne: "फोनमा कुरा गर्ने ठाउँ",
  pt: "Onde falar por telefone",
};
/** Behind the nickname of a CSW: who writes is a person of the staff. NATIVE CHECK NEEDED for all but the Japanese. */
const STAFF: Readonly<Record<Language, string>> = {
  ja: "（職員）",
  easyJa: "（まちの ひと）",
  en: " (staff)",
  zh: "（工作人员）",
  vi: " (nhân viên)",
  ne: " (कर्मचारी)",
  pt: " (equipe)",
};
/** Over the links to pages. NATIVE CHECK NEEDED for all but the Japanese. */
const LINKS_TITLE: Readonly<Record<Language, string>> = {
  ja: "くわしく",
  easyJa: "もっと しりたいとき",
  en: "More",
  zh: "详细内容",
  vi: "Xem thêm",
  ne: "थप जानकारी",
  pt: "Saiba mais",
};

/**
 * @returns at most five messages, three where there are lines to call (handbook §4.2 rule 2: one calm reply); chips under the last
 * one, because LINE shows only the last message's quick replies. Lines to call become one buttons template under the last words;
 * the plain-text copy of the numbers is in the bubbles: LINE on a PC shows no buttons.
 */
export function toLineMessages(say: Say): LineMessage[] {
  const texts = [...say.bubbles, ...(say.question ? [say.question] : [])].filter((text) => text.trim() !== "");
  const links = say.links ?? [];
  const language = say.language ?? "ja";
  const messages = say.calls.length > 0 ? withCalls(texts, say, language) : texts.map(textMessage);
  const room = MAX_MESSAGES - (links.length > 0 ? 1 : 0);
  if (say.calls.length === 0) messages.splice(room);
  if (links.length > 0) {
    const { text, actions } = {
      text: LINKS_TITLE[language],
      actions: links
        .slice(0, MAX_BUTTONS)
        .map(({ label, uri }) => ({ type: "uri" as const, label: cutLabel(label), uri })),
    };
    const card: LineMessage = { type: "template", altText: text, template: { type: "buttons", text, actions } };
    messages.splice(say.calls.length > 0 ? -1 : messages.length, 0, card);
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

const textMessage = (text: string): LineMessage => ({ type: "text", text: cutText(text) });

/** Two bubbles at the most, and the buttons under what is said last: the question, or when a person reads. */
function withCalls(texts: readonly string[], say: Say, language: Language): LineMessage[] {
  const last = texts.at(-1) ?? "";
  // A number has to stand in plain text, so words with one never become a card; nor do words too long for one.
  const onCard = texts.length > BUBBLES_BESIDE_CARD && last.length <= MAX_BUTTONS_TEXT && !HOLDS_A_NUMBER.test(last);
  const [first, ...others] = onCard ? texts.slice(0, -1) : texts;
  const together = others.join("\n");
  const title = CALLS_TITLE[language];
  return [
    ...[first ?? "", together].filter(Boolean).map(textMessage),
    {
      type: "template",
      // Stands on lock screens: it must not say which line.
      altText: onCard ? last : title,
      template: {
        type: "buttons",
        text: onCard ? last : title,
        actions: say.calls.slice(0, MAX_BUTTONS).map((call) => ({
          type: "uri",
          label: cutLabel(call.label),
          uri: `tel:${call.tel.replaceAll("-", "")}`,
        })),
      },
    },
  ];
}

/**
 * A CSW's words under their nickname. `sender.name` ≤ 20 (LINE reference, icon-nickname-switch).
 * @param menu the person's menu, which follows their language; of any other menu the name is Japanese.
 */
export function staffMessages(text: string, nickname: string, menu: string | null = null): LineMessage[] {
  const staff = menu !== null && Object.hasOwn(STAFF, menu) ? STAFF[menu as Language] : STAFF.ja;
  return [{ type: "text", text: cutText(text), sender: { name: [...`${nickname}${staff}`].slice(0, 20).join("") } }];
}

/** Plain words of stored message objects, for the inbox: one line a bubble. */
export function wordsOf(messages: readonly LineMessage[]): { text: string; chips: string[] } {
  const text = messages
    .map((m) => (m.type === "text" ? (m.text ?? "") : m.type === "template" ? `${ownWords(m)}［電話のボタン］` : ""))
    .filter(Boolean);
  const chips = (messages.at(-1)?.quickReply?.items ?? []).map((item) =>
    item.action && "label" in item.action ? (item.action.label ?? "") : "",
  );
  return { text: text.join("\n"), chips };
}

/** What a card says beside its buttons; the title over the buttons alone is not worth a line. */
function ownWords({ template }: messagingApi.TemplateMessage): string {
  const text = template.type === "buttons" ? ((template as messagingApi.ButtonsTemplate).text ?? "") : "";
  return text === "" || Object.values(CALLS_TITLE).includes(text) ? "" : `${text}\n`;
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
