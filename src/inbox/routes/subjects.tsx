/** Routes of somebody worried about: the page, the way to whoever told (asked for anew), and the acts. Done: 303 back. */
import { type Context, Hono } from "hono";
import { VERDICT_REASONS } from "../../subjects/acts.ts";
import type { SubjectOutcome } from "../../subjects/views.ts";
import { subjectHref } from "../components/subject.tsx";
import type { InboxEnv } from "../guard.ts";
import { SubjectPage } from "../pages/subject-page.tsx";
import { CHANGED, notFound } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv, "/inbox/subjects/:id/act">;

/** Ids are random UUIDs; anything else is not asked for, and leads nowhere. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNCLEAR = "どちらにするか読み取れませんでした。何も変わっていません。もう一度押してください。";

async function fields(c: Ctx): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value : "";
  };
}

async function shown(c: Ctx, status: 200 | 409 | 422, problem?: string): Promise<Response> {
  const port = c.get("port");
  const subject = await port.subjects.read(c.get("staff"), c.req.param("id"), status === 200);
  if (!subject) return notFound(c);
  return page(c, <SubjectPage frame={frameOf(c)} subject={subject} now={port.now()} problem={problem} />, status);
}

/** Back to the page the form was on: a report's, or the subject's own. */
async function answered(c: Ctx, outcome: SubjectOutcome, from: string): Promise<Response> {
  if (outcome === "notFound") return notFound(c);
  if (outcome !== "done") return shown(c, 409, CHANGED);
  return c.redirect(ID.test(from) ? `/inbox/requests/${from}` : subjectHref(c.req.param("id")), 303);
}

export const subjects = new Hono<InboxEnv>()
  .get("/inbox/subjects/:id", (c) => shown(c as unknown as Ctx, 200))
  .get("/inbox/subjects/:id/reports/:report/reporter", async (c) => {
    const { id, report } = c.req.param();
    const request = await c.get("port").subjects.reporterOf(c.get("staff"), id, report);
    // Opening the talk itself is what is recorded, there.
    return request === null ? notFound(c) : c.redirect(`/inbox/requests/${encodeURIComponent(request)}`, 303);
  })
  .post("/inbox/subjects/:id/confirmation", async (context) => {
    const c = context as unknown as Ctx;
    const field = await fields(c);
    const [seen, found] = [field("seenVersion"), field("found")];
    if (found !== "confirmed" && found !== "unfounded") return shown(c, 422, UNCLEAR);
    const version = /^\d{1,15}$/.test(seen) ? Number(seen) : -1;
    const outcome = await c.get("port").subjects.confirm(c.get("staff"), c.req.param("id"), version, found);
    return answered(c, outcome, field("from"));
  })
  .post("/inbox/subjects/:id/verdicts", async (context) => {
    const c = context as unknown as Ctx;
    const field = await fields(c);
    const verdict = field("verdict");
    const why = VERDICT_REASONS.find((reason) => reason === field("why"));
    if ((verdict !== "same" && verdict !== "different") || why === undefined) return shown(c, 422, UNCLEAR);
    const input = { other: field("other"), verdict, why } as const;
    const outcome = await c.get("port").subjects.decideSame(c.get("staff"), c.req.param("id"), input);
    return answered(c, outcome, field("from"));
  })
  .post("/inbox/subjects/:id/verdicts/:verdict/undo", async (context) => {
    const c = context as unknown as Ctx;
    const outcome = await c.get("port").subjects.undo(c.get("staff"), c.req.param("id"), context.req.param("verdict"));
    return answered(c, outcome, "");
  });
