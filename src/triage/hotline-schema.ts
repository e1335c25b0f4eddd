/** What an entry of the hotline register must be. Checked with plain errors, because a wrong number is worse than none. */
import * as z from "zod";

const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "not a time of day (HH:MM)");
const date = z.string().refine(isDate, "not a day (YYYY-MM-DD)");
const monthDay = z.string().refine((text) => isDate(`2028-${text}`), "not a day of the year (MM-DD)");
const moment = z
  .string()
  .refine((text) => isDate(text.slice(0, 10)) && /^T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)), {
    message: "not a moment (YYYY-MM-DDTHH:MM, Tokyo)",
  });
const inOrder = ({ from, to }: { from: string; to: string }): boolean => from <= to;

/** A `to` that is not after `from` lies on the next day; "24:00" is the end of the day. */
const rule = z.strictObject({
  from: time,
  to: time,
  /** 0 Sunday … 6; every day when absent. */
  days: z.array(z.int().min(0).max(6)).min(1).optional(),
  /** Only on this day of the month. */
  dayOfMonth: z.int().min(1).max(31).optional(),
  /** Only on these days, both included. */
  between: z.strictObject({ from: date, to: date }).refine(inOrder, "ends before it begins").optional(),
});

/** Round the clock from one moment to another. */
const campaign = z.strictObject({ from: moment, to: moment }).refine(inOrder, "ends before it begins");

const closed = z.strictObject({
  holidays: z.literal(true).optional(),
  /** Each year, both days included; may go over new year. */
  yearly: z.array(z.strictObject({ from: monthDay, to: monthDay })).optional(),
  /** Once, both days included. */
  dates: z.array(z.strictObject({ from: date, to: date }).refine(inOrder, "ends before it begins")).optional(),
});

const hours = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("always") }),
  z.strictObject({
    kind: z.literal("rules"),
    rules: z.array(rule).min(1),
    closed: closed.optional(),
    campaigns: z.array(campaign).optional(),
  }),
  /** Differs from place to place, or nobody knows for sure: never shown as open. */
  z.strictObject({ kind: z.literal("varies") }),
  /** Only in campaigns: hidden at any other time, and always while none is written down. */
  z.strictObject({ kind: z.literal("campaign"), campaigns: z.array(campaign) }),
]);

const number = z
  .string()
  .regex(/^(?:1\d\d|#\d{4}|0\d{1,4}(?:-\d{1,6}){1,3})$/, "not a number as people write it in Japan")
  .refine(
    (text) => !text.startsWith("0") || /^(?:\d{10}|0[05789]0\d{8})$/.test(text.replaceAll("-", "")),
    "not ten digits (eleven for mobile and IP phones)",
  );

export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, "not an id (small letters, digits, _)"),
  /** Fits a LINE button. */
  name: z.string().refine((text) => [...text].length >= 1 && [...text].length <= 20, "not 1 to 20 characters"),
  /** As people read it. */
  number,
  /** Other numbers of the same line, each with when to use it. */
  alt: z.array(z.strictObject({ label: z.string().min(1), number })).optional(),
  hours,
  /** Said beside the number: 「24時間」「16時〜21時」. Empty where hours are better not said. */
  readingHours: z.string().max(20),
  cost: z.enum(["free", "paid"]),
  forWhom: z.array(z.string().min(1)).min(1),
  /** Language codes; "multi" for several others. */
  languages: z.array(z.enum(["ja", "easy-ja", "en", "zh", "vi", "ne", "pt", "multi"])).min(1),
  /** Can be reached in writing (mail, chat) too. */
  textAvailable: z.boolean(),
  region: z.string().min(1),
  /** Number and hours were seen in a public source, and several sources agree on what stands here. Only these reach residents. */
  verified: z.boolean(),
  source: z.string().min(1),
  sourceUrl: z.url({ protocol: /^https$/ }).nullable(),
  /** Date of the page that was read (YYYY, YYYY-MM or YYYY-MM-DD), null when it bears none. Not a check. */
  sourceDate: z
    .string()
    .regex(/^\d{4}(?:-\d{2}){0,2}$/, "not a year, month or day")
    .nullable(),
  /** The day somebody made sure, and who; a check noted in the inbox counts as well. */
  checkedOn: date.nullable(),
  checkedBy: z.string().min(1).nullable(),
  recheckEveryDays: z.int().min(1).max(366),
  /** For staff: where sources differ, and which reading was taken. */
  caution: z.string().optional(),
});

export type HotlineEntry = z.infer<typeof entrySchema>;
export type LineHours = HotlineEntry["hours"];
export type LineRule = z.infer<typeof rule>;

/** @returns the entries that hold, and one plain line for each thing that does not. Never throws. */
export function readEntries(data: unknown): { entries: HotlineEntry[]; problems: string[] } {
  if (!Array.isArray(data)) return { entries: [], problems: ["the register is not a list of lines"] };
  const entries: HotlineEntry[] = [];
  const problems: string[] = [];
  const known = new Map<string, string>();
  data.forEach((raw: unknown, at) => {
    const name = typeof raw === "object" && raw !== null && "id" in raw ? String(raw.id) : `line ${at + 1}`;
    const read = entrySchema.safeParse(raw);
    if (!read.success) {
      for (const issue of read.error.issues)
        problems.push(`${name}: ${issue.path.join(".") || "entry"}: ${issue.message}`);
      return;
    }
    const { id, number: own } = read.data;
    const double = known.has(`id ${id}`) ? `the id stands twice` : known.get(own);
    if (double !== undefined && !isPlaceholder(own)) {
      problems.push(`${name}: ${known.has(`id ${id}`) ? double : `number: the same as ${double}`}`);
      return;
    }
    known.set(`id ${id}`, id);
    known.set(own, id);
    entries.push(read.data);
  });
  return { entries, problems };
}

/** Zeros to the end: an obvious stand-in for a number the town has still to write. */
export const isPlaceholder = (text: string): boolean => /0{7}$/.test(text.replaceAll("-", ""));

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
