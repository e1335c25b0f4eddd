/** Does a message really ask for places? 「居場所がない」 and 「子ども食堂を手伝いたい」 speak of them and ask for something else. Pure. */
import { fold } from "./fold.ts";
import { PLACE_KINDS } from "./kinds.ts";
import { type KnownTown, namedPlace } from "./question.ts";

/** Where a sentence may end instead of a place's name: ところ, とこ, 場所, …. */
const SPOT = "(?:ところ|とこ|とっこ|(?<!場)所(?!得)|(?<!居)場所|ばしょ|すぽっと|場(?=$|[はっあ?]|が?ある))";
const KIND = new RegExp(PLACE_KINDS.map((kind) => kind.said.source).join("|"));
/** A place told by what one can do there. */
const ABLE = new RegExp(
  `(?:行け|いけ|ゆけ|集まれ|あつまれ|過ごせ|すごせ|い(?:ら)?れ|居(?:ら)?れ|おれ|食べ(?:ら)?れ|たべ(?:ら)?れ|食え|くえ|寄れ|よれ|遊べ|あそべ|座れ|すわれ|休め|やすめ|話せ|はなせ|しゃべれ|喋れ|涼め|すずめ|あったまれ|温まれ|つぶせ|もらえ|貰え|くつろげ|出してくれ|食べさせてくれ|つくってくれ|作ってくれ|勉強でき|宿題でき|出会え|ゆっくりでき|ほっとでき)る?(?:よう?な)?${SPOT}`,
);
const PEOPLE = new RegExp(
  `(?:人|ひと|だれか|誰か|みんな|相手|仲間|友だち|ともだち)(?:が|の|に)(?:い|おる|居|集ま|あつま|会え|できそうな|作れ)\\S{0,4}?${SPOT}`,
);
const QUALITY = new RegExp(
  `(?:しずか|静か|落ち着[けいく]|おちつ[けいく]|無料|むりょう|ただ|(?:お金|おかね|金)(?:が|の)?(?:かから|いら)(?:ない|ん|へん)|0円|安い|やすい|うるさくない|人の?少ない|ひとの?すくない|子連れ(?:でも)?|こどもと|子どもと|(?:ひとり|一人)で(?:も)?|だれでも|誰でも|待って(?:い?て)?(?:くれ|もらえ)る|はじめてでも|初めてでも|(?:だまって|黙って|ただ)?い(?:て|る)だけで|(?:だまって|黙って)(?:い?て)?も?(?:いい|ええ|よか))[^。?]{0,8}?(?:${SPOT}|居場所|いばしょ|さろん|食堂|しょくどう|ふりーすぺーす)`,
);
/** 「ひとりでも行けるところ」 and nothing after it: what a person would type into a search box. */
const ENDS_IN_SPOT = new RegExp(`${SPOT}(?:は|って|を|が|とか|です|ですか|が?いい|お願いします)?[?]?$`);
const TIME =
  /今日|きょう|本日|明日|あした|あす(?![こなかりぱ])|明後日|あさって|今週|こんしゅう|来週|らいしゅう|週末|土日|どにち|今夜|こんや|今晩|今から|いまから|(?:今|いま)(?:やっ|あい|開い|空い|ひらい|行け|いけ|だれ|食べ|たべ)|[月火水木金土日]曜|(?:げつ|すい|もく|きん|ど|にち)よう|かようび|平日|祝日|正月|くりすます|\d{1,2}[月/]\d{1,2}|\d{1,2}日(?!前|間|後)|今月|来月|夜(?!中)|朝|夕方|昼/;
/** 「やってる」 as it is said from Tohoku to Okinawa. */
const OPEN =
  /(?:やっ|あい|開い|空い|ひらい|開かれ|おこなわれ|行われ|はじまっ)(?:て|と|ち|でっ?|とっ)|やり(?:よ|ま)|やる(?!気|せ)|やって(?:ら|だ|ん)|開[くきか]|あきます|ひら[くき]ま?|ある|あり(?:ます|ませ|ゃ)|あんの|あっぺ|あるべ|おーぷん/;
const ASK =
  /いつ(?!も|か(?!ら)|の間|まで(?!や))|何時|なんじ|なんときから|何日|なんにち|何曜|なん曜|どこ(?!に(?:も|居場所))|どっか|どこか|どの辺|どのへん|どんな|どげん|教え|おしえ|おせーて|おせて|知りた|しりた|知らん?[?]|しらん[?]|知ってる[?]?$|さがし|探し|捜し|行きたい(?!けど)|いきたい(?!けど)|行って(?:も|み|いい)|行ける?[?]|いける?[?]|紹介|しょうかい|一覧|いちらん|りすと|予定|すけじゅーる|かれんだー|日程|案内|あんない|ませんか|ますか|ますかね|ないですか|ないかな|ない?[?]|ないの[?]?$|ある[?]|あるん|あるか|あるかな|あるの|ありますか|あんの|[?]$/;
/** What makes an ask certain, beside a story or a refusal: a day, or asking for it outright. */
const SURE =
  /いつ(?!も|か(?!ら))|何時|なんじ|何曜|教えて|おしえて|知りたい|しりたい|探して|さがして|ありますか|ある[?]|ないですか|ませんか|やってますか|やってる[?]|[?]$/;

const DEATH =
  /死|しに(?:た|そう|ま)|しねる|消え(?:た|て|る)|飛び降|とびお|自殺|首(?:を)?[つ吊]|くびつ|いなくなりた|終わりにした|楽になり(?:た|る)/;
/** Wants to give, not to get. */
const GIVING =
  /手伝(?:い(?:た|に|で)|え(?:る|ま|た)|わせ|います|う(?:人|こと))|てつだ(?:い(?:た|に|で)|え(?:る|ま|た)|わせ|います)|ぼらんてぃあ|寄付|きふ|寄贈|運営|始めた|はじめた|はじめてみたい|始めてみた|立ち?上げ|たちあげ|開きたい|ひらきたい|つくりた|作りた|やりたい(?!こと)|やってみた|働きた|はたらきた|募集(?!して)|貸し(?:た|て|ま|出)|貸せ|提供|届けた|差し?入れ|すたっふ(?:に|として|を)|協力|支援した|取材|見学させ|余っ|あまって|使ってほし|助けにな(?:り|れ)|役に立ち|たずさわ|携わ|かかわりた|関わりた|あげたい|開催したい/;
/** 「居場所がない」 and its sisters. A question mark with a place to look in makes it a question again. */
const LACK =
  /(?:居場所|いばしょ|居所|行き場|いきば|行く(?:とこ|ところ|所|場所|あて)|(?:れる|せる|ける|める|える|できる)(?:とこ|ところ|場所|ばしょ)|いく(?:とこ|ところ)|い(?:る|て(?:も)?いい)(?:とこ|ところ|場所))[^?]{0,6}?(?:な[いかくしけさ]|無[いかくし]|ねえ|ねー|あらへん|あれへん|なか(?!よ)|ありません|ありゃせん|失|うしな|奪わ|とられ|わからな|分からな|見つからな|みつからな|感じられな|(?<![てで])(?:ほし|欲し))/;
const LOOKING = /近く|ちかく|この辺|このへん|ここら|どこか|どっか|どこかに|町内|市内|となり市/;
/** Somebody's own place in life. */
const OWN =
  /(?:家(?!から)|いえ|うち(?!の?(?:近|ちか|そば|まわり|から))|実家|学校|がっこう|職場|会社|くらす|教室|家庭|社会|世の中|世間|この世|どこ|親|家族|自分|じぶん|私|わたし|僕|ぼく|俺|おれ|あたし|うちら|あの子|息子|娘|夫|妻|父|母)(?:(?:の中)?(?:に|の|にも|には|では|も|は))+[^?]{0,4}?(?:居場所|いばしょ)/;
/** A story about a place, or no wish to go. */
const STORY =
  /(?:行|い)った(?:ら|けど|んだ|のに|とき|こと|ん)|行きました|怒られ|おこられ|いやなこと|嫌なこと|追い出|断られ|けんか|喧嘩|来なくな|こなくな|見かけな|みかけな|最近(?:来|き)|(?:に|へ)(?:来て|きて)(?:い?た|ない)|通って(?:い?た|い?る|ます)|行って(?:い?る(?!人)|い?ます|い?た)|やめた|つぶれ|楽しかった|たのしかった|おいしかった|よかった|行きたくな|いきたくな|行けな|いけな(?!い[?])|きらい|嫌い|苦手/;
/** Another house altogether, unless a place is named as well. */
const ELSEWHERE =
  /役所|役場|窓口|病院|医院|くりにっく|歯医者|歯科|薬局|すーぱー|こんびに|銀行|郵便局|はろーわーく|警察|交番|保育園|幼稚園|図書館(?!の(?:居場所|さろん))|銭湯|といれ|お手洗い|atm|相談(?:でき|する|に乗|のって|所|窓口|室)|働ける|はたらける|仕事(?:の|が)?(?:ある|でき|もらえ)|ばいと/;
const SHELTER =
  /泊ま|とまれる|とまる(?:とこ|ところ|場所)|寝(?:る|ら|れ)|ねる(?:とこ|ところ|場所)|ねれる|住(?:む|め|みた)|すむとこ|避難|しぇるたー|逃げ|にげ(?:る|た|られ)|かくま/;

const ENGLISH =
  /\b(?:food|meals?|eat|pantry|cafeteria|salons?|place|places|somewhere|space|hang ?out|ibasho|kodomo shokudo)\b/;
const ENGLISH_ASK =
  /\b(?:where|when|which|any|open|today|tomorrow|tonight|weekend|is there|are there|looking for|find|list|can i)\b/;
const ENGLISH_STOP =
  /\b(?:volunteer|donate|help out|no place|nowhere|don'?t belong|sleep|stay the night|shelter|die|kill)\b/;

/** What may stand around a place's name without saying anything else. */
const FILLER =
  /です|ます|でしょうか|かな|かね|なの|だけ|とか|など|って|ください|お願い|おねがい|します|すみません|あの|えっと|こんにちは|こんばんは|おはよう(?:ございます)?|近く|ちかく|この辺|このへん|どこか|どっか|ご?飯|ごはん|食べ(?:ら)?れる|食事|情報|について|のこと|ある|やってる|いい|くれる|できる|お?茶|[のはがをにでともへやかなねよっ?・／/]/g;

/**
 * @param town with places: asking for one by its name counts too.
 * @returns true only when the answer to the message would be a list of places.
 */
export function asksForPlaces(words: string, town: KnownTown = {}): boolean {
  const said = fold(words);
  // A story is listened to, however many places it names.
  if (said.length === 0 || said.length > 160) return false;
  if (/^[\p{ASCII}\p{P}\s]+$/u.test(words.normalize("NFKC"))) return asksInEnglish(words.toLowerCase());
  if (DEATH.test(said) || GIVING.test(said) || SHELTER.test(said)) return false;
  const named = namedPlace(said, town.places ?? []);
  const kind = named !== null || KIND.test(said);
  if (!named && OWN.test(said)) return false;
  const time = TIME.test(said);
  const spot = ABLE.test(said) || PEOPLE.test(said) || QUALITY.test(said);
  const searching = time || LOOKING.test(said);
  if (LACK.test(said) && !((searching || spot) && /[?]|ませんか|ないかな|ないですか/.test(said))) return false;
  if (ELSEWHERE.test(said) && !kind) return false;
  if (STORY.test(said) && !(SURE.test(said) && (time || kind || spot))) return false;
  if (STORY.test(said) && !time && !/いつ|何時|教えて|おしえて|知りたい|待って|[?]$/.test(said)) return false;
  if (kind || spot) return time || asksOutright(said) || ENDS_IN_SPOT.test(said) || isBare(said, named?.said ?? null);
  // No place is named: 「今日やってるところ」「土曜どっかやってる？」
  const openSpot = new RegExp(`(?:${OPEN.source})\\S{0,3}?${SPOT}`).test(said);
  if (openSpot) return time || ASK.test(said) || /^.{0,12}$/.test(said);
  return time && OPEN.test(said) && /どこ(?:か)?|どっか|ど[っこ]/.test(said) && !ELSEWHERE.test(said);
}

/** Asking outright, or 「やってる」 at the end. */
function asksOutright(said: string): boolean {
  if (ASK.test(said)) return true;
  return new RegExp(`(?:${OPEN.source})(?:\\S{0,4})$`).test(said);
}

/** 「こども食堂」「しずかなところ」: the name alone is a question. */
function isBare(said: string, named: string | null): boolean {
  let rest = named ? said.replace(named, "") : said;
  for (const pattern of [ABLE, PEOPLE, QUALITY, KIND]) rest = rest.replaceAll(new RegExp(pattern.source, "g"), "");
  return rest.replaceAll(FILLER, "").length <= 1;
}

function asksInEnglish(said: string): boolean {
  return ENGLISH.test(said) && (ENGLISH_ASK.test(said) || said.includes("?")) && !ENGLISH_STOP.test(said);
}
