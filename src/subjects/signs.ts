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

/** @returns codes without repeats, in a fixed order. Empty when nothing known is said. */
export function signsIn(text: string): string[] {
  const said = fold(text);
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
