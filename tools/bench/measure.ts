/** Times pieces of work side by side in one run: rounds alternate, so that a busy machine slows all of them alike. */

export interface Figure {
  name: string;
  /** Median, slowest and fastest round, in operations a second. */
  perSecond: { median: number; least: number; most: number };
}

export interface Work {
  name: string;
  /** One operation; `steps` of them are counted. */
  run: () => void;
  steps: number;
}

/** @param roundMs how long a round lasts; @param rounds how many each piece gets. */
export function sideBySide(works: readonly Work[], roundMs = 300, rounds = 9): Figure[] {
  for (const { run } of works) for (let i = 0; i < 200; i += 1) run();
  const seen = works.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) seen[index]?.push(oneRound(work, roundMs));
  }
  return works.map(({ name }, index) => {
    const sorted = (seen[index] ?? []).toSorted((a, b) => a - b);
    const at = (place: number) => Math.round(sorted[place] ?? 0);
    return { name, perSecond: { median: at(rounds >> 1), least: at(0), most: at(rounds - 1) } };
  });
}

function oneRound({ run, steps }: Work, ms: number): number {
  const from = performance.now();
  let count = 0;
  let spent = 0;
  while (spent < ms) {
    for (let i = 0; i < 20; i += 1) run();
    count += 20;
    spent = performance.now() - from;
  }
  return (count * steps * 1000) / spent;
}
