/** What may stand in the settings as opening hours: real days, times in order, no day both closed and open. */
import * as z from "zod";
import type { DistrictHours, OpeningHours } from "../triage/hours-types.ts";

const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const closes = z.string().regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const date = z.string().refine(isDate);
const monthDay = z.string().refine((text) => isDate(`2028-${text}`));
const span = z.tuple([opens, closes]).refine(([from, to]) => from < to);
const week = z.array(span.nullable()).length(7);
const openings = z
  .array(z.object({ date, opens, closes }).refine((one) => one.opens < one.closes))
  .refine((some) => new Set(some.map((one) => one.date)).size === some.length);

const apart = (hours: { closures: string[]; openings?: { date: string }[] | undefined }): boolean =>
  !hours.openings?.some((one) => hours.closures.includes(one.date));

const townSchema = z
  .object({
    week,
    closedOnHolidays: z.boolean(),
    yearlyClosures: z.array(z.object({ from: monthDay, to: monthDay })),
    closures: z.array(date),
    openings: openings.optional(),
  })
  .refine(apart);
const districtSchema = z.object({ week: week.nullable(), closures: z.array(date), openings }).refine(apart);

/** The town's hours, or null when what stands there are none. */
export function readTownHours(value: unknown): OpeningHours | null {
  const read = townSchema.safeParse(value);
  if (!read.success) return null;
  const { openings: some, ...hours } = read.data;
  return some ? { ...hours, openings: some } : hours;
}

/** A district's own hours, or null when it has none (or what stands there are none). */
export function readDistrictHours(value: unknown): DistrictHours | null {
  const read = districtSchema.safeParse(value);
  return read.success ? read.data : null;
}

/** Is this a day of the calendar, as "YYYY-MM-DD"? */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
