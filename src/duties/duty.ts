/** What a duty is, and the one question about time they all ask. */
import type { House } from "../house.ts";

export interface Duty {
  name: string;
  /** Does what is due. Bounded: what is left waits for the next minute. */
  run(house: House, now: number): Promise<{ found: number; failed: number }>;
  /** Epoch ms of the next thing this duty will have to do, or null. Lets a moved clock jump instead of tick. */
  nextDue(house: House): Promise<number | null>;
}

/** One number from one row, as `at`. */
export async function earliest(house: House, sql: string): Promise<number | null> {
  const [result] = await house.store.batch([house.store.prepare(sql)]);
  const value = result?.results[0]?.at;
  return typeof value === "number" ? value : null;
}
