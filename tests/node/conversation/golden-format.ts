/** Golden transcripts: what はなさん does and what となり answers, written so that a social worker can read and correct them. */

import { parse, stringify } from "yaml";
import type { Effect, Hints, Input, Say } from "../../../src/conversation/types.ts";
import { assess } from "../../../src/triage/assess.ts";
import { CLOSED, OPEN, Player } from "./player.ts";

export interface Turn {
  /** What happened, in words: a text, or 「[押す] …」「[スタンプ]」 and so on. */
  はなさん?: string;
  できごと?: string;
  となり?: string[];
  えらべる?: string;
  うらで?: string[];
}

export interface Transcript {
  題: string;
  時間: "開いている" | "しまっている";
  やりとり: Turn[];
}

export function readTranscripts(text: string): Transcript[] {
  return parse(text) as Transcript[];
}

export function writeTranscripts(transcripts: readonly Transcript[]): string {
  const head =
    "# 手本のやりとり。はなさんが書いたこと・押したものと、となりの答え。\n# 直すときは UPDATE_GOLDEN=1 で作りなおし、声に出して読んでください。\n";
  return head + stringify(transcripts, { lineWidth: 0, flowCollectionPadding: false });
}

/** Plays the inputs of a transcript again and writes down what really comes. */
export function replay(transcript: Transcript): Transcript {
  const player = new Player(transcript.時間 === "開いている" ? OPEN : CLOSED);
  const talk = transcript.やりとり.map((turn): Turn => {
    const input = turn.はなさん ?? turn.できごと ?? "";
    const said = turn.はなさん === undefined ? happen(player, input) : act(player, input);
    const head: Turn = turn.はなさん === undefined ? { できごと: input } : { はなさん: input };
    const behind = said === "nothing" ? [] : player.effects.flatMap(inWords);
    return { ...head, ...(said === "nothing" ? {} : answer(said)), ...(behind.length > 0 ? { うらで: behind } : {}) };
  });
  return { ...transcript, やりとり: talk };
}

/** What is said, in the words of the transcripts. */
export function answer(said: Say | null): Turn {
  if (said === null) return { となり: ["（だまっている）"] };
  const lines = [...said.bubbles, ...(said.question === null ? [] : [`→ ${said.question}`])];
  return {
    となり: lines,
    ...(said.chips.length > 0 ? { えらべる: said.chips.map((chip) => `[${chip.label}]`).join(" ") } : {}),
  };
}

/** Something はなさん does. Words in brackets are not typed. */
function act(player: Player, input: string): Say | null {
  const [, what, rest] = /^\[(.+?)\]\s*(.*)$/u.exec(input) ?? [];
  const danger = /^いのちのことば:(\w+)$/u.exec(what ?? "")?.[1];
  if (danger !== undefined) return player.give(dangerOf(danger, rest ?? ""));
  switch (what) {
    case undefined:
      return player.text(input);
    // With what triage makes of the words, as in the house.
    case "聞きわけ":
      return player.give({ kind: "text", text: rest ?? "", hints: hintsOf(rest ?? "") });
    case "押す":
      return player.tap(rest ?? "");
    case "古いボタン":
      return player.give({ kind: "tap", data: rest ?? "" });
    case "スタンプ":
      return player.sticker();
    case "写真":
      return player.give({ kind: "media", media: "image" });
    case "動画":
      return player.give({ kind: "media", media: "video" });
    case "声":
      return player.give({ kind: "media", media: "audio" });
    case "ファイル":
      return player.give({ kind: "media", media: "file" });
    case "場所":
      return player.give({ kind: "location", latitude: 35.65, longitude: 139.55, title: null, address: null });
    case "友だちになる":
      return player.give({ kind: "follow", returning: false });
    case "また友だちになる":
      return player.give({ kind: "follow", returning: true });
    case "いのちのことば":
      return player.give({ kind: "danger", safety: "full", text: rest ?? "" });
    case "重いことば":
      return player.give({ kind: "danger", safety: "soft", text: rest ?? "" });
    default:
      throw new Error(`unknown in a transcript: ${input}`);
  }
}

function hintsOf(text: string): Hints {
  const { topics, thirdParty } = assess({ messages: [text], source: "text" }, 0);
  return { topics, thirdParty, places: topics.includes("placeInfo") };
}

/** Danger of a kind, about whom and with which topics triage hears it: 「[いのちのことば:unseen] …」. The safety text itself is not ours. */
function dangerOf(danger: string, text: string): Input {
  const { topics, thirdParty } = assess({ messages: [text], source: "text" }, 0);
  const hints = { topics, thirdParty, places: false };
  return { kind: "danger", safety: "full", text, danger, hints, about: thirdParty ? "neighbour" : "self" };
}

/** Something that happens around はなさん. */
function happen(player: Player, event: string): Say | null | "nothing" {
  const days = /^(\d+)日たつ$/u.exec(event);
  if (days) player.hours(Number(days[1]) * 24);
  else if (event === "6時間しずか") return player.quiet();
  else if (/^担当は.+$/u.test(event)) player.knows({ worker: event.slice(3) });
  else if (/^担当が.+に代わった$/u.test(event))
    player.knows({ worker: event.slice(3, -5), formerWorker: player.facts.worker ?? null });
  else if (event === "前の話が残っている") player.knows({});
  else if (event === "職員が返事をした") player.staffAnswers();
  else if (event === "職員が話を返した") player.staffGivesBack();
  else if (event === "知らせが待っている") player.facts = { ...player.facts, receipt: "waiting" };
  else if (event === "職員が確認した") player.facts = { ...player.facts, receipt: "confirmed" };
  else throw new Error(`unknown in a transcript: ${event}`);
  return "nothing";
}

const WHY = {
  wantsPerson: "人と話したい",
  told: "話してくれた",
  halfTold: "途中まで話してくれた",
  danger: "いのちのこと",
  staffOpened: "職員から",
};

/** What happens out of sight, in the words of the transcripts. */
export function inWords(effect: Effect): string[] {
  switch (effect.kind) {
    case "open-request": {
      const topics = effect.topics.length > 0 ? `・${effect.topics.join("・")}` : "";
      return [`職員へ：${WHY[effect.why]}（${effect.about === "self" ? "本人" : "ご近所から"}${topics}）`];
    }
    case "record-answer":
      return [`覚える：${effect.key} = ${effect.answer.outcome === "skipped" ? "とばした" : effect.answer.value}`];
    case "set-contact":
      return [effect.contact === "ok" ? "連絡してよい" : "こちらから連絡しない"];
    case "mark":
      return [`安全の返事にそえる：${effect.words}`];
    case "set-reading":
      return [effect.reading === "ok" ? "職員が読んでよい" : "職員は読まない"];
    case "set-menu":
      return [`メニュー：${effect.menu}`];
    case "erase-words":
      return ["話を消す"];
    case "quiet-timer":
      return [effect.at === null ? "しずかな6時間を待たない" : "しずかな6時間を待つ"];
    case "say":
      return [...(effect.needsCalls ? ["電話番号をそえる"] : []), ...(effect.places ? ["居場所・ごはんをそえる"] : [])];
  }
}
