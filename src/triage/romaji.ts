/** Reads Japanese written in Latin letters (「shinitai」「otto ni nagurareta」) as kana, so that one lexicon is enough. */

const ROWS: Readonly<Record<string, string>> = {
  "": "あいうえお",
  k: "かきくけこ",
  g: "がぎぐげご",
  s: "さしすせそ",
  z: "ざじずぜぞ",
  t: "たちつてと",
  d: "だぢづでど",
  n: "なにぬねの",
  h: "はひふへほ",
  b: "ばびぶべぼ",
  p: "ぱぴぷぺぽ",
  m: "まみむめも",
  r: "らりるれろ",
};
const VOWELS = "aiueo";
const SMALL_Y: Readonly<Record<string, string>> = { a: "ゃ", u: "ゅ", o: "ょ" };

function table(): Map<string, string> {
  const out = new Map<string, string>();
  for (const [row, kana] of Object.entries(ROWS)) {
    [...VOWELS].forEach((v, i) => {
      out.set(row + v, kana[i] ?? "");
      const y = SMALL_Y[v];
      if (row !== "" && y) out.set(`${row}y${v}`, `${kana[1] ?? ""}${y}`);
    });
  }
  for (const [v, y] of Object.entries(SMALL_Y)) {
    out.set(`sh${v}`, `し${y}`);
    out.set(`ch${v}`, `ち${y}`);
    out.set(`j${v}`, `じ${y}`);
    out.set(`jy${v}`, `じ${y}`);
  }
  for (const [latin, kana] of [
    ["shi", "し"],
    ["chi", "ち"],
    ["tsu", "つ"],
    ["fu", "ふ"],
    ["ji", "じ"],
    ["ya", "や"],
    ["yu", "ゆ"],
    ["yo", "よ"],
    ["wa", "わ"],
    ["wo", "を"],
  ] as const)
    out.set(latin, kana);
  return out;
}
const TABLE = table();

export interface Syllable {
  kana: string;
  /** Letters it was written with. */
  length: number;
}

/** The syllables of one word in small letters; null when it can not be read as Japanese. */
export function syllables(word: string): Syllable[] | null {
  const out: Syllable[] = [];
  let at = 0;
  while (at < word.length) {
    const c = word[at] ?? "";
    const next = word[at + 1] ?? "";
    const known = [3, 2, 1].find((n) => TABLE.has(word.slice(at, at + n)) && at + n <= word.length);
    if (known) {
      out.push({ kana: TABLE.get(word.slice(at, at + known)) ?? "", length: known });
      at += known;
    } else if (c === "n") {
      out.push({ kana: "ん", length: next === "n" && !/[aiueoy]/.test(word[at + 2] ?? "") ? 2 : 1 });
      at += out.at(-1)?.length ?? 1;
    } else if (/[kstpcgdbz]/.test(c) && (next === c || (c === "t" && next === "c"))) {
      out.push({ kana: "っ", length: 1 });
      at++;
    } else return null;
  }
  return out;
}

/** Short English words that could be read as Japanese and do not make a text romaji. */
const ENGLISH = new Set(
  "a i me no so to do he we you hi am an in on one the go be us or more home time same made make take come some are here there was my bake use done gone have".split(
    " ",
  ),
);

/** Portuguese words that could be read as Japanese, and say that the text is none. Not among them: what is Japanese as well (mae, nao, pai). */
const PORTUGUESE = new Set("meu minha marido ele ela quero morrer estou está não filho filha mãe agora".split(" "));

/** Whether the Latin words of a text are Japanese: most of them can be read so, and at least one long one. */
export function isRomaji(words: readonly string[]): boolean {
  if (words.some((w) => PORTUGUESE.has(w))) return false;
  const weighty = words.filter((w) => w.length >= 3);
  const japanese = weighty.filter((w) => !ENGLISH.has(w) && syllables(w) !== null);
  return japanese.some((w) => w.length >= 4) && japanese.length >= 0.7 * weighty.length;
}
