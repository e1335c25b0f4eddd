/** Keeps what somebody told outside LINE: a new request, or one more thing on an open one. Triage reads it, danger alerts as usual. */
import { callOut } from "../alerts/call-out.ts";
import { endProposals } from "../danger/hand.ts";
import type { House } from "../house.ts";
import { openReport } from "../intake/report-rows.ts";
import { describeError } from "../log.ts";
import { areaOfWords } from "../places/area.ts";
import { route } from "../requests/route.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import { keyOf } from "../requests/sealed.ts";
import type { StaffMember } from "../staff/types.ts";
import { loadRouteRows, routeFacts, routeUpdates } from "../store/route-rows.ts";
import { seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { currentTown, triageAt } from "../store/town.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { aboutThem } from "../subjects/about-them.ts";
import { howKnown, signsIn } from "../subjects/signs.ts";
import { assessSafely } from "../triage/assess.ts";
import type { Level } from "../triage/types.ts";
import {
  MAX_WHO,
  MAX_WORDS,
  mayKeepRecords,
  moreUrgent,
  RAISE_LEVELS,
  RECORD_KINDS,
  type RecordInput,
  type RecordOutcome,
  type RecordRefusal,
} from "./kinds.ts";
import { type Heard, isUrgent, newTeller, raisedRows, recordRows, type Teller } from "./rows.ts";

/** As randomUUID() writes it. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAX_TRIES = 5;

/** One guarded batch; once more when somebody wrote in between. The same form again is the same record. */
export async function keepRecord(house: House, staff: StaffMember, input: RecordInput): Promise<RecordOutcome> {
  if (!mayKeepRecords(staff)) return { kind: "notFound" };
  for (let tries = 1; ; tries++) {
    const kept = await keptBefore(house, staff, input.id);
    if (kept) return kept;
    const now = house.clock();
    const heard = await hear(house, input, now);
    if (typeof heard === "string") return { kind: "refused", why: heard };
    const made =
      input.join === ""
        ? await openRequest(house, staff, heard, now)
        : await join(house, staff, heard, input.join, now);
    if (typeof made === "string") return { kind: "refused", why: made };
    try {
      await house.store.batch(made.statements);
    } catch (error) {
      if ((isConflict(error) || isAgain(error)) && tries < MAX_TRIES) continue;
      throw error;
    }
    await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
    // If this is broken off, the cron does it within the minute.
    if (isUrgent(heard.level)) await callOut(house);
    return { kind: "done", requestId: made.requestId, joined: input.join !== "" };
  }
}

/** The same form came twice at once: the next try finds what the other one wrote. */
function isAgain(error: unknown): boolean {
  return error instanceof Error && error.message.includes("UNIQUE constraint failed: record.id");
}

/** An id that somebody else's record has is no id for this one. */
async function keptBefore(house: House, staff: StaffMember, id: string): Promise<RecordOutcome | null> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT c.request_id, c.staff_id, c.person_id = r.person_id AND c.at = r.opened_at AS opened
         FROM record c JOIN request r ON r.id = c.request_id WHERE c.id = ?1`,
      )
      .bind(id),
  ]);
  const row = found?.results[0] as { request_id: string; staff_id: string; opened: number } | undefined;
  if (!row) return null;
  if (row.staff_id !== staff.id) return { kind: "refused", why: "unclear" };
  return { kind: "done", requestId: row.request_id, joined: row.opened === 0 };
}

/** The form, checked; and what triage hears in the line. */
async function hear(house: House, input: RecordInput, now: number): Promise<Heard | RecordRefusal> {
  const kind = RECORD_KINDS.find((one) => one === input.kind);
  const about = (["self", "neighbour"] as const).find((one) => one === input.about);
  const raise = RAISE_LEVELS.find((one) => one === input.level);
  const words = input.words.trim().toWellFormed();
  const who = input.who.trim().toWellFormed();
  if (!UUID.test(input.id)) return "unclear";
  if (kind === undefined) return "kindMissing";
  if (about === undefined) return "aboutMissing";
  if (words === "") return "empty";
  if (words.length > MAX_WORDS) return "tooLong";
  if (who.length > MAX_WHO) return "whoTooLong";
  if (raise === undefined && input.level !== "") return "unclear";
  const town = await currentTown(house.store);
  if (input.area !== "" && !town.districts.some(({ id }) => id === input.area)) return "unclear";
  const assessment = assessSafely({ messages: [words], source: "staff", settings: triageAt(town, now) }, now);
  const level: Level = raise === undefined ? assessment.level : moreUrgent(assessment.level, raise);
  return {
    id: input.id,
    kind,
    about,
    words,
    who: who === "" ? null : who,
    area: input.area === "" ? areaOfWords(words, town.districts) : input.area,
    assessment,
    raisedTo: level === assessment.level ? null : level,
    level,
  };
}

interface Made {
  requestId: string;
  statements: Statement[];
}

async function openRequest(house: House, staff: StaffMember, heard: Heard, now: number): Promise<Made> {
  const { store } = house;
  const { assessment, about, area, level } = heard;
  const requestId = house.newId();
  const teller = await newTeller(house, area, now);
  const facts = routeFacts(await loadRouteRows(store, teller.id, now), now);
  const shown = about === "self" ? heard.words : aboutThem(heard.words);
  const rules = JSON.stringify([...new Set(assessment.hits.map((hit) => hit.rule))]);
  const line =
    shown === ""
      ? null
      : await seal(teller.key, { table: "request", column: "own_words_sealed", row: requestId }, shown);
  const told =
    shown === ""
      ? []
      : [
          {
            kind: "told" as const,
            text: shown,
            known: howKnown(shown),
            signs: signsIn(shown),
            lineMessageId: null,
            at: now,
          },
        ];
  const row = { id: requestId, area, openedAt: now, lastHeardAt: now };
  const machine = assessment.level;
  return {
    requestId,
    statements: [
      ...teller.statements,
      ...insertRows(
        store,
        "request",
        (
          "id person_id about why state level machine_level level_by_hand_at topics rules area channel " +
          "own_words_sealed stance waiting_since opened_at last_heard_at version"
        ).split(" "),
        [
          [
            ...[requestId, teller.id, about, isUrgent(level) ? "danger" : "told", "open", level],
            ...(heard.raisedTo === null ? [null, null] : [machine, now]),
            ...[JSON.stringify(assessment.topics), rules, area, heard.kind, line],
            ...[about === "neighbour" ? "thirdPartyOnly" : null, now, now, now, 1],
          ],
        ],
      ),
      ...routeUpdates(store, [{ id: requestId, route: route({ about, level, area }, facts) }]),
      ...(about === "neighbour" ? await openReport(house, row, { words: told, signs: [] }, now) : []),
      ...(await recordRows(house, staff, heard, teller, requestId, false, now)),
      ...(heard.raisedTo === null
        ? []
        : raisedRows(house, staff, heard, { requestId, personId: teller.id, machine, before: machine, rules }, now)),
    ],
  };
}

interface JoinRow {
  id: string;
  person_id: string;
  state: "open" | "closed";
  about: "self" | "neighbour";
  level: Level;
  machine_level: Level | null;
  topics: string;
  topics_off: string | null;
  rules: string;
  version: number;
  person_version: number;
  ring_key_id: string;
  wrapped: string;
}

/**
 * One more thing on an open request within scope. The person's own words are kept with their key; a neighbour's teller gets a row
 * and a key of their own, so that neither the person nor another reporter is mixed up with them.
 */
async function join(
  house: House,
  staff: StaffMember,
  heard: Heard,
  requestId: string,
  now: number,
): Promise<Made | RecordRefusal> {
  const { store } = house;
  const [found] = await store.batch([
    store
      .prepare(
        `SELECT r.id, r.person_id, r.state, r.about, r.level, r.machine_level, r.topics, r.topics_off, r.rules, r.version,
         p.version AS person_version, k.ring_key_id, k.wrapped
         FROM request r JOIN person p ON p.id = r.person_id JOIN person_key k ON k.person_id = p.id
         WHERE r.id = ?1 AND ${scopeSql(2)}`,
      )
      .bind(requestId, ...scopeValues(staff)),
  ]);
  const row = found?.results[0] as JoinRow | undefined;
  if (row?.state !== "open") return "joinGone";
  if (heard.about === "self" && row.about === "neighbour") return "joinAbout";
  const teller = heard.about === "self" ? await ownTeller(house, row) : await newTeller(house, heard.area, now);
  if (!teller) return "joinGone";

  const machineBefore = row.machine_level ?? row.level;
  const machine = moreUrgent(machineBefore, heard.assessment.level);
  const level = moreUrgent(row.level, heard.level);
  const rises = level !== row.level;
  const byHand = rises && heard.raisedTo !== null;
  const both = (before: string, also: readonly string[]) =>
    JSON.stringify([...new Set([...(JSON.parse(before) as string[]), ...also])]);
  const rules = both(
    row.rules,
    heard.assessment.hits.map((hit) => hit.rule),
  );
  // What a human took away comes back only with danger, as in a turn.
  const off = isUrgent(heard.assessment.level) ? [] : (JSON.parse(row.topics_off ?? "[]") as string[]);
  const topics = both(
    row.topics,
    heard.assessment.topics.filter((topic) => !off.includes(topic)),
  );
  return {
    requestId,
    statements: [
      // The lane moves on, so that a turn under way decides anew on the raised level.
      store.prepare(`UPDATE person SET ${NEXT_VERSION} WHERE id = ?2`).bind(row.person_version, row.person_id),
      ...teller.statements,
      store
        .prepare(
          `UPDATE request SET ${NEXT_VERSION}, level = ?3, machine_level = ?4, topics = ?5, rules = ?6,
           level_by_hand_at = CASE WHEN ?7 = 2 THEN ?8 WHEN ?7 = 1 THEN NULL ELSE level_by_hand_at END,
           waiting_since = CASE WHEN ?7 > 0 THEN coalesce(waiting_since, ?8) ELSE waiting_since END,
           last_heard_at = max(last_heard_at, ?8) WHERE id = ?2`,
        )
        .bind(...[row.version, requestId, level, machine, topics, rules], ...[byHand ? 2 : rises ? 1 : 0, now]),
      // Danger was heard again: what was proposed before it is no longer true.
      ...(isUrgent(heard.level) ? endProposals(house, requestId) : []),
      ...(await recordRows(house, staff, heard, teller, requestId, true, now)),
      ...(byHand
        ? raisedRows(
            house,
            staff,
            heard,
            { requestId, personId: row.person_id, machine, before: row.level, rules },
            now,
          )
        : []),
    ],
  };
}

/** The request's own person. Null when their key does not open. */
async function ownTeller(house: House, row: JoinRow): Promise<Teller | null> {
  const key = await keyOf(house, row);
  return key && { id: row.person_id, key, statements: [] };
}
