/** Words as people write them: global words, openings, small talk; and the same words where they mean something else. */

import { describe, expect, test } from "vitest";
import type { GlobalWord } from "../../../src/conversation/flow-types.ts";
import { globalWord } from "../../../src/conversation/global-words.ts";
import { normalise, saysOnly } from "../../../src/conversation/match-words.ts";
import { findOpening } from "../../../src/conversation/openings.ts";
import { weigh } from "../../../src/conversation/small-talk-words.ts";
import { flows } from "./player.ts";

const WORDS: Record<GlobalWord, string> = {
  person:
    "人と話したい,人間と話したい,ロボットじゃなくて人がいい,職員さんお願い,ひとと話したいです,だれかと話したい,職員の人と話せますか,人に代わって,担当者と話がしたい,ヒトトハナシタイ,人と　話したい！,オペレーターにつないで,自動じゃなくて人に聞いてほしい,電話して,電話してほしいです,人間がいい,職員を呼んでください,誰かに聞いてほしい,窓口の人と話したい,人とつながりたい,人間だして,職員の方いますか,担当の方をお願いします,中の人いますか,AIじゃなくて人と,ちゃんとした人にかわって,みどりさんと話したい,佐藤さんと話したいです,連絡ください,連絡してください,返事ください,返事がほしい,話を聞いてほしい,直接会って話したい,だれか話を聞いて",
  notNow:
    "いまはいい,今はいいです,あとで,やめる,また今度,もういいです,結構です,今はやめておく,あとにする,やっぱりいいです,忘れてください,いまはいい。",
  back: "もどる,戻る,前に戻って,ひとつ前",
  restart: "最初から,はじめから,最初にもどる,メニュー,やり直し",
  noContact:
    "連絡しないで,連絡とかしないでください,連絡はいりません,連絡いらないです,もう連絡してこないで,そっとしておいてください,返事いりません,電話も連絡もしないで,やっぱり連絡しないで,しばらく連絡しないでください,すみません、連絡はしないでほしいです,家族にばれるから連絡しないで,ねむいので。連絡しないでください,こわい。もう連絡してこないで。,メッセージ送らないで,送らないで,もう送ってこないで,LINEもしないで,LINEしないで,通知しないで",
  noPhone: "電話しないで,電話はしないでください,電話はやめて,電話は困ります,電話してこないで",
  doNotRead: "読まないで,読まないでください",
  erase: "消して,全部消して,消してください,けして,ここの話を消してほしい,さっきの話消して,書いたこと全部消して",
  about: "？,?,??,ここは何ですか,これなに,使い方",
  easyJapanese: "やさしいにほんご,やさしい日本語",
  english: "English,ＥＮＧＬＩＳＨ",
  watched:
    "見られると困る,見られたら困る,見られると困ります,スマホ見られてる,スマホを見られています,音が鳴ると困る,通知がくると困る,LINEがばれると困る,夫に見られるから,夫に見られるからこわい,これを夫に見られたら殴られる,夫がスマホをチェックしてて見られてるかも。LINE見られてる,家族に見つかったらまずい,夫にLINEを見られています",
  secret:
    "夫には連絡しないで,学校に連絡しないで,会社にばれるので会社に連絡しないで,家族に連絡しないで,だれにも言わないで,家族に知られたくない,私の名前は出さないで,秘密にしてください,お母さんには言わないでほしい",
  tell: "やっぱり伝えて,伝えて,伝えてください,やっぱり伝えてほしい",
  keep: "やっぱり伝えないで,伝えないで,職員に伝えないで,職員には言わないでください",
  asksWho:
    "あなたはAIですか,AIですか,ロボット？,ロボットですか,誰が読んでるの,だれが読みますか,人が読んでいるんですか,だれが読んでいるんですか,人間ですか",
  asksWhen: "いつ返事くるの,いつ読むんですか,返事はいつですか,いつ返事がもらえますか,まだですか",
  asksSecret: "秘密は守られますか,秘密守ってくれますか,家族にばれませんか,内緒にしてもらえますか",
  mistaken:
    "さっきのまちがい,さっきの間違いです,まちがえた,押しまちがえました,さっきの答えはちがいます,えらびなおしたい",
  resume: "つづきを話す,続き,さっきのつづき,続きから,つづきを書きたい",
  mayRead: "読んでもいい,やっぱり読んで,職員が読んでもいいです,読んでください",
  unwatched: "もう見られない,もう見られても大丈夫,見られても平気です",
  supporterOn: "短い形で,短いやりとりにして,サポーターモード",
  supporterOff: "ふつうの形で,普通の形にもどして",
  language: "ことば,言葉を変える,Language,ことばをえらぶ",
  japanese: "日本語,ふつうの日本語で,Japanese",
  chinese: "中文,中国語,Chinese",
  vietnamese: "Tiếng Việt,ベトナム語,Vietnamese",
  nepali: "नेपाली,ネパール語,Nepali",
  portuguese: "Português,ポルトガル語,portugues",
  numbers: "電話番号をもう一度,電話番号をもう一度見せて,電話番号を教えてください,電話番号もう一回",
  asksCost: "お金かかりますか,無料？,無料ですか,お金はかかるの,相談は無料ですか",
};

describe("global words", () => {
  for (const [word, list] of Object.entries(WORDS)) {
    test.each(list.split(","))(`${word}: %s`, (text) => expect(globalWord(text)).toBe(word));
  }
  test.each(
    "人と話したくない,人と話すのが苦手です,職員に言われた,話したい人がいない,電気を消して寝た,息子が連絡しないで出ていった,亡くなった人と話したい,天国の母と話したい,友だちと話したい,お母さんと話したい,おばあさんと話したい,連絡してもいいですか,もう終わり？,いまはいいですか,もどりたい,やり直したい,あの頃にもどりたい,泣いているところを見られて嫌だった,母が伝えてくれない,裸を見られたことがある,隣の山田さんと話したい,ばれると困る,LINEは見れます,LINEは見られます,音がこわい,人に見られるとこわい,学校でばれた,お金がかかる,お金がいります,送らないと怒られる,電話しないでいたら怒られた,家に戻りたい,仕事やめたい,夫がもどってこない,だれとも話してない,消えたい,電話が止まった,人が怖い,母と話したい,友人と話したい,隣の人と話せない,夫に連絡しないでと言われた,最初から間違ってた".split(
      ",",
    ),
  )("a story, not a command: %s", (text) => expect(globalWord(text)).toBeNull());
});

describe("openings", () => {
  test.each([
    ["つかれた〜", "worn-out"],
    ["ちょっと　しんどいです", "worn-out"],
    ["しんどいかも", "worn-out"],
    ["なんか最近しんどい。。。", "worn-out"],
    ["ｼﾝﾄﾞｲ", "worn-out"],
    ["仕事がつらくてしんどい", "worn-out"],
    ["隣の人がちょっと心配で", "neighbour"],
    ["向かいのおばあちゃん、3日くらい見てないです", "unseen-neighbour"],
    ["上の階から毎晩子どもの泣き声がする", "crying-child"],
    ["隣の人がしんどそうで心配", "neighbour"],
    ["こんにちは！", "small-talk"],
    ["こんばんは〜", "small-talk"],
    ["ありがとうございます", "small-talk"],
  ])("%s opens %s", (text, flow) => expect(findOpening(flows, text)?.target.flow).toBe(flow));

  test.each(["家賃が払えない", "となりの窓口ってなに", "母がしんどそう"])("%s opens nothing", (text) =>
    expect(findOpening(flows, text)).toBeNull(),
  );
});

describe("small talk", () => {
  test.each(["こんにちは", "今日はいい天気ですね", "ありがとう", "ばーか", "うん", "ねこがかわいい", "😊"])(
    "%s is light",
    (text) => expect(weigh(text)).toBe("light"),
  );
  test.each([
    "家賃はらえなくて",
    "天気がよくても外に出られない",
    "夫が帰ってこない",
    "ありがとう、でももう生活ができないです",
  ])("%s is not", (text) => expect(weigh(text)).toBe("heavy"));
});

test("normalising keeps what is meant", () => {
  expect(normalise("　ﾁｮｯﾄ〜 シンドーイ！！ ")).toBe(normalise("ちょっとしんどい"));
  expect(saysOnly("ふつうかな", "ふつう")).toBe(true);
  expect(saysOnly("ふつうに働けない", "ふつう")).toBe(false);
  expect(saysOnly("", "")).toBe(false);
});
