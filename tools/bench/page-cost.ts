/** What one reading costs by D1's own counters: round trips, rows of the page itself, rows of everything. */
import type { House } from "../../src/house.ts";
import type { Statement, StatementResult } from "../../src/store/store.ts";

export interface Cost {
  trips: number;
  /** Rows read by the statement that reads cards. */
  pageRows: number;
  /** Rows read by all statements. */
  allRows: number;
  ms: number;
}

/** Runs `read` over a house whose store counts. */
export async function costOf(house: House, read: (house: House) => Promise<unknown>): Promise<Cost> {
  const cost: Cost = { trips: 0, pageRows: 0, allRows: 0, ms: 0 };
  const store = {
    ...house.store,
    async batch(statements: Statement[]): Promise<StatementResult[]> {
      cost.trips++;
      const results = await house.store.batch(statements);
      for (const { meta, results: found } of results) {
        const rows = meta.rows_read ?? 0;
        cost.allRows += rows;
        if (Object.hasOwn(found[0] ?? {}, "rules_of_person")) cost.pageRows += rows;
      }
      return results;
    },
  };
  const from = performance.now();
  await read({ ...house, store });
  cost.ms = Math.round(performance.now() - from);
  return cost;
}
