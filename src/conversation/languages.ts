/** Recognises the language somebody writes in; only when the words make it plain, because Japanese is full of foreign words. */

import type { Language } from "./types.ts";
import { fold } from "./words-in-languages.ts";

type Foreign = Exclude<Language, "ja">;
/** `other`: a language we have no words in; the choice of languages is the nearest we can offer. */
export type Heard = Foreign | "other";

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const OTHER_SCRIPT =
  /[\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}\p{Script=Sinhala}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Ethiopic}]{2,}/u;
const HINDI = /(?:^|\s)(?:है|हैं|हूँ|हूं|मैं|मुझे|नहीं|क्या|मेरा|मेरी|चाहिए|कृपया मदद|आप)(?=\s|$|[।?!.,])/u;
const NEPALI = /छ|मलाई|हुन्छ|गर्नु|सँग|हो(?=\s|$|[।?!.,])|मेरो|तपाईं|चाहियो/u;

// Characters that only simplified Chinese writes, and those of traditional Chinese that Japanese does not write.
const SIMPLIFIED =
  /[们这说谁吗钱饿么对开关头时为东车马见贝话语请谢难过帮应该让给还进远边电业欢爱样经级红纪约练终结绝统继维罗习书买卖听读认识岁妈爷问间几个儿现发现来吃饭东西丢动务医药难儿]/u;
// Of these, Japanese writes some: they do not count.
const ALSO_JAPANESE = /[难儿来吃动过该结绝应应爱让给丢发东西医药识现]/u;
const TRADITIONAL = /[這說嗎們妳您你她麼沒幫讓點裡喂哪很懂嗯啊吧呢喔啦餓賣讀誒咱]/u;
const CHINESE_WORDS =
  /(?<![怪自彼忘無没大])我(?![慢家流々が執欲])|没有|没事|没钱|不知道|不懂|不想|不是|不好|好的|可以|谢谢|謝謝|對不起|多少錢|為什|請(?=問|幫|給|您)|救命啊|想死|想要|日本语|日文|中文|华人|吃飯|工作沒/u;

// Small words and words of need. A language is heard when two of its words stand in the message.
const WORDS = {
  en: "i im ive you the a an is am are was my me we he she they it this that need help helps please can cant cannot could have has had no not dont doesnt didnt want how what where when who why hello hi hey thank thanks sorry money food eat hungry work job house home rent live living husband wife child children baby kid mother father son daughter friend and to in of for do does from with at on but because speak english japanese japan sick ill pain doctor hospital scared afraid alone sad tired hit hits hurt beat police visa school pay paid lost somebody someone anyone nobody know understand talk call today tomorrow tonight yesterday now get go come there here feel die kill stop landlord boss office city",
  vi: "toi khong giup giupdo xin chao cam on muon duoc nguoi tien nha viec bi dau lam nhat tieng viet biet gi cua voi dang benh met buon chong vo con an doi mat hom nay ngay troi anh em chi oi can ban minh cho rat so o noi chuyen dien thoai hoc truong",
  pt: "voces vcs falam fala eu preciso ajuda ajude obrigado obrigada nao voce vc estou tenho dinheiro trabalho minha meu com bom dia boa tarde noite oi ola falar quero casa marido filho filha fome doente hospital aluguel emprego medo sozinha sozinho ninguem japones portugues brasileiro brasileira socorro sou uma um para por favor mas onde como quando fui meus comida muito moro ele ela me",
  es: "yo necesito ayuda ayudame gracias estoy tengo dinero trabajo mi con buenos dias buenas tardes noches hola hablar quiero casa esposo marido hijo hija hambre enfermo enferma alquiler empleo miedo sola solo nadie japones espanol soy una un para por favor pero donde como cuando comida mucho vivo el ella no me la los puedo hablo",
  tl: "kailangan tulong po ako ko ng mga hindi wala walang salamat kumusta pera pagkain trabaho magandang ang sa akong akoy tulungan nyo niyo kayo asawa anak gutom sakit bahay saan ano paano opo naman lang mo siya",
  id: "saya butuh tolong bantuan tidak uang makan kerja terima kasih apa ada bisa selamat aku dan mohon rumah sakit suami istri anak lapar takut sendiri di dari untuk dengan sudah belum ingin mau pagi siang malam bapak ibu",
  fr: "je suis jai besoin aide aidez merci bonjour bonsoir ne pas mon ma mes avec argent travail maison manger mari femme enfant faim malade peur seul seule vous moi nous est et les des pour une parle francais",
  ne: "malai madat maddat chahiyo chahincha chahinchha chahinxa ma paisa chaina chhaina xaina chha cha xa namaste hajur garnu garnus garna gardinus mero tapai tapaai khana kaam ghar dhanyabad sahayog k ke huncha hunchha hunxa gara kasari yaha bhok lagyo birami dar timi budha shriman chora chori xu chhu chu sanga",
} as const;
const LISTS = Object.entries(WORDS).map(
  ([name, list]) => [name as keyof typeof WORDS, new Set(list.split(" "))] as const,
);
// One of these is enough where the message is short: nobody writes them in Japanese.
const CLEAR: Partial<Record<keyof typeof WORDS, RegExp>> = {
  vi: /^(?:xin chao|cam on|giup toi|cuu toi|tieng viet)/u,
  pt: /^(?:obrigad[oa]|preciso|socorro|bom dia|boa tarde|boa noite|ola|oi tudo bem|ajuda)(?: |$)/u,
  es: /^(?:hola|gracias|ayuda|ayudame|buenos dias|buenas (?:tardes|noches)|necesito)(?: |$)/u,
  ne: /^(?:namaste|namaskar|dhanyabad|madat|malai)(?: |$)/u,
  tl: /^(?:salamat|kumusta|tulong|magandang)(?: |$)/u,
  id: /^(?:terima kasih|tolong|selamat (?:pagi|siang|malam)|apa kabar)(?: |$)/u,
  fr: /^(?:bonjour|bonsoir|merci|au secours)(?: |$)/u,
};
// English that people write in the middle of Japanese days.
const SET_PHRASES =
  /^(?:thank you(?: (?:so|very) much)?|thanks(?: a lot)?|thank u|good (?:morning|night|evening|afternoon|job|luck|bye)|good|see you(?: (?:again|later|soon|tomorrow))?|bye(?: bye)?|no problem|no thank you|nice to meet you|i love you|love you|happy (?:birthday|new year|halloween)|merry christmas|oh my god|lets go|welcome back|my pace|don t mind|dont mind|never give up|ok ok|yes no|hello(?: hello| world)?|hi hi|test(?: test)?|this is a pen|how are you)$/u;
const ROMAJI_WORD =
  /^(?:(?:[kstcnhmyrwgzjdbpf]|sh|ch|ts|[kgsznhbpmrj]y)?(?:[aeiou]|aa|ii|uu|ee|oo|ou)|n(?![aeiou])|[kstp](?=[kstp]))+$/u;
const JAPANESE_IN_LATIN =
  /(?:^| )(?:desu|masu|masen|kudasai|arigatou?|konnichiwa|konbanwa|ohayou?|sumimasen|tasukete|wakarimasen|wakaranai|kara|shinitai|samishii|sabishii|kurushii|tsurai|tsukareta|onegai(?:shimasu)?|nai|okane|watashi|boku|dou|ga|wo|wa|ni|de|no)(?= |$)/gu;
// 「にほんご すこし」: in hiragana, of themselves.
const LITTLE_JAPANESE =
  /(?<!夫は?|妻は?|母は?|父は?|彼は?|彼女は?|子(?:ども)?は?|さんは?|隣.{0,6})(?:にほんご|日本語|ニホンゴ)[\s　]*(?:が|は|を|も)?[\s　]*(?:すこし|スコシ|少し|ちょっと|へた|ヘタ|下手|わかりません|ワカリマセン|わからない|できません|できない|むずかしい|だめ)/u;

/** The language, `other` for one we have no words in, or null for Japanese and for everything that cannot be told. */
export function languageOf(text: string): Heard | null {
  const bare = text
    .normalize("NFC")
    .replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|#\S+/giu, " ")
    .slice(0, 2000);
  const letters = bare.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  if (OTHER_SCRIPT.test(bare)) return "other";
  if (/\p{Script=Devanagari}{2,}/u.test(bare)) return HINDI.test(bare) && !NEPALI.test(bare) ? "other" : "ne";
  const kana = bare.match(KANA)?.length ?? 0;
  if (kana > 0) {
    if (LITTLE_JAPANESE.test(bare)) return "other";
    // A whole sentence in Latin letters with a word of Japanese in it.
    return kana * 3 < letters ? latin(bare.replace(KANA, " ").replace(/\p{Script=Han}/gu, " "), 4) : null;
  }
  if (/\p{Script=Han}/u.test(bare)) return isChinese(bare) ? "zh" : null;
  return /\p{Script=Latin}/u.test(bare) ? latin(bare, 2) : null;
}

/** Which language of Latin letters; `least`: so many of its words must stand in the message. */
function latin(text: string, least: number): Heard | null {
  if (/[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu.test(text)) return "vi";
  const plain = fold(text);
  const words = plain.split(" ").filter((word) => /^\p{L}+$/u.test(word));
  if (words.length === 0 || SET_PHRASES.test(plain)) return null;
  const counts = LISTS.map(([name, list]) => ({ name, hits: new Set(words.filter((word) => list.has(word))).size }));
  const best = counts.reduce((a, b) => (b.hits > a.hits ? b : a));
  const clear = Object.entries(CLEAR).find(([, rule]) => words.length <= 4 && rule.test(plain))?.[0];
  // Japanese in Latin letters, with 「no」「to」「me」 among its words.
  if (!clear && words.every((word) => ROMAJI_WORD.test(word)) && !(best.hits >= 2 && best.name !== "en")) return null;
  const japanese = plain.match(JAPANESE_IN_LATIN)?.length ?? 0;
  if (japanese >= best.hits && japanese > 0) return null;
  const name = best.hits >= Math.max(least, words.length / 6) ? best.name : clear;
  if (/[ãõ]/iu.test(text) && (name === undefined || name === "pt" || name === "es")) return "pt";
  if (/[ñ¿¡]/u.test(text) && words.length > 1) return "other";
  if (name === undefined) return null;
  return name === "en" || name === "vi" || name === "pt" || name === "ne" ? name : "other";
}

function isChinese(text: string): boolean {
  if (CHINESE_WORDS.test(text) || TRADITIONAL.test(text)) return true;
  return [...text].some((ch) => SIMPLIFIED.test(ch) && !ALSO_JAPANESE.test(ch));
}
