/** The services about danger as the inbox is handed them. */
import type { House } from "../house.ts";
import type { ActOutcome } from "../requests/views.ts";
import type { StaffMember } from "../staff/types.ts";
import { confirmLowering, type HandInput, setByHand, withdrawLowering } from "./hand.ts";
import { listReview, type MarkInput, markMessage } from "./marks.ts";
import { readDanger } from "./read.ts";
import { addStep, type NoticeInput, recordNotice, type StepInput } from "./steps.ts";
import type { DangerView, ReviewLine } from "./views.ts";

export interface DangerPort {
  /** null: not there, or not theirs. @param alone see `readDanger`. */
  read(staff: StaffMember, id: string, alone?: boolean): Promise<DangerView | null>;
  step(staff: StaffMember, id: string, input: StepInput): Promise<ActOutcome>;
  notice(staff: StaffMember, id: string, input: NoticeInput): Promise<ActOutcome>;
  set(staff: StaffMember, id: string, input: HandInput): Promise<ActOutcome>;
  confirm(staff: StaffMember, id: string, proposalId: string, seenVersion: number): Promise<ActOutcome>;
  withdraw(staff: StaffMember, id: string, proposalId: string, seenVersion: number): Promise<ActOutcome>;
  mark(staff: StaffMember, id: string, input: MarkInput): Promise<ActOutcome>;
  review(staff: StaffMember): Promise<ReviewLine[]>;
}

/** What the inbox asks about danger, over this house. */
export function dangerPort(house: House): DangerPort {
  return {
    read: (staff, id, alone) => readDanger(house, staff, id, alone),
    step: (staff, id, input) => addStep(house, staff, id, input),
    notice: (staff, id, input) => recordNotice(house, staff, id, input),
    set: (staff, id, input) => setByHand(house, staff, id, input),
    confirm: (staff, id, proposal, seen) => confirmLowering(house, staff, id, proposal, seen),
    withdraw: (staff, id, proposal, seen) => withdrawLowering(house, staff, id, proposal, seen),
    mark: (staff, id, input) => markMessage(house, staff, id, input),
    review: (staff) => listReview(house, staff),
  };
}
