/** Counts that name nobody: what is smaller than five is not said, nor what would let it be worked out. Pure. */

/** From this many on a count is said. */
export const LEAST = 5;

/** A count, or null for 「5未満」. */
export type Said = number | null;

const isSmall = (count: number): boolean => count > 0 && count < LEAST;

/** Counts beside no total of theirs. */
export const sayEach = (counts: readonly number[]): Said[] => counts.map((count) => (isSmall(count) ? null : count));

/**
 * Counts that add up to a total. One count alone that is not said could be had by subtracting, so the next smallest is not
 * said either; and where the total itself is small, none but zeros is.
 */
export function sayParts(counts: readonly number[]): { total: Said; parts: Said[] } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (isSmall(total)) return { total: null, parts: counts.map((count) => (count === 0 ? 0 : null)) };
  const parts = sayEach(counts);
  if (parts.filter((part) => part === null).length === 1) {
    const rest = parts.flatMap((part, at) => (part === null || part === 0 ? [] : [{ part, at }]));
    const smallest = rest.toSorted((a, b) => a.part - b.part)[0];
    if (smallest) parts[smallest.at] = null;
  }
  return { total, parts };
}
