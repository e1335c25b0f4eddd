/** Routes of the texts of the house. Done: 303 back. Not done: what was written comes back with why. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  ANY_TOPIC,
  MAX_SNIPPET,
  MAX_TITLE,
  type SnippetInput,
  type SnippetOutcome,
  type SnippetProblem,
} from "../../requests/snippets.ts";
import type { InboxEnv } from "../guard.ts";
import { TOPIC_CODES } from "../labels.ts";
import { SnippetsPage } from "../pages/snippets-page.tsx";
import { nothingHere } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CHANGED = "ほかの人が先に変えました。いまの様子を見て、もう一度お願いします。";
const WRONG: Record<SnippetProblem, string> = {
  noTitle: "名前を入れてください。",
  longTitle: `名前を${MAX_TITLE}文字までにしてください。`,
  noWords: "文を書いてください。",
  longWords: `文を${MAX_SNIPPET}文字までにしてください。`,
  bubbles: "空行があります。ひとつの吹き出しになるように、空行をなくしてください。",
  placeholder: "あとで埋めるところ（〇〇や｛｝）は、そのまま届いてしまいます。なくしてください。",
  topic: "話題を選んでください。",
  language: "ことばを選んでください。",
};

const emptyForm = (id: string): SnippetInput => ({ id, topic: ANY_TOPIC, language: "ja", title: "", words: "" });

async function snippetsPage(
  c: Ctx,
  status: ContentfulStatusCode = 200,
  problem: string | null = null,
  form: SnippetInput = emptyForm(c.get("port").newId()),
): Promise<Response> {
  const port = c.get("port");
  const view = await port.answering.snippets.read(c.get("staff"));
  return page(c, <SnippetsPage frame={frameOf(c)} view={{ ...view, form, problem, now: port.now() }} />, status);
}

async function answerWith(c: Ctx, outcome: SnippetOutcome, where: string): Promise<Response> {
  switch (outcome.kind) {
    case "done":
      return c.redirect(where, 303);
    case "changed":
      return snippetsPage(c, 409, CHANGED);
    case "wrong":
      return snippetsPage(c, 422, WRONG[outcome.why]);
    case "notFound":
      return nothingHere(c, "この文は見つからないか、あなたには変えられません。");
  }
}

/** Write, approve, retire; who is held to approved texts. */
export const snippets = new Hono<InboxEnv>()
  .get("/inbox/snippets", (c) => snippetsPage(c))
  .post("/inbox/snippets", async (c) => {
    const body = await c.req.parseBody();
    const one = (name: string) => (typeof body[name] === "string" ? body[name] : "");
    const given = one("id");
    const form: SnippetInput = {
      id: UUID.test(given) ? given : c.get("port").newId(),
      topic: one("topic"),
      language: one("language"),
      title: one("title"),
      words: one("text").replaceAll("\r\n", "\n"),
    };
    const outcome = await c.get("port").answering.snippets.propose(c.get("staff"), form, TOPIC_CODES);
    if (outcome.kind === "wrong")
      return snippetsPage(c, 422, `まだ出していません。書いた文は残っています。${WRONG[outcome.why]}`, form);
    return answerWith(c, outcome, `/inbox/snippets#snippet-${form.id}`);
  })
  .post("/inbox/snippets/staff/:id", async (c) => {
    const approvedOnly = (await c.req.parseBody()).approvedOnly === "1";
    const outcome = await c.get("port").answering.snippets.hold(c.get("staff"), c.req.param("id"), approvedOnly);
    return answerWith(c, outcome, "/inbox/snippets");
  })
  .post("/inbox/snippets/:id/approval", async (c) => {
    const id = c.req.param("id");
    const outcome = await c.get("port").answering.snippets.approve(c.get("staff"), id);
    return answerWith(c, outcome, `/inbox/snippets#snippet-${encodeURIComponent(id)}`);
  })
  .post("/inbox/snippets/:id/retirement", async (c) => {
    const outcome = await c.get("port").answering.snippets.retire(c.get("staff"), c.req.param("id"));
    return answerWith(c, outcome, "/inbox/snippets");
  });
