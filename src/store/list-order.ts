/** In which heap of the inbox a request lies and where in it: written once, for the indexes and for the queries that use them. No comma in an index: drizzle-kit splits at it. */

/** Times after this are no times: whoever does not wait stands behind everybody who does. */
export const NOT_WAITING = 100_000_000_000_000;

/** What is urgent lies in one heap for the whole town, what anybody on duty may take in another; the rest lies by district. */
export const URGENT_HEAP = "!";
export const ANYBODY_HEAP = "?";
export const areaHeap = (area: string): string => `=${area}`;

/**
 * Every request lies in exactly one heap, and each heap is the same to whoever may look into it: so a page is a merge of a few
 * heaps in page order, and nothing is read twice. @param r "" in an index, "r." in a query.
 */
export const heapSql = (r: "" | "r."): string =>
  `CASE WHEN ${r}level < 'U2' THEN '${URGENT_HEAP}' WHEN ${r}area IS NULL OR ${r}route_queue = 'duty' THEN '${ANYBODY_HEAP}' ELSE '=' || ${r}area END`;

/**
 * The column `wait_key`: who waits longest first; then who was answered, oldest request first. A column of its own, because SQLite
 * goes to a place in the middle of an index by columns only, never by expressions.
 */
export const WAIT_KEY = `CASE WHEN waiting_since IS NULL THEN ${NOT_WAITING} + opened_at ELSE waiting_since END`;

/** Who it is suggested to, unless they have it already: so that "mine" and "suggested to me" share no row. */
export const suggestedSql = (r: "" | "r."): string =>
  `CASE WHEN ${r}owner IS NULL OR ${r}owner <> ${r}route_to THEN ${r}route_to END`;

/** The column `closed_key`: closed ones by when. */
export const CLOSED_KEY = "CASE WHEN closed_at IS NULL THEN 0 ELSE closed_at END";

/** Open and not put off. */
export const openSql = (r: "" | "r."): string => `${r}state = 'open' AND ${r}snoozed_until IS NULL`;
