/** What people ask of the places, and what only sounds like it: read from their own words, both ways. */
import { describe, expect, test } from "vitest";
import { asksForPlaces } from "../../../src/places/asks.ts";
import { FOOD_KINDS, STAY_KINDS } from "../../../src/places/kinds.ts";
import { type PlaceQuery, placeQuery, placeQueryOf } from "../../../src/places/question.ts";
import { demoDistricts, demoPlaces, tokyo } from "../../support/places/demo-places.ts";

/** Tuesday. */
const NOW = tokyo("2026-11-24T10:00:00");
const town = { districts: demoDistricts, places: demoPlaces };

describe("asks for places", () => {
  test.each([
    "今日やってるところ",
    "今日 開いてる居場所ってありますか",
    "こども食堂の日程おしえて",
    "どこか子どもがご飯食べれるところないですか",
    "土曜日に行ける場所",
    "明日こども食堂やっとん？",
    "今週末どっか行けるとこないかな",
    "近所でお茶飲めるサロンとかある？",
    "いま空いとる居場所あらへん？",
    "ばあちゃんが通えるサロンを探してます",
    "不登校の子が行ける居場所はありますか",
    "ひとりで静かにいられるところ",
    "無料でごはんもらえるところ教えてほしいです",
    "食料もらえる日はいつですか",
    "ただで飯食えるとこない？",
    "夜ごはん食べられるこども食堂ある？",
    "居場所 今日",
    "きょうのサロン",
    "こどもしょくどーいつ",
    "あしたの食堂何時から",
    "話し相手がいる場所ってある？",
    "中学生でも行ける？フリースペース",
    "次の子ども食堂はいつですか？",
    "この近くの子ども食堂",
    "集まれる場所知りたい",
    "きょうは どこが やってる？",
    "いばしょは どこですか",
    "たべもの もらえる ところ",
    "ごはんを たべられる ところは ありますか",
    "今日ごはん出してくれるとこ",
    "日曜もやってるところがいいな",
    "こども食堂いつ",
    "あした ごはん食べられるところ",
    "土曜やってる居場所",
    "しずかなところ",
    "無料のところある？",
    "きょうやっとるとこ教えて",
    "子供食堂は何曜日ですか",
    "いまあいてる居場所ある？",
    "今日どっかやってる？",
    "こどもしょくどういつやってますか",
    "コドモ食堂 あしたある？",
    "子ども食道どこ",
    "居場所",
    "居場所・ごはん",
    "サロン",
    "サロンの予定を知りたい",
    "近くに居場所ない？",
    "ひとりでも行けるところ",
    "だまっていてもいい場所はありますか",
    "人がいるところを知りたい",
    "人がいる場所を知りたい",
    "誰でも来ていい居場所を探しています",
    "フリースペースってどこにあるの",
    "高校生が行ける場所ある？",
    "お弁当もらえるところありますか",
    "フードパントリー次いつ？",
    "12月5日にやってるサロン",
    "週末に子どもと行けるとこ",
    "どこか寄れるとこある？",
    "今夜ごはん食べれるとこ",
    "タダで食べられるところ",
    "お金がかからない居場所",
    "入口で待っててくれるところ",
    "はじめてでも行けるところ",
    "あさって開いてるとこ",
    "今日やってはるとこどこ",
    "明日やっちょるとこある",
    "認知症カフェはいつありますか",
    "おばあちゃんと行けるサロンある?",
    "浜町でやってる居場所",
    "静かに過ごせる場所を教えてください",
    "やってるところ",
    "来週のこども食堂",
    "夜やってる居場所ありますか",
    "炊き出しはどこでやってますか",
    "みんなで食べるところじゃなくて、静かな居場所がいい。今日ありますか",
    "places open today?",
    "where can I eat for free",
    "うちの近くの居場所を教えて",
    "すみません、子ども食堂って何時からですか？",
    "いまから行けるところ",
    "ひとりで行けないけど、待っててくれるところありますか",
    "食料配布の日程",
    "お米もらえるとこ",
    "親子で行けるひろばありますか",
    "こども食堂行きたい",
    "今週やってるの、どこ？",
    "学校帰りに寄れるところ",
    "居場所 土曜",
    "だれかと話せるところ",
    "いつやってるか知りたい 子ども食堂",
    "若者が集まれる場所は？",
    "今日サロンやってる？",
    "ただで ご飯たべれるとこ おせーて",
  ])("「%s」", (words) => expect(asksForPlaces(words)).toBe(true));

  test.each([
    "ひだまりサロン今日やってますか",
    "ゆるりは何時まで？ 駅前フリースペース ゆるり",
    "浜の市場 うら畑 いつ",
    "若草ごはん会",
  ])("by name: 「%s」", (words) => expect(asksForPlaces(words, town)).toBe(true));
});

describe("speaks of something else", () => {
  test.each([
    "居場所がない",
    "居場所がなくて死にたい",
    "うちには居場所がないんです",
    "職場に居場所がないと感じます",
    "どこに行っても居場所がない",
    "子ども食堂のボランティアは募集してますか",
    "こども食堂に寄付するにはどうしたらいいですか",
    "サロンを開きたいと思っています",
    "今日はなにもやってない",
    "もう食べるところも寝るところもない",
    "今日も仕事です",
    "夫の居場所を知りたい",
    "娘が居場所を教えてくれない",
    "子どもがどこにいるかわからない",
    "認知症の父が居なくなりました どこにいるか",
    "市の窓口は土曜もやってますか",
    "電話は何時から",
    "今日そちらやってますか？",
    "サロンの人に無視された",
    "居場所づくりをしたいです",
    "子ども食堂で働いています",
    "静かなところへ行ってしまいたい",
    "消えてしまいたい どこか静かな場所で",
    "近所の子がご飯を食べさせてもらえてない",
    "ごはん食べてない",
    "お金がない",
    "無料の弁護士さんいますか",
    "今夜泊まれるところありますか",
    "家を追い出された。行くところがない",
    "居場所になってくれてありがとう",
    "今日はありがとう",
    "ここは居場所ですか",
    "人がいるところは苦手",
    "あの子の居場所になりたい",
    "安心していられる場所がありません",
    "家に居場所がなくてつらい",
    "子ども食堂を手伝いたい",
    "学校に居場所がありません",
    "どこにも居場所がない",
    "居場所がほしい",
    "自分の居場所がわからない",
    "こども食堂でボランティアしたい",
    "サロンに来てた田中さんが最近来ない",
    "こども食堂に行ったら嫌なことを言われた",
    "今日寝るところがない",
    "泊まるところがない どこかありますか",
    "静かなところで死にたい",
    "市役所は何時までやってますか",
    "病院どこ",
    "こんにちは",
    "ごはん食べたい",
    "おなかすいた",
    "食べるものがない",
    "だれかと話したい",
    "人と話したい",
    "子ども食堂を始めたいのですが",
    "余ったお米を寄付したい どこですか",
    "サロンの場所を貸したい",
    "うちの子がこども食堂に行ってるんですけど",
    "居場所なんてどこにもない",
    "行くところがない",
    "今日つらい",
    "今日やってらんない",
    "仕事やってる",
    "相談できるところありますか",
    "近所の人が気になる",
    "クラスに居場所ないんだよね",
    "居場所を失った気がする",
    "今日病院に行くところです",
    "仕事あるところ教えて",
    "トイレどこですか",
    "居場所のスタッフになりたい",
    "いつやんでもいい",
    "遠くに消えたい",
    "食堂のおばちゃんが好きだった",
    "もうサロンには行きたくない",
    "子ども食堂に野菜を届けたい",
    "夫が家にいる場所がないと言います",
    "彼の居場所がわからない",
    "死ねる場所ある？",
    "no place to stay tonight",
    "I want to volunteer at the food pantry",
    "今日、母と けんかした",
    "さみしい",
    "逃げるところがない",
    "いつ返事くるの",
    "何時までやってますか",
    "今日やってますか",
    "わたしの居場所はどこ",
    "サロンの会費が払えません",
    "近くに働けるところありますか",
    "",
    "😭",
    "\u200b\u200b",
    "居場所".repeat(80),
  ])("「%s」", (words) => expect(asksForPlaces(words)).toBe(false));

  test.each([
    "ひだまりサロン北野でいやなことがありました",
    "ひだまりサロンを手伝いたい",
    "さくらこども食堂に来てた子が見かけなくなった",
  ])("though it names a place: 「%s」", (words) => expect(asksForPlaces(words, town)).toBe(false));
});

const read = (words: string): PlaceQuery => placeQuery(words, NOW, town);

describe("when", () => {
  test.each<[string, string, string[]]>([
    ["今日やってるところ", "today", ["2026-11-24"]],
    ["きょうどっかあいとる？", "today", ["2026-11-24"]],
    ["本日の居場所", "today", ["2026-11-24"]],
    ["いまやってるところ", "now", ["2026-11-24"]],
    ["今から行けるとこ", "now", ["2026-11-24"]],
    ["あした ごはん食べられるところ", "tomorrow", ["2026-11-25"]],
    ["ｱｼﾀやってるとこ", "tomorrow", ["2026-11-25"]],
    ["あすのサロン", "tomorrow", ["2026-11-25"]],
    ["明後日あいてる？", "date", ["2026-11-26"]],
    ["しあさって", "date", ["2026-11-27"]],
    ["今日か明日", "date", ["2026-11-24", "2026-11-25"]],
    ["土曜やってる居場所", "weekday", ["2026-11-28"]],
    ["どようびは？", "weekday", ["2026-11-28"]],
    ["火曜日", "weekday", ["2026-11-24"]],
    ["来週の火曜日", "weekday", ["2026-12-01"]],
    ["火曜か木曜", "weekday", ["2026-11-24", "2026-11-26"]],
    ["週末", "weekend", ["2026-11-28", "2026-11-29"]],
    ["土日やってるとこ", "weekend", ["2026-11-28", "2026-11-29"]],
    ["来週末", "weekend", ["2026-12-05", "2026-12-06"]],
    ["今週", "thisWeek", ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"]],
    ["12月5日のサロン", "date", ["2026-12-05"]],
    ["１２／５", "date", ["2026-12-05"]],
    ["十二月二十日", "date", ["2026-12-20"]],
    ["1月4日", "date", ["2027-01-04"]],
    ["30日は？", "date", ["2026-11-30"]],
    ["3日にやってるとこ", "date", ["2026-12-03"]],
    ["クリスマス", "date", ["2026-12-25"]],
    ["お正月", "date", ["2027-01-01", "2027-01-02", "2027-01-03"]],
    ["つぎの祝日", "date", ["2027-01-01"]],
    ["平日", "weekday", ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]],
    ["こども食堂いつ", "any", []],
    ["3日前に行きました", "any", []],
    ["2日間だれとも話してない", "any", []],
    ["13月45日", "any", []],
    ["こんばんは", "any", []],
    ["明るいところ", "any", []],
  ])("「%s」 → %s", (words, name, days) => expect(read(words).when).toEqual({ name, days }));

  test("on a Sunday: this week is today, the weekend is today, next week begins tomorrow", () => {
    const sunday = tokyo("2026-11-29T10:00:00");
    expect(placeQuery("今週", sunday).when.days).toEqual(["2026-11-29"]);
    expect(placeQuery("週末", sunday).when.days).toEqual(["2026-11-29"]);
    expect(placeQuery("来週", sunday).when.days.at(0)).toBe("2026-11-30");
  });

  test("just after midnight in Tokyo it is the new day, whatever UTC says", () => {
    expect(placeQuery("今日", tokyo("2026-11-25T00:10:00")).when.days).toEqual(["2026-11-25"]);
  });
});

describe("what, where, how", () => {
  test.each<[string, Partial<PlaceQuery>]>([
    ["こども食堂いつ", { kinds: ["childrenMealPlace"] }],
    ["子供食堂", { kinds: ["childrenMealPlace"] }],
    ["子ども食道", { kinds: ["childrenMealPlace"] }],
    ["みんなの食堂", { kinds: ["communityMealPlace"] }],
    ["ごはん食べれるとこ", { kinds: [...FOOD_KINDS] }],
    ["晩ごはん出るとこ", { kinds: [...FOOD_KINDS], part: "evening" }],
    ["お米もらえるところ", { kinds: ["foodPantry"] }],
    ["フードパントリー", { kinds: ["foodPantry"] }],
    ["サロン", { kinds: ["hidamariSalon"] }],
    ["ﾌﾘｰｽﾍﾟｰｽ", { kinds: ["youthFreeSpace"] }],
    ["高校生が行ける場所", { kinds: ["youthFreeSpace"] }],
    ["認知症カフェ", { kinds: ["memoryCafe"] }],
    ["親子のひろば", { kinds: ["parentChildSpace"] }],
    ["人がいるところ", { kinds: [...STAY_KINDS] }],
    ["居場所・ごはん", { kinds: ["ibasho", ...FOOD_KINDS] }],
    ["しずかなところ", { quiet: true, kinds: null }],
    ["人が少ないとこ", { quiet: true }],
    ["話さなくていい居場所", { quiet: true, kinds: ["ibasho"] }],
    ["無料の", { free: true }],
    ["タダで食べられるところ", { free: true }],
    ["お金がなくても行けるところ", { free: true }],
    ["入口で待っててくれるところ", { atDoor: true }],
    ["はじめてだけど行けるとこ", { atDoor: true }],
    ["ひとりで行くのがこわい", { atDoor: true }],
    ["夜やってる居場所", { part: "evening" }],
    ["午前中だけ", { part: "morning" }],
    ["浜町でやってるところ", { district: "hama" }],
    ["さくらがおかの近くのサロン", { district: "sakura" }],
    ["今日やってるところ", { kinds: null, quiet: false, free: false, atDoor: false, district: null, part: null }],
    ["ただいま", { free: false }],
  ])("「%s」", (words, expected) => expect(read(words)).toMatchObject(expected));

  test("a place's own name is one place, and no wish besides", () => {
    expect(read("若草ごはん会あしたある？")).toMatchObject({
      placeId: "place-wakakusa",
      kinds: null,
      when: { name: "tomorrow" },
    });
    expect(read("ひだまりサロン、土曜は？")).toMatchObject({ placeId: "place-hidamari", kinds: null });
    expect(read("本のある静かな部屋")).toMatchObject({ placeId: "place-midori-hon", quiet: false });
    expect(read("サロン")).toMatchObject({ placeId: null });
  });
});

describe("what a flow asks for", () => {
  test("stands where the person said nothing, and gives way where they did", () => {
    expect(placeQueryOf({ when: "today", kinds: ["ibasho"] }, "人がいる場所を知りたい", NOW, town)).toMatchObject({
      when: { name: "today" },
      kinds: [...STAY_KINDS],
    });
    expect(placeQueryOf({ when: "today", kinds: ["ibasho"] }, "居場所・ごはん", NOW, town).kinds).toEqual([
      "ibasho",
      ...FOOD_KINDS,
    ]);
    expect(placeQueryOf({ when: "today", kinds: ["ibasho"] }, "", NOW, town)).toMatchObject({
      when: { days: ["2026-11-24"] },
      kinds: ["ibasho"],
    });
    expect(placeQueryOf({ when: "thisWeek" }, "土曜がいい", NOW, town).when.days).toEqual(["2026-11-28"]);
    expect(placeQueryOf({ when: "土曜" }, "", NOW, town).when.days).toEqual(["2026-11-28"]);
    expect(placeQueryOf({ kinds: ["nonsense"] }, "", NOW, town).kinds).toBeNull();
  });
});
