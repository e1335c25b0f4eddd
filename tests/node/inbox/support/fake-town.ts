/** A town's desk in memory, for route tests: real hours and lines, every change recorded. */
import { USUAL_HOURS } from "../../../../src/store/town.ts";
import type { HoursChange, HoursOutcome, ScopeHours, TownDesk } from "../../../../src/town/desk-types.ts";
import { type CheckRow, hotlineViews } from "../../../../src/town/hotline-desk.ts";
import { REGISTER } from "../../../../src/triage/hotlines.ts";

export interface FakeTown extends TownDesk {
  shown: ScopeHours;
  checks: CheckRow[];
  checked: string[];
  changes: { scope: string; seen: number; change: HoursChange }[];
  away: (string | null)[];
  weather: (string | null)[];
  outcome: HoursOutcome;
  overdue: number;
}

/** Tuesday, 24 November 2026, 10:00 in Tokyo. */
const NOW = Date.UTC(2026, 10, 24, 1, 0);

export function fakeTown(): FakeTown {
  const town: FakeTown = {
    shown: {
      scope: "town",
      name: "市ぜんたい",
      version: 2,
      mayChange: true,
      hours: USUAL_HOURS,
      own: null,
      set: true,
      readers: [],
      history: [],
    },
    checks: [],
    checked: [],
    changes: [],
    away: [],
    weather: [],
    outcome: "done",
    overdue: 0,
    hotlines: async () => hotlineViews(REGISTER.all, town.checks, NOW),
    overdueHotlines: async () => town.overdue,
    checkHotline: async (_staff, id) => {
      town.checked.push(id);
      return REGISTER.all.some((line) => line.id === id) ? "done" : "notFound";
    },
    hours: async (_staff, scope) =>
      scope === town.shown.scope
        ? {
            scopes: [
              { scope: "town", name: "市ぜんたい" },
              { scope: "kita", name: "北野" },
            ],
            shown: town.shown,
            awayUntil: null,
            weatherAlertUntil: null,
            duty: new Map(),
          }
        : null,
    changeHours: async (_staff, scope, seen, change) => {
      town.changes.push({ scope, seen, change });
      return town.outcome;
    },
    setAway: async (_staff, until) => void town.away.push(until),
    setWeather: async (_staff, until) => {
      town.weather.push(until);
      return "done";
    },
  };
  return town;
}
