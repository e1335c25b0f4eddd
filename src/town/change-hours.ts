/** One change of opening hours, made on what stood there. Pure. */
import type { DistrictHours, OpeningHours } from "../triage/hours-types.ts";
import type { HoursChange } from "./desk-types.ts";

/** Days older than this are of no use to anybody (Tokyo date). */
type Oldest = string;

interface Days {
  closures: readonly string[];
  openings: readonly { date: string; opens: string; closes: string }[];
}

/** @returns the town's hours afterwards, or null when the change is none of the town's. */
export function changeTown(hours: OpeningHours, change: HoursChange, oldest: Oldest): OpeningHours | null {
  switch (change.kind) {
    case "week": {
      const { kind: _, ...rest } = change;
      return { ...hours, ...rest };
    }
    case "ownWeek":
    case "townWeek":
      return null;
    default:
      return { ...hours, ...changeDays({ closures: hours.closures, openings: hours.openings ?? [] }, change, oldest) };
  }
}

/** The same for a district. */
export function changeDistrict(own: DistrictHours | null, change: HoursChange, oldest: Oldest): DistrictHours | null {
  const before: DistrictHours = own ?? { week: null, closures: [], openings: [] };
  switch (change.kind) {
    case "week":
      return null;
    case "ownWeek":
      return { ...before, week: change.week };
    case "townWeek":
      return { ...before, week: null };
    default:
      return { ...before, ...changeDays(before, change, oldest) };
  }
}

/** The newest word about a day is the only one: a day is closed or opened, never both. */
function changeDays(
  days: Days,
  change: Extract<HoursChange, { kind: "closed" | "opened" | "removed" }>,
  oldest: Oldest,
): Days {
  const touched = new Set(
    change.kind === "closed" ? change.dates : [change.kind === "opened" ? change.opening.date : change.date],
  );
  const closures = days.closures.filter((date) => date >= oldest && !touched.has(date));
  const openings = days.openings.filter(({ date }) => date >= oldest && !touched.has(date));
  if (change.kind === "closed") closures.push(...touched);
  if (change.kind === "opened") openings.push(change.opening);
  return {
    closures: closures.toSorted(),
    openings: openings.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
