/** Routes of tags and links: POST, then 303 back to the request; refused, the page comes back with what was typed. The list of tags. */
import { type Context, Hono } from "hono";
import type { ActOutcome } from "../../requests/views.ts";
import { emptyDraft } from "../components/composer.tsx";
import type { TiesDraft } from "../components/ties.tsx";
import { REFUSED_WORDS } from "../danger-words.ts";
import { type Form, formOf } from "../form-fields.ts";
import type { InboxEnv } from "../guard.ts";
import { TagsPage } from "../pages/tags-page.tsx";
import { CHANGED, notFound } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf, requestPage } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

const wordsOf = (outcome: ActOutcome): string =>
  outcome.kind !== "refused" || outcome.why === "empty" || outcome.why === "notYours" || outcome.why === "noLine"
    ? CHANGED
    : REFUSED_WORDS[outcome.why];

async function answered(c: Ctx, id: string, outcome: ActOutcome, form: Form, which: TiesDraft["form"]) {
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind === "done") return c.redirect(`/inbox/requests/${encodeURIComponent(id)}#ties`, 303);
  const port = c.get("port");
  const detail = await port.read(c.get("staff"), id, false);
  if (!detail) return notFound(c);
  const values = Object.fromEntries(["label", "number", "kind"].map((name) => [name, form(name)]));
  const ties: TiesDraft = { form: which, values, problem: wordsOf(outcome) };
  const status = outcome.kind === "changed" ? 409 : 422;
  return requestPage(c, detail, emptyDraft(port.newId()), { status, came: { ties } });
}

export const ties = new Hono<InboxEnv>()
  .get("/inbox/tags", async (c) =>
    page(c, <TagsPage frame={frameOf(c)} tags={await c.get("port").ties.tags(c.get("staff"))} />),
  )
  .post("/inbox/requests/:id/tags", async (c) => {
    const form = await formOf(c);
    const id = c.req.param("id");
    const outcome = await c.get("port").ties.addTag(c.get("staff"), id, form("label"), form("formId"));
    return answered(c, id, outcome, form, "tag");
  })
  .post("/inbox/requests/:id/tags/:entry/removal", async (c) => {
    const form = await formOf(c);
    const { id, entry } = c.req.param();
    return answered(c, id, await c.get("port").ties.removeTag(c.get("staff"), id, entry, form("formId")), form, null);
  })
  .post("/inbox/requests/:id/links", async (c) => {
    const form = await formOf(c);
    const id = c.req.param("id");
    const input = { number: form("number"), kind: form("kind"), formId: form("formId") };
    return answered(c, id, await c.get("port").ties.link(c.get("staff"), id, input), form, "link");
  })
  .post("/inbox/requests/:id/links/:link/end", async (c) => {
    const form = await formOf(c);
    const { id, link } = c.req.param();
    return answered(c, id, await c.get("port").ties.unlink(c.get("staff"), id, link, form("formId")), form, null);
  });
