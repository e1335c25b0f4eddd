/** What of a reporter's words may stand with the subject: not who tells, not their own worries, not how to reach them. Pure. */
import { fold, sentences } from "./fold.ts";
import { I, introduction, OUR_HOME, signature } from "./introductions.ts";
import { signsIn } from "./signs.ts";

/** As much of one message as is copied. */
const WORDS_MAX = 1000;

/** 「わたしの家の隣」 says where, not who. */
const NEXT_TO = new RegExp(
  `(?:${I}|${OUR_HOME}|自宅)の?(?:家|うち|部屋|室|あぱーと|アパート|マンション)?の(?:すぐ|真|ま)?(?:隣|となり|向かい|向い|むかい|上|下|裏|うら|前|斜め|横|並び)`,
  "gu",
);
const FIRST_PERSON = new RegExp(
  `${I}|${OUR_HOME}(?:は|も|が|に|で|では|にも|の(?!隣|となり|向かい|上|下|裏|前|近所|町|団地|アパート|マンション))|こちら(?:は|も|が|としても?|の(?:名前|氏名|住所|家|部屋|電話|連絡先|者))`,
  "u",
);
const NAMES_ONESELF =
  /と(?:申し|もうし)(?:ます)?|と名乗(?:り|って)|(?<![おご])名前は|(?:民生委員|児童委員|主任児童委員|福祉サポーター|サポーター|自治会長?|町会長?|班長|組長|管理人|大家|店主|店長|新聞屋|配達員|ヘルパー|ケアマネ(?:ジャー)?)(?:を(?:して|やって)|として|の[\p{Script=Han}]{1,4}(?:が|は|も|まで))/u;
/** 「主人が見た」: who of one's own household noticed it. 「おばあさんの息子が」「ご主人が」 are theirs. */
const OWN_KIN =
  /(?<![のごお])(?:主人|夫(?!婦)|妻|家内|女房|旦那(?!さん|様)|息子(?!さん)|娘(?!さん)|孫(?!さん|娘|息子)|母(?!親|子)|父(?!親|子)|兄(?!弟|さん)|姉(?!妹|さん)|嫁(?!さん))(?:が|も|は|から|に|と|いわく|の話では|によると|によれば)(?=[^。]{0,30}(?:見|聞|気づ|気が付|言(?:って|い|う|わ)|話|会(?:っ|い)|通りかか|通った|教え|知ら|散歩|出くわ))/gu;
const OWN_KIN_ANY = new RegExp(OWN_KIN.source, "u");
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

/** Where a clause ends that another one may stand without. */
const CLAUSES =
  /(?<=(?:が|けど|けれど|けれども|けども|ので|のに|から|し|(?:言う|いう)には|話では|によると|によれば|ったら|ていたら|ところ)[、,，])/u;
/** Commas, and spaces between polite sentences that nobody ended. */
const RUN_ON = /(?<=(?:です|ます|ました|ません|でした)(?:[、,，]\s*|\s+))(?=[^\s、,，])/u;

/**
 * The part of a message that tells of the subject; "" when none does. Errs towards the wall: what is left out here still stands
 * with the reporter's own request. Where somebody says who they are, only that clause goes.
 * @param answersWhere the message answers 「どのあたりですか」, so that a bare noun is a place.
 */
export function aboutThem(text: string, answersWhere = false): string {
  const all = sentences(text)
    .flatMap((sentence) => sentence.split(RUN_ON))
    .filter((sentence) => sentence !== "");
  const whole = all.length === 1;
  const names: string[] = [];
  const told = all.flatMap((sentence, index) => {
    const atAnEnd = index === 0 || index === all.length - 1;
    if (!whole && atAnEnd && signature(sentence)) return [];
    const found = introduction(sentence, answersWhere && whole);
    if (!found) return [sentence];
    names.push(...found.names);
    return found.rest === "" ? [] : [found.rest];
  });
  const kept = told.map((sentence) => keptOf(sentence, names)).join("");
  return kept.length <= WORDS_MAX ? kept : `${kept.slice(0, WORDS_MAX - 1)}…`.toWellFormed();
}

/** The sentence, or those of its clauses that are about them; without whoever of the reporter's own noticed it. */
function keptOf(said: string, names: readonly string[]): string {
  const sentence = namesThem(said) ? said.replaceAll(OWN_KIN, "") : said;
  const mine = (part: string) => !isAboutThem(part) || names.some((name) => saysName(part.normalize("NFKC"), name));
  if (!mine(sentence)) return sentence;
  const clauses = sentence.split(CLAUSES);
  if (clauses.length === 1) return "";
  return clauses
    .filter((clause) => !mine(clause) && namesThem(clause))
    .join("")
    .replace(/[、,，]$/u, "");
}

/** The reporter's name again, and not a neighbour's or a house of the same name. */
function saysName(part: string, name: string): boolean {
  const at = part.indexOf(name);
  return (
    at >= 0 &&
    !/^(?:さん|様|さま|氏|宅|荘|町|家|ハイツ|コーポ|アパート|マンション|商店|医院|病院)/u.test(
      part.slice(at + name.length),
    )
  );
}

function isAboutThem(sentence: string): boolean {
  const plain = sentence.normalize("NFKC");
  const elsewhere = plain.replaceAll(NEXT_TO, "隣");
  if (FIRST_PERSON.test(elsewhere) || NAMES_ONESELF.test(plain) || OWN_KIN_ANY.test(plain)) return false;
  if (REACHES.test(plain)) return false;
  const said = fold(plain);
  if (said === "" || COURTESY.test(said) || BARE.test(said)) return false;
  return !OWN_TROUBLE.test(said) || THEM.test(said);
}

/** Outside of a question about them, only words that name them or a sign are theirs (a chat with staff is not). */
export function namesThem(text: string): boolean {
  return THEM.test(fold(text)) || signsIn(text).length > 0;
}
