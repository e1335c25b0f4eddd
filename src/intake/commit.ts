/** Round trip 2: a draft becomes rows, all in one batch guarded by the lane's version. */
import { joinSays } from "../conversation/join-says.ts";
import { keepStaffRecords } from "../danger/keep.ts";
import type { House } from "../house.ts";
import { toLineMessages } from "../line/messages-out.ts";
import { dueMediaIn, mediaStatements } from "../media/rows.ts";
import { eraseTagStatements } from "../requests/tags.ts";
import { open, type SealIn, seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, NEXT_VERSION } from "../store/write.ts";
import { type Answer, freezeAnswer } from "./answer.ts";
import { SPLIT_MS } from "./decide.ts";
import type { Draft } from "./draft.ts";
import { joinSafety } from "./join-safety.ts";
import { memoryPlace, type OpenLane, type RunMemory } from "./opened.ts";
import { answerStatements, eraseReportStatements, reportStatements, unsendWordsStatements } from "./report-rows.ts";
import { requestStatements } from "./request-rows.ts";
import { routeStatements } from "./route-requests.ts";

/** What the batch left to do: the answer to send, if there is one. */
export interface Committed {
  personId: string;
  answer: Answer | null;
  /** Photos, voices, videos and files to fetch, or to take out of the store: ids for the queue. */
  media: string[];
}

/**
 * @throws when the lane moved on (`isConflict`), or when D1 fails; then nothing of it is stored.
 */
export async function commit(house: House, lane: OpenLane, draft: Draft, now: number): Promise<Committed> {
  const { store } = house;
  const personId = lane.person?.id ?? house.newId();
  const fresh = lane.key === null || draft.erase ? await store.keys.newPersonKey(personId) : null;
  const key = fresh?.key ?? lane.key;
  if (!key) throw new Error("a person without a key");
  const sealIn = (table: string, column: string, row: string, value: unknown) =>
    seal(key, { table, column, row }, typeof value === "string" ? value : JSON.stringify(value));

  const say = draft.safety.length > 0 ? joinSafety(draft.safety) : joinSays(draft.says);
  const messages = toLineMessages(say);
  const safety = draft.safety.length > 0 || draft.safetyInFlow;
  // Without a token there is nothing to answer with; a safety text goes all the same, as a push.
  const answer: Answer | null =
    messages.length > 0 && (draft.replyToken !== null || safety)
      ? {
          id: house.newId(),
          kind: safety ? "safety" : "answer",
          messages,
          replyToken: draft.replyToken,
          tokenFrom: draft.tokenFrom,
        }
      : null;

  const statements: Statement[] = [];
  statements.push(...(await personStatements(house, lane, draft, personId, fresh, now, sealIn)));
  if (draft.erase) {
    statements.push(...eraseStatements(house, lane.lane, personId, now));
    statements.push(...eraseReportStatements(house, draft, personId, now));
    if (lane.key) {
      statements.push(...(await keepSafety(house, personId, lane.key, sealIn)));
      statements.push(...(await keepStaffRecords(house, personId, lane.key, sealIn)));
    }
  }
  statements.push(...(await messageStatements(house, draft, lane.lane, personId, now, sealIn)));
  statements.push(...(await unsendWordsStatements(house, draft, personId, now)));
  statements.push(...(await requestStatements(house, draft, personId, now, sealIn)));
  statements.push(...routeStatements(house, lane.routing, draft, now));
  statements.push(...(await reportStatements(house, lane, draft, now)));
  statements.push(...(await answerStatements(house, draft, personId, sealIn)));
  if (draft.state) {
    const state = draft.state;
    const sealed = await seal(key, memoryPlace(personId), JSON.stringify(memoryOf(draft, state)));
    statements.push(runStatement(house, personId, state, sealed, draft.quietAt, now));
  }
  if (draft.saidLater.length > 0)
    statements.push(
      store
        .prepare("UPDATE outbox SET why = 'saidLater' WHERE id IN (SELECT value FROM json_each(?1)) AND state = 'held'")
        .bind(JSON.stringify(draft.saidLater)),
    );
  if (answer) statements.push(...(await freezeAnswer(store, personId, answer, now, sealIn)));
  statements.push(
    store
      .prepare(
        "UPDATE inbound_event SET done_at = ?1, outcome = 'done', body_sealed = NULL WHERE id IN (SELECT value FROM json_each(?2))",
      )
      .bind(now, JSON.stringify(draft.eventIds)),
    store
      .prepare(
        "UPDATE inbound_event SET done_at = ?1, outcome = 'failed' WHERE id IN (SELECT value FROM json_each(?2))",
      )
      .bind(now, JSON.stringify(draft.unreadableIds)),
  );
  const media = mediaStatements(house, draft, personId, now);
  const results = await store.batch([...statements, ...media]);
  return { personId, answer, media: media.length > 0 ? dueMediaIn(results) : [] };
}

async function personStatements(
  house: House,
  lane: OpenLane,
  draft: Draft,
  personId: string,
  fresh: { ringKeyId: string; wrapped: string } | null,
  now: number,
  sealIn: SealIn,
): Promise<Statement[]> {
  const { store } = house;
  const p = draft.person;
  const out: Statement[] = [];
  // Sealed anew only with a new key; a timer knows no user id and changes no key.
  const userId =
    fresh && lane.userId !== null ? await sealIn("person", "line_user_id_sealed", personId, lane.userId) : null;
  if (lane.person === null) {
    out.push(
      store
        .prepare(
          `INSERT INTO person (id, line_user_hash, line_user_id_sealed, version, contact, unreachable_since,
           area, created_at, last_heard_at, reading, menu) VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
        )
        .bind(
          personId,
          lane.lane,
          userId,
          p.contact,
          p.unreachableSince,
          p.area,
          now,
          p.lastHeardAt,
          p.reading,
          p.menu,
        ),
    );
  } else {
    out.push(
      store
        .prepare(
          `UPDATE person SET ${NEXT_VERSION}, contact = ?3, unreachable_since = ?4, staff_answered_at = ?5,
           talk_held_by = ?6, talk_held_since = CASE WHEN ?6 IS NULL THEN NULL ELSE talk_held_since END, area = ?7, last_heard_at = ?8, line_user_id_sealed = coalesce(?9, line_user_id_sealed),
           reading = ?10, menu = ?11
           WHERE id = ?2`,
        )
        .bind(
          lane.person.version,
          personId,
          p.contact,
          p.unreachableSince,
          p.staffAnsweredAt,
          p.talkHeldBy,
          p.area,
          p.lastHeardAt,
          userId,
          p.reading,
          p.menu,
        ),
    );
  }
  if (fresh) {
    out.push(
      store
        .prepare(
          `INSERT INTO person_key (person_id, ring_key_id, wrapped, created_at) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT (person_id) DO UPDATE SET ring_key_id = ?2, wrapped = ?3, created_at = ?4`,
        )
        .bind(personId, fresh.ringKeyId, fresh.wrapped, now),
    );
  }
  return out;
}

function memoryOf(draft: Draft, state: RunMemory["state"]): RunMemory {
  const { heard, lastAbout, lastSafety, unmatched, house, anotherIn } = draft;
  return { state, heard, lastAbout, lastSafety, unmatched, ...(house || anotherIn ? { house, anotherIn } : {}) };
}

/** 「消して」: the old key is replaced above, so what it sealed is unreadable; the values themselves go too. */
export function eraseStatements(house: House, lane: string, personId: string, now: number): Statement[] {
  const { store } = house;
  const on = (sql: string) => store.prepare(sql).bind(personId);
  return [
    on("UPDATE message SET body_sealed = NULL WHERE person_id = ?1"),
    store.prepare("UPDATE inbound_event SET body_sealed = NULL WHERE lane = ?1 AND done_at IS NOT NULL").bind(lane),
    on("UPDATE triage_decision SET hits_sealed = NULL WHERE person_id = ?1"),
    on("DELETE FROM answer_draft WHERE person_id = ?1"),
    ...eraseTagStatements(house, personId),
    on("UPDATE request SET own_words_sealed = NULL, own_words_message = NULL WHERE person_id = ?1"),
    store
      .prepare(
        `UPDATE outbox SET payload_sealed = NULL, reason_sealed = NULL,
         state = CASE state WHEN 'waiting' THEN 'failed' ELSE state END,
         why = CASE state WHEN 'waiting' THEN 'erased' ELSE why END,
         settled_at = coalesce(settled_at, ?2) WHERE person_id = ?1 AND NOT (kind = 'safety' AND state = 'waiting')`,
      )
      .bind(personId, now),
    ...insertRows(store, "erasure", ["id", "person_id", "at", "scope"], [[house.newId(), personId, now, "words"]]),
  ];
}

/**
 * A safety text that has not left yet still goes: it holds our words and numbers, nothing of theirs. It is sealed anew, because
 * the old key goes. One more round trip, in this case only.
 */
async function keepSafety(house: House, personId: string, oldKey: CryptoKey, sealIn: SealIn): Promise<Statement[]> {
  const { store } = house;
  const [waiting] = await store.batch([
    store
      .prepare("SELECT id, payload_sealed FROM outbox WHERE person_id = ?1 AND kind = 'safety' AND state = 'waiting'")
      .bind(personId),
  ]);
  const statements: Statement[] = [];
  for (const { id, payload_sealed } of (waiting?.results ?? []) as { id: string; payload_sealed: string }[]) {
    const place = { table: "outbox", column: "payload_sealed", row: id };
    // One that does not open could not have been sent either; it must not keep the words from being erased.
    const payload = await open(oldKey, place, payload_sealed).catch(() => null);
    if (payload === null) continue;
    const sealed = await sealIn("outbox", "payload_sealed", id, payload);
    statements.push(store.prepare("UPDATE outbox SET payload_sealed = ?2 WHERE id = ?1").bind(id, sealed));
  }
  return statements;
}

async function messageStatements(
  house: House,
  draft: Draft,
  lane: string,
  personId: string,
  now: number,
  sealIn: SealIn,
): Promise<Statement[]> {
  const { store } = house;
  const messages = await Promise.all(
    draft.messages.map(async (m) => [
      m.id,
      personId,
      m.kind,
      m.lineMessageId,
      m.body === null ? null : await sealIn("message", "body_sealed", m.id, m.body),
      m.at,
      m.body === null ? now : null,
      m.about ?? null,
      m.requestId ?? null,
    ]),
  );
  const columns = "id person_id kind line_message_id body_sealed at unsent_at about request_id".split(" ");
  return [
    ...insertRows(store, "message", columns, messages, "INSERT OR IGNORE"),
    ...draft.unsent.flatMap((id) => unsendStatements(house, id, lane, personId, now)),
  ];
}

/** Takes a message back from every copy: the talk, the card, the reasons. The fact stays, without words. */
function unsendStatements(house: House, id: string, lane: string, personId: string, now: number): Statement[] {
  const on = (sql: string) => house.store.prepare(sql);
  return [
    on("UPDATE message SET body_sealed = NULL, unsent_at = ?3 WHERE line_message_id = ?1 AND person_id = ?2").bind(
      id,
      personId,
      now,
    ),
    on(
      "UPDATE request SET own_words_sealed = NULL, own_words_message = NULL WHERE own_words_message = ?1 AND person_id = ?2",
    ).bind(id, personId),
    on(
      // Its words may stand in later reasons too: what came within the time of a split thought was read together with it.
      `UPDATE triage_decision SET hits_sealed = NULL WHERE person_id = ?2
       AND at >= (SELECT at FROM message WHERE line_message_id = ?1 AND person_id = ?2)
       AND at <= (SELECT at FROM message WHERE line_message_id = ?1 AND person_id = ?2) + ?3`,
    ).bind(id, personId, SPLIT_MS),
    on("INSERT OR IGNORE INTO unsend_tombstone (line_message_id, lane, at) VALUES (?1, ?2, ?3)").bind(id, lane, now),
  ];
}

function runStatement(
  house: House,
  personId: string,
  state: NonNullable<Draft["state"]>,
  sealed: string,
  quietAt: number | null | undefined,
  now: number,
): Statement {
  return house.store
    .prepare(
      `INSERT INTO run (person_id, id, flow, flow_version, node, status, step, state_sealed, quiet_at, updated_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
       ON CONFLICT (person_id) DO UPDATE SET id = ?2, flow = ?3, flow_version = ?4, node = ?5, status = ?6, step = ?7,
       state_sealed = ?8, quiet_at = CASE WHEN ?11 THEN quiet_at ELSE ?9 END, updated_at = ?10`,
    )
    .bind(
      personId,
      state.run,
      state.flow,
      state.version,
      state.node,
      state.status,
      state.step,
      sealed,
      quietAt ?? null,
      now,
      quietAt === undefined ? 1 : 0,
    );
}
