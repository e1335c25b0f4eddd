/** Routes of alerts: the alarm on every page, "I go", and the page of duty and messages with its forms. */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { DeskOutcome, DeskRefusal } from "../../alerts/port.ts";
import { describeError } from "../../log.ts";
import { may } from "../access.ts";
import { Alarm, type AlarmView } from "../components/alarm.tsx";
import type { InboxEnv } from "../guard.ts";
import { DutyPage } from "../pages/duty-page.tsx";
import { notFound } from "../refusals.tsx";
import { fragment, page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

const REFUSED: Record<DeskRefusal, string> = {
  notYours: "この変更は、管理者か、その当番の人ができます。何も変わっていません。",
  wrong: "書き方が合わないところがあります。何も変わっていません。日付・曜日・時刻を確かめて、もう一度押してください。",
  off: "端末への知らせは、まだ準備されていません。管理者に伝えてください。",
  noDevice: "受け取る端末がありません。先に「この端末で受け取る」を押してください。",
  tooMany: "端末の数がいっぱいです。使っていない端末を消してから、もう一度押してください。",
};

async function alarmView(c: Ctx, currentId: string | null): Promise<AlarmView> {
  const port = c.get("port");
  return { items: await port.alerts.alarm(c.get("staff")), now: port.now(), currentId };
}

/** null: it could not be read. Without it a page is still a page, so a failure is only logged. */
async function orNoAlarm(c: Ctx, currentId: string | null): Promise<AlarmView | null> {
  try {
    return await alarmView(c, currentId === null ? null : decodeURIComponent(currentId));
  } catch (error) {
    c.get("port").log({ event: "inbox.failed", error: describeError(error), route: "alarm" });
    return null;
  }
}

/** The alarm for whole pages. What is only looked at asks for it at once, together with its own reads; an act asks when it shows a page. */
export const alarmed: MiddlewareHandler<InboxEnv> = async (c, next) => {
  const { path, method } = c.req;
  const called = may(c.get("staff").role, "GET /inbox/fragments/alarm");
  if (called && !path.startsWith("/inbox/fragments/") && path !== "/inbox/live") {
    const currentId = /^\/inbox\/requests\/([^/]+)/.exec(path)?.[1] ?? null;
    let coming = method === "GET" ? orNoAlarm(c, currentId) : null;
    c.set("alarm", () => {
      coming ??= orNoAlarm(c, currentId);
      return coming;
    });
  }
  return next();
};

async function dutyPage(c: Ctx, problem?: string): Promise<Response> {
  const port = c.get("port");
  const view = await port.alerts.page(c.get("staff"));
  const markup = <DutyPage frame={frameOf(c)} view={view} now={port.now()} staff={c.get("staff")} problem={problem} />;
  return page(c, markup, problem ? 422 : 200);
}

/** Done: back to the part of the page one came from. */
function after(c: Ctx, outcome: DeskOutcome, part: string): Response | Promise<Response> {
  if (outcome.kind === "notFound") return notFound(c);
  if (outcome.kind === "refused") return dutyPage(c, REFUSED[outcome.why]);
  return c.redirect(`/inbox/duty#${part}`, 303);
}

async function fields(c: Ctx): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value.trim() : "";
  };
}

export const alerts = new Hono<InboxEnv>()
  .get("/inbox/fragments/alarm", async (c) =>
    fragment(c, <Alarm view={await alarmView(c, c.req.query("current") ?? null)} />),
  )
  .post("/inbox/requests/:id/acknowledgement", async (c) => {
    const id = c.req.param("id");
    const newest = Number((await fields(c))("newest") || Number.NaN);
    const seen = Number.isSafeInteger(newest) ? newest : null;
    const outcome = await c.get("port").alerts.acknowledge(c.get("staff"), id, seen);
    if (outcome.kind !== "done") return notFound(c);
    return c.redirect(`/inbox/requests/${encodeURIComponent(id)}#newest`, 303);
  })
  .get("/inbox/duty", (c) => dutyPage(c))
  .post("/inbox/duty/shifts", async (c) => {
    const field = await fields(c);
    const weekday = field("weekday");
    const outcome = await c.get("port").alerts.addShift(c.get("staff"), {
      staffId: field("staff"),
      weekday: weekday === "" ? null : Number(weekday),
      date: field("date") === "" ? null : field("date"),
      starts: field("starts"),
      ends: field("ends"),
    });
    return after(c, outcome, "roster");
  })
  .post("/inbox/duty/shifts/:id/removal", async (c) =>
    after(c, await c.get("port").alerts.removeShift(c.get("staff"), c.req.param("id")), "roster"),
  )
  .post("/inbox/duty/swaps", async (c) => {
    const field = await fields(c);
    const to = field("staff");
    const outcome = await c
      .get("port")
      .alerts.swap(c.get("staff"), field("shift"), field("date"), to === "nobody" ? null : to);
    return after(c, outcome, "now");
  })
  .post("/inbox/duty/notice", async (c) => {
    const field = await fields(c);
    const notice = {
      quietFrom: field("quietFrom"),
      quietUntil: field("quietUntil"),
      alsoLevel: field("alsoLevel"),
    };
    return after(c, await c.get("port").alerts.saveNotice(c.get("staff"), notice), "own");
  })
  .post("/inbox/duty/devices", async (c) => {
    const field = await fields(c);
    const address = { endpoint: field("endpoint"), keys: { p256dh: field("p256dh"), auth: field("auth") } };
    const expires = /^\d{1,15}$/.test(field("expires")) ? Number(field("expires")) : null;
    return after(c, await c.get("port").alerts.addDevice(c.get("staff"), address, expires), "own");
  })
  .post("/inbox/duty/devices/removal", async (c) => {
    const field = await fields(c);
    const which = field("endpoint") === "" ? { id: field("device") } : { endpoint: field("endpoint") };
    return after(c, await c.get("port").alerts.removeDevice(c.get("staff"), which), "own");
  })
  .post("/inbox/duty/test", async (c) => after(c, await c.get("port").alerts.test(c.get("staff")), "own"));
