/** Easy Japanese is easy: readings, spaces, short sentences, no pictures of feelings, no double negatives, nothing too polite. */
import { describe, expect, test } from "vitest";
import { easyFaultsOf } from "../../../src/conversation/easy-rules.ts";

const problems = (text: string, most = 60): string =>
  easyFaultsOf(text, most)
    .map(({ problem }) => problem)
    .join("\n");

describe("easy Japanese", () => {
  test.each([
    "わかりました。まちの ひとが よみます。",
    "食（た）べものの ことですね。",
    "まちの ひとが よむのは {nextReading} です。",
    "{windowName}です。",
    "いのちが あぶないときは、119・110へ。",
    "おしえて ください。おいて ください。",
    "おかねは いりません。なまえも いりません。",
    "ありがとうございます。うれしいです。",
    "ときどき、いろいろ はなします。",
    "なにも しなくて いいです。",
    "こどもが おとなに なりました。",
    "よりそいホットラインに でんわできます。",
    "おかえりなさい。おはようございます。",
    "かいただけです。ぜんぜん わかりません。",
    "ここに かいていて ください。",
    "Hello. Please choose. You can write in any language.",
    "中文",
  ])("%s is easy", (text) => {
    expect(problems(text)).toBe("");
  });

  test.each([
    ["職員が よみます。", /職員.*reading/],
    ["食べものの ことですね。", /食.*reading/],
    ["職員（staff）が よみます。", /reading/],
    ["わたしはあしたやくしょにいきますからまっていてください。", /no spaces/],
    [
      "きょうは 、ここに あなたの すきなことを かいて そのあとで ゆっくり やすんで また あしたの あさに ここへ きて ください。",
      /sentence/,
    ],
    [`${"ここに かきます。".repeat(9)}`, /bubble/],
    ["むねが どきどきします。", /どきどき/],
    ["おなかが ぺこぺこです。", /ぺこぺこ/],
    ["ぐったりしています。", /ぐったり/],
    ["いかなければ なりません。", /twice/],
    ["いわないと いけません。", /twice/],
    ["できないわけでは ありません。", /twice/],
    ["おまち ください。", /polite/],
    ["おはなしに なりますか？", /polite/],
    ["なにを たべて いらっしゃいますか？", /polite/],
    ["よろしく おねがいいたします。", /polite/],
    ["てつづきを します。", /hard word/],
  ])("%s is not", (text, problem) => {
    expect(problems(text)).toMatch(problem);
  });

  test("in a crisis a bubble may be longer", () => {
    const long =
      "いのちが あぶないときは、119に でんわして ください。そばの ひとに いって ください。まちの ひとが よみます。しんぱいしています。";
    expect(problems(long)).toMatch(/bubble/);
    expect(problems(long, 80)).toBe("");
  });

  test("readings and spaces do not make a text longer", () => {
    expect(problems(`${"人（ひと）が います。".repeat(10)}`)).toBe("");
  });
});
