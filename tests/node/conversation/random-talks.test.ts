/** Twelve thousand random inputs: never an exception, never two questions, never a missing answer, never a forgotten skip. */

import { describe, expect, test } from "vitest";
import { chipData, wordData } from "../../../src/conversation/chip-data.ts";
import { step } from "../../../src/conversation/engine.ts";
import { GLOBAL_WORDS } from "../../../src/conversation/flow-types.ts";
import { globalWord } from "../../../src/conversation/global-words.ts";
import { givenBack, SAME_DAY } from "../../../src/conversation/run-state.ts";
import { letters } from "../../../src/conversation/text-rules.ts";
import type { Effect, Facts, Input, Language, RunState, Say } from "../../../src/conversation/types.ts";
import { CLOSED, flows, OPEN } from "./player.ts";

/** A small seeded generator (mulberry32), so that a failure can be played again. */
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TEXTS = [
  "こんにちは",
  "しんどい",
  "つかれた〜",
  "隣の人が心配で",
  "人と話したい",
  "いまはいい",
  "もどる",
  "最初から",
  "消して",
  "連絡しないで",
  "電話しないで",
  "読まないで",
  "見られると困る",
  "職員に伝えないで",
  "だれにも言わないで",
  "やっぱり伝えて",
  "あなたはAIですか",
  "ねえ",
  "hello I need help",
  "？",
  "English",
  "やさしいにほんご",
  "家賃が払えない",
  "ふつう",
  "ある",
  "ときどき",
  "けっこう",
  "言いたくない",
  "とばす",
  "伝えて",
  "伝えないで",
  "うん",
  "孫がきたよ",
  "",
  " ",
  "😊",
  "a".repeat(5000),
  "__proto__",
  "constructor",
  "{nextReading}",
  "\u0000\uFFFF",
  "ばーか",
  "北野町",
  "電話番号をもう一度",
  "もう大丈夫",
  "近所の人が気になる",
  "ちょっと話す",
  "あ\u200Bいう",
  "\uD83D",
];

function anyInput(next: () => number, shown: readonly string[], state: RunState | null): Input {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const roll = next();
  if (roll < 0.35 && shown.length > 0) return { kind: "tap", data: pick(shown) };
  if (roll < 0.7) return { kind: "text", text: pick(TEXTS) };
  if (roll < 0.76) return { kind: "sticker", keywords: [], text: null };
  if (roll < 0.8) return { kind: "media", media: pick(["image", "video", "audio", "file"] as const) };
  if (roll < 0.82) return { kind: "location", latitude: 1, longitude: 2, title: null, address: null };
  if (roll < 0.84) return { kind: "follow", returning: next() < 0.5 };
  if (roll < 0.87)
    return {
      kind: "danger",
      safety: pick(["full", "soft"] as const),
      text: pick(["もう限界", "死にたい", "人と話したい"]),
    };
  if (roll < 0.92) {
    return { kind: "quiet", run: state?.run ?? "x", step: (state?.step ?? 0) - (next() < 0.3 ? 1 : 0) };
  }
  if (roll < 0.94) return { kind: "tap", data: wordData(pick(GLOBAL_WORDS)) };
  const flow = pick([...Object.keys(flows.flows), "gone", "constructor"]);
  const node = pick([...Object.keys(flows.flows[flow]?.nodes ?? { x: 1 }), "toString"]);
  return {
    kind: "tap",
    data: pick([chipData(flow, Math.floor(next() * 3), node, Math.floor(next() * 7)), "?", "t1:x:1"]),
  };
}

interface Played {
  input: Input;
  facts: Facts;
  before: RunState | null;
  state: RunState;
  effects: Effect[];
  said: Say | null;
  now: number;
}

function play(seed: number, count: number): Played[] {
  const next = random(seed);
  const log: Played[] = [];
  let state: RunState | null = null;
  let facts = OPEN;
  let shown: string[] = [];
  let now = Date.UTC(2026, 10, 24);
  for (let index = 0; index < count; index += 1) {
    now += Math.floor(next() * 4_000_000) + (next() < 0.03 ? 15 * 24 * 3_600_000 : 0);
    const hours = next() < 0.5 ? OPEN : CLOSED;
    const staffAnswered: boolean = state?.status === "with-a-person" && (facts.staffAnswered || next() < 0.3);
    facts = { ...hours, contact: facts.contact, staffAnswered };
    if (state?.status === "with-a-person" && next() < 0.15) {
      state = givenBack(state);
      facts = { ...facts, staffAnswered: false };
    }
    const before = state && (JSON.parse(JSON.stringify(state)) as RunState);
    const input = anyInput(next, shown, before);
    const result = step(flows, before, input, facts, now, `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
    const said = result.effects.find((effect) => effect.kind === "say") ?? null;
    log.push({ input, facts, before, state: result.state, effects: result.effects, said, now });
    state = result.state;
    if (said && said.chips.length > 0) shown = said.chips.map((chip) => chip.data);
    const contact = result.effects.findLast((effect) => effect.kind === "set-contact");
    if (contact) facts = { ...facts, contact: contact.contact };
  }
  return log;
}

const TURNS = 60;
const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);
const logs = SEEDS.map((seed) => play(seed, TURNS));
const turns = logs.flat();

/** Kana take more room than kanji, and the letters of an alphabet half of it. */
const mostLetters = (language: Language | undefined): number =>
  language === undefined || language === "zh" ? 80 : language === "easyJa" ? 100 : 160;

describe("random talks", () => {
  test("every input is answered, except where silence is right", () => {
    for (const { input, facts, before, state, said } of turns) {
      if (said !== null) continue;
      const quiet = input.kind === "quiet";
      const danger = input.kind === "danger";
      const person = before?.status === "with-a-person" && facts.staffAnswered;
      const afterDanger = before?.status === "waiting" && flows.flows[before.flow]?.crisis === true;
      expect({ input, where: state.flow, fine: quiet || danger || person || afterDanger }).toMatchObject({
        fine: true,
      });
    }
  });

  test("after danger no three messages in a row stay without an answer", () => {
    for (const log of logs) {
      let silent = 0;
      for (const { input, before, said, state } of log) {
        const listening = before?.status === "waiting" && before.flow === "listening" && state.flow === "listening";
        silent = said === null && listening && input.kind !== "danger" && input.kind !== "quiet" ? silent + 1 : 0;
        expect(silent).toBeLessThan(3);
      }
    }
  });

  test("what is said keeps to the limits", () => {
    for (const { said, before, state } of turns) {
      if (said === null) continue;
      expect(said.bubbles.length + (said.question === null ? 0 : 1)).toBeGreaterThan(0);
      expect(said.bubbles.length).toBeLessThanOrEqual(3);
      const asked = flows.flows[state.flow]?.nodes[state.node]?.exit;
      expect(said.chips.length).toBeLessThanOrEqual(asked?.kind === "ask" && asked.many ? 10 : 6);
      expect(said.calls).toEqual([]);
      const whole = [...said.bubbles, said.question ?? ""];
      expect((whole.join("").match(/[?？]/gu) ?? []).length).toBeLessThanOrEqual(1);
      for (const bubble of whole) {
        expect(letters(said.language === "easyJa" ? bubble.replaceAll(" ", "") : bubble), bubble).toBeLessThanOrEqual(
          mostLetters(said.language),
        );
        expect(bubble).not.toMatch(/[{}]/u);
      }
      if (said.chips.length > 0) expect(said.chips.map((chip) => chip.data)).toContain(wordData("person"));
      for (const chip of said.chips) {
        expect(letters(chip.label)).toBeLessThanOrEqual(20);
        expect(chip.data.length).toBeLessThanOrEqual(300);
      }
      if (before?.status === "with-a-person" || state.status === "with-a-person") {
        expect(said.bubbles).toHaveLength(1);
        expect(said.question).toBeNull();
        expect(said.chips).toEqual([]);
      }
    }
  });

  test("人と話したい works at the first try, always", () => {
    for (const { input, state, effects } of turns) {
      const asks =
        (input.kind === "text" && globalWord(input.text) === "person") ||
        (input.kind === "tap" && input.data === wordData("person"));
      if (!asks) continue;
      expect(state.status).toBe("with-a-person");
      expect(effects).toContainEqual(expect.objectContaining({ kind: "open-request", why: "wantsPerson" }));
    }
  });

  test("a question skipped is not asked again the same day, unless the person goes back to it", () => {
    for (const log of logs) {
      const skipped = new Map<string, number>();
      for (const { input, state, effects, said, now } of log) {
        const asked = said?.question ? flows.flows[state.flow]?.nodes[state.node]?.exit : undefined;
        // もどる and さっきのまちがい take the answer back, so that it can be asked again.
        const back =
          input.kind === "tap"
            ? input.data === wordData("back") || input.data === wordData("mistaken")
            : input.kind === "text" && input.text === "もどる";
        if (effects.some((effect) => effect.kind === "erase-words")) skipped.clear();
        if (asked?.kind === "ask" && asked.key !== null) {
          if (back) skipped.delete(asked.key);
          const when = skipped.get(asked.key);
          expect(when === undefined || now - when >= SAME_DAY).toBe(true);
        }
        for (const effect of effects) {
          if (effect.kind !== "record-answer") continue;
          if (effect.answer.outcome === "skipped") skipped.set(effect.key, now);
          else skipped.delete(effect.key);
        }
      }
    }
  });

  test("a telling is never dropped: it stays, or it is handed over, erased or kept private by the person", () => {
    for (const { input, before, state, effects } of turns) {
      if (!before?.told || state.told) continue;
      const gone =
        effects.some((effect) => effect.kind === "open-request" || effect.kind === "erase-words") ||
        flows.flows[state.flow]?.nodes[state.node]?.tellNobody === true ||
        ["doNotRead", "keep"].some((word) =>
          input.kind === "tap"
            ? input.data === wordData(word as "keep")
            : input.kind === "text" && globalWord(input.text) === word,
        );
      expect({ input, gone }).toMatchObject({ gone: true });
    }
  });

  test("a told run always has its timer", () => {
    for (const { input, state, effects, now } of turns) {
      if (input.kind === "quiet" || !state.told) continue;
      expect(state.status === "waiting" || state.status === "resting").toBe(true);
      expect(effects).toContainEqual({ kind: "quiet-timer", at: now + 6 * 3_600_000 });
    }
  });

  test("a stored state stays under 2 KB", () => {
    const longest = Math.max(...turns.map(({ state }) => new TextEncoder().encode(JSON.stringify(state)).length));
    expect(longest).toBeLessThanOrEqual(2048);
  });

  test("the same talk again is the same to the letter", () => {
    for (const seed of SEEDS.slice(0, 40)) expect(play(seed, TURNS)).toEqual(logs[seed - 1]);
  });
});
