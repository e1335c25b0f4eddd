/** What the plain GET form of the list asks for → the view of the page. Unknown values are as if nothing had been chosen. Pure. */
import type { Town } from "../../store/town.ts";
import { jst, jstMoment } from "../../triage/hours.ts";
import { addDays, nextSessions, sessionsBetween, weekdayOf } from "../calendar.ts";
import type { Session } from "../calendar-types.ts";
import { kindOf } from "../kinds.ts";
import type { Place } from "../types.ts";
import type { PublicFrame } from "./frame.tsx";
import { DAYS, type ListChoice, type ListPageView } from "./list-page.tsx";

/** A page stays below 60 kB: a town with many places is shown the nearest days first. */
const MOST_SESSIONS = 50;
const MOST_PLACES = 120;

export function listView(town: Town, query: Record<string, string>, now: number, frame: PublicFrame): ListPageView {
  const choice = choiceOf(town, query);
  const places = town.places.filter(
    (place) =>
      (choice.area === null || place.area === choice.area) &&
      (choice.kind === null || place.kinds.includes(choice.kind)) &&
      (!choice.quiet || place.quietSeat),
  );
  const [from, to] = windowOf(choice.day, now);
  const sessions = inOrder(
    places.flatMap((place) => sessionsBetween(place, from, to).map((session) => ({ place, session }))),
  );
  const next =
    sessions.length > 0
      ? []
      : inOrder(places.flatMap((place) => nextSessions(place, now, 1).map((session) => ({ place, session })))).slice(
          0,
          3,
        );
  return {
    frame,
    choice,
    districts: town.districts,
    sessions: sessions.slice(0, MOST_SESSIONS),
    cut: sessions.length > MOST_SESSIONS,
    next,
    places: places.slice(0, MOST_PLACES),
    now,
  };
}

function choiceOf(town: Town, query: Record<string, string>): ListChoice {
  const { day, area, kind, quiet } = query;
  return {
    day: DAYS.find(([value]) => value === day)?.[0] ?? "week",
    area: town.districts.find(({ id }) => id === area)?.id ?? null,
    kind: kind !== undefined && kindOf(kind) ? kind : null,
    quiet: quiet === "1",
  };
}

/** Epoch ms [from, to). What is over today is not shown. */
function windowOf(day: ListChoice["day"], now: number): [number, number] {
  const today = jst(now).date;
  const midnight = (days: number) => jstMoment(addDays(today, days), "00:00");
  switch (day) {
    case "today":
      return [now, midnight(1)];
    case "tomorrow":
      return [midnight(1), midnight(2)];
    case "weekend": {
      const weekday = weekdayOf(today);
      const saturday = weekday === 0 ? -1 : 6 - weekday;
      return [Math.max(now, midnight(saturday)), midnight(saturday + 2)];
    }
    case "week":
      return [now, midnight(7)];
    case "fortnight":
      return [now, midnight(14)];
  }
}

function inOrder(some: { place: Place; session: Session }[]): { place: Place; session: Session }[] {
  return some.sort((a, b) => a.session.starts - b.session.starts || (a.place.name < b.place.name ? -1 : 1));
}
