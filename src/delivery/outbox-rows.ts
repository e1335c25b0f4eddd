/** The outbox as rows: read what is due, record what became of it. One statement each. */
import type { House } from "../house.ts";
import type { LineMessage } from "../line/messages-out.ts";
import { open } from "../store/seal.ts";
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
  attempts: number;
  first_tried_at: number | null;
  reason_sealed: string | null;
  line_user_id_sealed: string;
  contact: "ok" | "doNotContact";
  unreachable_since: number | null;
  ring_key_id: string;
  wrapped: string;
}

const JOINED = `
  SELECT o.*, p.line_user_id_sealed, p.contact, p.unreachable_since, k.ring_key_id, k.wrapped
  FROM outbox o JOIN person p ON p.id = o.person_id JOIN person_key k ON k.person_id = p.id`;

/**
 * What waits for the person of `outboxId`, in the order it was written, up to and including that row: a queue does not keep
 * order, so whoever comes first sends what is first. Empty when the row is settled already.
 */
export async function waitingUpTo(house: House, outboxId: string): Promise<OutboxRow[]> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `${JOINED} JOIN outbox wanted ON wanted.id = ?1 AND wanted.person_id = o.person_id
         WHERE o.state = 'waiting' AND wanted.state = 'waiting' AND o.created_at <= wanted.created_at
         AND (o.channel = 'push' OR o.id = ?1)
         ORDER BY o.created_at, o.id`,
      )
      .bind(outboxId),
  ]);
  return (result?.results ?? []) as unknown as OutboxRow[];
}

/** Ids whose next try is due. @param limit rows a sweep */
export async function dueIds(house: House, now: number, limit: number): Promise<string[]> {
  const [result] = await house.store.batch([
    house.store
      .prepare("SELECT id FROM outbox WHERE state = 'waiting' AND next_try_at <= ?1 ORDER BY next_try_at LIMIT ?2")
      .bind(now, limit),
  ]);
  return (result?.results ?? []).map((row) => String(row.id));
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

/** What became of one try. `waiting` carries when to try again. */
export type Settled =
  | { state: "sent" }
  | { state: "held" | "failed" | "unknown"; why: FateWhy }
  | { state: "waiting"; why: FateWhy; nextTryAt: number; channel: "reply" | "push" };

/** One round trip. A row that settled meanwhile is left as it is, except that a confirmed sending is always recorded. */
export async function recordFate(
  house: House,
  id: string,
  fate: Settled,
  line: { status: number | null; requestId: string | null },
  now: number,
): Promise<void> {
  const done = fate.state !== "waiting";
  await house.store.batch([
    house.store
      .prepare(
        `UPDATE outbox SET state = ?2, why = ?3, next_try_at = ?4, channel = coalesce(?5, channel),
         attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ?6), line_status = ?7, line_request_id = ?8,
         settled_at = ?9, reply_token = CASE WHEN ?9 IS NULL THEN reply_token END
         WHERE id = ?1 AND (state = 'waiting' OR ?2 = 'sent')`,
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
      ),
  ]);
}
