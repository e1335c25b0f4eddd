/** GET /inbox/media/:id: the bytes of one photo, voice, video or file, with fixed types, parts for players, and nothing that runs. */
import { Hono } from "hono";
import { type Range, shownInPage } from "../../media/types.ts";
import type { InboxEnv } from "../guard.ts";
import { notFound } from "../refusals.tsx";

/** Opened by itself it may show its own picture, and do nothing else. */
const NOTHING_RUNS = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'";

/** @returns one range as asked for; null for none, several, or anything we do not read: then everything is sent (RFC 9110, 14.2). */
export function readRange(header: string | undefined): Range | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [from, to] = [match[1], match[2]].map((text) => (text ? Number(text) : null));
  return { from: from ?? null, to: to ?? null };
}

export const mediaBytes = new Hono<InboxEnv>().get("/inbox/media/:id", async (c) => {
  const found = await c.get("port").media(c.get("staff"), c.req.param("id"), readRange(c.req.header("Range")));
  if (found === "notFound") return notFound(c);
  if ("unsatisfiable" in found) return c.body(null, 416, { "Content-Range": `bytes */${found.unsatisfiable}` });
  const { type, size, from, to, partial, downloadName, body } = found;
  const headers: Record<string, string> = {
    "Content-Type": type,
    "Content-Length": String(to - from + 1),
    "Content-Disposition": `${shownInPage(type) ? "inline" : "attachment"}; filename="${downloadName}"`,
    "Content-Security-Policy": NOTHING_RUNS,
    "Accept-Ranges": "bytes",
    ...(partial ? { "Content-Range": `bytes ${from}-${to}/${size}` } : {}),
  };
  // A view into a piece is copied: what is sent is exactly the part.
  const bytes = body instanceof Uint8Array ? body.slice().buffer : body;
  return c.body(bytes as ArrayBuffer | ReadableStream, partial ? 206 : 200, headers);
});
