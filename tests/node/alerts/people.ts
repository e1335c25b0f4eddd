/** The demo town's four on a small roster, alerts about invented requests, and calls as they would have been made. */
import type { Member, Situation } from "../../../src/alerts/plan.ts";
import type { AlertFacts, AlertSettings, Called, Shift } from "../../../src/alerts/types.ts";
import { DEMO_HOURS, DEMO_ROSTER, DEMO_STAFF } from "../../../tools/demo/town.ts";

export const at = (text: string): number => Date.parse(`${text}:00+09:00`);
export const MINUTE = 60_000;

export const roster: Shift[] = DEMO_ROSTER.map((shift, index) => ({
  id: `shift-${index + 1}`,
  staffId: shift.staff,
  weekday: shift.weekday,
  date: null,
  starts: shift.starts,
  ends: shift.ends,
  position: 0,
  replaces: null,
}));

export function member(id: string, over: Partial<Member> = {}): Member {
  const known = DEMO_STAFF.find((staff) => staff.id === `csw-${id}`);
  return {
    id: `csw-${id}`,
    role: known?.role ?? "csw",
    areas: known?.areas ?? [],
    reachable: true,
    quiet: null,
    alsoLevel: null,
    devices: [`phone-${id}`],
    wishSince: 0,
    ...over,
  };
}

export const everybody: Member[] = ["midori", "sora", "umi", "hinata"].map((id) => member(id));

export const settings: AlertSettings = {
  hours: DEMO_HOURS,
  stepMinutes: 5,
  todayStepMinutes: 30,
  roundMinutes: 15,
  laterRoundMinutes: 120,
  rosterDepth: 4,
  onCall: false,
};

export const alertAt = (raisedAt: number, over: Partial<AlertFacts> = {}): AlertFacts => ({
  id: "alert-1",
  requestId: "request-1",
  level: "U0",
  raisedAt,
  area: null,
  over: false,
  recused: [],
  ...over,
});

export const call = (step: number, id: string | null, when: number, over: Partial<Called> = {}): Called => ({
  alertId: "alert-1",
  step,
  staffId: id === null ? null : `csw-${id}`,
  at: when,
  failed: false,
  ...over,
});

export const situation = (over: Partial<Situation> = {}): Situation => ({
  alerts: [],
  requests: [],
  roster,
  members: everybody,
  called: [],
  recent: [],
  settings,
  webhook: false,
  ...over,
});
