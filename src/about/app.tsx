/** GET /about/triage: what the automatic look does and does not, with its rates, for everybody. No sign-in, nothing of anybody. */
import { Hono } from "hono";
import { html } from "hono/html";
import { TriagePage } from "./triage-page.tsx";
import { TRIAGE_RATES, type TriageRates } from "./triage-rates.ts";

const HEADERS: Record<string, string> = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  // The same for everybody, and new only with a new version.
  "Cache-Control": "public, max-age=3600",
};

export function aboutApp(rates: TriageRates = TRIAGE_RATES): Hono {
  const app = new Hono();
  app.get("/about/triage", (c) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    return c.html(html`<!doctype html>${<TriagePage rates={rates} />}`);
  });
  return app;
}
