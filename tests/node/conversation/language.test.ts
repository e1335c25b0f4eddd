/** What the flow language can say: branches, waits, pauses, corrections, other languages, limits, and flows that change. */

import { describe, expect, test } from "vitest";
import type { Flows } from "../../../src/conversation/flow-types.ts";
import { type Compiled, compileFlows } from "../../../tools/flows/compile-flows.ts";
import { COMMON, lines, TALK } from "./flow-files.ts";
import { CLOSED, labels, OPEN, Player, words } from "./player.ts";

const WORRY = `version: 3
title: こまりごと
about: self
moved: { old-place: place }
asks-at-most: 3
start: how
opens: [こまってる, { topics: [housing], unless: [友だち] }]
nodes:
  how:
    say: 話してくれて、うれしいです。
    ask:
      key: how
      question: どのくらいですか？
      chips:
        - { label: すこし, value: little, go: place }
        - { label: かなり, value: much, go: place }
        - { label: 言わない, skip: true, go: place }
      text: { go: place }
      timeout: { after: PT2H, go: silent }
      expires: P3D
  place:
    ask:
      key: place
      question: どのあたりですか？
      chips:
        - { label: 北, value: north, go: weigh }
        - { label: 言わない, skip: true, go: weigh }
      text: { go: weigh }
  weigh:
    branch:
      ways:
        - { answer: how, is: [much], go: urgent }
        - { topic: food, go: food }
        - { when: [closed, not-supporter], go: night }
      otherwise: { go: day }
  urgent: { say: いそぎます。, end: true }
  food: { say: ごはんのことですね。, end: true }
  night: { say: よるです。, end: true }
  day: { say: ひるです。, end: true }
  silent:
    hand-over: { why: halfTold }
    rest: true
`;

const EASY = `language: easyJa
native-check: needed
nodes:
  how:
    - { ja: 話してくれて、うれしいです。, say: はなして くれて うれしいです。 }
    - { ja: どのくらいですか？, say: どのくらい ですか？ }
    - { ja: かなり, say: とても, also: [すごく] }
`;

function compiled(worry = WORRY, easy: string | null = EASY): Compiled {
  return compileFlows([
    { path: "flows/common.yaml", text: COMMON },
    { path: "flows/talk.yaml", text: TALK.replace("start: ask", "start: ask\ndoor: true") },
    { path: "flows/worry.yaml", text: worry },
    ...(easy === null ? [] : [{ path: "flows/text/easy-ja/worry.yaml", text: easy }]),
  ]);
}

function flowsOf(result: Compiled): Flows {
  if (!result.flows) throw new Error(lines(result).join("\n"));
  return result.flows;
}

const played = flowsOf(compiled());
const player = (facts = OPEN) => new Player(facts, null, played);

describe("branches", () => {
  test("on an answer", () => {
    const one = player();
    one.text("こまってる");
    one.tap("かなり");
    expect(words(one.tap("北"))).toContain("いそぎます");
  });

  test("on a topic that triage heard in these words", () => {
    const one = player();
    one.text("こまってる");
    one.tap("すこし");
    const said = one.give({
      kind: "text",
      text: "米がない",
      hints: { topics: ["food"], thirdParty: false, places: false },
    });
    expect(words(said)).toContain("ごはんのこと");
  });

  test.each([
    [CLOSED, "よるです"],
    [OPEN, "ひるです"],
  ])("on facts", (facts, answer) => {
    const one = player(facts);
    one.text("こまってる");
    one.tap("すこし");
    expect(words(one.tap("言わない"))).toContain(answer);
  });

  test("a topic opens a flow, unless the words say otherwise", () => {
    const hints = { topics: ["housing"], thirdParty: false, places: false };
    const one = player();
    one.give({ kind: "text", text: "アパートのことで", hints });
    expect(one.where()).toBe("worry/how waiting");
    const other = player();
    other.give({ kind: "text", text: "友だちのアパートのことで", hints });
    expect(other.state?.flow).not.toBe("worry");
  });
});

describe("waits", () => {
  test("a time-out goes on without a word, and what it hands over is handed over once", () => {
    const one = player();
    one.text("こまってる");
    expect(one.effects).toContainEqual({ kind: "quiet-timer", at: one.now + 2 * 3_600_000 });
    one.hours(2);
    expect(one.give({ kind: "quiet", run: one.state?.run ?? "", step: one.state?.step ?? 0 })).toBeNull();
    expect(one.requests().map(({ why }) => why)).toEqual(["halfTold"]);
    expect(one.where()).toBe("worry/silent resting");
    one.hours(10);
    expect(one.give({ kind: "quiet", run: one.state?.run ?? "", step: one.state?.step ?? 0 })).toBeNull();
    expect(one.requests()).toEqual([]);
  });

  test("a timer of an older step does nothing", () => {
    const one = player();
    one.text("こまってる");
    const step = one.state?.step ?? 0;
    one.tap("すこし");
    one.hours(3);
    const before = one.state;
    one.give({ kind: "quiet", run: before?.run ?? "", step });
    expect(one.state).toEqual(before);
    expect(one.effects).toEqual([]);
  });

  test("after its expiry a question takes other words no longer as its answer, but its chips still work", () => {
    const late = player();
    late.text("こまってる");
    late.hours(73);
    late.text("そういえば、いい天気");
    expect(late.state?.answers).toEqual({});
    const tapping = player();
    tapping.text("こまってる");
    tapping.hours(73);
    tapping.tap("かなり");
    expect(tapping.state?.answers.how?.value).toBe("much");
  });

  test("a pause: つづき comes back to the question, also after days", () => {
    const one = player();
    one.text("こまってる");
    one.tap("すこし");
    one.text("あとで");
    one.hours(30);
    const said = one.text("つづきを話す");
    expect(words(said)).toContain("どのあたりですか？");
    expect(one.where()).toBe("worry/place waiting");
    expect(one.state?.paused).toBeUndefined();
  });
});

describe("corrections", () => {
  test("さっきのまちがい asks again what was answered last", () => {
    const one = player();
    one.text("こまってる");
    one.tap("すこし");
    expect(words(one.text("さっきのまちがい"))).toContain("どのくらいですか？");
    one.tap("かなり");
    expect(one.state?.answers.how?.value).toBe("much");
    expect(words(one.tap("北"))).toContain("いそぎます");
  });

  test.each(["さっきのまちがい、かなり", "さっきのはちがう。かなりです", "やっぱりすこしじゃなくて、かなり"])(
    "with the right answer in the same breath: %s",
    (text) => {
      const one = player();
      one.text("こまってる");
      one.tap("すこし");
      one.text(text);
      expect(one.state?.answers.how?.value).toBe("much");
      expect(one.where()).toBe("worry/place waiting");
    },
  );

  test("where nothing was answered it is just a sentence", () => {
    const one = player();
    one.text("まちがえた");
    expect(one.effects.some(({ kind }) => kind === "say")).toBe(true);
  });
});

describe("limits", () => {
  test("a flow that can ask more than it may does not build", () => {
    expect(lines(compiled(WORRY.replace("asks-at-most: 3", "asks-at-most: 1"), null))).toEqual([
      "flows/worry.yaml:6: a talk can be asked 2 questions here, at most 1",
    ]);
  });

  test("whatever happens on the way, no more is asked than the flow may", () => {
    const few = structuredClone(played);
    if (few.flows.worry) few.flows.worry.asksAtMost = 1;
    const one = new Player(OPEN, null, few);
    one.text("こまってる");
    expect(words(one.tap("すこし"))).toContain("ひるです");
  });

  test("a time-out that would write to somebody does not build", () => {
    const speaking = WORRY.replace("  silent:\n", "  silent:\n    say: まだいますか。\n");
    expect(lines(compiled(speaking, null))).toContainEqual(
      expect.stringMatching(/^flows\/worry\.yaml:\d+ how: after the time-out worry\/silent speaks$/),
    );
  });

  test("every answer remembers the version that asked", () => {
    const one = player();
    one.text("こまってる");
    one.tap("すこし");
    expect(one.state?.answers.how).toMatchObject({ flow: "worry", node: "how", version: 3 });
  });
});

describe("a flow that changed under a run", () => {
  test("a node with a new name is followed, and its chips too", () => {
    const one = player();
    one.text("こまってる");
    const chip = one.chips[0]?.data.replace(":how:", ":old-place:") ?? "";
    one.tap("すこし");
    one.state = one.state && { ...one.state, node: "old-place", version: 2 };
    expect(words(one.text("北の方"))).toContain("ひるです");
    expect(chip).toContain("old-place");
  });

  test("a node that is gone lets the run rest softly; nothing told is lost", () => {
    const one = player();
    one.text("こまってる");
    one.text("もう、いろいろつらくて");
    one.state = one.state && { ...one.state, node: "vanished" };
    expect(one.state?.told).toBe(true);
    expect(words(one.text("うん"))).not.toBe("");
    expect(one.state?.told).toBe(true);
  });
});

describe("languages", () => {
  test("the words come in the language they chose; what is missing comes in easier words or in Japanese", () => {
    const one = player();
    one.text("こまってる");
    const said = one.text("やさしいにほんご");
    expect(said?.question).toBe("どのくらい ですか？");
    expect(labels(said)).toContain("とても");
    one.text("すごく");
    expect(one.state?.answers.how?.value).toBe("much");
    one.text("English");
    expect(one.state?.language).toBe("en");
    expect(one.effects).toContainEqual({ kind: "set-menu", menu: "en" });
    one.text("日本語");
    expect(one.state?.language).toBeUndefined();
  });

  test("the language outlives the talk", () => {
    const one = player();
    one.text("やさしいにほんご");
    one.text("こまってる");
    one.tap("とても");
    one.tap("北");
    one.hours(48);
    one.text("こまってる");
    expect(one.state?.language).toBe("easyJa");
  });

  test("words made from Japanese that is not said any more are found, and words that are missing", () => {
    const { notices } = compiled(WORRY, EASY.replace("どのくらいですか？,", "どれくらいですか？,"));
    const found = lines({ flows: null, notices: [], findings: notices });
    expect(found).toContain(
      "flows/text/easy-ja/worry.yaml:6 how: the Japanese 「どれくらいですか？」 is not said at how any more",
    );
    expect(found).toContain("flows/text/easy-ja/worry.yaml:1 how: 「どのくらいですか？」 has no words in easyJa");
    expect(found.some((line) => line.includes("flows/text/pt/worry.yaml"))).toBe(true);
  });

  test("a mistake in a file of words never builds", () => {
    const result = compiled(WORRY, EASY.replace("say: はなして", "sey: はなして"));
    expect(result.flows).toBeNull();
    expect(lines(result)[0]).toMatch(/^flows\/text\/easy-ja\/worry\.yaml:5 how: /);
  });
});
