/** Routes of files: out as CSV; in by way of a page that shows every line first. Nothing is written before the second step. */
import { type Context, Hono } from "hono";
import type { FileKind } from "../../town/file-plan.ts";
import type { InboxEnv } from "../guard.ts";
import { CsvCheckPage, CsvPage } from "../pages/csv-pages.tsx";
import { page } from "../reply.tsx";
import { localTime } from "../tokyo-time.ts";
import { notHere } from "./admin.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;

const UNREADABLE =
  "この表は読めませんでした。まだ何も変えていません。書き出した表の列をそのまま残し、UTF-8のCSVで保存して、もう一度えらんでください。";
const REFUSED = {
  wrong: "直すところがあります。まだ何も取り込んでいません。",
  tooMany: "一度に取り込めるのは300行までです。まだ何も取り込んでいません。表を分けてください。",
  changed:
    "見ているあいだに、ほかの人が変えました。まだ何も取り込んでいません。下の内容を見直して、もう一度押してください。",
} as const;

const kindIn = (text: string): FileKind | null => (text === "districts" || text === "places" ? text : null);

const csvPage = (c: Ctx, status: 200 | 422, problems: readonly string[], written: number | null = null) =>
  page(c, <CsvPage frame={frameOf(c)} problems={problems} written={written} />, status);

/** The file's words; null where they are no UTF-8. A form may send them as text, too: line breaks come as they are written. */
async function wordsIn(c: Ctx): Promise<{ text: string | null; seen: string }> {
  const body = await c.req.parseBody();
  const given = body.file ?? body.text;
  const seen = typeof body.seen === "string" ? body.seen : "";
  if (typeof given === "string") return { text: given, seen };
  if (!(given instanceof File) || given.size === 0) return { text: null, seen };
  try {
    const bytes = await given.arrayBuffer();
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), seen };
  } catch {
    return { text: null, seen };
  }
}

export const csvPages = new Hono<InboxEnv>()
  .get("/inbox/admin/csv", (c) => {
    const done = c.req.query("done") ?? "";
    return csvPage(c, 200, [], /^\d{1,4}$/.test(done) ? Number(done) : null);
  })
  .get("/inbox/admin/csv/:file", async (c) => {
    const what = kindIn(c.req.param("file").replace(/\.csv$/, ""));
    const text = what && (await c.get("port").roles.files.write(c.get("staff"), what));
    if (!what || text === null) return notHere(c);
    const day = localTime(c.get("port").now()).slice(0, 10);
    return c.body(text, 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${what}-${day}.csv"`,
    });
  })
  .post("/inbox/admin/csv/:what/check", async (c) => {
    const what = kindIn(c.req.param("what"));
    if (!what) return notHere(c);
    const { text } = await wordsIn(c);
    if (text === null) return csvPage(c, 422, [UNREADABLE]);
    const view = await c.get("port").roles.files.check(c.get("staff"), what, text);
    if (view === "notFound") return notHere(c);
    if (view === "unreadable") return csvPage(c, 422, [UNREADABLE]);
    return page(
      c,
      <CsvCheckPage frame={frameOf(c)} what={what} view={view} text={text} problems={[]} />,
      view.wrong > 0 ? 422 : 200,
    );
  })
  .post("/inbox/admin/csv/:what/import", async (c) => {
    const what = kindIn(c.req.param("what"));
    if (!what) return notHere(c);
    const { text, seen } = await wordsIn(c);
    if (text === null) return csvPage(c, 422, [UNREADABLE]);
    const outcome = await c.get("port").roles.files.read(c.get("staff"), what, text, seen);
    switch (outcome.kind) {
      case "notFound":
        return notHere(c);
      case "unreadable":
        return csvPage(c, 422, [UNREADABLE]);
      case "refused":
        return page(
          c,
          <CsvCheckPage
            frame={frameOf(c)}
            what={what}
            view={outcome.view}
            text={text}
            problems={[REFUSED[outcome.why]]}
          />,
          outcome.why === "changed" ? 409 : 422,
        );
      case "done":
        return c.redirect(`/inbox/admin/csv?done=${outcome.written}`, 303);
    }
  });
