/** What of a reporter's words may stand with the one they worry about, and how it is known. */
import { describe, expect, test } from "vitest";
import { aboutThem, namesThem } from "../../../src/subjects/about-them.ts";
import { howKnown, signsIn } from "../../../src/subjects/signs.ts";

describe("the wall", () => {
  test.each([
    ["a name", "こんにちは、田中です。向かいのおばあさんを見かけません。", "向かいのおばあさんを見かけません。"],
    [
      "a name with where they live",
      "203号室の佐藤です。隣の部屋から怒鳴り声がします。",
      "隣の部屋から怒鳴り声がします。",
    ],
    ["being introduced", "山川花子と申します。おじいさんがやせてきました。", "おじいさんがやせてきました。"],
    ["a role that tells who", "民生委員の者です\n3丁目の方の新聞がたまっています", "3丁目の方の新聞がたまっています"],
    ["their own nights", "隣の家がごみだらけです。眠れない日が続いてつらいです。", "隣の家がごみだらけです。"],
    ["their own family", "向かいの方がやせてきました。わたしも夫を亡くしました。", "向かいの方がやせてきました。"],
    [
      "their own husband, without a pronoun",
      "夫を亡くしてから毎晩さみしいです。隣のおばあさんも見かけません。",
      "隣のおばあさんも見かけません。",
    ],
    ["a phone number", "隣の方の返事がないです。電話は 042-000-0000 です。", "隣の方の返事がないです。"],
    ["a mail address", "隣の方の返事がないです。hana@example.jp にください。", "隣の方の返事がないです。"],
    ["only thanks", "ありがとうございます。よろしくお願いします。", ""],
    ["a door that is opened and nothing else", "近所の人が気になる", ""],
    ["a door opened politely", "お隣の方がちょっと心配です", ""],
    ["only themselves", "私はもう疲れました", ""],
  ])("%s stays behind", (_name, said, kept) => {
    expect(aboutThem(said)).toBe(kept);
  });

  test.each([
    ["where it is, seen from their home", "私の家の隣のおばあさんが、うろうろしています"],
    ["a neighbour's own kin", "娘さんが来ていたけど、最近来ない"],
    ["trouble that is theirs", "上の階のお母さんが疲れているようです"],
    ["a place that is also a surname", "橋本の酒屋の角です"],
    ["a garden", "庭がずっと荒れていて、前はきれいにしていた方なので"],
  ])("%s is kept", (_name, said) => {
    expect(aboutThem(said)).toBe(said);
  });

  test("a chat with staff is not about them, unless it names somebody or a sign", () => {
    expect(namesThem("土曜なら大丈夫です")).toBe(false);
    expect(namesThem("はい、また書きます")).toBe(false);
    expect(namesThem("おばあさん、きょうも新聞がそのままでした")).toBe(true);
  });
});

test("five thousand characters, or twenty thousand of one, take no time and never throw", () => {
  const began = performance.now();
  for (const text of [
    "の".repeat(20_000),
    "私".repeat(20_000),
    "隣の人が心配です。".repeat(2_000),
    "1-2-".repeat(5_000),
    "\ud800".repeat(99),
  ]) {
    expect(aboutThem(text).length).toBeLessThanOrEqual(1000);
    signsIn(text);
    howKnown(text);
  }
  expect(performance.now() - began).toBeLessThan(1_500);
});

test.each([
  ["ここ3日、見かけません", "observed"],
  ["毎晩、泣き声が聞こえます", "observed"],
  ["入院したらしいです", "hearsay"],
  ["お店の人から聞いた話ですが、食べていないとのこと", "hearsay"],
  ["一人で見えないところで倒れているそうです", "hearsay"],
  ["松葉町です", null],
])("%s: %s", (words, known) => {
  expect(howKnown(words)).toBe(known);
});

test.each([
  ["新聞がたまって、電気がついたまま", ["mail", "lights"]],
  ["ゴミと虫とニオイ", ["smell", "garbage", "insects"]],
  ["カーテンがしまったまま、チャイムにも出ない", ["shutters", "noAnswer"]],
  ["よい天気です", []],
])("signs in 「%s」", (words, signs) => {
  expect(signsIn(words)).toEqual(signs);
});
