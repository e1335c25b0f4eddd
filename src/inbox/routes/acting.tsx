/** POST routes of a request: take, release, ask another, close. Done: 303 back. Answering has a file of its own. */
import { type Context, Hono } from "hono";
import type { ActOutcome } from "../../requests/views.ts";
import type { StaffMember } from "../../staff/types.ts";
import { emptyDraft } from "../components/composer.tsx";
import { Talk } from "../components/talk.tsx";
import { REFUSED_WORDS } from "../danger-words.ts";
import { wantsFragment } from "../enhance.ts";
import type { InboxEnv } from "../guard.ts";
import { TalkFragment, TalkSurroundings } from "../pages/request-page.tsx";
import type { InboxPort } from "../port.ts";
import { CHANGED, CLOSED, NOT_YOURS, notFound } from "../refusals.tsx";
import { fragment, notice } from "../reply.tsx";
import { whatChanged } from "../what-changed.ts";
import { requestPage } from "./reading.tsx";

type Ctx = Context<InboxEnv, "/inbox/requests/:id/act">;
type Act = (
  port: InboxPort,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  field: (name: string) => string,
  form: string,
) => Promise<ActOutcome>;

/** One field of the form as text. Browsers send line breaks as CR LF; people count them once. */
async function fields(c: Ctx): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
  };
}

const backTo = (id: string): string => `/inbox/requests/${encodeURIComponent(id)}#newest`;

/** Take, release and close share their life; only what the port is asked differs. */
const plainAct = (act: Act) => async (c: Ctx) => {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  const field = await fields(c);
  const seen = field("seenVersion");
  // Without a version nobody can say what was seen: that is the same as an outdated one.
  const outcome: ActOutcome = /^\d{1,15}$/.test(seen)
    ? await act(port, staff, id, Number(seen), field, field("formId"))
    : { kind: "changed" };
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind === "done" && !wantsFragment(c)) return c.redirect(backTo(id), 303);
  const detail = await port.read(staff, id, false);
  if (!detail) return notFound(c);
  const view = { detail, staffId: staff.id, now: port.now() };
  if (outcome.kind === "done") return fragment(c, <TalkFragment {...view} />);
  const problem =
    outcome.kind === "changed"
      ? CHANGED
      : outcome.why === "closed"
        ? CLOSED
        : outcome.why === "notYours"
          ? NOT_YOURS
          : outcome.why === "empty" || outcome.why === "noLine"
            ? CHANGED
            : REFUSED_WORDS[outcome.why];
  if (!wantsFragment(c)) {
    const seenAt = /^\d{1,15}$/.test(field("seenAt")) ? Number(field("seenAt")) : null;
    // What was typed about the end comes back open, with what happened meanwhile.
    const closing = c.req.path.endsWith("/closure") ? { reason: field("reason"), words: field("words") } : undefined;
    const changes = await whatChanged(port, staff, detail, seenAt);
    return requestPage(c, detail, emptyDraft(port.newId()), { status: 409, problem, came: { closing, changes } });
  }
  const fresh = (
    <>
      <Talk {...view} beside />
      <TalkSurroundings {...view} rules />
    </>
  );
  return notice(c, problem, 409, fresh);
};

/** Afterwards the request may not be theirs to see any more: back to the list. */
const askAnother = async (c: Ctx) => {
  const port = c.get("port");
  const id = c.req.param("id");
  const seen = (await fields(c))("seenVersion");
  const outcome: ActOutcome = /^\d{1,15}$/.test(seen)
    ? await port.recuse(c.get("staff"), id, Number(seen))
    : { kind: "changed" };
  if (outcome.kind === "done") return c.redirect("/inbox", 303);
  const detail = outcome.kind === "notFound" ? null : await port.read(c.get("staff"), id, false);
  if (!detail) return notFound(c);
  return requestPage(c, detail, emptyDraft(port.newId()), {
    status: 409,
    problem: outcome.kind === "refused" ? CLOSED : CHANGED,
  });
};

/** Everything that changes a request. */
export const acting = new Hono<InboxEnv>()
  .post(
    "/inbox/requests/:id/take",
    plainAct((port, staff, id, seen, _field, form) => port.take(staff, id, seen, form)),
  )
  .post(
    "/inbox/requests/:id/release",
    plainAct((port, staff, id, seen, _field, form) => port.release(staff, id, seen, form)),
  )
  .post("/inbox/requests/:id/recusal", askAnother)
  .post(
    "/inbox/requests/:id/closure",
    plainAct((port, staff, id, seen, field, form) =>
      port.close(staff, id, seen, { reason: field("reason") || null, words: field("words") || null }, form),
    ),
  );
