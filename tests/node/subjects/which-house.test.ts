/** Which house somebody speaks of, as far as one word tells. */
import { expect, test } from "vitest";
import { houseOf, saysAnother } from "../../../src/subjects/which-house.ts";

test.each([
  ["向かいのおばあちゃん", "opposite"],
  ["お隣さんの庭", "nextDoor"],
  ["となりの部屋から", "nextDoor"],
  ["上の階から泣き声", "above"],
  ["真下の部屋", "below"],
  ["裏の家の犬", "behind"],
  ["はす向かいのおじいさん", "slant"],
  ["2軒隣の人", "twoDoors"],
  ["となりの窓口さん", null],
  ["駅前の人", null],
])("%s", (text, house) => expect(houseOf(text)).toBe(house));

test.each(["別の人のことなんですが", "あと、もう一軒の家も", "ほかの方のことで"])("another: %s", (text) =>
  expect(saysAnother(text)).toBe(true),
);
test.each(["隣の人がまた", "別に急ぎません", "ほかに気づいたことはないです"])("the same: %s", (text) =>
  expect(saysAnother(text)).toBe(false),
);
