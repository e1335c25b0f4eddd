/** POST /inbox/unlock: back after a pause. POST /inbox/seat: a page that is being used says so. The guard before them does the work. */
import { Hono } from "hono";
import { wantsFragment } from "../enhance.ts";
import type { InboxEnv } from "../guard.ts";

/** Only to a page of ours: a path below /inbox, never another site's. */
const OWN_PAGE = /^\/inbox(?:[/?][A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*)?$/;

export const seat = new Hono<InboxEnv>()
  .post("/inbox/unlock", async (c) => {
    if (wantsFragment(c)) return c.html(<p class="notice">つづけられます。もう一度、送ってください。</p>);
    const { next } = await c.req.parseBody();
    return c.redirect(typeof next === "string" && OWN_PAGE.test(next) ? next : "/inbox", 303);
  })
  .post("/inbox/seat", (c) => c.body(null, 204));
