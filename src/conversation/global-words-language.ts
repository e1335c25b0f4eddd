/** Words that choose a language, in Japanese and in the languages' own names. */

import type { Rule } from "./global-words-heed.ts";
import { WISH } from "./word-shapes.ts";

const rule = (word: Rule[0], source: string): Rule => [word, new RegExp(`^${source}$`, "u")];
const PLEASE =
  "(?:で|が|に|please|pls|inline|いい|して|話して|書いて|話したい|できますか|お願い(?:します)?|おねがい(?:します)?)*";
const EASY = "(?:もっと)?(?:やさしい|易しい|優しい|かんたんな|簡単な|わかりやすい)";

export const LANGUAGE_WORDS: readonly Rule[] = [
  rule("easyJapanese", `${EASY}(?:にほんご|日本語|ことば|言葉)(?:${PLEASE}${WISH})(?<!やさしい言葉|やさしいことば)`),
  rule("easyJapanese", "(?:easy|simple|plain)japanese(?:please|pls)?"),
  rule(
    "easyJapanese",
    `むずかしい?(?:にほんご|日本語|漢字|かんじ)?(?:は|が)?(?:わから(?:ない|ん)|わかりません|読めない|よめない|読めません|よめません)(?:です)?`,
  ),
  rule(
    "easyJapanese",
    `難しい(?:にほんご|日本語|漢字|言葉)(?:は|が)?(?:わから(?:ない|ん)|わかりません|読めない|読めません)(?:です)?`,
  ),
  rule(
    "easyJapanese",
    `(?:かんじ|漢字)(?:は|が)?(?:よめない|よめません|読めない|読めません|わからない|わかりません|むずかしい|難しい)(?:です)?`,
  ),
  rule("easyJapanese", `ひらがな(?:で|だけで|がいい)${PLEASE}${WISH}(?<!ひらがな)`),
  rule(
    "language",
    "(?:(?:ほか|他|べつ|別)の)?(?:ことば|言葉|言語|外国語)(?:を(?:変える|かえる|変えたい|かえたい|選ぶ|えらぶ|変えて|かえて|選びたい)|で(?:も)?(?:いい(?:です)?か?|話したい|お願い(?:します)?)?|が(?:いい|あります?か)|は(?:あります|できます|あり)か)?(?:です|ください)*",
  ),
  rule(
    "language",
    "(?:language|languages|lang|langua|changelanguage|otherlanguages?|anotherlanguage|selectlanguage|語言|语言|其他语言|其他語言|换语言|換語言|ngônngữ|ngonngu|đổingônngữ|भाषा|bhasha|idioma|idiomas|outroidioma|mudaridioma|언어|wika|bahasa)",
  ),
  rule(
    "language",
    "(?:(?:わたし|私)は?)?(?:日本語|にほんご)(?:は|が|を)?(?:あまり|よく|ぜんぜん|全然|すこし(?:しか)?|少し(?:しか)?|ちょっと)?(?:わから(?:ない|ん)|わかりません|わかりません|できない|できません|読めない|読めません|よめない|よめません|話せない|話せません|はなせない|はなせません|むずかしい|難しい|だめ)(?:です)?",
  ),
  rule(
    "japanese",
    "(?:(?:ふつうの?|普通の?)?(?:日本語|にほんご)|japanese)(?:で|にする|にもどす|に戻す|にして|がいい|お願い(?:します)?|でいい)*(?:です)?",
  ),
  rule(
    "chinese",
    `(?:中文|中国語|ちゅうごくご|chinese|简体中文|繁體中文|繁体中文|汉语|漢語|普通话|國語|説中文|说中文|請說中文|请说中文|会说中文吗|mandarin)${PLEASE}${WISH}`,
  ),
  rule("vietnamese", `(?:tiếngviệt|tiengviet|việtnam|vietnamese|べとなむ語|べとなむご)${PLEASE}${WISH}`),
  rule("nepali", `(?:नेपाली|नेपाली(?:भाषा|मा)*|nepali|nepalese|ねぱ(?:る|り)(?:語|ご)?)${PLEASE}${WISH}`),
  rule(
    "portuguese",
    `(?:português|portugues|portuguese|emportuguês|emportugues|ぽるとがる語|ぽるとがるご|ぶらじる語)${PLEASE}${WISH}`,
  ),
  rule(
    "english",
    `(?:in|speak|doyouspeak|canyouspeak|caniuse|caniwritein|use)?(?:english|えいご|英語)${PLEASE}${WISH}`,
  ),
];
