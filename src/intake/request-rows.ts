/** Rows of a draft that belong to requests: the requests themselves, triage decisions, alerts, history. */
import type { House } from "../house.ts";
import type { SealIn } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import type { Draft, DraftRequest } from "./draft.ts";
import { expireProposals } from "./proposals.ts";
import { type Stance, stanceOf } from "./stance.ts";

/** The rows of this turn's requests: new and changed ones, their alerts, reasons and history. @param now epoch ms. */
export async function requestStatements(
  house: House,
  draft: Draft,
  personId: string,
  now: number,
  sealIn: SealIn,
): Promise<Statement[]> {
  const { store } = house;
  const out: Statement[] = expireProposals(house, draft, now);
  for (const request of draft.requests) {
    if (!request.changed) continue;
    const words = request.ownWords
      ? await sealIn("request", "own_words_sealed", request.id, request.ownWords.text)
      : null;
    if (request.isNew) {
      if (request.closedAt === undefined)
        out.push(insertRequest(house, request, personId, words, stanceOf(draft, request)));
    } else {
      out.push(updateRequest(house, request, words, stanceOf(draft, request)));
    }
  }
  const opened = draft.requests.filter((request) => !request.isNew || request.closedAt === undefined);
  const kept = new Set(opened.map((request) => request.id));
  const decisions = await Promise.all(
    draft.triage.map(async ({ eventId, assessment, at }) => {
      const id = house.newId();
      const spans = assessment.hits.map(({ rule, span, source }) => ({ rule, span, source }));
      return [
        id,
        personId,
        eventId,
        assessment.level,
        assessment.safety,
        JSON.stringify(assessment.topics),
        JSON.stringify(assessment.hits.map((hit) => hit.rule)),
        draft.erase ? null : await sealIn("triage_decision", "hits_sealed", id, spans),
        assessment.ruleSet,
        assessment.given ? JSON.stringify(assessment.given) : null,
        at,
      ];
    }),
  );
  out.push(
    ...insertRows(
      store,
      "triage_decision",
      ["id", "person_id", "message_id", "level", "safety", "topics", "rules", "hits_sealed", "rule_set", "given", "at"],
      decisions,
    ),
    ...insertRows(
      store,
      "alert",
      ["id", "request_id", "person_id", "level", "raised_at", "next_step_at"],
      draft.alerts
        .filter((alert) => kept.has(alert.requestId))
        .map((alert) => [house.newId(), alert.requestId, personId, alert.level, now, now]),
    ),
    ...insertRows(
      store,
      "history_event",
      ["id", "at", "kind", "actor", "person_id", "request_id", "detail"],
      draft.history.map((h) => [house.newId(), h.at, h.kind, h.actor, personId, h.requestId, JSON.stringify(h.detail)]),
    ),
  );
  return out;
}

function insertRequest(
  house: House,
  r: DraftRequest,
  personId: string,
  words: string | null,
  stance: Stance | null,
): Statement {
  return house.store
    .prepare(
      `INSERT INTO request (id, person_id, about, why, state, level, machine_level, topics, rules, area, own_words_sealed,
       own_words_message, waiting_since, opened_at, last_heard_at, stance, run, elsewhere, version)
       VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?16, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?17, 1)`,
    )
    .bind(
      r.id,
      personId,
      r.about,
      r.why,
      r.level,
      JSON.stringify(r.topics),
      JSON.stringify(r.rules),
      r.area,
      words,
      r.ownWords?.lineMessageId ?? null,
      r.waitingSince,
      r.openedAt,
      r.lastHeardAt,
      stance,
      r.run,
      r.machineLevel,
      r.elsewhere,
    );
}

/** The resident's side of a request. The version moves, so that nobody closes or takes what they have not seen. */
function updateRequest(house: House, r: DraftRequest, words: string | null, stance: Stance | null): Statement {
  return house.store
    .prepare(
      `UPDATE request SET version = version + 1, why = ?2, level = ?3, topics = ?4, rules = ?5, area = ?6,
       own_words_sealed = coalesce(?7, own_words_sealed),
       own_words_message = CASE WHEN ?7 IS NULL THEN own_words_message ELSE ?8 END,
       waiting_since = ?9, last_heard_at = max(last_heard_at, ?10), stance = ?12, machine_level = ?13, elsewhere = ?15,
       level_by_hand_at = CASE WHEN ?14 THEN level_by_hand_at END, snoozed_until = NULL,
       state = CASE WHEN ?11 IS NULL THEN state ELSE 'closed' END, closed_at = coalesce(?11, closed_at)
       WHERE id = ?1`,
    )
    .bind(
      r.id,
      r.why,
      r.level,
      JSON.stringify(r.topics),
      JSON.stringify(r.rules),
      r.area,
      words,
      r.ownWords?.lineMessageId ?? null,
      r.waitingSince,
      r.lastHeardAt,
      r.closedAt ?? null,
      stance,
      r.machineLevel,
      r.byHand ? 1 : 0,
      r.elsewhere,
    );
}
