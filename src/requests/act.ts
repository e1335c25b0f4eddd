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
 * @param entryId the id that came with a form; there already under this request, the form was sent twice and is done.
 */
export async function act(
  house: House,
  staff: StaffMember,
  id: string,
  decide: (found: RequestForAct) => Promise<Statement[] | ActOutcome>,
  answerId: string | null = null,
  entryId: string | null = null,
): Promise<ActOutcome> {
  for (let tries = 1; ; tries++) {
    const found = await loadForAct(house, staff, id, answerId);
    if (!found) return { kind: "notFound" };
    const statements = await decide(found);
    if (!Array.isArray(statements)) return statements;
    try {
      await house.store.batch(statements);
    } catch (error) {
      if ((isConflict(error) || isAgain(error)) && tries < MAX_TRIES) continue;
      const table = repeatedIn(error);
      if (table === null || entryId === null) throw error;
      return (await isOf(house, table, entryId, id)) ? { kind: "done" } : { kind: "refused", why: "unclear" };
    }
    await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
    return { kind: "done" };
  }
}

/** The same form came twice at once: the next try finds what the other one wrote. */
function isAgain(error: unknown): boolean {
  return error instanceof Error && error.message.includes("UNIQUE constraint failed: outbox.id");
}

/** The id that came with a form is there: in which table. */
function repeatedIn(error: unknown): string | null {
  const text = error instanceof Error ? error.message : "";
  return /UNIQUE constraint failed: (danger_step|notice|hand_setting|triage_mark)\.id/.exec(text)?.[1] ?? null;
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
    | "talk.released"
    | "request.closed"
    | `${"hand" | "danger" | "notice" | "triage"}.${string}`,
  detail: Record<string, string | number | boolean | null>,
): Statement[] {
  return insertRows(
    house.store,
    "history_event",
    ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
    [[house.newId(), house.clock(), kind, "staff", staff.id, found.person_id, found.id, JSON.stringify(detail)]],
  );
}
