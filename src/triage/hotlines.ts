/** Which lines may be named, and which are open at a moment. The lines themselves are in hotlines-data.ts. Handbook §4.3. */
import type { Call } from "../conversation/types.ts";
import { type HotlineEntry, isPlaceholder, type LineRule, readEntries } from "./hotline-schema.ts";
import { HOTLINE_DATA } from "./hotlines-data.ts";
import { isHoliday, isMoment, type JstParts, jst, readTime, withinYearly } from "./hours.ts";
import { LINES_FOR } from "./lines-for.ts";
import type { SafetyKind } from "./types.ts";

export type { LineHours, LineRule } from "./hotline-schema.ts";

export interface Hotline extends HotlineEntry {
  /** As a phone dials it. */
  tel: string;
  /** For a link. */
  telHref: string;
}

export interface Register {
  /** Every line there is, for staff. */
  all: readonly Hotline[];
  /** What may reach a resident: verified, with a real number, and not a campaign nobody has announced. */
  shown: readonly Hotline[];
  /** What does not hold, in plain words; such a line is left out. */
  problems: readonly string[];
}

const DAY_MS = 86_400_000;

/** Stands here as well, so that whatever happens to the data somebody in danger is told where to call. */
const EMERGENCY: readonly HotlineEntry[] = (
  [
    ["police", "警察", "110", "いま あぶない人"],
    ["fire_ambulance", "救急・消防", "119", "急病・けが・火事"],
  ] as const
).map(([id, name, number, whom]) => ({
  id,
  name,
  number,
  hours: { kind: "always" },
  readingHours: "24時間",
  cost: "free",
  forWhom: [whom],
  languages: ["ja"],
  textAvailable: false,
  region: "全国",
  verified: true,
  source: "全国共通（一般に知られた番号）",
  sourceUrl: null,
  sourceDate: null,
  checkedOn: null,
  checkedBy: null,
  recheckEveryDays: 90,
}));

/** Reads the register. What does not hold is left out and told; the emergency numbers are there whatever the data says. */
export function registerOf(data: unknown): Register {
  const { entries, problems } = readEntries(data);
  const said = [...problems];
  const isRight = (entry: HotlineEntry, own: HotlineEntry): boolean =>
    entry.number === own.number && entry.hours.kind === "always" && entry.verified && entry.cost === "free";
  const emergency = EMERGENCY.map((own) => {
    const entry = entries.find(({ id }) => id === own.id);
    if (entry && isRight(entry, own)) return entry;
    said.push(`${own.id}: must be there, free, verified, at every hour, with its own number`);
    return own;
  });
  const others = entries.filter(({ id }) => !EMERGENCY.some((own) => own.id === id));
  const all = [...emergency, ...others].map(withTel);
  const shown = all.filter(
    ({ verified, number, hours }) =>
      verified && !isPlaceholder(number) && !(hours.kind === "campaign" && hours.campaigns.length === 0),
  );
  return { all, shown, problems: said };
}

function withTel(entry: HotlineEntry): Hotline {
  const tel = entry.number.replaceAll("-", "");
  return { ...entry, tel, telHref: `tel:${tel.replace("#", "%23")}` };
}

export const REGISTER: Register = registerOf(HOTLINE_DATA);

/** The lines that may be named to residents. */
export const HOTLINES: readonly Hotline[] = REGISTER.shown;

/**
 * A line of the register, for words that name it without saying that it is open. One that was left out because it does not hold
 * gives way to the police: words of safety must come out whatever happened to the data.
 */
export function hotline(id: string): Hotline {
  const line = HOTLINES.find((l) => l.id === id) ?? HOTLINES[0];
  if (!line) throw new Error("the register always holds the emergency numbers");
  return line;
}

/** Is this line open at `now` in Asia/Tokyo? Conflicting or local hours count as closed (handbook §4.3). */
export const lineOpen = (line: Pick<Hotline, "hours">, now: number): boolean => openBy(line.hours, now) !== null;

/** The opening times of this moment as "16:00–21:00"; null for a line that is open round the clock, or closed now. */
export function spanNow(line: Pick<Hotline, "hours">, now: number): string | null {
  const by = openBy(line.hours, now);
  return by === null || by === "always" ? null : `${readTime(by.from)}–${readTime(by.to)}`;
}

/** What makes a line open now: one of its rules, or that it does not close. */
function openBy(hours: Hotline["hours"], now: number): LineRule | "always" | null {
  if (hours.kind === "always") return "always";
  if (hours.kind === "varies" || !isMoment(now)) return null;
  const at = jst(now);
  const stamp = `${at.date}T${at.time}`;
  if (hours.campaigns?.some(({ from, to }) => stamp >= from && stamp < to)) return "always";
  if (hours.kind === "campaign") return null;
  const found = hours.rules.find((rule) => {
    const overnight = rule.to <= rule.from;
    if (opensOn(rule, hours, at) && at.time >= rule.from && (overnight || at.time < rule.to)) return true;
    return overnight && at.time < rule.to && opensOn(rule, hours, jst(now - DAY_MS));
  });
  return found ?? null;
}

/** The lines open at `now` for this need that may be named, at most `limit`, best first (handbook §4.3). */
export function openLines(kind: SafetyKind, now: number, limit: number): Hotline[] {
  const open = LINES_FOR[kind]
    .flatMap((id) => HOTLINES.find((line) => line.id === id) ?? [])
    .filter((line) => lineOpen(line, now));
  // Only when the data lost them: nobody in danger is left without any number.
  return (open.length > 0 ? open : [hotline("fire_ambulance"), hotline("police")]).slice(0, limit);
}

/** A line as a button. */
export const callOf = (line: Hotline): Call => ({ label: line.name, tel: line.tel });

/** Is a check due again? @param checkedOn Tokyo date of the last one, null for never. @param today Tokyo date. */
export function isCheckOverdue(checkedOn: string | null, everyDays: number, today: string): boolean {
  if (checkedOn === null) return true;
  return Date.parse(today) - Date.parse(checkedOn) > everyDays * DAY_MS;
}

/** Does a span of this rule begin on this day? */
function opensOn(rule: LineRule, hours: Extract<Hotline["hours"], { kind: "rules" }>, day: JstParts): boolean {
  if (rule.days && !rule.days.includes(day.weekday)) return false;
  if (rule.dayOfMonth !== undefined && rule.dayOfMonth !== day.day) return false;
  if (rule.between && (day.date < rule.between.from || day.date > rule.between.to)) return false;
  const { closed } = hours;
  if (closed?.holidays && isHoliday(day.date)) return false;
  if (closed?.yearly?.some(({ from, to }) => withinYearly(day.monthDay, from, to))) return false;
  return !closed?.dates?.some(({ from, to }) => day.date >= from && day.date <= to);
}
