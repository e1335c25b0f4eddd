/** The town as data: the window's name, its hours, its welfare districts and places. Wrong or missing settings fall back, told. */
import * as z from "zod";
import type { District } from "../places/area.ts";
import { DIRECTORY_KEY, readDirectory } from "../places/directory.ts";
import type { Borders } from "../places/elsewhere.ts";
import type { Place } from "../places/types.ts";
import { districtHours, jst } from "../triage/hours.ts";
import type { DistrictHours, OpeningHours } from "../triage/hours-types.ts";
import { type TriageSettings, USUAL_SETTINGS } from "../triage/settings.ts";
import { readDistrictHours, readTownHours } from "./hours-shape.ts";
import type { Store } from "./store.ts";

export interface Town {
  windowName: string;
  hours: OpeningHours;
  /** False while the town has set no hours that can be read, and the usual ones stand in. */
  hoursSet: boolean;
  districts: TownDistrict[];
  /** What is outside: this town's own names, and the towns beside it with their desks. */
  borders: Borders;
  /** 居場所・食の場. Read when first asked for: most turns never do. */
  readonly places: readonly Place[];
  /** Numbers of triage, and whether heat or cold is a danger today. */
  triage: z.infer<typeof triageSchema>;
  /** The LINE account's basic id ("@…"), null until the town has set it. */
  lineId: string | null;
}

export interface TownDistrict extends District {
  /** What it has for itself, null where it keeps the town's hours. */
  hours: DistrictHours | null;
}

export const windowSchema = z.object({ name: z.string().min(1).max(40) });
/** LINE: a basic or premium id is an @ with letters, digits, dots, hyphens and underscores. */
export const lineSchema = z.object({ basicId: z.string().regex(/^@[A-Za-z0-9._-]{3,30}$/) });
export const bordersSchema = z.object({
  own: z.array(z.string().min(1)),
  others: z.array(z.object({ names: z.array(z.string().min(2)).min(1), desk: z.string().min(1).max(40) })),
});
/** `weatherAlertUntil`: the last day (Tokyo) on which heat or cold is a danger. */
export const triageSchema = z.object({
  unseenDays: z.int().min(2).max(14).default(USUAL_SETTINGS.unseenDays),
  moneyYen: z.int().min(0).max(20_000).default(USUAL_SETTINGS.moneyYen),
  earlierDays: z.int().min(0).max(366).default(USUAL_SETTINGS.earlierDays),
  weatherAlertUntil: z.iso.date().nullable().default(null),
});
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const sendingSchema = z.object({ quietFrom: timeOfDay, quietUntil: timeOfDay });
const namesSchema = z.array(z.string());

const weekday: [string, string] = ["08:30", "17:15"];
/** What most town offices keep. Used until the town has set its own. */
export const USUAL_HOURS: OpeningHours = {
  week: [null, weekday, weekday, weekday, weekday, weekday, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: [],
};

export interface DistrictRow extends Omit<District, "names"> {
  names: string;
  hours: string | null;
}

/** Never throws: a setting that cannot be read must not keep anybody from an answer. */
export function readTown(settings: { key: string; value: string }[], districts: DistrictRow[]): Town {
  const value = (key: string) => json(settings.find((row) => row.key === key)?.value);
  const window = windowSchema.safeParse(value("window"));
  const hours = readTownHours(value("hours"));
  const line = lineSchema.safeParse(value("line"));
  const borders = bordersSchema.safeParse(value("borders"));
  const triage = triageSchema.catch(triageSchema.parse({})).parse(value("triage") ?? {});
  const directory = settings.find((row) => row.key === DIRECTORY_KEY)?.value;
  let places: readonly Place[] | undefined;
  return {
    get places() {
      places ??= readDirectory(directory);
      return places;
    },
    lineId: line.success ? line.data.basicId : null,
    triage,
    borders: borders.success ? borders.data : { own: [], others: [] },
    windowName: window.success ? window.data.name : "となりの窓口",
    hours: hours ?? USUAL_HOURS,
    hoursSet: hours !== null,
    districts: districts.map((row) => {
      const names = namesSchema.safeParse(json(row.names));
      return { ...row, names: names.success ? names.data : [], hours: readDistrictHours(json(row.hours ?? undefined)) };
    }),
  };
}

/** The hours in which nobody is to be woken, as set in `sending`; null when they are not set, or cannot be read. */
export function readSending(value: unknown): { starts: string; ends: string } | null {
  const read = sendingSchema.safeParse(json(typeof value === "string" ? value : undefined));
  return read.success ? { starts: read.data.quietFrom, ends: read.data.quietUntil } : null;
}

/** When somebody reads for this district; the town's hours where it is not known. */
export function hoursFor(town: Pick<Town, "hours" | "districts">, area: string | null): OpeningHours {
  return districtHours(town.hours, town.districts.find(({ id }) => id === area)?.hours ?? null);
}

/** The numbers of triage as they hold at a moment. @param now epoch ms */
export function triageAt({ triage }: Pick<Town, "triage">, now: number): TriageSettings {
  const { weatherAlertUntil, ...numbers } = triage;
  return { ...numbers, weatherAlert: weatherAlertUntil !== null && jst(now).date <= weatherAlertUntil };
}

const SETTINGS = "SELECT key, value FROM town_setting";
const DISTRICTS = "SELECT id, name, names, south, west, north, east, hours FROM welfare_district ORDER BY position";

/** The two statements whose rows `readTown` takes. */
export const townStatements = (store: Store) => [store.prepare(SETTINGS), store.prepare(DISTRICTS)] as const;

/** The town by itself, for pages that are no turn. One round trip. */
export async function currentTown(store: Store): Promise<Town> {
  const [settings, districts] = await store.batch([...townStatements(store)]);
  return readTown(
    (settings?.results ?? []) as { key: string; value: string }[],
    (districts?.results ?? []) as unknown as DistrictRow[],
  );
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
