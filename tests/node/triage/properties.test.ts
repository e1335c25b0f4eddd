/** What must hold for any words: nothing added lowers, order does not matter, the same words mean the same, cost is linear. */
import { describe, expect, test } from "vitest";
import { assess, combineLevels } from "../../../src/triage/assess.ts";
import { read } from "../../../src/triage/find.ts";
import { LEVELS, type Level } from "../../../src/triage/types.ts";
import { readAllLines } from "../../../tools/triage/lines.ts";
import { DANGER } from "./lines-danger.ts";
import { HARMLESS } from "./lines-harmless.ts";
import { MORE_DANGER } from "./lines-more.ts";
import { MORE_HARMLESS } from "./lines-more-harmless.ts";
import { NEAR } from "./lines-near.ts";

const LINES: readonly string[] = [
  ...[...DANGER, ...HARMLESS, ...NEAR].map(([said]) => said).filter((said) => typeof said === "string"),
  ...MORE_HARMLESS,
  ...readAllLines().flatMap((line) => line.messages),
  ...MORE_DANGER.map((line) => line.slice(3)).filter((line) => !line.includes("/")),
];
const level = (...messages: string[]): Level => assess({ messages, source: "text" }, 0).level;
const rank = (l: Level): number => LEVELS.indexOf(l);

/** mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Many readings each; the machine may be busy. */
const PATIENCE = 60_000;

describe("properties", { timeout: PATIENCE }, () => {
  const random = seeded(20261123);
  const pick = (): string => LINES[Math.floor(random() * LINES.length)] ?? "";

  test("another sentence never lowers", () => {
    for (let i = 0; i < 1500; i++) {
      const [a, b] = [pick(), pick()];
      const separator = ["\n", "。", "！", "\r\n\r\n"][i % 4] ?? "\n";
      expect(rank(level(a + separator + b)), `${a}${separator}${b}`).toBeLessThanOrEqual(
        rank(combineLevels([level(a), level(b)])),
      );
    }
  });

  test("a plain wish to die behind anything, in a clause of its own, is heard: a pet, a film, long ago excuse nothing", () => {
    const wishes = ["、もう死にたいです", " 消えたい", "、わたしも死にたい", "…死にたいです"];
    const unheard = LINES.flatMap((line, at) => {
      const words = line.replace(/[。！？!?ｗw笑]+$/u, "") + (wishes[at % wishes.length] ?? "");
      return rank(level(words)) > rank("U1") ? [words] : [];
    });
    expect(unheard).toEqual([]);
  });

  test("another message never lowers, in any order", () => {
    for (let i = 0; i < 500; i++) {
      const three = [pick(), pick(), pick()];
      const most = combineLevels(three.map((m) => level(m)));
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
        [1, 2, 0],
      ]) {
        expect(rank(level(...order.map((n) => three[n] ?? ""))), three.join(" / ")).toBeLessThanOrEqual(rank(most));
      }
    }
  });

  test("politeness, laughter and taking it back never lower", () => {
    for (const [said] of DANGER) {
      if (typeof said !== "string") continue;
      for (const tail of ["。なんてね", "！笑", "\nやっぱり大丈夫です", "。すみません、お忙しいのに"]) {
        expect(rank(level(said + tail)), said + tail).toBeLessThanOrEqual(rank(level(said)));
      }
    }
  });

  test("spelling changes that carry no meaning never lower", () => {
    const spellings: readonly ((s: string) => string)[] = [
      (s) => [...s].join(" "),
      (s) => [...s].join("\u200b"),
      (s) => s.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60)),
      (s) => `「${s}」`,
      (s) => `${s}🥲🥲🥲`,
    ];
    for (const [said] of DANGER) {
      if (typeof said !== "string" || /[a-zａ-ｚＡ-Ｚ]/i.test(said)) continue;
      for (const spell of spellings)
        expect(rank(level(spell(said))), spell(said)).toBeLessThanOrEqual(rank(level(said)));
    }
  });

  test("the same words give the same decision", () => {
    for (let i = 0; i < 100; i++) {
      const messages = [pick(), pick()];
      const first = JSON.stringify(assess({ messages, source: "text" }, 0));
      expect(JSON.stringify(assess({ messages, source: "text" }, 999))).toBe(first);
    }
  });

  test("a circumstance never lowers", () => {
    for (const circumstance of [
      "82歳です",
      "一人暮らしです",
      "妊娠中です",
      "日本語がわかりません",
      "透析をしています",
    ]) {
      for (let i = 0; i < 60; i++) {
        const said = pick();
        expect(rank(level(`${said}。${circumstance}`)), said).toBeLessThanOrEqual(rank(level(said)));
        expect(rank(level(`${circumstance}。${said}`)), said).toBeLessThanOrEqual(rank(level(said)));
      }
    }
  });

  test("never throws, whatever the characters", () => {
    for (let i = 0; i < 400; i++) {
      let text = "";
      const length = Math.floor(random() * 60);
      for (let k = 0; k < length; k++) {
        const kind = random();
        if (kind < 0.3) text += String.fromCharCode(Math.floor(random() * 0x10000));
        else if (kind < 0.5) text += pick().slice(0, 3);
        else if (kind < 0.6) text += String.fromCodePoint(0x10000 + Math.floor(random() * 0xfffff));
        else if (kind < 0.7) text += String.fromCharCode(0xd800 + Math.floor(random() * 0x800));
        else text += "\u3099\u200d\n。「」ー〜123abcシニタイ".charAt(Math.floor(random() * 24));
      }
      expect(() => assess({ messages: [text, text], source: "text" }, 0), JSON.stringify(text)).not.toThrow();
    }
  });

  test("small words around a wish, however often, cost nothing and hide nothing", () => {
    for (const unit of ["のです", "なあ", "んです", "まじ", "ただ", "私も"]) {
      const started = performance.now();
      for (const words of [`死にたい${unit.repeat(400)}ぽ`, `${unit.repeat(400)}死にたいぽ`]) read(words, false);
      expect([unit, performance.now() - started < 3000]).toEqual([unit, true]);
    }
  });

  test("danger anywhere in a very long text is heard", () => {
    const filler = "今日は庭の水やりをして、昼はうどんでした。";
    for (const at of [0, 5_980, 5_999, 11_750, 20_000]) {
      const long = `${filler.repeat(1000).slice(0, at)}。もう死にたい。${filler.repeat(200)}`;
      expect(rank(level(long)), String(at)).toBeLessThanOrEqual(rank("U1"));
    }
  });
});

describe("hostile repetition", { timeout: PATIENCE }, () => {
  const UNITS = [
    "しにたい",
    "お母さんが",
    "夫が殴",
    "もう",
    "w",
    "ー",
    "〇",
    "食べ物が",
    "(",
    "隣の人が。",
    "か\u3099\u3099",
    "i want to ",
    "🥺",
    "ゲームで",
    "まじ",
    "ただ",
    "のです",
    "なあ",
    "死にたい、",
    "死にたいのです",
    "「",
    "1",
  ];

  test.each(UNITS)("%j does not multiply", (unit) => {
    const finds = (n: number): number => read(unit.repeat(Math.ceil(n / unit.length)).slice(0, n), false).finds.length;
    finds(100);
    const [small, large] = [finds(1250), finds(5000)];
    expect(large).toBeLessThanOrEqual(Math.max(40, small * 5));
    const started = performance.now();
    const found = assess({ messages: [unit.repeat(5000).slice(0, 5000)], source: "text" }, 0);
    // Generous: the machine may be busy; a catastrophic expression takes minutes.
    expect(performance.now() - started).toBeLessThan(3000);
    expect(found.hits.length).toBeLessThanOrEqual(24);
  });
});
