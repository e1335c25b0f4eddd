/** What has changed between a stored decision and today's rules. Pure: no I/O, knows no rules. */

/** What was decided of one message. */
export interface Decision {
  level: string;
  safety: string;
  /** Rule ids, in any order. */
  rules: readonly string[];
  topics: readonly string[];
}

/** raised, lowered: how urgent; safety: another answer at the same level; reasons: only rules or topics differ. */
export type Change = "same" | "raised" | "lowered" | "safety" | "reasons";

/** One decision with its id, then and now. `gone`: its words are not there any more, or nothing opens them. */
export type Replayed = { id: string; was: Decision } & ({ now: Decision } | { gone: true });

export interface Report {
  decisions: number;
  gone: number;
  changes: Record<Change, number>;
  /** 「U1/full → U2/soft」 and how often. */
  moves: Record<string, number>;
  /** Ids of what is not the same. */
  differing: { id: string; change: Change }[];
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].toSorted().join(" ") === [...new Set(b)].toSorted().join(" ");

/** Levels are ordered by their letters: U0 is the most urgent. */
export function changeOf(then: Decision, now: Decision): Change {
  if (now.level < then.level) return "raised";
  if (now.level > then.level) return "lowered";
  if (now.safety !== then.safety) return "safety";
  return same(then.rules, now.rules) && same(then.topics, now.topics) ? "same" : "reasons";
}

export function compare(replayed: readonly Replayed[]): Report {
  const report: Report = {
    decisions: replayed.length,
    gone: 0,
    changes: { same: 0, raised: 0, lowered: 0, safety: 0, reasons: 0 },
    moves: {},
    differing: [],
  };
  for (const one of replayed) {
    if ("gone" in one) {
      report.gone++;
      continue;
    }
    const change = changeOf(one.was, one.now);
    report.changes[change]++;
    if (change === "same") continue;
    report.differing.push({ id: one.id, change });
    if (change === "reasons") continue;
    const move = `${one.was.level}/${one.was.safety} → ${one.now.level}/${one.now.safety}`;
    report.moves[move] = (report.moves[move] ?? 0) + 1;
  }
  return report;
}
