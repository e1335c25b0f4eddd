/** What a member of staff has written and not sent: kept on the server, sealed with the person's key, gone when it is sent. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { type Place, seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { MAX_REASON } from "./reason.ts";
import { openSealed } from "./sealed.ts";
import { loadForAct, type RequestForAct } from "./talk-hold.ts";

/** Far more than an answer may have, so that nothing pasted is lost; a bound all the same. */
export const MAX_DRAFT = 20_000;

export interface DraftInput {
  /** The form's id: a draft that arrives after its answer was given is dropped. */
  answerId: string;
  text: string;
  reason: string;
}

export interface SavedDraft {
  text: string;
  reason: string;
  savedAt: number;
}

const placeOf = (requestId: string, staffId: string): Place => ({
  table: "answer_draft",
  column: "words_sealed",
  row: `${requestId}·${staffId}`,
});

/** Keeps what is written so far; an empty text takes the draft away. Two round trips. */
export async function saveDraft(
  house: House,
  staff: StaffMember,
  id: string,
  input: DraftInput,
): Promise<"done" | "notFound" | "tooLong"> {
  if (input.text.length > MAX_DRAFT) return "tooLong";
  const found = await loadForAct(house, staff, id, null);
  if (!found) return "notFound";
  await house.store.batch([await draftStatement(house, staff, found, input)]);
  return "done";
}

/** The one statement that keeps (or, for an empty text, takes away) a draft. */
export async function draftStatement(
  house: House,
  staff: StaffMember,
  found: Pick<RequestForAct, "id" | "person_id" | "key">,
  input: DraftInput,
): Promise<Statement> {
  const text = input.text.toWellFormed();
  if (text.trim() === "") return forgetDraft(house, found.id, staff);
  const words = JSON.stringify({ text, reason: input.reason.toWellFormed().slice(0, MAX_REASON) });
  return house.store
    .prepare(
      `INSERT INTO answer_draft (request_id, staff_id, person_id, words_sealed, saved_at)
       SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE id = ?6 AND staff_id = ?2)
       ON CONFLICT (request_id, staff_id) DO UPDATE SET words_sealed = ?4, saved_at = ?5`,
    )
    .bind(
      found.id,
      staff.id,
      found.person_id,
      await seal(found.key, placeOf(found.id, staff.id), words),
      house.clock(),
      input.answerId,
    );
}

export function forgetDraft(house: House, id: string, staff: Pick<StaffMember, "id">): Statement {
  return house.store.prepare("DELETE FROM answer_draft WHERE request_id = ?1 AND staff_id = ?2").bind(id, staff.id);
}

/** null when there is none, or it does not open any more. */
export async function openDraft(
  key: CryptoKey | null,
  requestId: string,
  staffId: string,
  sealed: string | null,
  savedAt: number | null,
): Promise<SavedDraft | null> {
  if (sealed === null) return null;
  const words = await openSealed(key, placeOf(requestId, staffId), sealed);
  if (words === null) return null;
  const { text, reason } = JSON.parse(words) as { text: string; reason: string };
  return { text, reason, savedAt: savedAt ?? 0 };
}
