/** What kinds of places there are (handbook place.kind), how each is called, and how people ask for it. Data only. */

export interface PlaceKind {
  code: string;
  /** On pages and for staff. */
  label: string;
  /** Easy Japanese, without kanji. */
  easy: string;
  en: string;
  /** How people say it, folded (hiragana, no spaces, see fold.ts). */
  said: RegExp;
  /** Other kinds that answer the same wish, for when there is none of this one. */
  also: readonly string[];
  /** An umbrella word: the others count from the start. */
  wide?: true;
}

export const PLACE_KINDS: readonly PlaceKind[] = [
  {
    code: "childrenMealPlace",
    label: "子ども食堂",
    easy: "こども しょくどう",
    en: "Children's meal place",
    said: /(?:こども|子ども|子供|こど[もう]|きっず)の?(?:しょくど|食[堂道同どし]|食事会|ごはん会)/,
    also: ["communityMealPlace"],
  },
  {
    code: "communityMealPlace",
    label: "みんなの食堂",
    easy: "みんなの しょくどう",
    en: "Community meal",
    said: /食堂|食道|しょくど[うお]?|ごはん会|食事会|会食|昼食会|夕食会|こみゅにてぃかふぇ|たきだし|炊き?出し/,
    also: ["childrenMealPlace"],
    wide: true,
  },
  {
    code: "foodPantry",
    label: "食料の配布",
    easy: "たべものを くばる ところ",
    en: "Food sharing",
    said: /ふーどぱんとり|ふーどどらいぶ|ふーどばんく|ぱんとりー|(?:食料|食糧|食品|食べもの|食べ物|たべもの|しょくりょう|お?弁当|べんとう|お?米|やさい|野菜)(?:を|の|が|とか)?(?:配布|はいふ|配っ|くばっ|配る|くばる|配り|もらえ|もらう|わけて|分けて)/,
    also: [],
  },
  {
    code: "hidamariSalon",
    label: "サロン",
    easy: "サロン",
    en: "Neighbourhood salon",
    said: /さろん|お?茶会|おちゃかい|お茶のみ|茶話会/,
    also: ["exchangePlace"],
  },
  {
    code: "youthFreeSpace",
    label: "若者のフリースペース",
    easy: "わかい ひとの ばしょ",
    en: "Youth space",
    said: /ふりーすぺ[ーえ]す|ふりすぺ|(?:若者|わかもの|わかい人|若い人|十代|10代|中高生|高校生|学生|ゆーす)(?:の|が|向けの?|むけの?)?(?:いける|行ける|集まれる)?(?:場所?|ばしょ|すぺーす|ところ|とこ|居場所)|ゆーすせんたー/,
    also: [],
  },
  {
    code: "memoryCafe",
    label: "認知症カフェ",
    easy: "ものわすれの ひとの カフェ",
    en: "Dementia café",
    said: /(?:認知症|にんちしょう|おれんじ|物忘れ|ものわすれ)の?(?:人の)?かふぇ/,
    also: [],
  },
  {
    code: "parentChildSpace",
    label: "親子のひろば",
    easy: "おやこの ひろば",
    en: "Parent and child space",
    said: /(?:親子|おやこ|子育て|こそだて|赤ちゃん|あかちゃん)(?:の|で(?:行け|いけ|遊べ|あそべ|入れ)る)?(?:ひろば|広場|さろん|かふぇ|場所|ところ|とこ)/,
    also: [],
  },
  {
    code: "exchangePlace",
    label: "交流の場",
    easy: "あつまる ところ",
    en: "Meeting place",
    said: /交流の?(?:場|会|すぺーす|ひろば)|こうりゅう(?:の場|かい)|集まり(?!たくな)|あつまり(?!たくな)|ひろば(?!で)|こみゅにてぃ(?:すぺーす|るーむ)/,
    also: ["ibasho", "hidamariSalon"],
    wide: true,
  },
  {
    code: "ibasho",
    label: "居場所",
    easy: "いばしょ",
    en: "Drop-in place",
    said: /居場所|居ばしょ|いばしょ|いば所|居所|ふらっと(?:寄|よ)れ/,
    also: ["exchangePlace", "hidamariSalon", "youthFreeSpace"],
    wide: true,
  },
];

const byCode = new Map(PLACE_KINDS.map((kind) => [kind.code, kind]));

export const kindOf = (code: string): PlaceKind | undefined => byCode.get(code);

/** 「サロン・居場所」; codes nobody knows are left out. */
export const kindLabels = (codes: readonly string[]): string =>
  codes.flatMap((code) => kindOf(code)?.label ?? []).join("・");

/** The codes behind 「ごはん」: every way to eat or to take food home. */
export const FOOD_KINDS: readonly string[] = ["childrenMealPlace", "communityMealPlace", "foodPantry"];
/** The codes behind 「いてもいいところ」. */
export const STAY_KINDS: readonly string[] = ["ibasho", "exchangePlace", "hidamariSalon", "youthFreeSpace"];
