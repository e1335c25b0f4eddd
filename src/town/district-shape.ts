/** What may stand as a district, from a form or from a line of a file: every problem in words. Pure. */

export interface DistrictInput {
  name: string;
  /** Towns, schools, landmarks and how they are read: what a resident may say. */
  names: string[];
  /** Degrees, WGS84. */
  south: number;
  west: number;
  north: number;
  east: number;
  /** Order on pages. */
  position: number;
}

const ID = /^[a-z][a-z0-9-]{0,30}$/;
const MOST_NAMES = 200;
const LONGEST = 40;
const hasControls = (text: string): boolean => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);

/** One name a line, or with commas of any kind between them. Doubles fall away. */
export function namesIn(text: string): string[] {
  const names = text.split(/[\n\r、,，]+/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** A number as people write one; NaN for anything else. */
export function numberIn(text: string): number {
  const plain = text.normalize("NFKC").trim();
  return /^-?\d{1,4}(\.\d{1,10})?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** @param others all districts; the one of the same id does not count. */
export function districtProblems(
  entry: DistrictInput & { id: string },
  others: readonly { id: string; name: string; names: readonly string[] }[],
): string[] {
  const problems: string[] = [];
  const { id, name, names, south, west, north, east, position } = entry;
  if (!ID.test(id)) problems.push("記号は、英小文字ではじまる31文字までの英小文字・数字・ハイフンにしてください。");
  if (name === "" || name.length > LONGEST || hasControls(name))
    problems.push(`名前は、1文字から${LONGEST}文字までにしてください。`);
  if (names.length > MOST_NAMES) problems.push(`呼び名は${MOST_NAMES}個までにしてください。`);
  for (const one of names) {
    // A single letter would be heard in every other word.
    if (one.length < 2 || one.length > LONGEST || hasControls(one))
      problems.push(`呼び名「${one.slice(0, LONGEST)}」は、2文字から${LONGEST}文字までにしてください。`);
  }
  if (!(south >= -90 && north <= 90 && south < north))
    problems.push("南と北は緯度です。南のほうを小さくしてください（例：35.64 と 35.66）。");
  if (!(west >= -180 && east <= 180 && west < east))
    problems.push("西と東は経度です。西のほうを小さくしてください（例：139.53 と 139.55）。");
  if (!Number.isInteger(position) || position < 0 || position > 999)
    problems.push("順番は0から999の整数にしてください。");
  for (const other of others) {
    if (other.id === id) continue;
    if (other.name === name) problems.push(`「${name}」という名前の地区は、ほかにもあります。`);
    for (const twice of names.filter((one) => other.names.includes(one)))
      problems.push(`呼び名「${twice}」は「${other.name}」にもあります。どちらか一方にしてください。`);
  }
  return problems;
}
