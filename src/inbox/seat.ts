/** The idle lock at the door: who has not used a page for a while taps once to come back; what was written comes back too. */
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { seatOpen, USUAL_IDLE_MINUTES } from "../staff/idle.ts";
import type { InboxEnv } from "./guard.ts";

export const SEAT_COOKIE = "tonari_seat";
/** Longer than any pause: a browser that was closed overnight is locked in the morning, not new. */
const MAX_AGE_S = 30 * 86_400;
/** The field with which the lock page sends a form again: the tap and the act are one. */
export const BACK_FIELD = "backAtSeat";

/** What a page asks for by itself is no use of it. */
const BY_ITSELF = /^\/inbox\/(fragments\/|media\/|live$)/;

export const seatCookie = (c: Context) =>
  ({
    httpOnly: true,
    sameSite: "Strict",
    path: "/inbox",
    secure: new URL(c.req.url).protocol === "https:",
    maxAge: MAX_AGE_S,
  }) as const;

/** Notes that the page is in use. */
export async function takeSeat(c: Context<InboxEnv>): Promise<void> {
  const port = c.get("port");
  setCookie(c, SEAT_COOKIE, await port.seat.seal(c.get("staff").id, port.now()), seatCookie(c));
}

async function comesBack(c: Context<InboxEnv>): Promise<boolean> {
  if (c.req.method !== "POST") return false;
  return c.req.path === "/inbox/unlock" || (await c.req.parseBody())[BACK_FIELD] === "1";
}

/**
 * Stands after `staffOnly`: the session was checked anew, and only the pause is in question. A browser without the cookie
 * begins; whoever can take it away could tap as well.
 */
export function idleLock(lock: (c: Context<InboxEnv>) => Response | Promise<Response>) {
  const guard: MiddlewareHandler<InboxEnv> = async (c, next) => {
    const port = c.get("port");
    const staff = c.get("staff");
    const value = getCookie(c, SEAT_COOKIE);
    if (value !== undefined && c.req.path !== "/inbox/sign-out") {
      const lastUsed = await port.seat.open(value, staff.id);
      const open = lastUsed !== null && seatOpen(lastUsed, port.now(), staff.idleMinutes ?? USUAL_IDLE_MINUTES);
      if (!open && !(await comesBack(c))) return lock(c);
    }
    // Before the answer is made: a redirect and a stream carry it, too.
    if (!BY_ITSELF.test(c.req.path) && c.req.path !== "/inbox/sign-out") await takeSeat(c);
    return next();
  };
  return guard;
}
