/** Are two reports perhaps about the same person or house? A proposal with its reasons, for staff to decide. Pure. */
import { otherPeople, type PlaceWords, placeWords, type Who } from "./places.ts";
import { sharedWords, type Work } from "./shared-words.ts";
import { signsIn } from "./signs.ts";

/** What is known of one subject. */
export interface Told {
  area: string | null;
  /** Place words and what was told, as said. */
  words: readonly string[];
  /** Codes chosen on chips. */
  signs: readonly string[];
}

export type Sameness = "likely" | "maybe" | "no";

/** Why, in codes with the words behind them; staff screens say it in a sentence. */
export interface Reason {
  kind: "area" | "place" | "number" | "looks" | "signs" | "who" | "words" | "otherArea" | "otherPlace" | "otherPeople";
  words: string[];
}

export interface Comparison {
  verdict: Sameness;
  reasons: Reason[];
}

/** Enough of what tells a house apart, and something more that fits: likely. Less: maybe. Nothing of a place: no. */
const LIKELY = 4;
const MAYBE = 3;

/**
 * The same for (a, b) and (b, a). Its work grows with the length of what was told, however it is written.
 * @param townNames names residents use for towns, schools and landmarks.
 * @param work counts the stretches of words looked at.
 */
export function sameSubject(a: Told, b: Told, townNames: readonly string[], work: Work = { looked: 0 }): Comparison {
  if (a.area !== null && b.area !== null && a.area !== b.area) {
    return { verdict: "no", reasons: [{ kind: "otherArea", words: [] }] };
  }
  const [here, there] = [placeWords(a.words.join("\n"), townNames), placeWords(b.words.join("\n"), townNames)];
  if (otherPeople(here.who, there.who)) return { verdict: "no", reasons: [{ kind: "otherPeople", words: [] }] };
  const apart = otherPlace(here, there);
  if (apart.length > 0) return { verdict: "no", reasons: [{ kind: "otherPlace", words: apart }] };

  const reasons: Reason[] = [];
  let place = 0;
  let more = 0;
  const shared = (kind: Reason["kind"], words: string[]): number => {
    if (words.length > 0) reasons.push({ kind, words });
    return words.length;
  };
  if (a.area !== null && a.area === b.area) shared("area", [a.area]);
  const towns = both(here.town, there.town);
  place += Math.min(shared("place", [...towns, ...nearly(here.landmarks, there.landmarks)]), 3) * 2 - towns.length;
  const numbers = (["chome", "block", "room", "building"] as const).flatMap((kind) =>
    both(here.numbers[kind], there.numbers[kind]),
  );
  const telling = numbers.filter((number) => !number.endsWith("丁目"));
  shared("number", [...numbers, ...both(here.floors, there.floors)]);
  place += telling.length * 2 + (numbers.length - telling.length) + both(here.floors, there.floors).length;
  place += Math.min(shared("looks", both(here.looks, there.looks)), 2) * 2;

  // Without anything of a place in common, two lonely old women are two lonely old women.
  if (place === 0) return { verdict: "no", reasons };
  const signs = both(signsOf(a), signsOf(b));
  more += Math.min(shared("signs", signs), 2);
  more += Math.min(shared("who", bothWho(here.who, there.who)), 1);
  const alike = sharedWords(a.words, b.words, [...towns, ...here.landmarks, ...here.looks], work);
  more += Math.min(shared("words", alike), 2);

  const all = place + more;
  const verdict: Sameness = place >= 2 && more >= 1 && all >= LIKELY ? "likely" : all >= MAYBE ? "maybe" : "no";
  return { verdict, reasons };
}

const both = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => b.includes(one));

/** 「松の木」 and 「大きな松の木」 are one landmark: the shorter, where it is not a mere kind of place. */
function nearly(a: readonly string[], b: readonly string[]): string[] {
  const found = a.flatMap((one) =>
    b.flatMap((other) => {
      const short = one.length <= other.length ? one : other;
      const long = short === one ? other : one;
      return short.length >= 2 && long.endsWith(short) && !(short !== long && NAMED.test(long)) ? [short] : [];
    }),
  );
  return [...new Set(found)];
}

/** 「北公園」 and 「公園」 may be two; 「赤い橋」 and 「橋」 too. */
const NAMED = /^(?:\p{Script=Han}{1,4}|[青赤白黒]い)(?:公園|神社|寺|小学校|中学校|病院|医院|橋|駅|荘|団地)$/u;

/** Both name a thing of which a house has only one, and name different ones. */
function otherPlace(a: PlaceWords, b: PlaceWords): string[] {
  const pairs: [string[], string[]][] = [
    [a.town.filter(isWritten), b.town.filter(isWritten)],
    [a.numbers.chome, b.numbers.chome],
    [a.numbers.building, b.numbers.building],
    [a.numbers.room, b.numbers.room],
    [a.floors, b.floors],
  ];
  // A shared landmark bridges two towns (a house at the border), not two rooms.
  const bridged = nearly(a.landmarks, b.landmarks).length > 0;
  return pairs.flatMap(([one, other], index) =>
    one.length > 0 && other.length > 0 && both(one, other).length === 0 && !(index === 0 && bridged)
      ? [...one, ...other]
      : [],
  );
}

/** A reading in kana may be the other one's characters: it matches, and contradicts nothing. */
const isWritten = (name: string): boolean => /\p{Script=Han}/u.test(name);

function signsOf(told: Told): string[] {
  return [
    ...new Set([...told.signs.filter((code) => code !== "text"), ...told.words.flatMap((words) => signsIn(words))]),
  ];
}

function bothWho(a: readonly Who[], b: readonly Who[]): string[] {
  return a.filter((who) => b.includes(who));
}
