/** How an answer leaves: a whole page, a fragment, or a line in the notice region. */
import type { Context } from "hono";
import { html } from "hono/html";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toNotice } from "./enhance.ts";

type Markup = JSX.Element;

/** A whole document. */
export function page(c: Context, markup: Markup, status: ContentfulStatusCode = 200): Response | Promise<Response> {
  return c.html(html`<!doctype html>${markup}`, status);
}

/** A piece of one. */
export function fragment(c: Context, markup: Markup, status: ContentfulStatusCode = 200): Response | Promise<Response> {
  return c.html(markup, status);
}

/** One sentence for the notice region; `also` are parts renewed beside it. */
export function notice(
  c: Context,
  words: string,
  status: ContentfulStatusCode,
  also?: Markup,
): Response | Promise<Response> {
  toNotice(c);
  return c.html(
    <>
      <p class="notice notice--problem">{words}</p>
      {also}
    </>,
    status,
  );
}
