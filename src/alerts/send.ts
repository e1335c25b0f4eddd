/** Sends one message of an alert and records its fate; a device that is gone is taken off, and its owner's turn ends at once. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import type { Statement } from "../store/store.ts";
import type { Level } from "../triage/types.ts";
import { rowsOf } from "./load.ts";
import { type Address, addressSchema, type PageAnswer } from "./paging.ts";
import { pageText } from "./words.ts";

/** Between two tries of the same message at the most. */
const LONGEST_WAIT_MS = 5 * 60_000;
/** By then others have been called several times. */
const GIVE_UP_MS = 60 * 60_000;

interface SendRow {
  id: string;
  bundle_id: string;
  staff_id: string | null;
  channel: "push" | "webhook" | "none";
  subscription_id: string | null;
  level: Level;
  requests: number;
  attempts: number;
  next_try_at: number | null;
  created_at: number;
  address_sealed: string | null;
}

type Fate =
  | { state: "sent"; why: null; nextTryAt: null }
  | { state: "failed"; why: string; nextTryAt: null }
  | { state: "waiting"; why: string; nextTryAt: number };

/**
 * Safe to call twice: a settled message is skipped, and one between two tries is left alone. A message that was sent while its
 * fate was lost is sent again: on the device it takes the place of the first (one tag), and ringing twice is the smaller harm.
 */
export async function sendPage(house: House, id: string): Promise<void> {
  const { store } = house;
  const [found] = await store.batch([
    store
      .prepare(
        `SELECT m.id, m.bundle_id, m.staff_id, m.channel, m.subscription_id, m.level, m.requests, m.attempts, m.next_try_at,
         m.created_at, d.address_sealed FROM alert_send m
         LEFT JOIN push_subscription d ON d.id = m.subscription_id AND d.removed_at IS NULL
         WHERE m.id = ?1 AND m.state = 'waiting'`,
      )
      .bind(id),
  ]);
  const row = rowsOf<SendRow>(found)[0];
  const now = house.clock();
  if (!row || (row.attempts > 0 && row.next_try_at !== null && row.next_try_at > now)) return;
  const answer = await tell(house, row);
  const fate = fateOf(answer, row, house.clock());
  const status = typeof answer === "object" && answer.kind !== "unknown" ? answer.status : null;
  house.log({ event: "alert.settled", channel: row.channel, state: fate.state, why: fate.why, status });
  await store.batch(settled(house, row, fate, status));
  if (fate.state === "waiting") {
    // A queue that refuses is only a delay: the duty finds the row.
    await house.queue
      .sendPage(id, Math.max(1, Math.ceil((fate.nextTryAt - house.clock()) / 1000)))
      .catch((error) => house.log({ event: "queue.sendFailed", error: describeError(error) }));
  }
}

async function tell(house: House, row: SendRow): Promise<PageAnswer | "off" | "unreadable"> {
  const { push, webhook } = house.paging;
  const text = pageText(row.level, row.requests === 0 ? null : row.requests);
  if (row.channel === "webhook") return webhook ? webhook.send(text) : "off";
  if (!push) return "off";
  // Taken off meanwhile.
  if (row.subscription_id === null || row.address_sealed === null) return { kind: "gone", status: 0 };
  const address = await openAddress(house, row.subscription_id, row.address_sealed);
  return address ? push.send(address, text, row.level).catch(() => "unreadable" as const) : "unreadable";
}

async function openAddress(house: House, id: string, sealed: string): Promise<Address | null> {
  try {
    return addressSchema.parse(JSON.parse(await house.store.keys.openAddress(id, sealed)));
  } catch {
    // The ring's key is gone, or the row is damaged: the device has to sign up again.
    return null;
  }
}

/** What follows from an answer. Back-off doubles from ten seconds; what the push service asks for counts more. Pure. */
export function fateOf(
  answer: PageAnswer | "off" | "unreadable",
  row: { attempts: number; created_at: number },
  now: number,
): Fate {
  const failed = (why: string): Fate => ({ state: "failed", why, nextTryAt: null });
  if (typeof answer === "string") return failed(answer);
  switch (answer.kind) {
    case "sent":
      return { state: "sent", why: null, nextTryAt: null };
    case "gone":
    case "refused":
      return failed(answer.kind);
    default: {
      const asked = answer.kind === "busy" ? answer.retryAfterMs : null;
      const wait = Math.min(asked ?? 10_000 * 2 ** row.attempts, LONGEST_WAIT_MS);
      if (now + wait > row.created_at + GIVE_UP_MS) return failed("gaveUp");
      return { state: "waiting", why: answer.kind === "busy" ? "busy" : "noAnswer", nextTryAt: now + wait };
    }
  }
}

function settled(house: House, row: SendRow, fate: Fate, status: number | null): Statement[] {
  const { store } = house;
  const now = house.clock();
  const out = [
    store
      .prepare(
        `UPDATE alert_send SET state = ?2, why = ?3, status = ?4, attempts = attempts + 1, next_try_at = ?5,
         sent_at = CASE WHEN ?2 = 'sent' THEN ?6 END WHERE id = ?1 AND state = 'waiting'`,
      )
      .bind(row.id, fate.state, fate.why, status, fate.nextTryAt, now),
  ];
  if (row.subscription_id !== null && fate.state === "sent") {
    out.push(
      store.prepare("UPDATE push_subscription SET last_sent_at = ?2 WHERE id = ?1").bind(row.subscription_id, now),
    );
  }
  if (row.subscription_id !== null && (fate.why === "gone" || fate.why === "unreadable")) {
    out.push(
      store
        .prepare(
          `UPDATE push_subscription SET removed_at = ?2, removed_why = ?3, address_sealed = NULL
           WHERE id = ?1 AND removed_at IS NULL`,
        )
        .bind(row.subscription_id, now, fate.why),
    );
  }
  if (fate.state === "failed") {
    // Nothing of theirs rang: nobody waits five minutes for somebody who heard nothing.
    out.push(
      store
        .prepare(
          `UPDATE alert SET next_step_at = ?2 WHERE next_step_at > ?2 AND acknowledged_at IS NULL
           AND id IN (SELECT alert_id FROM alert_call WHERE bundle_id = ?1)
           AND NOT EXISTS (SELECT 1 FROM alert_send WHERE bundle_id = ?1 AND state <> 'failed')`,
        )
        .bind(row.bundle_id, now),
    );
  }
  return out;
}
