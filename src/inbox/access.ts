/** Which role may use which route. Deny by default: a route that does not stand here is open to nobody. The queries check again. */
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { StaffRole } from "../staff/types.ts";
import type { InboxEnv } from "./guard.ts";

type Roles = readonly StaffRole[];

const EVERYBODY: Roles = ["csw", "duty", "manager", "partner", "city", "admin"];
/** Who works with people. */
const WORK: Roles = ["csw", "duty", "manager"];
/** … and whom single requests are given to, to read. */
const READ: Roles = [...WORK, "partner"];
/** What is the town's and nobody's secret: hours, places, hotlines, conversations. */
const TOWN: Roles = [...WORK, "admin"];
const ADMIN: Roles = ["manager", "admin"];
const COUNTS: Roles = ["manager", "city"];
const REVIEWER: Roles = ["manager"];

const table = (roles: Roles, routes: readonly string[]): [string, Roles][] => routes.map((route) => [route, roles]);

/** "METHOD /path" as it was registered → the roles that may. */
export const ROUTE_ROLES: ReadonlyMap<string, Roles> = new Map([
  ...table(EVERYBODY, ["POST /inbox/sign-out", "POST /inbox/unlock", "POST /inbox/seat"]),
  ...table(READ, [
    "GET /inbox",
    "GET /inbox/requests/:id",
    "GET /inbox/fragments/list",
    "GET /inbox/fragments/requests/:id/talk",
    "GET /inbox/search",
    "POST /inbox/search",
    "POST /inbox/views",
    "POST /inbox/views/:id/drop",
    "GET /inbox/media/:id",
    "GET /inbox/subjects/:id",
    "GET /inbox/live",
  ]),
  ...table(WORK, [
    "POST /inbox/requests/:id/take",
    "POST /inbox/requests/:id/release",
    "POST /inbox/requests/:id/recusal",
    "POST /inbox/requests/:id/closure",
    "POST /inbox/requests/:id/answers",
    "GET /inbox/requests/:id/compose",
    "POST /inbox/requests/:id/draft",
    "GET /inbox/called",
    "GET /inbox/records/new",
    "GET /inbox/records/kept",
    "POST /inbox/records",
    "GET /inbox/records/:id/reporter",
    "GET /inbox/records/:id/erasure",
    "POST /inbox/records/:id/erasure",
    "GET /inbox/keys",
    "GET /inbox/training",
    "POST /inbox/training/restart",
    "GET /inbox/training/:practice",
    "POST /inbox/training/:practice/steps",
    "GET /inbox/fragments/called",
    "GET /inbox/fragments/requests/:id/work",
    "GET /inbox/requests/:id/timeline",
    "POST /inbox/requests/:id/notes",
    "GET /inbox/requests/:id/notes/:note",
    "POST /inbox/requests/:id/notes/:note",
    "POST /inbox/requests/:id/handovers",
    "POST /inbox/requests/:id/handovers/:handover/answer",
    "POST /inbox/requests/:id/handovers/:handover/withdrawal",
    "POST /inbox/requests/:id/snooze",
    "POST /inbox/requests/:id/waking",
    "POST /inbox/requests/:id/watch",
    "POST /inbox/requests/:id/reopening",
    "POST /inbox/requests/:id/tags",
    "POST /inbox/requests/:id/tags/:entry/removal",
    "POST /inbox/requests/:id/links",
    "POST /inbox/requests/:id/links/:link/end",
    "GET /inbox/tags",
    "POST /inbox/requests/:id/grants",
    "POST /inbox/requests/:id/grants/:grant/end",
    "POST /inbox/requests/:id/acknowledgement",
    "POST /inbox/requests/:id/steps",
    "POST /inbox/requests/:id/notices",
    "POST /inbox/requests/:id/hand",
    "POST /inbox/requests/:id/lowering/:proposal/confirmation",
    "POST /inbox/requests/:id/lowering/:proposal/withdrawal",
    "GET /inbox/requests/:id/messages/:message/mark",
    "POST /inbox/requests/:id/messages/:message/mark",
    "GET /inbox/fragments/requests/:id/danger",
    "GET /inbox/fragments/alarm",
    "GET /inbox/review",
    "GET /inbox/subjects/:id/reports/:report/reporter",
    "POST /inbox/subjects/:id/confirmation",
    "POST /inbox/subjects/:id/verdicts",
    "POST /inbox/subjects/:id/verdicts/:verdict/undo",
    "GET /inbox/duty",
    "POST /inbox/duty/shifts",
    "POST /inbox/duty/shifts/:id/removal",
    "POST /inbox/duty/swaps",
    "POST /inbox/duty/notice",
    "POST /inbox/duty/devices",
    "POST /inbox/duty/devices/removal",
    "POST /inbox/duty/test",
  ]),
  ...table(TOWN, [
    "GET /inbox/snippets",
    "POST /inbox/snippets",
    "GET /inbox/flows",
    "GET /inbox/flows/try",
    "POST /inbox/flows/try",
    "GET /inbox/flows/:name",
    "GET /inbox/hours",
    "POST /inbox/hours/away",
    "POST /inbox/hours/weather",
    "POST /inbox/hours/:scope/:act",
    "GET /inbox/hotlines",
    "POST /inbox/hotlines/:id/checks",
    "GET /inbox/places",
    "POST /inbox/places",
    "GET /inbox/places/new",
    "GET /inbox/places/:id",
    "POST /inbox/places/:id",
    "GET /inbox/places/:id/edit",
    "GET /inbox/places/:id/poster",
    "POST /inbox/places/:id/checked",
    "POST /inbox/places/:id/reopening",
    "POST /inbox/places/:id/closure",
    "POST /inbox/places/:id/cancelled-dates",
    "POST /inbox/places/:id/cancelled-dates/removal",
    "POST /inbox/places/:id/extra-dates",
    "POST /inbox/places/:id/extra-dates/removal",
  ]),
  ...table(ADMIN, [
    "POST /inbox/snippets/staff/:id",
    "POST /inbox/snippets/:id/approval",
    "POST /inbox/snippets/:id/retirement",
    "GET /inbox/admin",
    "GET /inbox/admin/staff",
    "POST /inbox/admin/staff",
    "GET /inbox/admin/staff/:id",
    "POST /inbox/admin/staff/:id",
    "POST /inbox/admin/staff/:id/disabling",
    "POST /inbox/admin/staff/:id/enabling",
    "GET /inbox/admin/districts",
    "POST /inbox/admin/districts",
    "GET /inbox/admin/districts/:id",
    "POST /inbox/admin/districts/:id",
    "GET /inbox/admin/settings",
    "POST /inbox/admin/settings/:key",
    "GET /inbox/admin/csv",
    "GET /inbox/admin/csv/:file",
    "POST /inbox/admin/csv/:what/check",
    "POST /inbox/admin/csv/:what/import",
  ]),
  ...table(COUNTS, ["GET /inbox/numbers"]),
  ...table(REVIEWER, ["GET /inbox/audit"]),
]);

/** @param route "METHOD /path" as registered. */
export const may = (role: StaffRole, route: string): boolean => ROUTE_ROLES.get(route)?.includes(role) === true;

/** Where each role's day begins. */
export const homeOf = (role: StaffRole): string =>
  role === "city" ? "/inbox/numbers" : role === "admin" ? "/inbox/admin" : "/inbox";

/** Stands after `staffOnly`. What no route answers goes on, to "not found". */
export function byRole(refuse: (c: Context<InboxEnv>) => Response | Promise<Response>) {
  const guard: MiddlewareHandler<InboxEnv> = async (c, next) => {
    // Guards are registered for every method; the first other match is what will answer.
    const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
    if (!route) return next();
    const { role } = c.get("staff");
    if (may(role, `${route.method} ${route.path}`)) return next();
    // The front door leads everybody to their own page.
    if (route.path === "/inbox" && homeOf(role) !== "/inbox") return c.redirect(homeOf(role), 303);
    return refuse(c);
  };
  return guard;
}
