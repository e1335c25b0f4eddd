/** What staff do with a request: take it, answer, give the talk back to the bot, close. Each is one guarded batch. */

import { heldBecause } from "../delivery/send-gate.ts";
import type { House } from "../house.ts";
import { staffMessages } from "../line/messages-out.ts";
import { describeError } from "../log.ts";
import type { StaffMember } from "../staff/types.ts";
import { seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { giveBack, holdTalk, loadForAct, type RequestForAct } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

/** LINE takes 5,000; a thousand is as much as anybody reads on a phone. */
export const MAX_ANSWER = 1000;
const MAX_TRIES = 5;
/** LINE refuses retry keys of another shape. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The request becomes this member's, and the bot falls silent. `changed` when the page was older than the request. */
export function takeRequest(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await holdTalk(house, found, staff.id, false)),
      nextRequestVersion(house, "owner = ?3").bind(found.version, id, staff.id),
      ...historyRow(house, staff, found, "request.taken", {}),
    ];
  });
}

export interface AnswerInput {
  /** A UUID made with the form: sent twice, it is one answer. It becomes the outbox id and LINE's retry key. */
  answerId: string;
  text: string;
  /** Why we write although the person asked us not to; kept sealed. */
  reason: string | null;
}

/** An answer as a push through outbox and queue. Answering takes the talk. */
export async function answerRequest(
  house: House,
  staff: StaffMember,
  id: string,
  input: AnswerInput,
): Promise<ActOutcome & { held?: "doNotContact" | "blocked" }> {
  const text = input.text.trim().toWellFormed();
  const reason = input.reason?.trim() || null;
  if (text === "") return { kind: "refused", why: "empty" };
  if (text.length > MAX_ANSWER) return { kind: "refused", why: "tooLong" };
  if (!UUID.test(input.answerId)) return { kind: "refused", why: "empty" };
  let held: ReturnType<typeof heldBecause> = null;
  const outcome = await act(house, staff, id, async (found) => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    const now = house.clock();
    const sealed = (column: string, value: string) =>
      seal(found.key, { table: "outbox", column, row: input.answerId }, value);
    const payload = await sealed("payload_sealed", JSON.stringify(staffMessages(text, staff.nickname)));
    const reasonSealed = reason === null ? null : await sealed("reason_sealed", reason);
    held = heldBecause({
      kind: "staff",
      channel: "push",
      contact: found.contact,
      unreachable_since: found.unreachable_since,
      reason_sealed: reasonSealed,
    });
    return [
      ...(await holdTalk(house, found, staff.id, held === null)),
      // What is held back has not answered anybody: they go on waiting.
      nextRequestVersion(house, `owner = ?3${held ? "" : ", waiting_since = NULL"}`).bind(found.version, id, staff.id),
      // Plain INSERT: a second sending of the same form fails the batch and is recognised below.
      ...insertRows(
        house.store,
        "outbox",
        [
          "id",
          "person_id",
          "kind",
          "channel",
          "staff_id",
          "payload_sealed",
          "reason_sealed",
          "state",
          "why",
          "attempts",
          "next_try_at",
          "created_at",
          "settled_at",
        ],
        [
          [
            input.answerId,
            found.person_id,
            "staff",
            "push",
            staff.id,
            payload,
            reasonSealed,
            held ? "held" : "waiting",
            held,
            0,
            held ? null : now,
            now,
            held ? now : null,
          ],
        ],
      ),
      ...historyRow(house, staff, found, "request.answered", { held: held ?? null, withReason: reason !== null }),
    ];
  });
  if (outcome.kind !== "done") return outcome;
  if (held) return { ...outcome, held };
  await house.queue
    .send(input.answerId)
    .catch((error) => house.log({ event: "queue.sendFailed", error: describeError(error) }));
  return outcome;
}

/** The bot has the talk again. */
export function releaseTalk(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await giveBack(house, found)),
      nextRequestVersion(house).bind(found.version, id),
      ...historyRow(house, staff, found, "talk.released", {}),
    ];
  });
}

/** Closed, by whom and when. With no other open request of the person the bot has the talk again. */
export function closeRequest(house: House, staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome> {
  return act(house, staff, id, async (found) => {
    if (found.state !== "open") return { kind: "refused", why: "closed" };
    if (found.version !== seenVersion) return { kind: "changed" };
    return [
      ...(await (found.others_open > 0 ? holdTalk(house, found, found.talk_held_by, false) : giveBack(house, found))),
      nextRequestVersion(house, "state = 'closed', closed_at = ?3, closed_by = ?4, waiting_since = NULL").bind(
        found.version,
        id,
        house.clock(),
        staff.id,
      ),
      ...historyRow(house, staff, found, "request.closed", {}),
    ];
  });
}

/** Loads in scope, decides, writes; once more when the resident spoke in between. */
async function act(
  house: House,
  staff: StaffMember,
  id: string,
  decide: (found: RequestForAct) => Promise<Statement[] | ActOutcome>,
): Promise<ActOutcome> {
  for (let tries = 1; ; tries++) {
    const found = await loadForAct(house, staff, id);
    if (!found) return { kind: "notFound" };
    const statements = await decide(found);
    if (!Array.isArray(statements)) return statements;
    try {
      await house.store.batch(statements);
    } catch (error) {
      if (isConflict(error) && tries < MAX_TRIES) continue;
      if (isAgain(error)) return { kind: "done" };
      throw error;
    }
    await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
    return { kind: "done" };
  }
}

/** The same form came twice: what it asked for is done already. */
function isAgain(error: unknown): boolean {
  return error instanceof Error && error.message.includes("UNIQUE constraint failed: outbox.id");
}

/** Compare-and-set of the request, like the lane's: NULL is refused and undoes the batch. Binds ?1 version and ?2 id. */
function nextRequestVersion(house: House, set = ""): Statement {
  return house.store.prepare(`UPDATE request SET ${NEXT_VERSION}${set ? `, ${set}` : ""} WHERE id = ?2`);
}

function historyRow(
  house: House,
  staff: StaffMember,
  found: RequestForAct,
  kind: "request.taken" | "request.answered" | "talk.released" | "request.closed",
  detail: Record<string, string | boolean | null>,
): Statement[] {
  return insertRows(
    house.store,
    "history_event",
    ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
    [[house.newId(), house.clock(), kind, "staff", staff.id, found.person_id, found.id, JSON.stringify(detail)]],
  );
}
