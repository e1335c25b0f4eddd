/** The labelled lines: enough of each kind, every one with its reason, and the rates that must hold on all of them together. */
import { describe, expect, test } from "vitest";
import { answer } from "../../../tools/triage/cli.ts";
import { faults, hear, isCritical, isDanger, type LabelledLine, readAllLines } from "../../../tools/triage/lines.ts";
import { rates } from "../../../tools/triage/measure.ts";

const LINES: readonly LabelledLine[] = readAllLines();
const of = (keep: (line: LabelledLine) => boolean): number => LINES.filter(keep).length;
const harmless = (line: LabelledLine): boolean => line.kind === "harmless" || line.kind === "talk";

describe("the set", () => {
  test("is large enough, of every kind, and says why", () => {
    expect(of(isDanger)).toBeGreaterThanOrEqual(600);
    expect(of(isCritical)).toBeGreaterThanOrEqual(300);
    expect(of(harmless)).toBeGreaterThanOrEqual(300);
    expect(of((line) => !harmless(line) && !isDanger(line) && line.kind !== "near")).toBeGreaterThanOrEqual(200);
    for (const line of LINES) expect(line.why.length, line.messages.join(" / ")).toBeGreaterThan(2);
  });

  test("holds no line twice", () => {
    const said = LINES.map((line) => line.messages.join(" / "));
    expect(said.filter((s, i) => said.indexOf(s) !== i)).toEqual([]);
  });
});

describe("the rates", () => {
  const found = rates(LINES);
  const share = (name: string): number => {
    const row = found[name];
    return row && row.of > 0 ? row.hit / row.of : Number.NaN;
  };

  test("no crisis is missed, and next to no other danger", () => {
    const missed = LINES.filter((line) => isDanger(line) && isCritical(line) && hear(line).safety !== "full");
    expect(missed.map((line) => line.messages.join(" / "))).toEqual([]);
    expect(share("danger")).toBeGreaterThanOrEqual(0.97);
  });

  test("everyday words are left alone, and nothing is made more urgent than it is", () => {
    expect(share("fullOnHarmless")).toBeLessThanOrEqual(0.01);
    expect(share("softOnHarmless")).toBeLessThanOrEqual(0.04);
    expect(share("tooUrgent")).toBeLessThanOrEqual(0.06);
  });

  test("topics are heard, near misses answered", () => {
    expect(share("topics")).toBeGreaterThanOrEqual(0.9);
    expect(share("answered")).toBeGreaterThanOrEqual(0.95);
  });

  test("a line that is heard as labelled has no fault", () => {
    const line = LINES.find((l) => l.messages[0] === "死にたい死にたい死にたい");
    expect(line && faults(line, hear(line))).toEqual([]);
  });
});

describe("the menu's help button", () => {
  test.each(["いますぐ助けが必要", "いますぐ たすけて ください"])("%s", (said) => {
    const found = hear({ messages: [said] });
    expect([found.safety, found.kind, found.level]).toEqual(["full", "plain", "U0"]);
  });
});

describe("circumstances raise once, and never to U0", () => {
  test.each([
    ["買い物に行けなくて困っています", "U3"],
    ["82歳です。買い物に行けなくて困っています", "U3"],
    ["82歳で一人暮らしです。買い物に行けなくて困っています", "U2"],
    ["82歳で一人暮らし、透析もしています。買い物に行けなくて困っています", "U2"],
    ["82歳で一人暮らしです。税金を滞納しています", "U1"],
  ] as const)("%s → %s", (said, level) => expect(hear({ messages: [said] }).level).toBe(level));
});

describe("what nobody recognised is told apart", () => {
  test.each([
    ["ほげほげのことなんですけど", false],
    ["こんにちは", true],
    ["仕事のことで", true],
  ] as const)("%s: %s", (said, matched) => expect(hear({ messages: [said] }).matched).toBe(matched));
});

describe("other languages, few and plain", () => {
  test.each(["我想自杀", "muốn chết", "quero morrer", "मर्न मन लाग्यो"])("%s", (said) =>
    expect(hear({ messages: [said] }).safety).toBe("full"),
  );
});

describe("one JSON line", () => {
  test("is answered with level, safety, topics and the words", () => {
    expect(answer('{"id":"a","messages":["もう","しに","たい"]}')).toMatchObject({
      id: "a",
      level: "U1",
      safety: "full",
      rules: [{ id: "R-SH2" }],
    });
    expect(answer('{"id":7,"messages":["こんにちは"]}')).toEqual({
      id: 7,
      level: "U4",
      safety: "none",
      topics: [],
      rules: [],
    });
  });

  test.each([
    ["{", {}],
    ["null", {}],
    ["[]", {}],
    ['{"id":1}', { id: 1 }],
    ['{"id":1,"messages":"死にたい"}', { id: 1 }],
    ['{"id":1,"messages":[1]}', { id: 1 }],
    ['{"id":1,"messages":[]}', { id: 1 }],
  ])("a bad one gets an error: %s", (line, named) => {
    const got = answer(line);
    expect(got).toMatchObject(named);
    expect(typeof got.error).toBe("string");
  });

  test("danger in an earlier message of the talk still counts", () =>
    expect(answer('{"messages":["死にたい","なんてね"]}')).toMatchObject({ safety: "full", level: "U1" }));
});
