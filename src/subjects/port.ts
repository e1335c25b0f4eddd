/** The subjects' services as the inbox's web layer asks for them. */
import type { House } from "../house.ts";
import type { SubjectsPort } from "../inbox/port.ts";
import { SOCIAL_WORK, type StaffMember } from "../staff/types.ts";
import { confirmSubject, decideSame, undoVerdict } from "./acts.ts";
import { readSubject, reporterOf, subjectOfRequest } from "./read.ts";

/** Whoever was given a report to read decides nothing about it. */
const decides = (staff: StaffMember): boolean => SOCIAL_WORK.includes(staff.role);

export function subjectsPort(house: House): SubjectsPort {
  return {
    read: (staff, id, record) => readSubject(house, staff, id, record),
    ofRequest: (staff, requestId, record) => subjectOfRequest(house, staff, requestId, record),
    reporterOf: (staff, id, reportId) => reporterOf(house, staff, id, reportId),
    confirm: async (staff, id, seen, found) =>
      decides(staff) ? confirmSubject(house, staff, id, seen, found) : "notFound",
    decideSame: async (staff, id, input) => (decides(staff) ? decideSame(house, staff, id, input) : "notFound"),
    undo: async (staff, id, verdictId) => (decides(staff) ? undoVerdict(house, staff, id, verdictId) : "notFound"),
  };
}
