/** Calls people for what is due: load, decide, one guarded batch, send. Run right behind a turn, and by the cron each minute. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import { loadSituation, rowsOf } from "./load.ts";
import { type Plan, plan } from "./plan.ts";
import { sendPage } from "./send.ts";

/** When every device of somebody turns out to be gone, the next is called at once; a few times, the rest a minute later. */
const MAX_ROUNDS = 4;
/** A message whose sender died is sent by the duty after this. */
const UNCONFIRMED_MS = 20_000;
const SENDS_A_RUN = 50;

/** @returns how many messages were written. Never throws: what fails is due again in the next minute. */
export async function callOut(house: House): Promise<{ sends: number; failed: number }> {
  let sends = 0;
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    try {
      const ids = await callOnce(house);
      sends += ids.length;
      if (ids.length === 0) break;
      await Promise.all(ids.map((id) => sendSafely(house, id)));
      await tellInboxes(house);
    } catch (error) {
      // Somebody else wrote the same step: theirs stands, and what else was due here is called in the next round.
      if (isTaken(error)) continue;
      house.log({ event: "alert.failed", error: describeError(error) });
      return { sends, failed: 1 };
    }
  }
  return { sends, failed: 0 };
}

/** Messages whose sender died, or whose time for another try has come. */
export async function sendWaiting(house: House, now: number): Promise<{ found: number; failed: number }> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `SELECT id FROM alert_send WHERE state = 'waiting' AND next_try_at <= ?1 ORDER BY next_try_at LIMIT ${SENDS_A_RUN}`,
      )
      .bind(now),
  ]);
  const ids = rowsOf<{ id: string }>(result).map(({ id }) => id);
  const sent = await Promise.all(ids.map((id) => sendSafely(house, id)));
  return { found: ids.length, failed: sent.filter((ok) => !ok).length };
}

async function callOnce(house: House): Promise<string[]> {
  const now = house.clock();
  const situation = await loadSituation(house, now);
  const made = plan(situation, now, house.newId);
  const sends = made.sends.map((send) => ({ id: house.newId(), ...send }));
  const statements = planStatements(house, made, sends, now);
  if (statements.length > 0) await house.store.batch(statements);
  for (const call of made.calls.filter((one) => one.nth === 0 && one.staffId !== null && one.alertId !== null)) {
    const level = situation.alerts.find(({ id }) => id === call.alertId)?.level ?? "U0";
    const people = made.calls.filter((one) => one.alertId === call.alertId).length;
    house.log({ event: "alert.called", level, step: call.step, people });
  }
  if (made.nobody > 0) house.log({ event: "alert.nobody", alerts: made.nobody });
  return sends.filter(({ channel }) => channel !== "none").map(({ id }) => id);
}

function planStatements(
  house: House,
  made: Plan,
  sends: ({ id: string } & Plan["sends"][number])[],
  now: number,
): Statement[] {
  const { store } = house;
  return [
    ...insertRows(
      store,
      "alert_call",
      ["id", "alert_id", "request_id", "step", "nth", "staff_id", "why", "at", "bundle_id"],
      made.calls.map((c) => [house.newId(), c.alertId, c.requestId, c.step, c.nth, c.staffId, c.why, now, c.bundleId]),
    ),
    ...insertRows(
      store,
      "alert_send",
      [
        ...["id", "bundle_id", "staff_id", "channel", "subscription_id", "level", "requests", "state", "why"],
        ...["next_try_at", "created_at"],
      ],
      sends.map((s) => [
        ...[s.id, s.bundleId, s.staffId, s.channel, s.subscriptionId, s.level, s.requests],
        ...(s.channel === "none" ? ["failed", "noDevice", null] : ["waiting", null, now + UNCONFIRMED_MS]),
        now,
      ]),
    ),
    ...(made.nextSteps.length === 0 ? [] : nextStepStatements(house, made)),
  ];
}

/** Whoever took the request or answered is written down as the one who goes. */
function nextStepStatements(house: House, made: Plan): Statement[] {
  const rows = JSON.stringify(made.nextSteps.map(({ alertId, at }) => [alertId, at]));
  const over = JSON.stringify(made.nextSteps.filter(({ at }) => at === null).map(({ alertId }) => alertId));
  const { store } = house;
  return [
    store
      .prepare(
        `UPDATE alert SET next_step_at = (SELECT value->>1 FROM json_each(?1) WHERE value->>0 = alert.id)
         WHERE id IN (SELECT value->>0 FROM json_each(?1)) AND next_step_at IS NOT NULL`,
      )
      .bind(rows),
    store
      .prepare(
        `UPDATE alert AS a SET (acknowledged_at, acknowledged_by) = (SELECT h.at, h.staff_id FROM history_event h
           WHERE h.request_id = a.request_id AND h.at >= a.raised_at
           AND h.kind IN ('request.taken', 'request.answered', 'request.closed') AND h.staff_id IS NOT NULL
           ORDER BY h.at LIMIT 1)
         WHERE a.acknowledged_at IS NULL AND a.id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(over),
  ];
}

async function sendSafely(house: House, id: string): Promise<boolean> {
  try {
    await sendPage(house, id);
    return true;
  } catch (error) {
    house.log({ event: "alert.failed", error: describeError(error) });
    return false;
  }
}

/** Open inboxes look again. A ping that fails is logged: the page finds out by itself a little later. */
export async function tellInboxes(house: House): Promise<void> {
  await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes("UNIQUE constraint failed: alert_call");
}

/** For the operator: would anybody be called right now? Says nothing of any person. One round trip. */
export async function whoWouldHear(house: House): Promise<"somebody" | "nobody"> {
  const now = house.clock();
  const situation = await loadSituation(house, now);
  const probe = {
    id: "probe",
    requestId: "probe",
    level: "U0",
    raisedAt: now,
    area: null,
    over: false,
    recused: [],
  } as const;
  const { calls } = plan({ ...situation, alerts: [probe], requests: [], called: [] }, now, house.newId);
  const reached = situation.members.filter(({ reachable }) => reachable).map(({ id }) => id);
  return calls.some(({ staffId }) => staffId !== null && reached.includes(staffId)) ? "somebody" : "nobody";
}
