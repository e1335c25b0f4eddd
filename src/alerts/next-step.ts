/** Who is called next for an alert, and when: one person after the other until somebody says that they go. Pure. */
import { hoursAt } from "../triage/hours.ts";
import { isQuiet, nextOnRoster, onDuty } from "./roster.ts";
import type { AlertFacts, AlertSettings, Called, CallReason, Colleague, NextStep, Shift } from "./types.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Candidate {
  id: string;
  why: CallReason;
}

/**
 * Handbook §4.8 and §6.1. U0, at any hour: who is on duty, five minutes later the next on the roster, and so on, then the
 * managers; then all of these at once, more slowly, without end. U1: the same slowly and in opening hours, beginning with the
 * CSW of the district; with somebody on call also at night. A colleague whom nothing reaches is called together with the next.
 * @param colleagues everybody who may work now; whoever is missing is never called, even if the roster names them.
 * @param called the calls of this alert so far.
 */
export function nextStep(
  alert: AlertFacts,
  roster: readonly Shift[],
  colleagues: readonly Colleague[],
  called: readonly Called[],
  now: number,
  settings: AlertSettings,
): NextStep {
  if (alert.over || (alert.level !== "U0" && alert.level !== "U1")) return { kind: "over" };
  const opening = hoursAt(settings.hours, now);
  const night = alert.level === "U1" && !opening.open;
  // Without somebody on call a U1 is the first thing of the morning. A window that never opens again would wait for ever.
  if (night && !settings.onCall && opening.nextOpening < Number.MAX_SAFE_INTEGER)
    return { kind: "wait", until: opening.nextOpening };

  const step = 1 + Math.max(-1, ...called.map((call) => call.step));
  const last = Math.max(0, ...called.map((call) => call.at));
  const firstRound = firstRoundOf(alert, roster, colleagues, now, settings, night);
  const reached = new Set(called.map((call) => call.staffId));
  const left = firstRound.filter(({ id }) => !reached.has(id));

  const calls = left.length > 0 ? upToReachable(left, colleagues) : everybodyAgain(firstRound, colleagues);
  // An empty house is looked at again soon: somebody may have been put on the roster.
  const minutes = calls.length > 0 ? pauseMinutes(alert, left.length > 0, now, settings) : settings.stepMinutes;
  const heardNothing = left.length > 0 && called.filter((call) => call.step === step - 1).every((call) => call.failed);
  if (step > 0 && !heardNothing && now < last + minutes * MINUTE_MS)
    return { kind: "wait", until: last + minutes * MINUTE_MS };

  if (calls.length === 0) return { kind: "nobody", step, nextAt: now + settings.stepMinutes * MINUTE_MS };
  const rest = left.length - (left.length > 0 ? calls.length : 0);
  const nextAt = now + pauseMinutes(alert, rest > 0, now, settings) * MINUTE_MS;
  return { kind: "call", step, calls: calls.map(({ id, why }) => ({ staffId: id, why })), nextAt };
}

/** Everybody who is called one after the other, in this order, each once. */
function firstRoundOf(
  alert: AlertFacts,
  roster: readonly Shift[],
  colleagues: readonly Colleague[],
  now: number,
  settings: AlertSettings,
  night: boolean,
): Candidate[] {
  const mayWork = new Map(colleagues.map((colleague) => [colleague.id, colleague]));
  const on = onDuty(roster, now);
  const next = nextOnRoster(roster, now).filter((id) => !on.includes(id));
  const line = [
    ...on.map((id): Candidate => ({ id, why: "duty" })),
    ...next.map((id): Candidate => ({ id, why: "next" })),
  ]
    .filter(({ id }) => mayWork.has(id))
    .slice(0, settings.rosterDepth);
  const managers = colleagues
    .filter((colleague) => colleague.role === "manager")
    .map(({ id }): Candidate => ({ id, why: "manager" }));
  const district =
    alert.level === "U1" && !night && alert.area !== null
      ? colleagues
          .filter(({ areas }) => areas.includes(alert.area ?? ""))
          .map(({ id }): Candidate => ({ id, why: "district" }))
      : [];
  const seen = new Set<string>();
  return [...district, ...line, ...managers].filter(({ id }) => {
    // Duty goes before quiet hours, and so does danger to life.
    const rests = alert.level !== "U0" && !on.includes(id) && isQuiet(mayWork.get(id)?.quiet ?? null, now);
    if (seen.has(id) || rests) return false;
    seen.add(id);
    return true;
  });
}

/** The next one, with whoever stands before them and would hear nothing. */
function upToReachable(left: Candidate[], colleagues: readonly Colleague[]): Candidate[] {
  const rings = new Set(colleagues.filter(({ reachable }) => reachable).map(({ id }) => id));
  const at = left.findIndex(({ id }) => rings.has(id));
  return at < 0 ? left : left.slice(0, at + 1);
}

/** The slow rounds: those on duty and the managers; where neither is, whoever is left of the line. */
function everybodyAgain(firstRound: Candidate[], colleagues: readonly Colleague[]): Candidate[] {
  const managers = new Set(colleagues.filter(({ role }) => role === "manager").map(({ id }) => id));
  const chosen = firstRound.filter(({ id, why }) => why === "duty" || why === "district" || managers.has(id));
  return (chosen.length > 0 ? chosen : firstRound).map(({ id }) => ({ id, why: "again" }));
}

function pauseMinutes(alert: AlertFacts, somebodyLeft: boolean, now: number, settings: AlertSettings): number {
  if (somebodyLeft) return alert.level === "U0" ? settings.stepMinutes : settings.todayStepMinutes;
  return now - alert.raisedAt < DAY_MS ? settings.roundMinutes : settings.laterRoundMinutes;
}
