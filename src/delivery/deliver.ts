/** Sending: the turn's reply, and whatever waits in the outbox, each with its fate recorded. */
import type { House } from "../house.ts";
import type { Answer } from "../intake/answer.ts";
import type { LineAnswer } from "../line/port.ts";
import { describeError } from "../log.ts";
import { CannotOpen } from "../store/seal.ts";
import {
  isWatched,
  type OutboxRow,
  openPayload,
  recordFate,
  type Settled,
  waitBehind,
  waitingUpTo,
} from "./outbox-rows.ts";
import { heldBecause, safetyHeldBecause } from "./send-gate.ts";

/** A reply token is good for a minute (LINE reference, reply token); a margin for the way there. */
const TOKEN_LIVES_MS = 55_000;
/** A retry key is remembered for 24 h from the first try; later the same key would send again. */
const RETRY_KEY_LIVES_MS = 23 * 3_600_000;
/** Between two tries at the most. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** The turn's answer through its reply token: one LINE call, then one round trip to record its fate. */
export async function replyNow(house: House, answer: Answer & { replyToken: string }): Promise<void> {
  const line = await house.line.reply(answer.replyToken, answer.messages);
  await settle(house, { ...answer, channel: "reply", attempts: 0, inTurn: true }, line);
}

/**
 * Sends what waits for a person up to `outboxId`, in order. Safe to call twice: settled rows are skipped, pushes carry
 * their row's id as retry key, and a row between two tries is left alone, whoever asks for it.
 * @returns seconds after which to try again, or null when nothing is left to do.
 */
export async function deliver(house: House, outboxId: string): Promise<number | null> {
  for (const row of await waitingUpTo(house, outboxId, house.clock())) {
    const now = house.clock();
    if (row.hold_until !== null) {
      // It may still be taken back, and nothing overtakes it. Whoever came early comes again.
      if (row.id !== outboxId) await waitBehind(house, outboxId, row.hold_until);
      const seconds = secondsUntil(row.hold_until, now);
      await queueAgain(house, outboxId, seconds);
      return seconds;
    }
    if (row.attempts > 0 && row.next_try_at !== null && row.next_try_at > now) {
      // Nothing overtakes it, and it is in the queue or with the sweeper already: no second message for it.
      if (row.id !== outboxId) await waitBehind(house, outboxId, row.next_try_at);
      return secondsUntil(row.next_try_at, now);
    }
    const fate = await deliverRow(house, row);
    if (fate.state !== "waiting") continue;
    if (row.id !== outboxId) await waitBehind(house, outboxId, fate.nextTryAt);
    return secondsUntil(fate.nextTryAt, house.clock());
  }
  return null;
}

async function deliverRow(house: House, row: OutboxRow): Promise<Settled> {
  const now = house.clock();
  const held =
    row.kind === "safety" && row.channel === "push"
      ? safetyHeldBecause(row, await isWatched(house, row), now)
      : heldBecause(row);
  if (held) return settleUntried(house, row, { state: "held", why: held });
  const tooLate = row.first_tried_at !== null && now - row.first_tried_at > RETRY_KEY_LIVES_MS;
  if (tooLate) {
    const perhaps = row.why === "noAnswer";
    return settleUntried(
      house,
      row,
      perhaps ? { state: "unknown", why: "perhapsSent" } : { state: "failed", why: "gaveUp" },
    );
  }
  const payload = await openPayload(house, row).catch((error: unknown) => {
    if (error instanceof CannotOpen) return null;
    throw error;
  });
  if (!payload) return settleUntried(house, row, { state: "failed", why: "unreadable" });
  const { to, messages } = payload;
  const line =
    row.channel === "reply" && row.reply_token
      ? await house.line.reply(row.reply_token, messages)
      : await house.line.push(to, messages, row.id);
  const { id, kind, channel, attempts } = row;
  return settle(house, { id, kind, channel, tokenFrom: row.token_from ?? now, attempts, inTurn: false }, line);
}

/** Settled without asking LINE. */
async function settleUntried(house: House, row: OutboxRow, fate: Settled): Promise<Settled> {
  await recordFate(house, row, fate, { status: null, requestId: null }, house.clock());
  logFate(house, row.kind, row.channel, fate, { kind: "unknown" });
  await tellStaff(house, row.kind, fate);
  return fate;
}

function secondsUntil(at: number, now: number): number {
  return Math.max(1, Math.ceil((at - now) / 1000));
}

interface Tried {
  id: string;
  kind: "answer" | "safety" | "staff";
  channel: "reply" | "push";
  tokenFrom: number;
  /** Tries before this one. */
  attempts: number;
  /** The turn's own try. Every other try may follow one whose fate was lost. */
  inTurn: boolean;
}

async function settle(house: House, tried: Tried, line: LineAnswer): Promise<Settled> {
  const now = house.clock();
  const fate = tried.channel === "reply" ? fateOfReply(tried, line, now) : fateOfPush(tried, line, now);
  logFate(house, tried.kind, tried.channel, fate, line);
  const status = line.kind === "unknown" ? null : line.status;
  const requestId = line.kind === "unknown" ? null : line.requestId;
  const recorded = await recordFate(house, tried, fate, { status, requestId }, now);
  await tellStaff(house, tried.kind, fate);
  // Whoever tried at the same moment and was recorded first has queued the next try.
  if (fate.state === "waiting" && recorded) {
    await queueAgain(house, tried.id, secondsUntil(fate.nextTryAt, now));
  }
  return fate;
}

/** A queue that refuses is only a delay: the sweeper finds the row. */
async function queueAgain(house: House, id: string, seconds: number): Promise<void> {
  await house.queue
    .send(id, seconds)
    .catch((error) => house.log({ event: "queue.sendFailed", error: describeError(error) }));
}

/**
 * A reply cannot be repeated safely, so what follows depends on what the message is for: a safety text goes on as a push and
 * may come twice rather than never; anything else never comes twice. Pure.
 */
export function fateOfReply(tried: Tried, line: LineAnswer, now: number): Settled {
  const safety = tried.kind === "safety";
  const asPush: Settled = { state: "waiting", why: "lineBusy", nextTryAt: now + 1_000, channel: "push" };
  const perhapsSent: Settled = { state: "unknown", why: "perhapsSent" };
  const tokenLives = now - tried.tokenFrom < TOKEN_LIVES_MS;
  /** The turn tried, or died before it could: nobody wrote down which. */
  const lostFirstTry = !tried.inTurn && tried.attempts === 0;
  switch (line.kind) {
    case "accepted":
      return { state: "sent" };
    case "refused":
      if (safety) return asPush;
      // Refused on a later try: an earlier one, of which we heard nothing or whose fate was lost, may have used the token up.
      return tried.inTurn ? { state: "failed", why: tokenLives ? "refused" : "tokenOld" } : perhapsSent;
    case "busy":
      if (tokenLives && tried.attempts < 3) {
        return { state: "waiting", why: "lineBusy", nextTryAt: now + 2_000, channel: "reply" };
      }
      if (safety) return asPush;
      return lostFirstTry ? perhapsSent : { state: "failed", why: "tokenOld" };
    case "unknown":
      if (safety) return { ...asPush, why: "noAnswer" };
      if (tokenLives && tried.attempts < 1) {
        return { state: "waiting", why: "noAnswer", nextTryAt: now + 5_000, channel: "reply" };
      }
      return perhapsSent;
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
      const wait = Math.min(2_000 * 2 ** tried.attempts, LONGEST_WAIT_MS);
      const why = line.kind === "unknown" ? "noAnswer" : "lineBusy";
      return { state: "waiting", why, nextTryAt: now + wait, channel: "push" };
    }
  }
}

/** Open inboxes show the fate of a CSW's words, and that a safety text is held back: they learn when it changes. */
async function tellStaff(house: House, kind: Tried["kind"], fate: Settled): Promise<void> {
  if (kind !== "staff" && fate.state !== "held") return;
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
