/** The town as data: the window's name, its hours, its welfare districts. Wrong or missing settings fall back, told. */
import * as z from "zod";
import type { District } from "../places/area.ts";
import type { OpeningHours } from "../triage/hours-types.ts";

export interface Town {
  windowName: string;
  hours: OpeningHours;
  districts: District[];
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);
const hoursSchema = z.object({
  week: z.array(z.tuple([time, time]).nullable()).length(7),
  closedOnHolidays: z.boolean(),
  yearlyClosures: z.array(z.object({ from: monthDay, to: monthDay })),
  closures: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
});
export const windowSchema = z.object({ name: z.string().min(1).max(40) });
const namesSchema = z.array(z.string());

const weekday: [string, string] = ["08:30", "17:15"];
/** What most town offices keep. Used until the town has set its own. */
const USUAL_HOURS: OpeningHours = {
  week: [null, weekday, weekday, weekday, weekday, weekday, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: [],
};

interface DistrictRow extends Omit<District, "names"> {
  names: string;
}

/** Never throws: a setting that cannot be read must not keep anybody from an answer. */
export function readTown(settings: { key: string; value: string }[], districts: DistrictRow[]): Town {
  const value = (key: string) => json(settings.find((row) => row.key === key)?.value);
  const window = windowSchema.safeParse(value("window"));
  const hours = hoursSchema.safeParse(value("hours"));
  return {
    windowName: window.success ? window.data.name : "となりの窓口",
    hours: hours.success ? hours.data : USUAL_HOURS,
    districts: districts.map((row) => {
      const names = namesSchema.safeParse(json(row.names));
      return { ...row, names: names.success ? names.data : [] };
    }),
  };
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
