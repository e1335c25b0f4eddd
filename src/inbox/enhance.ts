/** The only place that knows htmx (4.0.1): attributes for the pages, headers for the answers. Without it all still works. */
import type { Context } from "hono";
import { type ListQuery, listHref } from "../requests/list-query.ts";

type Attributes = Record<string, string>;

/**
 * Settings read by htmx from a <meta>. No history takeover (plain links stay plain), no style injection, no swap of server
 * errors over good content, and `open` of a <details> survives a morph.
 */
export const HTMX_CONFIG = JSON.stringify({
  history: false,
  includeIndicatorCSS: false,
  noSwap: [204, 304, "5xx"],
  morphIgnore: ["data-htmx-powered", "open"],
});

/** Every attribute is written on the element itself: htmx 4 inherits nothing unless told to. */
const refreshed = (url: string): Attributes => ({
  "hx-get": url,
  "hx-trigger": "inbox:changed from:body",
  "hx-swap": "outerMorph",
});

/** The list asks anew whenever something changed. */
export function refreshedList(query: ListQuery, currentId: string | null): Attributes {
  const url = listHref(query, "/inbox/fragments/list");
  if (!currentId) return refreshed(url);
  return refreshed(`${url}${url.includes("?") ? "&" : "?"}${new URLSearchParams({ current: currentId })}`);
}

/** The alarm asks anew, too: it stands on every page. */
export function refreshedAlarm(currentId: string | null): Attributes {
  return refreshed(`/inbox/fragments/alarm${currentId ? `?${new URLSearchParams({ current: currentId })}` : ""}`);
}

/** The talk asks what changed since its cursor; 204 leaves it alone. */
export function refreshedTalk(id: string, cursor: string): Attributes {
  return refreshed(`/inbox/fragments/requests/${encodeURIComponent(id)}/talk?since=${cursor}`);
}

/** What stands about a danger is asked for anew whenever something changed; what is typed beside it stays. */
export function refreshedDanger(id: string): Attributes {
  return refreshed(`/inbox/fragments/requests/${encodeURIComponent(id)}/danger`);
}

/** A form whose reply is the whole part about danger, with the talk and its surroundings beside. */
export function postedToDanger(action: string): Attributes {
  return { "hx-post": action, "hx-target": "#danger", "hx-swap": "outerHTML", "hx-disable": "find button" };
}

/** How colleagues work on it (notes, hand-overs, who else looks) is asked for anew whenever something changed. */
export function refreshedWork(id: string): Attributes {
  return refreshed(`/inbox/fragments/requests/${encodeURIComponent(id)}/work`);
}

/** The count of what one is called to, on the list. */
export const refreshedCalled = (): Attributes => refreshed("/inbox/fragments/called");

/** A form whose reply is the part it stands in: `#work` or `#notes`, with everything around beside it. */
export function postedToWork(action: string, part: "work" | "notes"): Attributes {
  return { "hx-post": action, "hx-target": `#${part}`, "hx-swap": "outerHTML", "hx-disable": "find button" };
}

/** A form that answers in place: the reply replaces the form itself. Its plain answer is a redirect. */
export function postedInPlace(action: string): Attributes {
  return { "hx-post": action, "hx-target": "this", "hx-swap": "outerHTML", "hx-disable": "find button" };
}

/** A form whose reply is the fresh talk with its surroundings. */
export function postedToTalk(action: string): Attributes {
  return { "hx-post": action, "hx-target": "#talk", "hx-swap": "outerMorph", "hx-disable": "find button" };
}

/** A form whose reply is a line in the notice region. */
export function postedToNotice(action: string): Attributes {
  return { "hx-post": action, "hx-target": "#notice", "hx-swap": "innerHTML", "hx-disable": "find button" };
}

/** Marks a part that is renewed beside the main answer. */
export const besides = (yes: boolean): Attributes => (yes ? { "hx-swap-oob": "outerMorph" } : {});

/** Was this asked for by htmx, so that a fragment is wanted instead of a page? */
export const wantsFragment = (c: Context): boolean => c.req.header("HX-Request") === "true";

/** Sends the answer to the notice line, whatever asked for it: typed words and the talk stay where they are. */
export function toNotice(c: Context): void {
  c.header("HX-Retarget", "#notice");
  c.header("HX-Reswap", "innerHTML");
}
