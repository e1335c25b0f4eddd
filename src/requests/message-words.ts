/** What a resident's message is called in the talk: their words, or plain words for what is not text. */
import type { MessageBody } from "../intake/opened.ts";
import type { TalkEntry } from "./views.ts";

/** A message as the talk shows it: its words, or in brackets what it was. */
export function sayMessage(kind: TalkEntry["kind"], body: MessageBody): string {
  switch (kind) {
    case "text":
      return body.text ?? "";
    case "tap":
      return body.label ?? "（前に出したボタン）";
    case "sticker": {
      const means = [body.text, ...(body.keywords ?? []).slice(0, 3)].filter(Boolean).join("・");
      return means ? `スタンプ（${means}）` : "スタンプ";
    }
    case "image":
      return "写真が届きました";
    case "video":
      return "動画が届きました";
    case "audio":
      return "声のメッセージが届きました";
    case "file":
      return body.fileName ? `ファイルが届きました（${body.fileName}）` : "ファイルが届きました";
    case "location":
      return `場所が届きました（${body.title ?? body.address ?? "地図の位置"}）`;
    default:
      return "新しい種類のメッセージが届きました（ここでは開けません）";
  }
}
