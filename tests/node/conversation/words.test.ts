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
    "人と話したい,人間と話したい,ロボットじゃなくて人がいい,職員さんお願い,ひとと話したいです,だれかと話したい,職員の人と話せますか,人に代わって,担当者と話がしたい,ヒトトハナシタイ,人と　話したい！,オペレーターにつないで,自動じゃなくて人に聞いてほしい,電話して,電話してほしいです,人間がいい,職員を呼んでください,誰かに聞いてほしい,窓口の人と話したい,人とつながりたい",
  notNow: "いまはいい,今はいいです,あとで,やめる,また今度,もういいです,結構です,今はやめておく,あとにする",
  back: "もどる,戻る,前に戻って,ひとつ前",
  restart: "最初から,はじめから,最初にもどる,メニュー,やり直したい",
  noContact:
    "連絡しないで,連絡とかしないでください,連絡はいりません,連絡いらないです,もう連絡してこないで,そっとしておいてください,返事いりません,電話も連絡もしないで,やっぱり連絡しないで,しばらく連絡しないでください,すみません、連絡はしないでほしいです,家族にばれるから連絡しないで,ねむいので。連絡しないでください,こわい。もう連絡してこないで。",
  noPhone: "電話しないで,電話はしないでください,電話はやめて,電話は困ります,電話してこないで",
  doNotRead: "読まないで,読まないでください",
  erase: "消して,全部消して,消してください,けして,ここの話を消してほしい,さっきの話消して,書いたこと全部消して",
  about: "？,?,??,ここは何ですか,これなに,使い方",
  easyJapanese: "やさしいにほんご,やさしい日本語",
  english: "English,ＥＮＧＬＩＳＨ",
};

describe("global words", () => {
  for (const [word, list] of Object.entries(WORDS)) {
    test.each(list.split(","))(`${word}: %s`, (text) => expect(globalWord(text)).toBe(word));
  }
  test.each(
    "人と話したくない,人と話すのが苦手です,職員に言われた,話したい人がいない,電気を消して寝た,息子が連絡しないで出ていった,家族に連絡しないで,電話しないでいたら怒られた,家に戻りたい,仕事やめたい,夫がもどってこない,だれとも話してない,消えたい,電話が止まった,人が怖い,母と話したい,友人と話したい,隣の人と話せない,学校に連絡しないで,会社にばれるので会社に連絡しないで,夫に連絡しないでと言われた,最初から間違ってた".split(
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
    ["向かいのおばあちゃん、3日くらい見てないです", "neighbour"],
    ["上の階から毎晩子どもの泣き声がする", "neighbour"],
    ["隣の人がしんどそうで心配", "neighbour"],
    ["こんにちは！", "small-talk"],
    ["こんばんは〜", "small-talk"],
    ["ありがとうございます", "small-talk"],
  ])("%s opens %s", (text, flow) => expect(findOpening(flows, text)?.flow).toBe(flow));

  test.each(["家賃が払えない", "となりの窓口ってなに", "今日は雨ですね", "母がしんどそう"])(
    "%s opens nothing",
    (text) => expect(findOpening(flows, text)).toBeNull(),
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
