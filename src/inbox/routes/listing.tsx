/** Routes about the list as a whole: looking through words, and the views one keeps. */
import { type Context, Hono } from "hono";
import { describeError } from "../../log.ts";
import { type ListQuery, listHref, readListQuery } from "../../requests/list-query.ts";
import { VIEWS_AT_MOST } from "../../requests/saved-views.ts";
import { searchTerms } from "../../requests/search-words.ts";
import { WORDS_AT_MOST } from "../components/list-filters.tsx";
import type { InboxEnv } from "../guard.ts";
import { HITS_MARK, SearchEnd, SearchHitRow, SearchPage, SearchProgress } from "../pages/search-page.tsx";
import { page } from "../reply.tsx";
import { frameOf, listPage } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

async function formOf(c: Ctx): Promise<(name: string) => string | undefined> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value : undefined;
  };
}

async function queryOf(c: Ctx): Promise<ListQuery> {
  return readListQuery(await formOf(c));
}

/** After so many texts without a hit the page says how far it is. */
const TELL_EVERY = 5000;

/**
 * The page, piece by piece: its head at once, each hit when it is found, its foot at the end. Without scripts, and without any word
 * in an address. What fails on the way is told in words; how, goes to the log as a code.
 */
function streamed(c: Ctx, words: string, after: string | null): Response {
  const port = c.get("port");
  const now = port.now();
  const run = port.search(c.get("staff"), words, after);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (html: string) => controller.enqueue(encoder.encode(html));
      const whole = await (
        <SearchPage frame={frameOf(c)} words={words} again={after !== null} hits={<HITS_MARK />} />
      ).toString();
      const [head = "", foot = ""] = whole.split((await (<HITS_MARK />).toString()) as string);
      send(`<!doctype html>${head}`);
      try {
        let told = 0;
        for await (const step of run) {
          if (step.kind === "hit") send(await (<SearchHitRow hit={step.hit} now={now} />).toString());
          else if (step.kind === "looked" && step.texts - told >= TELL_EVERY) {
            told = step.texts;
            send(await (<SearchProgress texts={step.texts} />).toString());
          } else if (step.kind === "end") send(await (<SearchEnd end={step} words={words} />).toString());
        }
      } catch (error) {
        port.log({ event: "inbox.failed", error: describeError(error), route: "/inbox/search" });
        send(await (<SearchEnd end={null} words={words} />).toString());
      }
      send(foot);
      controller.close();
    },
    async cancel() {
      // Somebody went away: nothing more is opened.
      await run.return();
    },
  });
  return c.body(body, 200, { "Content-Type": "text/html; charset=UTF-8" });
}

export const listing = new Hono<InboxEnv>()
  .get("/inbox/search", (c) => page(c, <SearchPage frame={frameOf(c)} words="" />))
  .post("/inbox/search", async (c) => {
    const form = await formOf(c);
    const words = form("words") ?? "";
    const refused = (problem: string, shown: string) =>
      page(c, <SearchPage frame={frameOf(c)} words={shown} problem={problem} />, 422);
    if (words.length > WORDS_AT_MOST)
      return refused(
        `さがすことばは${WORDS_AT_MOST}文字までです。まだ何もさがしていません。`,
        words.slice(0, WORDS_AT_MOST),
      );
    if (searchTerms(words).length === 0) return refused("さがすことばを書いてください。", "");
    return streamed(c, words, form("after") ?? null);
  })
  .post("/inbox/views", async (c) => {
    const query = await queryOf(c);
    const outcome = await c.get("port").saveView(c.get("staff"), query);
    if (outcome === "done") return c.redirect(listHref(query), 303);
    return listPage(
      c,
      query,
      422,
      `とっておける見かたは${VIEWS_AT_MOST}個までです。使わないものを「はずす」と、とっておけます。`,
    );
  })
  .post("/inbox/views/:id/drop", async (c) => {
    const query = await queryOf(c);
    await c.get("port").dropView(c.get("staff"), c.req.param("id"));
    return c.redirect(listHref(query), 303);
  });
