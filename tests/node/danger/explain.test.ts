/** Stored words found again in a talk: several places, overlaps, pieces, other spellings, and what cannot be found. */
import { describe, expect, test } from "vitest";
import { explain, type HeardWords, type StoredHit } from "../../../src/requests/explain.ts";
import { assess } from "../../../src/triage/assess.ts";
import { ruleIds, ruleWords, TOGETHER } from "../../../src/triage/rule-words.ts";
import { RULES } from "../../../src/triage/rules.ts";

const WINDOW = { splitMs: 30 * 60_000, before: 2 };
const said = (id: string, words: string, at: number, shown: string | null = words): HeardWords => ({
  id,
  words,
  shown,
  at,
});
const hit = (messageId: string, rule: string, span: string, source = "text"): StoredHit => ({
  messageId,
  rule,
  span,
  source,
});
const cut = (text: string, found: ReturnType<typeof explain>, id: string) =>
  found.get(id)?.stretches.map(({ from, to, rules }) => [text.slice(from, to), ...rules]);

describe("places", () => {
  test("the same words twice are marked twice; another message's are left alone", () => {
    const text = "死にたい。ほんとに死にたい";
    const found = explain([said("a", "死にたい", 0), said("b", text, 60_000)], [hit("b", "R-SH2", "死にたい")], WINDOW);
    expect(cut(text, found, "b")).toEqual([
      ["死にたい", "R-SH2"],
      ["死にたい", "R-SH2"],
    ]);
    expect(found.has("a")).toBe(false);
  });

  test("overlapping words lie side by side, each with its rules", () => {
    const text = "もう限界で死にたい";
    const hits = [hit("a", "R-SH4", "もう限界"), hit("a", "R-SH2", "限界で死にたい"), hit("a", "R-X", "限界")];
    expect(cut(text, explain([said("a", text, 0)], hits, WINDOW), "a")).toEqual([
      ["もう", "R-SH4"],
      ["限界", "R-SH4", "R-SH2", "R-X"],
      ["で死にたい", "R-SH2"],
    ]);
  });

  test("a thought in three pieces is marked in all of them, and only within its time", () => {
    const talk = [
      said("x", "し", 0),
      said("a", "し", 40 * 60_000),
      said("b", "にた", 41 * 60_000),
      said("c", "い", 42 * 60_000),
    ];
    const found = explain(talk, [hit("c", "R-SH2", "し\nにた\nい")], WINDOW);
    expect([...found.keys()].sort()).toEqual(["a", "b", "c"]);
    expect(cut("し", found, "a")).toEqual([["し", "R-SH2"]]);
    expect(found.get("a")?.rules).toEqual([]);
    expect(found.get("c")?.rules).toEqual([{ rule: "R-SH2", span: "し\nにた\nい" }]);
  });

  test("a chip's code is a reason without words; a sticker's keyword is found in what is shown", () => {
    const talk = [said("a", "いいえ", 0), said("b", "泣く つらい", 1, "スタンプ（泣く・つらい）")];
    const found = explain(talk, [hit("a", "R-NB", "notSeen", "chip"), hit("b", "R-SH4", "つらい", "sticker")], WINDOW);
    expect(found.get("a")).toEqual({ stretches: [], rules: [{ rule: "R-NB", span: null }] });
    expect(cut("スタンプ（泣く・つらい）", found, "b")).toEqual([["つらい", "R-SH4"]]);
  });

  test("words that are gone, empty or of an unknown message are marked nowhere", () => {
    const talk = [said("a", "", 0, null)];
    const found = explain(talk, [hit("a", "R-SH2", "死にたい"), hit("z", "R-SH2", "死"), hit("a", "R-F", "")], WINDOW);
    expect(found.get("a")?.stretches).toEqual([]);
    expect(found.has("z")).toBe(false);
  });

  test.each(["もう、ｼ ﾆ ﾀ ｲ です", "タヒにたい…", "今\u200bから\n死ぬ", "<b>死にたい</b>&amp;", "😀死にたい😀"])(
    "%j: what today's rules found is found again as it was written",
    (text) => {
      const hits = assess({ messages: [text], source: "text" }, 0).hits.map(({ rule, span }) => hit("a", rule, span));
      expect(hits.length).toBeGreaterThan(0);
      const found = explain([said("a", text, 0)], hits, WINDOW);
      for (const { span } of hits) {
        const marked =
          found
            .get("a")
            ?.stretches.map(({ from, to }) => text.slice(from, to))
            .join("") ?? "";
        expect(marked).toContain(span.slice(0, 1));
      }
      expect(found.get("a")?.stretches.length).toBeGreaterThan(0);
    },
  );
});

test("every rule that can stand on a decision has a name in Japanese", () => {
  expect(ruleIds()).toEqual(expect.arrayContaining(RULES.map(({ id }) => id)));
  for (const id of [...ruleIds(), "R-FAIL", "R-ZERO"]) expect(ruleWords(id), id).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  expect(ruleWords("R-SH2")).toBe("死にたい気持ち・自傷");
  expect(ruleWords("R-OLD")).toBe("R-OLD");
});

test("a rule of several rows has a name of its own: the reason of one row would tell what nobody said", () => {
  const rows = Map.groupBy(RULES, (rule) => rule.id);
  const several = [...rows].filter(([, list]) => new Set(list.map((rule) => rule.reason)).size > 1).map(([id]) => id);
  expect(Object.keys(TOGETHER).toSorted()).toEqual(several.toSorted());
  expect(ruleWords("R-VI-now")).toBe("いまの暴力");
});
