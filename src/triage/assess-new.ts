/** What a new message adds: alone, and joined with the pieces before it; what was heard before is not heard again. */
import { assessSafely } from "./assess.ts";
import { type AssessInput, type Assessment, LEVELS, type Level } from "./types.ts";

/**
 * People split a thought over messages (handbook §4.4, point 4), so the last pieces are joined. But a rule that the earlier
 * pieces met by themselves was answered then: only what the new message says, or completes, counts now.
 * @param before the pieces before it, oldest first. @param now epoch ms.
 */
export function assessNew(
  before: readonly string[],
  words: string,
  source: AssessInput["source"],
  now: number,
): Assessment {
  const alone = assessSafely({ messages: [words], source }, now);
  if (before.length === 0) return alone;
  const joined = assessSafely({ messages: [...before, words], source }, now);
  const known = new Set(assessSafely({ messages: before, source }, now).hits.map((hit) => hit.rule));
  const completed = joined.hits.filter(
    (hit) => !known.has(hit.rule) && !alone.hits.some((own) => own.rule === hit.rule),
  );
  if (completed.length === 0) return alone;
  const hits = [...alone.hits, ...completed];
  const level = hits.reduce<Level>(
    (most, hit) => (LEVELS.indexOf(hit.level) < LEVELS.indexOf(most) ? hit.level : most),
    alone.level,
  );
  return { ...joined, hits, level };
}
