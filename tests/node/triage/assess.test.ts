/** The tables: danger is heard, everyday words are left alone, look-alikes that are serious get an answer. */
import { describe, expect, test } from "vitest";
import { assess, assessAnswer, assessSafely, combineLevels, ruleSet } from "../../../src/triage/assess.ts";
import { type Assessment, LEVELS, type Level } from "../../../src/triage/types.ts";
import { DANGER } from "./lines-danger.ts";
import { HARMLESS } from "./lines-harmless.ts";
import { MORE_DANGER } from "./lines-more.ts";
import { MORE_HARMLESS } from "./lines-more-harmless.ts";
import { NEAR } from "./lines-near.ts";

const NOW = Date.parse("2026-11-20T10:00:00+09:00");
const list = (said: string | readonly string[]): readonly string[] => (typeof said === "string" ? [said] : said);
const hear = (said: string | readonly string[]): Assessment => assess({ messages: list(said), source: "text" }, NOW);
const atLeast = (level: Level, wanted: Level): boolean => LEVELS.indexOf(level) <= LEVELS.indexOf(wanted);

describe("danger is heard", () => {
  test.each(DANGER.map(([said, level, kind, why]) => ({ said, level, kind, why })))(
    "$said ($why)",
    ({ said, level, kind }) => {
      const found = hear(said);
      expect(atLeast(found.level, level)).toBe(true);
      expect(found.safety).toBe("full");
      if (kind) expect(found.kind).toBe(kind);
    },
  );

  test.each(MORE_DANGER)("%s", (line) => {
    const found = hear(line.slice(3).split("/"));
    expect(atLeast(found.level, line.startsWith("U0 これで最後") ? "U1" : (line.slice(0, 2) as Level))).toBe(true);
    expect(found.safety).not.toBe("none");
  });
});

describe("everyday words are left alone", () => {
  test.each(HARMLESS.map(([said, why]) => ({ said, why })))("$said ($why)", ({ said }) => {
    const found = hear(said);
    expect(found.safety).toBe("none");
    expect(atLeast(found.level, "U1")).toBe(false);
  });

  test("of the second set no line gets the full text, and at most 5 % the gentle question", () => {
    const heard = MORE_HARMLESS.map((line) => hear(line).safety);
    expect(heard.filter((s) => s === "full")).toEqual([]);
    expect(heard.filter((s) => s === "soft").length).toBeLessThanOrEqual(MORE_HARMLESS.length * 0.05);
  });
});

describe("near misses get an answer", () => {
  test.each(NEAR.map(([said, level, safety, third, why]) => ({ said, level, safety, third, why })))(
    "$said ($why)",
    ({ said, level, safety, third }) => {
      const found = hear(said);
      expect(atLeast(found.level, level)).toBe(true);
      expect(safety).toContain(found.safety);
      expect(found.thirdParty).toBe(third);
    },
  );
});

describe("what softens a threat or a sign stands in its own sentence", () => {
  test.each([
    ["いまからあの人を刺しに行く。苗が枯れかけている", "U0"],
    ["苗が枯れかけている。いまからあの人を刺しに行く", "U0"],
    ["お宅の雨戸が閉まってて", "U1"],
    ["団地のひとり暮らしの人、物音がしない", "U0"],
    ["上の階から毎晩子どもの泣き声と怒鳴り声がします", "U1"],
    ["息子に蹴られて起き上がれません", "U0"],
  ] as const)("%s: %s", (said, level) => expect(hear(said)).toMatchObject({ level, safety: "full" }));

  test.each([
    "隣の人に洗濯物を取り込んでもらった",
    "隣の赤ちゃんが泣いてばかりで心配",
    "隣の子が学校に来ないみたいで気になる",
    "となりの家の窓ガラスが割れています",
    "隣のおじいさん、足を引きずって歩いています",
    "気力がわかない",
  ])("no danger: %s", (said) => expect(hear(said).safety).toBe("none"));
});

describe("who is meant", () => {
  test("a friend's words call for words to the one who worries", () => {
    const found = hear("友人が自殺したいと言っています");
    expect(found.kind).toBe("thirdPartySelfHarm");
    expect(found.thirdParty).toBe(true);
  });

  test("one's own danger beside a worry about a neighbour stays one's own", () => {
    const found = hear("隣の人が心配です。でも私も死にたい");
    expect(found.kind).toBe("selfHarm");
    expect(found.thirdParty).toBe(false);
  });
});

describe("no hit", () => {
  test.each([
    ["こんにちは", "U4"],
    ["ありがとうございます！", "U4"],
    ["子ども食堂いつやってますか？", "U4"],
    ["ボランティアで手伝いたいです", "U4"],
    ["🌸", "U4"],
    ["", "U4"],
    ["姉とのことでちょっと", "U3"],
    ["こんにちは。隣町のことで話があって", "U3"],
    ["ひとりでいると寂しくて", "U3"],
    ["人と話したい", "U3"],
    ["息子が10年くらい部屋から出てこない", "U2"],
  ] as const)("%s → %s", (said, level) => {
    const found = hear(said);
    expect(found.level).toBe(level);
    expect(found.safety).toBe("none");
  });

  test.each([
    ["孫と話す人がいなくて寂しい", "lonely"],
    ["介護のことを聞きたい", "care"],
    ["借金が返せない", "debt"],
    ["学校に行けない", "school"],
    ["家賃が払えない", "evict"],
    ["子ども食堂の場所は", "placeInfo"],
  ] as const)("%s is about %s", (said, topic) => expect(hear(said).topics).toContain(topic));
});

describe("the window", () => {
  test("an earlier message counts for the level, not for this turn's safety text", () => {
    const found = hear(["死にたい", "ごめん、なんでもない"]);
    expect(found.level).toBe("U1");
    expect(found.safety).toBe("none");
    expect(found.hits.every((hit) => hit.earlier)).toBe(true);
    expect(atLeast(found.newLevel ?? "U0", "U1")).toBe(false);
  });

  test("words completed by the newest message are new", () => {
    const found = hear(["し", "にた", "い"]);
    expect(found.safety).toBe("full");
    expect(found.newLevel).toBe("U1");
  });

  test("only the last three are read", () => expect(hear(["死にたい", "a", "b", "c"]).level).not.toBe("U1"));

  test("the span is the person's own words", () => {
    for (const said of ["もう、ｼ ﾆ ﾀ ｲ です", "タヒにたい…", "今\u200bから\n死ぬ", "い、息が…できない"]) {
      for (const hit of hear(said).hits) expect(said).toContain(hit.span);
      expect(hear(said).hits[0]?.span.length).toBeGreaterThan(2);
    }
    expect(hear("もう、ｼ ﾆ ﾀ ｲ です").hits[0]?.span).toBe("ｼ ﾆ ﾀ ｲ");
  });
});

describe("stickers and chips", () => {
  const sticker = (...messages: string[]) => assess({ messages, source: "sticker" }, NOW);

  test("a picture asks gently, the word itself loudly", () => {
    expect(sticker("crying help").safety).toBe("soft");
    expect(sticker("suicide").level).toBe("U1");
    expect(sticker("hello happy").level).toBe("U4");
    expect(sticker("死にたい tired").safety).toBe("full");
  });

  test("chip labels of the flows are no danger", () => {
    for (const label of [
      "ちょっとしんどい",
      "近所の人が気になる",
      "見かけない",
      "ごみ・におい",
      "子どものこと",
      "電話番号をもう一度",
      "いまは少し大丈夫",
      "見られると困る",
      "いまはいい",
      "消して",
    ]) {
      expect(assess({ messages: [label], source: "chip" }, NOW).safety).toBe("none");
    }
  });

  test("answers mean what the table says", () => {
    expect(assessAnswer("degree", "deathThoughts")[0]).toMatchObject({
      rule: "R-SH3",
      level: "U1",
      topic: "selfHarm",
      source: "chip",
    });
    expect(assessAnswer("degree", "very")[0]?.level).toBe("U1");
    expect(assessAnswer("degree", "severe")[0]?.level).toBe("U1");
    expect(assessAnswer("degree", "quite")[0]?.level).toBe("U2");
    expect(assessAnswer("signs", "unseen")[0]?.rule).toBe("R-NB");
    expect(assessAnswer("signs", "notSeen")[0]?.level).toBe("U1");
    expect(assessAnswer("signs", "smell")[0]?.level).toBe("U0");
    expect(assessAnswer("signs", "collapsed")[0]?.level).toBe("U0");
    expect(assessAnswer("signs", "childNow")[0]?.rule).toBe("R-CH-now");
    expect(assessAnswer("area", "kita")).toEqual([]);
    expect(assessAnswer("degree", "constructor")).toEqual([]);
  });
});

describe("never fails", () => {
  test("a throw becomes U1, the plain text and R-FAIL", () => {
    const broken = {
      source: "text" as const,
      get messages(): readonly string[] {
        throw new Error("broken");
      },
    };
    expect(() => assess(broken, NOW)).toThrow();
    expect(assessSafely(broken, NOW)).toMatchObject({
      level: "U1",
      safety: "full",
      kind: "plain",
      hits: [{ rule: "R-FAIL" }],
    });
  });

  test("odd input is only input", () => {
    for (const odd of [
      "\uD800",
      "\uDC00死にたい",
      "\0",
      "か\u3099\u3099\u3099",
      "a".repeat(7000),
      "👨‍👩‍👧‍👦",
      "﷽",
      "{死}",
      "(((((",
      "\\",
    ]) {
      expect(assessSafely({ messages: [odd], source: "text" }, NOW).hits.some((h) => h.rule === "R-FAIL")).toBe(false);
    }
    expect(assess({ messages: [], source: "text" }, NOW).level).toBe("U4");
  });

  test("the rule set has a short, stable name", () => {
    expect(ruleSet()).toMatch(/^[0-9a-f]{16}$/);
    expect(hear("こんにちは").ruleSet).toBe(ruleSet());
  });

  test("the most urgent level wins", () => {
    expect(combineLevels(["U3", "U0", "U2"])).toBe("U0");
    expect(combineLevels([])).toBe("U4");
  });
});
