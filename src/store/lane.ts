/** A person's lane: store what arrived and read everything a turn needs, in one round trip. */
import { ROUTE_STATEMENTS, type RouteRows, routeRows, routeStatementsFor } from "./route-rows.ts";
import type { Sealed } from "./seal.ts";
import type { Statement, StatementResult, Store } from "./store.ts";
import { readTown, type Town, townStatements } from "./town.ts";

/** An event about to be stored. `bodySealed` null: nothing of it is kept (groups, standby). */
export interface NewEvent {
  id: string;
  lane: string | null;
  type: string;
  occurredAt: number;
  receivedAt: number;
  position: number;
  redelivered: boolean;
  bodySealed: Sealed | null;
  /** Ignored on arrival: there is nobody to answer. */
  ignored: boolean;
}

export interface WaitingEvent {
  id: string;
  lane: string;
  occurred_at: number;
  received_at: number;
  body_sealed: Sealed | null;
  attempts: number;
  /** Failures that may be its own. */
  faults: number;
}

export interface PersonRow {
  id: string;
  line_user_hash: string;
  line_user_id_sealed: Sealed;
  version: number;
  contact: "ok" | "doNotContact";
  reading: "ok" | "doNotRead";
  menu: string | null;
  unreachable_since: number | null;
  talk_held_by: string | null;
  talk_held_since: number | null;
  staff_answered_at: number | null;
  area: string | null;
  last_heard_at: number;
  ring_key_id: string;
  wrapped: Sealed;
  /** The run's sealed state, or null before the first word. */
  state_sealed: Sealed | null;
  quiet_at: number | null;
  /** When the person's own newest request in danger was opened. */
  last_danger_at: number | null;
}

export interface RequestRow {
  id: string;
  person_id: string;
  about: "self" | "neighbour";
  why: "wantsPerson" | "told" | "halfTold" | "danger" | "staffOpened";
  level: string;
  machine_level: string | null;
  level_by_hand_at: number | null;
  topics: string;
  topics_off: string | null;
  rules: string;
  area: string | null;
  area_by_hand_at: number | null;
  elsewhere: string | null;
  owner: string | null;
  waiting_since: number | null;
  own_words_message: string | null;
  run: string | null;
  opened_at: number;
}

/** A request of theirs, open or closed, as far as coming back needs it. */
export interface PastRow {
  person_id: string;
  /** Something of what they told is still readable. */
  kept: number;
  /** Nickname of the CSW who had it, and whether they are still here. */
  owner: string | null;
  owner_left: number;
  /** Nickname of the CSW of the district now. */
  district_worker: string | null;
}

/** A report of theirs, with the key of its subject. Newest first. */
export interface ReportRow {
  id: string;
  person_id: string;
  subject_id: string;
  request_id: string;
  signs: string;
  area: string | null;
  confirmed_at: number | null;
  erased_at: number | null;
  /** 1 within the last half year. */
  recent: number;
  ring_key_id: string | null;
  wrapped: Sealed | null;
}

export interface RecentRow {
  id: string;
  person_id: string;
  kind: string;
  line_message_id: string | null;
  body_sealed: Sealed;
  at: number;
}

/** A safety text that was held back, because nothing may be sent to them unasked. */
export interface HeldSafetyRow {
  id: string;
  person_id: string;
  created_at: number;
}

/** Everything of one lane, still sealed. */
export interface LaneRows {
  lane: string;
  person: PersonRow | null;
  /** Open requests. */
  requests: RequestRow[];
  /** Their last requests, newest first. */
  past: PastRow[];
  /** Reports about neighbours: of open requests, and the newest of the last half year. */
  reports: ReportRow[];
  /** What the person said in the last day, oldest first, at most ten. */
  recent: RecentRow[];
  /** Events whose turn is not done, in the order they happened. */
  waiting: WaitingEvent[];
  /** More waits behind these. */
  more: boolean;
  /** LINE message ids taken back before they arrived. */
  tombstones: string[];
  /** Safety texts of the last hours that did not reach them. */
  heldSafety: HeldSafetyRow[];
  /** What suggests where a request should go. */
  routing?: RouteRows;
}

export interface Loaded {
  lanes: Map<string, LaneRows>;
  town: Town;
  /** How many of the events were new. */
  fresh: number;
}

const RECENT_MS = 24 * 3_600_000;
/** More than this waits for the next turn of the same lane. */
const EVENTS_A_TURN = 20;

const STORE_EVENTS = `
  INSERT OR IGNORE INTO inbound_event
    (id, lane, type, occurred_at, received_at, position, redelivered, body_sealed, done_at, outcome)
  SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9
  FROM json_each(?1) ORDER BY key`;
const PEOPLE = `
  SELECT p.*, k.ring_key_id, k.wrapped, r.state_sealed, r.quiet_at,
    (SELECT max(q.opened_at) FROM request q WHERE q.person_id = p.id AND coalesce(q.machine_level, q.level) IN ('U0', 'U1')
     AND q.about = 'self') AS last_danger_at
  FROM person p JOIN person_key k ON k.person_id = p.id LEFT JOIN run r ON r.person_id = p.id
  WHERE p.line_user_hash IN (SELECT value FROM json_each(?1))`;
const IDS = "SELECT id FROM person WHERE line_user_hash IN (SELECT value FROM json_each(?1))";
const REQUESTS = `SELECT * FROM request WHERE state = 'open' AND person_id IN (${IDS}) ORDER BY opened_at`;
const PAST = `
  SELECT r.person_id, r.own_words_sealed IS NOT NULL AS kept, s.nickname AS owner, s.disabled_at IS NOT NULL AS owner_left,
    (SELECT w.nickname FROM staff_district d JOIN staff w ON w.id = d.staff_id
     WHERE d.area = r.area AND w.disabled_at IS NULL ORDER BY d.part = 'deputy', w.id LIMIT 1) AS district_worker
  FROM request r LEFT JOIN staff s ON s.id = r.owner
  WHERE r.person_id IN (${IDS}) ORDER BY r.opened_at DESC LIMIT 50`;
const RECENT = `
  SELECT id, person_id, kind, line_message_id, body_sealed, at FROM (
    SELECT *, row_number() OVER (PARTITION BY person_id ORDER BY at DESC) AS newest FROM message
    WHERE person_id IN (${IDS}) AND at > ?2 AND body_sealed IS NOT NULL
  ) WHERE newest <= 10 ORDER BY at`;
const WAITING = `
  SELECT * FROM (
    SELECT id, lane, occurred_at, received_at, body_sealed, attempts, faults,
      row_number() OVER (PARTITION BY lane ORDER BY occurred_at, received_at, position) AS place
    FROM inbound_event WHERE lane IN (SELECT value FROM json_each(?1)) AND done_at IS NULL
  ) WHERE place <= ${EVENTS_A_TURN + 1} ORDER BY place`;
const TOMBSTONES =
  "SELECT line_message_id, lane FROM unsend_tombstone WHERE lane IN (SELECT value FROM json_each(?1)) AND at > ?2 ORDER BY at DESC LIMIT 200";

/** So long a safety text that was held back may still matter: the time within which it would not be repeated in full. */
export const HELD_SAFETY_MS = 6 * 3_600_000;
const HELD_SAFETY = `
  SELECT id, person_id, created_at FROM outbox WHERE person_id IN (${IDS}) AND kind = 'safety' AND state = 'held'
  AND why IN ('watched', 'doNotContact') AND created_at > ?2 ORDER BY created_at LIMIT 20`;

/** A receipt is told for this long. */
const RECEIPT_MS = 180 * RECENT_MS;
const REPORTS = `
  SELECT * FROM (
    SELECT t.id, q.person_id, t.subject_id, t.request_id, t.signs, t.confirmed_at, t.erased_at, t.reported_at > ?2 AS recent,
      s.area, k.ring_key_id, k.wrapped,
      row_number() OVER (PARTITION BY q.person_id ORDER BY q.state = 'open' DESC, t.reported_at DESC) AS newest, t.reported_at
    FROM request q JOIN report t ON t.request_id = q.id JOIN subject s ON s.id = t.subject_id
    LEFT JOIN subject_key k ON k.subject_id = t.subject_id
    WHERE q.person_id IN (${IDS}) AND (q.state = 'open' OR t.reported_at > ?2)
  ) WHERE newest <= 5 ORDER BY reported_at DESC`;

/**
 * Round trip 1 of a turn: inserts or ignores the events (durable before LINE gets its 200) and reads their lanes.
 * @param now epoch ms
 */
export async function receiveEvents(store: Store, events: readonly NewEvent[], now: number): Promise<Loaded> {
  const rows = events.map((e) => [
    e.id,
    e.lane,
    e.type,
    e.occurredAt,
    e.receivedAt,
    e.position,
    e.redelivered ? 1 : 0,
    e.bodySealed,
    e.ignored ? now : null,
    e.ignored ? "ignored" : null,
  ]);
  const lanes = [...new Set(events.filter((e) => !e.ignored && e.lane !== null).map((e) => e.lane ?? ""))];
  const [stored, ...read] = await store.batch([
    store.prepare(STORE_EVENTS).bind(JSON.stringify(rows)),
    ...readStatements(store, lanes, now),
  ]);
  return { ...assemble(lanes, read), fresh: stored?.meta.changes ?? 0 };
}

/** The same reading without anything new: after a conflict, for the sweeper, for timers. One round trip. */
export async function loadLanes(store: Store, lanes: readonly string[], now: number): Promise<Loaded> {
  return { ...assemble(lanes, await store.batch(readStatements(store, lanes, now))), fresh: 0 };
}

function readStatements(store: Store, lanes: readonly string[], now: number): Statement[] {
  const list = JSON.stringify(lanes);
  return [
    store.prepare(PEOPLE).bind(list),
    store.prepare(REQUESTS).bind(list),
    store.prepare(RECENT).bind(list, now - RECENT_MS),
    store.prepare(WAITING).bind(list),
    // Unsending works for seven days at most (LINE Premium), so older tombstones meet no message any more.
    store.prepare(TOMBSTONES).bind(list, now - 8 * RECENT_MS),
    // The places come along as one of the settings.
    ...townStatements(store),
    store.prepare(PAST).bind(list),
    store.prepare(REPORTS).bind(list, now - RECEIPT_MS),
    store.prepare(HELD_SAFETY).bind(list, now - HELD_SAFETY_MS),
    // Last: `assemble` takes these from the end.
    ...routeStatementsFor(store, list, now),
  ];
}

function assemble(lanes: readonly string[], read: StatementResult[]): { lanes: Map<string, LaneRows>; town: Town } {
  const rows = <T>(at: number): T[] => (read[at]?.results ?? []) as T[];
  const people = new Map(rows<PersonRow>(0).map((row) => [row.line_user_hash, row]));
  const requests = Map.groupBy(rows<RequestRow>(1), (row) => row.person_id);
  const recent = Map.groupBy(rows<RecentRow>(2), (row) => row.person_id);
  const waiting = Map.groupBy(rows<WaitingEvent>(3), (row) => row.lane);
  const tombstones = Map.groupBy(rows<{ line_message_id: string; lane: string }>(4), (row) => row.lane);
  const past = Map.groupBy(rows<PastRow>(7), (row) => row.person_id);
  const reports = Map.groupBy(rows<ReportRow>(8), (row) => row.person_id);
  const heldSafety = Map.groupBy(rows<HeldSafetyRow>(9), (row) => row.person_id);
  const found = lanes.map((lane): [string, LaneRows] => {
    const person = people.get(lane) ?? null;
    const queued = waiting.get(lane) ?? [];
    return [
      lane,
      {
        lane,
        person,
        requests: person ? (requests.get(person.id) ?? []) : [],
        past: person ? (past.get(person.id) ?? []) : [],
        reports: person ? (reports.get(person.id) ?? []) : [],
        heldSafety: person ? (heldSafety.get(person.id) ?? []) : [],
        recent: person ? (recent.get(person.id) ?? []) : [],
        waiting: takeable(queued),
        more: queued.length > takeable(queued).length,
        tombstones: (tombstones.get(lane) ?? []).map((row) => row.line_message_id),
        routing: routeRows(read.slice(-ROUTE_STATEMENTS), person?.id ?? null),
      },
    ];
  });
  return { lanes: new Map(found), town: readTown(rows(5), rows(6)) };
}

/**
 * What one turn takes of a lane's queue. An event whose turn failed is tried alone; when it failed again, what waits behind it
 * goes first: danger must not wait for something that cannot be read.
 */
function takeable(queued: WaitingEvent[]): WaitingEvent[] {
  const [first, ...behind] = queued;
  if (!first || first.faults === 0) return queued.slice(0, EVENTS_A_TURN);
  return first.faults > 1 && behind.length > 0 ? behind : [first];
}
