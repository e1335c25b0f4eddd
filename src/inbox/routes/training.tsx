/** Routes of the training rooms and of the keys' page. Done: 303 back to the invented person. Nothing here reaches a real table. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Practice, practiceOf } from "../../training/people.ts";
import { MAX_PRACTICE_WORDS, type TrainingOutcome } from "../../training/training.ts";
import { type PracticeDraft, trainingHref } from "../components/training.tsx";
import type { InboxEnv } from "../guard.ts";
import { KeysPage } from "../pages/keys-page.tsx";
import { PracticePage, TrainingPage } from "../pages/training-pages.tsx";
import { notFound } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

const PROBLEMS: Record<Exclude<TrainingOutcome, "done" | "notFound">, { words: string; status: 409 | 422 }> = {
  empty: { words: "まだ空です。ひとこと書いてから、もう一度押してください。", status: 422 },
  tooLong: {
    words: `長すぎます。書いた文は残っています。${MAX_PRACTICE_WORDS}文字までに短くしてください。`,
    status: 422,
  },
  closed: { words: "この練習は終えています。書いた文は残っています。一覧からやり直せます。", status: 409 },
  noLine: { words: "電話で届いた相談には、LINE で返事を送れません。書いた文は残っています。", status: 409 },
  full: { words: "練習がたくさんたまりました。一覧の「はじめからやり直す」を押してください。", status: 409 },
};

async function shown(
  c: Ctx,
  person: Practice,
  draft: PracticeDraft = { kind: null, words: "", problem: null },
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const view = { steps: await port.training.steps(staff), now: port.now() };
  const { nickname } = staff;
  return page(
    c,
    <PracticePage
      frame={frameOf(c)}
      person={person}
      view={view}
      draft={draft}
      nickname={nickname}
      newId={port.newId}
    />,
    status,
  );
}

export const training = new Hono<InboxEnv>()
  .get("/inbox/keys", (c) => page(c, <KeysPage frame={frameOf(c)} />))
  .get("/inbox/training", async (c) => {
    const port = c.get("port");
    const view = { steps: await port.training.steps(c.get("staff")), now: port.now() };
    return page(c, <TrainingPage frame={frameOf(c)} view={view} />);
  })
  .post("/inbox/training/restart", async (c) => {
    await c.get("port").training.restart(c.get("staff"));
    return c.redirect("/inbox/training", 303);
  })
  .get("/inbox/training/:practice", (c) => {
    const person = practiceOf(c.req.param("practice"));
    return person ? shown(c, person) : notFound(c);
  })
  .post("/inbox/training/:practice/steps", async (c) => {
    const person = practiceOf(c.req.param("practice"));
    if (!person) return notFound(c);
    const body = await c.req.parseBody();
    const field = (name: string) => {
      const value = body[name];
      return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
    };
    const [kind, words] = [field("kind"), field("text")];
    const outcome = await c.get("port").training.act(c.get("staff"), person.id, { id: field("id"), kind, words });
    if (outcome === "notFound") return notFound(c);
    if (outcome === "done") return c.redirect(trainingHref(person.id), 303);
    const problem = PROBLEMS[outcome];
    const about = kind === "answered" || kind === "noted" ? kind : null;
    return shown(c, person, { kind: about, words, problem: problem.words }, problem.status);
  });
