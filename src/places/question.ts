/** What somebody asks of the places, in their own words: when, what kind, quiet, free, somebody at the door, where. Pure. */
import { areaOfWords, type District } from "./area.ts";
import { fold } from "./fold.ts";
import { FOOD_KINDS, kindOf, PLACE_KINDS, STAY_KINDS } from "./kinds.ts";
import type { Place } from "./types.ts";
import { type PlaceWhen, readWhen } from "./when.ts";

export type PartOfDay = "morning" | "afternoon" | "evening";

export interface PlaceQuery {
  when: PlaceWhen;
  part: PartOfDay | null;
  /** Codes of src/places/kinds.ts, any of which will do; null: whatever there is. */
  kinds: readonly string[] | null;
  quiet: boolean;
  free: boolean;
  atDoor: boolean;
  /** A welfare district that was named. */
  district: string | null;
  /** A place that was named. */
  placeId: string | null;
}

/** What the town knows and a question may name. */
export interface KnownTown {
  districts?: readonly District[];
  places?: readonly Place[];
}

const FOOD =
  /ごはん|ご飯|御飯|めし(?!い)|食べ(?:られ|れ|る|たい|に|させ|物|もの|よ)|たべ(?:られ|れ|る|たい|に|させ|もの)|食事|夕[飯食]|昼[飯食]|朝[飯食]|らんち|でぃなー|おなか(?:が)?(?:すい|へっ|ぺこ)|お腹(?:が)?(?:すい|空い|減っ)|(?:to|can[ia-z]{0,3}|i)eat|meal|food|dinner|lunch|breakfast/;
const STAY =
  /(?:人|ひと|だれか|誰か|みんな)(?:が|の)(?:い|おる|居る|集ま|あつま)|(?:話せ|しゃべれ|話のでき|集まれ|あつまれ|過ごせ|すごせ|い(?:られ|れ)る|居(?:られ|れ)る|いて(?:も)?(?:いい|ええ|よか)|休め|やすめ|座れ|すわれ|寄れ|よれる|ぼーっと|まったり)|hangout|somewheretobe/;
const QUIET =
  /しずか|静か|しずけ|静け|うるさくな|にぎやかじゃな|人[がの]少な|ひと[がの]すくな|混んでな|こんでな|すいてる|空いてる席|(?:ひとり|一人|独り)で(?:も)?(?:い|居|おっ|過ご|すご|静|しず)|だまって|黙って|話さな|はなさな|しゃべらな|喋らな|落ち着|おちつ|quiet|calm/;
const FREE =
  /無料|むりょう|ただ(?:で(?!も|す|さえ)|の(?:とこ|ところ|場所|ごはん|ご飯|食)|め?し)|お?金(?:が|を|は|も)?(?:かから|いら|要ら|なくて|無くて|ない|つかわ|使わ|払わ)|おかね(?:が|を|は|も)?(?:かから|いら|なくて|ない|つかわ)|[0〇]円|ぜろ円|free(?!space)|nomoney|nocost/;
const AT_DOOR =
  /(?:入り?口|いりぐち|玄関|門|駅)で(?:待|ま[たっち])|待(?:って|ち)(?:い?て)?(?:くれ|もら|て)|まって(?:い?て)?(?:くれ|もら)|迎え|むかえに|付き?添|つきそ|(?:一緒|いっしょ)に(?:行|い[くっけ]|来|入)|(?:はじめて|初めて)(?:で|だけど|なん|の(?:人|とき|ひと)|行|い[くっ])|(?:ひとり|一人|独り)(?:で|じゃ|では)(?:は)?(?:行け|いけ|入れ|はいれ|行く|いく|入る|こわ|怖|不安|心細)|withme|waitforme/;
const MORNING = /朝|午前|ごぜん|あさ(?:から|やっ|ごはん)|morning|breakfast/;
const AFTERNOON = /昼|午後|ごご(?!ろ)|ひる(?:から|ごはん|まえ|すぎ|やっ|の)|らんち|lunch|afternoon/;
const EVENING =
  /夜|夕方|ゆうがた|夕[飯食]|ゆうごはん|晩|ばんごはん|今夜|こんや|こんばん(?![はわ])|よる(?:に|も|やっ|の(?!で)|ごはん|あい)|仕事(?:の)?(?:後|あと|帰り|終わり)|学校(?:の)?(?:後|あと|帰り|終わり)|放課後|dinner|evening|tonight/;

/**
 * Reads a question about places. Everything that is not said stays open; nothing has to be said.
 * @param now epoch ms. @param town names of districts and places that may stand in the words.
 */
export function placeQuery(words: string, now: number, town: KnownTown = {}): PlaceQuery {
  const said = fold(words);
  const place = namedPlace(said, town.places ?? []);
  // A place's own name must not be read twice: 「若草ごはん会」 is no wish for food.
  const rest = place ? said.replace(place.said, "") : said;
  return {
    when: readWhen(rest, now),
    part: EVENING.test(rest) ? "evening" : MORNING.test(rest) ? "morning" : AFTERNOON.test(rest) ? "afternoon" : null,
    kinds: place ? null : kindsIn(rest),
    quiet: QUIET.test(rest),
    free: FREE.test(rest),
    atDoor: AT_DOOR.test(rest),
    district: place ? null : areaOfWords(words, town.districts ?? []),
    placeId: place?.id ?? null,
  };
}

const WHENS = new Set(["today", "tomorrow", "thisWeek", "nextWeek", "weekend", "now", "any"]);
const AS_WORDS: Record<string, string> = {
  today: "今日",
  tomorrow: "明日",
  thisWeek: "今週",
  nextWeek: "来週",
  weekend: "週末",
  now: "今やってる",
  any: "",
};

/**
 * What a flow asks for (`Say.places`), completed by what the person said.
 * @param asked `when` a name of `PlaceWhen`, or words like 「土曜」; `kinds` codes, unknown ones are ignored.
 */
export function placeQueryOf(
  asked: { when?: string | undefined; kinds?: readonly string[] | undefined },
  words: string,
  now: number,
  town: KnownTown = {},
): PlaceQuery {
  const query = placeQuery(words, now, town);
  const kinds = (asked.kinds ?? []).filter((code) => kindOf(code) !== undefined);
  const named = asked.when === undefined ? "" : WHENS.has(asked.when) ? (AS_WORDS[asked.when] ?? "") : asked.when;
  return {
    ...query,
    // What the person said is nearer to what they want than what the flow supposes.
    when: query.when.name === "any" && named !== "" ? readWhen(fold(named), now) : query.when,
    kinds: query.kinds ?? (query.placeId === null && kinds.length > 0 ? kinds : null),
  };
}

/** Codes asked for in folded words; the narrow names win over the wide ones (「子ども食堂」 over 「食堂」 over 「ごはん」). */
export function kindsIn(folded: string): readonly string[] | null {
  let rest = folded;
  const found: string[] = [];
  for (const kind of PLACE_KINDS) {
    const without = rest.replaceAll(new RegExp(kind.said.source, "g"), "＿");
    if (without !== rest) found.push(kind.code);
    rest = without;
  }
  // 「居場所・ごはん」: the wide wish counts beside a kind, unless that kind is food already.
  if (FOOD.test(rest) && !found.some((code) => FOOD_KINDS.includes(code))) found.push(...FOOD_KINDS);
  if (found.length === 0 && STAY.test(rest)) found.push(...STAY_KINDS);
  return found.length > 0 ? [...new Set(found)] : null;
}

/** Words every second place has in its name; what is left over is what people call it by. */
const COMMON =
  /こみゅにてぃ|ふりーすぺーす|さろん|こども|子ども|子供|食堂|しょくどう|みんなの|居場所|いばしょ|ひろば|広場|かふぇ|ごはん会|の会|ぱんとりー|ふーど|配布|の家|のいえ/g;

/** The place whose name stands in folded words, the longest when several do; `said` is what stands there. */
export function namedPlace(folded: string, places: readonly Place[]): { id: string; said: string } | null {
  let best: { id: string; said: string } | null = null;
  for (const place of places) {
    for (const name of [fold(place.name), fold(place.reading)]) {
      const core = name.replaceAll(COMMON, "");
      const calls = [name, ...callNames(name, core)];
      for (const said of calls) {
        if (said.length >= 3 && said.length > (best?.said.length ?? 0) && folded.includes(said)) {
          best = { id: place.id, said };
        }
      }
    }
  }
  return best;
}

/** 「ひだまりサロン北野」 is also called 「ひだまりサロン」: the name without what follows its common part. */
function callNames(name: string, core: string): string[] {
  if (core === name || core.length === 0) return [];
  const common = new RegExp(COMMON.source, "g").exec(name);
  if (!common || common.index < 3) return [];
  return [name.slice(0, common.index + common[0].length), name.slice(0, common.index)].filter(
    (call) => call.length >= 4,
  );
}
