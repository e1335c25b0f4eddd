/** GET routes: the list, one request, and the fragments that keep both fresh. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { RequestDetail } from "../../requests/views.ts";
import { type Draft, emptyDraft } from "../components/composer.tsx";
import { Danger, type DangerDraft, noDraft } from "../components/danger.tsx";
import { type ListView, RequestList } from "../components/request-list.tsx";
import { cursorOf } from "../cursor.ts";
import type { InboxEnv } from "../guard.ts";
import type { Frame } from "../pages/layout.tsx";
import { ListPage } from "../pages/list-page.tsx";
import { RequestPage, TalkFragment } from "../pages/request-page.tsx";
import type { WhichList } from "../port.ts";
import { notFound } from "../refusals.tsx";
import { fragment, page } from "../reply.tsx";
import { dayWords } from "../words.ts";

type Ctx = Context<InboxEnv>;

const whichOf = (value: string | undefined): WhichList =>
  value === "mine" || value === "unknown" || value === "closed" ? value : "open";

/** What every signed-in page shows around its content. */
export function frameOf(c: Ctx): Omit<Frame, "title"> {
  return { staff: c.get("staff"), devSignIn: c.get("port").dev !== null, alarm: c.get("alarm") };
}

async function listView(c: Ctx, which: WhichList, currentId: string | null): Promise<ListView> {
  const port = c.get("port");
  return { cards: await port.list(c.get("staff"), which), which, currentId, now: port.now() };
}

/** The whole page of a request; also what a refused form without scripts comes back to. */
export async function requestPage(
  c: Ctx,
  detail: RequestDetail,
  draft: Draft,
  status: ContentfulStatusCode = 200,
  problem?: string,
  dangerDraft: DangerDraft = noDraft,
): Promise<Response> {
  const which = c.req.query("which") ? whichOf(c.req.query("which")) : detail.state === "closed" ? "closed" : "open";
  const list = await listView(c, which, detail.id);
  const port = c.get("port");
  const view = { detail, staffId: c.get("staff").id, now: list.now };
  const subject =
    detail.about === "neighbour" ? await port.subjects.ofRequest(c.get("staff"), detail.id, status === 200) : null;
  const records = await port.records.ofRequest(c.get("staff"), detail.id);
  const danger = await port.danger.read(c.get("staff"), detail.id);
  const beside = danger && (
    <Danger view={danger} draft={dangerDraft} newId={port.newId()} now={list.now} staffId={view.staffId} />
  );
  return page(
    c,
    <RequestPage
      frame={frameOf(c)}
      view={view}
      list={list}
      draft={draft}
      subject={subject}
      problem={problem}
      danger={beside}
      records={records}
    />,
    status,
  );
}

/** Everything one can only look at. */
export const reading = new Hono<InboxEnv>()
  .get("/inbox", async (c) => {
    const [view, overdueHotlines] = await Promise.all([
      listView(c, whichOf(c.req.query("which")), null),
      c.get("port").town.overdueHotlines(c.get("staff")),
    ]);
    return page(c, <ListPage frame={frameOf(c)} view={view} overdueHotlines={overdueHotlines} />);
  })
  .get("/inbox/requests/:id", async (c) => {
    const port = c.get("port");
    const detail = await port.read(c.get("staff"), c.req.param("id"), true);
    return detail ? requestPage(c, detail, emptyDraft(port.newId())) : notFound(c);
  })
  .get("/inbox/fragments/list", async (c) => {
    const view = await listView(c, whichOf(c.req.query("which")), c.req.query("current") ?? null);
    return fragment(c, <RequestList {...view} />);
  })
  .get("/inbox/fragments/requests/:id/talk", async (c) => {
    const port = c.get("port");
    const staff = c.get("staff");
    const detail = await port.read(staff, c.req.param("id"), false);
    if (!detail) return notFound(c);
    const now = port.now();
    if (c.req.query("since") === cursorOf(detail, staff.id, dayWords(now, 0))) return c.body(null, 204);
    return fragment(c, <TalkFragment detail={detail} staffId={staff.id} now={now} />);
  });
