/** Routes of records without a chat: the form, keeping one (303 to what became of it), and who told of a neighbour. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { mayKeepRecords } from "../../records/kinds.ts";
import type { RecordDraft } from "../components/record-form.tsx";
import type { InboxEnv } from "../guard.ts";
import { ErasurePage, RecordKeptPage, RecordPage, ReporterPage } from "../pages/record-pages.tsx";
import { RECORD_PROBLEMS } from "../record-words.ts";
import { notFound } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

/** As randomUUID() writes it; anything else is not asked for. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As much of a search as is looked for. */
const FIND_MAX = 60;

async function fields(c: Ctx): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
  };
}

async function form(c: Ctx, draft: RecordDraft, status: ContentfulStatusCode = 200): Promise<Response> {
  const port = c.get("port");
  const [areas, choices] = await Promise.all([
    port.records.areas(),
    port.records.choices(c.get("staff"), draft.find, draft.join),
  ]);
  return page(c, <RecordPage frame={frameOf(c)} view={{ draft, areas, choices, now: port.now() }} />, status);
}

const empty = (id: string, join: string): RecordDraft => ({
  ...{ id, join, kind: "", about: "", words: "", who: "", area: "", level: "", find: "" },
  problem: null,
});

export const records = new Hono<InboxEnv>()
  .get("/inbox/records/new", (c) => {
    if (!mayKeepRecords(c.get("staff"))) return notFound(c);
    const join = c.req.query("join") ?? "";
    return form(c, empty(c.get("port").newId(), UUID.test(join) ? join : ""));
  })
  .get("/inbox/records/kept", (c) =>
    mayKeepRecords(c.get("staff")) ? page(c, <RecordKeptPage frame={frameOf(c)} />) : notFound(c),
  )
  .post("/inbox/records", async (c) => {
    const port = c.get("port");
    const staff = c.get("staff");
    if (!mayKeepRecords(staff)) return notFound(c);
    const field = await fields(c);
    const given = field("id");
    const draft: RecordDraft = {
      id: UUID.test(given) ? given : port.newId(),
      kind: field("kind"),
      about: field("about"),
      words: field("text"),
      who: field("who"),
      area: field("area"),
      level: field("level"),
      join: UUID.test(field("join")) ? field("join") : "",
      find: field("find").slice(0, FIND_MAX),
      problem: null,
    };
    // Nothing is kept yet, and what one looks for stands in no address.
    if (field("act") === "find") return form(c, draft);
    const outcome = await port.records.keep(staff, draft);
    if (outcome.kind === "notFound") return notFound(c);
    if (outcome.kind === "refused") {
      const lost = outcome.why === "joinGone";
      return form(
        c,
        { ...draft, join: lost ? "" : draft.join, problem: RECORD_PROBLEMS[outcome.why] },
        lost ? 409 : 422,
      );
    }
    const seen = await port.records.sees(staff, outcome.requestId);
    return c.redirect(
      seen ? `/inbox/requests/${encodeURIComponent(outcome.requestId)}#records` : "/inbox/records/kept",
      303,
    );
  })
  .get("/inbox/records/:id/erasure", async (c) => {
    const id = c.req.param("id");
    const erasure = UUID.test(id) ? await c.get("port").records.erasure(c.get("staff"), id) : null;
    if (!erasure || erasure.gone) return notFound(c);
    return page(c, <ErasurePage frame={frameOf(c)} erasure={erasure} now={c.get("port").now()} />);
  })
  .post("/inbox/records/:id/erasure", async (c) => {
    const port = c.get("port");
    const staff = c.get("staff");
    const id = c.req.param("id");
    const erasure = UUID.test(id) ? await port.records.erasure(staff, id) : null;
    if (!erasure) return notFound(c);
    if ((await fields(c))("sure") !== "1") {
      const problem = "まだ消していません。本人が言ったことを確かめて、しるしをつけてから押してください。";
      return page(c, <ErasurePage frame={frameOf(c)} erasure={erasure} now={port.now()} problem={problem} />, 422);
    }
    if (!(await port.records.erase(staff, id))) return notFound(c);
    return c.redirect(`/inbox/requests/${encodeURIComponent(erasure.requestId)}#records`, 303);
  })
  .get("/inbox/records/:id/reporter", async (c) => {
    const id = c.req.param("id");
    const reporter = UUID.test(id) ? await c.get("port").records.reporter(c.get("staff"), id) : null;
    if (!reporter) return notFound(c);
    return page(c, <ReporterPage frame={frameOf(c)} reporter={reporter} now={c.get("port").now()} />);
  });
