/** The outbox as rows: read what is due, record what became of it. One statement each. */
import type { House } from "../house.ts";
import { openMemory } from "../intake/opened.ts";
import type { LineMessage } from "../line/messages-out.ts";
import { CannotOpen, open } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import type { FateWhy } from "./fate.ts";

export interface OutboxRow {
  id: string;
  person_id: string;
  kind: "answer" | "safety" | "staff";
  channel: "reply" | "push";
  payload_sealed: string | null;
  reply_token: string | null;
  token_from: number | null;
  state: "waiting" | "sent" | "held" | "failed" | "unknown";
  why: FateWhy | null;
  attempts: number;
  first_tried_at: number | null;
  next_try_at: number | null;
  /** Until when it may still be taken back. */
  hold_until: number | null;
  reason_sealed: string | null;
  line_user_id_sealed: string;
  contact: "ok" | "doNotContact";
  unreachable_since: number | null;
  /** When they last wrote. */
  last_heard_at: number;
  /** Their run, which knows whether somebody may see the talk. */
  run_sealed: string | null;
  ring_key_id: string;
  wrapped: string;
}

const JOINED = `
  SELECT o.*, p.line_user_id_sealed, p.contact, p.unreachable_since, p.last_heard_at, r.state_sealed AS run_sealed,
  k.ring_key_id, k.wrapped
  FROM outbox o JOIN person p ON p.id = o.person_id JOIN person_key k ON k.person_id = p.id
  LEFT JOIN run r ON r.person_id = p.id`;

/**
 * What has to be sent for `outboxId` to be sent, in the order it was written: a queue does not keep order, so whoever comes
 * first sends what is first. A CSW's messages keep their order among themselves; a reply and a safety text go alone, for
 * nothing in back-off may hold them up. Empty when the row is settled already.
 * What may be taken back until `now` is let go in the same breath: from here on taking back comes too late, whichever of the two
 * reached the database first.
 */
export async function waitingUpTo(house: House, outboxId: string, now: number): Promise<OutboxRow[]> {
  const [, result] = await house.store.batch([
    house.store
      .prepare(
        `UPDATE outbox SET hold_until = NULL, why = NULL WHERE state = 'waiting' AND hold_until <= ?2
         AND person_id = (SELECT person_id FROM outbox WHERE id = ?1)`,
      )
      .bind(outboxId, now),
    house.store
      .prepare(
        `${JOINED} JOIN outbox wanted ON wanted.id = ?1 AND wanted.person_id = o.person_id
         WHERE o.state = 'waiting' AND wanted.state = 'waiting'
         AND (o.created_at, o.rowid) <= (wanted.created_at, wanted.rowid)
         AND (o.id = ?1 OR (o.channel = 'push' AND wanted.channel = 'push' AND o.kind = wanted.kind
           AND wanted.kind <> 'safety'))
         ORDER BY o.created_at, o.rowid`,
      )
      .bind(outboxId),
  ]);
  return (result?.results ?? []) as unknown as OutboxRow[];
}

/** Ids whose next try is due. @param limit rows a sweep */
export async function dueIds(house: House, now: number, limit: number): Promise<string[]> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        "SELECT id FROM outbox WHERE state = 'waiting' AND next_try_at <= ?1 ORDER BY next_try_at, rowid LIMIT ?2",
      )
      .bind(now, limit),
  ]);
  return (result?.results ?? []).map((row) => String(row.id));
}

/** A row whose turn comes after one in back-off falls due with it, and takes no place in a sweep before. */
export async function waitBehind(house: House, id: string, until: number): Promise<void> {
  await house.store.batch([
    house.store
      .prepare("UPDATE outbox SET next_try_at = max(next_try_at, ?2) WHERE id = ?1 AND state = 'waiting'")
      .bind(id, until),
  ]);
}

const STUCK_MS = 5 * 60_000;
/** The next sweep: what stopped a safety text may have been a hiccup. */
const STUCK_SAFETY_MS = 60_000;

/** A try that broke off without a fate: the row lets others go first for a while. */
export async function letOthersFirst(house: House, id: string, now: number): Promise<void> {
  await house.store.batch([
    house.store
      .prepare(
        `UPDATE outbox SET next_try_at = CASE kind WHEN 'safety' THEN ?2 ELSE ?3 END
         WHERE id = ?1 AND state = 'waiting' AND next_try_at <= ?4`,
      )
      .bind(id, now + STUCK_SAFETY_MS, now + STUCK_MS, now),
  ]);
}

export async function openPayload(house: House, row: OutboxRow): Promise<{ to: string; messages: LineMessage[] }> {
  const key = await house.store.keys.unwrapPersonKey(row.person_id, row.ring_key_id, row.wrapped);
  const to = await open(
    key,
    { table: "person", column: "line_user_id_sealed", row: row.person_id },
    row.line_user_id_sealed,
  );
  const place = { table: "outbox", column: "payload_sealed", row: row.id };
  return { to, messages: JSON.parse(await open(key, place, row.payload_sealed ?? "")) as LineMessage[] };
}

/** Did they say that somebody may see the talk? Where nobody can tell, they did: what is not sent harms less than what is seen. */
export async function isWatched(house: House, row: OutboxRow): Promise<boolean> {
  if (row.run_sealed === null) return false;
  try {
    const key = await house.store.keys.unwrapPersonKey(row.person_id, row.ring_key_id, row.wrapped);
    return (await openMemory(key, row.person_id, row.run_sealed)).state.discreet === true;
  } catch (error) {
    if (error instanceof CannotOpen) return true;
    throw error;
  }
}

/** What became of one try. `waiting` carries when to try again. */
export type Settled =
  | { state: "sent" }
  | { state: "held" | "failed" | "unknown"; why: FateWhy }
  | { state: "waiting"; why: FateWhy; nextTryAt: number; channel: "reply" | "push" };

/**
 * One round trip. A row that settled meanwhile is left as it is, except that a confirmed sending is always recorded; of two
 * tries at the same moment only one sets the next.
 * @param tried the row as it was before the try. @returns whether the fate was recorded.
 */
export async function recordFate(
  house: House,
  tried: Pick<OutboxRow, "id" | "kind" | "attempts">,
  fate: Settled,
  line: { status: number | null; requestId: string | null },
  now: number,
): Promise<boolean> {
  const { id } = tried;
  const done = fate.state !== "waiting";
  const unanswered = tried.kind === "staff" && (fate.state === "held" || fate.state === "failed");
  const results = await house.store.batch([
    ...(unanswered ? notAnswered(house, id) : []),
    house.store
      .prepare(
        `UPDATE outbox SET state = ?2, why = ?3, next_try_at = ?4, channel = coalesce(?5, channel),
         attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ?6), line_status = ?7, line_request_id = ?8,
         settled_at = ?9, reply_token = CASE WHEN ?9 IS NULL THEN reply_token END
         WHERE id = ?1 AND (?2 = 'sent' OR (state = 'waiting' AND (?2 <> 'waiting' OR attempts = ?10)))`,
      )
      .bind(
        id,
        fate.state,
        fate.state === "sent" ? null : fate.why,
        fate.state === "waiting" ? fate.nextTryAt : null,
        fate.state === "waiting" ? fate.channel : null,
        now,
        line.status,
        line.requestId,
        done ? now : null,
        tried.attempts,
      ),
  ]);
  return (results.at(-1)?.meta.changes ?? 0) > 0;
}

/**
 * A CSW's answer that will not arrive has answered nobody: its person waits again, since it was written. Not when a later one
 * is under way or arrived; that one's fate decides. Runs before the row itself is settled, so that it happens once.
 */
function notAnswered(house: House, id: string): Statement[] {
  const lost = `FROM outbox o WHERE o.id = ?1 AND o.state = 'waiting' AND NOT EXISTS (
    SELECT 1 FROM outbox later WHERE later.request_id = o.request_id AND later.kind = 'staff'
    AND later.state IN ('waiting', 'sent', 'unknown') AND (later.created_at, later.rowid) > (o.created_at, o.rowid))`;
  return [
    // The version moves: nobody closes it from a page that says it was answered. Closed meanwhile, it opens again.
    house.store
      .prepare(
        `UPDATE request SET version = version + 1, state = 'open', closed_at = NULL, closed_by = NULL,
         waiting_since = coalesce(waiting_since, (SELECT o.created_at ${lost})) WHERE id = (SELECT o.request_id ${lost})`,
      )
      .bind(id),
    // Answering reads the clock once for the person and once for the row; nobody writes two answers within a second.
    house.store
      .prepare(
        `UPDATE person SET staff_answered_at = NULL WHERE id = (SELECT o.person_id ${lost})
         AND staff_answered_at - (SELECT o.created_at ${lost}) BETWEEN 0 AND 1000`,
      )
      .bind(id),
  ];
}
