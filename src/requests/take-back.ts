/** Taking an answer back before it leaves, or letting it go at once. The resident never learns of it. */
import type { House } from "../house.ts";
import type { LineMessage } from "../line/messages-out.ts";
import { describeError } from "../log.ts";
import type { StaffMember } from "../staff/types.ts";
import { NEXT_VERSION } from "../store/write.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { draftStatement } from "./drafts.ts";
import { openSealed } from "./sealed.ts";
import { type GivenAnswer, loadForAct, type RequestForAct } from "./talk-hold.ts";

/** `tooLate`: it is on its way, or gone, or was never held back. */
export type TakeBackOutcome = { kind: "done" } | { kind: "notFound" } | { kind: "tooLate" };

/**
 * Only whoever wrote it, only while it is held back. The words come back as their draft, with what they have typed since behind
 * them; the person waits again as long as before. The talk stays with them, as if they had only taken it.
 * @param nextAnswerId id of the form that the draft will be shown in.
 */
export async function takeBack(
  house: House,
  staff: StaffMember,
  id: string,
  answerId: string,
  since: { text: string; reason: string; nextAnswerId: string },
): Promise<TakeBackOutcome> {
  let tooLate = false;
  try {
    const outcome = await act(
      house,
      staff,
      id,
      async (found) => {
        const given = ownAnswer(found, staff, id);
        if (!given) return { kind: "notFound" };
        if (isTakenBack(given)) return { kind: "done" };
        const now = house.clock();
        tooLate = given.state !== "waiting" || given.hold_until === null || given.hold_until <= now;
        if (tooLate) return { kind: "changed" };
        const text = [await textOf(found, answerId), since.text.trim()].filter(Boolean).join("\n\n");
        const reason = since.reason || ((await reasonOf(found, answerId)) ?? "");
        return [
          house.store.prepare(TAKE_BACK).bind(answerId, now),
          house.store.prepare(UNANSWERED).bind(found.person_version, found.person_id, answerId),
          nextRequestVersion(
            house,
            "waiting_since = coalesce(waiting_since, (SELECT o.waited_since FROM outbox o WHERE o.id = ?3))",
          ).bind(found.version, id, answerId),
          await draftStatement(house, staff, found, { answerId: since.nextAnswerId, text, reason }),
          ...historyRow(house, staff, found, "request.answerTakenBack", {}),
        ];
      },
      answerId,
    );
    if (tooLate) return { kind: "tooLate" };
    return outcome.kind === "notFound" ? { kind: "notFound" } : { kind: "done" };
  } catch (error) {
    // Between our look and our batch it was let go; or the same press came twice, and the other one took it back.
    if (!(error instanceof Error && error.message.includes("NOT NULL constraint failed: outbox.state"))) throw error;
    const found = await loadForAct(house, staff, id, answerId);
    const given = found && ownAnswer(found, staff, id);
    return given && isTakenBack(given) ? { kind: "done" } : { kind: "tooLate" };
  }
}

/** One that is not held back any more becomes NULL, which the column refuses: nothing of the batch happens then. */
const TAKE_BACK = `UPDATE outbox SET state = CASE WHEN state = 'waiting' AND hold_until > ?2 THEN 'held' END, why = 'takenBack',
  payload_sealed = NULL, reason_sealed = NULL, next_try_at = NULL, hold_until = NULL, settled_at = ?2 WHERE id = ?1`;

/** The bot speaks as it did before: answered is only what was written earlier and not lost. */
const UNANSWERED = `UPDATE person SET ${NEXT_VERSION}, staff_answered_at = (
  SELECT max(o.created_at) FROM outbox o WHERE o.person_id = ?2 AND o.kind = 'staff' AND o.id <> ?3
  AND o.state IN ('waiting', 'sent', 'unknown') AND o.created_at >= person.talk_held_since) WHERE id = ?2`;

/** Lets an answer go before its ten seconds are over, and what the same hand wrote before it. */
export async function sendNow(
  house: House,
  staff: StaffMember,
  id: string,
  answerId: string,
): Promise<TakeBackOutcome> {
  const found = await loadForAct(house, staff, id, answerId);
  const given = found && ownAnswer(found, staff, id);
  if (!found || !given) return { kind: "notFound" };
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `UPDATE outbox SET hold_until = NULL, why = NULL, next_try_at = ?4 WHERE person_id = ?2 AND staff_id = ?3
         AND state = 'waiting' AND hold_until IS NOT NULL
         AND (created_at, rowid) <= (SELECT o.created_at, o.rowid FROM outbox o WHERE o.id = ?1)`,
      )
      .bind(answerId, found.person_id, staff.id, house.clock()),
  ]);
  if ((result?.meta.changes ?? 0) === 0) return { kind: "tooLate" };
  await house.queue
    .send(answerId)
    .catch((error) => house.log({ event: "queue.sendFailed", error: describeError(error) }));
  return { kind: "done" };
}

function ownAnswer(found: RequestForAct, staff: StaffMember, id: string): RequestForAct["given"] {
  const { given } = found;
  return given && given.request_id === id && given.staff_id === staff.id ? given : null;
}

const isTakenBack = (given: GivenAnswer): boolean => given.state === "held" && given.why === "takenBack";

async function textOf(found: RequestForAct, answerId: string): Promise<string> {
  const sealed = found.given?.payload_sealed ?? null;
  if (sealed === null) return "";
  const place = { table: "outbox", column: "payload_sealed", row: answerId };
  const payload = await openSealed(found.key, place, sealed);
  const messages = payload === null ? [] : (JSON.parse(payload) as LineMessage[]);
  return messages.map((one) => (one.type === "text" ? (one.text ?? "") : "")).join("\n\n");
}

async function reasonOf(found: RequestForAct, answerId: string): Promise<string | null> {
  const sealed = found.given?.reason_sealed ?? null;
  return sealed === null
    ? null
    : openSealed(found.key, { table: "outbox", column: "reason_sealed", row: answerId }, sealed);
}
