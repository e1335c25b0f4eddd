/** The inbox's port over the real house: what staff pages may ask for, and which service answers. */
import { alertsDesk } from "./alerts/desk.ts";
import { dangerPort } from "./danger/port.ts";
import type { House } from "./house.ts";
import type { InboxPort } from "./inbox/port.ts";
import { playTrial, trialTime } from "./intake/trial.ts";
import { readMedia } from "./media/read.ts";
import { placesDesk } from "./places/desk.ts";
import { recordsPort } from "./records/port.ts";
import { answerRequest, closeRequest, releaseTalk, takeRequest } from "./requests/acts.ts";
import { listRequests } from "./requests/list.ts";
import { readRequest } from "./requests/read.ts";
import { recuse } from "./requests/recuse.ts";
import { loadLanes } from "./store/lane.ts";
import { activeStaff } from "./store/staff-store.ts";
import { subjectsPort } from "./subjects/port.ts";
import { townDesk } from "./town/desk.ts";
import { trainingPort } from "./training/training.ts";

/** @param door who is at the door and the live socket, which only the hall knows. */
export function inboxDesk(house: House, door: Pick<InboxPort, "staffOf" | "live">): InboxPort {
  return {
    ...door,
    list: (staff, which) => listRequests(house, staff, which),
    read: (staff, id, record) => readRequest(house, staff, id, record),
    media: (staff, id, range) => readMedia(house, staff, id, range),
    take: (staff, id, seen) => takeRequest(house, staff, id, seen),
    answer: (staff, id, input) => answerRequest(house, staff, id, input),
    release: (staff, id, seen) => releaseTalk(house, staff, id, seen),
    close: (staff, id, seen, closing) => closeRequest(house, staff, id, seen, closing),
    recuse: (staff, id, seen) => recuse(house, staff, id, seen),
    danger: dangerPort(house),
    alerts: alertsDesk(house),
    subjects: subjectsPort(house),
    records: recordsPort(house),
    training: trainingPort(house),
    town: townDesk(house),
    places: placesDesk(house),
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
