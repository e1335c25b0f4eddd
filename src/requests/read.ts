/** One request with its talk. Reading it is recorded; what is out of scope is not found. */
import { ONCE_ABUSE } from "../danger/closing.ts";
import { isUrgentLevel } from "../danger/codes.ts";
import { fateWords } from "../delivery/fate.ts";
import type { House } from "../house.ts";
import { SPLIT_MS } from "../intake/decide.ts";
import { type MessageBody, wordsOfBody } from "../intake/opened.ts";
import { type LineMessage, wordsOf } from "../line/messages-out.ts";
import { besideWords, MEDIA_COLUMNS, type MediaColumns } from "../media/view.ts";
import type { StaffMember } from "../staff/types.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import { knowsReporters, toldTimes, toldTimesStatement, whatWasTold } from "../subjects/told-times.ts";
import { type AskedRow, askedLines, askedStatement } from "./asked.ts";
import { explain, type HeardWords, type StoredHit } from "./explain.ts";
import { CARD_COLUMNS, CARD_TABLES, type CardRow, toCard } from "./list.ts";
import { sayMessage } from "./message-words.ts";
import { readingAgain } from "./reading-again.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { keyOf, openSealed } from "./sealed.ts";
import { belongsSql, heardOnSql, readsOneRequest, saidOnSql } from "./talk-of-request.ts";
import { leaveUnread } from "./unread.ts";
import type { FateView, HistoryLine, RequestDetail, TalkEntry } from "./views.ts";

/** Newest entries of each side that a page shows. */
const TALK_PAGE = 100;

interface MessageRow extends MediaColumns {
  id: string;
  kind: TalkEntry["kind"];
  body_sealed: string | null;
  at: number;
  unsent_at: number | null;
  about: "self" | "neighbour" | null;
}

interface OutRow {
  id: string;
  kind: "answer" | "safety" | "staff";
  channel: "reply" | "push";
  payload_sealed: string | null;
  state: FateView["state"];
  why: string | null;
  created_at: number;
  settled_at: number | null;
  nickname: string | null;
  request_id: string | null;
}

/**
 * Of a neighbour's report this is the reporter's side, and only for those who may know who told; the subject has a page of its own.
 * @param record false for a refresh of a page whose reading is recorded already; it is looked whether it was. Two round trips, three with an unseen alert.
 */
export async function readRequest(
  house: House,
  staff: StaffMember,
  id: string,
  record: boolean,
): Promise<RequestDetail | null> {
  const { store } = house;
  const [found] = await store.batch([
    store
      .prepare(`SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES} WHERE r.id = ?1 AND ${scopeSql(2)}`)
      .bind(id, ...scopeValues(staff)),
  ]);
  const row = found?.results[0] as unknown as CardRow | undefined;
  if (!row) return null;
  const isReport = row.about === "neighbour";
  const hidden = isReport && !mayKnowReporter(staff, row);
  const mayKnow = knowsReporters(staff);
  // Whoever was given this one request reads nothing of the person's others.
  const one = readsOneRequest(staff);
  const only = (which: (alias: string, r: string) => string, alias: string) =>
    one ? `AND EXISTS (SELECT 1 FROM request q WHERE q.id = ?3 AND ${which(alias, "q")})` : "";
  const bound = (sql: string, second: number) => store.prepare(sql).bind(row.person_id, second, ...(one ? [id] : []));
  const talkOf = (sql: string) => bound(sql, TALK_PAGE + 1);
  const [messages, outgoing, decisions, history, holder, alerts, asked, dangers, once, told] = await store.batch([
    talkOf(
      `SELECT m.id, m.kind, m.body_sealed, m.at, m.unsent_at, m.about, ${MEDIA_COLUMNS}
       FROM message m LEFT JOIN media d ON d.message_id = m.id
       WHERE m.person_id = ?1 ${only(belongsSql, "m")} ORDER BY m.at DESC, m.rowid DESC LIMIT ?2`,
    ),
    talkOf(
      `SELECT o.id, o.kind, o.channel, o.payload_sealed, o.state, o.why, o.created_at, o.settled_at, o.request_id, s.nickname
       FROM outbox o LEFT JOIN staff s ON s.id = o.staff_id
       WHERE o.person_id = ?1 AND o.why IS NOT 'takenBack' ${only(saidOnSql, "o")} ORDER BY o.created_at DESC, o.rowid DESC LIMIT ?2`,
    ),
    bound(
      `SELECT t.id, t.message_id, t.hits_sealed FROM triage_decision t WHERE t.person_id = ?1 AND t.hits_sealed IS NOT NULL
         AND (?2 OR t.level IN ('U0', 'U1')) ${only(heardOnSql, "t")} ORDER BY t.at DESC, t.rowid DESC LIMIT ${TALK_PAGE}`,
      row.reading === "ok" ? 1 : 0,
    ),
    store
      .prepare(
        `SELECT h.id, h.at, h.kind, h.actor, h.detail, s.nickname AS staffNickname FROM history_event h
         LEFT JOIN staff s ON s.id = h.staff_id
         WHERE h.request_id = ?1 OR (h.person_id = ?2 AND h.request_id IS NULL) ORDER BY h.at DESC, h.rowid DESC LIMIT 50`,
      )
      .bind(id, one ? "" : row.person_id),
    store.prepare("SELECT id, nickname FROM staff WHERE id = ?1").bind(row.talk_held_by ?? ""),
    store.prepare("SELECT id FROM alert WHERE request_id = ?1 AND seen_at IS NULL LIMIT 1").bind(id),
    askedStatement(house, id),
    store
      .prepare("SELECT message_id AS id FROM triage_decision WHERE person_id = ?1 AND level IN ('U0', 'U1')")
      .bind(row.reading === "doNotRead" || !mayKnow ? row.person_id : ""),
    store.prepare(`SELECT ${ONCE_ABUSE} AS once`).bind(id),
    toldTimesStatement(store, JSON.stringify(mayKnow ? [] : [row.person_id])),
    ...(hidden
      ? []
      : record
        ? [
            store
              .prepare("INSERT INTO read_audit (id, staff_id, request_id, at, what) VALUES (?1, ?2, ?3, ?4, ?5)")
              .bind(house.newId(), staff.id, id, house.clock(), isReport ? "reporter" : "talk"),
          ]
        : [readingAgain(house, staff, id, isReport ? "reporter" : "talk")]),
  ]);
  const key = await keyOf(house, row);
  const dangerous = new Set(((dangers?.results ?? []) as { id: string }[]).map(({ id: message }) => message));
  const heardAll = (messages?.results ?? []) as unknown as MessageRow[];
  const saidAll = (outgoing?.results ?? []) as unknown as OutRow[];
  const left = whatWasTold(
    [
      ...heardAll.map((m) => ({
        id: m.id,
        at: m.at,
        from: "resident" as const,
        requestId: null,
        about: m.about,
        wordless: m.kind !== "text" && m.kind !== "tap",
      })),
      ...saidAll.map((o) => ({
        id: o.id,
        at: o.created_at,
        from: o.kind === "staff" ? ("staff" as const) : ("auto" as const),
        requestId: o.kind === "staff" ? o.request_id : null,
        about: null,
        wordless: false,
      })),
    ],
    toldTimes(told),
  );
  // Where somebody's own life is in danger, the words in which it was heard stand before everything.
  if (isUrgentLevel(row.level)) for (const message of dangerous) left.delete(message);
  const heard = heardAll.filter(({ id: message }) => !left.has(message));
  const said = saidAll.filter(({ id: out }) => !left.has(out));
  const opened = await Promise.all(heard.slice(0, TALK_PAGE).map((m) => messageEntry(key, m)));
  const hits = (await openHits(key, (decisions?.results ?? []) as unknown as DecisionRow[])).filter(
    ({ messageId }) => !left.has(messageId),
  );
  const explained = explain(opened.map(({ words }) => words).reverse(), hits, { splitMs: SPLIT_MS, before: 2 });
  const talk: TalkEntry[] = [
    ...opened.map(({ entry }) => withHeard(entry, explained.get(entry.id))),
    ...(await Promise.all(said.slice(0, TALK_PAGE).map((o) => outgoingEntry(key, o)))),
  ];
  // Both lists come newest first; the sort is stable, so what was heard stands before its answer of the same moment.
  talk.reverse();
  talk.sort((a, b) => a.at - b.at || Number(b.from === "resident") - Number(a.from === "resident"));
  const card = await toCard(row, key);
  const why = reasons(hits);
  // Seen is what somebody could read who may act on it: where a part stays shut, the alert goes on calling.
  const readable = !hidden && !card.unreadable && !talk.some((entry) => entry.unreadable);
  if (record && readable && !one && alerts?.results.length) {
    await store.batch([
      store
        .prepare("UPDATE alert SET seen_at = ?2, seen_by = ?3 WHERE request_id = ?1 AND seen_at IS NULL")
        .bind(id, house.clock(), staff.id),
    ]);
  }
  return {
    ...(hidden ? { ...card, ownWords: null } : card),
    version: row.version,
    talk: hidden ? [] : row.reading === "doNotRead" ? leaveUnread(talk, dangerous) : talk,
    earlierHidden: heardAll.length > TALK_PAGE || saidAll.length > TALK_PAGE,
    history: ((history?.results ?? []) as unknown as (HistoryLine & { detail: string })[]).map((line) => ({
      ...line,
      detail: JSON.parse(line.detail) as NonNullable<HistoryLine["detail"]>,
    })),
    talkHolder: (holder?.results[0] as RequestDetail["talkHolder"] | undefined) ?? null,
    blocked: row.unreachable_since !== null,
    ...(row.snoozed_until === null ? {} : { snoozedUntil: row.snoozed_until }),
    reasons: hidden ? [] : why,
    // What was chosen stands in the talk as a tap, where 「読まないで」 hides it.
    asked:
      hidden || row.reading === "doNotRead"
        ? []
        : await askedLines(key, (asked?.results ?? []) as unknown as AskedRow[]),
    onceAbuse: (once?.results[0] as { once: number } | undefined)?.once === 1,
    ...(hidden ? { reporterHidden: true } : {}),
    ...(staff.role === "partner" ? { readOnly: true as const } : {}),
  };
}

const withHeard = (entry: TalkEntry, heard: TalkEntry["heard"]): TalkEntry => (heard ? { ...entry, heard } : entry);

async function messageEntry(key: CryptoKey | null, row: MessageRow): Promise<{ entry: TalkEntry; words: HeardWords }> {
  const place = { table: "message", column: "body_sealed", row: row.id };
  const opened = row.body_sealed === null ? null : await openSealed(key, place, row.body_sealed);
  const body = opened === null ? null : (JSON.parse(opened) as MessageBody);
  const text = body === null ? null : sayMessage(row.kind, body);
  const words = { id: row.id, shown: text, words: body === null ? "" : wordsOfBody(body), at: row.at };
  const entry: TalkEntry = {
    id: row.id,
    from: "resident",
    kind: row.kind,
    text,
    ...besideWords(row, body),
    ...(row.body_sealed !== null && opened === null ? { unreadable: true } : {}),
    chips: [],
    at: row.at,
    staffNickname: null,
    unsent: row.unsent_at !== null,
    fate: null,
  };
  return { entry, words };
}

async function outgoingEntry(key: CryptoKey | null, row: OutRow): Promise<TalkEntry> {
  const place = { table: "outbox", column: "payload_sealed", row: row.id };
  const opened = row.payload_sealed === null ? null : await openSealed(key, place, row.payload_sealed);
  const messages = opened === null ? null : (JSON.parse(opened) as LineMessage[]);
  const words = messages === null ? null : wordsOf(messages);
  return {
    id: row.id,
    ...(row.kind === "staff" && messages && messages.length > 1
      ? { bubbles: messages.map((one) => wordsOf([one]).text) }
      : {}),
    from: row.kind === "staff" ? "staff" : "auto",
    kind: "text",
    text: words?.text ?? null,
    ...(row.payload_sealed !== null && opened === null ? { unreadable: true } : {}),
    chips: words?.chips ?? [],
    at: row.created_at,
    staffNickname: row.nickname,
    unsent: false,
    fate: {
      state: row.state,
      channel: row.channel,
      why: row.why,
      words: fateWords(row.state, row.why),
      at: row.settled_at,
    },
  };
}

interface DecisionRow {
  id: string;
  message_id: string;
  hits_sealed: string;
}

/** Newest decision first, as they come. */
async function openHits(key: CryptoKey | null, rows: readonly DecisionRow[]): Promise<StoredHit[]> {
  const opened = await Promise.all(
    rows.map(async ({ id, message_id, hits_sealed }) => {
      const place = { table: "triage_decision", column: "hits_sealed", row: id };
      const hits = await openSealed(key, place, hits_sealed);
      const stored = hits === null ? [] : (JSON.parse(hits) as Omit<StoredHit, "messageId">[]);
      return stored.map((hit) => ({ ...hit, messageId: message_id }));
    }),
  );
  return opened.flat();
}

/** Each reason once, however often it was heard. */
function reasons(hits: readonly StoredHit[]): RequestDetail["reasons"] {
  return [...new Map(hits.map(({ rule, span }) => [`${rule} ${span}`, { rule, span }])).values()];
}
