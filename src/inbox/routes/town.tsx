/** Routes of opening hours and of the hotline register. Done: 303 back. Not done: what was written comes back with why. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isDate } from "../../store/hours-shape.ts";
import { REGISTER } from "../../triage/hotlines.ts";
import type { InboxEnv } from "../guard.ts";
import { type Fields, hoursChangeOf } from "../hours-form.ts";
import { HotlinesPage } from "../pages/hotlines-page.tsx";
import { HoursPage, type HoursPageView, hoursPath } from "../pages/hours-page.tsx";
import { notFound, nothingHere } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

const CHANGED = "ほかの人が先に変えました。まだ何も変えていません。いまの様子を見て、もう一度お願いします。";
const WRONG = "このままでは決まりとして成り立ちません。まだ何も変えていません。日付と時刻を見直してください。";

async function fieldsOf(c: Ctx): Promise<Fields> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value.trim() : "";
  };
}

async function hoursPage(
  c: Ctx,
  scope: string,
  status: ContentfulStatusCode = 200,
  problem?: string,
  typed: Fields | null = null,
): Promise<Response> {
  const port = c.get("port");
  const found = await port.town.hours(c.get("staff"), scope);
  if (!found) return nothingHere(c, "この地区は見つかりません。");
  const view: HoursPageView = { ...found, now: port.now(), typed };
  return page(c, <HoursPage frame={frameOf(c)} view={view} problem={problem} />, status);
}

/** Hours and hotlines. */
export const town = new Hono<InboxEnv>()
  .get("/inbox/hours", (c) => hoursPage(c, c.req.query("scope") || "town"))
  .post("/inbox/hours/away", async (c) => {
    const until = (await fieldsOf(c))("until");
    if (until !== "" && !isDate(until)) return hoursPage(c, "town", 422, WRONG);
    await c.get("port").town.setAway(c.get("staff"), until === "" ? null : until);
    return c.redirect("/inbox/hours#away-title", 303);
  })
  .post("/inbox/hours/weather", async (c) => {
    const until = (await fieldsOf(c))("until");
    if (until !== "" && !isDate(until)) return hoursPage(c, "town", 422, WRONG);
    const outcome = await c.get("port").town.setWeather(c.get("staff"), until === "" ? null : until);
    if (outcome === "notFound") return notFound(c);
    return c.redirect("/inbox/hours#weather-title", 303);
  })
  .post("/inbox/hours/:scope/:act", async (c) => {
    const { scope, act } = c.req.param();
    const fields = await fieldsOf(c);
    const change = hoursChangeOf(act, fields);
    const isWeek = act === "week" || act === "own-week";
    if ("problem" in change)
      return hoursPage(c, scope, 422, `まだ何も変えていません。${change.problem}`, isWeek ? fields : null);
    const seen = fields("seenVersion");
    // Without a version nobody can say what was seen: that is the same as an outdated one.
    const outcome = /^\d{1,9}$/.test(seen)
      ? await c.get("port").town.changeHours(c.get("staff"), scope, Number(seen), change)
      : "changed";
    switch (outcome) {
      case "done":
        return c.redirect(hoursPath(scope), 303);
      case "notFound":
        return nothingHere(c, "この時間は、あなたには変えられないか、見つかりません。");
      case "changed":
        return hoursPage(c, scope, 409, CHANGED, isWeek ? fields : null);
      case "wrong":
        return hoursPage(c, scope, 422, WRONG, isWeek ? fields : null);
    }
  })
  .get("/inbox/hotlines", async (c) => {
    const lines = await c.get("port").town.hotlines();
    return page(c, <HotlinesPage frame={frameOf(c)} lines={lines} problems={REGISTER.problems} />);
  })
  .post("/inbox/hotlines/:id/checks", async (c) => {
    const id = c.req.param("id");
    const outcome = await c.get("port").town.checkHotline(c.get("staff"), id);
    if (outcome === "notFound") return nothingHere(c, "この窓口は見つかりません。");
    return c.redirect(`/inbox/hotlines#line-${encodeURIComponent(id)}`, 303);
  });
