/** What a human sets over the machine: level, topics, district, owner; lowering U0 waits for a second person (handbook §6.5). */
import type { House } from "../house.ts";
import type { RunMemory } from "../intake/opened.ts";
import { act, historyRow, nextRequestVersion } from "../requests/act.ts";
import { endHandovers } from "../requests/handover.ts";
import { leaveTalk, memoryStatements, type RequestForAct } from "../requests/talk-hold.ts";
import type { ActOutcome, HandRefusal } from "../requests/views.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { LEVELS, type Level } from "../triage/types.ts";
import { takesAbuseAway } from "./closing.ts";
import { codeOf, HAND_FIELDS, HAND_REASONS, type HandReason, isUrgentLevel, MAX_LINE } from "./codes.ts";
import { lineOf, UUID } from "./entry.ts";
import { settingRow } from "./setting-row.ts";

export interface HandInput {
  /** A UUID made with the form: sent twice, it is one setting. */
  entryId: string;
  field: string;
  /** A level; topic codes parted by spaces; a district; a member of staff. "" takes district or owner away. */
  value: string;
  reason: string | null;
  words: string | null;
  /** The request as it was on the page. */
  seenVersion: number;
}

const rank = (level: Level): number => LEVELS.indexOf(level);
const refused = (why: HandRefusal): ActOutcome => ({ kind: "refused", why });

/** One setting with its reason. Raising needs nothing; lowering U1 a reason; lowering U0 a reason and, later, somebody else. */
export function setByHand(house: House, staff: StaffMember, id: string, input: HandInput): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    const field = codeOf(HAND_FIELDS, input.field);
    const words = lineOf(input.words);
    const reason = codeOf(HAND_REASONS, input.reason ?? "");
    if (field === null || !UUID.test(input.entryId)) return refused("unclear");
    if ((input.reason ?? "") !== "" && reason === null) return refused("unclear");
    if ((words?.length ?? 0) > MAX_LINE) return { kind: "refused", why: "tooLong" };
    if (reason === "other" && words === null) return refused("needsWords");
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== input.seenVersion) return { kind: "changed" };
    const entry = { id: input.entryId, reason, words };
    if (field === "level") return setLevel(house, staff, found, codeOf(LEVELS, input.value), entry);
    const value = await checkedValue(house, id, field, input.value);
    if (value === undefined) return refused("unclear");
    if (field === "topics" && reason === null && isUrgentLevel(found.level)) {
      const topics = (text: string | null) => JSON.parse(text ?? "[]") as string[];
      // Abuse must not be closed unnoticed by first no longer being called so.
      if (takesAbuseAway(topics(found.topics), topics(value))) return refused("needsReason");
    }
    const before = field === "topics" ? found.topics : field === "area" ? found.area : found.owner;
    return [
      ...leaveTalk(house, found),
      ...(field === "owner" ? endHandovers(house, id) : []),
      setStatement(house, found, field, value),
      ...(await settingRow(house, staff, found, { ...entry, field, before, value, state: "set" })),
      ...historyRow(house, staff, found, `hand.${field}`, { reason }),
    ];
  };
  return act(house, staff, id, decide, null, input.entryId);
}

/** What a human decided stays decided: a topic taken away, and a district (or that there is none), whatever the machine hears. */
function setStatement(
  house: House,
  found: RequestForAct,
  field: "topics" | "area" | "owner",
  value: string | null,
): Statement {
  const of = (set: string, ...more: (string | number | null)[]) =>
    nextRequestVersion(house, set).bind(found.version, found.id, value, ...more);
  if (field === "owner") return of("owner = ?3");
  if (field === "area") return of("area = ?3, area_by_hand_at = ?4", house.clock());
  // Everything that stood here and does not any more, and what was away before and was not put back.
  return of(
    `topics_off = (SELECT json_group_array(DISTINCT j.value) FROM json_each(json_array(
       json(coalesce(topics_off, '[]')), json(topics))) l, json_each(l.value) j
       WHERE j.value NOT IN (SELECT value FROM json_each(coalesce(?3, '[]')))), topics = coalesce(?3, '[]')`,
  );
}

interface Entry {
  id: string;
  reason: HandReason | null;
  words: string | null;
}

async function setLevel(
  house: House,
  staff: StaffMember,
  found: RequestForAct,
  level: Level | null,
  entry: Entry,
): Promise<Statement[] | ActOutcome> {
  if (level === null || level === found.level) return refused("unclear");
  const lowers = rank(level) > rank(found.level);
  const setting = { ...entry, field: "level", before: found.level, value: level } as const;
  if (lowers && (found.level === "U0" || found.level === "U1") && entry.reason === null) return refused("needsReason");
  if (lowers && found.level === "U0") {
    const [pending] = await house.store.batch([
      house.store.prepare("SELECT id FROM hand_setting WHERE request_id = ?1 AND state = 'proposed'").bind(found.id),
    ]);
    if (pending?.results.length) return refused("pending");
    return [
      // The page that the second person confirms on has to show this proposal: the version moves on.
      ...leaveTalk(house, found),
      nextRequestVersion(house).bind(found.version, found.id),
      ...(await settingRow(house, staff, found, { ...setting, state: "proposed" })),
      ...historyRow(house, staff, found, "hand.proposed", { from: found.level, to: level, reason: entry.reason }),
    ];
  }
  return [
    ...(await levelStatements(house, found, level)),
    ...endProposals(house, found.id),
    ...(await settingRow(house, staff, found, { ...setting, state: "set" })),
    ...historyRow(house, staff, found, "hand.level", { from: found.level, to: level, reason: entry.reason }),
  ];
}

/** The second person agrees: never whoever proposed it, never over words that were not seen. */
export function confirmLowering(
  house: House,
  staff: StaffMember,
  id: string,
  proposalId: string,
  seenVersion: number,
): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    const proposal = await proposalOf(house, id, proposalId);
    if (!proposal) return { kind: "notFound" };
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (proposal.state !== "proposed" || found.version !== seenVersion || found.level !== "U0")
      return { kind: "changed" };
    if (proposal.staff_id === staff.id) return refused("samePerson");
    return [
      ...(await levelStatements(house, found, proposal.value)),
      // The version guard above undoes all of it when anything else was first; the table itself refuses the same person.
      house.store
        .prepare(
          "UPDATE hand_setting SET state = 'set', second_staff_id = ?2, decided_at = ?3 WHERE id = ?1 AND state = 'proposed'",
        )
        .bind(proposalId, staff.id, house.clock()),
      ...historyRow(house, staff, found, "hand.confirmed", { from: found.level, to: proposal.value }),
    ];
  });
}

/** Not to be lowered after all: whoever proposed it takes it back, or a colleague says no. */
export function withdrawLowering(
  house: House,
  staff: StaffMember,
  id: string,
  proposalId: string,
  seenVersion: number,
): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    const proposal = await proposalOf(house, id, proposalId);
    if (!proposal) return { kind: "notFound" };
    if (proposal.state !== "proposed" || found.version !== seenVersion) return { kind: "changed" };
    return [
      ...leaveTalk(house, found),
      nextRequestVersion(house).bind(found.version, id),
      house.store
        .prepare(
          "UPDATE hand_setting SET state = 'withdrawn', second_staff_id = ?2, decided_at = ?3 WHERE id = ?1 AND state = 'proposed'",
        )
        .bind(proposalId, proposal.staff_id === staff.id ? null : staff.id, house.clock()),
      ...historyRow(house, staff, found, "hand.withdrawn", {}),
    ];
  });
}

/** A proposal that nobody decided ends with the request. */
export function endProposals(house: House, requestId: string): Statement[] {
  return [
    house.store
      .prepare(
        "UPDATE hand_setting SET state = 'expired', decided_at = ?2 WHERE request_id = ?1 AND state = 'proposed'",
      )
      .bind(requestId, house.clock()),
  ];
}

/**
 * The human's level holds until something new is heard: the run forgets how urgent its old words were, so that they do not
 * raise it again, and the machine's own mark stays beside it.
 */
async function levelStatements(house: House, found: RequestForAct, level: Level): Promise<Statement[]> {
  const heard: RunMemory["heard"] | undefined = found.memory?.heard && {
    ...found.memory.heard,
    [found.about]: { ...found.memory.heard[found.about], level: calmer(found.memory.heard[found.about].level, level) },
  };
  return [
    ...leaveTalk(house, found),
    ...(heard ? await memoryStatements(house, found, { heard }) : []),
    nextRequestVersion(
      house,
      "machine_level = coalesce(machine_level, level), level = ?3, level_by_hand_at = ?4, snoozed_until = CASE WHEN ?3 > 'U1' THEN snoozed_until END",
    ).bind(found.version, found.id, level, house.clock()),
  ];
}

const calmer = (a: Level, b: Level): Level => (rank(a) > rank(b) ? a : b);

/**
 * Works here now, and did not ask that somebody else goes on with it: a request of theirs that they cannot find would have nobody,
 * and nobody would be called for it. Who recuses themselves moves the version on, so the batch of an older page writes nothing.
 */
async function mayOwn(house: House, requestId: string, staffId: string): Promise<boolean> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT 1 FROM staff s WHERE s.id = ?2 AND s.disabled_at IS NULL AND (s.role = 'manager'
         OR NOT EXISTS (SELECT 1 FROM request_recusal x WHERE x.request_id = ?1 AND x.staff_id = s.id))`,
      )
      .bind(requestId, staffId),
  ]);
  return (found?.results.length ?? 0) > 0;
}

/** @returns undefined for what does not exist. */
async function checkedValue(
  house: House,
  requestId: string,
  field: "topics" | "area" | "owner",
  value: string,
): Promise<string | null | undefined> {
  if (field === "topics") {
    const topics = [...new Set(value.split(" ").filter(Boolean))];
    return topics.length <= 30 && topics.every((topic) => /^[a-zA-Z]{1,30}$/.test(topic))
      ? JSON.stringify(topics)
      : undefined;
  }
  if (value === "") return null;
  if (field === "owner") return (await mayOwn(house, requestId, value)) ? value : undefined;
  const [found] = await house.store.batch([
    house.store.prepare("SELECT id FROM welfare_district WHERE id = ?1").bind(value),
  ]);
  return found?.results.length ? value : undefined;
}

async function proposalOf(
  house: House,
  requestId: string,
  id: string,
): Promise<{ state: string; staff_id: string; value: Level } | null> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT state, staff_id, value FROM hand_setting WHERE id = ?1 AND request_id = ?2 AND field = 'level'
         AND (state = 'proposed' OR decided_at IS NOT NULL)`,
      )
      .bind(id, requestId),
  ]);
  return (found?.results[0] as { state: string; staff_id: string; value: Level } | undefined) ?? null;
}
