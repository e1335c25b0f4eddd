/** What neighbours notice about a house or its people, as codes: from plain words (handbook D7–D9, D16). Pure. */
import { fold } from "./fold.ts";

/** Codes that chips may record under the meaning `signs`, and that plain words may mean. Folded spelling. */
const SIGN_WORDS: Record<string, RegExp> = {
  notSeen:
    /(?:見|み)(?:かけ|ない|なく|てない|てません|ていない|ていません|えない|ません)|会わな|会ってな|会って(?:い)?ません|姿が|姿を|顔を見な|出てこな|外に出な|閉じこも/,
  mail: /新聞|郵便|ちらし|ぽすと|宅配|手紙が/,
  lights: /(?:電気|明かり|灯り|あかり|照明|玄関灯)/,
  shutters: /雨戸|かあてん|しゃった|しやった|かてん|窓が(?:開|あ)い/,
  laundry: /洗濯/,
  noAnswer: /返事がな|返事をし|返事しな|応答|出てくれな|ちゃいむ|ぴんぽん|いんたほん|呼んでも/,
  collapsed: /倒れて|うずくま|意識/,
  smell: /におい|匂い|臭|異臭|悪臭|くさい/,
  garbage: /ごみ|ゴミ|物があふれ|ものがあふれ|荷物が山|散らか/,
  insects: /虫|ごきぶり|はえが|ねずみ|鼠/,
  garden: /庭が|草が|雑草|木が伸び|荒れて|草ぼうぼう/,
  fire: /火事|火が|煙|焦げ|こげ|ぼや|消し忘れ/,
  crying: /泣き声|泣いて|泣き叫/,
  shouting: /怒鳴|どなり|叫び声|大声|罵声|けんか|喧嘩/,
  bruise: /あざ|痣|けがをし|傷だらけ|包帯/,
  thin: /やせ|痩せ|食べて(?:い)?な|食べて(?:い)?ません|ごはんを|げっそり/,
  unwell: /顔色|元気がな|具合|体調|ふらつ|ふらふら|足を引き|弱って/,
  wandering: /徘徊|はいかい|うろうろ|夜中に歩|道に迷|迷って|裸足|はだし|寝間着|ぱじゃま/,
  confused: /同じ話|話がかみ合わ|認知|物忘れ|ぼけ/,
  child: /子ども|こども|子供|赤ちゃん|小さい子/,
  alone: /一人暮らし|ひとり暮らし|独り暮らし|独居/,
  noise: /騒音|うるさい|物音|どんどん/,
};

const BESIDE =
  "(?:角|隣|となり|前|裏|横|向かい|向い|むかい|そば|近く|ちかく|先|奥|手前|あたり|辺り|ところ|とこ|上|下|斜め)";
/**
 * A thing that says where, not what was noticed: 「新聞屋の角」「ごみ置き場の隣」「ポストの前の家」「こども園の裏」「煙草屋」. Not 「ごみ屋敷」
 * and not 「ポストの中」. Folded spelling.
 */
const LANDMARKS = new RegExp(
  [
    "(?:新聞|郵便|宅配|電気|照明|洗濯|くりにんぐ|ごみ|虫|火|煙|しゃった|しやった|ぽすと|かてん|ちらし|騒音|臭気|認知症|ねずみ|あざ|草|庭)(?:屋(?!敷|根)|店|局|社|署|坂|橋|川|池|通り|神社|公園|広場|町|駅|荘|販売[店所]|販売|配達|会館|専門店|せんた|ぼっくす|かふぇ)(?:さん)?",
    "(?:ごみ|資源)(?:の)?(?:置き?場|おきば|出し場|捨て場|すてば|集積[場所]|収集[場所]|回収[場所]|すてしょん|処理場|焼却[場炉]|焼却)",
    "(?:子ども|こども|子供|赤ちゃん)(?:園|食堂|会|館|広場|公園|せんた|病院|くりにっく|歯科|家庭|図書|110番|本舗|服|文庫|の(?:家|広場|城|森|国|里|園|館))",
    `(?:郵便|赤い)?(?:ぽすと|新聞受け?|郵便受け?|街灯|外灯|玄関灯|照明灯|自販機の(?:明かり|灯り))の(?:すぐ|真)?${BESIDE}(?!(?:に|は|が)(?:新聞|郵便))`,
    "煙草|煙突|火の見|消火栓|草野球|庭園|庭球|虫歯|ちらし寿司|あざみ野?|若草|千草|草加",
  ].join("|"),
  "gu",
);

/** @returns codes without repeats, in a fixed order. Empty when nothing known is said. */
export function signsIn(text: string): string[] {
  const said = fold(text).replaceAll(LANDMARKS, "〓");
  return Object.entries(SIGN_WORDS).flatMap(([code, words]) => (words.test(said) ? [code] : []));
}

/** Seen and heard oneself, or told by others. Nothing where the words do not tell (handbook D16: kept apart). */
export function howKnown(text: string): "observed" | "hearsay" | null {
  const said = fold(text);
  if (HEARSAY.test(said)) return "hearsay";
  return OBSERVED.test(said) ? "observed" : null;
}

const HEARSAY =
  /らしい|そうです$|そうだ$|だそう|とのこと|って(?:聞|き)い|と(?:聞|き)い|と言って(?:い)?(?:た|ま)|って言って|いわく|うわさ|噂|話では|によると|聞いた話|人から聞|教えてくれ|みたいです$|みたい$|ようです$/;
const OBSERVED =
  /見ました|見た|見えま|見える|見かけ|見て(?:い)?(?:な|ま)|見な|聞こえ|きこえ|におい|匂い|臭|会って|会いま|会わな|たまって|ついたまま|消えたまま|呼んでも|怒鳴り声が|泣き声が|荒れて|積まれ|積んで/;
