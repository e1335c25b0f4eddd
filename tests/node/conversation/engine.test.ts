/** The engine's rules, one by one. */

import { describe, expect, test } from "vitest";
import { chipData, chipLabel, parseChipData, wordData } from "../../../src/conversation/chip-data.ts";
import { step } from "../../../src/conversation/engine.ts";
import { freshRun, takenByPerson } from "../../../src/conversation/run-state.ts";
import type { RunState } from "../../../src/conversation/types.ts";
import { CLOSED, flows, OPEN, Player, words } from "./player.ts";

describe("a person can always be reached", () => {
  const situations: [string, (player: Player) => void][] = [
    ["at the very first", () => {}],
    ["after the greeting", (p) => p.give({ kind: "follow", returning: false })],
    ["in the middle of a question", (p) => p.text("しんどい")],
    ["in the check-in", (p) => p.give({ kind: "danger", safety: "soft", text: "もう限界" })],
    ["after danger", (p) => p.give({ kind: "danger", safety: "full", text: "死にたい" })],
    ["resting", (p) => p.text("いまはいい")],
    ["when done", (p) => ["近所の人が気になる", "わからない", "とばす"].forEach((text) => void p.text(text))],
    ["after erasing", (p) => p.text("消して")],
  ];
  test.each(situations)("人と話したい %s", (_, before) => {
    for (const facts of [OPEN, CLOSED]) {
      const player = new Player(facts);
      before(player);
      const said = player.text("人と話したい");
      expect(player.state?.status).toBe("with-a-person");
      expect(player.requests()).toMatchObject([{ why: "wantsPerson" }]);
      expect(said?.bubbles).toHaveLength(1);
      expect(said?.question).toBeNull();
      expect(said?.chips).toEqual([]);
      expect(words(said)).toContain(facts.open ? "知らせました" : "あす 8:30");
    }
  });

  test("with danger in the same breath, both are heard and the bot leaves the words to the safety text", () => {
    const player = new Player();
    expect(player.give({ kind: "danger", safety: "full", text: "人と話したい" })).toBeNull();
    expect(player.requests().map((one) => one.why)).toEqual(["danger", "wantsPerson"]);
    expect(player.state?.status).toBe("with-a-person");
  });

  test("a CSW may take the talk unasked: the bot keeps silent", () => {
    const player = new Player();
    player.text("しんどい");
    if (player.state) player.state = takenByPerson(player.state);
    player.staffAnswers();
    expect(player.text("はい")).toBeNull();
    expect(player.text("連絡しないで")?.bubbles).toHaveLength(1);
    expect(player.where()).toMatch(/resting$/);
  });
});

describe("a half-told worry is not lost", () => {
  test("six quiet hours hand it over once, without a word", () => {
    const player = new Player();
    player.text("家賃が払えなくて困っている");
    expect(player.effects).toContainEqual({ kind: "quiet-timer", at: player.now + 6 * 3_600_000 });
    expect(player.quiet()).toBeNull();
    expect(player.requests()).toEqual([{ kind: "open-request", about: "self", why: "halfTold", topics: [] }]);
    expect(player.where()).toMatch(/resting$/);
    expect(player.quiet()).toBeNull();
    expect(player.requests()).toEqual([]);
  });

  test("a timer of another run or an older step does nothing", () => {
    const player = new Player();
    player.text("家賃が払えなくて困っている");
    const { run, step: at } = player.state as RunState;
    player.text("大家さんが来る");
    const before = player.state;
    for (const late of [
      { run, step: at },
      { run: "other", step: at + 1 },
    ]) {
      player.give({ kind: "quiet", ...late });
      expect(player.effects).toEqual([]);
      expect(player.state).toBe(before === null ? null : player.state);
      expect(player.state).toEqual(before);
    }
  });

  test("いまはいい does not take it back; 伝えないで does", () => {
    const player = new Player();
    player.text("家賃が払えなくて困っている");
    player.text("いまはいい");
    player.quiet();
    expect(player.requests()).toMatchObject([{ why: "halfTold" }]);

    const other = new Player();
    other.text("家賃が払えなくて困っている");
    other.tap("伝えないで");
    expect(other.effects).toContainEqual({ kind: "quiet-timer", at: null });
    other.quiet();
    expect(other.requests()).toEqual([]);
  });

  test("it comes along into a new run", () => {
    const player = new Player();
    player.text("家賃が払えなくて困っている");
    player.give({ kind: "follow", returning: true });
    expect(player.state?.told).toBe(true);
    expect(player.quiet()).toBeNull();
    expect(player.requests()).toMatchObject([{ why: "halfTold" }]);
  });

  test("small talk is nobody's worry", () => {
    const player = new Player();
    for (const text of ["こんにちは", "ふつう", "今日はいい天気ですね", "ありがとう"]) player.text(text);
    expect(player.state?.told).toBe(false);
    player.quiet();
    expect(player.requests()).toEqual([]);
  });

  test("danger of one's own and a neighbour's story are two requests", () => {
    const player = new Player();
    player.text("隣の人が心配で");
    player.give({ kind: "danger", safety: "soft", text: "もう限界" });
    player.tap("ある");
    expect(player.requests()).toMatchObject([
      { about: "neighbour", why: "told" },
      { about: "self", why: "danger" },
    ]);
  });
});

describe("contact and erasing", () => {
  test("連絡しないで is set, 電話しないで is not, 人と話したい lifts it and says so", () => {
    const player = new Player();
    player.text("電話しないで");
    expect(player.effects.some((effect) => effect.kind === "set-contact")).toBe(false);
    player.text("連絡とかしないでください");
    expect(player.effects).toContainEqual({ kind: "set-contact", contact: "doNotContact" });
    const said = player.text("人と話したい");
    expect(player.effects).toContainEqual({ kind: "set-contact", contact: "ok" });
    expect(words(said)).toContain("外します");
  });

  test("消して leaves nothing of before in the state", () => {
    const player = new Player();
    player.text("しんどい");
    player.tap("けっこう");
    player.tap("家族");
    const run = player.state?.run;
    player.text("消して");
    expect(player.effects).toContainEqual({ kind: "erase-words" });
    const { at, introduced, ...rest } = player.state as RunState;
    expect(at).toBe(player.now);
    expect(introduced).toBe(true);
    expect(rest).toEqual({ ...freshRun(rest.run, "not-now", "rest"), version: 1, step: 1, status: "done" });
    expect(rest.run).not.toBe(run);
  });
});

describe("old and strange things", () => {
  test("chip data", () => {
    expect(parseChipData(chipData("worn-out", 3, "hear", 1, "quite"))).toEqual({
      kind: "chip",
      flow: "worn-out",
      version: 3,
      node: "hear",
      index: 1,
      value: "quite",
    });
    expect(parseChipData(wordData("person"))).toEqual({ kind: "word", word: "person" });
    expect(chipLabel(flows, chipData("worn-out", 1, "hear", 0))).toBe("すこし");
    expect(chipLabel(flows, chipData("worn-out", 9, "hear", 9, "quite"))).toBe("けっこう");
    expect(chipLabel(flows, wordData("person"))).toBe("人と話したい");
    for (const data of ["", "t1", "t1:=x", "t1:a:b:c:d", "t1:constructor:1:__proto__:0", "x".repeat(400)]) {
      expect(chipLabel(flows, data)).toBeNull();
    }
  });

  test("an answer remembers the version that asked", () => {
    const player = new Player();
    player.text("しんどい");
    player.give({ kind: "tap", data: chipData("worn-out", 7, "hear", 5, "quite") });
    expect(player.state?.answers.degree).toMatchObject({ version: 7, value: "quite" });
  });

  test("a run whose flow is gone begins anew, kindly, and keeps what was told", () => {
    const lost: RunState = {
      ...freshRun("old", "long-gone", "x"),
      status: "waiting",
      told: true,
      about: "self",
      step: 4,
    };
    const player = new Player(OPEN, lost);
    const said = player.text("こんにちは");
    expect(words(said)).toContain("おかえりなさい");
    expect(player.state).toMatchObject({ run: "old", told: true, flow: "come-back" });
  });

  test("a state stored by an older version still works", () => {
    const old = {
      run: "r",
      flow: "worn-out",
      version: 1,
      node: "hear",
      step: 2,
      status: "waiting",
    } as unknown as RunState;
    expect(() => step(flows, old, { kind: "text", text: "すこし" }, OPEN, 1, "n")).not.toThrow();
  });

  test("after two weeks people are welcomed back", () => {
    const player = new Player();
    player.text("こんにちは");
    player.text("いまはいい");
    player.hours(14 * 24);
    expect(player.text("こんにちは")?.bubbles[0]).toContain("おかえりなさい");
  });

  test("the given state is not changed", () => {
    const player = new Player();
    player.text("しんどい");
    const before = structuredClone(player.state);
    step(flows, player.state, { kind: "text", text: "けっこう" }, OPEN, player.now, "n");
    expect(player.state).toEqual(before);
  });
});
