/** 「だいたいどのあたり」: words and points of the demo town resolve to its districts; people's names do not. */
import { expect, test } from "vitest";
import { areaOfPoint, areaOfWords, type District } from "../../../src/places/area.ts";
import { DEMO_DISTRICTS, northEast } from "../../../tools/demo/town.ts";

const districts: District[] = DEMO_DISTRICTS.map((d) => ({
  id: d.id,
  name: d.name,
  names: [...d.towns, ...d.readings, d.school, d.landmark],
  south: d.south,
  west: d.west,
  north: northEast(d.south),
  east: northEast(d.west),
}));

test.each([
  ["松葉町の松の木の角です", "kita"],
  ["桜ケ丘のあたり", "sakura"],
  ["桜が丘小の近く", "sakura"],
  ["さくらがおか", "sakura"],
  ["サクラガオカ です", "sakura"],
  ["緑町図書館のうら", "midori"],
  ["泉の湯のそば", "yamate"],
  ["駅前スーパーの上", "ekimae"],
  ["中 央 公 園", "chuo"],
  ["川端団地の3階", "kawabata"],
  ["浜の市場のとなり", "hama"],
  ["ﾊﾏﾁｮｳ", "hama"],
])("%s → %s", (words, id) => expect(areaOfWords(words, districts)).toBe(id));

test.each(["となりの橋本さんが心配です", "山手くんのこと", "わからない", "", "となり町"])(
  "「%s」 names no district",
  (words) => {
    expect(areaOfWords(words, districts)).toBeNull();
  },
);

test("somebody's name beside a place: the place counts", () => {
  expect(areaOfWords("橋本さんは浜町に住んでいます", districts)).toBe("hama");
});

test("points: inside, on an edge, outside", () => {
  expect(areaOfPoint(35.665, 139.525, districts)).toBe("kita");
  expect(areaOfPoint(35.66, 139.54, districts)).toBe("sakura");
  expect(areaOfPoint(35.7, 139.54, districts)).toBeNull();
});
