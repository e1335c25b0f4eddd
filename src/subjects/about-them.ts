/** What of a reporter's words may stand with the subject: not who tells, not their own worries, not how to reach them. Pure. */
import { fold, sentences } from "./fold.ts";
import { signsIn } from "./signs.ts";

/** As much of one message as is copied. */
const WORDS_MAX = 1000;

/** 「わたしの家の隣」 says where, not who. */
const NEXT_TO =
  /(?:わたし|私|あたし|ぼく|僕|おれ|俺|自分|うち|我が家|自宅)の?(?:家|うち|部屋|室|あぱーと|アパート|マンション)?の(?:すぐ|真|ま)?(?:隣|となり|向かい|向い|むかい|上|下|裏|うら|前|斜め|横|並び)/gu;
const FIRST_PERSON =
  /わたし|私(?!道|立|鉄|有|設|物)|わたくし|あたし|(?<!下)僕|(?<![\p{Script=Hiragana}])ぼく|俺|おれ|自分(?!で|から)|小生|我が家|うちの(?!隣|となり|向かい|上|下|裏|前|近所|町|団地|アパート|マンション)/u;
const NAMES_ONESELF =
  /と(?:申し|もうし)(?:ます)?|といいます|と言います|っていいます|と名乗|名前は|氏名|(?:民生委員|児童委員|主任児童委員|福祉サポーター|サポーター|自治会長?|町会長?|班長|組長|管理人|大家|店主|店長|新聞屋|配達員|ヘルパー|ケアマネ(?:ジャー)?)(?:を|の|で|です|をして|やって)/u;
const SURNAMES =
  "田中|佐藤|鈴木|高橋|渡辺|渡邉|渡邊|伊藤|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤|清水|山崎|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|中川|原田|松田|竹内|小野|田村|中山|和田|石田|森田|上田|原|内田|柴田|酒井|宮崎|横山|高木|安藤|宮本|大野|小島|谷口|今井|工藤|高田|増田|丸山|杉山|村田|大塚|新井|菅原|武田|平野|千葉|野口|松井|菊地|菊池|岩崎|桜井|野村|木下|林|森|星|東";
/** 「203の田中です」「こんにちは、田中です」: somebody says who they are. */
const IS_ONESELF = new RegExp(
  `^(?:こんにちは|こんばんは|おはようございます|はじめまして|すみません|お世話になります|いつも)?[、,\\s]*(?:[\\p{L}\\p{N}丁目番地号室]{0,12}の)?(?:${SURNAMES})(?:[\\p{L}]{1,4})?(?:です|だ|と)`,
  "u",
);
const REACHES =
  /\d{2,4}[-‐－(（]?\d{2,4}[-‐－)）]?\d{3,4}|[\w.+-]+@[\w-]+\.\w+|(?:電話|携帯|連絡先|メール|ライン|LINE)(?:番号|は|して|ください|で|の)|(?:連絡|電話)(?:を)?(?:ください|して|ほしい|待)/iu;

/** Somebody else is spoken of. Folded spelling. */
const THEM =
  /おばあ|おじい|おばさん|おじさん|お年寄り|高齢|老人|隣|となり|向かい|向い|裏の|上の階|下の階|近所|あの人|その人|あの方|その方|この方|この人|相手|ご本人|奥さん|ご主人|旦那さん|息子さん|娘さん|お子さん|子ども|子供|赤ちゃん|男性|女性|男の人|女の人|夫婦|親子|住人|住んでいる(?:人|方)|家族が|家の人|(?:さん|様|方)(?:が|は|の|を|と|に|も)|お宅|の家|部屋の|あぱと|まんしょん|団地|ごみ屋敷/;
/** A feeling or trouble of one's own, unless somebody else is named in the same breath. Folded spelling. */
const OWN_TROUBLE =
  /眠れ|寝れな|ねむれ|ねれな|つらい|辛い|しんど|疲れ|つかれ|さみし|寂し|さびし|不安|死にたい|消えたい|こわい|怖い|困って|こまって|迷惑|すとれす|我慢|がまん|いらいら|泣いて(?:ばかり|しまう|います)|うつ|薬を飲|病院に(?:通|行)|通院|離婚|借金|夫を|妻を|夫が|妻が|主人を|主人が|主人に|旦那(?!さん)|(?:息子|娘|孫)(?!さん)(?:が|は|を|に|も|と)|母(?!親)(?:が|は|を|の)|父(?!親)(?:が|は|を|の)|仕事を(?:やめ|辞め)|亡くし/;
/** Courtesy tells nobody of anybody. Folded, whole. */
const COURTESY =
  /^(?:はい|いいえ|いえ|うん|ええ|わかりました|了解(?:です|しました)?|ありがとう(?:ございます|ございました)?|すみません|お願い(?:します|いたします)?|よろしく(?:お願い(?:します|いたします)?)?|こんにちは|こんばんは|おはよう(?:ございます)?|大丈夫です?|どうも|お世話になります|助かりました|よかったです?)+$/;

/** 「近所の人が気になる」 opens the door and tells nothing yet. Folded, whole. */
const BARE =
  /^(?:近所|ご近所|隣|お隣|となり|おとなり|向かい|周り)?(?:の)?(?:人|方|ひと|かた|家|こと|お年寄り)?(?:が|のことが|のことで|で|に)?(?:ちょっと|少し|すこし|とても)?(?:気になる|気になって(?:い)?(?:る|ます)|気になります|心配|心配して(?:い)?ます)(?:人|方)?(?:が(?:いる|います|いて))?(?:の|ん)?(?:です)?(?:が|けど)?$/;

/**
 * The part of a message that tells of the subject; "" when none does. Errs towards the wall: what is left out here still stands
 * with the reporter's own request.
 */
export function aboutThem(text: string): string {
  const kept = sentences(text).filter(isAboutThem).join("");
  return kept.length <= WORDS_MAX ? kept : `${kept.slice(0, WORDS_MAX - 1)}…`.toWellFormed();
}

function isAboutThem(sentence: string): boolean {
  const plain = sentence.normalize("NFKC");
  const elsewhere = plain.replaceAll(NEXT_TO, "隣");
  if (FIRST_PERSON.test(elsewhere) || NAMES_ONESELF.test(plain) || IS_ONESELF.test(plain)) return false;
  if (REACHES.test(plain)) return false;
  const said = fold(plain);
  if (said === "" || COURTESY.test(said) || BARE.test(said)) return false;
  return !OWN_TROUBLE.test(said) || THEM.test(said);
}

/** Outside of a question about them, only words that name them or a sign are theirs (a chat with staff is not). */
export function namesThem(text: string): boolean {
  return THEM.test(fold(text)) || signsIn(text).length > 0;
}
