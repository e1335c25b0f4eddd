/** The inbox's port over the real house: what staff pages may ask for, and which service answers. */
import { alertsDesk } from "./alerts/desk.ts";
import { dangerPort } from "./danger/port.ts";
import type { House } from "./house.ts";
import type { InboxPort } from "./inbox/port.ts";
import { playTrial, trialTime } from "./intake/trial.ts";
import { readMedia } from "./media/read.ts";
import { placesDesk } from "./places/desk.ts";
import { recordsPort } from "./records/port.ts";
import { closeRequest, releaseTalk, takeRequest } from "./requests/acts.ts";
import { answeringPort } from "./requests/answering-port.ts";
import { readListPage } from "./requests/list-page.ts";
import { recuse } from "./requests/recuse.ts";
import { dropView, saveView } from "./requests/saved-views.ts";
import { stateOf } from "./requests/scope.ts";
import { search } from "./requests/search.ts";
import { answerFromDesk, readWithSending } from "./requests/sending.ts";
import { tiesPort } from "./requests/ties.ts";
import { workPort } from "./requests/work-port.ts";
import { seatOf } from "./staff/idle.ts";
import { rolesPort } from "./staff/port.ts";
import { gatherReads } from "./store/gather.ts";
import { loadLanes } from "./store/lane.ts";
import { activeStaff } from "./store/staff-store.ts";
import { subjectsPort } from "./subjects/port.ts";
import { townDesk } from "./town/desk.ts";
import { trainingPort } from "./training/training.ts";

/** For one request of the method: what a page only looks at is read in as few round trips as can be. */
export function inboxDeskFor(method: string, house: House, door: Pick<InboxPort, "staffOf" | "live">): InboxPort {
  return inboxDesk(method === "GET" ? { ...house, store: gatherReads(house.store) } : house, door);
}

/** @param door who is at the door and the live socket, which only the hall knows. */
export function inboxDesk(house: House, door: Pick<InboxPort, "staffOf" | "live">): InboxPort {
  return {
    ...door,
    list: (staff, query) => readListPage(house, staff, query),
    search: (staff, words, after) => search(house, staff, words, after),
    saveView: (staff, query) => saveView(house, staff, query),
    dropView: (staff, id) => dropView(house, staff, id),
    read: (staff, id, record) => readWithSending(house, staff, id, record),
    stateOf: (staff, id) => stateOf(house.store, staff, id),
    media: (staff, id, range) => readMedia(house, staff, id, range),
    take: (staff, id, seen, form) => takeRequest(house, staff, id, seen, form),
    answer: (staff, id, input) => answerFromDesk(house, staff, id, input),
    answering: answeringPort(house),
    release: (staff, id, seen, form) => releaseTalk(house, staff, id, seen, form),
    close: (staff, id, seen, closing, form) => closeRequest(house, staff, id, seen, closing, form),
    recuse: (staff, id, seen) => recuse(house, staff, id, seen),
    work: workPort(house),
    ties: tiesPort(house),
    danger: dangerPort(house),
    alerts: alertsDesk(house),
    subjects: subjectsPort(house),
    records: recordsPort(house),
    training: trainingPort(house),
    town: townDesk(house),
    places: placesDesk(house),
    roles: rolesPort(house),
    seat: seatOf((text) => house.store.keys.lane("seat", text)),
    dev: house.config.staffAuth.kind === "dev" ? { members: () => activeStaff(house.store) } : null,
    now: house.clock,
    newId: house.newId,
    trial: async (inputs, night) => {
      const { town } = await loadLanes(house.store, [], house.clock());
      return playTrial(inputs, town, trialTime(town, house.clock(), night));
    },
    log: house.log,
  };
}
