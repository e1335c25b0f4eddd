/** Shapes that many wordings share: how people ask politely, refuse, and soften; for the rules of the words understood everywhere. */

import { normalise } from "./match-words.ts";

/** How a wish ends: 「…ください」「…ほしいです」「…もらえますか」. May be missing. */
export const WISH =
  "(?:ください|下さい|くださいませんか|くださいますか|くださる|ほしい|欲しい|ほしく|もらえますか|もらえませんか|もらえる|もらいたい|いただけますか|いただけませんか|いただきたい|くれますか|くれませんか|くれる|くれ|お願い(?:いた|でき|し)?(?:します|ますか|しますね|たい)?|おねがい(?:します)?|たのむ|頼(?:む|みます)|です|ます|ますか|ん|の|ね|よ|な|から|ので)*";

/** How a question ends. */
export const ASKS = "(?:です|なん|なの|ん|の|か|かな|かね|よね|でしょ(?:う)?|だろ(?:う)?|ますか|ね)*";

/** Softeners people begin with. May be missing. */
export const SOFT =
  "すみません(?:が|けど)?|すいません(?:が|けど)?|ごめん(?:なさい|ね)?|あの|えっと|じゃあ|では|それなら|もう|やっぱり|やっぱ|できれば|できたら|なるべく|とりあえず|いったん|一旦|ちょっと|少し|すこし|どうか|お願い(?:だから|します)?|悪いけど|申し訳ない(?:です)?(?:が|けど)|ほんとに?|本当に|まじで|ぜったい|絶対|まだ";
/** Any number of them. Inside another repetition use SOFT: a star in a star takes for ever. */
export const SOFTLY = `(?:${SOFT})*`;

/** Not to be done: 「しないで」「いらない」「やめて」. */
export const NOT_DO =
  "(?:し(?:て(?:こ|来))?ないで|しなくて(?:も)?(?:いい|大丈夫|結構|けっこう)|は?いら(?:ない|ん)|は?(?:いり|要り)ません|は?要らない|は?不要|(?:は|を|も)?(?:もう|ほんとに?|本当に|まじで)?やめて|(?:は)?けっこう|(?:は)?結構|よこさないで|くれなくて(?:も)?いい|(?:は)?なしで?)";

export const FAMILY =
  "(?:お?[父母](?:さん|親)?|親|両親|[夫妻嫁彼]|旦那|だんな|主人|彼氏|彼女|相手|家族|息子|娘|子ども|子供|[兄姉弟妹]|同居人|家の人|うちの人|あの人)(?:さん)?";

/** The parts of a message, each in one shape: sentences, and what stands before から・ので・けど. */
export function clauses(text: string): string[] {
  return text
    .split(/[。、，．,.!！?？…\n\s]+|(?<=から|ので|けど|ため(?:に)?)/u)
    .map(normalise)
    .filter((one) => one !== "");
}

const FILLER =
  /^(?:すみません(?:が)?|すいません(?:が)?|ごめん(?:なさい|ね)?|ありがとう?(?:ございます|ございました)?|はい|うん|いえ|いいえ|いや|あ|あっ|あの|えっと|もう|やっぱり?|もう?大丈夫(?:です)?|もう?だいじょうぶ(?:です)?|お願いします|おねがいします|ください|どうも|民生委員(?:です)?|(?:福祉)?さぽた(?:です)?)$/u;

/** The heart of a message whose other parts are mere politeness: 「すみません。もう大丈夫です、いまはいいです」. */
export function heart(text: string): string | null {
  const all = clauses(text);
  const said = all.filter((one) => !FILLER.test(one));
  return said.length === 1 && all.length > 1 ? (said[0] ?? null) : null;
}
