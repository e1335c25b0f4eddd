/** The form of a place: stored place → field values, field values → checked input or what is wrong with them. Pure. */
import { isDay, isRecurrence } from "../places/calendar.ts";
import type { PlaceRule } from "../places/calendar-types.ts";
import type { DeskPlace, PlaceInput } from "../places/desk-types.ts";
import { kindOf } from "../places/kinds.ts";
import { type RuleShape, rruleOf, shapeOf } from "../places/rule-shape.ts";

/** What stands in the fields, by name; boxes of one name may be ticked several times. */
export type FormValues = Record<string, string[]>;

export interface FormProblem {
  /** The id of the field it is about. */
  field: string;
  words: string;
}

export const MOST_RULES = 8;
const NAME_LENGTH = 40;
const WORDS_LENGTH = 200;
const WORDS: readonly [keyof PlaceInput & string, string][] = [
  ["reading", "よみがな"],
  ["address", "場所"],
  ["access", "行き方"],
  ["welcome", "だれが来てよいか"],
  ["price", "お金"],
  ["whenOpen", "いつ（ことばで）"],
  ["note", "ひとこと"],
  ["contact", "きくとき"],
  ["staffWords", "職員がいる日"],
];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const one = (values: FormValues, name: string): string => values[name]?.[0]?.trim() ?? "";
const ticked = (values: FormValues, name: string): boolean => one(values, name) === "1";

/** The fields of a stored place; of none, an empty form. One empty line of times stands at the end. */
export function valuesOf(place: DeskPlace | null): FormValues {
  if (!place) return { listed: ["1"], ...ruleValues(null, 0) };
  const flag = (yes: boolean) => (yes ? ["1"] : []);
  return {
    name: [place.name],
    kinds: [...place.kinds],
    area: [place.area ?? ""],
    ...Object.fromEntries(WORDS.map(([name]) => [name, [String(place[name])]])),
    quietSeat: flag(place.quietSeat),
    waitsAtDoor: flag(place.waitsAtDoor),
    free: flag(place.free),
    closedOnHolidays: flag(place.closedOnHolidays),
    listed: flag(place.listed),
    point: [place.point ? `${place.point.latitude}, ${place.point.longitude}` : ""],
    ...Object.assign({}, ...place.rules.map(ruleValues), ruleValues(null, place.rules.length)),
  };
}

function ruleValues(rule: PlaceRule | null, at: number): FormValues {
  const name = (field: string) => `r${at}_${field}`;
  if (!rule) return { [name("every")]: [""] };
  const shape = shapeOf(rule.rrule);
  const every =
    shape === null
      ? "keep"
      : shape.every === "week"
        ? shape.interval === 1
          ? "week"
          : shape.interval === 2
            ? "twoWeeks"
            : "keep"
        : shape.every;
  return {
    [name("every")]: [every],
    [name("weekdays")]: shape && "weekdays" in shape ? shape.weekdays.map(String) : [],
    [name("nths")]: shape?.every === "month" ? shape.nths.map(String) : [],
    [name("days")]: [
      shape?.every === "monthDay" ? shape.days.map((day) => (day === -1 ? "月末" : `${day}日`)).join(" ") : "",
    ],
    [name("start")]: [rule.start],
    [name("end")]: [rule.end === "24:00" ? "00:00" : rule.end],
    [name("from")]: [rule.from ?? ""],
    [name("until")]: [rule.until ?? ""],
    [name("staff")]: rule.staff ? ["1"] : [],
    [name("keep")]: [rule.rrule],
  };
}

/** How many lines of times the form has. */
export function ruleCount(values: FormValues): number {
  let count = 0;
  while (count < MOST_RULES && values[`r${count}_every`] !== undefined) count++;
  return count;
}

/**
 * Checks a whole form. @param areas the town's district ids.
 * @returns the input, or every problem with the id of its field.
 */
export function inputOf(
  values: FormValues,
  areas: readonly string[],
): { input: PlaceInput } | { problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const wrong = (field: string, words: string) => void problems.push({ field, words });
  const name = one(values, "name");
  if (name === "") wrong("name", "名前を書いてください。");
  if (name.length > NAME_LENGTH) wrong("name", `名前は${NAME_LENGTH}文字までにしてください。`);
  const words = Object.fromEntries(
    WORDS.map(([field, label]) => {
      const text = one(values, field);
      if (text.length > WORDS_LENGTH) wrong(field, `「${label}」は${WORDS_LENGTH}文字までにしてください。`);
      return [field, text];
    }),
  ) as Record<(typeof WORDS)[number][0], string>;
  const kinds = (values.kinds ?? []).filter((code) => kindOf(code) !== undefined);
  if (kinds.length === 0) wrong("kinds", "どんなところかを、ひとつ以上えらんでください。");
  const area = one(values, "area");
  if (area !== "" && !areas.includes(area)) wrong("area", "地区をえらび直してください。");
  const point = pointOf(one(values, "point"));
  if (point === "wrong") wrong("point", "地図の位置は「35.6712, 139.5288」のように、緯度と経度を書いてください。");
  const rules = rulesOf(values, wrong);
  if (problems.length > 0 || point === "wrong") return { problems };
  return {
    input: {
      ...(words as unknown as Pick<
        PlaceInput,
        "reading" | "address" | "access" | "welcome" | "price" | "whenOpen" | "note" | "contact" | "staffWords"
      >),
      name,
      kinds,
      area: area === "" ? null : area,
      quietSeat: ticked(values, "quietSeat"),
      waitsAtDoor: ticked(values, "waitsAtDoor"),
      free: ticked(values, "free"),
      closedOnHolidays: ticked(values, "closedOnHolidays"),
      listed: ticked(values, "listed"),
      point,
      rules,
    },
  };
}

/** Only the lines of times, for the preview. */
export function rulesOf(values: FormValues, wrong: (field: string, words: string) => void): PlaceRule[] {
  return Array.from({ length: ruleCount(values) }, (_, at) => at).flatMap((at): PlaceRule[] => {
    const field = (name: string) => `r${at}_${name}`;
    const every = one(values, field("every"));
    if (every === "") return [];
    const line = `${at + 1}行目：`;
    const rrule = every === "keep" ? keptRule(one(values, field("keep"))) : rruleOf(shapeIn(values, every, field));
    if (rrule === null) wrong(field("every"), `${line}どの日かを、えらんでください。`);
    const [start, end] = [one(values, field("start")), one(values, field("end"))];
    if (!TIME.test(start) || !TIME.test(end)) wrong(field("start"), `${line}はじまりとおわりの時刻を書いてください。`);
    else if (start === end) wrong(field("start"), `${line}はじまりとおわりが同じ時刻です。`);
    const [from, until] = [one(values, field("from")), one(values, field("until"))];
    for (const date of [from, until])
      if (date !== "" && !isDay(date)) wrong(field("from"), `${line}日付を確かめてください。`);
    if (every === "twoWeeks" && from === "") wrong(field("from"), `${line}隔週のときは、最初の日を書いてください。`);
    if (from !== "" && until !== "" && until < from)
      wrong(field("until"), `${line}おわりの日が、はじまりの日より前です。`);
    return [
      {
        rrule: rrule ?? "",
        from: from === "" ? null : from,
        until: until === "" ? null : until,
        start,
        end,
        staff: ticked(values, field("staff")),
      },
    ];
  });
}

/** What the form cannot show goes back as it came with the page. */
const keptRule = (rrule: string): string | null => (isRecurrence(rrule) ? rrule : null);

function shapeIn(values: FormValues, every: string, field: (name: string) => string): RuleShape {
  const numbers = (name: string, least: number, most: number) =>
    (values[field(name)] ?? [])
      .flatMap((text) => text.split(/[\s,、，・]+/))
      .map((text) =>
        Number(
          text
            .normalize("NFKC")
            .replace(/^月末$/, "-1")
            .replace(/日$/, ""),
        ),
      )
      .filter((number) => Number.isInteger(number) && number !== 0 && number >= least && number <= most);
  const weekdays = (values[field("weekdays")] ?? []).map(Number).filter((day) => [0, 1, 2, 3, 4, 5, 6].includes(day));
  switch (every) {
    case "day":
      return { every: "day" };
    case "twoWeeks":
      return { every: "week", interval: 2, weekdays };
    case "month":
      return { every: "month", nths: numbers("nths", -1, 5), weekdays };
    case "monthDay":
      return { every: "monthDay", days: numbers("days", -1, 31) };
    default:
      return { every: "week", interval: 1, weekdays };
  }
}

function pointOf(text: string): { latitude: number; longitude: number } | null | "wrong" {
  if (text === "") return null;
  const found = /^(-?\d{1,2}(?:\.\d{1,8})?)[\s,、]+(-?\d{1,3}(?:\.\d{1,8})?)$/.exec(text.normalize("NFKC"));
  const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return "wrong";
  return { latitude, longitude };
}
