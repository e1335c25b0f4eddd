/** The conversation in the terminal: what was typed → an input, an answer → lines to read. Pure. */
import type { TalkInput } from "./inputs.ts";
import type { TalkAnswer } from "./talker.ts";

export const HELP = [
  "となりと話します。そのまま書いて Enter。ボタンは番号でも押せます。",
  "  /sticker ありがとう   スタンプ     /photo /voice        写真・声",
  "  /wait PT3H            時間を進める  /unsend              さっきのを取り消す",
  "  /staff こんにちは     職員が返事    /release             ボットに戻す",
  "  /unfollow /follow     ブロック・友だち追加               /quit 終わる",
].join("\n");

interface Shown {
  text?: string;
  altText?: string;
  quickReply?: { items: { action: { label: string } }[] };
  sender?: { name: string };
}

export function chipsOf(answer: TalkAnswer): string[] {
  const last = answer.messages.at(-1) as Shown | undefined;
  return last?.quickReply?.items.map((item) => item.action.label) ?? [];
}

/** @param shown the last answer, whose chips numbers stand for. */
export function readTyped(line: string, shown: TalkAnswer): TalkInput {
  const [word = "", ...rest] = line.trim().split(/\s+/);
  const tail = rest.join(" ");
  switch (word) {
    case "/sticker":
      return { sticker: rest };
    case "/photo":
      return { image: true };
    case "/voice":
      return { audio: true };
    case "/wait":
      return { wait: tail };
    case "/unsend":
      return { unsend: -1 };
    case "/staff":
      return { staff: tail };
    case "/release":
      return { release: true };
    case "/follow":
      return { follow: true };
    case "/unfollow":
      return { unfollow: true };
    default: {
      const chips = chipsOf(shown);
      const chip = chips[Number(line.trim()) - 1] ?? chips.find((label) => label === line.trim());
      return chip === undefined ? { text: line } : { tap: chip };
    }
  }
}

export function render(answer: TalkAnswer, now: number): string {
  const lines = (answer.messages as Shown[]).map(
    (m) => `  ${m.sender?.name ?? "となり"}: ${m.text ?? m.altText ?? ""}`,
  );
  const chips = chipsOf(answer);
  if (chips.length > 0) lines.push(`  ${chips.map((label, at) => `[${at + 1} ${label}]`).join(" ")}`);
  if (answer.held) lines.push(`  （職員の返事は止められました: ${answer.held}）`);
  const { request, run } = answer;
  const staffSide = request
    ? `相談 ${request.level}${request.reporter ? "・ご近所から" : ""}${request.area ? `・${request.area}` : ""}`
    : "相談なし";
  const time = new Intl.DateTimeFormat("ja-JP", {
    timeZone: "Asia/Tokyo",
    dateStyle: "short",
    timeStyle: "short",
  }).format(now);
  lines.push(
    `  ── ${time} ${staffSide} / ${run ? `${run.flow}:${run.node} ${run.state}` : "-"} / 安全文 ${answer.safety} / 警報 ${answer.alerts}`,
  );
  return lines.join("\n");
}
