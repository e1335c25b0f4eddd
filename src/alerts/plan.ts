/** From due alerts to messages: who is called for what, joined to one message a person however much is due. Pure. */
import type { Level } from "../triage/types.ts";
import { nextStep } from "./next-step.ts";
import { isQuiet } from "./roster.ts";
import type { AlertFacts, AlertSettings, Called, CallReason, Colleague, Shift } from "./types.ts";

/** A message this young covers what comes right behind it: the phone rang, and the inbox shows both. */
const COVERS_MS = 60_000;

export interface Member extends Colleague {
  /** Devices that ring. */
  devices: readonly string[];
  /** Since when they wish to hear of less urgent requests too. */
  wishSince: number;
}

/** A request below U1 that nobody has yet. */
export interface OpenRequest {
  id: string;
  level: Level;
  area: string | null;
  openedAt: number;
  /** Colleagues who were told of it. */
  told: readonly string[];
  /** Colleagues who asked that somebody else takes it. */
  recused: readonly string[];
}

export interface Recent {
  staffId: string | null;
  level: Level;
  bundleId: string;
  at: number;
}

export interface Situation {
  alerts: readonly AlertFacts[];
  requests: readonly OpenRequest[];
  roster: readonly Shift[];
  members: readonly Member[];
  called: readonly Called[];
  /** Messages of the last minute. */
  recent: readonly Recent[];
  settings: AlertSettings;
  /** The team's channel is set up. */
  webhook: boolean;
}

export interface CallRow {
  alertId: string | null;
  requestId: string;
  step: number;
  nth: number;
  staffId: string | null;
  why: CallReason;
  bundleId: string | null;
}

export interface SendRow {
  bundleId: string;
  staffId: string | null;
  channel: "push" | "webhook" | "none";
  subscriptionId: string | null;
  level: Level;
  requests: number;
}

export interface Plan {
  calls: CallRow[];
  sends: SendRow[];
  /** When each alert is looked at next; null: never again. */
  nextSteps: { alertId: string; at: number | null }[];
  /** Alerts for which there was nobody to call. */
  nobody: number;
}

/** @param newId makes the id of a message. */
export function plan(situation: Situation, now: number, newId: () => string): Plan {
  const { alerts, members, roster, settings } = situation;
  const out: Plan = { calls: [], sends: [], nextSteps: [], nobody: 0 };
  const wanted: (Omit<CallRow, "bundleId"> & { level: Level })[] = [];
  for (const alert of alerts) {
    const called = situation.called.filter((call) => call.alertId === alert.id);
    const next = nextStep(alert, roster, members.filter(mayGoTo(alert)), called, now, settings);
    const { id: alertId, requestId, level } = alert;
    if (next.kind === "over") out.nextSteps.push({ alertId, at: null });
    else if (next.kind === "wait") out.nextSteps.push({ alertId, at: next.until });
    else {
      out.nextSteps.push({ alertId, at: next.nextAt });
      if (next.kind === "call") {
        const { calls, step } = next;
        wanted.push(...calls.map(({ staffId, why }, nth) => ({ alertId, requestId, step, nth, staffId, why, level })));
        continue;
      }
      out.nobody++;
      // Written once, not every five minutes.
      const known = called.length > 0 && called.at(-1)?.staffId === null;
      if (!known)
        out.calls.push({ alertId, requestId, step: next.step, nth: 0, staffId: null, why: "nobody", bundleId: null });
    }
  }
  wanted.push(...wishes(situation, now));
  for (const member of members) {
    const theirs = wanted.filter((call) => call.staffId === member.id);
    if (theirs.length > 0) out.calls.push(...messageFor(member, theirs, situation, now, newId, out.sends));
  }
  tellTeam(wanted, situation, now, newId, out.sends);
  return out;
}

/** As in the scope of a reader: a manager sees everything, also what they asked somebody else to take. */
const mayGoTo =
  ({ recused }: { recused: readonly string[] }) =>
  ({ id, role }: Member): boolean =>
    role === "manager" || !recused.includes(id);

function wishes(situation: Situation, now: number): (Omit<CallRow, "bundleId"> & { level: Level })[] {
  return situation.members.flatMap((member) => {
    const { alsoLevel, areas, id: staffId, quiet, wishSince, devices } = member;
    if (alsoLevel === null || devices.length === 0 || isQuiet(quiet, now)) return [];
    return situation.requests
      .filter(
        ({ level, area, openedAt, told, recused }) =>
          mayGoTo({ recused })(member) &&
          level <= alsoLevel &&
          (area === null || areas.includes(area)) &&
          openedAt >= wishSince &&
          !told.includes(staffId),
      )
      .map(({ id, level }) => ({
        alertId: null,
        requestId: id,
        step: 0,
        nth: 0,
        staffId,
        why: "wish" as const,
        level,
      }));
  });
}

function messageFor(
  member: Member,
  calls: (Omit<CallRow, "bundleId"> & { level: Level })[],
  situation: Situation,
  now: number,
  newId: () => string,
  sends: SendRow[],
): CallRow[] {
  const level = mostUrgent(calls.map((call) => call.level));
  const covering = coveredBy(member.id, level, situation, now);
  const bundleId = covering ?? newId();
  if (covering === null) {
    const requests = new Set(calls.map((call) => call.requestId)).size;
    const message = { bundleId, staffId: member.id, level, requests };
    // Where a team's channel rings as well, a colleague without a device is no failure.
    if (member.devices.length === 0 && !situation.webhook)
      sends.push({ ...message, channel: "none", subscriptionId: null });
    for (const subscriptionId of member.devices) sends.push({ ...message, channel: "push", subscriptionId });
  }
  return calls.map(({ level: _, ...call }) => ({ ...call, bundleId }));
}

/** The team's channel hears once of everything urgent that is due now. */
function tellTeam(
  calls: readonly { why: CallReason; level: Level; requestId: string }[],
  situation: Situation,
  now: number,
  newId: () => string,
  sends: SendRow[],
): void {
  const urgent = calls.filter(({ why }) => why !== "wish");
  if (!situation.webhook || urgent.length === 0) return;
  const level = mostUrgent(urgent.map((call) => call.level));
  if (coveredBy(null, level, situation, now) !== null) return;
  const requests = new Set(urgent.map((call) => call.requestId)).size;
  sends.push({ bundleId: newId(), staffId: null, channel: "webhook", subscriptionId: null, level, requests });
}

function coveredBy(staffId: string | null, level: Level, { recent }: Situation, now: number): string | null {
  const found = recent.find((one) => one.staffId === staffId && one.level <= level && now - one.at < COVERS_MS);
  return found?.bundleId ?? null;
}

const mostUrgent = (levels: readonly Level[]): Level => levels.toSorted()[0] ?? "U4";
