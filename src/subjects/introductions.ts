/** 「民生委員の山岡ですが、…」: where a reporter says who they are, by how people introduce themselves, not by a list of names. Pure. */
import { fold } from "./fold.ts";
import { signsIn } from "./signs.ts";

/** Words for oneself. Not オレンジ, ボクシング, おうち, 「そのうち」. */
export const I =
  "わたし|わたくし|あたくし|あたし|ワタシ|アタシ|(?<![ァ-ヶー])(?:ボク|オレ|ワシ)(?![ァ-ヶー])|私(?!道|立|鉄|有|設|物)|(?<!下)僕|(?<![\\p{Script=Hiragana}])(?:ぼく|わし(?=[はがもらの]))|俺|おれ|儂|小生|自分(?!で|から)|当方|手前ども|我々|われわれ|拙宅|我が家|弊社|当(?:社|店|院|施設|事業所|団体|会)(?!者)";
/** 「うちは203です」, but 「しているうちに」「そのうち」「おうちの方」. */
export const OUR_HOME = "(?<![のなたるいだおぬ])(?:うち|ウチ)";

/** Greetings and courtesy that may stand before a name. */
const GREETING =
  "(?:こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|どうも|あの[うー]?|もしもし|すみません|すいません|失礼(?:します|いたします)|突然(?:の(?:ご連絡|連絡))?(?:で)?|(?:いつも)?お世話になって(?:い|おり)?ます|いつも|お疲れ(?:さま|様)です|毎度|まいど|夜分[^、。はが]{0,6}|朝早く(?:から)?|恐れ入ります|恐縮です|ご?相談です|ご無沙汰して(?:い|おり)?ます)(?:が|けど|けれど)?";
const LEAD = `^(?:${GREETING}[、,。!！\\s]*)*(?:(?:${I}|${OUR_HOME}|こちら)(?:の名前)?(?:は|が|も|、|,|\\s)?\\s*|(?:名前|氏名)は\\s*)?`;
/** What stands before a name or a role: no topic and no subject but 「桜が丘」, or a name in hiragana (はせがわ). */
const WHO = "(\\p{Script=Hiragana}{2,9}|(?:[^、。はが]|(?<=\\p{Script=Han})が(?=\\p{Script=Han})){1,30}?)";
/** How the clause of an introduction ends: 「…ですが、」「…だけど」「…です。」「…です」 at the end. Not 「…ですか」「…ですね」. */
const END = "(?:(?:が|けれども|けども|けれど|けど|ので|よ(?!ね))[、,\\s]*|[。.!！、,\\s]+|$)";
const COPULA = "(?:なん|の|ん)?(?:です|だ|や|じゃ|である|でございます|であります|でして|でござい)";
const HUMBLE = "と(?:もう|申)し(?:ます|ました|まして|あげます|上げます)|と(?:もう|申)す者";
const CALLED = "(?:と|って)(?:言|い)(?:います|いまして|う(?:者|もの))|と名乗(?:ります|って(?:い)?ます)";
const BRACKETS = "(?:\\([^()]{1,20}\\))?";

/** 「〜と申します」: only of oneself. */
const HUMBLY = new RegExp(`${LEAD}([^、。]{1,30}?)${BRACKETS}(?:${HUMBLE})(?:${COPULA})?${END}`, "u");
/** 「〜の者です」「〜という者ですが」. */
const SOMEBODY_OF = new RegExp(
  `${LEAD}([^、。はが]{1,30}?)(?:の|という|している|してる|やっている)(?:者|もん)${COPULA}${END}`,
  "u",
);
/** 「近所の住民です」「同じ団地に住んでいますが」: without anybody else in it. */
const LIVES =
  /(?:近所|近く|同じ\S{1,10}|この\S{1,10}|町内|地域|団地|丁目|番地)の(?:住民|住人)|(?:に|で)(?:住んで|暮らして)(?:おり(?:ます|まして)|(?:い)?ます(?=が|けど|けれど|ので)|(?:い)?る(?:者|もの))/u;
const LIVING = new RegExp(`${LEAD}([^、。はが]{0,30}(?:${LIVES.source}))(?:${COPULA})?${END}`, "u");
/** 「民生委員をしています」「店をやっております」「民生委員で、」: what somebody is, said of no other. */
const ROLE =
  "(?:委員|サポーター|会長|班長|組長|役員|管理人|管理会社|大家|家主|店主|店長|店員|新聞屋|配達員|ヘルパー|ケアマネ(?:ジャー)?|教員|教師|先生|看護師|保健師|介護職|保育士|薬剤師|駐在|職員|ボランティア|当番|店|商店|床屋|美容室|薬局|自治会|町会|町内会|民生)";
const IN_A_ROLE = new RegExp(
  `${LEAD}([^、。はが]{0,20}${ROLE})(?:(?:を|も)(?:して|やって|務めて|つとめて)(?:い|お)?(?:ます|ります|る|まして|りまして)|${COPULA}|で(?=[、,]))${END}`,
  "u",
);
/** 「山岡です」「203の山岡だけど」「隣に住む山岡と言います」. What stands in it must look like a name. */
const NAME = new RegExp(`${LEAD}${WHO}${BRACKETS}(?:${COPULA}|${CALLED})${END}`, "u");
/** 「〜。山岡」「山岡より」 as a line of its own. */
const SIGNED = /^[-ー―—\s]*([^、。はが]{1,16}?)(?:より|拝)?[。.]?$/u;

/** What a name may stand behind: 「203号室の」「3丁目に住む」「青木荘2階 」「民生委員」. */
const BEFORE_NAME = new RegExp(
  `^.*(?:の|住む|住んで(?:い)?る|して(?:い)?る|やって(?:い)?る|\\d(?:号室|号|階|丁目|番地?|棟)?[\\s、]*|${ROLE})(?=[^の])`,
  "u",
);
const SHAPED_LIKE_A_NAME =
  /^(?:[\p{Script=Han}々ヶケ]{1,6}|[\p{Script=Han}々]{1,4}[\s・][\p{Script=Han}々\p{Script=Hiragana}]{1,5}|[\p{Script=Han}々]{1,4}\p{Script=Hiragana}{2,4}|\p{Script=Hiragana}{2,9}|\p{Script=Hiragana}{2,5}\s\p{Script=Hiragana}{2,5}|[ァ-ヶー・]{2,12}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)$/u;
/** Of others one says 「山岡さん」; these are no names of oneself. Folded. */
const OF_OTHERS = /(?:さん|様|さま|ちゃん|くん|氏|方|人|ひと|宅|者|達|たち|家族|夫婦|親子)$/;
/** Places, as far as no name ends so. Folded. */
const PLACE =
  /町|丁目|番地|号室|号棟|通り|沿い|付近|方面|近く|そば|あたり|隣|となり|向かい|むかい|真上|真下|上の階|下の階|裏手|斜め|駅|神社|稲荷|地蔵|公園|広場|学校|保育園|幼稚園|図書館|公民館|集会所|病院|医院|薬局|郵便局|交番|消防署|役所|踏切|市場|商店街|すうぱ|すぱ|こんびに|[酒米魚花本床]屋|八百屋|銭湯|団地|荘$|そう$|あぱと|まんし[ょよ]ん|はいつ|こぽ|めぞん|駐車場|屋根|平屋|角$|[の駅店]前$|[^ぁ-ん]ヶ丘|が丘|ばす停|交差点|坂$|敷地|玄関|階段|廊下|屋敷|家$|家屋|庭/;
/** Nouns people begin with that are nobody's name. Folded; a miss costs one clause of a copy, the reporter's own talk keeps it. */
const PLAIN_NOUN = new RegExp(
  `^(?:${[
    "別 変 夫 妻 父 母 孫 娘 男 女 赤 奥 子 火 夜 朝 昼 車 水 冬 夏 秋 春 声 音 酒 癌 鬱 裸 店 空 霊 影 骨 熱 傷 血 念 妙 二階 一階 三階 いや うん はい いいえ ここ そこ あそこ それ これ あれ だれ なに",
    "ひとり ふたり しんぱい ふあん たいへん むり だめ まじ ねこ いぬ からす ぺっと たばこ とらぶる すとれす しょっく るす けが びょうき にゅういん",
  ]
    .join(" ")
    .replaceAll(" ", "|")})$|${[
    "心配 不安 大変 大丈夫 以上 一人 二人 三人 独り 独居 独身 病気 認知 障害 留守 不在 入院 退院 通院 元気 高齢 虐待 暴力 育児 介護 看病 放置 孤独 孤立 孤食 家庭 生活 無職 失業 年金 保護 危険 危篤 緊急 急ぎ 至急 異常 異変",
    "行方 音信 夜逃げ 自殺 自死 事故 事件 喧嘩 騒音 失踪 詐欺 借金 滞納 妊娠 妊婦 怪我 骨折 車椅子 車いす 寝たきり 引きこもり ひきこもり 難聴 透析 糖尿 血圧 脳梗塞 心臓 酒乱 依存 精神 無言 迷子 餓死 空腹 不審 泥棒 不登校 家出 野良 多頭 無人 無断 不法 違法 違反",
    "迷惑 困難 貧困 貧乏 健康 健在 平気 必要 可能 確か 確認 報告 通報 情報 追加 続き 再度 本当 本気 無理 結構 同じ 普通 昨日 昨夜 昨晩 今日 今朝 今晩 今夜 明日 毎日 毎晩 毎朝 毎週 夕方 夜中 深夜 夜間 早朝 午前 午後 最近 先週 今週 先月 今月 去年 今年 以前 前回",
    "そちら あちら どちら 学生 生徒 児童 中学 高校 大学 未成年 外国 日本 会社 仕事 相談 連絡 質問 猛暑 熱中 凍死 空室 空家 空き 廃屋 廃墟 一軒 老人 老婆 老夫 老女 男性 女性 息子 主人 旦那 うるさい くさい こわい ぶない ひどい やさしい",
    "ぶり$ から$ まで$ ころ$ ごろ$ くらい$ ぐらい$ だけ$ まま$ そう$ よう$ みたい$ らしい$ こと$ もの$ ところ$ とこ$ ほう$ 感じ$ かんじ$ (?<!^[かや])ない$ たい$ 話$ 件$ 猫$ 犬$ 声$",
  ]
    .join(" ")
    .replaceAll(" ", "|")}`,
);

/** The name itself, without what stands before it; null when it looks like none. */
function nameIn(said: string): string | null {
  const words = said.trim();
  const name = words.replace(BEFORE_NAME, "").trim();
  if (!SHAPED_LIKE_A_NAME.test(name)) return null;
  const folded = fold(name);
  if (OF_OTHERS.test(folded) || PLACE.test(folded) || PLAIN_NOUN.test(folded) || signsIn(name).length > 0) return null;
  return name;
}

export interface Introduced {
  /** The sentence without it; "" when it was nothing else. */
  rest: string;
  /** Names said in it, as said. */
  names: string[];
}

/**
 * @param sentence one, as said.
 * @param asked the whole message answers 「どのあたり」: a bare 「柳橋です」 is a place then.
 * @returns null when nobody says who they are in it.
 */
export function introduction(sentence: string, asked: boolean): Introduced | null {
  // 「突然ですが、3丁目の山岡ですが、…」: one after the other.
  const names: string[] = [];
  let rest: string | null = null;
  for (let turn = 0; turn < 3; turn++) {
    const found = first(rest ?? sentence, asked);
    if (!found) break;
    names.push(...found.names);
    rest = found.rest;
  }
  return rest === null ? null : { rest, names };
}

function first(sentence: string, asked: boolean): Introduced | null {
  const plain = sentence.normalize("NFKC");
  const humbly = HUMBLY.exec(plain);
  if (humbly) return taken(sentence, humbly, [nameIn(humbly[1] ?? "") ?? ""]);
  const named = NAME.exec(plain);
  const name = named && nameIn(named[1] ?? "");
  if (named && name !== null && !(asked && isBare(plain, name))) return taken(sentence, named, [name]);
  for (const pattern of [SOMEBODY_OF, LIVING, IN_A_ROLE]) {
    const found = pattern.exec(plain);
    if (found) return taken(sentence, found, []);
  }
  return null;
}

/** A name as a signature: the first or last line of several. */
export function signature(sentence: string): boolean {
  const found = SIGNED.exec(sentence.normalize("NFKC"));
  const said = found?.[1] ?? "";
  // A description that ends in kana is no name here: nothing in it says that it is one.
  return !/[\p{Script=Hiragana}]$/u.test(said) && nameIn(said) !== null;
}

const isBare = (plain: string, name: string): boolean =>
  new RegExp(`^${name}(?:です|だ|かな|になります)?[。.!！\\s]*$`, "u").test(plain);

/** As said, where width changes no length. */
function taken(sentence: string, found: RegExpExecArray, names: string[]): Introduced {
  const plain = sentence.normalize("NFKC");
  const rest = (plain.length === sentence.length ? sentence : plain).slice(found[0].length).trim();
  return { rest, names: names.filter((name) => name.length >= 2) };
}
