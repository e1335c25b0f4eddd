/** What a chip's postback carries: enough to know, weeks later, which question of which version was answered with what. */

import type { FlowChip, Flows, GlobalWord } from "./flow-types.ts";
import { GLOBAL_WORDS } from "./flow-types.ts";

export type ChipRef =
  | { kind: "chip"; flow: string; version: number; node: string; index: number; value: string | null }
  | { kind: "word"; word: GlobalWord };

const MARK = "t1";

/** Postback data of the chip at `index` of a node. `value` lets a later version find the chip again. ≤ 300 UTF-16 units. */
export function chipData(flow: string, version: number, node: string, index: number, value?: string): string {
  const parts = [MARK, flow, String(version), node, String(index)];
  if (value !== undefined) parts.push(value);
  return parts.join(":");
}

/** Postback data of a chip that is a global word, e.g. 人と話したい. It never gets stale. */
export function wordData(word: GlobalWord): string {
  return `${MARK}:=${word}`;
}

/** Reads postback data; null when it is not ours. */
export function parseChipData(data: string): ChipRef | null {
  if (data.length > 300) return null;
  const parts = data.split(":");
  if (parts[0] !== MARK) return null;
  if (parts.length === 2 && parts[1]?.startsWith("=")) {
    const word = GLOBAL_WORDS.find((known) => known === parts[1]?.slice(1));
    return word === undefined ? null : { kind: "word", word };
  }
  const [, flow, version, node, index, value] = parts;
  if (parts.length < 5 || parts.length > 6 || !flow || !node) return null;
  if (!/^\d{1,6}$/.test(version ?? "") || !/^\d{1,3}$/.test(index ?? "")) return null;
  return { kind: "chip", flow, version: Number(version), node, index: Number(index), value: value || null };
}

/** The chip this reference means today: by its value, else by its place when the version is still the same. */
export function findChip(flows: Flows, ref: ChipRef): FlowChip | null {
  if (ref.kind === "word") return null;
  const flow = own(flows.flows, ref.flow);
  const exit = flow && (own(flow.nodes, ref.node) ?? own(flow.nodes, own(flow.moved, ref.node) ?? ""))?.exit;
  if (!flow || !exit) return null;
  // The question of an older version may have become several, chosen between by a branch.
  if (exit.kind === "branch" && ref.value !== null) {
    const targets = [exit.otherwise, ...exit.ways.map((way) => way.to)];
    for (const { flow: name, node } of targets) {
      const chosen = own(own(flows.flows, name)?.nodes ?? {}, node)?.exit;
      const chip = chosen && "chips" in chosen && chosen.chips.find((one) => one.value === ref.value);
      if (chip) return chip;
    }
  }
  if (exit.kind !== "ask" && exit.kind !== "listen") return null;
  if (ref.value !== null) return exit.chips.find((chip) => chip.value === ref.value) ?? null;
  return ref.version === flow.version ? (exit.chips[ref.index] ?? null) : null;
}

/** The words on the chip, for the message record and for triage; null when nobody knows any more. */
export function chipLabel(flows: Flows, data: string): string | null {
  const ref = parseChipData(data);
  if (ref === null) return null;
  if (ref.kind === "word") return WORD_LABELS[ref.word];
  return findChip(flows, ref)?.label ?? null;
}

/** What people read on a chip that is a global word. */
export const WORD_LABELS: Record<GlobalWord, string> = {
  person: "人と話したい",
  notNow: "いまはいい",
  back: "もどる",
  restart: "最初から",
  noContact: "連絡しないで",
  noPhone: "電話しないで",
  doNotRead: "読まないで",
  erase: "消して",
  about: "？",
  easyJapanese: "やさしいにほんご",
  english: "English",
  watched: "見られると困る",
  secret: "だれにも言わないで",
  tell: "やっぱり伝えて",
  keep: "やっぱり伝えないで",
  asksWho: "だれが読むの？",
  asksWhen: "いつ読むの？",
  asksSecret: "秘密は守られますか？",
  asksCost: "お金はかかりますか？",
  mistaken: "さっきのまちがい",
  resume: "つづきを話す",
  mayRead: "読んでもいい",
  unwatched: "もう見られない",
  supporterOn: "短い形で",
  supporterOff: "ふつうの形で",
  language: "ことば",
  japanese: "日本語",
  chinese: "中文",
  vietnamese: "Tiếng Việt",
  nepali: "नेपाली",
  portuguese: "Português",
  numbers: "電話番号をもう一度",
};

/** A record's own entry: data from outside must not reach `constructor` and its kin. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
