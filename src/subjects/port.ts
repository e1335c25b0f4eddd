/** The subjects' services as the inbox's web layer asks for them. */
import type { House } from "../house.ts";
import type { SubjectsPort } from "../inbox/port.ts";
import { confirmSubject, decideSame, undoVerdict } from "./acts.ts";
import { readSubject, reporterOf, subjectOfRequest } from "./read.ts";

export function subjectsPort(house: House): SubjectsPort {
  return {
    read: (staff, id, record) => readSubject(house, staff, id, record),
    ofRequest: (staff, requestId, record) => subjectOfRequest(house, staff, requestId, record),
    reporterOf: (staff, id, reportId) => reporterOf(house, staff, id, reportId),
    confirm: (staff, id, seen, found) => confirmSubject(house, staff, id, seen, found),
    decideSame: (staff, id, input) => decideSame(house, staff, id, input),
    undo: (staff, id, verdictId) => undoVerdict(house, staff, id, verdictId),
  };
}
