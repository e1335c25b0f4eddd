/** Which house of the neighbourhood somebody speaks of, as far as one word tells; and whether they say that it is another one. Pure. */

const HOUSES: readonly (readonly [string, RegExp])[] = [
  ["opposite", /向かい|むかい|お向い|向いの/u],
  ["above", /上の階|うえの階|上の部屋|真上|二階の|2階の/u],
  ["below", /下の階|したの階|下の部屋|真下/u],
  ["behind", /裏の(?:家|人|お宅|部屋)|裏に住|うらの(?:家|人)/u],
  ["slant", /斜め|ななめ|はす向かい/u],
  ["twoDoors", /[二2]軒(?:先|隣|となり)|二つ隣|2つ隣|[三3]軒/u],
  ["nextDoor", /(?:お)?(?:隣|となり)(?!町|の市|の町|の窓口)/u],
];
const ANOTHER =
  /(?:^|[、。\s])(?:別の|べつの|ほかの|他の|違う|ちがう|もうひとり|もう一人|もう1人|もう一軒|もう1軒|もうひとつ)(?:.{0,6})(?:人|方|かた|家|お宅|部屋|おば|おじ|子|こと|件|話)/u;

/** A code for the house a text names, or null. The first that fits: 「はす向かい」 is no 「向かい」. */
export function houseOf(text: string): string | null {
  const slant = HOUSES.find(([name]) => name === "slant");
  if (slant?.[1].test(text)) return "slant";
  return HOUSES.find(([, rule]) => rule.test(text))?.[0] ?? null;
}

/** They say themselves that it is about somebody else now. */
export const saysAnother = (text: string): boolean => ANOTHER.test(text);
