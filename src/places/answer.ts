/** The answer to a question about places: at most three sessions in at most three bubbles, honest, and asking nothing. Pure. */
import { jst, jstMoment } from "../triage/hours.ts";
import { ANSWER_WORDS, type AnswerLanguage, type AnswerWords, type Finding } from "./answer-words.ts";
import { addDays, isClosedOn, sessionsBetween } from "./calendar.ts";
import type { Session } from "./calendar-types.ts";
import { kindOf } from "./kinds.ts";
import { mapUri } from "./map.ts";
import type { PartOfDay, PlaceQuery } from "./question.ts";
import type { Place } from "./types.ts";
import { ANY_TIME, type PlaceWhen } from "./when.ts";

export interface PlaceAnswer {
  /** One to three texts. */
  bubbles: string[];
  /** Absolute https links; labels fit LINE's twenty characters. */
  links: { label: string; uri: string }[];
}

interface Find {
  place: Place;
  session: Session;
}

const MOST = 3;
const DAY_MS = 86_400_000;
/** "Next" is nothing to tell when it is further away. */
const AHEAD_DAYS = 60;
/** Their own district comes first while it is not much later than the others. */
const NEAR_DAYS = 14;
/** What was checked longer ago is said to be old. */
const STALE_DAYS = 90;
/** A bubble is easily read up to here; a place's details are left out beyond. */
const EASY_LENGTH = 60;
const LONGEST = 120;

/**
 * @param query from `placeQuery`. @param places the town's directory. @param area the person's own welfare district, if known.
 * @param now epoch ms. @param origin the worker's public origin; without it no link to our own page is made.
 */
export function placeAnswer(
  query: PlaceQuery,
  places: readonly Place[],
  area: string | null,
  now: number,
  language: AnswerLanguage = "ja",
  origin: string | null = null,
): PlaceAnswer {
  const words = ANSWER_WORDS[language];
  const named = places.find(({ id }) => id === query.placeId);
  if (named) return answerOfPlace(named, query, now, words, origin);
  const { finds, finding } = search(query, places, area, now);
  if (finds.length === 0) return { bubbles: [words.nothing], links: pageLink(words, origin, "/places") };
  const lead = words.lead(finding, query.when, finds.length, now);
  const texts = finds.map((find) => findText(find, now, words));
  // Three places fill three bubbles: the lead stands above the first.
  const bubbles = texts.length < MOST ? [lead, ...texts] : [withLead(lead, finds[0], now, words), ...texts.slice(1)];
  return {
    bubbles,
    links: [...pageLink(words, origin, pagePath(finds)), ...finds.flatMap(({ place }) => mapLink(words, place))],
  };
}

function search(
  query: PlaceQuery,
  places: readonly Place[],
  area: string | null,
  now: number,
): { finds: Find[]; finding: Finding } {
  const wishes: ((place: Place) => boolean)[] = [
    (place) => query.district === null || place.area === query.district,
    (place) => fitsKind(place, query.kinds),
    (place) => !query.quiet || place.quietSeat,
    (place) => !query.free || place.free,
    (place) => !query.atDoor || place.waitsAtDoor,
  ];
  const fitting = places.filter((place) => wishes.every((wish) => wish(place)));
  const within = (some: readonly Place[], when: PlaceWhen, part: PartOfDay | null) =>
    nearest(some, when, part, area, now);

  const asked = within(fitting, query.when, query.part);
  if (asked.length > 0) return { finds: asked, finding: "found" };
  if (query.when.name === "now") {
    const later = within(fitting, { name: "today", days: query.when.days }, query.part);
    if (later.length > 0) return { finds: later, finding: "laterToday" };
  }
  const later = within(fitting, ANY_TIME, query.part);
  if (later.length > 0)
    return { finds: later, finding: query.when.name === "any" ? "found" : whyLater(query.when, fitting, now) };

  // What was wished for is given up one by one: first where, then the hour, then the comforts, last the kind.
  const elsewhere =
    query.district === null ? [] : places.filter((place) => wishes.slice(1).every((wish) => wish(place)));
  const moved = firstOf([() => within(elsewhere, query.when, query.part), () => within(elsewhere, ANY_TIME, null)]);
  if (moved.length > 0) return { finds: moved, finding: "elsewhere" };
  const alike = places.filter(
    (place) => fitsKind(place, alsoKinds(query.kinds)) && [2, 3, 4].every((at) => wishes[at]?.(place)),
  );
  const anyKind = places.filter((place) => [2, 3, 4].every((at) => wishes[at]?.(place)));
  const sameKind = places.filter((place) => fitsKind(place, query.kinds));
  const softer = firstOf([
    () => within(fitting, ANY_TIME, null),
    () => within(alike, query.when, null),
    () => within(alike, ANY_TIME, null),
    () => within(sameKind, query.when, null),
    () => within(sameKind, ANY_TIME, null),
    () => within(anyKind, query.when, null),
    () => within(anyKind, ANY_TIME, null),
    () => within(places, query.when, null),
    () => within(places, ANY_TIME, null),
  ]);
  return { finds: softer, finding: "otherwise" };
}

function firstOf(tries: (() => Find[])[]): Find[] {
  for (const attempt of tries) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}

function fitsKind(place: Place, kinds: readonly string[] | null): boolean {
  if (kinds === null) return true;
  return kinds.some((code) => {
    const kind = kindOf(code);
    return (
      place.kinds.includes(code) || (kind?.wide === true && kind.also.some((other) => place.kinds.includes(other)))
    );
  });
}

const alsoKinds = (kinds: readonly string[] | null): readonly string[] | null =>
  kinds === null ? null : [...kinds, ...kinds.flatMap((code) => kindOf(code)?.also ?? [])];

/** Each place's first fitting session: own district first while it is near, then by time. */
function nearest(
  places: readonly Place[],
  when: PlaceWhen,
  part: PartOfDay | null,
  area: string | null,
  now: number,
): Find[] {
  const finds = places.flatMap((place): Find[] => {
    const session = sessionsOf(place, when, now).find((one) => fitsPart(one, part));
    return session ? [{ place, session }] : [];
  });
  const isOwn = ({ place, session }: Find) =>
    area !== null && place.area === area && session.starts < now + NEAR_DAYS * DAY_MS;
  return finds
    .sort(
      (a, b) =>
        Number(isOwn(b)) - Number(isOwn(a)) ||
        a.session.starts - b.session.starts ||
        (a.place.id < b.place.id ? -1 : 1),
    )
    .slice(0, MOST);
}

function sessionsOf(place: Place, when: PlaceWhen, now: number): Session[] {
  if (when.name === "any" || when.days.length === 0) {
    return when.name === "any" ? sessionsBetween(place, now, now + AHEAD_DAYS * DAY_MS) : [];
  }
  const [first = "", last = first] = [when.days[0], when.days.at(-1)];
  const opens = Math.max(now, jstMoment(first, "00:00"));
  const sessions = sessionsBetween(place, opens, jstMoment(addDays(last, 1), "00:00"));
  if (when.name === "now") return sessions.filter((one) => one.starts <= now);
  const today = jst(now).date;
  // Last night's late session still counts as today while it lasts.
  return sessions.filter((one) => when.days.includes(one.date) || (one.starts <= now && when.days.includes(today)));
}

function fitsPart(session: Session, part: PartOfDay | null): boolean {
  if (part === null) return true;
  const length = (session.ends - session.starts) / 3_600_000;
  const [hour = 0, minute = 0] = session.start.split(":").map(Number);
  const opens = hour + minute / 60;
  if (part === "morning") return opens < 12;
  if (part === "evening") return opens + length > 18;
  return opens < 17 && opens + length > 12;
}

/** Nothing (more) then: were there any, earlier today? */
function whyLater(when: PlaceWhen, fitting: readonly Place[], now: number): Finding {
  const today = jst(now).date;
  if (when.days.length !== 1 || when.days[0] !== today) return "later";
  const midnight = jstMoment(today, "00:00");
  return fitting.some((place) => sessionsBetween(place, midnight, now).some((one) => one.date === today))
    ? "over"
    : "later";
}

/** One place that was asked for by name: its next three times, and what it is like. */
function answerOfPlace(
  place: Place,
  query: PlaceQuery,
  now: number,
  words: AnswerWords,
  origin: string | null,
): PlaceAnswer {
  const links = [...pageLink(words, origin, `/places/${encodeURIComponent(place.id)}`), ...mapLink(words, place)];
  const next = sessionsOf(place, ANY_TIME, now).filter((one) => fitsPart(one, query.part));
  const asked = sessionsOf(place, query.when, now).filter((one) => fitsPart(one, query.part));
  const shown = (asked.length > 0 ? asked : next).slice(0, MOST);
  const [first] = shown;
  const closed = isClosedOn(place, jst(now).date);
  if (!first)
    return {
      bubbles: [closed ? words.closed(place, place.closure?.until ?? null, now) : words.placeNothing(place)],
      links,
    };
  const finding: Finding =
    asked.length > 0 ? "found" : query.when.name === "now" ? "laterToday" : whyLater(query.when, [place], now);
  const lead = closed
    ? words.closed(place, place.closure?.until ?? null, now)
    : words.placeLead(place, finding, query.when, now);
  const times = shown.map((session) => words.when(session, now)).join("\n");
  const details = detailText({ place, session: first }, now, words, 0, LONGEST);
  return { bubbles: [lead, times, ...(details ? [details] : [])], links };
}

/** The lead above the first place; where that gets long, the place's comforts give way. */
function withLead(lead: string, find: Find | undefined, now: number, words: AnswerWords): string {
  if (!find) return lead;
  const whole = `${lead}\n\n${findText(find, now, words)}`;
  return length(whole) <= LONGEST ? whole : `${lead}\n\n${findText(find, now, words, 0)}`;
}

/** Name, day and time, price, then what makes it easy: as much as fits. */
function findText(find: Find, now: number, words: AnswerWords, most = EASY_LENGTH): string {
  const { place, session } = find;
  const head = `${words.name(place)}\n${words.when(session, now)}`;
  const details = detailText(find, now, words, length(head), most);
  return details ? `${head}\n${details}` : head;
}

function detailText({ place, session }: Find, now: number, words: AnswerWords, before: number, most: number): string {
  const price = words.price(place);
  const items = price ? [price] : [];
  for (const item of words.ease(place, session)) {
    if (before + 1 + length([...items, item].join(words.dot)) <= most) items.push(item);
  }
  const lines = items.length > 0 ? [items.join(words.dot)] : [];
  if (isStale(place.checkedOn, now)) lines.push(words.checked(place.checkedOn, now));
  return lines.join("\n");
}

/** Last checked more than ninety days ago. Nobody knows when: nothing can be said. */
export function isStale(checkedOn: string, now: number): boolean {
  return checkedOn !== "" && checkedOn < addDays(jst(now).date, -STALE_DAYS);
}

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });
const length = (text: string): number => [...segmenter.segment(text)].length;

function pagePath(finds: readonly Find[]): string {
  const [only, ...more] = finds;
  return only && more.length === 0 ? `/places/${encodeURIComponent(only.place.id)}` : "/places";
}

const pageLink = (words: AnswerWords, origin: string | null, path: string): PlaceAnswer["links"] =>
  origin === null ? [] : [{ label: words.pageLink, uri: new URL(path, origin).href }];

function mapLink(words: AnswerWords, place: Place): PlaceAnswer["links"] {
  const uri = mapUri(place);
  return uri ? [{ label: words.mapLink(place), uri }] : [];
}
