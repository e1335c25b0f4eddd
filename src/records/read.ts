/** Records beside their request, who told (asked for anew), and the open requests a record may join. Permission is in each query. */
import type { House } from "../house.ts";
import { CARD_COLUMNS, CARD_TABLES, type CardRow, toCard } from "../requests/list.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import { keyOf, openSealed } from "../requests/sealed.ts";
import type { StaffMember } from "../staff/types.ts";
import { aboutThem } from "../subjects/about-them.ts";
import { mayKnowReporter, type ReporterRequest } from "../subjects/may-know-reporter.ts";
import type { Level } from "../triage/types.ts";
import { mayKeepRecords, type OpenChoice, type RecordKind, type RecordReporter, type RecordView } from "./kinds.ts";
import { isUrgent } from "./rows.ts";

/** Newest of a request that a page shows. */
const RECORDS_SHOWN = 50;
/** Newest open requests that are offered, and looked through. */
const OFFERED = 20;
const LOOKED_THROUGH = 200;

interface RecordRow {
  id: string;
  kind: RecordKind;
  about: "self" | "neighbour";
  words_sealed: string | null;
  who_sealed: string | null;
  level: Level;
  raised_to: Level | null;
  at: number;
  by_name: string | null;
  person_id: string;
  reading: "ok" | "doNotRead";
  ring_key_id: string;
  wrapped: string;
}

type InRequest = RecordRow & ReporterRequest & { request_id: string; request_about: "self" | "neighbour" };

const COLUMNS = `c.id, c.kind, c.about, c.words_sealed, c.who_sealed, c.level, c.raised_to, c.at, c.person_id, c.request_id,
  b.nickname AS by_name, p.reading, k.ring_key_id, k.wrapped, r.area, r.about AS request_about, r.level AS request_level, r.owner, r.route_to, r.route_queue`;
const TABLES = `record c JOIN request r ON r.id = c.request_id JOIN person p ON p.id = c.person_id
  JOIN person_key k ON k.person_id = c.person_id LEFT JOIN staff b ON b.id = c.staff_id`;

const reporterRequest = (row: InRequest & { request_level?: string }): ReporterRequest => ({
  area: row.area,
  level: row.request_level ?? row.level,
  owner: row.owner,
  route_to: row.route_to ?? null,
  route_queue: row.route_queue ?? null,
});

/** Newest first; nothing of a request that is not theirs to see. One round trip. */
export async function recordsOf(house: House, staff: StaffMember, requestId: string): Promise<RecordView[]> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.request_id = ?1 AND ${scopeSql(2)}
         ORDER BY c.at DESC, c.rowid DESC LIMIT ${RECORDS_SHOWN}`,
      )
      .bind(requestId, ...scopeValues(staff)),
  ]);
  const rows = (found?.results ?? []) as unknown as InRequest[];
  return Promise.all(rows.map((row) => recordView(house, staff, row)));
}

async function recordView(house: House, staff: StaffMember, row: InRequest): Promise<RecordView> {
  const level = row.raised_to ?? row.level;
  const notToBeRead = row.reading === "doNotRead" && !isUrgent(level);
  const opened = notToBeRead ? { words: null, who: null, unreadable: false } : await open(house, row);
  const own = row.about === "self";
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    words: own || opened.words === null ? opened.words : aboutThem(opened.words) || null,
    unreadable: opened.unreadable,
    notToBeRead,
    who: own ? opened.who : null,
    mayKnow: !own && mayKnowReporter(staff, reporterRequest(row)),
    mayErase:
      (row.words_sealed !== null || row.who_sealed !== null) &&
      mayKeepRecords(staff) &&
      ((own && row.request_about === "self") || mayKnowReporter(staff, reporterRequest(row))),
    level,
    raised: row.raised_to !== null,
    by: row.by_name ?? "",
    at: row.at,
  };
}

async function open(
  house: House,
  row: RecordRow,
): Promise<{ words: string | null; who: string | null; unreadable: boolean }> {
  const key = await keyOf(house, row);
  const opened = (column: "words_sealed" | "who_sealed") => {
    const sealed = row[column];
    return sealed === null ? null : openSealed(key, { table: "record", column, row: row.id }, sealed);
  };
  const [words, who] = await Promise.all([opened("words_sealed"), opened("who_sealed")]);
  return { words, who, unreadable: row.words_sealed !== null && words === null };
}

/** Who told of a neighbour: only for those who may know, and recorded as what it is. Null: not there, or not theirs to know. */
export async function recordReporter(house: House, staff: StaffMember, id: string): Promise<RecordReporter | null> {
  const { store } = house;
  const [found] = await store.batch([
    store
      .prepare(`SELECT ${COLUMNS} FROM ${TABLES} WHERE c.id = ?1 AND c.about = 'neighbour' AND ${scopeSql(2)}`)
      .bind(id, ...scopeValues(staff)),
  ]);
  const row = found?.results[0] as unknown as InRequest | undefined;
  if (!row || !mayKnowReporter(staff, reporterRequest(row))) return null;
  await store.batch([
    store
      .prepare("INSERT INTO read_audit (id, staff_id, request_id, at, what) VALUES (?1, ?2, ?3, ?4, 'reporter')")
      .bind(house.newId(), staff.id, row.request_id, house.clock()),
  ]);
  const { words, who } = await open(house, row);
  return { requestId: row.request_id, kind: row.kind, who, words, by: row.by_name ?? "", at: row.at };
}

/**
 * Open requests in scope, newest first; with words to look for, those among the newest 200 whose line or district has all of them.
 * Empty for whoever may keep no records. One round trip.
 */
export async function openChoices(
  house: House,
  staff: StaffMember,
  find: string,
  chosen: string,
): Promise<OpenChoice[]> {
  if (!mayKeepRecords(staff)) return [];
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES} WHERE r.state = 'open' AND ${scopeSql(2)}
         ORDER BY r.id = ?5 DESC, r.last_heard_at DESC LIMIT ?1`,
      )
      .bind(find.trim() === "" ? OFFERED : LOOKED_THROUGH, ...scopeValues(staff), chosen),
  ]);
  const rows = (found?.results ?? []) as unknown as CardRow[];
  const cards = await Promise.all(
    rows.map(async (row) => {
      const card = await toCard(row, await keyOf(house, row));
      return row.about === "neighbour" && !mayKnowReporter(staff, row) ? { ...card, ownWords: null } : card;
    }),
  );
  const wanted = plain(find).split(/\s+/).filter(Boolean);
  return cards
    .filter(({ id, ownWords, area }) => {
      const text = plain(`${ownWords ?? ""} ${area?.name ?? ""}`);
      return id === chosen || wanted.every((word) => text.includes(word));
    })
    .slice(0, OFFERED)
    .map(({ id, level, about, area, ownWords, channel, lastHeardAt }) => ({
      id,
      level,
      about,
      area: area?.name ?? null,
      ownWords,
      channel: channel ?? null,
      lastHeardAt,
    }));
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();
