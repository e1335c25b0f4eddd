/** Routes of the conversations: read them, see them drawn, try them. Trying keeps nothing; the form carries what was said so far. */
import { type Context, Hono } from "hono";
import * as z from "zod";
import { own } from "../../conversation/chip-data.ts";
import { flows } from "../../conversation/flows.generated.ts";
import type { TrialInput } from "../../intake/trial.ts";
import type { InboxEnv } from "../guard.ts";
import { FlowPage, FlowsPage, TrialPage } from "../pages/flows-pages.tsx";
import { notFound } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

/** A trial longer than this begins anew: nobody learns more from it. */
const MOST_INPUTS = 40;
const MOST_LETTERS = 500;

const soFar = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("follow") }),
      z.strictObject({ kind: z.literal("text"), text: z.string().max(MOST_LETTERS) }),
      z.strictObject({ kind: z.literal("tap"), label: z.string().max(100) }),
      z.strictObject({ kind: z.literal("sticker") }),
    ]),
  )
  .max(MOST_INPUTS);

const START: TrialInput[] = [{ kind: "follow" }];

function read(carried: unknown): TrialInput[] | null {
  try {
    return soFar.parse(JSON.parse(String(carried)));
  } catch {
    return null;
  }
}

async function trial(c: Ctx, inputs: TrialInput[], night: boolean, problem: string | null): Promise<Response> {
  const turns = await c.get("port").trial(inputs, night);
  const view = { turns, carried: JSON.stringify(inputs), night, problem };
  return page(c, <TrialPage frame={frameOf(c)} view={view} />, problem === null ? 200 : 422);
}

/** What one can look at and play with. */
export const flowPages = new Hono<InboxEnv>()
  .get("/inbox/flows", (c) => page(c, <FlowsPage frame={frameOf(c)} flows={flows.flows} />))
  .get("/inbox/flows/try", (c) => trial(c, START, false, null))
  .post("/inbox/flows/try", async (c) => {
    const form = await c.req.parseBody();
    const night = form.night === "1";
    const before = read(form["so-far"]);
    if (before === null) return trial(c, START, night, "つづきを読みとれませんでした。はじめから試してください。");
    const text = typeof form.text === "string" ? form.text.trim().toWellFormed().slice(0, MOST_LETTERS) : "";
    const tap = typeof form.tap === "string" ? form.tap.slice(0, 100) : null;
    const next: TrialInput | null =
      tap !== null
        ? { kind: "tap", label: tap }
        : form.sticker === "1"
          ? { kind: "sticker" }
          : text === ""
            ? null
            : { kind: "text", text };
    if (next === null) return trial(c, before, night, "なにか書くか、ボタンを押してください。");
    if (before.length >= MOST_INPUTS) return trial(c, START, night, "長くなったので、はじめからにしました。");
    return trial(c, [...before, next], night, null);
  })
  .get("/inbox/flows/:name", (c) => {
    const name = c.req.param("name");
    const flow = own(flows.flows, name);
    return flow ? page(c, <FlowPage frame={frameOf(c)} name={name} flow={flow} />) : notFound(c);
  });
