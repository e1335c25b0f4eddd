/** Plain words that an outside reader tried: children, parents, neighbours, needs, danger, and what is no alarm. */
import { describe, expect, test } from "vitest";
import { assess } from "../../../src/triage/assess.ts";
import { KIND_ORDER } from "../../../src/triage/rules.ts";
import { safetySay } from "../../../src/triage/scripts.ts";
import { type Assessment, LEVELS, type Level, PERSONAL_KINDS, type SafetyKind } from "../../../src/triage/types.ts";

const hear = (said: string): Assessment => assess({ messages: said.split("/"), source: "text" }, 0);
const rank = (level: Level): number => LEVELS.indexOf(level);

describe("full text, of the right kind", () => {
  const rows: readonly (readonly [Level, SafetyKind, string])[] = [
    ["U1", "childSelf", "おかあさんがごはんくれない"],
    ["U1", "childSelf", "ママが きのうから ごはん つくってくれない"],
    ["U1", "childSelf", "ぼく9さい おかあさんがかえってこない"],
    ["U1", "childSelf", "パパにたたかれるの"],
    ["U1", "childSelf", "わたし小学生。たべるものがない"],
    ["U1", "childSelf", "ぼくは3ねんせい/よるごはんがない"],
    ["U1", "childSelf", "おうちにかえりたくない"],
    ["U1", "childSelf", "お母さんがごはんを作ってくれません"],
    ["U1", "childSelf", "ママいない おなかすいた"],
    ["U1", "childSelf", "きのうからおかあさんいない"],
    ["U1", "childSelf", "わたし10さい ママがおこってこわい"],
    ["U1", "childSelf", "小学生です 家に帰りたくない"],
    ["U1", "childParent", "夜泣きがひどくて頭がおかしくなりそう"],
    ["U1", "childParent", "子どもがずっと泣いてて もう無理"],
    ["U1", "childParent", "赤ちゃんが泣きやまない。限界です"],
    ["U1", "childParent", "手が出そう"],
    ["U1", "childParent", "娘に手をあげてしまいそう"],
    ["U0", "childParent", "揺さぶってしまった"],
    ["U0", "childParent", "赤ちゃんを揺さぶった"],
    ["U0", "childParent", "赤ちゃんの首をしめてしまいそう"],
    ["U0", "harmOthers", "首をしめてしまいそう"],
    ["U1", "childSelf", "my dad hits me"],
    ["U1", "childParent", "i shook my baby"],
    ["U1", "basicNeed", "今日なにも食べてない"],
    ["U1", "basicNeedHousing", "今夜泊まるところがない"],
    ["U1", "basicNeedHousing", "アパートを追い出される"],
    ["U0", "violenceNow", "夫が帰ってくる 怖い"],
    ["U0", "violenceNow", "もうすぐ父が帰ってくる、こわい"],
    ["U1", "violence", "夫が帰ってくるのが怖い"],
    ["U1", "violence", "帰るのがこわい"],
    ["U1", "violence", "家にかえるのが怖いです"],
    ["U0", "violenceNow", "警察呼んで"],
    ["U0", "violenceNow", "けいさつ よんでください"],
    ["U0", "violenceNow", "元彼がつけてくる"],
    ["U0", "violenceNow", "知らない男が後ろからついてくる"],
    ["U1", "violence", "帰りたくない こわい"],
    ["U1", "violence", "店長が殴ってくる"],
    ["U0", "childNow", "隣のお父さんが子どもを殴ってる"],
    ["U0", "violenceNow", "旦那がもうすぐ帰ってくる どうしよう"],
    ["U0", "violenceNow", "110番してください"],
    ["U0", "medical", "赤ちゃんがぐったりしてる"],
    ["U0", "medical", "子どもが熱でぐったりしています"],
    ["U0", "medical", "おばあちゃんが起きない"],
    ["U0", "medical", "呼んでも起きないんです"],
    ["U0", "medical", "母が朝から起きてこない"],
    ["U0", "medical", "トイレで赤ちゃん産んだ"],
    ["U0", "medical", "家でひとりで産んでしまった"],
    ["U0", "medical", "インスリンがない"],
    ["U0", "medical", "インスリンがあと1回分でなくなってしまう、買えない"],
    ["U1", "plain", "持病の薬がない"],
    ["U1", "plain", "飲む薬がもう切れた"],
    ["U0", "missingNow", "認知症の父が帰ってこない"],
    ["U0", "missingNow", "母がいなくなった"],
    ["U0", "missingNow", "認知症の母が夜出て行って戻らない"],
    ["U0", "missingNow", "父が昨日から帰ってきません"],
    ["U0", "missingNow", "祖母が散歩に出たまま戻ってこない"],
    ["U0", "missingNow", "息子がどこにもいない"],
    ["U1", "unseen", "2週間姿を見てない 隣のおばあさん"],
    ["U1", "unseen", "1か月くらい顔を見ていません、上の階のおじいさん"],
    ["U0", "selfHarmNow", "いま橋の上"],
    ["U0", "selfHarmNow", "いま屋上にいる"],
    ["U0", "selfHarmNow", "今晩決行します"],
    ["U0", "selfHarmNow", "これが最後。さようなら"],
    ["U0", "selfHarmNow", "これで最後です ありがとう"],
    ["U0", "selfHarmNow", "これで最後だね。ありがとうございました"],
    ["U0", "selfHarmNow", "今までありがとうございました。さようなら"],
    ["U0", "selfHarmNow", "今までありがとうございました もういいです"],
  ];
  test.each(rows)("%s %s %s", (level, kind, said) => {
    const found = hear(said);
    expect(rank(found.level)).toBeLessThanOrEqual(rank(level));
    expect([found.safety, found.kind]).toEqual(["full", kind]);
    if (kind === "childSelf" || kind === "childParent") expect(found.topics).toContain("child");
  });
});

describe("somebody outside the own household", () => {
  test.each([
    "民生委員の者です。北野町のAさん、最近ごはん食べてないみたいです",
    "アパートの大家です。2階の入居者さんが電気も止まってて心配です",
    "お客さんが、もう3日食べてないって言ってて",
    "利用者さんの家のガスが止められています",
    "田中さんが食べるものがないみたいです",
    "向かいの鈴木さん、ごはん食べられてないみたい",
    "常連さんが今夜寝るところがないって",
    "新聞屋です。203号室の方、食べ物もないようです",
  ])("a need told of another: %s", (said) => {
    const found = hear(said);
    expect(found.thirdParty).toBe(true);
    expect(found.kind).toBe("unseen");
  });

  test.each([
    "毎日来てたおじいさんが最近来ないんです",
    "いつも散歩してる方を見かけません。近所のおばあさんです",
    "スーパーの店員です。毎日パンの耳だけもらいに来る人がいます",
    "配達してる者ですが、いつものおばあちゃんが出てこなくて",
    "図書館の裏のおばあさん、最近やせてきて心配です",
    "隣の人が赤ちゃんを揺さぶってる",
  ])("%s", (said) => expect(hear(said).thirdParty).toBe(true));

  test.each([
    "母が何日も食べていません",
    "息子が電気を止められた",
    "夫が倒れた",
    "うちの子に食べさせるものがない",
    "うちのおばあちゃんが何も食べてない",
    "お母さんが何も食べてない",
    "大家さんに出ていけと言われた",
    "田中さんに紹介されました。食べるものがない",
    "大家です、ではなく借りている者です。私が食べるものがない",
  ])("own household: %s", (said) => expect(hear(said).thirdParty).toBe(false));
});

describe("no alarm by itself", () => {
  test.each(["しんどい", "つらいです", "眠れない", "夜あんまり寝られなくて", "介護つらい", "介護でくたくた"])(
    "worn out: %s",
    (said) => {
      const found = hear(said);
      expect(found.safety).toBe("none");
      expect(["U2", "U3"]).toContain(found.level);
    },
  );

  test.each(["もう限界", "もう無理", "つらすぎる", "生きてるのがつらい"])("still asked after: %s", (said) =>
    expect(hear(said).safety).not.toBe("none"),
  );

  test.each(["今までありがとうございました", "いままで ありがとう", "死にたいとは思いませんが"])(
    "gently at most: %s",
    (said) => {
      expect(hear(said).safety).not.toBe("full");
      expect(rank(hear(said).level)).toBeGreaterThan(rank("U1"));
    },
  );

  test.each([
    "浜町の実家に帰れない",
    "救急車よびました",
    "救急車、もう呼んであります",
    "夜道をひとりで帰るのが怖い",
    "心を揺さぶった映画",
    "息子が朝起きないので困る",
    "この薬が効くか知りたい",
    "母がいなくなって3年、寂しい",
    "今回の研修はこれで最後です。ありがとうございました",
    "警察を呼んでもらって落ち着きました",
    "仕事でぐったりです",
    "喉から手が出そう",
    "今までありがとうございました。おかげで落ち着きました",
    "薬がなくなったので病院で出してもらいます",
    "うちで産まれた子猫をもらってほしい",
  ])("none: %s", (said) => expect(hear(said).safety).toBe("none"));

  test("a call already made does not say it all again", () => {
    expect(hear("隣の人が倒れてる").safety).toBe("full");
    const after = hear("隣の人が倒れてる/救急車よびました");
    expect(after.safety).toBe("none");
    expect(rank(after.newLevel ?? "U0")).toBeGreaterThan(rank("U1"));
  });
});

describe("topics", () => {
  test.each([
    ["母を叩いてしまう", "child"],
    ["認知症の父を叩いてしまいました", "child"],
    ["職場でいじめにあっています", "school"],
    ["わたし35歳です", "child"],
    ["わたしは小学校で働いています", "child"],
    ["パート先でいじめられてます", "school"],
    ["いつ", "placeInfo"],
    ["いつ返事ですか", "placeInfo"],
    ["いつも", "placeInfo"],
    ["浜町の実家に帰れない", "violence"],
  ])("%s is not about %s", (said, topic) => expect(hear(said).topics).not.toContain(topic));

  test.each([
    ["学校でいじめられてる", "school"],
    ["体操はいつやってますか", "placeInfo"],
    ["母を叩いてしまう", "violence"],
    ["妊娠したかも 誰にも言えない", "body"],
    ["だれにもいえない、にんしんしたかもしれない", "body"],
    ["わたし小学生", "child"],
    ["ぼく小4", "child"],
  ])("%s is about %s", (said, topic) => {
    expect(hear(said).topics).toContain(topic);
    if (topic === "body") expect(hear(said).level).toBe("U2");
  });
});

describe("spans are whole words", () => {
  test.each([
    ["夫に殴られた", "殴られた"],
    ["きのう父に蹴られました。痛い", "蹴られました"],
    ["死にたいです", "死にたいです"],
    ["子どもをたたいてしまいました", "たたいてしまいました"],
    ["追い出されそうなんです", "追い出されそう"],
  ])("%s", (said, word) => {
    const spans = hear(said).hits.map((hit) => hit.span);
    expect(spans.some((span) => span.endsWith(word) || span.includes(word))).toBe(true);
    for (const span of spans) expect(said).toContain(span);
  });
});

describe("words of the scripts", () => {
  const facts = { open: false, nextReading: "あす 8:30" };
  const say = (kind: SafetyKind, short: boolean) => safetySay(kind, facts, 0, short);

  test.each(KIND_ORDER)("%s: nobody is said to be reading", (kind) => {
    for (const short of [true, false]) expect(say(kind, short).bubbles.join("")).not.toContain("読んでいます");
  });

  test.each([
    "selfHarmNow",
    "violenceNow",
    "childNow",
    "medical",
    "unseenNow",
    "missingNow",
    "childSelf",
    "childParent",
    "harmOthers",
  ] as const)("%s: the short form begins with the emergency number", (kind) =>
    expect(say(kind, true).bubbles[0]?.split("。")[0]).toMatch(/1(?:10|19)/),
  );

  test("a child and a parent hear their own words, and each need one question", () => {
    expect(say("childSelf", false).bubbles.join("")).toMatch(/きみのせいじゃない[\s\S]*子どもがかけていい/);
    expect(say("childSelf", false).question).toContain("いま、あぶないことはある？");
    expect(say("childParent", false).question).toContain("お子さんは安全ですか？");
    expect(say("childParent", false).bubbles.join("")).not.toContain("連絡になりません");
    expect(say("basicNeed", false).question).toMatch(/^今日、なにか食べられましたか？/);
    expect(say("basicNeedHousing", false).question).toMatch(/^今夜、寝る場所はありますか？/);
  });

  test("which kinds are personal", () => {
    for (const kind of [
      "selfHarm",
      "violenceNow",
      "basicNeedHousing",
      "childSelf",
      "childParent",
      "harmOthers",
    ] as const)
      expect(PERSONAL_KINDS.has(kind)).toBe(true);
    for (const kind of ["unseen", "unseenNow", "thirdPartySelfHarm", "child", "childNow", "medical", "plain"] as const)
      expect(PERSONAL_KINDS.has(kind)).toBe(false);
  });
});
