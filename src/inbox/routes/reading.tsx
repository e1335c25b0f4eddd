/** GET routes: the list, one request, and the fragments that keep both fresh. */

import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ListQuery, readListQuery } from "../../requests/list-query.ts";
import type { RequestDetail } from "../../requests/views.ts";
import { may } from "../access.ts";
import { type Draft, emptyDraft } from "../components/composer.tsx";
import { Danger, type DangerDraft, noDraft } from "../components/danger.tsx";
import { Grants } from "../components/grants.tsx";
import { Tabs } from "../components/list-tabs.tsx";
import { type ListView, RequestList, whichOf } from "../components/request-list.tsx";
import { noTies, Ties } from "../components/ties.tsx";
import { cursorOf } from "../cursor.ts";
import type { InboxEnv } from "../guard.ts";
import { keptOf } from "../kept.ts";
import type { Frame } from "../pages/layout.tsx";
import { ListPage } from "../pages/list-page.tsx";
import { type Came, RequestPage, TalkFragment, Team } from "../pages/request-page.tsx";
import { notFound } from "../refusals.tsx";
import { fragment, page } from "../reply.tsx";
import { dayWords } from "../words.ts";

type Ctx = Context<InboxEnv>;

/** What every signed-in page shows around its content. */
export function frameOf(c: Ctx): Omit<Frame, "title"> {
  return { staff: c.get("staff"), devSignIn: c.get("port").dev !== null, alarm: c.get("alarm") };
}

/** The list as the address asks for it. */
export const listQuery = (c: Ctx): ListQuery => readListQuery((name) => c.req.query(name));

async function listView(c: Ctx, coming: ListQuery | Promise<ListQuery>, currentId: string | null): Promise<ListView> {
  const port = c.get("port");
  const staff = c.get("staff");
  const guest = !may(staff.role, "GET /inbox/records/new");
  const [result, query] = await Promise.all([port.list(staff, coming), coming]);
  return { ...result, query, which: whichOf(query), currentId, now: port.now(), guest };
}

/** The whole list; also what a form above it comes back to when it cannot be done. */
export async function listPage(c: Ctx, query: ListQuery, status: ContentfulStatusCode = 200, problem?: string) {
  const [view, overdueHotlines] = await Promise.all([
    listView(c, query, null),
    c.get("port").town.overdueHotlines(c.get("staff")),
  ]);
  return page(
    c,
    <ListPage
      frame={frameOf(c)}
      view={view}
      overdueHotlines={overdueHotlines}
      called={view.called}
      problem={problem}
    />,
    status,
  );
}

/** Everything that stands around the talk of a request, each part in its own scope; read side by side with the request itself. */
async function around(c: Ctx, id: string, record: boolean) {
  const asked = listQuery(c);
  const port = c.get("port");
  const staff = c.get("staff");
  // Somebody who comes by a link sees the list the request stands in.
  const itsList = async (): Promise<ListQuery> =>
    (await port.stateOf(staff, id)) === "closed" ? { ...asked, state: "closed" } : asked;
  const [list, subject, danger, work, company, given, records, ties] = await Promise.all([
    listView(c, c.req.query("which") ? asked : itsList(), id),
    port.subjects.ofRequest(staff, id, record),
    port.danger.read(staff, id),
    port.work.read(staff, id, record),
    port.work.company(staff, id),
    port.roles.grants(staff, id),
    port.records.ofRequest(staff, id),
    port.ties.read(staff, id),
  ]);
  return { list, subject, danger, work, company, given, records, ties };
}

interface RequestPageWith {
  status?: ContentfulStatusCode;
  problem?: string;
  danger?: DangerDraft;
  came?: Came;
  /** What was read beside it already. */
  read?: Awaited<ReturnType<typeof around>>;
}

/** The whole page of a request; also what a refused form without scripts comes back to. */
export async function requestPage(
  c: Ctx,
  detail: RequestDetail,
  draft: Draft,
  { status = 200, problem, danger: dangerDraft = noDraft, came = {}, read }: RequestPageWith = {},
): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const { list, subject, danger, work, company, given, records, ties } =
    read ?? (await around(c, detail.id, status === 200));
  // With the end of a request its forms go; what was just typed into one does not.
  const gone = detail.state === "closed" && (came.closing || came.workDraft?.form || dangerDraft.form);
  const kept = gone ? await keptOf(c) : undefined;
  const view = { detail, staffId: staff.id, now: list.now };
  const open = detail.state === "open";
  const beside = (
    <>
      {danger && (
        <Danger view={danger} draft={dangerDraft} newId={port.newId()} now={list.now} staffId={view.staffId} />
      )}
      {given && <Grants view={given} requestId={detail.id} open={open} now={list.now} />}
    </>
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
      company={company ?? []}
      ties={ties && <Ties ties={ties} about={detail.about} draft={came.ties ?? noTies} now={list.now} />}
      team={work && <Team work={work} staffId={view.staffId} now={list.now} newId={port.newId} came={came} />}
      closing={came.closing}
      changes={came.changes}
      kept={kept}
      records={records}
    />,
    status,
  );
}

/** Everything one can only look at. */
export const reading = new Hono<InboxEnv>()
  .get("/inbox", (c) => listPage(c, listQuery(c)))
  .get("/inbox/requests/:id", async (c) => {
    const port = c.get("port");
    const id = c.req.param("id");
    const [detail, read] = await Promise.all([port.read(c.get("staff"), id, true), around(c, id, true)]);
    if (!detail) return notFound(c);
    return requestPage(c, detail, emptyDraft(port.newId()), { read });
  })
  .get("/inbox/fragments/list", async (c) => {
    const view = await listView(c, listQuery(c), c.req.query("current") ?? null);
    return fragment(
      c,
      <>
        <RequestList {...view} />
        <Tabs which={view.which} waiting={view.waiting} guest={view.guest} beside />
      </>,
    );
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
