/** Routes of what is looked at from above: the record of readings (managers) and the counts (city division). GET only. */
import { Hono } from "hono";
import { isDate } from "../../store/hours-shape.ts";
import type { InboxEnv } from "../guard.ts";
import { AuditPage } from "../pages/audit-page.tsx";
import { NumbersPage } from "../pages/numbers-page.tsx";
import { page } from "../reply.tsx";
import { notHere } from "./admin.tsx";
import { frameOf } from "./reading.tsx";

const ID = /^[A-Za-z0-9-]{1,64}$/;
const CURSOR = /^\d{1,15}\.[A-Za-z0-9:-]{1,120}$/;
const WRONG_DAY = "日付が正しくありません。すべての日の記録を出しています。";

export const audit = new Hono<InboxEnv>()
  .get("/inbox/audit", async (c) => {
    const asked = (name: string, shape: RegExp) => {
      const value = c.req.query(name) ?? "";
      return shape.test(value) ? value : null;
    };
    const day = c.req.query("day") ?? "";
    const filter = {
      staffId: asked("staff", ID),
      requestId: asked("request", ID),
      day: isDate(day) ? day : null,
      before: asked("before", CURSOR),
    };
    const view = await c.get("port").roles.audit(c.get("staff"), filter);
    if (!view) return notHere(c);
    const problem = day !== "" && filter.day === null ? { problem: WRONG_DAY } : {};
    return page(c, <AuditPage frame={frameOf(c)} view={view} filter={filter} now={c.get("port").now()} {...problem} />);
  })
  .get("/inbox/numbers", async (c) => {
    const view = await c.get("port").roles.numbers(c.get("staff"));
    return view ? page(c, <NumbersPage frame={frameOf(c)} view={view} />) : notHere(c);
  });
