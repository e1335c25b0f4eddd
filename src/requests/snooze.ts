/** 「あとで」: a request leaves the list until a moment in opening hours. It comes back by itself then, and with any new word. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { currentTown, hoursFor, type Town } from "../store/town.ts";
import { hoursAt, jst, jstMoment } from "../triage/hours.ts";
import type { OpeningHours } from "../triage/hours-types.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { leaveTalk } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";
import { SNOOZES, type SnoozeChoice } from "./work-views.ts";

const DAY_MS = 86_400_000;
/** Longer is not "later", it is forgotten. */
export const LONGEST_SNOOZE_MS = 90 * DAY_MS;
const DAYS: Record<SnoozeChoice, number> = { tomorrow: 1, threeDays: 3, week: 7 };

/** @returns the moment itself while the window is open, else the next opening after it. */
export const inHours = (hours: OpeningHours, at: number): number => {
  const { open, nextOpening } = hoursAt(hours, at);
  return open ? at : nextOpening;
};

/** The first moment somebody reads on that day, or after it. */
export function snoozeUntil(hours: OpeningHours, choice: SnoozeChoice, now: number): number {
  const { date } = jst(now + DAYS[choice] * DAY_MS);
  return inHours(hours, jstMoment(date, "00:00"));
}

export function snoozeChoices(town: Town, area: string | null, now: number): { choice: SnoozeChoice; until: number }[] {
  const hours = hoursFor(town, area);
  return SNOOZES.map((choice) => ({ choice, until: snoozeUntil(hours, choice, now) })).filter(
    ({ until }, at, all) => until <= now + LONGEST_SNOOZE_MS && all.findIndex((one) => one.until === until) === at,
  );
}

export interface SnoozeInput {
  formId: string;
  /** One of the choices, or "" with a time. */
  choice: string;
  /** Epoch ms. */
  at: number | null;
  seenVersion: number;
}

/** Never what is urgent: that is not put off. */
export function snoozeRequest(house: House, staff: StaffMember, id: string, input: SnoozeInput): Promise<ActOutcome> {
  return act(
    house,
    staff,
    id,
    async (found) => {
      if (found.state !== "open") return { kind: "refused", why: "closed" };
      if (found.version !== input.seenVersion) return { kind: "changed" };
      if (found.level === "U0" || found.level === "U1") return { kind: "refused", why: "urgent" };
      const now = house.clock();
      const choice = SNOOZES.find((one) => one === input.choice);
      if (choice === undefined && (input.at === null || input.at <= now)) return { kind: "refused", why: "unclear" };
      const hours = hoursFor(await currentTown(house.store), found.area);
      const until = choice === undefined ? inHours(hours, input.at ?? now) : snoozeUntil(hours, choice, now);
      if (until > now + LONGEST_SNOOZE_MS) return { kind: "refused", why: "unclear" };
      return [
        ...leaveTalk(house, found),
        nextRequestVersion(house, "snoozed_until = ?3").bind(found.version, id, until),
        ...historyRow(house, staff, found, "snooze.set", { until }),
      ];
    },
    null,
    input.formId,
  );
}

/** Back on the list now. */
export function wakeRequest(
  house: House,
  staff: StaffMember,
  id: string,
  seenVersion: number,
  formId: string,
): Promise<ActOutcome> {
  return act(
    house,
    staff,
    id,
    async (found) => {
      if (found.snoozed_until === null) return { kind: "done" };
      if (found.version !== seenVersion) return { kind: "changed" };
      return [
        ...leaveTalk(house, found),
        nextRequestVersion(house, "snoozed_until = NULL").bind(found.version, id),
        ...historyRow(house, staff, found, "snooze.ended", {}),
      ];
    },
    null,
    formId,
  );
}

/** What is due comes back, each with a line of history; the version moves, so that open pages notice. */
export function wakeDue(house: House, now: number): Statement[] {
  const due = "FROM request WHERE snoozed_until IS NOT NULL AND snoozed_until <= ?1";
  return [
    house.store
      .prepare(
        `INSERT INTO history_event (id, at, kind, actor, person_id, request_id, detail)
         SELECT lower(hex(randomblob(16))), ?1, 'snooze.ended', 'duty', person_id, id, '{}' ${due}`,
      )
      .bind(now),
    house.store
      .prepare(
        `UPDATE request SET snoozed_until = NULL, version = version + 1 WHERE id IN (SELECT id ${due}) RETURNING id`,
      )
      .bind(now),
  ];
}
