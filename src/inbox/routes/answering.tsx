/** Everything one does where one writes: send, keep, look at, put in, take back. Which button was pressed says which. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { readContactHours } from "../../requests/contact-hours.ts";
import { MAX_REASON } from "../../requests/reason.ts";
import { mustStop } from "../../requests/sending.ts";
import type { RequestDetail } from "../../requests/views.ts";
import { Composer, type Draft, emptyDraft, MAX_ANSWER } from "../components/composer.tsx";
import { stopsOf } from "../components/gate.tsx";
import { Checked } from "../components/preview.tsx";
import { Talk } from "../components/talk.tsx";
import { wantsFragment } from "../enhance.ts";
import type { InboxEnv } from "../guard.ts";
import { TalkSurroundings } from "../pages/request-page.tsx";
import { CHANGED_WITH_TEXT, notFound } from "../refusals.tsx";
import { fragment } from "../reply.tsx";
import { clockWords } from "../words.ts";
import { requestPage } from "./reading.tsx";

type Ctx = Context<InboxEnv, "/inbox/requests/:id/answers">;

/** As randomUUID() writes it; LINE refuses retry keys of another shape. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMPTY = "返事が空です。ひとこと書いてから、送ってください。";
const TOO_LONG = `返事が長すぎます。書いた文は残っています。${MAX_ANSWER}文字までに短くして、送ってください。`;
const REASON_MISSING = "まだ送っていません。書いた文は残っています。送る前に、わけを見て、理由を書いてください。";
const REASON_TOO_LONG = `まだ送っていません。書いた文は残っています。理由を${MAX_REASON}文字までに短くしてください。`;
const MAY_NOT = "まだ送っていません。書いた文は残っています。いまは送れません。わけは下にあります。";
const CLOSED_WITH_TEXT = "この相談は終わっています。返事は送っていません。書いた文は残っています。";
const NO_LINE =
  "この相談は LINE で届いたものではないので、返事は送れません。書いた文は残っています。電話や訪問で伝えてください。";
const NOT_YOURS_WITH_TEXT = "いまは、ほかの人の受け持ちです。返事は送っていません。書いた文は残っています。";
const NOT_APPROVED = "まだ送っていません。あなたが送れるのは、承認された定型文を、そのままの形でだけです。";
const TAKEN_BACK = "さきほど取り消した返事です。送っていません。送るなら、もう一度「返事を送る」を押してください。";
const UNDO_LATE = "もう送りはじめていて、取り消せませんでした。会話の中で、届いたかどうかを見てください。";
const HOURS_WRONG = "時間は変えていません。何時から・何時まで・何曜日を、ぜんぶ入れてください。";
const DRAFT_TOO_LONG = "長すぎて、下書きに残せません。短くしてください。書いた文は画面に残っています。";
const ACCEPTED = "返事を受けつけました。10秒のあいだは取り消せます。届いたかどうかは、会話の中に出ます。";
const KEPT = "下書きを残しました。まだ送っていません。";
const UNDONE = "取り消しました。相手には届いていません。文は下書きに残っています。";
const SENT_NOW = "送りました。届いたかどうかは、会話の中に出ます。";
const HOURS_SET = "連絡してよい時間を決めました。";

interface Form {
  text: string;
  reason: string;
  answerId: string;
  seenHolder: string | undefined;
  /** The button, and what it is about. */
  verb: string;
  about: string;
  all(name: string): string[];
}

/** Browsers send line breaks as CR LF; people count them once. */
async function formOf(c: Context<InboxEnv>): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  const all = (name: string): string[] =>
    [body[name]].flat().filter((value): value is string => typeof value === "string");
  const one = (name: string): string => (all(name)[0] ?? "").replaceAll("\r\n", "\n");
  const given = one("answerId");
  const [verb = "send", about = ""] = (one("do") || "send").split(":", 2);
  return {
    text: one("text"),
    reason: one("reason").trim(),
    answerId: UUID.test(given) ? given : c.get("port").newId(),
    seenHolder: all("seenHolder")[0],
    verb,
    about,
    all,
  };
}

const backTo = (id: string): string => `/inbox/requests/${encodeURIComponent(id)}#newest`;
const composeAt = (id: string, checked: boolean): string =>
  `/inbox/requests/${encodeURIComponent(id)}/compose${checked ? "?check=1" : ""}#composer`;

/** What one act of this form needs: who, which request as it was, what was written, and the ways back. */
interface Desk {
  c: Ctx;
  id: string;
  form: Form;
  before: RequestDetail;
  /** Back with everything that was written; the same id, so that one answer can never be sent twice. */
  back(
    words: string,
    where: "text" | "reason" | null,
    status: ContentfulStatusCode,
    answerId?: string,
  ): Promise<Response>;
  /** The form with a draft, and the fresh talk beside it; where nothing is swapped in place, the page to go to. */
  show(draft: (detail: RequestDetail) => Draft, page: string): Promise<Response>;
}

async function answer(c: Ctx): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const id = c.req.param("id");
  const form = await formOf(c);
  const before = await port.read(staff, id, false);
  // Who may not know who told has no composer, and writes to nobody.
  if (!before || before.reporterHidden) return notFound(c);
  const composed = (detail: RequestDetail, draft: Draft, status: ContentfulStatusCode) => {
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
  const desk: Desk = {
    c,
    id,
    form,
    before,
    async back(words, field, status, answerId = form.answerId) {
      const draft: Draft = { answerId, text: form.text, reason: form.reason, problem: { field, words }, done: null };
      const detail = await port.read(staff, id, false);
      if (!detail) return notFound(c);
      return wantsFragment(c) ? composed(detail, draft, status) : requestPage(c, detail, draft, { status });
    },
    async show(draft, page) {
      if (!wantsFragment(c)) return c.redirect(page, 303);
      const detail = await port.read(staff, id, false);
      return detail ? composed(detail, draft(detail), 200) : notFound(c);
    },
  };
  const act = Object.hasOwn(ACTS, form.verb) ? ACTS[form.verb] : undefined;
  return act ? act(desk) : notFound(c);
}

async function send({ c, id, form, before, back, show }: Desk): Promise<Response> {
  const port = c.get("port");
  const { text, reason, answerId, seenHolder } = form;
  if (text.trim() === "") return back(EMPTY, "text", 422);
  if (text.length > MAX_ANSWER) return back(TOO_LONG, "text", 422);
  if (reason.length > MAX_REASON) return back(REASON_TOO_LONG, "reason", 422);
  const stops = stopsOf(before);
  // The same form sent twice is one answer, whatever the gate says by now: the service knows it. A closed request is told first.
  const again = before.talk.some((entry) => entry.id === answerId);
  if (!again && before.state === "open" && mustStop(stops, reason))
    return stops.every((stop) => stop.withReason) ? back(REASON_MISSING, "reason", 422) : back(MAY_NOT, null, 422);
  const outcome = await port.answer(c.get("staff"), id, {
    answerId,
    text,
    reason: reason === "" ? null : reason,
    ...(seenHolder === undefined ? {} : { seenHolder }),
  });
  switch (outcome.kind) {
    case "notFound":
      return notFound(c);
    case "changed":
      return back(CHANGED_WITH_TEXT, null, 409);
    case "stopped":
      return outcome.stops.every((stop) => stop.withReason)
        ? back(REASON_MISSING, "reason", 422)
        : back(MAY_NOT, null, 422);
    case "notApproved":
      return back(NOT_APPROVED, "text", 422);
    case "takenBack":
      return back(TAKEN_BACK, null, 409, port.newId());
    case "tooManyBubbles":
      return back(
        `まだ送っていません。吹き出しが${outcome.bubbles}個になります。5個までにしてください（空行をへらすと、つながります）。`,
        "text",
        422,
      );
    case "refused":
      if (outcome.why === "empty") return back(EMPTY, "text", 422);
      if (outcome.why === "tooLong") return back(TOO_LONG, "text", 422);
      if (outcome.why === "noLine") return back(NO_LINE, null, 409);
      return back(outcome.why === "closed" ? CLOSED_WITH_TEXT : NOT_YOURS_WITH_TEXT, null, 409);
    case "done":
      return show(() => emptyDraft(port.newId(), ACCEPTED), backTo(id));
  }
}

/** Keeps the text, changed or not, and shows the form with it. */
async function keep(desk: Desk, text: string, reason: string, more: Partial<Draft>): Promise<Response> {
  const { c, id, form, back, show } = desk;
  const { answerId } = form;
  const kept = await c.get("port").answering.saveDraft(c.get("staff"), id, { answerId, text, reason });
  if (kept === "notFound") return notFound(c);
  if (kept === "tooLong") return back(DRAFT_TOO_LONG, "text", 422);
  const draft: Draft = { answerId, text, reason, problem: null, done: KEPT, ...more };
  return show(() => draft, composeAt(id, more.checked === true));
}

async function insert(desk: Desk): Promise<Response> {
  const { form, before } = desk;
  const chosen = before.sending?.snippets.find(({ id }) => id === form.about);
  if (!chosen) return desk.back("その定型文は、もう使えません。書いた文は残っています。", null, 409);
  const text = form.text.trim() === "" ? chosen.words : `${form.text.trimEnd()}\n\n${chosen.words}`;
  return keep(desk, text, form.reason, { goOn: true, done: "定型文を入れました。まだ送っていません。" });
}

async function undo({ c, id, form, back, show }: Desk): Promise<Response> {
  const port = c.get("port");
  const nextAnswerId = port.newId();
  const { text, reason } = form;
  const outcome = await port.answering.takeBack(c.get("staff"), id, form.about, { text, reason, nextAnswerId });
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind === "tooLate") return back(UNDO_LATE, null, 409);
  return show(
    (detail) => {
      const draft = detail.sending?.draft;
      return {
        ...emptyDraft(nextAnswerId, UNDONE),
        text: draft?.text ?? "",
        reason: draft?.reason ?? "",
        goOn: true,
      };
    },
    composeAt(id, false),
  );
}

async function now(desk: Desk): Promise<Response> {
  const { c, id, form, show } = desk;
  const outcome = await c.get("port").answering.sendNow(c.get("staff"), id, form.about);
  if (outcome.kind === "notFound") return notFound(c);
  if (form.text.trim() !== "") return keep(desk, form.text, form.reason, { done: SENT_NOW });
  return show(() => emptyDraft(form.answerId, SENT_NOW), backTo(id));
}

async function hours(desk: Desk): Promise<Response> {
  const { c, id, form, back } = desk;
  const one = (name: string) => form.all(name)[0] ?? "";
  const set =
    form.verb === "noHours" ? null : readContactHours(one("hoursStarts"), one("hoursEnds"), form.all("hoursDays"));
  if (set === null && form.verb === "hours") return back(HOURS_WRONG, null, 422);
  const outcome = await c.get("port").answering.setContactHours(c.get("staff"), id, set);
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind !== "done") return back(CHANGED_WITH_TEXT, null, 409);
  return keep(desk, form.text, form.reason, { done: HOURS_SET });
}

const ACTS: Record<string, (desk: Desk) => Promise<Response>> = {
  send,
  save: (desk) => keep(desk, desk.form.text, desk.form.reason, {}),
  check: (desk) => keep(desk, desk.form.text, desk.form.reason, { checked: true }),
  clear: (desk) => keep(desk, "", "", { done: "空にしました。" }),
  insert,
  undo,
  now,
  hours,
  noHours: hours,
};

/** Where one writes, and what a small script keeps every few seconds. */
export const answering = new Hono<InboxEnv>()
  .post("/inbox/requests/:id/answers", answer)
  .get("/inbox/requests/:id/compose", async (c) => {
    const port = c.get("port");
    const detail = await port.read(c.get("staff"), c.req.param("id"), true);
    if (!detail) return notFound(c);
    return requestPage(c, detail, { ...emptyDraft(port.newId()), checked: c.req.query("check") === "1" });
  })
  .post("/inbox/requests/:id/draft", async (c) => {
    const port = c.get("port");
    const staff = c.get("staff");
    const id = c.req.param("id");
    const { answerId, text, reason } = await formOf(c);
    const kept = await port.answering.saveDraft(staff, id, { answerId, text, reason });
    const detail = kept === "notFound" ? null : await port.read(staff, id, false);
    if (!detail) return notFound(c);
    const words = kept === "tooLong" ? DRAFT_TOO_LONG : `${clockWords(port.now())}に下書きを残しました`;
    return fragment(c, <Checked text={text} sending={detail.sending} now={port.now()} savedWords={words} />);
  });
