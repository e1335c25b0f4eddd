/** What the engine is told about the words of a message: topics, whom they mean, and whether anybody is troubled. Pure. */
import type { Hints } from "../conversation/types.ts";
import type { Assessment } from "../triage/types.ts";

/** A topic that is only named: 「今日は学校でした」. */
const NAMED = "R-TOPIC";

/** How people tell of their day. */
const EVERYDAY =
  /(?:でした|(?:見|みて?|行っ|いっ|食べ|買っ|来|帰っ|読ん|会っ|遊ん|飲ん)た|(?:見|食べ|飲ん|読ん)[でて](?:い)?(?:る|ます)|きました|行きました|見ました)(?:よ|ね|の|なあ?)*[。!！〜ー]*$/u;

/** What triage tells the engine beside urgency. @param assessment null where there were no words. */
export function hintsOf(words: string, assessment: Assessment | null): Pick<Hints, "topics" | "thirdParty" | "worry"> {
  const hits = assessment?.hits ?? [];
  const troubled = hits.some(({ rule }) => rule !== NAMED) || !EVERYDAY.test(words.trim());
  return {
    topics: assessment?.topics ?? [],
    thirdParty: assessment?.thirdParty ?? false,
    worry: troubled || hits.length === 0,
  };
}
