/** POST routes of a request: take, answer, release, close. Done: 303 back. Not done: what was written comes back too. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ActOutcome } from "../../requests/views.ts";
import type { StaffMember } from "../../staff/types.ts";
import { Composer, type Draft, emptyDraft, MAX_ANSWER } from "../components/composer.tsx";
import { Talk } from "../components/talk.tsx";
import { REFUSED_WORDS } from "../danger-words.ts";
import { wantsFragment } from "../enhance.ts";
import type { InboxEnv } from "../guard.ts";
import { TalkFragment, TalkSurroundings } from "../pages/request-page.tsx";
import type { InboxPort } from "../port.ts";
import { CHANGED, CHANGED_WITH_TEXT, CLOSED, NOT_YOURS, notFound } from "../refusals.tsx";
import { fragment, notice } from "../reply.tsx";
import { requestPage } from "./reading.tsx";

type Ctx = Context<InboxEnv, "/inbox/requests/:id/act">;
type Act = (
  port: InboxPort,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  field: (name: string) => string,
) => Promise<ActOutcome>;

/** As randomUUID() writes it; LINE refuses retry keys of another shape. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMPTY = "返事が空です。ひとこと書いてから、送ってください。";
const TOO_LONG = `返事が長すぎます。書いた文は残っています。${MAX_ANSWER}文字までに短くして、送ってください。`;
const REASON_MISSING =
  "まだ送っていません。書いた文は残っています。「連絡しないで」と言われているので、送る理由を書いてください。";
const CLOSED_WITH_TEXT = "この相談は終わっています。返事は送っていません。書いた文は残っています。";
const NOT_YOURS_WITH_TEXT = "いまは、ほかの人の受け持ちです。返事は送っていません。書いた文は残っています。";
const NO_LINE =
  "この相談は LINE で届いたものではないので、返事は送れません。書いた文は残っています。電話や訪問で伝えてください。";
const ACCEPTED = "返事を受けつけました。届いたかどうかは、会話の中に出ます。";

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
    ? await act(port, staff, id, Number(seen), field)
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
  if (!wantsFragment(c)) return requestPage(c, detail, emptyDraft(port.newId()), 409, problem);
  const fresh = (
    <>
      <Talk {...view} beside />
      <TalkSurroundings {...view} rules />
    </>
  );
  return notice(c, problem, 409, fresh);
};

const answer = async (c: Ctx) => {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  const field = await fields(c);
  const text = field("text");
  const reason = field("reason").trim();
  const given = field("answerId");
  const seenHolder = (await c.req.parseBody()).seenHolder;
  const answerId = UUID.test(given) ? given : port.newId();

  const before = await port.read(staff, id, false);
  if (!before) return notFound(c);

  /** Back with everything that was written; the same id, so that one answer can never be sent twice. */
  const back = async (words: string, where: "text" | "reason" | null, status: ContentfulStatusCode) => {
    const draft: Draft = { answerId, text, reason, problem: { field: where, words }, done: null };
    const detail = await port.read(staff, id, false);
    if (!detail) return notFound(c);
    if (!wantsFragment(c)) return requestPage(c, detail, draft, status);
    return composed(detail, draft, status);
  };
  const composed = (detail: typeof before, draft: Draft, status: ContentfulStatusCode) => {
    const view = { detail, staffId: staff.id, now: port.now() };
    return fragment(
      c,
      <>
        <Composer detail={detail} staffId={staff.id} draft={draft} />
        <Talk {...view} beside />
        <TalkSurroundings {...view} rules={false} />
      </>,
      status,
    );
  };

  if (text.trim() === "") return back(EMPTY, "text", 422);
  if (text.length > MAX_ANSWER) return back(TOO_LONG, "text", 422);
  if (before.contact === "doNotContact" && reason === "") return back(REASON_MISSING, "reason", 422);

  const outcome = await port.answer(staff, id, {
    answerId,
    text,
    reason: reason === "" ? null : reason,
    ...(typeof seenHolder === "string" ? { seenHolder } : {}),
  });
  switch (outcome.kind) {
    case "notFound":
      return notFound(c);
    case "changed":
      return back(CHANGED_WITH_TEXT, null, 409);
    case "refused":
      if (outcome.why === "empty") return back(EMPTY, "text", 422);
      if (outcome.why === "tooLong") return back(TOO_LONG, "text", 422);
      if (outcome.why === "noLine") return back(NO_LINE, null, 409);
      return back(outcome.why === "closed" ? CLOSED_WITH_TEXT : NOT_YOURS_WITH_TEXT, null, 409);
    case "done": {
      if (!wantsFragment(c)) return c.redirect(backTo(id), 303);
      const detail = await port.read(staff, id, false);
      return detail ? composed(detail, emptyDraft(port.newId(), ACCEPTED), 200) : notFound(c);
    }
  }
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
  return requestPage(c, detail, emptyDraft(port.newId()), 409, outcome.kind === "refused" ? CLOSED : CHANGED);
};

/** Everything that changes a request. */
export const acting = new Hono<InboxEnv>()
  .post(
    "/inbox/requests/:id/take",
    plainAct((port, staff, id, seen) => port.take(staff, id, seen)),
  )
  .post(
    "/inbox/requests/:id/release",
    plainAct((port, staff, id, seen) => port.release(staff, id, seen)),
  )
  .post("/inbox/requests/:id/recusal", askAnother)
  .post(
    "/inbox/requests/:id/closure",
    plainAct((port, staff, id, seen, field) =>
      port.close(staff, id, seen, { reason: field("reason") || null, words: field("words") || null }),
    ),
  )
  .post("/inbox/requests/:id/answers", answer);
