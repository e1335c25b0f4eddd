/** The way every staff act goes: load in scope, decide, one guarded batch, once more when somebody wrote in between. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { loadForAct, type RequestForAct } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

const MAX_TRIES = 5;

/**
 * @param answerId of an answer: whether it was given before is read along.
 * @param form the id that came with the form: sent twice, it is done once, whatever happened in between.
 * @param handed whoever was asked to take a request over may answer, though it is not theirs to see yet.
 */
export async function act(
  house: House,
  staff: StaffMember,
  id: string,
  decide: (found: RequestForAct) => Promise<Statement[] | ActOutcome>,
  answerId: string | null = null,
  form: string | null = null,
  handed = false,
): Promise<ActOutcome> {
  const formId = form !== null && UUID.test(form) ? form : null;
  for (let tries = 1; ; tries++) {
    const found = await loadForAct(house, staff, id, answerId, formId, handed);
    if (!found) return { kind: "notFound" };
    if (found.form_done) return { kind: "done" };
    // It came by phone or in person: there is no LINE at the other end.
    if (answerId !== null && found.channel !== null) return { kind: "refused", why: "noLine" };
    const statements = await decide(found);
    if (!Array.isArray(statements)) return statements;
    try {
      await house.store.batch([...formRow(house, staff, id, formId), ...statements]);
    } catch (error) {
      if ((isConflict(error) || isAgain(error)) && tries < MAX_TRIES) continue;
      const table = repeatedIn(error);
      if (table === null || form === null) throw error;
      return (await isOf(house, table, form, id)) ? { kind: "done" } : { kind: "refused", why: "unclear" };
    }
    await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
    return { kind: "done" };
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** First in its batch: the same form at the same moment fails here, before anything else does. */
function formRow(house: House, staff: StaffMember, requestId: string, formId: string | null): Statement[] {
  const rows = formId === null ? [] : [[formId, staff.id, requestId, house.clock()]];
  return insertRows(house.store, "form_done", ["id", "staff_id", "request_id", "at"], rows);
}

/** The same came twice at once: the next try finds what the other one wrote. */
function isAgain(error: unknown): boolean {
  return (
    error instanceof Error &&
    /UNIQUE constraint failed: (outbox\.id|house_tag\.label_hash|request_tag\.request_id)/.test(error.message)
  );
}

/** The id that came with a form is there: in which table. */
function repeatedIn(error: unknown): string | null {
  const text = error instanceof Error ? error.message : "";
  return (
    /UNIQUE constraint failed: (danger_step|notice|hand_setting|triage_mark|note|handover|form_done)\.id/.exec(
      text,
    )?.[1] ?? null
  );
}

/** What the same form said is there already; under another request it is not, and nothing of ours was written. */
async function isOf(house: House, table: string, entryId: string, requestId: string): Promise<boolean> {
  const [found] = await house.store.batch([
    house.store.prepare(`SELECT 1 FROM ${table} WHERE id = ?1 AND request_id = ?2`).bind(entryId, requestId),
  ]);
  return (found?.results.length ?? 0) > 0;
}

/** Compare-and-set of the request, like the lane's: NULL is refused and undoes the batch. Binds ?1 version and ?2 id. */
export function nextRequestVersion(house: House, set = ""): Statement {
  return house.store.prepare(`UPDATE request SET ${NEXT_VERSION}${set ? `, ${set}` : ""} WHERE id = ?2`);
}

/** One line of history by this member of staff. @param detail codes and counts, never words. */
export function historyRow(
  house: House,
  staff: StaffMember,
  found: RequestForAct,
  kind:
    | "request.taken"
    | "request.answered"
    | "request.answerTakenBack"
    | "contact.hours"
    | "talk.released"
    | "request.closed"
    | "request.reopened"
    | `${"hand" | "danger" | "notice" | "triage" | "note" | "handover" | "snooze" | "tag"}.${string}`,
  detail: Record<string, string | number | boolean | null>,
): Statement[] {
  return insertRows(
    house.store,
    "history_event",
    ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
    [[house.newId(), house.clock(), kind, "staff", staff.id, found.person_id, found.id, JSON.stringify(detail)]],
  );
}
