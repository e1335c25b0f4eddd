/** Letters as outlines: words are shaped by HarfBuzz in fonts that come through npm, so that a picture is the same on any machine. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Blob, Buffer, Face, Font, shape, Variation } from "harfbuzzjs";
import { decompress } from "wawoff2";
import { root } from "../check/run.ts";

/** Weight of the variable fonts, near the bold of the Japanese one. */
const WEIGHT = 650;

/** Words in outlines: an SVG path with its origin at the left end of the base line, y downwards, for a font size of 1 (em). */
export interface Outline {
  /** Draw it with `scale(size / unitsPerEm)`. */
  path: { d: string; x: number; unitsPerEm: number }[];
  /** In em. */
  width: number;
}

export class NoLetter extends Error {
  override name = "NoLetter";
}

interface OpenFont {
  font: Font;
  unitsPerEm: number;
  has(codePoint: number): boolean;
}

type Ranges = [from: number, to: number][];

/** Fonts that belong together: one look, several files, each opened when one of its letters is wanted. */
class Family {
  readonly #files: { path: string; ranges: Ranges | null }[];
  readonly #open = new Map<string, OpenFont>();

  constructor(files: { path: string; ranges: Ranges | null }[]) {
    this.#files = files;
  }

  /** The font for one letter with its marks; null when this family has none. */
  async fontFor(letter: string): Promise<OpenFont | null> {
    const points = [...letter].map((ch) => ch.codePointAt(0) ?? 0).filter((point) => !isJoiner(point));
    for (const { path, ranges } of this.#files) {
      if (ranges !== null && !points.every((point) => ranges.some(([from, to]) => point >= from && point <= to)))
        continue;
      const font = await this.#opened(path);
      if (points.every((point) => font.has(point))) return font;
    }
    return null;
  }

  async #opened(path: string): Promise<OpenFont> {
    const known = this.#open.get(path);
    if (known !== undefined) return known;
    const bytes = readFileSync(path);
    // Copied: both hand out views of memory that others use as well.
    const plain = new Uint8Array(path.endsWith(".woff2") ? await decompress(bytes) : bytes);
    const face = new Face(new Blob(plain), 0);
    const font = new Font(face);
    if (face.getAxisInfos().wght !== undefined) font.setVariations([new Variation("wght", WEIGHT)]);
    const head = face.referenceTable("head");
    if (head === undefined) throw new Error(`${path} is no font`);
    // unitsPerEm stands at byte 18 of the head table (OpenType).
    const unitsPerEm = new DataView(head.buffer, head.byteOffset).getUint16(18);
    const opened = { font, unitsPerEm, has: (point: number) => font.nominalGlyph(point) !== undefined };
    this.#open.set(path, opened);
    return opened;
  }
}

function isJoiner(point: number): boolean {
  return point === 0x200c || point === 0x200d;
}

const packages = join(root, "node_modules");

function fontsource(name: string): Family {
  const folder = join(packages, "@fontsource-variable", name);
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  const files = Object.entries(ranges).flatMap(([subset, text]) => {
    const path = join(folder, "files", `${name}-${subset.replaceAll(/[[\]]/g, "")}-wght-normal.woff2`);
    return existsSync(path) ? [{ path, ranges: rangesOf(text) }] : [];
  });
  return new Family(files);
}

/** `U+900-97f,U+20b9` as numbers. */
function rangesOf(text: string): Ranges {
  return text.split(",").map((part) => {
    const [from = "", to = from] = part.replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

let families: { japanese: Family; chinese: Family; devanagari: Family } | undefined;

function open(): { japanese: Family; chinese: Family; devanagari: Family } {
  families ??= {
    japanese: new Family([
      {
        path: join(packages, "@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf"),
        ranges: null,
      },
    ]),
    chinese: fontsource("noto-sans-sc"),
    devanagari: fontsource("noto-sans-devanagari"),
  };
  return families;
}

/** Han letters look different in China and Japan; and the Japanese font has no Vietnamese ones, so that Latin words take the other. */
function orderFor(language: string): Family[] {
  const { japanese, chinese, devanagari } = open();
  return language === "ja" ? [japanese, chinese, devanagari] : [chinese, japanese, devanagari];
}

const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * @param language the words' own (`ja`, `zh`, …): it chooses among fonts that have the same letter.
 * @throws {NoLetter} when no font has one of the letters.
 */
export async function outline(text: string, language: string): Promise<Outline> {
  const runs = await runsOf(text, orderFor(language));
  const path: Outline["path"] = [];
  let pen = 0;
  for (const { font, words } of runs) {
    const buffer = new Buffer();
    buffer.addText(words);
    buffer.guessSegmentProperties();
    shape(font.font, buffer);
    for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
      const d = moved(font.font.glyphToPath(codepoint), yOffset);
      if (d !== "") path.push({ d, x: pen + xOffset / font.unitsPerEm, unitsPerEm: font.unitsPerEm });
      pen += xAdvance / font.unitsPerEm;
    }
  }
  return { path, width: pen };
}

/** A glyph that stands higher (a mark) as one that does not; our fonts have whole numbers only. */
function moved(d: string, up: number): string {
  if (up === 0 || d === "") return d;
  return d.replaceAll(/(-?[\d.]+),(-?[\d.]+)/g, (_, x: string, y: string) => `${x},${Number(y) + up}`);
}

/** One font for all of it where there is one; else letter by letter. */
async function runsOf(text: string, order: Family[]): Promise<{ font: OpenFont; words: string }[]> {
  const parts = [...letters.segment(text)].map(({ segment }) => segment);
  for (const family of order) {
    const fonts = await fontsOf(parts, [family]);
    if (!fonts.includes(null)) return joined(parts, fonts);
  }
  const fonts = await fontsOf(parts, order);
  const missing = parts[fonts.indexOf(null)];
  if (missing !== undefined) throw new NoLetter(`no font has 「${missing}」 of 「${text}」`);
  return joined(parts, fonts);
}

/** One after the other: the font reader is one program with one memory. */
async function fontsOf(parts: string[], order: Family[]): Promise<(OpenFont | null)[]> {
  const fonts: (OpenFont | null)[] = [];
  for (const part of parts) {
    let found: OpenFont | null = null;
    for (const family of order) found ??= await family.fontFor(part);
    fonts.push(found);
  }
  return fonts;
}

function joined(parts: string[], fonts: (OpenFont | null)[]): { font: OpenFont; words: string }[] {
  const runs: { font: OpenFont; words: string }[] = [];
  for (const [index, words] of parts.entries()) {
    const font = fonts[index];
    const last = runs.at(-1);
    if (!font) continue;
    if (last?.font === font) last.words += words;
    else runs.push({ font, words });
  }
  return runs;
}
