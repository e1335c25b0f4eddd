/** Routes of colleagues' work: notes, hand-overs, 「あとで」, watching, reopening, 「呼ばれています」, the page of everything. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ActOutcome } from "../../requests/views.ts";
import { CalledLine } from "../components/called.tsx";
import { CompanyLine } from "../components/company.tsx";
import { emptyDraft } from "../components/composer.tsx";
import { emptyNote, type NoteDraft, Notes, NotesLive } from "../components/notes.tsx";
import { Talk } from "../components/talk.tsx";
import { TiesLive } from "../components/ties.tsx";
import { noWork, Work, type WorkDraft, WorkLive } from "../components/work.tsx";
import { REFUSED_WORDS } from "../danger-words.ts";
import { wantsFragment } from "../enhance.ts";
import { type Form, formOf, seenAtIn, versionIn } from "../form-fields.ts";
import type { InboxEnv } from "../guard.ts";
import { CalledPage, noAnswer } from "../pages/called-page.tsx";
import { NotePage } from "../pages/note-page.tsx";
import { type Came, TalkSurroundings } from "../pages/request-page.tsx";
import { TimelinePage } from "../pages/timeline-page.tsx";
import { CHANGED, CHANGED_WITH_TEXT, NOT_YOURS, notFound } from "../refusals.tsx";
import { fragment, page } from "../reply.tsx";
import { timelineOf } from "../timeline.ts";
import { readLocalTime } from "../tokyo-time.ts";
import { whatChanged } from "../what-changed.ts";
import { frameOf, requestPage } from "./reading.tsx";

type Ctx = Context<InboxEnv, "/inbox/requests/:id/act">;

const UNCLEAR: ActOutcome = { kind: "refused", why: "unclear" };
const NO_LONGER = "この引き継ぎのお願いは、もう終わっています。何も変えていません。";

const hrefOf = (id: string, part: string): string => `/inbox/requests/${encodeURIComponent(id)}#${part}`;

/** Why nothing was done; null when it was. */
function problemOf(outcome: ActOutcome, changed: string): string | null {
  if (outcome.kind === "changed") return changed;
  if (outcome.kind !== "refused") return null;
  if (outcome.why === "empty" || outcome.why === "noLine") return REFUSED_WORDS.needsWords;
  return outcome.why === "notYours" ? NOT_YOURS : REFUSED_WORDS[outcome.why];
}

/** What overtook the form is a conflict; what is missing in it, the writer can mend. */
const statusOf = (outcome: ActOutcome): ContentfulStatusCode =>
  outcome.kind === "done"
    ? 200
    : outcome.kind === "changed" ||
        (outcome.kind === "refused" &&
          ["closed", "notClosed", "otherOpen", "pending", "notYours"].includes(outcome.why))
      ? 409
      : 422;

/** The answer to the forms beside a request: back to it, or in place with everything around. */
async function answered(
  c: Ctx,
  outcome: ActOutcome,
  form: Form,
  part: "work" | "notes" | "newest",
  came: Pick<Came, "workDraft" | "noteDraft">,
): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  if (outcome.kind === "notFound") return notFound(c);
  const done = outcome.kind === "done";
  if (done && !wantsFragment(c)) return c.redirect(hrefOf(id, part), 303);
  const detail = await port.read(staff, id, false);
  if (!detail) return notFound(c);
  const overtaken = outcome.kind === "changed" || (outcome.kind === "refused" && outcome.why === "closed");
  const changes = overtaken ? await whatChanged(port, staff, detail, seenAtIn(form)) : [];
  const drafts: Came = { ...came, workDraft: came.workDraft && { ...came.workDraft, changes } };
  if (!wantsFragment(c))
    return requestPage(c, detail, emptyDraft(port.newId()), { status: statusOf(outcome), came: drafts });
  const work = await port.work.read(staff, id, false);
  if (!work) return notFound(c);
  const now = port.now();
  const shown = { detail, staffId: staff.id, now };
  const sides = { work, staffId: staff.id, newId: port.newId(), now };
  return fragment(
    c,
    <>
      {part === "notes" ? (
        <Notes {...sides} draft={drafts.noteDraft ?? emptyNote} />
      ) : (
        <Work {...sides} draft={drafts.workDraft ?? noWork} />
      )}
      {part === "notes" ? null : <NotesLive work={work} staffId={staff.id} now={now} beside />}
      <Talk {...shown} beside />
      <TalkSurroundings {...shown} rules />
    </>,
    statusOf(outcome),
  );
}

const noteIn = (form: Form, problem: string | null): NoteDraft => ({
  kind: form("kind") || "fact",
  words: form("note"),
  call: form.all("call"),
  problem,
});

const addNote = async (c: Ctx) => {
  const form = await formOf(c);
  const outcome = await c.get("port").work.note(c.get("staff"), c.req.param("id"), {
    entryId: form("entryId"),
    kind: form("kind"),
    words: form("note"),
    call: form.all("call"),
  });
  const noteDraft =
    outcome.kind === "done"
      ? { ...emptyNote, done: "メモを残しました。相手には送られていません。" }
      : noteIn(form, problemOf(outcome, CHANGED));
  return answered(c, outcome, form, "notes", { noteDraft });
};

/** @param form null to look at it. A note that moved on meanwhile comes back beside what one wrote, ready to be saved over it. */
async function notePage(c: Ctx, form: Form | null, outcome: ActOutcome | null): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const { id, note: noteId } = c.req.param() as unknown as { id: string; note: string };
  // Opening a note is reading the request.
  const detail = await port.read(staff, id, form === null);
  const work = detail && (await port.work.read(staff, id, form === null));
  const note = work?.notes.find((one) => one.id === noteId);
  if (!work || !note) return notFound(c);
  const own = note.staff.id === staff.id;
  const draft: NoteDraft | null = !own
    ? null
    : form === null
      ? { kind: note.kind, words: note.words ?? "", call: [], problem: null }
      : noteIn(form, outcome && problemOf(outcome, CHANGED_WITH_TEXT.replace("送って", "残して")));
  const markup = (
    <NotePage frame={frameOf(c)} work={work} note={note} draft={draft} newId={port.newId()} now={port.now()} />
  );
  return page(c, markup, outcome === null ? 200 : statusOf(outcome));
}

const editNote = async (c: Ctx) => {
  const form = await formOf(c);
  const { id, note } = c.req.param() as unknown as { id: string; note: string };
  const outcome = await c.get("port").work.editNote(c.get("staff"), id, note, {
    entryId: form("entryId"),
    kind: form("kind"),
    words: form("note"),
    call: form.all("call"),
    seenVersion: versionIn(form),
  });
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind === "done") return c.redirect(hrefOf(id, `note-${encodeURIComponent(note)}`), 303);
  return notePage(c, form, outcome);
};

/** @returns the form as it was typed, for the case that it comes back. */
const draftOf = (form: Form, which: WorkDraft["form"], outcome: ActOutcome): WorkDraft =>
  outcome.kind === "done"
    ? noWork
    : {
        form: which,
        values: Object.fromEntries(["to", "words", "at"].map((name) => [name, form(name)])),
        problem: problemOf(outcome, which === null ? CHANGED : CHANGED_WITH_TEXT.replace("送って", "押して")),
        changes: [],
      };

const handOver = async (c: Ctx) => {
  const form = await formOf(c);
  const input = {
    entryId: form("entryId"),
    to: form("to"),
    words: form("words") || null,
    seenVersion: versionIn(form),
  };
  const how = form("how");
  const outcome =
    how === "ask" || how === "give"
      ? await c.get("port").work.handOver(c.get("staff"), c.req.param("id"), input, how === "give")
      : UNCLEAR;
  return answered(c, outcome, form, "work", { workDraft: draftOf(form, "handover", outcome) });
};

const answerHandover = async (c: Ctx) => {
  const form = await formOf(c);
  const port = c.get("port");
  const { id, handover } = c.req.param() as unknown as { id: string; handover: string };
  const [answer, words] = [form("answer"), form("words")];
  const outcome: ActOutcome =
    answer === "yes" || answer === "no"
      ? await port.work.answerHandover(c.get("staff"), id, handover, {
          formId: form("formId"),
          yes: answer === "yes",
          words: words || null,
        })
      : UNCLEAR;
  if (form("from") !== "called") {
    const draft = draftOf(form, "answer", outcome);
    // With the question gone there is no form for it any more: the problem stands above.
    const workDraft = outcome.kind === "changed" ? { ...draft, form: null, problem: NO_LONGER } : draft;
    return answered(c, outcome, form, "work", { workDraft });
  }
  // A yes leads to the request, which is theirs now; a no back to the list of calls.
  if (outcome.kind === "done") return c.redirect(answer === "yes" ? hrefOf(id, "newest") : "/inbox/called", 303);
  // A question that ended may lie out of their sight: they hear no more than that.
  const over = outcome.kind === "changed" || outcome.kind === "notFound";
  const problem = over ? NO_LONGER : problemOf(outcome, NO_LONGER);
  const draft = { offer: over ? null : handover, words, problem };
  const view = await port.work.called(c.get("staff"));
  return page(
    c,
    <CalledPage frame={frameOf(c)} view={view} now={port.now()} draft={draft} />,
    outcome.kind === "notFound" ? 404 : statusOf(outcome),
  );
};

const withdrawHandover = async (c: Ctx) => {
  const form = await formOf(c);
  const { id, handover } = c.req.param() as unknown as { id: string; handover: string };
  const outcome = await c.get("port").work.withdrawHandover(c.get("staff"), id, handover, form("formId"));
  const draft = draftOf(form, null, outcome);
  const workDraft = outcome.kind === "changed" ? { ...draft, problem: NO_LONGER } : draft;
  return answered(c, outcome, form, "work", { workDraft });
};

const snooze = async (c: Ctx) => {
  const form = await formOf(c);
  const own = form("choice") === "at";
  const at = own ? readLocalTime(form("at")) : null;
  const input = { formId: form("formId"), choice: own ? "" : form("choice"), seenVersion: versionIn(form) };
  const outcome =
    at === "wrong" ? UNCLEAR : await c.get("port").work.snooze(c.get("staff"), c.req.param("id"), { ...input, at });
  return answered(c, outcome, form, "work", { workDraft: draftOf(form, "snooze", outcome) });
};

const wake = async (c: Ctx) => {
  const form = await formOf(c);
  const outcome = await c.get("port").work.wake(c.get("staff"), c.req.param("id"), versionIn(form), form("formId"));
  return answered(c, outcome, form, "work", { workDraft: draftOf(form, null, outcome) });
};

const watch = async (c: Ctx) => {
  const form = await formOf(c);
  const outcome = await c.get("port").work.watch(c.get("staff"), c.req.param("id"), form("on") === "yes");
  return answered(c, outcome, form, "work", { workDraft: draftOf(form, null, outcome) });
};

const reopen = async (c: Ctx) => {
  const form = await formOf(c);
  const outcome = await c.get("port").work.reopen(c.get("staff"), c.req.param("id"), versionIn(form), form("formId"));
  return answered(c, outcome, form, "newest", { workDraft: draftOf(form, null, outcome) });
};

/** Notes, whose turn it is, and who else looks: what one refresh of an open page brings. */
const liveParts = async (c: Ctx) => {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  const [work, company, ties] = await Promise.all([
    port.work.read(staff, id, false),
    port.work.company(staff, id),
    port.ties.read(staff, id),
  ]);
  if (!work || !company) return notFound(c);
  const now = port.now();
  return fragment(
    c,
    <>
      <WorkLive work={work} staffId={staff.id} now={now} />
      <NotesLive work={work} staffId={staff.id} now={now} beside />
      {ties && <TiesLive ties={ties} now={now} beside />}
      <CompanyLine company={company} now={now} beside />
    </>,
  );
};

const timeline = async (c: Ctx) => {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  // Nobody who may not know who told gets past `past`.
  const [detail, past, danger, work, ties, records] = await Promise.all([
    port.read(staff, id, true),
    port.work.past(staff, id),
    port.danger.read(staff, id),
    port.work.read(staff, id, true),
    port.ties.read(staff, id),
    port.records.ofRequest(staff, id),
  ]);
  if (!detail || detail.reporterHidden || !past) return notFound(c);
  const now = port.now();
  const lines = timelineOf({ detail, danger, work, past, ties, records, now });
  const actsOnly = c.req.query("show") === "acts";
  return page(c, <TimelinePage frame={frameOf(c)} detail={detail} lines={lines} actsOnly={actsOnly} now={now} />);
};

const as = (handler: (c: Ctx) => Promise<Response>) => (c: Context<InboxEnv>) => handler(c as unknown as Ctx);

export const teamwork = new Hono<InboxEnv>()
  .get("/inbox/called", async (c) => {
    const port = c.get("port");
    const view = await port.work.called(c.get("staff"));
    return page(c, <CalledPage frame={frameOf(c)} view={view} now={port.now()} draft={noAnswer} />);
  })
  .get("/inbox/fragments/called", async (c) =>
    fragment(c, <CalledLine count={await c.get("port").work.countCalled(c.get("staff"))} />),
  )
  .get("/inbox/fragments/requests/:id/work", as(liveParts))
  .get("/inbox/requests/:id/timeline", as(timeline))
  .post("/inbox/requests/:id/notes", as(addNote))
  .get(
    "/inbox/requests/:id/notes/:note",
    as((c) => notePage(c, null, null)),
  )
  .post("/inbox/requests/:id/notes/:note", as(editNote))
  .post("/inbox/requests/:id/handovers", as(handOver))
  .post("/inbox/requests/:id/handovers/:handover/answer", as(answerHandover))
  .post("/inbox/requests/:id/handovers/:handover/withdrawal", as(withdrawHandover))
  .post("/inbox/requests/:id/snooze", as(snooze))
  .post("/inbox/requests/:id/waking", as(wake))
  .post("/inbox/requests/:id/watch", as(watch))
  .post("/inbox/requests/:id/reopening", as(reopen));
