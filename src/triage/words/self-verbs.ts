/** Verbs of dying and vanishing, conjugated: each with every wish, intention and plan that Japanese can hang on a verb. Handbook §4.5. */
import type { WordTable } from "./word-table.ts";

/** The endings of a verb class: before ない, before ます, as listed, before ば and as potential, volitional, て, た. */
interface Endings {
  i: string;
  u: string;
  e: string;
  o: string;
  te: string;
  ta: string;
}
type Verb = readonly [stem: string, endings: Endings];

const NU: Endings = { i: "に", u: "ぬ", e: "ね", o: "のう", te: "んで", ta: "んだ" };
const U: Endings = { i: "い", u: "う", e: "え", o: "おう?", te: "って", ta: "った" };
const KU: Endings = { i: "き", u: "く", e: "け(?:れ)?", o: "こう", te: "って", ta: "った" };
const TU: Endings = { i: "ち", u: "つ", e: "て", o: "とう", te: "って", ta: "った" };
const RU: Endings = { i: "り", u: "る", e: "れ", o: "ろう", te: "って", ta: "った" };
const MU: Endings = { i: "み", u: "む", e: "め", o: "もう", te: "んで", ta: "んだ" };
const SU: Endings = { i: "し", u: "す", e: "せ", o: "そう", te: "して", ta: "した" };
const ICHI: Endings = { i: "", u: "る", e: "(?:られ|れ)", o: "よう", te: "て", ta: "た" };
const SURU: Endings = { i: "し", u: "する", e: "(?:でき(?:れ)?|すれ)", o: "しよう", te: "して", ta: "した" };

/** Something vanishes: only when it is not a thing that does. */
const NOT_A_THING = "(?<![^私俺僕分し命在うち][がはもをの])";
const HEAVEN = "(?:あの世|天国|お空|空の上|黄泉|冥土|三途の川|向こうの世界|極楽)(?:に|へ|さ|を)";

const DEATH: readonly Verb[] = [
  ["死", NU],
  ["(?:死|し)んでしま", U],
  ["死んでま", U],
  ["(?:死|し)んじゃ", U],
  [
    "(?:自殺|自死|自害|入水|投身自殺|飛び降り自殺|首吊り自殺|焼身自殺|凍死|餓死|溺死|服毒|服毒自殺|失血死|転落死|感電死)(?:を)?",
    SURU,
  ],
  ["(?:命|人生|生涯)(?:を|も|ば)?(?:自分で|自ら)?(?:絶|断)", TU],
  ["(?:命|この命)(?:を|ば)?(?:捨て|投げ捨て|終え)", ICHI],
  ["(?:命|この命)(?:を|ば)?(?:手放|落と|返)", SU],
  ["(?:人生|命|自分|一生|生涯)(?:を|も|に|の幕を)?(?:もう|自分で|早く)?(?:終わらせ|終え|閉じ)", ICHI],
  ["(?:人生|命|自分の人生)(?:に)?(?:幕を|けりを|ピリオドを|終止符を)(?:下ろ)", SU],
  ["(?:この世|世の中|現世)(?:を|から)(?:去|立ち去)", RU],
  [
    "(?:この世|現世|人生|世の中)(?:と|から)?(?:は)?(?:おさらば|お別れ|さよなら|オサラバ|サヨナラ|卒業|退場|リタイア|ログアウト)",
    SURU,
  ],
  [`${HEAVEN}(?:早く|もう|一人で)?(?:行|い|逝)`, KU],
  [`${HEAVEN}(?:早く|もう|一人で)?(?:旅立)`, TU],
  ["逝", KU],
  ["首(?:を|でも|ば)?(?:吊|くく|括)", RU],
  ["(?:飛び降り|飛び下り|とびおり)", ICHI],
  ["(?:電車|線路|ホーム|川|海|車|トラック|ダム|湖|踏切|特急)(?:に|へ|から)(?:飛び込|とびこ)", MU],
  ["身を(?:投げ)", ICHI],
  ["自分(?:を|のこと|自身を)(?:殺|消)", SU],
  ["くたば", RU],
  ["(?:息|呼吸)(?:を)?(?:する)?(?:の)?(?:を|も)?(?:止め|やめ)", ICHI],
];

const VANISHING: readonly Verb[] = [
  ["(?:透明|泡|霧|空気|水|闇|空)に(?:なって)?(?:溶け(?:て消え)?|消え)", ICHI],
  [`${NOT_A_THING}(?:この世から|世界から|みんなの前から|ここから)?消え`, ICHI],
  [`${NOT_A_THING}(?:消えて|いなくなって|溶けて|無くなって|居なくなって)しま`, U],
  [`${NOT_A_THING}(?:消え|いなくなっ|溶け)ちゃ`, U],
  [`${NOT_A_THING}消えて(?:な|無)くな`, RU],
  [`${NOT_A_THING}消え去`, RU],
  [`${NOT_A_THING}(?:この世から|世界から|ここから)?(?:いなくな|居なくな|おらんくな|おらんようにな|いなな)`, RU],
  [`${NOT_A_THING}存在(?:を)?(?:やめ|辞め|止め)`, ICHI],
  ["(?:生きるの|生きること|人間|人生|命|この世)(?:を|も|なんか|なんて)?(?:もう)?(?:やめ|辞め|降り|終わりにし)", ICHI],
  ["(?:永遠に|ずっと|永久に|二度と起きずに|このまま)眠り続け", ICHI],
  ["(?:永遠|永久)(?:に|の)(?:眠りに)?(?:眠|つ)", MU],
  ["(?:無|灰|土|石|空気|透明|骨|塵|泡|星|風)(?:に)(?:な|還|帰)", RU],
];

const wishes = ([stem, { i, u, e, o, te, ta }]: Verb): string =>
  `${stem}(?:${i}(?:{たい}|とう(?:な|て|ご)|てえ|たさ|たす)|${e}(?:たら(?:な|いい|ええ|よ|どんな|楽|全部|$)|ば(?:な|いい|ええ|楽|よ(?:か|い|く)|どんな|全部|みんな|済)|るものなら|ない(?:かな|もの|だろうか)|へんかな|んかな)|${ta}(?:ほうが|方が|がまし|がええ|ら(?:楽|いい|ええ|どんな|みんな|全部))|${u}(?:しか(?:な|道|もう|あり|方法)|べき|ほか(?:に)?(?:な|あり)|以外(?:に|の)|のが(?:いい|ええ|一番|正解)|勇気(?:が|も)?(?:ほし|欲し|な|あれ)|こと(?:ばかり|ばっか|しか|だけ|で頭|(?:を|も|が).{0,3}(?:考え|想像|夢|望|願|選|頭|浮|救い)))|${o}(?:か(?:な(?!く)|と|って|も|$)|と(?:思(?!わ)|考|し(?:て|た))|って(?:思(?!わ)|考))|${te}(?:も(?:いい|ええ|かま|構|いっか)|しまえ|楽にな|い?(?:たら|れば)(?:な(?!ん)|いい|ええ|良い|よ(?:か|い|く)|どんな|楽)))`;

/** One's own death or vanishing, stated or planned. */
const states = ([stem, { i, u, o, te }]: Verb): string =>
  `${stem}(?:${i}ます(?!か|よう|と言)|${u}(?=$|ね|よ|わ(?!け)|から|つもり|予定|ことに|んで|ので|だけ|って決|と決|ぞ|けん|けえ|さかい|ばい)|${o}と(?:思い?ます|思う|思って(?:い)?ま|決め|思っとる)|${te}(?:き(?:ます|まーす)|くる(?:ね|わ|よ|から|$)|いき(?:ます)|みせ|やり(?:ます)|やる))`;

const plans = ([stem, { u }]: Verb): string =>
  `${stem}${u}(?:(?:こと|事)(?:に|を)(?:し(?!な|よ)|決め|きめ|選)|(?:って|と)(?:決め|きめ)|準備|覚悟(?!で)|段取り|支度|日を決|手はず)`;

export const SELF_VERB_WORDS: WordTable = {
  SH1: [...DEATH, ...VANISHING].map(plans),
  SH2: DEATH.map(wishes),
  SH3: VANISHING.map(wishes),
};

export const SELF_VERB_IDEAS: Readonly<Record<string, string>> = {
  DIE_VERB: [...DEATH, ...VANISHING].map(states).join("|"),
  /** Only wished for: with the means at hand it is a plan. */
  GONE_WISH: [...DEATH, ...VANISHING].map(wishes).join("|"),
};
