/** 「だいたいどのあたり」 → a welfare district, from names and boxes that the town edits. Pure. */

export interface District {
  id: string;
  name: string;
  /** Towns, schools, landmarks: what a resident may say. */
  names: string[];
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The longest name that stands in the words decides; null when none does (unknown is fine). */
export function areaOfWords(words: string, districts: readonly District[]): string | null {
  const said = fold(words);
  let best: { id: string; length: number } | null = null;
  for (const district of districts) {
    for (const name of [...district.names, district.name]) {
      const folded = fold(name);
      if (folded.length >= 2 && folded.length > (best?.length ?? 0) && namesAPlace(said, folded)) {
        best = { id: district.id, length: folded.length };
      }
    }
  }
  return best?.id ?? null;
}

/** 「橋本さん」 is somebody, 「橋本」 a place. */
function namesAPlace(said: string, name: string): boolean {
  for (let at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1)) {
    if (!/^(?:さん|さま|様|くん|君|ちゃん|氏|先生)/.test(said.slice(at + name.length))) return true;
  }
  return false;
}

/** Degrees, WGS84. A point on an edge belongs to the district east and north of it. */
export function areaOfPoint(latitude: number, longitude: number, districts: readonly District[]): string | null {
  const inside = (d: District) =>
    latitude >= d.south && latitude < d.north && longitude >= d.west && longitude < d.east;
  return districts.find(inside)?.id ?? null;
}

/** Width, spaces, kana and ヶ/ケ/が do not matter in how people write a place. */
function fold(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
  const hiragana = plain.replaceAll(/[ァ-ヴ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  return hiragana.replaceAll(/[ヶゖけヵが]/g, "が");
}
