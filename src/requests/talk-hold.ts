/** Who has the talk: a CSW (the bot is silent) or the bot. Written on the person's lane, guarded like a turn. */
import { givenBack, takenByPerson } from "../conversation/run-state.ts";
import type { ContactPreference } from "../conversation/types.ts";
import type { House } from "../house.ts";
import { memoryPlace, openMemory, type RunMemory } from "../intake/opened.ts";
import type { StaffMember } from "../staff/types.ts";
import { seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { NEXT_VERSION } from "../store/write.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import type { Level } from "../triage/types.ts";
import { actScopeSql, scopeValues } from "./scope.ts";
import { orNull } from "./sealed.ts";

interface ActRow {
  id: string;
  person_id: string;
  state: "open" | "closed";
  version: number;
  owner: string | null;
  about: "self" | "neighbour";
  area: string | null;
  level: Level;
  machine_level: Level | null;
  topics: string;
  rules: string;
  elsewhere: string | null;
  /** How it came when not by LINE. */
  channel: string | null;
  route_to: string | null;
  route_queue: string | null;
  contact: ContactPreference;
  /** Follows their language: a language, "supporter", or null. */
  menu: string | null;
  unreachable_since: number | null;
  waiting_since: number | null;
  talk_held_by: string | null;
  person_version: number;
  ring_key_id: string;
  wrapped: string;
  state_sealed: string | null;
  /** Other open requests of the same person; of these, about themselves. */
  others_open: number;
  others_own: number;
  snoozed_until: number | null;
}

/** An answer that was given under an id before. */
export interface GivenAnswer {
  person_id: string;
  payload_sealed: string | null;
  reason_sealed: string | null;
  state: string;
  why: "doNotContact" | "blocked" | "takenBack" | null;
  staff_id: string | null;
  request_id: string | null;
  hold_until: number | null;
}

export interface FoundRequest extends ActRow {
  given: GivenAnswer | null;
  /** The form that asks for it was done before. */
  form_done: boolean;
}

export interface RequestForAct extends FoundRequest {
  key: CryptoKey;
  memory: RunMemory | null;
}

/** Somebody was asked to take it over, and has not answered. Binds nothing but the number of a parameter with their id. */
const askedToTake = (self: string): string =>
  `EXISTS (SELECT 1 FROM handover h WHERE h.request_id = r.id AND h.state = 'offered' AND h.to_staff = ${self})`;

/** Null when it does not exist or is not theirs to see. One round trip. @param handed see `act`. */
export async function findForAct(
  house: House,
  staff: StaffMember,
  id: string,
  answerId: string | null,
  formId: string | null = null,
  handed = false,
): Promise<FoundRequest | null> {
  const { store } = house;
  const [result, given, form] = await store.batch([
    store
      .prepare(
        `SELECT r.id, r.person_id, r.state, r.version, r.owner, r.about, r.area, r.elsewhere, r.channel, r.level, r.machine_level, r.topics, r.rules, r.route_to, r.route_queue, p.contact, p.menu, p.unreachable_since, r.waiting_since, p.talk_held_by,
         r.snoozed_until, p.version AS person_version, k.ring_key_id, k.wrapped, n.state_sealed,
         (SELECT count(*) FROM request o WHERE o.person_id = p.id AND o.state = 'open' AND o.id <> r.id) AS others_open,
         (SELECT count(*) FROM request o WHERE o.person_id = p.id AND o.state = 'open' AND o.id <> r.id AND o.about = 'self') AS others_own
         FROM request r JOIN person p ON p.id = r.person_id JOIN person_key k ON k.person_id = p.id
         LEFT JOIN run n ON n.person_id = p.id
         WHERE r.id = ?1 AND (${actScopeSql(2)}${handed ? ` OR ${askedToTake("?5")}` : ""})`,
      )
      .bind(id, ...scopeValues(staff), ...(handed ? [staff.id] : [])),
    store
      .prepare(
        "SELECT person_id, payload_sealed, reason_sealed, state, why, staff_id, request_id, hold_until FROM outbox WHERE id = ?1",
      )
      .bind(answerId ?? ""),
    store
      .prepare("SELECT 1 FROM form_done WHERE id = ?1 AND staff_id = ?2 AND request_id = ?3")
      .bind(formId ?? "", staff.id, id),
  ]);
  const row = result?.results[0] as unknown as ActRow | undefined;
  // Who answers, takes or closes a report meets whoever told of it. Saying yes or no to taking it over meets nobody yet.
  if (!row || (!handed && row.about === "neighbour" && !mayKnowReporter(staff, row))) return null;
  return {
    ...row,
    given: (given?.results[0] as unknown as GivenAnswer | undefined) ?? null,
    form_done: (form?.results.length ?? 0) > 0,
  };
}

/** The key of what was found, for those who read on while it is unwrapped. */
export const keyOfFound = (house: House, { person_id, ring_key_id, wrapped }: FoundRequest): Promise<CryptoKey> =>
  house.store.keys.unwrapPersonKey(person_id, ring_key_id, wrapped);

/** The same with key and memory. */
export async function loadForAct(...asked: Parameters<typeof findForAct>): Promise<RequestForAct | null> {
  const found = await findForAct(...asked);
  if (!found) return null;
  const key = await keyOfFound(asked[0], found);
  const { state_sealed } = found;
  // A state nobody can read keeps nobody from answering: the talk goes on from here.
  const memory = state_sealed === null ? null : await orNull(() => openMemory(key, found.person_id, state_sealed));
  return { ...found, key, memory };
}

/** @param answered the holder's words are on their way. */
export async function holdTalk(
  house: House,
  found: RequestForAct,
  holder: string,
  answered: boolean,
): Promise<Statement[]> {
  const now = house.clock();
  return [
    house.store
      .prepare(
        `UPDATE person SET ${NEXT_VERSION}, talk_held_by = ?3,
         talk_held_since = CASE WHEN talk_held_by IS ?3 THEN talk_held_since ELSE ?4 END,
         staff_answered_at = CASE WHEN ?5 THEN ?4 ELSE staff_answered_at END WHERE id = ?2`,
      )
      .bind(found.person_version, found.person_id, holder, now, answered ? 1 : 0),
    ...(await runStatements(house, found, takenByPerson, {})),
  ];
}

/** The talk goes from one colleague to the other; had nobody of the two it, it stays where it is. The run sleeps on. */
export function passTalk(
  house: House,
  found: RequestForAct,
  from: readonly (string | null)[],
  to: string,
): Statement[] {
  if (found.talk_held_by === null || !from.includes(found.talk_held_by)) return leaveTalk(house, found);
  return [
    house.store
      .prepare(`UPDATE person SET ${NEXT_VERSION}, talk_held_by = ?3, talk_held_since = ?4 WHERE id = ?2`)
      .bind(found.person_version, found.person_id, to, house.clock()),
  ];
}

/** Whoever has the talk keeps it. The lane moves on all the same, so that a turn under way decides anew. */
export function leaveTalk(house: House, found: RequestForAct): Statement[] {
  return [
    house.store.prepare(`UPDATE person SET ${NEXT_VERSION} WHERE id = ?2`).bind(found.person_version, found.person_id),
  ];
}

/**
 * The bot has the talk again. Where it never lost it, its run goes on as it was: the timer of a half-told worry too.
 * @param forget what the run is to remember instead. A worry half told keeps what was heard with it.
 */
export async function giveBack(
  house: House,
  found: RequestForAct,
  forget: Partial<Pick<RunMemory, "heard" | "unmatched">>,
): Promise<Statement[]> {
  const state = found.memory?.state;
  if (found.talk_held_by === null && state?.status !== "with-a-person") {
    const keep = forget.heard === undefined || state?.told === true;
    return [...leaveTalk(house, found), ...(keep ? [] : await memoryStatements(house, found, forget))];
  }
  return [
    house.store
      .prepare(
        `UPDATE person SET ${NEXT_VERSION}, talk_held_by = NULL, talk_held_since = NULL, staff_answered_at = NULL WHERE id = ?2`,
      )
      .bind(found.person_version, found.person_id),
    ...(await runStatements(house, found, givenBack, forget)),
  ];
}

async function runStatements(
  house: House,
  found: RequestForAct,
  change: typeof takenByPerson,
  forget: Partial<RunMemory>,
): Promise<Statement[]> {
  if (!found.memory) return [];
  const state = change(found.memory.state);
  return [
    house.store
      .prepare(
        "UPDATE run SET status = ?2, step = ?3, state_sealed = ?4, quiet_at = NULL, updated_at = ?5 WHERE person_id = ?1",
      )
      .bind(found.person_id, state.status, state.step, await sealMemory(found, { ...forget, state }), house.clock()),
  ];
}

/** Changes what is remembered and nothing else: status and timer stay. */
export async function memoryStatements(
  house: House,
  found: RequestForAct,
  forget: Partial<RunMemory>,
): Promise<Statement[]> {
  if (!found.memory) return [];
  return [
    house.store
      .prepare("UPDATE run SET state_sealed = ?2, updated_at = ?3 WHERE person_id = ?1")
      .bind(found.person_id, await sealMemory(found, forget), house.clock()),
  ];
}

function sealMemory(found: RequestForAct, change: Partial<RunMemory>): Promise<string> {
  return seal(found.key, memoryPlace(found.person_id), JSON.stringify({ ...found.memory, ...change }));
}
