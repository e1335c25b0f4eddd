/** Masks for ordinary worries and small talk that use the words of danger; the second part of hard-negatives.ts. Handbook §4.6. */
import type { HardNegative } from "./hard-negatives.ts";

export const EVERYDAY: readonly HardNegative[] = [
  {
    pattern:
      "(?:一緒に|いっしょに)?.{0,8}(?:友達|友だち|仲間|話し?相手|知り合い|頼れる人|味方|相談相手)(?:が|も)(?:一人も|ほとんど|誰も)?(?:い(?:な(?:い|くて|く、|かった|く(?=寂|辛|一人))|ません)|おら(?:ん|へん)|でき(?:な|ん|ま))",
    from: ["body"],
    why: "no friends: lonely, nobody is missing",
  },
  {
    pattern:
      "(?:まともに|ろくに|ちゃんと|生)返事(?:も|を|しか)?(?:.{0,6})|返事(?:も|を)?(?:ろくに|ちゃんと)?し(?:ない|なく|ません|ねえ|て(?:くれ|い)な)(?:.{0,12})(?:反抗期|思春期|年頃|生意気|態度|無視|スマホ|ゲーム)|(?:反抗期|思春期|年頃)(?:.{0,20})(?:返事|口(?:を|も)き)(?:.{0,6})",
    from: ["body"],
    why: "a sulky answer is no sign of illness",
  },
  {
    pattern:
      "(?:の|た|る)(?:時|とき|場合|際)(?:は|に|には)?.{0,18}(?:逃げ|避難)(?:れば|すれば|たら|したら|るなら|場所|所|先|る(?:ところ|とこ|場所))",
    from: ["body"],
    why: "asked beforehand, for a day that may come",
  },
  {
    pattern: "(?:市?役所|税務署|年金事務所|年金機構|県|市|区|町)(?:の.{1,6})?から(?:.{0,4})(?:封筒|手紙|督促状?|催告書?|通知|はがき|ハガキ|書類|お知らせ|納付書)(?:.{0,4})(?:来|き|届)",
    from: ["need"],
    why: "letters of the town hall",
  },
  {
    pattern:
      "(?:年|か月|ヶ月|長いこと|長年|ずっと|卒業(?:して)?から|辞めてから)(?:も|近く|以上|くらい|間)?.{0,8}(?:部屋|自室|家|二階|離れ)に(?:閉じ)?(?:こも|籠)",
    from: ["harm"],
    why: "withdrawn for years, not hiding",
  },
  {
    pattern:
      "(?:脳梗塞|脳卒中|脳出血|心筋梗塞|くも膜下(?:出血)?|骨折|事故|手術|病気|大けが)(?:の(?:あと|後(?!ろ)|後遺症|リハビリ)|をして(?:から|以来)|で倒れて(?:から|以来)|に(?:なって|なった)(?:から|以来)|以来|後(?:の|に|は|から))",
    from: ["body"],
    why: "after an illness, long over",
  },
  {
    pattern: "電話(?:が|も)(?:来|き(?=た|て|ま)|あっ(?:た|て)|あり|かかって(?:き|来)(?:た|て|ま))(?:た|て|まし)?",
    from: ["body"],
    why: "a call that came is no call without an answer",
  },
  {
    pattern:
      "(?:ランドセル|鞄|かばん|教科書|宿題|本|ゲーム|スマホ|ピアノ|楽器|道具|おもちゃ|パソコン|自転車|車|機械|電気|猫|犬|花)(?:に|を|も|は)(?:触|さわ)(?:ら|れ|っ|り|る)",
    from: ["harm"],
    why: "things are touched",
  },
  { pattern: "きっかけ", from: ["self"], why: "きつか inside きっかけ" },
  {
    pattern:
      "(?:カーテン|雨戸)(?:を|も|は)?(?:閉め|しめ)(?:っぱなし|きり|切り|たまま|た)(?:の|で|にして|、)?(?:.{0,4})(?:部屋|暮ら|生活|過ご|ゲーム|寝て)",
    from: ["body"],
    why: "one's own curtains",
  },
  {
    pattern: "(?:灯油|米|お米|水|荷物|ゴミ|ごみ|布団)(?:缶|袋)?(?:が|は|も)?(?:.{0,4})重(?:く|たく|い|すぎ)(?:.{0,6})",
    from: ["need"],
    why: "heavy, not lacking",
  },
  {
    pattern:
      "誰か(?:.{0,8})(?:ついて|付いて|一緒|手伝|教え|運んで|見て|買って|直して|代わって|聞いて|話し|遊んで|迎えに)(?:.{0,8})(?:くれ|ほし|もら|くだ)",
    from: ["self"],
    why: "a wish for a helping hand",
  },
  {
    pattern: "誰か(?:.{0,6})来てくれ(?:たら|れば|る(?:と|人|なら)|ない(?:か|です|でしょ)|ませんか|へん(?:か|やろ))",
    from: ["self"],
    why: "a wish for a helping hand",
  },
];
