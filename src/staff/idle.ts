/** The idle lock of shared PCs: after how long a page is covered, and the signed time of last use that a browser keeps. */
import * as z from "zod";

/** Minutes that can be chosen: the style sheet has a class for each, because pages carry no inline style. */
export const IDLE_CHOICES = [1, 5, 10, 15, 20, 30, 60] as const;
export const USUAL_IDLE_MINUTES = 15;
const MINUTE_MS = 60_000;

/** The town's setting `desk`. */
export const deskSchema = z.object({ idleMinutes: z.literal(IDLE_CHOICES).default(USUAL_IDLE_MINUTES) });

/** @param json the value of the setting, or null. What cannot be read must not leave pages open: the usual time stands in. */
export function readIdleMinutes(json: string | null): number {
  try {
    return deskSchema.parse(JSON.parse(json ?? "{}")).idleMinutes;
  } catch {
    return USUAL_IDLE_MINUTES;
  }
}

/** Makes and reads what stands in the cookie: a time and our signature over it and the member of staff. Nothing personal. */
export interface Seat {
  seal(staffId: string, at: number): Promise<string>;
  /** @returns epoch ms of the last use, or null when it is not ours or somebody else's. */
  open(value: string, staffId: string): Promise<number | null>;
}

/** @param sign a keyed hash. */
export function seatOf(sign: (text: string) => Promise<string>): Seat {
  const mark = (staffId: string, at: number) => sign(`${staffId}:${at}`);
  return {
    seal: async (staffId, at) => `${at}.${await mark(staffId, at)}`,
    async open(value, staffId) {
      const found = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(value);
      if (!found) return null;
      const at = Number(found[1]);
      return same(await mark(staffId, at), found[2] ?? "") ? at : null;
    },
  };
}

/** Is a seat last used then still open? A time ahead of the clock is none of ours. */
export const seatOpen = (lastUsed: number, now: number, minutes: number): boolean =>
  now - lastUsed <= minutes * MINUTE_MS && lastUsed - now <= MINUTE_MS;

/** Compares without telling by its time where the two differ. */
function same(a: string, b: string): boolean {
  let differs = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) differs |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return differs === 0;
}
