/** Where a search looks: one source a kind of words, each with its query and its way of opening a row. */
import { type MessageBody, wordsOfBody } from "../intake/opened.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement, Store } from "../store/store.ts";
import { openSealed } from "./sealed.ts";
import { belongsSql, readsOneRequest } from "./talk-of-request.ts";
import { mayBeShown } from "./unread.ts";

/** The newest of one person or request that are looked through. */
const OF_EACH = 500;

export interface FoundRow {
  id: string;
  /** Whose or what about it is: the person's id, or the request's. */
  of: string;
  at: number;
  /** Of what people wrote: whom it was heard to be about. */
  about?: "self" | "neighbour" | null;
  sealed: string;
}

export interface SearchSource {
  name: "said" | "note" | "told" | "who";
  /** Whether its rows belong to a person (and so to every request of theirs) or to one request. */
  by: "person" | "request";
  /** @param ids of people or requests as a JSON list. Rows as `FoundRow`, newest first. */
  statement(store: Store, ids: string): Statement;
  /** @returns the words; null when nothing opens them. */
  open(key: CryptoKey | null, row: FoundRow): Promise<string | null>;
}

/** What people wrote. Of 「読まないで」 only what danger was heard in (src/requests/unread.ts). */
const said: SearchSource = {
  name: "said",
  by: "person",
  statement: (store, ids) =>
    store
      .prepare(
        `SELECT m.id, m.person_id AS of, m.at, m.about, m.body_sealed AS sealed
         FROM json_each(?1) j CROSS JOIN person p ON p.id = j.value CROSS JOIN message m ON m.rowid IN (
           SELECT w.rowid FROM message w WHERE w.person_id = p.id AND w.body_sealed IS NOT NULL ORDER BY w.at DESC LIMIT ${OF_EACH})
         WHERE p.reading = 'ok'
         OR EXISTS (SELECT 1 FROM triage_decision t WHERE t.message_id = m.id AND t.level IN ('U0', 'U1'))`,
      )
      .bind(ids),
  async open(key, row) {
    const text = await openSealed(key, { table: "message", column: "body_sealed", row: row.id }, row.sealed);
    return text === null ? null : wordsOfBody(JSON.parse(text) as MessageBody);
  },
};

/** The same, of the requests somebody was given to read, and nothing of the person's others. */
const saidOnRequest: SearchSource = {
  ...said,
  by: "request",
  statement: (store, ids) =>
    store
      .prepare(
        `SELECT m.id, r.id AS of, m.at, m.body_sealed AS sealed
         FROM json_each(?1) j CROSS JOIN request r ON r.id = j.value CROSS JOIN message m ON m.rowid IN (
           SELECT w.rowid FROM message w WHERE w.person_id = r.person_id AND w.body_sealed IS NOT NULL ORDER BY w.at DESC LIMIT ${OF_EACH})
         WHERE ${belongsSql("m", "r")} AND ${mayBeShown("m.person_id", "m.id")}`,
      )
      .bind(ids),
};

/** Notes of staff: 内部メモ. */
export const noteSource: SearchSource = {
  name: "note",
  by: "request",
  statement: (store, ids) =>
    store
      .prepare(
        `SELECT n.id, n.request_id AS of, n.at, n.words_sealed AS sealed FROM json_each(?1) j CROSS JOIN note n ON n.rowid IN (
           SELECT w.rowid FROM note w WHERE w.request_id = j.value AND w.words_sealed IS NOT NULL ORDER BY w.at DESC LIMIT ${OF_EACH})`,
      )
      .bind(ids),
  open: (key, row) => openSealed(key, { table: "note", column: "words_sealed", row: row.id }, row.sealed),
};

/**
 * What somebody told without a chat, and their name. Of a neighbour's telling only where it made the request: who told beside
 * somebody else's request is a person of their own, with a key of their own.
 */
const toldSource = (name: "told" | "who", column: "words_sealed" | "who_sealed"): SearchSource => ({
  name,
  by: "request",
  statement: (store, ids) =>
    store
      .prepare(
        `SELECT c.id, c.request_id AS of, c.at, c.${column} AS sealed FROM json_each(?1) j CROSS JOIN request r ON r.id = j.value
         CROSS JOIN record c ON c.rowid IN (
           SELECT w.rowid FROM record w WHERE w.request_id = r.id AND w.${column} IS NOT NULL ORDER BY w.at DESC LIMIT ${OF_EACH})
         JOIN person p ON p.id = c.person_id
         WHERE c.person_id = r.person_id AND (p.reading = 'ok' OR coalesce(c.raised_to, c.level) IN ('U0', 'U1'))`,
      )
      .bind(ids),
  open: (key, row) => openSealed(key, { table: "record", column, row: row.id }, row.sealed),
});
const told = [toldSource("told", "words_sealed"), toldSource("who", "who_sealed")];

export const SEARCH_SOURCES: readonly SearchSource[] = [said, ...told, noteSource];

/** Notes are colleagues' own: whom a request was given to reads none, and finds none. */
export const sourcesFor = (staff: StaffMember): readonly SearchSource[] =>
  readsOneRequest(staff) ? [saidOnRequest, ...told] : SEARCH_SOURCES;
