/** The services around an answer as the inbox is handed them: drafts, taking back, agreed hours, texts of the house. */
import type { AgreedHours } from "../delivery/send-stops.ts";
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { setContactHours } from "./contact-hours.ts";
import { type DraftInput, saveDraft } from "./drafts.ts";
import { type SnippetDesk, snippetDesk } from "./snippets.ts";
import { sendNow, type TakeBackOutcome, takeBack } from "./take-back.ts";
import type { ActOutcome } from "./views.ts";

export interface AnsweringPort {
  saveDraft(staff: StaffMember, id: string, input: DraftInput): Promise<"done" | "notFound" | "tooLong">;
  takeBack(
    staff: StaffMember,
    id: string,
    answerId: string,
    since: { text: string; reason: string; nextAnswerId: string },
  ): Promise<TakeBackOutcome>;
  sendNow(staff: StaffMember, id: string, answerId: string): Promise<TakeBackOutcome>;
  /** @param hours null: nothing is agreed any more. */
  setContactHours(staff: StaffMember, id: string, hours: AgreedHours | null): Promise<ActOutcome>;
  snippets: SnippetDesk;
}

export function answeringPort(house: House): AnsweringPort {
  return {
    saveDraft: (staff, id, input) => saveDraft(house, staff, id, input),
    takeBack: (staff, id, answerId, since) => takeBack(house, staff, id, answerId, since),
    sendNow: (staff, id, answerId) => sendNow(house, staff, id, answerId),
    setContactHours: (staff, id, hours) => setContactHours(house, staff, id, hours),
    snippets: snippetDesk(house),
  };
}
