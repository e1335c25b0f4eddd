/** Serves the phone page's files, which are handed in as text, under a content security policy without exceptions. */
import type { Hono } from "hono";
import type { PhoneAssets } from "./types.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function file(body: string, type: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    },
  });
}

/** Mounts `/` and `/phone/*`. Without assets there is no page, and the API works all the same. */
export function pageRoutes(app: Hono, assets: PhoneAssets | undefined): void {
  if (assets === undefined) {
    return;
  }
  app.get("/", () => file(assets.html, "text/html"));
  app.get("/phone/phone.css", () => file(assets.css, "text/css"));
  app.get("/phone/phone.js", () => file(assets.js, "text/javascript"));
  for (const [name, text] of Object.entries(assets.more ?? {})) {
    app.get(`/phone/${name}`, () => file(text, name.endsWith(".css") ? "text/css" : "text/javascript"));
  }
}
