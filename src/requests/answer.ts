/** A CSW's answer: a push through outbox and queue. Answering takes the talk, unless the gate holds the words back. */
import { heldBecause } from "../delivery/send-gate.ts";
import type { House } from "../house.ts";
import { type LineMessage, MAX_MESSAGES, staffMessages, wordsOf } from "../line/messages-out.ts";
import { describeError } from "../log.ts";
import type { StaffMember } from "../staff/types.ts";
import { seal } from "../store/seal.ts";
import { insertRows } from "../store/write.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { forgetDraft } from "./drafts.ts";
import { MAX_REASON, readReason } from "./reason.ts";
import { openSealed } from "./sealed.ts";
import type { AnswerRefusal } from "./sending-types.ts";
import { holdTalk, leaveTalk, type RequestForAct } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

/** LINE takes 5,000; a thousand is as much as anybody reads on a phone. */
export const MAX_ANSWER = 1000;
/** LINE refuses retry keys of another shape. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How long a CSW may take an answer back before it leaves. */
export const UNDO_MS = 10_000;

export interface AnswerInput {
  /** A UUID made with the form: sent twice, it is one answer. It becomes the outbox id and LINE's retry key. */
  answerId: string;
  text: string;
  /** Why we write although the person asked us not to; kept sealed. */
  reason: string | null;
  /** Who had the talk on the page that was written on, "" for nobody. Left out: whoever has it, it does not matter. */
  seenHolder?: string;
  /** The text as bubbles, at most five, which leave as one push. Left out: the text is one. */
  bubbles?: readonly string[];
  /** Held back so long, so that it can be taken back. Left out: it leaves at once. */
  undoMs?: number;
  /** Codes of what spoke against sending and was overridden with the reason; kept in history. */
  over?: readonly string[];
  /** Looked at once the request is found in scope and this is no repeat: what it returns is the outcome, and nothing is done. */
  check?: () => AnswerRefusal | null;
}

type Held = ReturnType<typeof heldBecause>;

/** Needs no version: what a resident says meanwhile must not cost a CSW the answer. */
export async function answerRequest(
  house: House,
  staff: StaffMember,
  id: string,
  input: AnswerInput,
): Promise<(ActOutcome & { held?: "doNotContact" | "blocked" }) | AnswerRefusal> {
  const text = input.text.trim().toWellFormed();
  const reason = readReason(input.reason);
  if (text === "") return { kind: "refused", why: "empty" };
  if (text.length > MAX_ANSWER || (reason?.length ?? 0) > MAX_REASON) return { kind: "refused", why: "tooLong" };
  if (!UUID.test(input.answerId)) return { kind: "refused", why: "empty" };
  const bubbles = input.bubbles ?? [text];
  if (bubbles.length > MAX_MESSAGES) return { kind: "refused", why: "tooLong" };
  const undoMs = input.undoMs ?? 0;
  let held: Held = null;
  let outboxId: string | null = null;
  let refusal: AnswerRefusal | null = null;
  const outcome = await act(
    house,
    staff,
    id,
    async (found) => {
      outboxId = null;
      held = null;
      refusal = null;
      if (found.given?.why === "takenBack" && found.given.person_id === found.person_id) {
        refusal = { kind: "takenBack" };
        return { kind: "changed" };
      }
      if (await isSameAnswer(found, staff, input.answerId, bubbles, reason)) {
        held = found.given?.state === "held" && found.given.why !== "takenBack" ? found.given.why : null;
        return { kind: "done" };
      }
      if (found.state !== "open") return { kind: "refused", why: "closed" };
      if (isOvertaken(found, staff, input.seenHolder)) return { kind: "changed" };
      refusal = input.check?.() ?? null;
      if (refusal) return { kind: "changed" };
      // An id that is taken already by other words belongs to those: these are an answer of their own.
      const row = found.given === null ? input.answerId : house.newId();
      outboxId = row;
      const now = house.clock();
      const sealed = (column: string, value: string) => seal(found.key, { table: "outbox", column, row }, value);
      const payload = await sealed(
        "payload_sealed",
        JSON.stringify(staffMessages(bubbles, staff.nickname, found.menu)),
      );
      const reasonSealed = reason === null ? null : await sealed("reason_sealed", reason);
      held = heldBecause({
        kind: "staff",
        channel: "push",
        contact: found.contact,
        unreachable_since: found.unreachable_since,
        reason_sealed: reasonSealed,
      });
      return [
        // What is held back has not answered anybody: they go on waiting, and the bot goes on listening.
        ...(held ? leaveTalk(house, found) : await holdTalk(house, found, staff.id, true)),
        nextRequestVersion(house, `owner = ?3${held ? "" : ", waiting_since = NULL"}`).bind(
          found.version,
          id,
          staff.id,
        ),
        // Plain INSERT: the same form at the same moment fails the batch, and the next try recognises it.
        ...insertRows(house.store, "outbox", OUTBOX_COLUMNS, [
          [
            row,
            found.person_id,
            "staff",
            "push",
            staff.id,
            id,
            payload,
            reasonSealed,
            held ? "held" : "waiting",
            held ?? (undoMs > 0 ? "undoable" : null),
            0,
            held ? null : now + undoMs,
            held || undoMs === 0 ? null : now + undoMs,
            found.waiting_since,
            now,
            held ? now : null,
          ],
        ]),
        forgetDraft(house, id, staff),
        ...historyRow(house, staff, found, "request.answered", {
          held: held ?? null,
          withReason: reason !== null,
          ...(input.over?.length ? { over: input.over.join(",") } : {}),
          ...(bubbles.length > 1 ? { bubbles: bubbles.length } : {}),
        }),
      ];
    },
    input.answerId,
  );
  if (refusal) return refusal;
  if (outcome.kind !== "done") return outcome;
  if (held) return { ...outcome, held };
  if (outboxId !== null) {
    await house.queue
      .send(outboxId, Math.ceil(undoMs / 1000))
      .catch((error) => house.log({ event: "queue.sendFailed", error: describeError(error) }));
  }
  return outcome;
}

const OUTBOX_COLUMNS = [
  "id",
  "person_id",
  "kind",
  "channel",
  "staff_id",
  "request_id",
  "payload_sealed",
  "reason_sealed",
  "state",
  "why",
  "attempts",
  "next_try_at",
  "hold_until",
  "waited_since",
  "created_at",
  "settled_at",
];

/** Somebody else got the talk, or gave it away, while this answer was being written. */
function isOvertaken(found: RequestForAct, staff: StaffMember, seenHolder: string | undefined): boolean {
  if (seenHolder === undefined || found.talk_held_by === staff.id) return false;
  return (found.talk_held_by ?? "") !== seenHolder;
}

/** The same form came again. Words that were erased since, or do not open, cannot be told apart: they count as the same. */
async function isSameAnswer(
  found: RequestForAct,
  staff: StaffMember,
  answerId: string,
  bubbles: readonly string[],
  reason: string | null,
): Promise<boolean> {
  const { given } = found;
  if (given === null || given.person_id !== found.person_id) return false;
  if (given.payload_sealed === null) return true;
  const place = { table: "outbox", column: "payload_sealed", row: answerId };
  const payload = await openSealed(found.key, place, given.payload_sealed);
  if (payload === null) return true;
  // Held for want of a reason, and now with one: that is not the same answer.
  if ((given.reason_sealed === null) !== (reason === null)) return false;
  return wordsOf(JSON.parse(payload) as LineMessage[]).text === wordsOf(staffMessages(bubbles, staff.nickname)).text;
}
