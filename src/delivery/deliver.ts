/** Sending: the turn's reply, and whatever waits in the outbox, each with its fate recorded. */
import type { House } from "../house.ts";
import type { Answer } from "../intake/answer.ts";
import type { LineAnswer } from "../line/port.ts";
import { describeError } from "../log.ts";
import { CannotOpen } from "../store/seal.ts";
import { type OutboxRow, openPayload, recordFate, type Settled, waitingUpTo } from "./outbox-rows.ts";
import { heldBecause } from "./send-gate.ts";

/** A reply token is good for a minute (LINE reference, reply token); a margin for the way there. */
const TOKEN_LIVES_MS = 55_000;
/** A retry key is remembered for 24 h from the first try; later the same key would send again. */
const RETRY_KEY_LIVES_MS = 23 * 3_600_000;
const MAX_ATTEMPTS = 12;

/** The turn's answer through its reply token: one LINE call, then one round trip to record its fate. */
export async function replyNow(house: House, answer: Answer): Promise<void> {
  const line = await house.line.reply(answer.replyToken, answer.messages);
  await settle(house, { ...answer, channel: "reply", attempts: 0, firstTriedAt: null }, line);
}

/**
 * Sends what waits for a person up to `outboxId`, in order. Safe to call twice: settled rows are skipped, pushes carry
 * their row's id as retry key.
 * @returns seconds after which to try again, or null when nothing is left to do.
 */
export async function deliver(house: House, outboxId: string): Promise<number | null> {
  for (const row of await waitingUpTo(house, outboxId)) {
    const fate = await deliverRow(house, row);
    if (fate.state === "waiting") return Math.max(1, Math.ceil((fate.nextTryAt - house.clock()) / 1000));
  }
  return null;
}

/** A queue message nobody could deliver ended in the dead letters: staff see it as not sent. */
export async function giveUp(house: House, outboxId: string): Promise<void> {
  await recordFate(
    house,
    outboxId,
    { state: "failed", why: "gaveUp" },
    { status: null, requestId: null },
    house.clock(),
  );
}

async function deliverRow(house: House, row: OutboxRow): Promise<Settled> {
  const now = house.clock();
  const held = heldBecause(row);
  if (held) {
    await recordFate(house, row.id, { state: "held", why: held }, { status: null, requestId: null }, now);
    logFate(house, row.kind, row.channel, { state: "held", why: held }, { kind: "unknown" });
    await tellStaff(house, row.kind);
    return { state: "held", why: held };
  }
  const tooLate = row.first_tried_at !== null && now - row.first_tried_at > RETRY_KEY_LIVES_MS;
  if (tooLate) {
    await recordFate(house, row.id, { state: "failed", why: "gaveUp" }, { status: null, requestId: null }, now);
    return { state: "failed", why: "gaveUp" };
  }
  const payload = await openPayload(house, row).catch((error: unknown) => {
    if (error instanceof CannotOpen) return null;
    throw error;
  });
  if (!payload) {
    await recordFate(house, row.id, { state: "failed", why: "unreadable" }, { status: null, requestId: null }, now);
    return { state: "failed", why: "unreadable" };
  }
  const { to, messages } = payload;
  const line =
    row.channel === "reply" && row.reply_token
      ? await house.line.reply(row.reply_token, messages)
      : await house.line.push(to, messages, row.id);
  return settle(
    house,
    {
      id: row.id,
      kind: row.kind,
      channel: row.channel,
      tokenFrom: row.token_from ?? now,
      attempts: row.attempts,
      firstTriedAt: row.first_tried_at,
    },
    line,
  );
}

interface Tried {
  id: string;
  kind: "answer" | "safety" | "staff";
  channel: "reply" | "push";
  tokenFrom: number;
  /** Tries before this one. */
  attempts: number;
  firstTriedAt: number | null;
}

async function settle(house: House, tried: Tried, line: LineAnswer): Promise<Settled> {
  const now = house.clock();
  const fate = tried.channel === "reply" ? fateOfReply(tried, line, now) : fateOfPush(tried, line, now);
  logFate(house, tried.kind, tried.channel, fate, line);
  const status = line.kind === "unknown" ? null : line.status;
  const requestId = line.kind === "unknown" ? null : line.requestId;
  await recordFate(house, tried.id, fate, { status, requestId }, now);
  await tellStaff(house, tried.kind);
  if (fate.state === "waiting") {
    const delay = Math.max(1, Math.ceil((fate.nextTryAt - now) / 1000));
    // A queue that refuses is only a delay: the sweeper finds the row.
    await house.queue
      .send(tried.id, delay)
      .catch((error) => house.log({ event: "queue.sendFailed", error: describeError(error) }));
  }
  return fate;
}

/**
 * A reply cannot be repeated safely, so what follows depends on what the message is for: a safety text goes on as a push and
 * may come twice rather than never; anything else never comes twice. Pure.
 */
export function fateOfReply(tried: Tried, line: LineAnswer, now: number): Settled {
  const safety = tried.kind === "safety";
  const asPush: Settled = { state: "waiting", why: "lineBusy", nextTryAt: now + 1_000, channel: "push" };
  const tokenLives = now - tried.tokenFrom < TOKEN_LIVES_MS;
  switch (line.kind) {
    case "accepted":
      return { state: "sent" };
    case "refused":
      if (safety) return asPush;
      // Refused on a second try while the token was fresh: the first try, of which we heard nothing, had used it up.
      return tried.attempts > 0
        ? { state: "unknown", why: "perhapsSent" }
        : { state: "failed", why: tokenLives ? "refused" : "tokenOld" };
    case "busy":
      if (tokenLives && tried.attempts < 3) {
        return { state: "waiting", why: "lineBusy", nextTryAt: now + 2_000, channel: "reply" };
      }
      return safety ? asPush : { state: "failed", why: "tokenOld" };
    case "unknown":
      if (safety) return { ...asPush, why: "noAnswer" };
      if (tokenLives && tried.attempts < 1) {
        return { state: "waiting", why: "noAnswer", nextTryAt: now + 5_000, channel: "reply" };
      }
      return { state: "unknown", why: "perhapsSent" };
  }
}

/** A push has its retry key: it may be repeated for a day. Pure. */
export function fateOfPush(tried: Tried, line: LineAnswer, now: number): Settled {
  switch (line.kind) {
    case "accepted":
      return { state: "sent" };
    case "refused":
      return { state: "failed", why: "refused" };
    default: {
      if (tried.attempts + 1 >= MAX_ATTEMPTS) {
        return line.kind === "unknown" ? { state: "unknown", why: "perhapsSent" } : { state: "failed", why: "gaveUp" };
      }
      const wait = Math.min(2_000 * 2 ** tried.attempts, 3_600_000);
      const why = line.kind === "unknown" ? "noAnswer" : "lineBusy";
      return { state: "waiting", why, nextTryAt: now + wait, channel: "push" };
    }
  }
}

/** Open inboxes show the fate of a CSW's words: they learn when it changes. */
async function tellStaff(house: House, kind: Tried["kind"]): Promise<void> {
  if (kind !== "staff") return;
  await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
}

function logFate(house: House, kind: string, channel: "reply" | "push", fate: Settled, line: LineAnswer): void {
  house.log({
    event: "delivery.settled",
    channel,
    kind,
    state: fate.state,
    why: fate.state === "sent" ? null : fate.why,
    status: line.kind === "unknown" ? null : line.status,
    requestId: line.kind === "unknown" ? null : line.requestId,
  });
}
