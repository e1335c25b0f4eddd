/** A lane with its seals opened: what the pure decision reads. */
import type { About, RequestWhy, RunState } from "../conversation/types.ts";
import { type HeardEvent, hearEvent, type RawEvent } from "../line/events.ts";
import { UnknownRingKey } from "../store/key-ring.ts";
import type { LaneRows, PersonRow, ReportRow, RequestRow } from "../store/lane.ts";
import { open, type Place } from "../store/seal.ts";
import type { Store } from "../store/store.ts";
import type { Level, SafetyKind } from "../triage/types.ts";
import type { ToldOfThem } from "./keep-record.ts";

/** What is remembered between turns beside the engine's state: enough to open a request later with the right level. */
export interface Heard {
  /** High-water mark since the run began. */
  level: Level;
  topics: string[];
  rules: string[];
  area: string | null;
  /** The town they live in, when it is another one. */
  elsewhere?: string;
  /** They have heard of the desk there. */
  elsewhereTold?: true;
  /** The person's most telling words so far, and the LINE message they came from. */
  ownWords: { text: string; lineMessageId: string | null; level: Level; free: boolean } | null;
  /** Of a neighbour: what waits for its report. */
  told?: ToldOfThem;
}

/** The sealed JSON of a `run` row. */
export interface RunMemory {
  state: RunState;
  /** Apart, because somebody may speak of a neighbour and of themselves in one talk, and neither may colour the other. */
  heard: Record<About, Heard>;
  /** Whom the last words were about, as far as they told. */
  lastAbout: About | null;
  /** The house a neighbour's report was last about, as one code; and the run in which they began to tell of another. */
  house?: string | null;
  anotherIn?: string | null;
  /** The full safety texts of the last six hours: a repeat is shorter, another danger is not. */
  lastSafety: SafetySaid | null;
  /** Messages in a row that no rule knew (handbook R-ZERO). Missing: none. */
  unmatched?: number;
}

export interface SafetySaid {
  /** One of a kind, newest last; `at` in epoch ms. Missing in what was kept by an older version. */
  recent?: { kind: SafetyKind; level: Level; at: number; repeats: number }[];
}

export interface OpenRequest {
  id: string;
  about: About;
  why: RequestWhy;
  level: Level;
  /** The machine's high-water mark. */
  machineLevel: Level;
  /** A human set the level; it holds until something new is heard. */
  byHand: boolean;
  topics: string[];
  /** Topics that a human took away. */
  topicsOff: string[];
  rules: string[];
  area: string | null;
  /** The district, or that there is none, is what a human said. */
  areaByHand: boolean;
  /** The town they live in, when it is another one. */
  elsewhere: string | null;
  owner: string | null;
  waitingSince: number | null;
  ownWordsMessage: string | null;
  /** The run it was opened in. */
  run: string | null;
  openedAt: number;
}

/** What coming back is met with: the words may say that something is kept, and who would answer. */
export interface Past {
  known: boolean;
  worker: string | null;
  formerWorker: string | null;
}

export interface ArrivedHeard {
  eventId: string;
  at: number;
  receivedAt: number;
  heard: HeardEvent;
}

export interface OpenLane {
  lane: string;
  person: PersonRow | null;
  /** The person's data key; null before the first turn. */
  key: CryptoKey | null;
  memory: RunMemory | null;
  requests: OpenRequest[];
  /** What is left of earlier talks, and who had them. */
  past: Past;
  /** Their reports: of open requests, and of the last half year. */
  reports: ReportRow[];
  /** Of their latest report in the last half year. */
  receipt: "none" | "waiting" | "confirmed";
  /** Words of the last day, oldest first. */
  recent: { words: string; at: number; lineMessageId: string | null }[];
  events: ArrivedHeard[];
  /** Events whose seal does not open: they are given up, visibly. */
  unreadable: string[];
  /** The LINE user id, as the events name it. Null when nothing arrived (a timer). */
  userId: string | null;
  tombstones: string[];
  /** Safety texts that were held back, by outbox id and time. */
  heldSafety: { id: string; at: number }[];
  /** What suggests where a request should go; a trial has none. */
  routing?: LaneRows["routing"];
}

/** @throws {UnknownRingKey | CannotOpen} when the person's key does not open: the turn fails and is tried again. */
export async function openLane(store: Store, rows: LaneRows): Promise<OpenLane> {
  const { person } = rows;
  const key = person ? await store.keys.unwrapPersonKey(person.id, person.ring_key_id, person.wrapped) : null;
  const events: ArrivedHeard[] = [];
  const unreadable: string[] = [];
  let userId: string | null = null;
  for (const event of rows.waiting) {
    try {
      const raw = JSON.parse(await store.keys.openEvent(event.id, event.body_sealed ?? "")) as RawEvent;
      userId = raw.source?.userId ?? userId;
      events.push({ eventId: event.id, at: event.occurred_at, receivedAt: event.received_at, heard: hearEvent(raw) });
    } catch (error) {
      // A key that is missing may come back; a seal that does not open never will.
      if (error instanceof UnknownRingKey) throw error;
      unreadable.push(event.id);
    }
  }
  const recent: OpenLane["recent"] = [];
  for (const row of rows.recent) {
    if (!key) break;
    const body = await openOrNull(key, { table: "message", column: "body_sealed", row: row.id }, row.body_sealed);
    if (body !== null)
      recent.push({ words: wordsOfBody(body as MessageBody), at: row.at, lineMessageId: row.line_message_id });
  }
  return {
    lane: rows.lane,
    person,
    key,
    memory: person?.state_sealed && key ? await openOrNull(key, memoryPlace(person.id), person.state_sealed) : null,
    requests: rows.requests.map(openRequestRow),
    past: pastOf(rows.past),
    reports: rows.reports,
    receipt: receiptOf(rows.reports),
    recent,
    events,
    unreadable,
    userId,
    tombstones: rows.tombstones,
    heldSafety: rows.heldSafety.map(({ id, created_at: at }) => ({ id, at })),
    routing: rows.routing,
  };
}

/** Where a run's memory is sealed; staff acts read and write it too. */
export const memoryPlace = (personId: string) => ({ table: "run", column: "state_sealed", row: personId });

/** Opens a run's memory. @throws {CannotOpen} when the key is not the one it was sealed with. */
export async function openMemory(key: CryptoKey, personId: string, sealed: string): Promise<RunMemory> {
  return JSON.parse(await open(key, memoryPlace(personId), sealed)) as RunMemory;
}

/** A value nobody can read any more must not keep the person from being heard: it counts as not there. */
async function openOrNull<T>(key: CryptoKey, place: Place, sealed: string): Promise<T | null> {
  try {
    return JSON.parse(await open(key, place, sealed)) as T;
  } catch {
    return null;
  }
}

/** The CSW who had their last talk; when that one has left, the one of the district, with both names. */
function pastOf(rows: LaneRows["past"]): Past {
  const last = rows.find((row) => row.owner !== null);
  const left = last?.owner_left === 1;
  return {
    known: rows.some((row) => row.kept === 1),
    worker: (left ? last.district_worker : last?.owner) ?? null,
    formerWorker: left ? last.owner : null,
  };
}

/** Rows come newest first. What was erased is no report of theirs any more. */
function receiptOf(reports: readonly ReportRow[]): OpenLane["receipt"] {
  const latest = reports.find((row) => row.recent === 1 && row.erased_at === null);
  if (!latest) return "none";
  return latest.confirmed_at === null ? "waiting" : "confirmed";
}

function openRequestRow(row: RequestRow): OpenRequest {
  return {
    id: row.id,
    about: row.about,
    why: row.why,
    level: row.level as Level,
    machineLevel: (row.machine_level ?? row.level) as Level,
    byHand: row.level_by_hand_at !== null,
    topics: JSON.parse(row.topics) as string[],
    topicsOff: JSON.parse(row.topics_off ?? "[]") as string[],
    rules: JSON.parse(row.rules) as string[],
    area: row.area,
    areaByHand: row.area_by_hand_at !== null,
    elsewhere: row.elsewhere,
    owner: row.owner,
    waitingSince: row.waiting_since,
    ownWordsMessage: row.own_words_message,
    run: row.run,
    openedAt: row.opened_at,
  };
}

/** The sealed JSON of a `message` row. */
export interface MessageBody {
  text?: string;
  keywords?: string[];
  label?: string;
  fileName?: string;
  /** A photo, voice or video whose bytes are not at LINE. */
  elsewhere?: true;
  latitude?: number;
  longitude?: number;
  title?: string;
  address?: string;
}

/** The words in a stored message that triage may read. */
export function wordsOfBody(body: MessageBody): string {
  return [body.text, body.label, ...(body.keywords ?? [])].filter(Boolean).join(" ");
}
