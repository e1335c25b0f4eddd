/** The services of colleagues' work on a request, as the inbox is handed them. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { countCalled, readCalled } from "./called.ts";
import { answerHandover, type HandoverAnswer, type HandoverInput, handOver, withdrawHandover } from "./handover.ts";
import { addNote, editNote, type NoteEdit, type NoteInput } from "./notes.ts";
import { readPast } from "./past.ts";
import { keepCompany } from "./presence.ts";
import { reopenRequest } from "./reopen.ts";
import { type SnoozeInput, snoozeRequest, wakeRequest } from "./snooze.ts";
import type { ActOutcome } from "./views.ts";
import { watchRequest } from "./watch.ts";
import { readWork } from "./work.ts";
import type { CalledView, Company, PastView, WorkView } from "./work-views.ts";

export interface WorkPort {
  /** null: not there, not theirs, or a report whose reporter they may not know. `record`: the page was opened. */
  read(staff: StaffMember, id: string, record: boolean): Promise<WorkView | null>;
  past(staff: StaffMember, id: string): Promise<PastView | null>;
  /** Says that one is here; who else is. */
  company(staff: StaffMember, id: string): Promise<Company[] | null>;
  note(staff: StaffMember, id: string, input: NoteInput): Promise<ActOutcome>;
  editNote(staff: StaffMember, id: string, noteId: string, input: NoteEdit): Promise<ActOutcome>;
  handOver(staff: StaffMember, id: string, input: HandoverInput, atOnce: boolean): Promise<ActOutcome>;
  answerHandover(staff: StaffMember, id: string, handoverId: string, input: HandoverAnswer): Promise<ActOutcome>;
  withdrawHandover(staff: StaffMember, id: string, handoverId: string, formId: string): Promise<ActOutcome>;
  snooze(staff: StaffMember, id: string, input: SnoozeInput): Promise<ActOutcome>;
  wake(staff: StaffMember, id: string, seenVersion: number, formId: string): Promise<ActOutcome>;
  watch(staff: StaffMember, id: string, on: boolean): Promise<ActOutcome>;
  reopen(staff: StaffMember, id: string, seenVersion: number, formId: string): Promise<ActOutcome>;
  called(staff: StaffMember): Promise<CalledView>;
  /** Capped at a hundred. */
  countCalled(staff: StaffMember): Promise<number>;
}

export function workPort(house: House): WorkPort {
  return {
    read: (staff, id, record) => readWork(house, staff, id, record),
    past: (staff, id) => readPast(house, staff, id),
    company: (staff, id) => keepCompany(house, staff, id),
    note: (staff, id, input) => addNote(house, staff, id, input),
    editNote: (staff, id, noteId, input) => editNote(house, staff, id, noteId, input),
    handOver: (staff, id, input, atOnce) => handOver(house, staff, id, input, atOnce),
    answerHandover: (staff, id, handoverId, input) => answerHandover(house, staff, id, handoverId, input),
    withdrawHandover: (staff, id, handoverId, formId) => withdrawHandover(house, staff, id, handoverId, formId),
    snooze: (staff, id, input) => snoozeRequest(house, staff, id, input),
    wake: (staff, id, seen, formId) => wakeRequest(house, staff, id, seen, formId),
    watch: (staff, id, on) => watchRequest(house, staff, id, on),
    reopen: (staff, id, seen, formId) => reopenRequest(house, staff, id, seen, formId),
    called: (staff) => readCalled(house, staff),
    countCalled: (staff) => countCalled(house, staff),
  };
}
