/** Living outside the town: heard when it is said as where somebody lives, and in no other words. */
import { describe, expect, test } from "vitest";
import { type Borders, elsewhereSaid } from "../../../src/places/elsewhere.ts";

const BORDERS: Borders = {
  own: ["となり市"],
  others: [{ names: ["みなみ市", "みなみし", "Minami"], desk: "みなみ市社会福祉協議会" }],
};
const said = (words: string, aboutOthers = false, asked = false) =>
  elsewhereSaid(words, BORDERS, { aboutOthers, asked })?.name ?? null;

describe("said as where they live", () => {
  test.each([
    ["みなみ市に住んでいます", "みなみ市"],
    ["実は みなみし に すんでるんですけど、いいですか", "みなみ市"],
    ["みなみ市在住です", "みなみ市"],
    ["みなみ市の者ですが、相談できますか", "みなみ市"],
    ["いま大川市で暮らしてます", "大川市"],
    ["東京都大川市に住む者です", "大川市"],
    ["緑区から連絡しています", "緑区"],
    ["I live in Minami", "みなみ市"],
  ])("%s", (words, name) => expect(said(words)).toBe(name));

  test("a desk that is written down comes along; of other towns none is known", () => {
    const at = { aboutOthers: false, asked: false };
    expect(elsewhereSaid("みなみ市に住んでいます", BORDERS, at)?.desk).toBe("みなみ市社会福祉協議会");
    expect(elsewhereSaid("大川市に住んでいます", BORDERS, at)?.desk).toBeNull();
  });

  test.each([
    ["みなみ市です", "みなみ市"],
    ["大川市のほうです", "大川市"],
    ["神奈川県大川市", "大川市"],
  ])("asked where: %s", (words, name) => expect(said(words, false, true)).toBe(name));

  test("somebody else lives there: when the words are about them", () => {
    expect(said("おばさんはみなみ市に住んでいるんですが", true)).toBe("みなみ市");
    expect(said("おばさんはみなみ市に住んでいるんですが", false)).toBeNull();
    expect(said("母がみなみ市で暮らしています", false)).toBeNull();
  });
});

describe("in no other words", () => {
  test.each([
    "となり市に住んでいます",
    "みなみ市に住んでいました",
    "みなみ市に住んでみたい",
    "みなみ市の病院に通っています",
    "大川市役所に行きました",
    "隣町に住む妹が心配してくれます",
    "都市に住むのは疲れる",
    "この町に住んで長いです",
    "同じ町に住んでいる人",
    "市に住む外国人のことで",
    "町内会の者です",
  ])("%s", (words) => expect(said(words)).toBeNull());

  test.each(["言いたくない", "市役所の近くです", "わからない"])("asked where: %s", (words) =>
    expect(said(words, false, true)).toBeNull(),
  );

  test("a flood of the same word is looked at once, and not for long", () => {
    expect(said("市".repeat(5000))).toBeNull();
    expect(said("みなみ市に".repeat(1000))).toBeNull();
  });
});
