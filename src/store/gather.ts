/** Reads of one page that are asked for side by side travel to D1 together: one round trip for all of them. */
import type { Statement, StatementResult, Store } from "./store.ts";

/** Begun before it is awaited: what fails meanwhile is told where it is awaited, and is not nobody's. */
export function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

interface Waiting {
  statements: Statement[];
  done(results: StatementResult[]): void;
  failed(error: unknown): void;
}

/** So many turns without a new question, and everybody who is to ask has asked: a few middlewares lie between the first and the last. */
const QUIET_TURNS = 40;

/**
 * A store for one visit of a page (GET). Every `batch` that is asked for before an answer is needed goes along with the others, in
 * the order of asking; what belongs together stays together. When the whole fails, each group is tried by itself, so that a part
 * that may be missing (the alarm) takes nothing else with it. Not for acts: those stand and fall alone.
 */
export function gatherReads(store: Store): Store {
  let waiting: Waiting[] = [];
  let leaving = false;

  async function leave(): Promise<void> {
    for (let quiet = 0, seen = waiting.length; quiet < QUIET_TURNS; quiet++) {
      await null;
      if (waiting.length !== seen) [quiet, seen] = [0, waiting.length];
    }
    const now = waiting;
    waiting = [];
    leaving = false;
    if (now.length === 1 || !(await together(now))) await Promise.all(now.map(alone));
  }

  async function together(groups: readonly Waiting[]): Promise<boolean> {
    let results: StatementResult[];
    try {
      results = await store.batch(groups.flatMap(({ statements }) => statements));
    } catch {
      return false;
    }
    let from = 0;
    for (const { statements, done } of groups) {
      done(results.slice(from, from + statements.length));
      from += statements.length;
    }
    return true;
  }

  async function alone({ statements, done, failed }: Waiting): Promise<void> {
    try {
      done(await store.batch(statements));
    } catch (error) {
      failed(error);
    }
  }

  return {
    ...store,
    batch: (statements) =>
      new Promise((done, failed) => {
        waiting.push({ statements, done, failed });
        if (leaving) return;
        leaving = true;
        void leave();
      }),
  };
}
