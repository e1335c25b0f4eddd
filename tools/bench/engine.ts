/** The conversation engine beside xstate 5: the same talk (ちょっとしんどい, four inputs), the state stored and restored at each step. */

import { assign, createActor, type Snapshot, setup } from "xstate";
import { step } from "../../src/conversation/engine.ts";
import type { Flows } from "../../src/conversation/flow-types.ts";
import { globalWord } from "../../src/conversation/global-words.ts";
import { findOpening } from "../../src/conversation/openings.ts";
import type { Facts, RunState } from "../../src/conversation/types.ts";
import { type Figure, sideBySide } from "./measure.ts";

const FACTS: Facts = {
  windowName: "となり市 となりの窓口",
  open: true,
  nextReading: "いま",
  readingHours: "平日8:30〜17:15",
  contact: "ok",
  staffAnswered: false,
};
const TALK = ["ちょっとしんどい", "けっこう", "からだ・こころ", "伝えて"];

/** The talk through our engine: chips are found again by what the answer before offered, as on a phone. */
export function ourTalk(flows: Flows): () => number {
  return () => {
    let stored: string | null = null;
    let chips: { label: string; data: string }[] = [];
    let longest = 0;
    let now = 1_764_000_000_000;
    for (const words of TALK) {
      now += 60_000;
      const tapped = chips.find((chip) => chip.label === words);
      const input = tapped ? { kind: "tap" as const, data: tapped.data } : { kind: "text" as const, text: words };
      const state = stored === null ? null : (JSON.parse(stored) as RunState);
      const result = step(flows, state, input, FACTS, now, "00000000-0000-4000-8000-000000000000");
      const say = result.effects.find((effect) => effect.kind === "say");
      chips = say?.chips ?? [];
      stored = JSON.stringify(result.state);
      longest = Math.max(longest, stored.length);
    }
    return longest;
  };
}

interface Say {
  bubbles: string[];
  question: string | null;
  chips: { label: string; data: string }[];
}
interface Answer {
  outcome: "answered" | "skipped";
  value: string;
  flow: string;
  version: number;
  node: string;
  at: number;
}
interface Context {
  answers: Record<string, Answer>;
  topics: string[];
  trail: { flow: string; node: string }[];
  told: boolean;
  at: number;
  say: Say;
}
type Event = { type: "said"; value: string; topic: string | null; at: number };

const NODES: Record<
  string,
  { key: string; bubbles: string[]; question: string; chips: [label: string, value: string, topic?: string][] }
> = {
  degree: {
    key: "degree",
    bubbles: ["しんどいなかで書いてくれて、ありがとうございます。"],
    question: "いまの重さは、どのくらいですか？",
    chips: [
      ["すこし", "little"],
      ["けっこう", "quite"],
      ["かなり", "severe"],
      ["うまく言えない", "unknown"],
      ["人と話したい", "person"],
    ],
  },
  heaviest: {
    key: "heaviest",
    bubbles: ["そこまで、持ちこたえてきたのですね。言いたくないことは、そのままで。"],
    question: "いちばん重いのは、どのあたりですか？",
    chips: [
      ["お金・食べもの・住まい", "money", "money"],
      ["からだ・こころ", "health", "mind"],
      ["家族", "family", "family"],
      ["ひとりでいること", "lonely", "lonely"],
      ["言いたくない", "skip"],
      ["人と話したい", "person"],
    ],
  },
  offer: {
    key: "tell",
    bubbles: ["聞かせてくれて、ありがとうございます。"],
    question: "職員に、伝えておきましょうか？",
    chips: [
      ["伝えて", "yes"],
      ["伝えないで", "no"],
      ["まだ決めない", "skip"],
      ["人と話したい", "person"],
    ],
  },
};

/** Entering a node: its words, its chips with their data, and the trail for going back. */
const asks = (node: string) =>
  assign<Context, Event, undefined, Event, never>(({ context }) => {
    const { bubbles, question, chips } = NODES[node] ?? { bubbles: [], question: null, chips: [] };
    return {
      trail: [...context.trail.slice(-4), { flow: "worn-out", node }],
      say: {
        bubbles: [...bubbles],
        question,
        chips: chips.map(([label, value], index) => ({ label, data: `t1:worn-out:1:${node}:${index}:${value}` })),
      },
    };
  });

/** Leaving it: the answer is kept with the version that asked. */
const remembers = (node: string) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => ({
    answers: {
      ...context.answers,
      [NODES[node]?.key ?? node]: {
        outcome: event.value === "skip" ? "skipped" : "answered",
        value: event.value,
        flow: "worn-out",
        version: 1,
        node,
        at: event.at,
      } satisfies Answer,
    },
    topics: event.topic === null ? context.topics : [...context.topics, event.topic],
    told: true,
    at: event.at,
  }));

/** The same questions, answers and words as flows/worn-out.yaml, written for xstate. */
const machine = setup({ types: { context: {} as Context, events: {} as Event } }).createMachine({
  id: "worn-out",
  initial: "door",
  context: { answers: {}, topics: [], trail: [], told: false, at: 0, say: { bubbles: [], question: null, chips: [] } },
  states: {
    door: { on: { said: "degree" } },
    degree: {
      entry: asks("degree"),
      on: {
        said: [
          { target: "done", guard: ({ event }) => event.value === "severe", actions: remembers("degree") },
          { target: "heaviest", actions: remembers("degree") },
        ],
      },
    },
    heaviest: { entry: asks("heaviest"), on: { said: { target: "offer", actions: remembers("heaviest") } } },
    offer: { entry: asks("offer"), on: { said: { target: "done", actions: remembers("offer") } } },
    done: {
      type: "final",
      entry: assign({
        say: { bubbles: ["わかりました。職員に、いま知らせました。"], question: null, chips: [] },
        told: false,
      }),
    },
  },
});

/** The talk through xstate. Hearing which words ask for which flow is the same work for both, so it is done with the same code. */
function xstateTalk(flows: Flows): () => void {
  return () => {
    let stored: string | null = null;
    let chips: Say["chips"] = [];
    let now = 1_764_000_000_000;
    for (const words of TALK) {
      now += 60_000;
      const tapped = chips.find((chip) => chip.label === words);
      const value = tapped ? (tapped.data.split(":")[5] ?? "") : opens(flows, words);
      const topic =
        Object.values(NODES)
          .flatMap((node) => node.chips)
          .find((chip) => chip[1] === value)?.[2] ?? null;
      const actor = createActor(machine, stored === null ? {} : { snapshot: JSON.parse(stored) as Snapshot<unknown> });
      actor.start();
      actor.send({ type: "said", value, topic, at: now });
      const kept = actor.getPersistedSnapshot() as Snapshot<unknown> & { context: Context };
      chips = kept.context.say.chips;
      stored = JSON.stringify(kept) as string;
      actor.stop();
    }
  };
}

function opens(flows: Flows, words: string): string {
  return globalWord(words) ?? findOpening(flows, words)?.target.flow ?? "text";
}

export interface EngineFigures {
  steps: Figure[];
  /** Our median over xstate's. */
  times: number;
  /** Bytes of the longest stored state of this talk. */
  stateBytes: number;
}

export function engineFigures(flows: Flows, roundMs?: number): EngineFigures {
  const ours = ourTalk(flows);
  const steps = sideBySide(
    [
      { name: "engine", run: ours, steps: TALK.length },
      { name: "xstate 5", run: xstateTalk(flows), steps: TALK.length },
    ],
    roundMs,
  );
  const [a, b] = steps;
  return { steps, times: (a?.perSecond.median ?? 0) / (b?.perSecond.median || 1), stateBytes: ours() };
}
