/** The same plain words in every way they are written: kanji, kana, katakana, half width, with and without spaces. Generated: form × writing. */
import { describe, expect, test } from "vitest";
import { assess } from "../../../src/triage/assess.ts";
import { LEVELS, type Level } from "../../../src/triage/types.ts";

const WIDE =
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー";
const HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ";
const katakana = (s: string): string => s.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
const halfWidth = (s: string): string =>
  [...s.normalize("NFD")]
    .map((c) => (c === "\u3099" ? "ﾞ" : c === "\u309A" ? "ﾟ" : (HALF[WIDE.indexOf(c)] ?? c)))
    .join("");

/** `kanji|kana` words, a space between words. */
function writings(form: string): string[] {
  const words = form.split(" ").map((w) => w.split("|"));
  const kanji = words.map(([k]) => k ?? "");
  const kana = words.map(([k, read]) => read ?? k ?? "");
  const spaced = kana.join(" ");
  return [
    ...new Set([kanji.join(""), kanji.join(" "), kana.join(""), spaced, katakana(spaced), halfWidth(katakana(spaced))]),
  ];
}

/** Every combination of one of each list. */
const cross = (...lists: string[][]): string[] =>
  lists.reduce<string[]>((all, list) => all.flatMap((a) => list.map((b) => `${a} ${b}`.trim())), [""]);

const NOW = ["今から|いまから", "明日|あした", "もうすぐ"];
const SETS: readonly (readonly [name: string, level: Level, forms: string[]])[] = [
  [
    "dying soon",
    "U0",
    cross(NOW, [
      "死ぬ|しぬ",
      "死にます|しにます",
      "死んでくる|しんでくる",
      "死んできます|しんできます",
      "死ぬ|しぬ つもりです",
      "死ぬ|しぬ 予定|よてい です",
      "死んで|しんで しまいます",
      "死んでやる|しんでやる",
    ]),
  ],
  [
    "a wish to die",
    "U1",
    [
      "死にたい|しにたい",
      "死にとうなって|しにとうなって きた",
      "死にたか|しにたか",
      "死んだほうが|しんだほうが まし",
      "死のうと|しのうと 思う|おもう",
      "死なせて|しなせて ください",
      "死ぬと|しぬと 決めた|きめた",
      "死ねたら|しねたら いいのに",
      "生きとっても|いきとっても しゃあない",
    ],
  ],
  [
    "poison drunk",
    "U0",
    cross(
      ["殺虫剤|さっちゅうざい", "農薬|のうやく", "除草剤|じょそうざい", "漂白剤|ひょうはくざい", "不凍液|ふとうえき"],
      [
        "飲んだ|のんだ",
        "を 飲んで|のんで しまった",
        "飲んで|のんで 死にます|しにます",
        "を 今から|いまから 飲みます|のみます",
      ],
    ),
  ],
  [
    "pills taken",
    "U0",
    cross(
      ["薬|くすり", "睡眠薬|すいみんやく", "頭痛薬|ずつうやく"],
      ["全部|ぜんぶ 飲みました|のみました", "一気に|いっきに 飲んだ|のんだ", "一箱|ひとはこ 飲んだ|のんだ"],
    ),
  ],
  [
    "a blade at oneself, a cord",
    "U0",
    [
      "今|いま 包丁|ほうちょう 持ってます|もってます 自分の|じぶんの お腹に|おなかに 向けてます|むけてます",
      "カッター|かったー 首に|くびに あててる",
      "今から|いまから 手首|てくび 切る|きる",
      "首に|くびに 縄|なわ かけた",
      "今夜|こんや 首を|くびを 吊ります|つります",
      "屋上から|おくじょうから 飛びます|とびます",
      "高い|たかい ところに のぼった 下|した 見てる|みてる",
    ],
  ],
  [
    "beaten",
    "U1",
    cross(
      ["夫に|おっとに", "お父さんに|おとうさんに", "旦那に|だんなに"],
      [
        "殴られた|なぐられた",
        "叩がれた|たたがれた",
        "叩かれとる|たたかれとる",
        "蹴られた|けられた",
        "首を|くびを 絞められた|しめられた",
      ],
    ),
  ],
  [
    "somebody beats",
    "U1",
    cross(
      ["夫が|おっとが", "お父さんが|おとうさんが", "おっとうが"],
      [
        "殴る|なぐる",
        "叩いて|たたいて くる",
        "蹴って|けって きます",
        "手が|てが 出る|でる",
        "物を|ものを 投げて|なげて くる",
      ],
    ),
  ],
  [
    "weapons, chases, strangers",
    "U0",
    [
      "おとうが 包丁|ほうちょう 持って|もって おかあ 追いかけとる|おいかけとる",
      "パパが|ぱぱが 包丁を|ほうちょうを 持って|もって 暴れてる|あばれてる",
      "知らない|しらない おじちゃんに 連れて|つれて いかれそう 今|いま 公園|こうえん",
      "今|いま 家の|いえの 前に|まえに 元夫|もとおっと が いる",
      "これから 殴られる|なぐられる",
    ],
  ],
];

describe.each(SETS)("%s", (_name, level, forms) => {
  test.each(forms)("%s", (form) => {
    const wrong = writings(form).filter((said) => {
      const heard = assess({ messages: [said], source: "text" }, 0);
      return LEVELS.indexOf(heard.level) > LEVELS.indexOf(level) || heard.safety !== "full";
    });
    expect(wrong).toEqual([]);
  });
});

test("more than 300 lines were heard", () => {
  expect(SETS.flatMap(([, , forms]) => forms.flatMap(writings)).length).toBeGreaterThan(300);
});

describe("look-alikes stay quiet", () => {
  test.each([
    "たのしんでくるね",
    "いっぱい たのしんで きます",
    "あんしんで いきます",
    "しんでんに いった",
    "しんだいしゃで ねた",
    "かいものしに いきます",
    "わたしのむすこ",
    "このむかしばなし",
    "ドアを あける",
    "おちゃ のみました",
    "みず のんだ",
    "ほんに よると",
    "せんたく せんざい かってきた",
    "まごが ボール けった",
    "でんしゃで たってる",
  ])("%s", (said) => expect(assess({ messages: [said], source: "text" }, 0).safety).toBe("none"));
});
