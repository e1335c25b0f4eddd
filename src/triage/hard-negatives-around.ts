/** Masks for what goes on around people: babies and neighbours, pets, sport, kitchens, quarrels made up; the fourth part of hard-negatives.ts. Handbook §4.6. */
import type { HardNegative } from "./hard-negatives.ts";

export const AROUND: readonly HardNegative[] = [
  {
    pattern: "(?:赤ちゃん|赤ん坊|赤子)(?:が|は|の)?(?:よく|ずっと|いつも)?泣いて(?:ばかり|ばっかり)(?:で|いて|の)?",
    from: ["harm", "self"],
    why: "a baby that cries a lot: babies do; shouting, nights and bruises are heard by their own words",
  },
  {
    pattern:
      "(?:隣|近所|クラス|うちのクラス|お隣)の(?:家の)?(?:子|お子さん|子ども|女の子|男の子)(?:が|は)(?:最近)?学校(?:に|へ)(?:来|行)(?:て(?:い)?)?(?:な(?:い|く)|ません)",
    from: ["harm"],
    why: "a neighbour's child that is not at school: a worry, no sign of hurt",
  },
  {
    pattern: "洗濯(?:物)?(?:を|も)?取り?込(?:んで|み)(?:.{0,4})(?:もら|くれ|いただ|頂)",
    from: ["body"],
    why: "a neighbour took the washing in",
  },
  {
    pattern: "(?:常連|お得意|なじみ)(?:の)?(?:お)?客(?:さん)?(?:が|も)(?:来|こ)なくな(?:った|りました|って)$",
    from: ["body"],
    why: "a regular who stopped coming, and nothing else said of them",
  },
  {
    pattern: "(?:肩|背中)(?:を)?(?:たたき|叩き)(?:券|で|を|が).{0,12}(?:叩か|たたか)?(?:れ)?",
    from: ["harm"],
    why: "shoulders patted by a grandchild",
  },
  {
    pattern: "(?:片)?(?:足|脚|左足|右足)(?:を|が)?引きず(?:っ|り|る)",
    from: ["harm"],
    why: "a leg that drags",
  },
  {
    pattern:
      "(?:窓|まど|窓ガラス|ガラス)(?:が|は|も)(?:割れ(?:て(?!.{0,12}(?:音|悲鳴|どなり|怒鳴|泣|叫|声))|た(?!.{0,6}(?:音|声))|たまま)|ひび)",
    from: ["harm"],
    why: "a window that is broken, and nobody breaking it",
  },
  {
    pattern:
      "(?:包丁|ほうちょう|ハサミ)(?:を)?(?:手に)?(?:持っ|もっ|握っ)たまま(?:で|、)?(?:電話|玄関|振り|ふり|立ち話|話|テレビ|居眠り|うっかり|寝|出て|外に出)",
    from: ["harm", "self"],
    why: "called away from the kitchen",
  },
  {
    pattern:
      "(?:部屋|家|うち)(?:から)?(?:出てけ|出て行け|出ていけ)(?:.{0,24})仲直り|(?:弟|妹|兄|姉|友達|おもちゃ)(?:.{0,16})(?:叩か|たたか|怒鳴ら|蹴ら|ぶた)れ(?:.{0,10})仲直り",
    from: ["harm", "need"],
    why: "a quarrel among children, made up",
  },
  {
    pattern: "(?:元気(?:な|いっぱいの)|かわいい|可愛い|かわいらしい)泣き声",
    from: ["harm", "talk"],
    why: "a baby that is welcome",
  },
  {
    pattern:
      "(?:うちの)?(?:猫|ねこ|犬|いぬ|うさぎ|ハムスター|インコ|亀|金魚)(?:、|は|が|も|って)?(?:.{0,6})(?:呼んでも|起こしても)(?:.{0,8})(?:返事|起き|動か|来|こ)(?:し)?(?:な|ん|ず)",
    from: ["body"],
    why: "a pet that does not come",
  },
  {
    pattern: "(?:ハンマー|やり|槍|砲丸|円盤)投げ(?!つけ|られ)",
    from: ["harm"],
    why: "athletics",
  },
  {
    pattern: "(?:小?指|足|腰|膝|肩|財布|体重計|冷蔵庫|胃|お腹|家計|筋肉)(?:が|も)悲鳴(?:を)?(?:あげ|上げ|をあ)",
    from: ["harm", "body"],
    why: "a body or a purse that groans",
  },
  {
    pattern: "(?:潜水|水泳|素潜り|プール|クロール|息継ぎ)(?:.{0,8})息を(?:止め|とめ)(?:.{0,8})",
    from: ["harm", "body"],
    why: "diving practice",
  },
  {
    pattern:
      "マスク(?:で|を|して|だと|すると)(?:.{0,8})息(?:が)?(?:苦し|くるし|しづら|しにく|つま)(?:い|く|る)(?:季節|時期|ね|よね|夏|から|$)?",
    from: ["body", "self"],
    why: "masks in summer",
  },
  {
    pattern:
      "(?:跳び箱|とび箱|縄跳び|鉄棒の練習|ドッジボール|体育の|部活の|運動会|滑り台|すべり台|ブランコ|スケボー|サッカー|野球)(?:.{0,20})(?:あざ|アザ|痣|すり傷|たんこぶ)",
    from: ["harm", "body"],
    why: "bruises of sport and play",
  },
  {
    pattern:
      "(?:家|部屋)から出(?:たがら|てこ)(?:な|ん)(?:い|く)?(?:くらい|ほど|ぐらい)(?:.{0,16})(?:夢中|はまっ|楽し|好き)",
    from: ["talk", "harm"],
    why: "a toy that is fun",
  },
  {
    pattern:
      "(?:ホラー|お化け|おばけ|怖い|こわい)(?:.{0,4})(?:映画|屋敷|話|番組|テレビ|ゲーム|漫画|絵本)(?:を|が|は|も)?(?:.{0,4})(?:怖|こわ)(?:い|く|が)?",
    from: ["harm"],
    why: "afraid of a film",
  },
  {
    pattern:
      "(?:服|ズボン|パンツ|おむつ|上着|コート|靴下|シャツ)(?:を)?(?:脱|ぬ)がせて(?:.{0,4})(?:お?風呂|洗|着替|寝かせ|洗濯|干)",
    from: ["harm"],
    why: "a bath for a child",
  },
  {
    pattern:
      "雪(?:の中)?(?:に|へ)?出て?(?:.{0,6})(?:雪だるま|雪遊び|そり|かまくら|雪合戦)|(?:子ども|孫)(?:.{0,6})雪だるま",
    from: ["harm"],
    why: "play in the snow",
  },
  {
    pattern: "髪(?:の毛)?(?:を)?(?:引っ張|ひっぱ)(?:.{0,6})(?:結ば|結ん|しば|とか|三つ編み|ポニー|編)",
    from: ["harm"],
    why: "combing a child's hair",
  },
  {
    pattern:
      "(?:殴ら|叩か|蹴ら|たたか|なぐら|怒鳴ら)れたこと(?:なんて|なんか|は|が|も|など)?(?:.{0,4})(?:一度も|いちども|一回も)(?:.{0,4})(?:な(?:い(?!んですか|の)|かっ)|ありません)",
    from: ["harm"],
    why: "never happened",
  },
  {
    pattern: "(?:お?風呂|おふろ|プール|海|水)(?:で|に)(?:.{0,6})ぶくぶく(?:.{0,6})(?:遊|笑|楽し|潜|もぐ)",
    from: ["body"],
    why: "bubbles at bath time",
  },
  {
    pattern: "抱き(?:かかえ|抱え)て(?:.{0,4})車(?:に|へ)(?:.{0,4})(?:乗せた|乗せて(?:帰|病院|保育園|家)|乗った)",
    from: ["harm"],
    why: "carrying one's child to the car",
  },
];
