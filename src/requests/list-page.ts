/** One page of the list with what stands around it: counts of what waits, the night, names for the filters, one's own views. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Sealed } from "../store/seal.ts";
import type { Statement, StatementResult } from "../store/store.ts";
import { hoursFor, readTown, townStatements } from "../store/town.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { lastNight } from "../triage/night.ts";
import { calledOf, calledStatement } from "./called.ts";
import { type CardRow, toCard } from "./list.ts";
import type { Cursor, ListQuery, Tab } from "./list-query.ts";
import { COUNT_TO, type Heaps, heapsSql, pageSql, reachOf, type Sql, waitingCountSql } from "./list-sql.ts";
import { keyOf } from "./sealed.ts";
import { openTags, tagsInSightStatement } from "./tags.ts";
import type { TagName } from "./ties-views.ts";
import type { RequestCard, StaffName } from "./views.ts";

export const PAGE_SIZE = 50;

/** Capped: `more` says that there are more than `n`. */
export interface Count {
  n: number;
  more: boolean;
}

export interface SavedView {
  id: string;
  /** As the list's address carries it. */
  query: string;
}

export interface ListResult {
  /** To how many things one is called. */
  called: number;
  cards: RequestCard[];
  /** Where the next page begins; null at the end. */
  next: Cursor | null;
  /** The looking stopped before the end: `next` goes on from there. */
  lookedOnlySoFar: boolean;
  /** How many wait for a word of ours, by part of the list; absent where a part is not for them. */
  waiting: Partial<Record<Tab | "night", Count>>;
  /** When nobody was here last. */
  night: { from: number; until: number } | null;
  /** The town's districts in their order, and which of them are one's own. */
  areas: { id: string; name: string; own: boolean }[];
  views: SavedView[];
  /** Names of the tags in the query and in one's views, as far as one may see them; null for who sees no tags. */
  tags: TagName[] | null;
}

/** A row as the page's SQL makes it: names are looked up apart. */
type PageRow = Omit<CardRow, "ring_key_id" | "wrapped" | "contact" | "reading"> & {
  at_key: number;
  ring_key_id: string | null;
  wrapped: Sealed | null;
  /** "doNotContact ok", or null: nothing but the usual. */
  rules_of_person: string | null;
};

const BADGES: readonly Tab[] = ["open", "mine", "free", "district"];

/**
 * Two round trips: who and where first, then the page and its counts.
 * @param coming what is asked for; a promise where that depends on what is read at the same time. Then both states are looked up first.
 */
export async function readListPage(
  house: House,
  staff: StaffMember,
  coming: ListQuery | Promise<ListQuery>,
): Promise<ListResult> {
  const { store } = house;
  const now = house.clock();
  const prepare = ({ text, values }: Sql): Statement => store.prepare(text).bind(...values);
  const kinds = reachOf(staff) === "all" ? (["all", "owner"] as const) : (["owner", "suggested"] as const);
  // Badges count what is open, whatever is looked at.
  const openOnly = !(coming instanceof Promise) && coming.state !== "closed";
  const states = openOnly ? (["open"] as const) : (["open", "closed"] as const);
  const heapsAsked = states.flatMap((state) => kinds.map((kind) => ({ state, kind })));
  const [settings, districts, names, views, called, ...found] = await store.batch([
    ...townStatements(store),
    store.prepare("SELECT id, nickname FROM staff"),
    store.prepare("SELECT id, query FROM saved_view WHERE staff_id = ?1 ORDER BY at, id").bind(staff.id),
    calledStatement(house, staff),
    ...heapsAsked.map(({ state, kind }) => prepare(heapsSql(staff, kind, state))),
  ]);
  // Whom a request was given to reads no tags, and learns of none by looking for it.
  const { tag, ...rest } = await coming;
  const query: ListQuery = tag === undefined || reachOf(staff) === "given" ? rest : { ...rest, tag };
  const heapsOf = (state: "open" | "closed"): Heaps => {
    const heaps: Heaps = { owner: [], suggested: [], all: [] };
    for (const [at, one] of heapsAsked.entries())
      if (one.state === state) heaps[one.kind] = rowsOf<{ heap: string }>(found[at]).map(({ heap }) => heap);
    return heaps;
  };
  const town = readTown(rowsOf(settings), rowsOf(districts));
  // Whoever has one district lives by its hours, everybody else by the town's.
  const night = lastNight(hoursFor(town, staff.areas.length === 1 ? (staff.areas[0] ?? null) : null), now);
  const sql = pageSql(staff, query, heapsOf(query.state === "closed" ? "closed" : "open"), PAGE_SIZE, night, now);
  const open = heapsOf("open");
  const badges = [
    ...BADGES.filter((tab) => tab !== "district" || staff.areas.length > 0).map((tab) => ({
      name: tab as Tab | "night",
      sql: waitingCountSql(staff, tab, open, null, now),
    })),
    { name: "night" as const, sql: night && waitingCountSql(staff, "open", open, night, now) },
  ];
  const counted = badges.filter((badge) => badge.sql !== null);
  const statements = [
    ...(sql ? [sql.page] : []),
    ...(sql?.end ? [sql.end] : []),
    ...counted.map(({ sql }) => sql as Sql),
  ];
  const kept = rowsOf<SavedView>(views);
  const tags = [query.tag, ...kept.map((view) => new URLSearchParams(view.query).get("tag"))].filter(
    (id) => id != null,
  );
  const all = [
    ...statements.map(prepare),
    ...(tags.length === 0 ? [] : [tagsInSightStatement(house, staff, [...new Set(tags)])]),
  ];
  const read = all.length === 0 ? [] : await store.batch(all);
  const pageRows = sql ? rowsOf<PageRow>(read[0]) : [];
  const end = sql?.end ? (rowsOf<{ level: string; at_key: number; id: string }>(read[1])[0] ?? null) : null;
  const counts = read.slice(statements.length - counted.length, statements.length);
  const last = pageRows.at(-1);
  // One row more would tell whether more follow, and cost two: after a full page the next may be empty, and says so.
  const isFull = pageRows.length === PAGE_SIZE;
  const dress = nicknames(rowsOf(names), town.districts);
  return {
    called: calledOf(called),
    cards: await Promise.all(pageRows.map((row) => cardOf(house, staff, dress(row)))),
    next: isFull && last ? cursorAt(last) : end === null ? null : cursorAt(end),
    lookedOnlySoFar: !isFull && end !== null,
    waiting: Object.fromEntries(
      badges.map(({ name }) => {
        const at = counted.findIndex((badge) => badge.name === name);
        const n = at < 0 ? 0 : (rowsOf<{ n: number }>(counts[at])[0]?.n ?? 0);
        return [name, { n: Math.min(n, COUNT_TO), more: n > COUNT_TO }];
      }),
    ),
    night,
    areas: town.districts.map(({ id, name }) => ({ id, name, own: staff.areas.includes(id) })),
    views: kept,
    tags:
      reachOf(staff) === "given"
        ? null
        : tags.length === 0
          ? []
          : await openTags(house, rowsOf<Record<string, unknown>>(read[statements.length])),
  };
}

const rowsOf = <T>(result: StatementResult | undefined): T[] => (result?.results ?? []) as T[];
const cursorAt = (row: { level: string; at_key: number; id: string }): Cursor => ({
  level: row.level,
  at: row.at_key,
  id: row.id,
});

/** Puts names to ids: staff and districts are few, and read once. */
function nicknames(staff: readonly StaffName[], districts: readonly { id: string; name: string }[]) {
  const people = new Map(staff.map(({ id, nickname }) => [id, nickname]));
  const areas = new Map(districts.map(({ id, name }) => [id, name]));
  const of = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  return (row: PageRow): PageRow => ({
    ...row,
    owner_nickname: of(row.owner),
    route_nickname: of(row.route_to),
    last_nickname: of(row.last_worker),
    area_name: row.area === null ? null : (areas.get(row.area) ?? null),
  });
}

async function cardOf(house: House, staff: StaffMember, row: PageRow): Promise<RequestCard> {
  const [contact = "ok", reading = "ok"] = (row.rules_of_person ?? "ok ok").split(" ");
  // A key that is missing is one that opens nothing: the card says so.
  const whole = { ...row, contact, reading, ring_key_id: row.ring_key_id ?? "", wrapped: row.wrapped ?? "" } as CardRow;
  const card = await toCard(whole, await keyOf(house, whole));
  // The words of a report are the reporter's own.
  return row.about === "neighbour" && !mayKnowReporter(staff, row) ? { ...card, ownWords: null } : card;
}
