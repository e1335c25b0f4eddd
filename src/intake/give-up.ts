/** A turn that failed: tried again by the sweeper; given up in the end, but never in silence. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { UnknownRingKey } from "../store/key-ring.ts";
import type { LaneRows } from "../store/lane.ts";
import { CannotOpen } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import { tellTeam } from "./tell-team.ts";

/** Somebody else wrote the lane again and again: nothing is wrong with the events. */
export class LaneBusy extends Error {
  override name = "LaneBusy";
}

/** After so many failures of its own an event is given up. */
const MAX_FAULTS = 5;

/** Faults after which the team's channel hears of a stranger's event again: half a day of tries. */
const STRANGER_AGAIN = 720;

/**
 * Only the first event is blamed, and only when the fault may be its own: a database that is away, a key that is missing for
 * now or a busy lane say nothing about it.
 */
export async function leaveForSweeper(house: House, rows: LaneRows, error: unknown): Promise<void> {
  const [first] = rows.waiting;
  house.log({ event: "turn.failed", error: describeError(error), attempts: (first?.attempts ?? 0) + 1 });
  if (!first) return;
  const own = isNobodysFault(error) ? 0 : 1;
  // A stranger has no request that could carry an alarm: their first word is tried for as long as it takes.
  const givenUp = own === 1 && rows.person !== null && first.faults + 1 >= MAX_FAULTS;
  try {
    const { store } = house;
    await store.batch([
      store
        .prepare(
          `UPDATE inbound_event SET attempts = attempts + 1, faults = faults + ?2, done_at = ?3, outcome = ?4
           WHERE id = ?1 AND done_at IS NULL`,
        )
        .bind(first.id, own, givenUp ? house.clock() : null, givenUp ? "failed" : null),
      ...(givenUp && rows.person ? alarmStatements(house, rows.person.id) : []),
    ]);
    // No row can carry their alarm; it is said again twice a day, because it is tried every minute.
    if (own === 1 && rows.person === null && (first.faults + 1) % STRANGER_AGAIN === MAX_FAULTS)
      await tellTeam(house, "unreadable");
    if (givenUp) await house.hub.ping();
  } catch (second) {
    // The rows are still there as they were; the sweeper comes back to them.
    house.log({ event: "turn.failed", error: describeError(second), attempts: first.attempts + 1 });
  }
}

/** Events that will never open, of nobody we know. */
export async function setAside(house: House, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tellTeam(house, "unreadable");
  house.log({
    event: "turn.failed",
    error: describeError(new CannotOpen({ table: "inbound_event", column: "body_sealed", row: "" })),
    attempts: 1,
  });
  await house.store.batch([
    house.store
      .prepare(
        "UPDATE inbound_event SET done_at = ?2, outcome = 'failed' WHERE id IN (SELECT value FROM json_each(?1)) AND done_at IS NULL",
      )
      .bind(JSON.stringify(ids), house.clock()),
  ]);
}

/** Somebody said something that we could not take in. A human must look, as when triage fails (DESIGN §5): U1, rule R-FAIL. */
function alarmStatements(house: House, personId: string): Statement[] {
  const { store } = house;
  const now = house.clock();
  const newest = "SELECT id FROM request WHERE person_id = ?1 AND state = 'open' ORDER BY opened_at DESC LIMIT 1";
  return [
    store
      .prepare(
        `INSERT INTO request (id, person_id, about, why, state, level, topics, rules, waiting_since, opened_at, last_heard_at, version)
         SELECT ?2, ?1, 'self', 'danger', 'open', 'U1', '[]', '["R-FAIL"]', ?3, ?3, ?3, 1
         WHERE NOT EXISTS (SELECT 1 FROM request WHERE person_id = ?1 AND state = 'open')`,
      )
      .bind(personId, house.newId(), now),
    store
      .prepare(
        `UPDATE request SET version = version + 1, level = min(level, 'U1'), waiting_since = coalesce(waiting_since, ?2), snoozed_until = NULL,
         rules = CASE WHEN instr(rules, 'R-FAIL') THEN rules ELSE json_insert(rules, '$[#]', 'R-FAIL') END
         WHERE id = (${newest})`,
      )
      .bind(personId, now),
    store
      .prepare(
        `INSERT INTO alert (id, request_id, person_id, level, raised_at, next_step_at) SELECT ?2, id, ?1, level, ?3, ?3 FROM (${newest.replace("SELECT id", "SELECT id, level")})`,
      )
      .bind(personId, house.newId(), now),
    ...insertRows(
      store,
      "history_event",
      ["id", "at", "kind", "actor", "person_id", "detail"],
      [[house.newId(), now, "event.unreadable", "bot", personId, JSON.stringify({ events: 1 })]],
    ),
  ];
}

/** The database away, a key missing for now, a busy lane: nothing is wrong with the event itself. */
export function isNobodysFault(error: unknown): boolean {
  if (error instanceof UnknownRingKey || error instanceof LaneBusy) return true;
  if (!(error instanceof Error) || /constraint|SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|ERROR)/i.test(error.message))
    return false;
  return /D1_|network connection|storage caused|reset because/i.test(error.message);
}
