/** Events that arrived while the store was away: kept sealed beside it, and taken in as soon as it is back. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import { type NewEvent, receiveEvents } from "../store/lane.ts";
import { isNobodysFault } from "./give-up.ts";

/** Keys under it are random: neither name nor content of an object says whose it is. The bodies inside are sealed as in the table. */
const SHELF = "late/";
/** What could not be taken in, as it was. */
const ASIDE = "late-aside/";
/** Webhooks taken in by one run of the duty. */
const A_RUN = 40;

/** @returns whether they are kept. LINE is told of the failure all the same. The team's channel hears of the first of an outage. */
export async function keepLate(house: House, events: readonly NewEvent[]): Promise<boolean> {
  try {
    const first = (await house.objects.list(SHELF, 1)).length === 0;
    await house.objects.put(`${SHELF}${house.newId()}`, new TextEncoder().encode(JSON.stringify(events)));
    house.log({ event: "late.kept", events: events.length });
    if (first) await house.paging.webhook?.send(OUTAGE).catch(() => undefined);
    return true;
  } catch (error) {
    house.log({ event: "late.failed", error: describeError(error) });
    return false;
  }
}

/** Says that something is wrong, and nothing about anybody. */
const OUTAGE =
  "記録のしくみに書きこめません。届いたメッセージは別の場所にとってあり、直りしだい受信箱に入ります。急ぎの相談が見えないことがあります。担当者に連絡してください。";

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
      if (isNobodysFault(error)) throw error;
      failed++;
      house.log({ event: "late.failed", error: describeError(error) });
      // One that cannot be taken in must not stand before the others for ever; it is kept where somebody can look at it.
      if (bytes) await house.objects.put(`${ASIDE}${key.slice(SHELF.length)}`, bytes);
    }
    await house.objects.removeAll(key);
  }
  return { found: keys.length, failed };
}

export const anyLate = async (house: House): Promise<boolean> => (await house.objects.list(SHELF, 1)).length > 0;
