/** Which reports are proposed as one house or person, and why: pairs as neighbours write them. */
import { describe, expect, test } from "vitest";
import { placeWords } from "../../../src/subjects/places.ts";
import { type Sameness, sameSubject, type Told } from "../../../src/subjects/same-subject.ts";

const TOWN = [
  "北野町",
  "松葉町",
  "北野小",
  "北野神社",
  "桜ヶ丘",
  "花園",
  "桜の広場",
  "川端",
  "川端団地",
  "駅前",
  "駅前スーパー",
];

const told = (area: string | null, ...words: string[]): Told => ({ area, words, signs: [] });

const PAIRS: [name: string, a: Told, b: Told, verdict: Sameness][] = [
  [
    "the same corner, in other words",
    told("kita", "おとなりの庭がずっと荒れていて", "松葉町の、松の木の角のあたりです"),
    told("kita", "松葉町の松の木のところのお宅、草ぼうぼうで新聞もたまってます"),
    "likely",
  ],
  [
    "the same old woman by the shrine",
    told("kita", "向かいのおばあちゃん、3日くらい見てないです", "北野神社の隣です"),
    told("kita", "北野神社のそばの一人暮らしのおばあさんを、このごろ見かけません"),
    "likely",
  ],
  [
    "width and kana do not matter",
    told("kita", "松葉町３丁目のアオキ荘、ゴミがすごい"),
    told("kita", "松葉町三丁目のあおき荘のごみのにおい"),
    "likely",
  ],
  [
    "ヶ, ケ and が",
    told("sakura", "桜ヶ丘2丁目の青い屋根の家から泣き声がします"),
    told("sakura", "桜が丘二丁目、青い屋根。子どもの泣き声が毎晩"),
    "likely",
  ],
  [
    "the same room of the same estate",
    told("kawabata", "川端団地2号棟の203号室、返事がないんです"),
    told("kawabata", "川端団地の2号棟203、呼んでも出てこない"),
    "likely",
  ],
  [
    "the same looks and the same trouble",
    told("kita", "松葉町の平屋の家、ごみがあふれています"),
    told("kita", "松葉町、平屋のおうち。ごみと虫がひどいです"),
    "likely",
  ],
  [
    "only the town and one sign",
    told("kita", "松葉町の人、最近見かけない"),
    told("kita", "松葉町のおじいさんを見ません"),
    "no",
  ],
  [
    "the town, a sign and the same kind of person",
    told("kita", "松葉町のおじいさん、見かけないし新聞がたまってる"),
    told("kita", "松葉町の高齢の男性、新聞がたまっていて見かけません"),
    "maybe",
  ],
  [
    "the same landmark and nothing else",
    told("kita", "北野神社のあたりです"),
    told("kita", "北野神社の近くの人です"),
    "no",
  ],
  [
    "the same landmark, one person each, no sign in common",
    told("kita", "青木荘の方の元気がないです"),
    told("kita", "青木荘のにおいが気になります"),
    "no",
  ],
  [
    "the same flat house, only one says what",
    told("kita", "酒屋の角の家、電気がついたまま"),
    told("kita", "酒屋の角の家です"),
    "maybe",
  ],
  [
    "an unknown district may be the same",
    told(null, "青木荘の2階のおばあさん、やせてきた"),
    told("kita", "青木荘2階の高齢の女性、食べてないみたい。やせた"),
    "likely",
  ],
  [
    "other districts are never one",
    told("kita", "川端団地の203、返事がない"),
    told("hama", "川端団地の203、返事がない"),
    "no",
  ],
  [
    "other rooms of one house",
    told("kawabata", "川端団地2号棟203号室のおばあさん、見かけない"),
    told("kawabata", "川端団地2号棟の405号室のおばあさん、見かけない"),
    "no",
  ],
  [
    "other blocks of one estate",
    told("kawabata", "川端団地1号棟のおじいさん、新聞がたまってる"),
    told("kawabata", "川端団地3号棟のおじいさん、新聞がたまってる"),
    "no",
  ],
  [
    "other chome of one town",
    told("kita", "松葉町1丁目の青い屋根、ごみ"),
    told("kita", "松葉町2丁目の青い屋根、ごみ"),
    "no",
  ],
  [
    "other towns of one district",
    told("kita", "北野町のおばあさん、新聞がたまっている"),
    told("kita", "松葉町のおばあさん、新聞がたまっている"),
    "no",
  ],
  [
    "two towns at one shrine are bridged by it",
    told("kita", "北野町、稲荷神社の前の家のごみとにおい"),
    told("kita", "松葉町の稲荷神社の前、ごみ屋敷でにおいます"),
    "likely",
  ],
  [
    "an old woman is no child",
    told("kita", "松の木の角のおばあさん、声がする"),
    told("kita", "松の木の角の子どもの泣き声"),
    "no",
  ],
  [
    "an old woman is no old man",
    told("kita", "青木荘のおばあさん、見かけない"),
    told("kita", "青木荘のおじいさん、見かけない"),
    "no",
  ],
  [
    "a couple may be seen as a woman",
    told("kita", "青木荘の老夫婦、怒鳴り声がする"),
    told("kita", "青木荘のおばあさん、怒鳴られている。大声がします"),
    "likely",
  ],
  [
    "other floors of one house",
    told("kita", "青木荘の1階の部屋、毎晩泣き声"),
    told("kita", "青木荘の3階の部屋、毎晩泣き声"),
    "no",
  ],
  ["two parks of different names", told("kita", "北公園の前の家、ごみ"), told("kita", "南公園の前の家、ごみ"), "no"],
  [
    "a landmark here and a town there contradict nothing",
    told("kita", "北野神社の裏の平屋、新聞がたまっています"),
    told("kita", "北野町の平屋の家、新聞がそのまま、北野神社が近くです"),
    "likely",
  ],
  [
    "nothing of a place on one side",
    told("kita", "となりのおばあさん、新聞がたまって見かけない"),
    told("kita", "松葉町の松の木の家、新聞がたまって見かけない"),
    "no",
  ],
  ["nothing of a place on either", told("kita", "隣の人が心配"), told("kita", "近所の人が心配です"), "no"],
  ["thanks and nothing", told("kita", "ありがとうございます"), told("kita", "松葉町の松の木の角"), "no"],
  ["no words at all", told("kita"), told("kita"), "no"],
  [
    "the same number of a street",
    told("kita", "松葉町2-5-1のお宅、雨戸がずっと閉まっています"),
    told("kita", "松葉町２－５－１、雨戸がそのまま"),
    "likely",
  ],
  [
    "a generic word near every house is no landmark",
    told("kita", "公園の近くのアパートの人、うろうろしている"),
    told("kita", "学校の近くの団地の人、うろうろしている"),
    "no",
  ],
  [
    "a tree and one sign, the town only once",
    told("kita", "松葉町の柿の木の家、徘徊しているようです"),
    told("kita", "柿の木のある家の人が夜中に歩いて道に迷っていた"),
    "maybe",
  ],
];

describe("sameSubject", () => {
  test.each(PAIRS)("%s", (_name, a, b, verdict) => {
    expect(sameSubject(a, b, TOWN)).toMatchObject({ verdict });
  });

  test("there are at least 25 pairs, of every kind", () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(25);
    for (const kind of ["likely", "maybe", "no"]) expect(PAIRS.some((pair) => pair[3] === kind)).toBe(true);
  });

  test("what is asked first does not matter", () => {
    for (const [, a, b] of PAIRS) {
      expect(sameSubject(b, a, TOWN).verdict).toBe(sameSubject(a, b, TOWN).verdict);
    }
  });

  test("the reasons name the words that stand in both", () => {
    const { reasons } = sameSubject(
      told("kita", "松葉町の、松の木の角のあたりです", "新聞がたまっています"),
      told("kita", "松葉町 松の木のそば、新聞がそのまま"),
      TOWN,
    );
    expect(reasons).toContainEqual({ kind: "area", words: ["kita"] });
    expect(reasons).toContainEqual({ kind: "place", words: ["松葉町", "松の木"] });
    expect(reasons).toContainEqual({ kind: "signs", words: ["mail"] });
  });

  test("codes chosen on chips count like words; 'text' is no code", () => {
    const chosen = (area: string, signs: string[]): Told => ({ area, words: ["青木荘"], signs });
    expect(sameSubject(chosen("kita", ["garbage"]), chosen("kita", ["garbage"]), TOWN).verdict).toBe("maybe");
    expect(sameSubject(chosen("kita", ["text"]), chosen("kita", ["text"]), TOWN).verdict).toBe("no");
  });

  test.each([
    ["川端団地2号棟203号室", ["203"]],
    ["川端団地の２号棟２０３、返事がない", ["203"]],
    ["青木荘の203です", ["203"]],
    ["203号の方", ["203"]],
    ["203の方の返事がない", ["203"]],
    ["１０１さんの泣き声", ["101"]],
    ["アパート1204", ["1204"]],
    ["松葉公園・松葉町1・35.665, 139.525", []],
    ["35.66512,139.52533", []],
    ["北緯35.665 東経139.525", []],
    ["300円を貸してと言われた", []],
    ["2026年から見かけない", []],
    ["119番しました", []],
    ["119を呼びました", []],
    ["国道246号の近く", []],
    ["200メートル先の家", []],
    ["夜の11:30に声がする", []],
    ["毎週1000円ずつ", []],
    ["体重が100キロから", []],
    ["1500歩くらい歩いて", []],
  ])("rooms in 「%s」", (text, rooms) => {
    expect(placeWords(text, TOWN).numbers.room).toEqual(rooms);
  });

  test("two points on the map are not two rooms, and one telling does not run into the next", () => {
    const at = (point: string) =>
      told("kita", "松葉町の松の木の家、新聞がたまっています", `松葉公園・松葉町・${point}`);
    expect(sameSubject(at("35.665, 139.525"), at("35.66512, 139.52488"), TOWN).verdict).toBe("likely");
    const { numbers } = placeWords("松葉町2\n3番目の家、203\n号室の札", TOWN);
    expect(numbers).toMatchObject({ block: [], room: [] });
  });

  test("long and strange words do not throw", () => {
    const long = told("kita", "松葉町の松の木の角。新聞がたまって".repeat(300), "🏠\u200b\u202e".repeat(50));
    expect(sameSubject(long, long, TOWN).verdict).toBe("likely");
  });

  test("what runs on without end costs a bounded number of steps, counted", () => {
    // Kanji nobody else wrote, in one run of thousands: the first and last of each side differ.
    const run = (from: number) =>
      Array.from({ length: 6000 }, (_, at) => String.fromCodePoint(0x4e00 + ((from + at * 7919) % 20_000))).join("");
    const apart = (from: number) =>
      Array.from({ length: 30 }, (_, at) => run(from + at * 31).replaceAll(/(...)/g, "$1と"));
    for (const words of [(from: number) => [run(from)], apart]) {
      const work = { looked: 0 };
      const a = told("kita", "松葉町の松の木の角", ...words(1));
      const b = told("kita", "松葉町の松の木の角", ...words(10_007));
      sameSubject(a, b, TOWN, work);
      expect(work.looked).toBeGreaterThan(0);
      // Two sides of at most 200 runs of 24 characters, each looked at in seven lengths.
      expect(work.looked).toBeLessThanOrEqual(2 * 200 * 24 * 7);
    }
  });

  test("without a place in common no words are compared at all", () => {
    const work = { looked: 0 };
    const a = told("kita", "青木荘のおばあさん、荷物運搬作業中に転倒");
    const b = told("kita", "酒屋の近くのおばあさん、荷物運搬作業中に転倒");
    expect(sameSubject(a, b, TOWN, work).verdict).toBe("no");
    expect(work.looked).toBe(0);
  });

  test("thousands of landmarks in one message are not compared each with each", () => {
    const many = (from: number) =>
      Array.from({ length: 3000 }, (_, at) => `${String.fromCodePoint(0x5000 + from + at)}山神社`).join("、");
    expect(placeWords(many(0), TOWN).landmarks.length).toBeLessThanOrEqual(40);
    expect(sameSubject(told("kita", many(0)), told("kita", many(9000)), TOWN).verdict).toBe("no");
  });
});
