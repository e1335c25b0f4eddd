/** What stands before every inbox route: headers, same-origin forms only, and the member of staff, read anew. */
import type { Context, MiddlewareHandler } from "hono";
import type { StaffMember } from "../staff/types.ts";
import type { AlarmView } from "./components/alarm.tsx";
import type { InboxPort, StaffRefusal } from "./port.ts";

export interface InboxEnv {
  Variables: { port: InboxPort; staff: StaffMember; alarm?: () => Promise<AlarmView | null> };
}

const POLICY = "Content-Security-Policy";

const HEADERS: Record<string, string> = {
  [POLICY]:
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow",
};

/** Puts the page headers on every answer, refusals and errors too. A socket's 101 is left as the runtime made it. */
export const pageHeaders: MiddlewareHandler<InboxEnv> = async (c, next) => {
  await next();
  if (c.res.status === 101) return;
  for (const [name, value] of Object.entries(HEADERS)) {
    // A photo or file brings a stricter policy of its own.
    if (!(name === POLICY && c.res.headers.has(name))) c.header(name, value);
  }
  c.header("Vary", "HX-Request", { append: true });
};

/**
 * The largest form we read. Far more than any field may hold (a character takes up to nine bytes on its way): whoever pasted too
 * much is told by the field's own page, with the text in it. Only what is larger still comes back to nobody.
 */
export const MAX_FORM_BYTES = 1024 * 1024;
/** A list of the town as a file, and once more as text: a thousand places. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/**
 * Did this come from our own pages? `no-referrer` makes browsers send `Origin: null` with a form post, so Sec-Fetch-Site
 * decides first; an Origin that names somebody else is refused whatever else stands there. Neither header: refused.
 */
export function fromOwnPages(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  const origin = request.headers.get("Origin");
  const own = new URL(request.url).origin;
  if (origin !== null && origin !== "null" && origin !== own) return false;
  if (site !== null) return site === "same-origin";
  return origin === own;
}

/** Hono's csrf() looks at form types only. This looks at every unsafe method, and takes nothing but forms. */
export function sameOriginForms(
  refuse: (c: Context<InboxEnv>, why: "origin" | "type") => Response | Promise<Response>,
) {
  const guard: MiddlewareHandler<InboxEnv> = async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      if (!fromOwnPages(c.req.raw)) return refuse(c, "origin");
      if (!FORM.test(c.req.header("Content-Type") ?? "")) return refuse(c, "type");
    }
    return next();
  };
  return guard;
}

/** A form that broke on its way is the sender's to send again, not a failure of ours. Stands behind the limit of size. */
export function readableForms(refuse: (c: Context<InboxEnv>, why: "broken") => Response | Promise<Response>) {
  const guard: MiddlewareHandler<InboxEnv> = async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      try {
        // Kept by the request: the routes read the same form without parsing it again.
        await c.req.parseBody();
      } catch {
        return refuse(c, "broken");
      }
    }
    return next();
  };
  return guard;
}

/** Deny by default: whoever is not a member of staff right now goes to `refuse`. */
export function staffOnly(refuse: (c: Context<InboxEnv>, why: StaffRefusal) => Response | Promise<Response>) {
  const guard: MiddlewareHandler<InboxEnv> = async (c, next) => {
    const port = c.get("port");
    const staff = await port.staffOf(c.req.raw);
    if ("refused" in staff) {
      port.log({ event: "signIn.refused", why: staff.refused });
      return refuse(c, staff.refused);
    }
    c.set("staff", { ...staff, readAt: port.now() });
    return next();
  };
  return guard;
}
