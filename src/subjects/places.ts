/** What people say to tell a house from others: town, number, landmark, looks; and who lives there. Pure. */
import { fold } from "./fold.ts";

export interface PlaceWords {
  /** Towns of the town's own list. Its schools and landmarks stand among the landmarks. */
  town: string[];
  /** 「3丁目」「5番地」「203号室」「2号棟」 by kind. */
  numbers: { chome: string[]; block: string[]; room: string[]; building: string[] };
  /** 「松の木の角」「青木荘」「酒屋」: what only few houses have near. */
  landmarks: string[];
  /** 「青い屋根」「平屋」「角の家」. */
  looks: string[];
  /** Floor: 「2階」. */
  floors: string[];
  who: Who[];
}

export type Who = "oldWoman" | "oldMan" | "old" | "woman" | "man" | "couple" | "child" | "family";

const KINDS =
  "神社|稲荷|地蔵|お寺|寺|教会|公園|広場|小学校|中学校|高校|学校|保育園|幼稚園|図書館|公民館|集会所|病院|医院|歯科|薬局|郵便局|交番|消防署|市役所|駅|ばす停|踏切|橋|川|池|市場|商店街|すうぱ|すぱ|こんびに|酒屋|床屋|美容院|美容室|ぱん屋|米屋|魚屋|花屋|八百屋|豆腐屋|本屋|銭湯|湯|団地|あぱと|まんしょん|まんしよん|はいつ|こぽ|めぞん|荘|そう|駐車場|畑|竹やぶ|工場|がそりんすたんど|くりにんぐ屋|松の木|桜の木|柿の木|銀杏|大きな木";
/** A landmark with the name in front of it, as far as that is a name: 「北野神社」「青木荘」「赤い橋」. */
const LANDMARK = new RegExp(`(?:[\\p{Script=Han}0-9]{1,4}|[青赤白黒]い|大きな|古い)?(?:${KINDS})`, "gu");
/** What of the town's list is a place one can point at, not a part of town. */
const LISTED_LANDMARK = new RegExp(`(?:${KINDS}|小|中|広場)$`, "u");
/** 「アオキ荘」: a name in kana, folded. */
const HOUSE_NAME = /[ぁ-ん]{2,6}(?:荘|はいつ|こぽ|めぞん)/g;
const LOOKS =
  /(?:青|赤|白|黒|緑|茶色|黄色|水色|灰色)(?:い)?(?:の)?(?:屋根|壁|塀|門|車|家)|平屋|角の家|角から?\d軒目|角地|角のあたり|角|突き当(?:た)?り|行き止まり|二階建て|2階建て|木造|古い家|大きな門|石垣|生け垣|生垣|蔵|空き地の(?:隣|横)|坂の(?:上|下|途中)|路地の奥|線路(?:沿い|ぎわ|際)|川沿い/g;
/** Coordinates, times of day, dates: numbers of no house. */
const NO_ADDRESS = /[-+]?\d+(?:[.:/]\d+)+/g;
/**
 * A room says that it is one (「203号室」「203号」), stands behind a house of many (「2号棟203」「青木荘の203」), or has people
 * (「203の方」「203さん」). Not 「300円」「119番」「国道246号」「2026年」.
 */
const ROOM =
  /(?<!\d|国道|県道|都道|府道|市道)(?:(\d{3,4})(?:号室|室|号(?![線棟車]))|(?<=(?:棟|階|団地|荘|はいつ|こぽ|めぞん|あぱと|まんし[ょよ]ん)の?)(\d{3,4})(?![\d円年月日時分人回歩度件匹個本歳才台戸軒階棟]|めとる|m|番|丁目|世帯)|(?!11[09]|188)(\d{3,4})(?=さん|の(?:方|人|部屋|住人|お|ご)))/g;
const WHO: [Who, RegExp][] = [
  ["couple", /夫婦/],
  ["child", /子ども|こども|子供|赤ちゃん|小学生|中学生|男の子|女の子|乳児|幼児/],
  ["oldWoman", /おばあ|お婆|老婆|高齢(?:の)?女性|年配(?:の)?女性|おばさん/],
  ["oldMan", /おじい|お爺|老人男性|高齢(?:の)?男性|年配(?:の)?男性|おじさん/],
  ["old", /お年寄り|高齢|老人|年配/],
  ["woman", /女性|女の人|奥さん/],
  ["man", /男性|男の人|ご主人|旦那さん/],
  ["family", /親子|家族|母子|父子/],
];

/** @param townNames names residents use for towns, schools and landmarks (the town's own list). */
export function placeWords(text: string, townNames: readonly string[]): PlaceWords {
  // Line by line: what one telling ends with does not run into the next.
  const said = text.normalize("NFKC").replaceAll(NO_ADDRESS, " ").split("\n").map(fold).join("\n");
  const listed = longestOnly(townNames.map(fold).filter((name) => name.length >= 2 && said.includes(name)));
  // A listed name is not found a second time as a landmark with a wrong beginning.
  const rest = listed.reduce((left, name) => left.replaceAll(name, " "), said);
  const all = (pattern: RegExp) => unique([...rest.matchAll(pattern)].map((match) => match[0]));
  const isLandmark = (name: string) => LISTED_LANDMARK.test(name);
  return {
    town: listed.filter((name) => !isLandmark(name)),
    numbers: {
      chome: all(/\d+丁目/g),
      block: all(/\d+番地?(?!目)|\d+の\d+(?:の\d+)?/g),
      room: unique([...rest.matchAll(ROOM)].map((match) => match[1] ?? match[2] ?? match[3] ?? "")),
      building: all(/\d+号?棟/g),
    },
    landmarks: [
      ...listed.filter(isLandmark),
      ...unique([...all(LANDMARK), ...all(HOUSE_NAME).map((word) => word.replace(/^[のはがにでを]/, ""))]).filter(
        (word) => !TOO_COMMON.has(word),
      ),
    ],
    looks: all(LOOKS),
    floors: all(/\d+階(?!建)/g),
    who: whoIn(said),
  };
}

/** Alone these stand near every house. */
const TOO_COMMON = new Set([
  "川",
  "湯",
  "橋",
  "池",
  "畑",
  "駅",
  "そう",
  "すぱ",
  "あぱと",
  "まんしょん",
  "まんしよん",
  "団地",
  "学校",
  "寺",
  "荘",
]);

function whoIn(said: string): Who[] {
  const found = WHO.flatMap(([who, words]) => (words.test(said) ? [who] : []));
  return found;
}

const OLD = new Set<Who>(["oldWoman", "oldMan", "old"]);
const FEMALE = new Set<Who>(["oldWoman", "woman"]);
const MALE = new Set<Who>(["oldMan", "man"]);

/** Both name people, and these cannot be the same ones. Couples and families hold anybody. */
export function otherPeople(a: readonly Who[], b: readonly Who[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const open = (who: Who) => who === "couple" || who === "family";
  if ([...a, ...b].some(open)) return false;
  const only = (side: readonly Who[], set: ReadonlySet<Who>) => side.every((who) => set.has(who));
  if ((only(a, FEMALE) && only(b, MALE)) || (only(a, MALE) && only(b, FEMALE))) return true;
  const young = (side: readonly Who[]) => side.every((who) => who === "child");
  const old = (side: readonly Who[]) => side.every((who) => OLD.has(who));
  return (young(a) && old(b)) || (old(a) && young(b));
}

/** More different ones of a kind than this are no house's any more; every pair of them is compared. */
const OF_A_KIND = 40;
const unique = (words: string[]): string[] => [...new Set(words)].slice(0, OF_A_KIND);

/** 「北野」 inside 「北野町」 says nothing of its own. */
function longestOnly(names: string[]): string[] {
  return unique(names).filter((name) => !names.some((other) => other !== name && other.includes(name)));
}
