/** Words understood in every state: 人と話したい, いまはいい, もどる, 消して … Whole messages only, so that a story is not a command. */

import type { GlobalWord } from "./flow-types.ts";
import { HEED, KEEP, NO_CONTACT, SECRET, saysWatched } from "./global-words-heed.ts";
import { LANGUAGE_WORDS } from "./global-words-language.ts";
import { asksForPerson } from "./global-words-person.ts";
import { WAYS, WITH_MARK } from "./global-words-ways.ts";
import { normalise } from "./match-words.ts";
import { clauses, heart } from "./word-shapes.ts";
import { wordInLanguages } from "./words-in-languages.ts";

export { saysWatched } from "./global-words-heed.ts";

const RULES = [...HEED, ...WAYS, ...LANGUAGE_WORDS];

/** The global word this message is, or null. 人と話したい wins over everything else. */
export function globalWord(text: string): GlobalWord | null {
  if (/^\s*[?？]+\s*$/u.test(text)) return "about";
  const plain = normalise(text);
  if (plain === "" || plain.length > 80) return null;
  if (asksForPerson(plain)) return "person";
  const parts = clauses(text);
  if ([plain, ...parts].some((part) => NO_CONTACT.some((rule) => rule.test(part)))) return "noContact";
  if (saysWatched(text)) return "watched";
  const main = heart(text);
  // 「もう終わり？」 asks whether it is over; it does not end it. And 「だれにも言わない？」 asks for an answer.
  const asks = /(?:[?？]|か|かな)[\s。.]*$/u.test(text);
  if (plain.length <= 40 && asks) {
    const asked = WITH_MARK.find(([, rule]) => rule.test(plain));
    if (asked) return asked[0];
  }
  if (KEEP.some((rule) => rule.test(plain) || (main !== null && rule.test(main)))) return "keep";
  if (parts.some((part) => SECRET.some((rule) => rule.test(part)))) return "secret";
  if (plain.length > 40) return null;
  const found = RULES.find(
    ([word, rule]) => !(asks && word === "notNow") && (rule.test(plain) || (main !== null && rule.test(main))),
  );
  return found?.[0] ?? wordInLanguages(text);
}

const CORRECTION =
  /^(?:すみません|ごめん(?:なさい|ね)?|あ|あっ)?[、。,\s]*(?:さっき|前|まえ|いま|今)の?(?:は|のは)?(?:まちがい|間違い|まちがえ(?:た|ました)|間違え(?:た|ました)|ちがう|違う|ちがって|違って)(?:です|でした|で|て)?[、。,.\s]+(\S.{0,30})$/u;
const INSTEAD = /^(?:さっきの(?:は)?|やっぱり?)?[、\s]*\S{1,20}?(?:じゃ|では)(?:なくて?|なく)[、,\s]*(\S.{0,20})$/u;

/** What the last answer should have been, if a message says so: 「さっきのまちがい、かなりです」「すこしじゃなくて、かなり」; else null. */
export function correction(text: string): string | null {
  const found = CORRECTION.exec(text.trim()) ?? (/さっき|やっぱ/u.test(text) ? INSTEAD.exec(text.trim()) : null);
  return found?.[1] ?? null;
}
