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

/** Who tells says so in many ways; no list of names helps. What is said after it stays. */
describe("an introduction goes alone", () => {
  const SEEN = "3丁目の方の新聞がたまっています";
  test.each([
    "民生委員の山岡ですが、",
    "山岡です。",
    "清水です、",
    "こんにちは、黒木だけど",
    "すみません蓮見ですけど",
    "突然ですが、柳田と申しますが、",
    "わたくし柳田と申します。",
    "当方、山岡和夫と言います。",
    "はせがわです。",
    "やまおかはなこといいます。",
    "グエンです。",
    "山岡（やまおか）でございます。",
    "203の柳田です。",
    "203号室に住む黒木ですが、",
    "桜が丘の蓮見です。",
    "大家をしております山岡ですが、",
    "新聞配達をしている柳です。",
    "お世話になっております山岡です。",
    "隣の者ですが、",
    "同じ団地の者です。",
    "近所の住民ですけど、",
    "松葉町に住んでいますが、",
    "民生委員をしています。",
    "うちは角の家ですが、",
    "当方は203号室ですが、",
    "こちらは柳田ですが",
    "名前は柳田です。",
    "ボクは小学生です。",
    "オレ、コンビニで働いてる。",
    "ワシは町会長じゃが、",
    "私は203に住んでいるのですが、",
    "山岡。",
  ])("%s", (said) => {
    expect(aboutThem(said + SEEN)).toBe(SEEN);
  });

  test.each([
    ["at the end", "3丁目の方の新聞がたまっています。山岡です。", "3丁目の方の新聞がたまっています。"],
    ["as a signature", "3丁目の方の新聞がたまっています。\n柳田", "3丁目の方の新聞がたまっています。"],
    ["said again", "山岡です。3丁目の方の新聞がたまっています。返事は山岡まで。", "3丁目の方の新聞がたまっています。"],
    [
      "with a husband who saw it",
      "主人が隣のおばあさんが裸足で歩いているのを見ました",
      "隣のおばあさんが裸足で歩いているのを見ました",
    ],
    ["with a husband who said it", "うちの主人が言うには、隣のおばあさんが倒れていた", "隣のおばあさんが倒れていた"],
    ["nothing but a husband", "主人が見たそうです", ""],
    ["nothing but a name", "山岡です", ""],
    ["nothing but where from", "隣の者です", ""],
  ])("%s", (_name, said, kept) => {
    expect(aboutThem(said)).toBe(kept);
  });

  test.each([
    "隣のおばあさんは山岡さんといいます。見かけません。",
    "柳田さんの家です。新聞がたまっています",
    "隣のおばあさんが「助けて」と言います",
    "夜になると隣の人が出て行けと言います",
    "隣の家で夫が妻を怒鳴っています",
    "隣のご主人が怒鳴っています",
    "おばあさんの息子が来ないと言っていました",
    "一人暮らしですが、最近見かけません",
    "認知症ですが、夜中に歩いています",
    "高齢です。新聞がたまっています。",
    "平屋です。雨戸がしまったまま",
    "寝たきりですが、誰も来ていません",
    "夏のうちはまだよかったのですが、隣の方が出てこない",
    "おうちの方が見えません",
    "カフェオレの空き缶が隣の庭に散らかっています",
    "庭が荒れています、新聞もたまっています",
    "３丁目のおばあさん、新聞がたまっています！",
  ])("others are not taken for the reporter: %s", (said) => {
    expect(aboutThem(said)).toBe(said);
  });

  test("a bare word is a place where a place was asked for, and a name where it was not", () => {
    expect(aboutThem("柳橋です", true)).toBe("柳橋です");
    expect(aboutThem("柳橋です")).toBe("");
    expect(aboutThem("山岡です。松葉町の角です", true)).toBe("松葉町の角です");
  });
});

test("five thousand characters, or twenty thousand of one, end, and never throw", () => {
  for (const text of [
    "の".repeat(20_000),
    "私".repeat(20_000),
    "隣の人が心配です。".repeat(2_000),
    "1-2-".repeat(5_000),
    "いつも".repeat(7_000),
    "山です、".repeat(6_000),
    "\ud800".repeat(99),
  ]) {
    expect(aboutThem(text).length).toBeLessThanOrEqual(1000);
    signsIn(text);
    howKnown(text);
  }
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

/** A place somebody is told by is nothing that was noticed there. */
test.each([
  ["新聞屋の角の家です", []],
  ["新聞販売店の裏です", []],
  ["郵便局の隣の平屋です", []],
  ["郵便ポストの前の家です", []],
  ["赤いポストのとなり", []],
  ["ごみ置き場の横のアパート", []],
  ["ゴミ捨て場の向かい、ごみステーションのそば", []],
  ["電気屋さんの裏", []],
  ["こども園の近く", []],
  ["子ども食堂の前の団地です", []],
  ["クリーニング屋と煙草屋の間", []],
  ["シャッター通りの奥", []],
  ["煙突のある家", []],
  ["あざみ野の若草が丘です", []],
  ["消防署の前、火の見櫓の下", []],
  ["街灯の下のあたり", []],
  ["郵便局の隣の家の新聞がたまっています", ["mail"]],
  ["ごみ置き場の前の家がごみだらけです", ["garbage"]],
  ["ごみ屋敷です", ["garbage"]],
  ["ポストの中がいっぱい", ["mail"]],
  ["電気屋の角の家、電気がついたまま", ["lights"]],
  ["こども園の裏で子どもが泣いている", ["crying", "child"]],
  ["雑草がのびて庭が荒れて", ["garden"]],
])("landmarks are no signs: 「%s」", (words, signs) => {
  expect(signsIn(words)).toEqual(signs);
});
