/** Fills a database with many requests in bulk, the same ones for the same number: for the tests of the list and for the bench. */
import type { Store } from "../../src/store/store.ts";

export interface ManyOptions {
  /** How many requests. */
  requests: number;
  /** Epoch ms; the newest are of this moment. */
  now: number;
  areas: readonly string[];
  staff: readonly string[];
  /** How many people they are of; with a key each, which opens nothing, unless they are made by `sealedKeys`. */
  people?: number;
  /** Rows a statement. */
  step?: number;
  /** One in so many is open. */
  openOneIn?: number;
}

const MINUTE = 60_000;

/**
 * Everything comes in every mixture: levels (urgent ones seldom), districts and none, owners and none, suggestions, duty, waiting and
 * answered, open, put off and closed, people with rules of their own, and who asked to be let off.
 */
export async function fillRequests(store: Store, options: ManyOptions): Promise<void> {
  const { requests, now, areas, staff } = options;
  const people = options.people ?? Math.max(1, Math.floor(requests / 2));
  const step = options.step ?? 20_000;
  const openOneIn = options.openOneIn ?? 10;
  // As many come in a night whatever the number: more requests are more years.
  const minutes = Math.max(40_000, requests * 40);
  // A number that looks thrown: the same for the same row, another for each use (`salt`).
  const dice = (salt: number, sides: string | number) =>
    `CAST(((n * (48271 + ${salt} * 7919) + ${salt} * 69621) % 2147483647 * 16807 % 2147483647 >> 6) % ${sides} AS INTEGER)`;
  const pick = (list: string, at: string) => `json_extract(${list}, '$[' || ${at} || ']')`;
  const numbers = "WITH RECURSIVE c(n) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT n + 1 FROM c WHERE n < ?2)";
  for (let from = 1; from <= people; from += step) {
    const to = Math.min(people, from + step - 1);
    await store.batch([
      store
        .prepare(
          `${numbers} INSERT INTO person (id, line_user_hash, line_user_id_sealed, version, contact, reading, created_at, last_heard_at)
           SELECT 'p' || n, 'h' || n, '1.A', 1, CASE WHEN ${dice(1, 20)} = 0 THEN 'doNotContact' ELSE 'ok' END,
           CASE WHEN ${dice(2, 50)} = 0 THEN 'doNotRead' ELSE 'ok' END, ?3, ?3 FROM c`,
        )
        .bind(from, to, now),
      store
        .prepare(
          `${numbers} INSERT INTO person_key (person_id, ring_key_id, wrapped, created_at) SELECT 'p' || n, 'none', '1.A', ?3 FROM c`,
        )
        .bind(from, to, now),
    ]);
  }
  for (let from = 1; from <= requests; from += step) {
    const to = Math.min(requests, from + step - 1);
    await store.batch([
      store
        .prepare(
          `${numbers} INSERT INTO request (id, person_id, about, why, state, level, topics, stance, area, rules, owner, route_queue,
             route_to, route_why, waiting_since, opened_at, last_heard_at, closed_at, snoozed_until, version)
           SELECT printf('%08x-0000-4000-8000-%012d', ${dice(3, 4_000_000_000)}, n), 'p' || CAST(1 + n % ?3 AS INTEGER),
             CASE WHEN ${dice(4, 6)} = 0 THEN 'neighbour' ELSE 'self' END, 'told',
             CASE WHEN ${dice(5, openOneIn)} = 0 THEN 'open' ELSE 'closed' END,
             CASE WHEN ${dice(6, 200)} = 0 THEN 'U0' WHEN ${dice(6, 200)} < 4 THEN 'U1' ELSE 'U' || (2 + ${dice(7, 3)}) END,
             CASE ${dice(8, 4)} WHEN 0 THEN '["money","food"]' WHEN 1 THEN '["lonely"]' WHEN 2 THEN '[]' ELSE '["housing"]' END,
             CASE ${dice(9, 4)} WHEN 0 THEN 'open' WHEN 1 THEN 'ambivalent' END,
             CASE WHEN ${dice(10, 12)} = 0 THEN NULL ELSE ${pick("?4", dice(11, "json_array_length(?4)"))} END, '[]',
             CASE WHEN ${dice(12, 3)} = 0 THEN ${pick("?5", dice(13, "json_array_length(?5)"))} END,
             CASE ${dice(14, 9)} WHEN 0 THEN NULL WHEN 1 THEN 'duty' WHEN 2 THEN 'unknownArea' ELSE 'district' END,
             CASE WHEN ${dice(15, 2)} = 0 THEN ${pick("?5", dice(16, "json_array_length(?5)"))} END, 'primary',
             CASE WHEN ${dice(17, 3)} > 0 THEN ?6 - ${dice(18, minutes)} * ${MINUTE} END,
             ?6 - ${dice(19, minutes)} * ${MINUTE}, ?6 - ${dice(20, minutes)} * ${MINUTE},
             CASE WHEN ${dice(5, openOneIn)} > 0 THEN ?6 - ${dice(21, minutes)} * ${MINUTE} END,
             CASE WHEN ${dice(22, 25)} = 0 THEN ?6 + ${dice(23, 20_000)} * ${MINUTE} END, 1 FROM c`,
        )
        .bind(from, to, people, JSON.stringify(areas), JSON.stringify(staff), now),
      store
        .prepare(
          `${numbers} INSERT OR IGNORE INTO request_recusal (request_id, staff_id, person_id, at)
           SELECT r.id, ${pick("?3", dice(24, "json_array_length(?3)"))}, r.person_id, ?4 FROM c JOIN request r
           ON r.id = printf('%08x-0000-4000-8000-%012d', ${dice(3, 4_000_000_000)}, n) WHERE ${dice(25, 60)} = 0`,
        )
        .bind(from, to, JSON.stringify(staff), now),
    ]);
  }
}
