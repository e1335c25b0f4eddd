/** The SQL of one page of the list. A page is the merge of a few heaps (src/store/list-order.ts), each read through its own index in
 * page order and only as far as the page goes; so it costs the same among a thousand requests as among a million.
 */
import type { StaffMember } from "../staff/types.ts";
import {
  ANYBODY_HEAP,
  areaHeap,
  heapSql,
  NOT_WAITING,
  openSql,
  suggestedSql,
  URGENT_HEAP,
} from "../store/list-order.ts";
import type { Cursor, ListQuery } from "./list-query.ts";
import { scopeSql, scopeValues } from "./scope.ts";

/** D1 takes five terms in one compound select; inside each other there may be more. */
const TERMS = 5;
/** As far as a filter without an index of its own looks for its rows before the page says that it has not seen all. */
export const LOOK_AT = 2000;
/** A badge counts to here and then says "50+". */
export const COUNT_TO = 50;

/** How far somebody sees. `own`: the rule of `scopeSql` for a CSW. Anybody the list does not know sees nothing. */
export type Reach = "all" | "own" | "given" | "nothing";

export function reachOf(staff: StaffMember): Reach {
  switch (staff.role as string) {
    case "manager":
      return "all";
    case "csw":
    case "duty":
      return "own";
    case "partner":
      return "given";
    default:
      return "nothing";
  }
}

/** Values to bind, each once: D1 allows a hundred. */
export class Values {
  readonly list: (string | number)[] = [];
  /** @returns its place, "?3". */
  add(value: string | number): string {
    const known = this.list.indexOf(value);
    return `?${known >= 0 ? known + 1 : this.list.push(value)}`;
  }
}

/** Statements still without their store: text and what is bound. */
export interface Sql {
  text: string;
  values: (string | number)[];
}

/** The heaps in which somebody has requests of their own, is suggested for some, and (for who sees all) that there are. */
export interface Heaps {
  owner: string[];
  suggested: string[];
  all: string[];
}

type Kind = keyof Heaps;
const HEAP = heapSql("r.");
const OPEN = openSql("r.");
const CLOSED = "r.state = 'closed'";
const IS_WHOSE: Record<Kind, (self: string) => string> = {
  owner: (self) => `r.owner = ${self} AND r.owner IS NOT NULL`,
  suggested: (self) => `${suggestedSql("r.")} = ${self} AND r.route_to IS NOT NULL`,
  all: () => "1",
};

const indexOf = (kind: Kind, state: "open" | "closed"): string => `request_${state}_${kind === "all" ? "heap" : kind}`;

/** One row a heap, hopping from one to the next through the index: it costs as many rows as there are heaps. */
export function heapsSql(staff: StaffMember, kind: Kind, state: "open" | "closed"): Sql {
  const values = new Values();
  const whose = IS_WHOSE[kind](kind === "all" ? "" : values.add(staff.id));
  const next = (after: string) =>
    `(SELECT ${HEAP} FROM request r INDEXED BY ${indexOf(kind, state)}
      WHERE ${state === "open" ? OPEN : CLOSED} AND ${whose} ${after} ORDER BY ${HEAP} LIMIT 1)`;
  const text = `WITH RECURSIVE h(heap) AS (SELECT ${next("")} UNION ALL
    SELECT ${next(`AND ${HEAP} > h.heap`)} FROM h WHERE h.heap IS NOT NULL) SELECT heap FROM h WHERE heap IS NOT NULL`;
  return { text, values: values.list };
}

/** One branch of the merge: an index, and which part of it. */
interface Branch {
  index: string;
  where: string;
}

/** Every branch of what somebody may see, no row in two of them. */
function branches(staff: StaffMember, query: ListQuery, heaps: Heaps, values: Values): Branch[] {
  const state = query.state === "closed" ? "closed" : "open";
  const reach = reachOf(staff);
  const free = query.tab === "free" && state === "open";
  const of = (kind: Kind, heap: string): Branch => ({
    index: kind === "all" && free ? "request_open_free" : indexOf(kind, state),
    where: `${IS_WHOSE[kind](kind === "all" ? "" : values.add(staff.id))} AND ${HEAP} = ${values.add(heap)}`,
  });
  const wanted = (heap: string) =>
    query.area === undefined || heap === URGENT_HEAP || heap === ANYBODY_HEAP || heap === areaHeap(query.area);
  if (query.tab === "mine") return heaps.owner.filter(wanted).map((heap) => of("owner", heap));
  if (reach === "all") return heaps.all.filter(wanted).map((heap) => of("all", heap));
  const mine = [URGENT_HEAP, ANYBODY_HEAP, ...new Set(staff.areas.map(areaHeap))];
  const there = query.tab === "unknown" ? mine.slice(0, 2) : mine;
  const beyond = (kind: "owner" | "suggested") =>
    query.tab === "district" || query.tab === "unknown" || (free && kind === "owner")
      ? []
      : heaps[kind].filter((heap) => !mine.includes(heap)).map((heap) => [kind, heap] as const);
  return [
    ...there.filter(wanted).map((heap) => of("all", heap)),
    ...[...beyond("owner"), ...beyond("suggested")]
      .filter(([, heap]) => wanted(heap))
      .map(([kind, heap]) => of(kind, heap)),
  ];
}

/** 「圏域不明」: nobody knows the district, and nobody has it. Requests from before there were suggestions count too. */
const NOBODY_KNOWS = "r.area IS NULL AND r.owner IS NULL AND (r.route_queue = 'unknownArea' OR r.route_queue IS NULL)";

/** What no index answers: looked for row by row, and only so far. */
function slowFilters(staff: StaffMember, query: ListQuery, values: Values): string[] {
  const list: string[] = [];
  if (query.tab === "unknown") list.push(NOBODY_KNOWS);
  if (query.tab === "district")
    list.push(`r.area IN (${staff.areas.map((area) => values.add(area)).join(", ") || "NULL"})`);
  if (query.area !== undefined) list.push(`r.area = ${values.add(query.area)}`);
  // Topics are codes in a JSON list.
  if (query.topic !== undefined) list.push(`instr(r.topics, ${values.add(JSON.stringify(query.topic))}) > 0`);
  if (query.stance !== undefined) list.push(`r.stance = ${values.add(query.stance)}`);
  if (query.tag !== undefined)
    list.push(
      `EXISTS (SELECT 1 FROM request_tag g WHERE g.request_id = r.id AND g.tag_id = ${values.add(query.tag)} AND g.removed_at IS NULL)`,
    );
  if (query.waiting === "us") list.push("r.waiting_since IS NOT NULL");
  if (query.waiting === "them") list.push("r.waiting_since IS NULL");
  return list;
}

const freeOnly = (query: ListQuery): string[] => (query.tab === "free" ? ["r.owner IS NULL"] : []);

const notAskedAway = (staff: StaffMember, values: Values): string =>
  reachOf(staff) === "own"
    ? ` AND NOT EXISTS (SELECT 1 FROM request_recusal x WHERE x.request_id = r.id AND x.staff_id = ${values.add(staff.id)})`
    : "";

/** In groups of five, and groups of groups: SQLite merges them all as one. */
function nested(terms: readonly string[]): string {
  if (terms.length <= TERMS) return terms.join(" UNION ALL ");
  const size = TERMS ** Math.floor(Math.log(terms.length - 1) / Math.log(TERMS));
  const groups = Array.from({ length: Math.ceil(terms.length / size) }, (_, at) =>
    terms.slice(at * size, (at + 1) * size),
  );
  return groups.map((group) => `SELECT * FROM (${nested(group)})`).join(" UNION ALL ");
}

interface Order {
  columns: string;
  by: string;
  after(cursor: Cursor, values: Values): string;
}

const WAIT = "r.wait_key";
const OPEN_ORDER: Order = {
  columns: `r.*, ${WAIT} AS at_key`,
  by: "level, at_key, id",
  after: (cursor, values) =>
    `(r.level, ${WAIT}, r.id) > (${values.add(cursor.level)}, ${values.add(cursor.at)}, ${values.add(cursor.id)})`,
};
const ended = "r.closed_key";
const CLOSED_ORDER: Order = {
  columns: `r.*, ${ended} AS at_key`,
  by: "at_key DESC, id DESC",
  after: (cursor, values) => `(${ended}, r.id) < (${values.add(cursor.at)}, ${values.add(cursor.id)})`,
};
const SNOOZED_ORDER: Order = {
  columns: "r.*, r.snoozed_until AS at_key",
  by: "at_key, id",
  after: (cursor, values) => `(r.snoozed_until, r.id) > (${values.add(cursor.at)}, ${values.add(cursor.id)})`,
};

/** What every card needs beside its request; the name is `r` so that columns read alike everywhere. */
const dressed = (page: string, order: Order): string =>
  `SELECT r.*, k.ring_key_id, k.wrapped,
     (SELECT p.contact || ' ' || p.reading FROM person p INDEXED BY person_rules
      WHERE p.id = r.person_id AND (p.contact <> 'ok' OR p.reading <> 'ok')) AS rules_of_person
   FROM (${page}) r LEFT JOIN person_key k ON k.person_id = r.person_id ORDER BY ${order.by}`;

export interface PageSql {
  page: Sql;
  /** Where the looking ended, when something is looked for row by row. */
  end: Sql | null;
}

/**
 * @param size rows wanted. @param night when nobody was here; without it the
 * filter finds nothing. @param now epoch ms @returns null: nothing can be there.
 */
export function pageSql(
  staff: StaffMember,
  query: ListQuery,
  heaps: Heaps,
  size: number,
  night: { from: number; until: number } | null,
  now: number,
): PageSql | null {
  const reach = reachOf(staff);
  if (reach === "nothing" || (query.waiting === "night" && (!night || query.state !== "open"))) return null;
  const values = new Values();
  const order = query.state === "closed" ? CLOSED_ORDER : query.state === "snoozed" ? SNOOZED_ORDER : OPEN_ORDER;
  const fast = [
    ...(query.level === undefined ? [] : [`r.level = ${values.add(query.level)}`]),
    ...(query.after === undefined ? [] : [order.after(query.after, values)]),
  ];
  if (reach === "given" || query.state === "snoozed" || query.waiting === "night") {
    const few = fewSql(staff, query, values, night, now);
    const where = [few.where, ...freeOnly(query), ...fast, ...slowFilters(staff, query, values)].join(" AND ");
    const page = `SELECT ${order.columns} FROM request r ${few.index} WHERE ${where} ORDER BY ${order.by} LIMIT ${values.add(size)}`;
    return { page: { text: dressed(page, order), values: values.list }, end: null };
  }
  // What nobody has is an index of its own while it is open.
  const basis = [query.state === "closed" ? CLOSED : OPEN, ...freeOnly(query), ...fast].join(" AND ");
  const slow = slowFilters(staff, query, values);
  const terms = branches(staff, query, heaps, values).map(
    ({ index, where }) =>
      `SELECT ${order.columns} FROM request r INDEXED BY ${index}
       WHERE ${basis} AND ${where}${notAskedAway(staff, values)}`,
  );
  if (terms.length === 0) return null;
  const merged = (limit: string) => `${nested(terms)} ORDER BY ${order.by} LIMIT ${limit}`;
  const limit = values.add(size);
  const page =
    slow.length > 0
      ? `SELECT * FROM (${merged(String(LOOK_AT))}) r WHERE ${slow.join(" AND ")} LIMIT ${limit}`
      : merged(limit);
  const end =
    slow.length > 0
      ? `SELECT r.level, r.at_key, r.id FROM (${merged(`1 OFFSET ${LOOK_AT - 1}`)}) r WHERE ${limit} > 0`
      : null;
  return {
    page: { text: dressed(page, order), values: values.list },
    end: end === null ? null : { text: end, values: values.list },
  };
}

/** What is few by its nature: what a partner was given, what came in one night, what was put off. */
function fewSql(
  staff: StaffMember,
  query: ListQuery,
  values: Values,
  night: { from: number; until: number } | null,
  now: number,
): { where: string; index: string } {
  const where: string[] = [];
  let index = "";
  if (query.state === "closed") where.push(CLOSED);
  else if (query.state === "snoozed") where.push("r.state = 'open' AND r.snoozed_until IS NOT NULL");
  else where.push(OPEN);
  if (reachOf(staff) === "given") {
    const at = values.add(now);
    where.push(
      `r.id IN (SELECT g.request_id FROM request_grant g WHERE g.staff_id = ${values.add(staff.id)} AND g.ended_at IS NULL
       AND g.given_at <= ${at} AND g.until > ${at})`,
    );
  } else {
    where.push(scopeWith(staff, values));
    index = query.state === "snoozed" ? "INDEXED BY request_snoozed" : "INDEXED BY request_open_waiting";
  }
  if (query.waiting === "night" && night)
    where.push(`r.waiting_since >= ${values.add(night.from)} AND r.waiting_since < ${values.add(night.until)}`);
  if (query.tab === "mine") where.push(`r.owner = ${values.add(staff.id)}`);
  return { where: where.join(" AND "), index };
}

/** `scopeSql` wants three numbers in a row, so they go in without looking for equals. */
function scopeWith(staff: StaffMember, values: Values): string {
  const first = values.list.length + 1;
  values.list.push(...scopeValues(staff));
  return scopeSql(first);
}

const LEVELS_SQL = "('U0', 'U1', 'U2', 'U3', 'U4')";

/** How many wait for a word of ours, up to fifty and one. @returns null: none can be there. */
export function waitingCountSql(
  staff: StaffMember,
  tab: ListQuery["tab"],
  heaps: Heaps,
  night: { from: number; until: number } | null,
  now: number,
): Sql | null {
  const values = new Values();
  const query: ListQuery = { tab, state: "open", ...(night ? { waiting: "night" } : {}) };
  const reach = reachOf(staff);
  if (reach === "nothing") return null;
  let terms: string[];
  if (reach === "given" || night) {
    const few = fewSql(staff, query, values, night, now);
    const slow = slowFilters(staff, { ...query, waiting: "us" }, values);
    terms = [`SELECT 1 FROM request r ${few.index} WHERE ${[few.where, ...freeOnly(query), ...slow].join(" AND ")}`];
  } else {
    const slow = slowFilters(staff, query, values)
      .map((one) => ` AND ${one}`)
      .join("");
    // One's own districts first: what is looked for row by row in the town's heaps comes last, and mostly not at all.
    terms = branches(staff, query, heaps, values)
      .toReversed()
      .map(
        ({ index, where }) =>
          `SELECT 1 FROM request r INDEXED BY ${index} WHERE ${[OPEN, ...freeOnly(query), where].join(" AND ")}
         AND r.level IN ${LEVELS_SQL} AND ${WAIT} < ${NOT_WAITING}${slow}${notAskedAway(staff, values)}`,
      );
  }
  if (terms.length === 0) return null;
  return {
    text: `SELECT count(*) AS n FROM (SELECT 1 FROM (${nested(terms)}) LIMIT ${values.add(COUNT_TO + 1)})`,
    values: values.list,
  };
}

/** Open requests that are looked through, newest first; a worker's whole town has fewer. */
const OPEN_AT_MOST = 10_000;

/**
 * Ids of everything somebody may see in one state, newest first: open ones by when they were last heard, closed ones by when they
 * ended. @param after the last row before these.
 */
export function walkSql(
  staff: StaffMember,
  state: "open" | "closed",
  heaps: Heaps,
  after: { at: number; id: string } | null,
  size: number,
  now: number,
): Sql | null {
  const values = new Values();
  const query: ListQuery = { tab: "open", state };
  const order = state === "closed" ? CLOSED_ORDER : OPEN_ORDER;
  const reach = reachOf(staff);
  const place = after && state === "closed" ? [order.after({ ...after, level: "" }, values)] : [];
  let terms: string[];
  if (reach === "given") {
    const few = fewSql(staff, query, values, null, now);
    terms = [`SELECT ${order.columns} FROM request r WHERE ${[few.where, ...place].join(" AND ")}`];
  } else {
    const basis = [state === "closed" ? CLOSED : OPEN, ...place].join(" AND ");
    terms = branches(staff, query, heaps, values).map(
      ({ index, where }) =>
        `SELECT ${order.columns} FROM request r INDEXED BY ${index} WHERE ${basis} AND ${where}${notAskedAway(staff, values)}`,
    );
  }
  if (terms.length === 0 || reach === "nothing") return null;
  const merged = (limit: string | number) => `${nested(terms)} ORDER BY ${order.by} LIMIT ${limit}`;
  const limit = values.add(size);
  if (state === "closed")
    return { text: `SELECT r.id, r.person_id, r.at_key AS at FROM (${merged(limit)}) r`, values: values.list };
  // The open ones are few enough to be sorted anew for each part.
  const rest = after ? `WHERE (r.last_heard_at, r.id) < (${values.add(after.at)}, ${values.add(after.id)})` : "";
  return {
    text: `SELECT r.id, r.person_id, r.last_heard_at AS at FROM (${merged(OPEN_AT_MOST)}) r ${rest}
      ORDER BY r.last_heard_at DESC, r.id DESC LIMIT ${limit}`,
    values: values.list,
  };
}
