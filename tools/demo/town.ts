/** となり市, an invented town: its window, hours, eight welfare districts and four CSWs. Its places are in places.ts. Nothing here is real. */
import type { StaffRole } from "../../src/staff/types.ts";
import type { OpeningHours } from "../../src/triage/hours-types.ts";

export const DEMO_WINDOW = { name: "となり市 となりの窓口" };

/** What this town is called, and the towns beside it with their desks. */
export const DEMO_BORDERS = {
  own: ["となり市", "隣市"],
  others: [{ names: ["みなみ市", "みなみし"], desk: "みなみ市社会福祉協議会" }],
};

const weekday: [string, string] = ["08:30", "17:15"];
export const DEMO_HOURS: OpeningHours = {
  week: [null, weekday, weekday, weekday, weekday, weekday, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: [],
};

export interface DemoDistrict {
  id: string;
  name: string;
  towns: string[];
  school: string;
  /** As people write them who do not know the characters. */
  readings: string[];
  landmark: string;
  /** South-west corner in degrees; each district is a box of 0.02° each way. */
  south: number;
  west: number;
}

const DISTRICT_SIZE = 0.02;

/** The other side of a district's box, rounded: binary fractions would make neighbours overlap by a hair. */
export const northEast = (degrees: number): number => Math.round((degrees + DISTRICT_SIZE) * 100) / 100;

export const DEMO_DISTRICTS: DemoDistrict[] = [
  {
    id: "kita",
    name: "北野",
    towns: ["北野町", "松葉町"],
    readings: ["きたのちょう", "まつばちょう"],
    school: "北野小",
    landmark: "北野神社",
    south: 35.66,
    west: 139.52,
  },
  {
    id: "sakura",
    name: "桜ヶ丘",
    towns: ["桜ヶ丘", "花園"],
    readings: ["さくらがおか", "はなぞの"],
    school: "桜ヶ丘小",
    landmark: "桜の広場",
    south: 35.66,
    west: 139.54,
  },
  {
    id: "midori",
    name: "緑が丘",
    towns: ["緑が丘", "若草町"],
    readings: ["みどりがおか", "わかくさちょう"],
    school: "緑が丘小",
    landmark: "緑町図書館",
    south: 35.66,
    west: 139.56,
  },
  {
    id: "yamate",
    name: "山手",
    towns: ["山手", "泉町"],
    readings: ["いずみちょう"],
    school: "山手小",
    landmark: "泉の湯",
    south: 35.66,
    west: 139.58,
  },
  {
    id: "ekimae",
    name: "駅前",
    towns: ["本町", "駅前"],
    readings: ["えきまえ", "ほんちょう"],
    school: "本町小",
    landmark: "駅前スーパー",
    south: 35.64,
    west: 139.52,
  },
  {
    id: "chuo",
    name: "中央",
    towns: ["中央", "栄町"],
    readings: ["ちゅうおうこうえん", "さかえちょう"],
    school: "中央小",
    landmark: "中央公園",
    south: 35.64,
    west: 139.54,
  },
  {
    id: "kawabata",
    name: "川端",
    towns: ["川端", "橋本"],
    readings: ["かわばた"],
    school: "川端小",
    landmark: "川端団地",
    south: 35.64,
    west: 139.56,
  },
  {
    id: "hama",
    name: "浜",
    towns: ["浜町", "港南"],
    readings: ["はまちょう", "こうなん"],
    school: "浜小",
    landmark: "浜の市場",
    south: 35.64,
    west: 139.58,
  },
];

export interface DemoStaff {
  id: string;
  nickname: string;
  email: string;
  role: StaffRole;
  areas: string[];
}

/** Four CSWs, two districts each; ひなた also leads the team. つばさ works at an NPO, あおば at city hall, かえで looks after the settings. */
export const DEMO_STAFF: DemoStaff[] = [
  { id: "csw-midori", nickname: "みどり", email: "midori@tonari.example", role: "csw", areas: ["kita", "sakura"] },
  { id: "csw-sora", nickname: "そら", email: "sora@tonari.example", role: "csw", areas: ["midori", "yamate"] },
  { id: "csw-umi", nickname: "うみ", email: "umi@tonari.example", role: "csw", areas: ["ekimae", "chuo"] },
  {
    id: "csw-hinata",
    nickname: "ひなた",
    email: "hinata@tonari.example",
    role: "manager",
    areas: ["kawabata", "hama"],
  },
  { id: "partner-tsubasa", nickname: "つばさ", email: "tsubasa@tonari.example", role: "partner", areas: [] },
  { id: "city-aoba", nickname: "あおば", email: "aoba@tonari.example", role: "city", areas: [] },
  { id: "admin-kaede", nickname: "かえで", email: "kaede@tonari.example", role: "admin", areas: [] },
];

export interface DemoShift {
  staff: string;
  weekday: number;
  starts: string;
  ends: string;
}

const DAY: [string, string] = ["08:30", "17:15"];
const NIGHT: [string, string] = ["17:15", "08:30"];
const WHOLE: [string, string] = ["08:30", "08:30"];
const shifts = (weekday: number, ...turns: [staff: string, [string, string]][]): DemoShift[] =>
  turns.map(([staff, [starts, ends]]) => ({ staff, weekday, starts, ends }));

/** The four take turns, day and night, without a hole in the week. */
export const DEMO_ROSTER: DemoShift[] = [
  ...shifts(1, ["csw-midori", DAY], ["csw-sora", NIGHT]),
  ...shifts(2, ["csw-sora", DAY], ["csw-umi", NIGHT]),
  ...shifts(3, ["csw-umi", DAY], ["csw-hinata", NIGHT]),
  ...shifts(4, ["csw-hinata", DAY], ["csw-midori", NIGHT]),
  ...shifts(5, ["csw-midori", DAY], ["csw-sora", NIGHT]),
  ...shifts(6, ["csw-umi", WHOLE]),
  ...shifts(0, ["csw-hinata", WHOLE]),
];
