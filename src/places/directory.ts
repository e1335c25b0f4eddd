/** The directory of places as it stands in one setting: read with zod, never throwing; a faulty place is left out, the others stay. */
import * as z from "zod";
import { isDay, isRecurrence } from "./calendar.ts";
import { kindOf } from "./kinds.ts";
import type { Place } from "./types.ts";

export const DIRECTORY_KEY = "places";

const day = z.string().refine(isDay);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const endTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const words = z.string().max(2000).catch("");
/** SQLite has no booleans. */
const flag = z.union([z.boolean(), z.number()]).transform(Boolean).catch(false);

export const ruleSchema = z.object({
  rrule: z.string().max(200).refine(isRecurrence),
  from: day.nullable().catch(null),
  until: day.nullable().catch(null),
  start: time,
  end: endTime,
  staff: flag,
});
export const cancelledSchema = z.object({ date: day, words });
export const extraSchema = z.object({ date: day, start: time, end: endTime, words, staff: flag });

/** Keeps what can be read of a list. */
const listOf = <T extends z.ZodType>(one: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((value): z.output<T>[] => {
        const read = one.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );

const degrees = (most: number) => z.number().min(-most).max(most);

const entry = z.object({
  id: z.string().min(1).max(64),
  code: z.string().max(40).nullable().catch(null),
  name: z.string().min(1).max(80),
  reading: words,
  kinds: listOf(z.string().max(40)),
  area: z.string().max(64).nullable().catch(null),
  words: z.object({
    address: words,
    access: words,
    welcome: words,
    price: words,
    whenOpen: words,
    note: words,
    contact: words,
    staffWords: words,
  }),
  quietSeat: flag,
  waitsAtDoor: flag,
  free: flag,
  checkedOn: z.string().catch(""),
  latitude: degrees(90).nullable().catch(null),
  longitude: degrees(180).nullable().catch(null),
  calendar: z.object({
    rules: listOf(ruleSchema),
    cancelled: listOf(cancelledSchema),
    extra: listOf(extraSchema),
    closedOnHolidays: flag,
    closedFrom: day.nullable().catch(null),
    closedUntil: day.nullable().catch(null),
    closedWords: words,
  }),
});

/** One entry as the store writes it (src/store/place-directory.ts) → a place, or null when it cannot be read. */
export function readPlace(value: unknown): Place | null {
  const read = entry.safeParse(value);
  if (!read.success) return null;
  const { words: said, calendar, latitude, longitude, code, ...rest } = read.data;
  const { closedFrom, closedUntil, closedWords, ...times } = calendar;
  return {
    ...rest,
    ...said,
    ...times,
    code: code ?? "",
    kinds: rest.kinds.filter((kind) => kindOf(kind) !== undefined),
    checkedOn: isDay(rest.checkedOn) ? rest.checkedOn : "",
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    closure: closedFrom === null ? null : { from: closedFrom, until: closedUntil, words: closedWords },
  };
}

/** The whole setting. Anything unreadable is an empty directory. */
export function readDirectory(text: string | undefined): Place[] {
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.flatMap((one) => readPlace(one) ?? []) : [];
  } catch {
    return [];
  }
}
