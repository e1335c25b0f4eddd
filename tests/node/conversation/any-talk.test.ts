/** Any sequence of any inputs (fast-check invents and shrinks them): the promises of the conversation hold, down to LINE's limits. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { chipData, WORD_LABELS, wordData } from "../../../src/conversation/chip-data.ts";
import { step } from "../../../src/conversation/engine.ts";
import { GLOBAL_WORDS } from "../../../src/conversation/flow-types.ts";
import { givenBack, SAME_DAY } from "../../../src/conversation/run-state.ts";
import type { Effect, Facts, Input, RunState, Say } from "../../../src/conversation/types.ts";
import { toLineMessages } from "../../../src/line/messages-out.ts";
import { TOPICS } from "../../../tools/flows/check-chips.ts";
import { CLOSED, flows, OPEN } from "./player.ts";

/** What a person, the staff or the clock does next. `shown` taps a chip of the last answer, by number. */
type Act =
  | { kind: "input"; input: Input }
  | { kind: "shown"; chip: number }
  | { kind: "due" }
  | { kind: "staffAnswers" }
  | { kind: "givenBack" };
interface Move {
  act: Act;
  open: boolean;
  /** Minutes since the last one. */
  later: number;
  known: boolean;
}

const flowNames = Object.keys(flows.flows);
const openings = Object.values(flows.flows).flatMap(({ opens }) =>
  opens.flatMap((one) => (one.kind === "whole" ? one.words : one.kind === "holds" ? one.any : [])),
);
const labels = Object.values(flows.flows).flatMap(({ nodes }) =>
  Object.values(nodes).flatMap(({ exit }) =>
    exit.kind === "ask" || exit.kind === "listen" ? exit.chips.flatMap((chip) => [chip.label, ...chip.also]) : [],
  ),
);

const words = fc.oneof(
  fc.constantFrom(...Object.values(WORD_LABELS), ...openings, ...labels),
  fc.constantFrom(
    "",
    " ",
    "😊😊",
    "a".repeat(5000),
    "\u202Eアイウ",
    "あ\u200Bいう",
    "\uD83D",
    "__proto__",
    "{nextReading}",
    "さっきのまちがい、かなり",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.tuple(fc.constantFrom(...labels), fc.constantFrom(...openings)).map(([a, b]) => `${a}、${b}`),
);
const hints = fc.record({
  topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 3 }),
  thirdParty: fc.boolean(),
  places: fc.boolean(),
});
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("text" as const), text: words, hints }) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: "sticker", keywords: [], text: null }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("media" as const),
      media: fc.constantFrom("image" as const, "video" as const, "audio" as const, "file" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Input>({ kind: "location", latitude: 35.6, longitude: 139.5, title: null, address: null }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("follow" as const), returning: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("danger" as const),
      safety: fc.constantFrom("full" as const, "soft" as const),
      text: words,
      about: fc.constantFrom("self" as const, "neighbour" as const),
      danger: fc.constantFrom(...Object.keys(flows.dangers), "selfHarm", "medical", "constructor"),
      hints,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...GLOBAL_WORDS).map((word): Input => ({ kind: "tap", data: wordData(word) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...flowNames, "gone"), fc.nat(9), fc.constantFrom("start", "ask", "toString"), fc.nat(9))
      .map(([flow, version, node, index]): Input => ({ kind: "tap", data: chipData(flow, version, node, index) })),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }).map((data): Input => ({ kind: "tap", data })) },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: input.map((one): Act => ({ kind: "input", input: one })) },
  { weight: 8, arbitrary: fc.nat(9).map((chip): Act => ({ kind: "shown", chip })) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "due" }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "staffAnswers" }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: "givenBack" }) },
);
const talk = fc.array(
  fc.record<Move>({
    act,
    open: fc.boolean(),
    later: fc.oneof({ weight: 9, arbitrary: fc.nat(90) }, { weight: 1, arbitrary: fc.nat(60 * 24 * 40) }),
    known: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

interface Turn {
  input: Input;
  facts: Facts;
  before: RunState | null;
  state: RunState;
  effects: Effect[];
  say: Say | null;
  now: number;
}

function play(moves: readonly Move[]): Turn[] {
  const turns: Turn[] = [];
  let state: RunState | null = null;
  let contact: Facts["contact"] = "ok";
  let staffAnswered = false;
  let shown: string[] = [];
  let now = Date.UTC(2026, 10, 24);
  for (const [index, move] of moves.entries()) {
    now += (move.later + 1) * 60_000;
    if (move.act.kind === "staffAnswers") staffAnswered = state?.status === "with-a-person";
    if (move.act.kind === "givenBack" && state?.status === "with-a-person") {
      state = givenBack(state);
      staffAnswered = false;
    }
    const input = inputOf(move.act, state, shown);
    if (!input) continue;
    const facts: Facts = {
      ...(move.open ? OPEN : CLOSED),
      contact,
      staffAnswered,
      known: move.known,
      worker: "みどり",
    };
    const before = state && (JSON.parse(JSON.stringify(state)) as RunState);
    const result = step(flows, before, input, facts, now, `run-${index}`);
    const say = result.effects.find((effect) => effect.kind === "say") ?? null;
    turns.push({ input, facts, before: state, state: result.state, effects: result.effects, say, now });
    state = JSON.parse(JSON.stringify(result.state)) as RunState;
    if (say && say.chips.length > 0) shown = say.chips.map(({ data }) => data);
    contact = result.effects.findLast((effect) => effect.kind === "set-contact")?.contact ?? contact;
    if (result.effects.some((effect) => effect.kind === "open-request" && effect.why === "wantsPerson"))
      staffAnswered = false;
    if (state.status !== "with-a-person") staffAnswered = false;
  }
  return turns;
}

function inputOf(act: Act, state: RunState | null, shown: readonly string[]): Input | null {
  if (act.kind === "input") return act.input;
  if (act.kind === "due") return { kind: "quiet", run: state?.run ?? "none", step: state?.step ?? 0 };
  if (act.kind !== "shown" || shown.length === 0) return null;
  return { kind: "tap", data: shown[act.chip % shown.length] ?? "" };
}

const holds = (check: (turns: Turn[]) => void, numRuns = 250) =>
  fc.assert(
    fc.property(talk, (moves) => check(play(moves))),
    { numRuns, seed: 20261124 },
  );

test("never an exception, never a person without an answer or a way to a human", () => {
  holds((turns) => {
    for (const { input, before, state, say, facts } of turns) {
      if (input.kind === "quiet") {
        // Nobody is written to because a timer fell due.
        expect(say).toBeNull();
        continue;
      }
      const quietOnPurpose =
        input.kind === "danger" ||
        (before?.status === "with-a-person" && facts.staffAnswered) ||
        flows.flows[before?.flow ?? ""]?.crisis === true;
      if (!say) expect({ input, quietOnPurpose }).toMatchObject({ quietOnPurpose: true });
      else if (state.status === "waiting") expect(say.chips.some(({ data }) => data === wordData("person"))).toBe(true);
    }
  });
});

test("never two questions, and LINE's limits as LINE counts them", () => {
  holds((turns) => {
    for (const { say } of turns) {
      if (!say) continue;
      const texts = [...say.bubbles, say.question ?? ""];
      expect((texts.join("").match(/[?？]/gu) ?? []).length).toBeLessThanOrEqual(1);
      const messages = toLineMessages(say);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.length).toBeLessThanOrEqual(5);
      for (const message of messages) {
        if (message.type === "text") expect((message.text ?? "").length).toBeLessThanOrEqual(5000);
        for (const item of message.quickReply?.items ?? []) {
          const one = item.action as { label?: string; data?: string };
          expect([...new Intl.Segmenter("ja").segment(one.label ?? "")].length).toBeLessThanOrEqual(20);
          expect((one.data ?? "").length).toBeLessThanOrEqual(300);
        }
      }
    }
  });
});

test("what was skipped is not asked again the same day, unless the person takes the answer back", () => {
  holds((turns) => {
    const skipped = new Map<string, number>();
    for (const { before, state, effects, say, now } of turns) {
      const exit = say?.question ? flows.flows[state.flow]?.nodes[state.node]?.exit : undefined;
      for (const key of skipped.keys()) {
        // Taken back by もどる or さっきのまちがい, or gone with 消して.
        if (before?.answers[key] && !state.answers[key]) skipped.delete(key);
      }
      if (exit?.kind === "ask" && exit.key !== null) {
        const when = skipped.get(exit.key);
        expect(when === undefined || now - when >= SAME_DAY || !before?.answers[exit.key]).toBe(true);
      }
      for (const effect of effects) {
        if (effect.kind !== "record-answer") continue;
        if (effect.answer.outcome === "skipped") skipped.set(effect.key, now);
        else skipped.delete(effect.key);
      }
    }
  });
});

test("the state stays small, and the same talk again is the same to the letter", () => {
  fc.assert(
    fc.property(talk, (moves) => {
      const turns = play(moves);
      for (const { state } of turns)
        expect(new TextEncoder().encode(JSON.stringify(state)).length).toBeLessThanOrEqual(2048);
      expect(play(moves)).toEqual(turns);
    }),
    { numRuns: 100, seed: 20261125 },
  );
});

test("人と話したい works at the first try, whatever came before", () => {
  holds((turns) => {
    for (const { input, state, effects } of turns) {
      if (input.kind !== "tap" || input.data !== wordData("person")) continue;
      expect(state.status).toBe("with-a-person");
      expect(effects.some((effect) => effect.kind === "open-request" && effect.why === "wantsPerson")).toBe(true);
    }
  });
});
