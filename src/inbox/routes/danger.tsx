/** Routes of danger and of what is set by hand: POST, then 303 back; by htmx the part is answered in place. Marks, and the page of them. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ActOutcome } from "../../requests/views.ts";
import { emptyDraft } from "../components/composer.tsx";
import { Danger, type DangerDraft, noDraft } from "../components/danger.tsx";
import { DangerLive } from "../components/danger-live.tsx";
import { Talk } from "../components/talk.tsx";
import { REFUSED_WORDS } from "../danger-words.ts";
import { wantsFragment } from "../enhance.ts";
import type { InboxEnv } from "../guard.ts";
import { MarkPage } from "../pages/mark-page.tsx";
import { TalkSurroundings } from "../pages/request-page.tsx";
import { ReviewPage } from "../pages/review-page.tsx";
import { CHANGED, notFound } from "../refusals.tsx";
import { fragment, page } from "../reply.tsx";
import { readLocalTime } from "../tokyo-time.ts";
import { frameOf, requestPage } from "./reading.tsx";

type Ctx = Context<InboxEnv, "/inbox/requests/:id/act">;

interface Form {
  (name: string): string;
  all(name: string): string[];
}

async function formOf(c: Ctx): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  const all = (name: string): string[] =>
    [body[name] ?? []].flat().flatMap((value) => (typeof value === "string" ? [value.replaceAll("\r\n", "\n")] : []));
  return Object.assign((name: string) => all(name)[0] ?? "", { all });
}

/** -1 for what is no version: that is the same as an outdated one. */
const versionIn = (form: Form): number => (/^\d{1,15}$/.test(form("seenVersion")) ? Number(form("seenVersion")) : -1);

/** What was typed, by field, to be handed back. */
function typedIn(form: Form, which: DangerDraft["form"], problem: string): DangerDraft {
  const names = ["why", "words", "kind", "at", "law", "agency", "spokeTo", "method", "content", "second"];
  return { form: which, values: Object.fromEntries(names.map((name) => [name, form(name)])), problem };
}

/** The answer to any of the forms. @param which the form it came from; null for a button that stands alone. */
async function answered(c: Ctx, outcome: ActOutcome, form: Form, which: DangerDraft["form"]): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  if (outcome.kind === "notFound") return notFound(c);
  const done = outcome.kind === "done";
  if (done && !wantsFragment(c)) return c.redirect(`/inbox/requests/${encodeURIComponent(id)}#danger`, 303);
  const detail = await port.read(staff, id, false);
  const view = await port.danger.read(staff, id);
  if (!detail || !view) return notFound(c);
  const problem =
    outcome.kind === "done"
      ? null
      : outcome.kind === "changed"
        ? CHANGED
        : outcome.why === "empty" || outcome.why === "notYours" || outcome.why === "noLine"
          ? CHANGED
          : REFUSED_WORDS[outcome.why];
  const draft = problem === null ? noDraft : typedIn(form, which, problem);
  const status: ContentfulStatusCode = done
    ? 200
    : outcome.kind === "changed" || (outcome.kind === "refused" && outcome.why === "closed")
      ? 409
      : 422;
  if (!wantsFragment(c)) return requestPage(c, detail, emptyDraft(port.newId()), { status, danger: draft });
  const shown = { detail, staffId: staff.id, now: port.now() };
  return fragment(
    c,
    <>
      <Danger view={view} draft={draft} newId={port.newId()} now={shown.now} staffId={staff.id} />
      <Talk {...shown} beside />
      <TalkSurroundings {...shown} rules />
    </>,
    status,
  );
}

const UNCLEAR: ActOutcome = { kind: "refused", why: "unclear" };

const step = async (c: Ctx) => {
  const form = await formOf(c);
  const at = readLocalTime(form("at"));
  const kind = form("kind");
  const which = kind === "care" ? "care" : kind === "nextContact" ? "next" : kind === "joined" ? null : "step";
  const input = { entryId: form("entryId"), kind, words: form("words") || null };
  const outcome =
    at === "wrong" ? UNCLEAR : await c.get("port").danger.step(c.get("staff"), c.req.param("id"), { ...input, at });
  return answered(c, outcome, form, which);
};

const noticeRecord = async (c: Ctx) => {
  const form = await formOf(c);
  const at = readLocalTime(form("at"));
  const outcome =
    at === "wrong"
      ? UNCLEAR
      : await c.get("port").danger.notice(c.get("staff"), c.req.param("id"), {
          entryId: form("entryId"),
          law: form("law"),
          method: form("method"),
          at,
          agency: form("agency") || null,
          spokeTo: form("spokeTo") || null,
          content: form("content") || null,
          second: form("second"),
        });
  return answered(c, outcome, form, "notice");
};

const hand = async (c: Ctx) => {
  const form = await formOf(c);
  const field = form("field");
  const which = field === "topics" || field === "area" || field === "owner" ? field : "level";
  const outcome = await c.get("port").danger.set(c.get("staff"), c.req.param("id"), {
    entryId: form("entryId"),
    field,
    value: field === "topics" ? form.all("value").join(" ") : form("value"),
    reason: form("why") || null,
    words: form("words") || null,
    seenVersion: versionIn(form),
  });
  return answered(c, outcome, form, which);
};

const lowering = (what: "confirm" | "withdraw") => async (c: Ctx) => {
  const form = await formOf(c);
  const { id, proposal } = c.req.param() as unknown as { id: string; proposal: string };
  const outcome = await c.get("port").danger[what](c.get("staff"), id, proposal, versionIn(form));
  return answered(c, outcome, form, null);
};

/** The page on which one message is marked; opening it is reading the talk. */
async function markPage(c: Ctx, status: ContentfulStatusCode, problem: string | null, form: Form | null) {
  const port = c.get("port");
  const { id, message } = c.req.param() as unknown as { id: string; message: string };
  const detail = await port.read(c.get("staff"), id, form === null);
  const entry = detail?.talk.find((one) => one.id === message && one.from === "resident" && one.text !== null);
  const view = await port.danger.read(c.get("staff"), id);
  if (!detail || !entry || !view) return notFound(c);
  const marks = view.marks.filter((mark) => mark.messageId === message);
  const typed = { mark: form?.("mark") ?? "", wanted: form?.("wanted") ?? "", words: form?.("words") ?? "" };
  return page(
    c,
    <MarkPage
      frame={frameOf(c)}
      requestId={id}
      entry={entry}
      marks={marks}
      typed={typed}
      newId={port.newId()}
      now={port.now()}
      problem={problem}
    />,
    status,
  );
}

const mark = async (c: Ctx) => {
  const form = await formOf(c);
  const { id, message } = c.req.param() as unknown as { id: string; message: string };
  const outcome = await c.get("port").danger.mark(c.get("staff"), id, {
    entryId: form("entryId"),
    messageId: message,
    mark: form("mark"),
    wanted: form("wanted"),
    words: form("words") || null,
  });
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind === "done")
    return c.redirect(`/inbox/requests/${encodeURIComponent(id)}#entry-${encodeURIComponent(message)}`, 303);
  const why = outcome.kind === "refused" && outcome.why === "tooLong" ? "tooLong" : "unclear";
  return markPage(c, 422, REFUSED_WORDS[why], form);
};

const as = (handler: (c: Ctx) => Promise<Response>) => (c: Context<InboxEnv>) => handler(c as unknown as Ctx);

export const danger = new Hono<InboxEnv>()
  .get("/inbox/fragments/requests/:id/danger", async (c) => {
    const port = c.get("port");
    const staff = c.get("staff");
    const view = await port.danger.read(staff, c.req.param("id"), true);
    if (!view) return notFound(c);
    return fragment(c, <DangerLive view={view} staffId={staff.id} now={port.now()} newId={port.newId()} />);
  })
  .post("/inbox/requests/:id/steps", as(step))
  .post("/inbox/requests/:id/notices", as(noticeRecord))
  .post("/inbox/requests/:id/hand", as(hand))
  .post("/inbox/requests/:id/lowering/:proposal/confirmation", as(lowering("confirm")))
  .post("/inbox/requests/:id/lowering/:proposal/withdrawal", as(lowering("withdraw")))
  .get(
    "/inbox/requests/:id/messages/:message/mark",
    as((c) => markPage(c, 200, null, null)),
  )
  .post("/inbox/requests/:id/messages/:message/mark", as(mark))
  .get("/inbox/review", async (c) => {
    const port = c.get("port");
    const lines = await port.danger.review(c.get("staff"));
    return page(c, <ReviewPage frame={frameOf(c)} lines={lines} now={port.now()} />);
  });
