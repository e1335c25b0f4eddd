/** Development sign-in: choose one of the demo members. In production these pages are not there. */
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isLocal } from "../../config.ts";
import type { InboxEnv } from "../guard.ts";
import { SignInPage } from "../pages/plain-pages.tsx";
import type { InboxPort } from "../port.ts";
import { notFound } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { SEAT_COOKIE, seatCookie } from "../seat.ts";

export const DEV_COOKIE = "tonari_dev_staff";
const COOKIE = { httpOnly: true, sameSite: "Strict", path: "/" } as const;

/** A page elsewhere that has its name point at this machine is not this machine: it learns nobody's name here. */
const devOf = (c: Context<InboxEnv>): InboxPort["dev"] =>
  isLocal(new URL(c.req.url).hostname) ? c.get("port").dev : null;

/** Open to anybody on this machine; they exist only where `port.dev` does. */
export const signIn = new Hono<InboxEnv>()
  .get("/inbox/sign-in", async (c) => {
    const dev = devOf(c);
    return dev ? page(c, <SignInPage members={await dev.members()} />) : notFound(c);
  })
  .post("/inbox/sign-in", async (c) => {
    const dev = devOf(c);
    if (!dev) return notFound(c);
    const chosen = (await c.req.parseBody()).staff;
    const members = await dev.members();
    const member = members.find((one) => one.id === chosen);
    if (!member)
      return page(c, <SignInPage members={members} problem="その職員は見つかりません。選び直してください。" />, 422);
    setCookie(c, DEV_COOKIE, member.id, COOKIE);
    // Another member of staff begins; the time of last use was somebody else's.
    if (getCookie(c, SEAT_COOKIE) !== undefined) deleteCookie(c, SEAT_COOKIE, seatCookie(c));
    return c.redirect("/inbox", 303);
  });

/** Leaving. Where Cloudflare Access signs people in, it also signs them out. */
export const signOut = new Hono<InboxEnv>().post("/inbox/sign-out", (c) => {
  deleteCookie(c, DEV_COOKIE, COOKIE);
  deleteCookie(c, SEAT_COOKIE, seatCookie(c));
  return c.redirect(c.get("port").dev ? "/inbox/sign-in" : "/cdn-cgi/access/logout", 303);
});
