/** Recognises the language somebody writes in; only when the words make it plain, because Japanese is full of foreign words. */

import type { Language } from "./types.ts";

type Foreign = Exclude<Language, "ja">;

const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
const VIETNAMESE_WORDS = /(?:^|[^\p{L}])(?:xin|chào|tôi|toi|giúp|giup|không|khong|cảm ơn|cam on|cần)(?=$|[^\p{L}])/iu;
const PORTUGUESE = /[ãõç]|(?:^|[^\p{L}])(?:olá|ola|obrigad[oa]|preciso|ajuda|não|nao|você|voce|estou|bom dia|boa (?:tarde|noite)|por favor|socorro)(?=$|[^\p{L}])/iu;
// Characters that only simplified Chinese writes, and small words of Chinese that Japanese has not.
const CHINESE_ONLY = /[们这说谁吗呢吧钱饿么没对开关头时为东车马见贝话语请谢难过帮应该让给还进远边电业欢爱样经级红纪约练终结绝统继续维罗习书买卖]/u;
const CHINESE_WORDS = /我|你|您|他們|她|不知道|怎麼|什麼|需要|幫|請|謝謝|沒有|為什麼/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ROMAJI_WORD = /^(?:(?:[kstcnhmyrwgzjdbpf]|sh|ch|ts|[kgsznhbpmr]y)?(?:[aeiou]|aa|ii|uu|ee|oo|ou)|n(?![aeiou])|[kstp](?=[kstp]))+$/u;

/** The language, or null for Japanese and for everything that cannot be told. One word alone is never enough for Latin letters. */
export function languageOf(text: string): Foreign | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  if (/\p{Script=Devanagari}{2,}/u.test(text)) return "ne";
  if (KANA.test(text)) return null;
  if (/\p{Script=Han}/u.test(text)) return isChinese(text) ? "zh" : null;
  if (!/^[\p{Script=Latin}\p{M}\p{P}\p{N}\p{Zs}\p{S}\n]+$/u.test(text)) return null;
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}']*/gu) ?? [];
  if (VIETNAMESE.test(text) || VIETNAMESE_WORDS.test(text)) return "vi";
  if (PORTUGUESE.test(text)) return "pt";
  if (words.filter((word) => word.length > 1).length < 2) return null;
  return words.every((word) => ROMAJI_WORD.test(word)) ? null : "en";
}

function isChinese(text: string): boolean {
  return CHINESE_ONLY.test(text) || (CHINESE_WORDS.test(text) && (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 2);
}
