/** Routes of requests given to partners: POST, then 303 back to the request. */
import { type Context, Hono } from "hono";
import type { GrantOutcome } from "../../requests/grants.ts";
import { emptyDraft } from "../components/composer.tsx";
import type { InboxEnv } from "../guard.ts";
import { notFound } from "../refusals.tsx";
import { requestPage } from "./reading.tsx";

const WRONG =
  "だれにも見せていません。相手と、きょうから3か月までの日をえらんで、もう一度押してください。終わった相談は見せられません。";

async function answered(c: Context<InboxEnv>, id: string, outcome: GrantOutcome): Promise<Response> {
  if (outcome === "notFound") return notFound(c);
  if (outcome === "done") return c.redirect(`/inbox/requests/${encodeURIComponent(id)}#grants`, 303);
  const port = c.get("port");
  const detail = await port.read(c.get("staff"), id, false);
  return detail ? requestPage(c, detail, emptyDraft(port.newId()), { status: 422, problem: WRONG }) : notFound(c);
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

export const grants = new Hono<InboxEnv>()
  .post("/inbox/requests/:id/grants", async (c) => {
    const id = c.req.param("id");
    const { partner, until } = await c.req.parseBody();
    return answered(c, id, await c.get("port").roles.give(c.get("staff"), id, text(partner), text(until)));
  })
  .post("/inbox/requests/:id/grants/:grant/end", async (c) => {
    const { id, grant } = c.req.param();
    return answered(c, id, await c.get("port").roles.takeBack(c.get("staff"), id, grant));
  });
