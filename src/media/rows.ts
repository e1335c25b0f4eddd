/** What a turn writes about media, as part of its one batch: what came, what was taken back, what was erased. */
import type { House } from "../house.ts";
import type { Draft, DraftMessage } from "../intake/draft.ts";
import type { MessageBody } from "../intake/opened.ts";
import type { Statement, StatementResult, Store } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import type { MediaKind } from "./types.ts";

const KINDS = new Set<string>(["image", "video", "audio", "file"] satisfies MediaKind[]);

/** No longer to be had, for a reason (?2): the bytes go next, at once (?3). Nothing is fetched any more. */
const GONE = `UPDATE media SET state = 'gone', why = ?2, content_type = NULL, size = NULL,
  next_try_at = CASE WHEN object_key IS NULL THEN NULL ELSE ?3 END`;

/** More of one person than this at once are left to the sweeper. */
const DUE_A_TURN = 50;

/**
 * To stand at the end of the turn's batch, behind its messages; nothing when no media is touched. The last statement reads what
 * there is to do then (`dueMediaIn`).
 */
export function mediaStatements(house: House, draft: Draft, personId: string, now: number): Statement[] {
  const { store } = house;
  const came = draft.messages.filter(isMedia);
  if (came.length === 0 && draft.unsent.length === 0 && !draft.erase) return [];
  const rows = came.map((message) => {
    const elsewhere = (message.body as MessageBody).elsewhere === true;
    const [state, why, due] = elsewhere ? ["refused", "elsewhere", null] : ["waiting", null, now];
    return [house.newId(), message.id, personId, message.kind, state, why, 0, due, now];
  });
  const columns = ["id", "message_id", "person_id", "kind", "state", "why", "attempts", "next_try_at", "created_at"];
  return [
    // Before the new rows: what is said after 「消して」 in the same turn stays.
    ...(draft.erase ? eraseMediaStatements(store, personId, now) : []),
    ...insertRows(store, "media", columns, rows, "INSERT OR IGNORE"),
    ...draft.unsent.map((lineMessageId) =>
      store
        .prepare(`${GONE} WHERE message_id IN (SELECT id FROM message WHERE line_message_id = ?1 AND person_id = ?4)`)
        .bind(lineMessageId, "unsent", now, personId),
    ),
    store
      .prepare("SELECT id FROM media WHERE person_id = ?1 AND next_try_at <= ?2 LIMIT ?3")
      .bind(personId, now, DUE_A_TURN),
  ];
}

/** Everything of a person goes: for whatever batch destroys their key. The sweeper takes the bytes out of the store. */
export function eraseMediaStatements(store: Store, personId: string, now: number): Statement[] {
  return [store.prepare(`${GONE} WHERE person_id = ?1`).bind(personId, "erased", now)];
}

/** Ids for the queue, out of the results of a batch that ended with `mediaStatements`. */
export function dueMediaIn(results: readonly StatementResult[]): string[] {
  return (results.at(-1)?.results ?? []).map((row) => String(row.id));
}

function isMedia(message: DraftMessage): boolean {
  // Taken back before it was read: there is nothing to fetch.
  return KINDS.has(message.kind) && message.body !== null && message.lineMessageId !== null;
}
