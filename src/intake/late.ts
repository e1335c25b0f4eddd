/** Events that arrived while the store was away: kept sealed beside it, and taken in as soon as it is back. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { type NewEvent, receiveEvents } from "../store/lane.ts";
import { isNobodysFault } from "./give-up.ts";
import { tellTeam } from "./tell-team.ts";

/** Keys under it are random: neither name nor content of an object says whose it is. The bodies inside are sealed as in the table. */
const SHELF = "late/";
/** What could not be taken in, as it was; the name begins with the moment, so that the oldest stands first. */
const ASIDE = "late-aside/";
const ASIDE_NAME = /^late-aside\/(\d{13})-/;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** As long as somebody may still look at it. */
const ASIDE_MS = 30 * 24 * 3_600_000;
/** Webhooks taken in by one run of the duty. */
const A_RUN = 40;

/** @returns whether they are kept. LINE is told of the failure all the same. */
export async function keepLate(house: House, events: readonly NewEvent[]): Promise<boolean> {
  try {
    await house.objects.put(`${SHELF}${house.newId()}`, new TextEncoder().encode(JSON.stringify(events)));
    house.log({ event: "late.kept", events: events.length });
    return true;
  } catch (error) {
    house.log({ event: "late.failed", error: describeError(error) });
    return false;
  }
}

/** Takes in what waits; what was stored already is not stored twice (unique event ids). */
export async function takeInLate(house: House, now: number): Promise<{ found: number; failed: number }> {
  const keys = await house.objects.list(SHELF, A_RUN);
  let failed = 0;
  for (const key of keys) {
    const bytes = await house.objects.get(key);
    try {
      if (bytes) await receiveEvents(house.store, JSON.parse(new TextDecoder().decode(bytes)) as NewEvent[], now);
    } catch (error) {
      // The database is still away: all of them wait.
      if (isNobodysFault(error)) {
        await tellTeam(house, "kept");
        throw error;
      }
      failed++;
      house.log({ event: "late.failed", error: describeError(error) });
      // One that cannot be taken in must not stand before the others for ever; it is kept where somebody can look at it.
      if (bytes) await house.objects.put(`${ASIDE}${now}-${key.slice(SHELF.length)}`, bytes);
      await tellTeam(house, "aside");
    }
    await house.objects.removeAll(key);
  }
  return { found: keys.length, failed };
}

export const anyLate = async (house: House): Promise<boolean> => (await house.objects.list(SHELF, 1)).length > 0;

/** Removes what was put aside longer ago than it is kept. What bears no moment gets one, and its days begin. */
export async function forgetAside(house: House, now: number): Promise<{ found: number; failed: number }> {
  let found = 0;
  // Once an hour is often enough to look.
  if (now % HOUR_MS >= MINUTE_MS) return { found, failed: 0 };
  for (const key of await house.objects.list(ASIDE, A_RUN)) {
    const since = ASIDE_NAME.exec(key)?.[1];
    if (since !== undefined && now - Number(since) < ASIDE_MS) continue;
    if (since === undefined) {
      const bytes = await house.objects.get(key);
      if (bytes) await house.objects.put(`${ASIDE}${now}-${key.slice(ASIDE.length)}`, bytes);
    }
    await house.objects.removeAll(key);
    found++;
  }
  return { found, failed: 0 };
}

/** When the oldest of it is due to go; null when nothing is aside. */
export async function nextForget(house: House): Promise<number | null> {
  const [oldest] = await house.objects.list(ASIDE, 1);
  if (oldest === undefined) return null;
  const since = ASIDE_NAME.exec(oldest)?.[1];
  const due = since === undefined ? house.clock() : Number(since) + ASIDE_MS;
  return Math.ceil(due / HOUR_MS) * HOUR_MS;
}
