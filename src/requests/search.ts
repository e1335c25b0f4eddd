/** Looking through what is sealed: within what somebody may see, newest first, piece by piece as the page takes them, and only so far.
 * What is looked for is kept nowhere; that somebody looked, and whose words they were shown, is recorded.
 */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement, StatementResult } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { knowsReporters, type ToldTime, toldTimes, toldTimesStatement, wasTold } from "../subjects/told-times.ts";
import { CARD_COLUMNS, CARD_TABLES, type CardRow, toCard } from "./list.ts";
import { type Heaps, heapsSql, reachOf, walkSql } from "./list-sql.ts";
import { readNumber } from "./number.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { keyOf } from "./sealed.ts";
import { type FoundRow, type SearchSource, sourcesFor } from "./search-sources.ts";
import { type Excerpt, findIn, searchTerms } from "./search-words.ts";
import type { RequestCard } from "./views.ts";

/** One run opens this many sealed texts at most, and shows this many requests. Then somebody asks for more. */
const OPEN_AT_MOST = 60_000;
const HITS_AT_MOST = 50;
/** Requests of one walk. */
const WALK = 400;
/** Requests a piece: the first is small, so that something stands on the page at once. */
const FIRST_PIECE = 6;
const PIECE = 40;
const LINES_A_HIT = 3;

export interface SearchLine extends Excerpt {
  from: SearchSource["name"];
  at: number;
}

export interface SearchHit {
  card: RequestCard;
  /** Newest first; none when the number itself was found. */
  lines: SearchLine[];
  /** Found in as many more. */
  more: number;
}

export type SearchStep =
  | { kind: "hit"; hit: SearchHit }
  | { kind: "looked"; texts: number; requests: number }
  /** `after`: where another run goes on; null when everything was looked through. */
  | { kind: "end"; texts: number; found: number; after: string | null };
export type SearchRun = AsyncGenerator<SearchStep, void, void>;

interface Stop {
  state: "open" | "closed";
  id: string;
  person_id: string;
  /** What it is sorted by here, newest first. */
  at: number;
}

/** @param after as a former run ended with. @param sources the kinds of words. */
export async function* search(
  house: House,
  staff: StaffMember,
  words: string,
  after: string | null,
  sources: readonly SearchSource[] = sourcesFor(staff),
): SearchRun {
  const terms = searchTerms(words);
  let [texts, requests, found] = [0, 0, 0];
  // Before anything is opened: looking itself is recorded, found or not.
  const [, ...known] = await house.store.batch([
    ...audit(house, staff, [""], "search"),
    ...heapStatements(house, staff, "open"),
    ...numberStatement(house, staff, words),
  ]);
  const heaps = heapsOf(known);
  const numbered = known[KINDS.length];
  const shown = new Set<string>();
  if (after === null) {
    for (const row of rowsOf<CardRow>(numbered)) {
      await house.store.batch(audit(house, staff, [row.id], "found"));
      shown.add(row.id);
      found++;
      yield { kind: "hit", hit: { card: await cardOf(house, staff, row), lines: [], more: 0 } };
    }
  }
  const heard = new Set<string>();
  let last: Stop | null = null;
  if (terms.length > 0) {
    const pieces = piecesOf(house, staff, heaps, readPlace(after));
    const load = () => loadNext(house, staff, pieces, sources, heard);
    let coming: Promise<Piece | null> | null = null;
    for (;;) {
      const piece: Piece | null = await (coming ?? load());
      if (!piece) {
        last = null;
        break;
      }
      // The next piece is on its way while this one is opened; only the first has the machine to itself.
      coming = texts > 0 ? load() : null;
      const hits = await hitsIn(house, staff, piece, terms, sources, heard);
      texts += piece.texts;
      requests += piece.stops.length;
      const fresh = hits.filter(({ card }) => !shown.has(card.id));
      if (fresh.length > 0)
        await house.store.batch(
          audit(
            house,
            staff,
            fresh.map(({ card }) => card.id),
            "found",
          ),
        );
      for (const hit of fresh) {
        found++;
        yield { kind: "hit", hit };
      }
      yield { kind: "looked", texts, requests };
      last = piece.stops.at(-1) ?? last;
      if (texts >= OPEN_AT_MOST || found >= HITS_AT_MOST) {
        if ((await (coming ?? load())) === null) last = null;
        break;
      }
    }
    await pieces.return();
  }
  yield { kind: "end", texts, found, after: last && `${last.state}.${last.at}.${last.id}` };
}

const rowsOf = <T>(result: StatementResult | undefined): T[] => (result?.results ?? []) as T[];

function audit(house: House, staff: StaffMember, ids: readonly string[], what: "search" | "found"): Statement[] {
  const now = house.clock();
  return insertRows(
    house.store,
    "read_audit",
    ["id", "staff_id", "request_id", "at", "what"],
    ids.map((id) => [house.newId(), staff.id, id, now, what]),
  );
}

/** The request whose number was typed, if one may see it. */
function numberStatement(house: House, staff: StaffMember, words: string): Statement[] {
  const number = readNumber(words);
  if (number === null || reachOf(staff) === "nothing") return [];
  return [
    house.store
      .prepare(
        `SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES} WHERE r.id >= ?1 AND r.id < ?2 AND ${scopeSql(3)} ORDER BY r.id LIMIT 10`,
      )
      .bind(number, `${number}~`, ...scopeValues(staff)),
  ];
}

function readPlace(after: string | null): Stop | null {
  const [state, at, id = "", ...rest] = (after ?? "").split(".");
  if ((state !== "open" && state !== "closed") || !/^\d{1,15}$/.test(at ?? "") || rest.length > 0) return null;
  return { state, at: Number(at), id, person_id: "" };
}

/** Everything in scope in pieces: the open ones by when they were last heard, then the closed ones by when they ended. */
async function* piecesOf(
  house: House,
  staff: StaffMember,
  openHeaps: Heaps,
  place: Stop | null,
): AsyncGenerator<Stop[], void, void> {
  let size = FIRST_PIECE;
  for (const state of ["open", "closed"] as const) {
    if (state === "open" && place?.state === "closed") continue;
    const heaps = state === "open" ? openHeaps : heapsOf(await house.store.batch(heapStatements(house, staff, state)));
    for (let after: { at: number; id: string } | null = place?.state === state ? place : null; ; ) {
      const sql = walkSql(staff, state, heaps, after, WALK, house.clock());
      if (!sql) break;
      const [result] = await house.store.batch([house.store.prepare(sql.text).bind(...sql.values)]);
      const stops = rowsOf<Omit<Stop, "state">>(result).map((row) => ({ ...row, state }));
      for (let at = 0; at < stops.length; ) {
        const piece = stops.slice(at, at + size);
        at += size;
        size = PIECE;
        yield piece;
      }
      const last = stops.at(-1);
      if (!last || stops.length < WALK) break;
      after = last;
    }
  }
}

const KINDS = ["all", "owner", "suggested"] as const;

const heapStatements = (house: House, staff: StaffMember, state: "open" | "closed"): Statement[] =>
  KINDS.map((kind) => {
    const { text, values } = heapsSql(staff, kind, state);
    return house.store.prepare(text).bind(...values);
  });

const heapsOf = (found: readonly StatementResult[]): Heaps =>
  Object.fromEntries(
    KINDS.map((kind, at) => [kind, rowsOf<{ heap: string }>(found[at]).map(({ heap }) => heap)]),
  ) as unknown as Heaps;

interface Piece {
  stops: Stop[];
  cards: Map<string, CardRow>;
  rows: FoundRow[][];
  /** When somebody told of a neighbour, for whoever may not know who tells. */
  told: ToldTime[];
  texts: number;
}

/** One round trip: the requests of a piece with their keys, and what stands in each source. */
async function loadNext(
  house: House,
  staff: StaffMember,
  pieces: AsyncGenerator<Stop[], void, void>,
  sources: readonly SearchSource[],
  heard: Set<string>,
): Promise<Piece | null> {
  const { value: stops } = await pieces.next();
  if (!stops) return null;
  const requests = JSON.stringify(stops.map(({ id }) => id));
  const people = [...new Set(stops.map(({ person_id }) => person_id))];
  const [cards, told, ...found] = await house.store.batch([
    house.store
      .prepare(`SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES} WHERE r.id IN (SELECT value FROM json_each(?1))`)
      .bind(requests),
    toldTimesStatement(house.store, JSON.stringify(knowsReporters(staff) ? [] : people)),
    ...sources.map((source) =>
      source.statement(
        house.store,
        source.by === "request" ? requests : JSON.stringify(people.filter((id) => !heard.has(id))),
      ),
    ),
  ]);
  const rows = found.map((result) => rowsOf<FoundRow>(result));
  return {
    stops,
    cards: new Map(rowsOf<CardRow>(cards).map((row) => [row.id, row])),
    rows,
    told: toldTimes(told),
    texts: rows.reduce((sum, some) => sum + some.length, 0),
  };
}

/** What a piece holds of the terms: each person's words under their newest request, each note under its own. */
async function hitsIn(
  house: House,
  staff: StaffMember,
  piece: Piece,
  terms: readonly string[],
  sources: readonly SearchSource[],
  heard: Set<string>,
): Promise<SearchHit[]> {
  const byOf = piece.rows.map((rows) => Map.groupBy(rows, ({ of }) => of));
  const hits: SearchHit[] = [];
  for (const stop of piece.stops) {
    const row = piece.cards.get(stop.id);
    // Who may not know who told is shown nothing that was said or noted there.
    if (!row || (row.about === "neighbour" && !mayKnowReporter(staff, row))) continue;
    const rows = sources.flatMap((source, at) => {
      // The piece before this one may have had them already.
      if (source.by === "person" && heard.has(stop.person_id)) return [];
      const some = byOf[at]?.get(source.by === "person" ? stop.person_id : stop.id) ?? [];
      return some.filter((one) => source.by !== "person" || !wasTold(one, piece.told)).map((one) => ({ source, one }));
    });
    heard.add(stop.person_id);
    if (rows.length === 0) continue;
    const key = await keyOf(house, row);
    const lines = await Promise.all(
      rows.map(async ({ source, one }): Promise<SearchLine | null> => {
        const text = await source.open(key, one);
        const excerpt = text === null ? null : findIn(text, terms);
        return excerpt && { ...excerpt, from: source.name, at: one.at };
      }),
    );
    const found = lines.filter((line) => line !== null).sort((a, b) => b.at - a.at);
    if (found.length > 0)
      hits.push({
        card: await toCard(row, key),
        lines: found.slice(0, LINES_A_HIT),
        more: Math.max(0, found.length - LINES_A_HIT),
      });
  }
  return hits;
}

async function cardOf(house: House, staff: StaffMember, row: CardRow): Promise<RequestCard> {
  const card = await toCard(row, await keyOf(house, row));
  return row.about === "neighbour" && !mayKnowReporter(staff, row) ? { ...card, ownWords: null } : card;
}
