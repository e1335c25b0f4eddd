/** What leaves the house about an alert: how urgent and how many, never who or what. Shapes for each team channel. */
import type { Level } from "../triage/types.ts";

export type WebhookKind = "slack" | "teams" | "lineworks" | "generic";

const KINDS: Record<Level, string> = {
  U0: "急ぎの相談",
  U1: "きょう中に見てほしい相談",
  U2: "新しい相談",
  U3: "新しい相談",
  U4: "新しい相談",
};

/** 「急ぎの相談があります（U0）。受付箱を開いてください。」 @param requests how many; null for a test. */
export function pageText(level: Level, requests: number | null): string {
  if (requests === null) return "ためしの知らせです。相談はありません。この知らせが見えれば、届いています。";
  const many = requests > 1 ? `${requests}件` : "";
  return `${KINDS[level]}が${many}あります（${level}）。受付箱を開いてください。`;
}

/**
 * The body a team channel takes: Slack's incoming webhook, a Teams workflow (adaptive card), LINE WORKS' incoming webhook, or
 * plain fields for anything else.
 * @param inbox address of the inbox list: no ids stand in it.
 */
export function webhookBody(kind: WebhookKind, text: string, inbox: string): Record<string, unknown> {
  const open = "受付箱を開く";
  switch (kind) {
    case "slack":
      return { text: `${text}\n<${inbox}|${open}>` };
    case "teams":
      return {
        type: "message",
        attachments: [
          {
            contentType: "application/vnd.microsoft.card.adaptive",
            contentUrl: null,
            content: {
              $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
              type: "AdaptiveCard",
              version: "1.4",
              body: [{ type: "TextBlock", text, wrap: true, weight: "Bolder" }],
              actions: [{ type: "Action.OpenUrl", title: open, url: inbox }],
            },
          },
        ],
      };
    case "lineworks":
      return { title: "となり", body: { text }, button: { label: open, url: inbox } };
    case "generic":
      return { text, url: inbox };
  }
}
