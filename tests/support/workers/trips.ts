/** Counts D1 round trips: one for each batch, and one for each statement that runs by itself. */

export interface Trips {
  count(): number;
  /** Rows written, as D1 counts them (indexes included). */
  rowsWritten(): number;
  forget(): void;
  /** The next `n` round trips fail as a lost database does. */
  breakNext(n: number): void;
}

export function countTrips(real: D1Database): { database: D1Database; trips: Trips } {
  let count = 0;
  let written = 0;
  let broken = 0;
  function travel(): void {
    count++;
    if (broken > 0) {
      broken--;
      throw new Error("D1_ERROR: Network connection lost.");
    }
  }
  const prepare = (sql: string) => watch(real.prepare(sql));
  const originals = new WeakMap<object, D1PreparedStatement>();
  function watch(statement: D1PreparedStatement): D1PreparedStatement {
    const watched = new Proxy(statement, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "bind") return (...values: unknown[]) => watch(target.bind(...values));
        return (...values: unknown[]) => {
          travel();
          return Reflect.apply(value, target, values);
        };
      },
    });
    originals.set(watched, statement);
    return watched;
  }
  const database = new Proxy(real, {
    get(target, name) {
      if (name === "prepare") return prepare;
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          travel();
          const results = await target.batch(statements.map((one) => originals.get(one) ?? one));
          for (const result of results) written += result.meta.rows_written ?? 0;
          return results;
        };
      }
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return {
    database,
    trips: {
      count: () => count,
      rowsWritten: () => written,
      forget() {
        count = 0;
        written = 0;
      },
      breakNext(n) {
        broken = n;
      },
    },
  };
}
