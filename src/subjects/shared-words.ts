/** Words that stand in what two people told, found in a bounded number of steps. Pure. */
import { fold } from "./fold.ts";

/** Endings, particles and what every report says: they make nothing alike. */
const COMMON =
  /心配|気にな|気づ|最近|近所|近く|お隣|隣|となり|向かい|家|人|方|様子|感じ|思い|思う|今日|昨日|毎日|毎晩|ずっと|前|後|時|日|週間|ヶ月|か月|見|聞|言|住|町|丁目|番|号|室|階|棟|知|出|入|来|行|一人|女性|男性|年/g;

/** A word is no longer than this; what runs on is no word, and its beginning tells as much. */
const RUN_MAX = 24;
const WORD_MAX = 8;
/** As many different runs of one side are compared. */
const RUNS = 200;

/** Stretches looked at: what the search costs, for tests that must not measure time. */
export interface Work {
  looked: number;
}

/** Runs of two or more characters that carry meaning and stand in both, longest first, at most four. */
export function sharedWords(
  a: readonly string[],
  b: readonly string[],
  known: readonly string[],
  work: Work = { looked: 0 },
): string[] {
  const right = new Set(contentOf(b).flatMap((run) => stretches(run, work)));
  const found = contentOf(a).flatMap((run) => stretches(run, work).find((stretch) => right.has(stretch)) ?? []);
  return [...new Set(found)]
    .filter((run) => !known.some((one) => one.includes(run)))
    .toSorted((x, y) => y.length - x.length || (x < y ? -1 : 1))
    .slice(0, 4);
}

/** Kanji runs, and katakana runs of three or more: what is left without particles is what was meant. */
function contentOf(words: readonly string[]): string[] {
  const runs = new Set<string>();
  for (const text of words) {
    const plain = text.normalize("NFKC");
    // Katakana first, because folding makes it hiragana, where words have no edges.
    for (const [foreign] of plain.matchAll(/[ァ-ヶー]{3,}/g)) keep(runs, fold(foreign));
    for (const [han] of plain.matchAll(/\p{Script=Han}[\p{Script=Han}々]*/gu)) {
      for (const run of fold(han).replaceAll(COMMON, " ").split(" ")) keep(runs, run);
    }
    if (runs.size >= RUNS) break;
  }
  return [...runs];
}

function keep(runs: Set<string>, run: string): void {
  if (run.length >= 2 && runs.size < RUNS) runs.add(run.slice(0, RUN_MAX));
}

/** Every stretch of a run that may be a word, longest first. */
function stretches(run: string, work: Work): string[] {
  const out: string[] = [];
  for (let length = Math.min(run.length, WORD_MAX); length >= 2; length--) {
    for (let at = 0; at + length <= run.length; at++) out.push(run.slice(at, at + length));
  }
  work.looked += out.length;
  return out;
}
