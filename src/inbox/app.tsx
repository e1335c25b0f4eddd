/** The inbox as one Hono app: guards first, then routes, then "not found". Mounted at "/" by the worker. */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { describeError } from "../log.ts";
import { byRole } from "./access.ts";
import {
  fromOwnPages,
  type InboxEnv,
  MAX_FILE_BYTES,
  MAX_FORM_BYTES,
  pageHeaders,
  readableForms,
  sameOriginForms,
  staffOnly,
} from "./guard.ts";
import type { InboxPort } from "./port.ts";
import { failed, lockedSeat, notFound, refuseForm, refuseRole, refuseSize, refuseStaff } from "./refusals.tsx";
import { acting } from "./routes/acting.tsx";
import { admin } from "./routes/admin.tsx";
import { alarmed, alerts } from "./routes/alerts.tsx";
import { answering } from "./routes/answering.tsx";
import { audit } from "./routes/audit.tsx";
import { csvPages } from "./routes/csv.tsx";
import { danger } from "./routes/danger.tsx";
import { flowPages } from "./routes/flows.tsx";
import { grants } from "./routes/grants.tsx";
import { listing } from "./routes/listing.tsx";
import { mediaBytes } from "./routes/media.tsx";
import { places } from "./routes/places.tsx";
import { reading } from "./routes/reading.tsx";
import { records } from "./routes/records.tsx";
import { seat } from "./routes/seat.tsx";
import { signIn, signOut } from "./routes/sign-in.tsx";
import { snippets } from "./routes/snippets.tsx";
import { subjects } from "./routes/subjects.tsx";
import { teamwork } from "./routes/teamwork.tsx";
import { ties } from "./routes/ties.tsx";
import { town } from "./routes/town.tsx";
import { training } from "./routes/training.tsx";
import { idleLock } from "./seat.ts";

/**
 * All guards stand on /inbox only: the webhook and the health check, served by the same worker, are not touched.
 * `portOf` is called once for each request.
 */
export function inboxApp(portOf: (c: Context) => InboxPort): Hono<InboxEnv> {
  const app = new Hono<InboxEnv>();

  app.onError((error, c) => {
    // csrf() throws its 403 and must stay a 403.
    if (error instanceof HTTPException) return error.status === 403 ? refuseForm(c, "origin") : error.getResponse();
    // The port itself may be what failed.
    const port: InboxPort | undefined = c.get("port");
    port?.log({ event: "inbox.failed", error: describeError(error), route: routePath(c) });
    return failed(c);
  });

  app.use("/inbox/*", pageHeaders);
  app.use("/inbox/*", async (c, next) => {
    c.set("port", portOf(c));
    return next();
  });
  app.use("/inbox/*", csrf());
  app.use("/inbox/*", sameOriginForms(refuseForm));
  const tooLarge = (c: Context) => refuseSize(c as Context<InboxEnv>);
  const [form, file] = [MAX_FORM_BYTES, MAX_FILE_BYTES].map((maxSize) => bodyLimit({ maxSize, onError: tooLarge }));
  app.use("/inbox/*", (c, next) => (c.req.path.startsWith("/inbox/admin/csv/") ? file : form)?.(c, next) ?? next());
  app.use("/inbox/*", readableForms(refuseForm));

  app.get("/", (c) => c.redirect("/inbox", 302));
  app.route("/", signIn);
  app.use("/inbox/*", staffOnly(refuseStaff));
  app.use("/inbox/*", byRole(refuseRole));
  app.use("/inbox/*", idleLock(lockedSeat));
  app.route("/", signOut);
  app.route("/", seat);
  app.use("/inbox/*", alarmed);
  app.route("/", listing);
  app.route("/", reading);
  app.route("/", mediaBytes);
  app.route("/", answering);
  app.route("/", snippets);
  app.route("/", acting);
  app.route("/", alerts);
  app.route("/", flowPages);
  app.route("/", subjects);
  app.route("/", records);
  app.route("/", places);
  app.route("/", danger);
  app.route("/", teamwork);
  app.route("/", ties);
  app.route("/", town);
  app.route("/", grants);
  app.route("/", audit);
  app.route("/", admin);
  app.route("/", csvPages);
  app.route("/", training);
  app.get("/inbox/live", (c) => {
    // Browsers send Origin with a socket whatever the referrer policy: another site's page is turned away here.
    if (!fromOwnPages(c.req.raw)) return refuseForm(c, "origin");
    if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") return c.body(null, 426, { Upgrade: "websocket" });
    return c.get("port").live(c.req.raw, c.get("staff"));
  });
  app.all("/inbox/*", (c) => notFound(c));
  return app;
}
