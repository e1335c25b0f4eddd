/** Draws a variant of the menu: data → SVG with outlined words → PNG, the same bytes each time. */
import { Resvg } from "@resvg/resvg-js";
import { ICONS } from "./icons.ts";
import { outline } from "./lettering.ts";
import { areasOf, type Menu, type PlacedArea } from "./menu-file.ts";

/** Colours of the house (public/assets/css/tokens.css, light). A menu has one picture for light and dark. */
export const COLOURS = {
  paper: "#fbfaf7",
  raised: "#ffffff",
  line: "#d9d3c7",
  ink: "#23262b",
  soft: "#5b6068",
  accent: "#2f6b5e",
  accentSoft: "#dfece7",
  danger: "#b3261e",
  dangerSoft: "#fbeae8",
} as const;

/** Pairs of text or shape and what they stand on; a test measures each. */
export const CONTRASTS: readonly (readonly [front: string, back: string])[] = [
  [COLOURS.ink, COLOURS.raised],
  [COLOURS.soft, COLOURS.raised],
  [COLOURS.ink, COLOURS.dangerSoft],
  [COLOURS.danger, COLOURS.dangerSoft],
  [COLOURS.raised, COLOURS.danger],
  [COLOURS.accent, COLOURS.accentSoft],
];

/** A phone is about 375 px wide: how much smaller the picture is there. */
export const PHONE_WIDTH = 375;
/** Letters smaller than this on a phone are hard to read. Pixels of a phone. */
const SMALLEST = 14;
const SMALLEST_ALSO = 11;

const GAP = 14;
const PADDING = 56;
const LINE_HEIGHT = 1.22;
const ICON_TOP = 54;
const ICON_SIZE = 210;
/** One line is calmer than two, if the letters need not shrink below this part of what was wanted. */
const ONE_LINE_FROM = 0.84;
/** Middle of the letters above the base line, in em: what looks like the middle. */
const MIDDLE = 0.36;

/** Words that do not fit where they stand. */
export class TooLong extends Error {
  override name = "TooLong";
}

/** @throws {TooLong | NoLetter} saying which words. */
export async function svgOf(menu: Menu, variant: string): Promise<string> {
  const { width, height } = menu.size;
  const cells: string[] = [];
  for (const area of areasOf(menu, variant)) cells.push(await cell(menu, variant, area));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.paper}"/>`,
    ...cells,
    "</svg>",
  ].join("\n");
}

/** The picture as LINE takes it: PNG, no alpha needed, at most 1 MB (the checker sees to it). */
export async function pngOf(menu: Menu, variant: string): Promise<Uint8Array> {
  const svg = await svgOf(menu, variant);
  return new Resvg(svg, { font: { loadSystemFonts: false }, background: COLOURS.paper }).render().asPng();
}

async function cell(menu: Menu, variant: string, area: PlacedArea): Promise<string> {
  const language = languageOf(variant, area);
  if (area.name === "help") return helpCell(menu, area, language);
  const { x, y, width, height } = area;
  const icon = area.icon === undefined ? undefined : ICONS[area.icon];
  const preferred = width > 1000 ? 136 : icon === undefined ? 128 : 116;
  // The icons of a row stand at one height, whatever is written under them.
  const from = icon === undefined ? y : y + ICON_TOP + ICON_SIZE;
  const until = icon === undefined ? y + height : y + height - ICON_TOP / 2;
  const words = await fitted(menu, area.label, language, preferred, width - 2 * PADDING, until - from);
  const also = area.also === undefined ? null : await fitAlso(menu, area.also, 84, width - 2 * PADDING);
  const wordsHeight = words.lines.length * words.size * LINE_HEIGHT;
  const alsoHeight = also === null ? 0 : also.size * LINE_HEIGHT;
  const top = (from + until - wordsHeight - alsoHeight) / 2;
  const middle = x + width / 2;
  return [
    card(area, COLOURS.raised, COLOURS.line, 5),
    ...(icon === undefined ? [] : [roundIcon(icon.strokes, middle, y + ICON_TOP + ICON_SIZE / 2, ICON_SIZE)]),
    written(words, middle, top, COLOURS.ink),
    ...(also === null ? [] : [written(also, middle, top + wordsHeight, COLOURS.soft)]),
  ].join("\n");
}

/** Danger: its shape, its words, its colour, always the three together. The widest and topmost, in every variant alike. */
async function helpCell(menu: Menu, area: PlacedArea, language: string): Promise<string> {
  const { x, y, width, height } = area;
  const shape = 290;
  const room = width - 4 * PADDING - shape - 80;
  const words = await fitted(menu, area.label, language, 196, room, height / 2);
  const also = area.also === undefined ? null : await fitAlso(menu, area.also, 100, room);
  const wide = Math.max(words.width, also?.width ?? 0);
  const left = x + (width - shape - 80 - wide) / 2;
  const block = words.size * LINE_HEIGHT + (also === null ? 0 : also.size * LINE_HEIGHT);
  const top = y + (height - block) / 2;
  const middle = left + shape + 80 + wide / 2;
  const scale = shape / 24;
  const icon = ICONS[area.icon ?? ""];
  return [
    card(area, COLOURS.dangerSoft, COLOURS.danger, 10),
    `<g transform="translate(${round(left)} ${round(y + (height - shape) / 2)}) scale(${round(scale)})">`,
    `<path d="${icon?.filled ?? ""}" fill="${COLOURS.danger}"/>`,
    strokes(icon?.strokes ?? "", COLOURS.raised, 2.2),
    "</g>",
    written(words, middle, top, COLOURS.ink),
    ...(also === null ? [] : [written(also, middle, top + words.size * LINE_HEIGHT, COLOURS.danger)]),
  ].join("\n");
}

function card({ x, y, width, height }: PlacedArea, fill: string, line: string, stroke: number): string {
  const inset = GAP + stroke / 2;
  return `<rect x="${x + inset}" y="${y + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" rx="44" fill="${fill}" stroke="${line}" stroke-width="${stroke}"/>`;
}

function roundIcon(d: string, x: number, y: number, size: number): string {
  const scale = (size * 0.62) / 24;
  return [
    `<circle cx="${round(x)}" cy="${round(y)}" r="${size / 2}" fill="${COLOURS.accentSoft}"/>`,
    `<g transform="translate(${round(x - 12 * scale)} ${round(y - 12 * scale)}) scale(${round(scale)})">`,
    strokes(d, COLOURS.accent, 2),
    "</g>",
  ].join("");
}

function strokes(d: string, colour: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

interface Line {
  width: number;
  path: { d: string; x: number; unitsPerEm: number }[];
}

interface Fitted {
  lines: Line[];
  /** Font size in pixels of the picture. */
  size: number;
  /** Of the widest line, in pixels of the picture. */
  width: number;
}

/** The largest size up to `preferred` at which the words fit on one line, or (when that is larger) on two. */
async function fitted(
  menu: Menu,
  text: string,
  language: string,
  preferred: number,
  room: number,
  high: number,
): Promise<Fitted> {
  let best: Fitted | null = null;
  for (const texts of breaks(text)) {
    const lines: Line[] = [];
    for (const line of texts) lines.push(await outline(line, language));
    const widest = Math.max(...lines.map((line) => line.width));
    const size = Math.min(
      preferred,
      Math.floor(room / widest),
      Math.floor((0.95 * high) / (lines.length * LINE_HEIGHT)),
    );
    if (size > (best?.size ?? 0)) best = { lines, size, width: widest * size };
    if (size >= preferred * ONE_LINE_FROM) break;
  }
  const smallest = (SMALLEST * menu.size.width) / PHONE_WIDTH;
  if (best === null || best.size < smallest) throw new TooLong(`「${text}」 is too long for its place in the picture`);
  return best;
}

async function fitAlso(menu: Menu, text: string, preferred: number, room: number): Promise<Fitted> {
  const line = await outline(text, /\p{Script=Kana}|\p{Script=Hira}|\p{Script=Han}/u.test(text) ? "ja" : "en");
  const size = Math.min(preferred, Math.floor(room / line.width));
  if (size < (SMALLEST_ALSO * menu.size.width) / PHONE_WIDTH) {
    throw new TooLong(`「${text}」 is too long for its place in the picture`);
  }
  return { lines: [line], size, width: line.width * size };
}

/** All on one line first, then each way of two lines: after a space, or after a mark that ends a part. */
function breaks(text: string): string[][] {
  const two = [...text.matchAll(/ |(?<=[・／])/gu)].map((match) => [
    text.slice(0, match.index),
    text.slice(match.index + match[0].length),
  ]);
  // The most even way first: of two that fit alike, the calmer one stays.
  const uneven = ([a = "", b = ""]: string[]) => Math.abs(a.length - b.length);
  return [[text], ...two.toSorted((a, b) => uneven(a) - uneven(b))];
}

function written({ lines, size }: Fitted, middle: number, top: number, colour: string): string {
  return lines
    .map((line, index) => {
      const base = top + (index + 0.5) * size * LINE_HEIGHT + MIDDLE * size;
      const left = middle - (line.width * size) / 2;
      const glyphs = line.path.map(({ d, x, unitsPerEm }) => {
        const scale = size / unitsPerEm;
        return `<path d="${d}" transform="translate(${round(left + x * size)} ${round(base)}) scale(${scale} ${-scale})"/>`;
      });
      return `<g fill="${colour}">${glyphs.join("")}</g>`;
    })
    .join("\n");
}

/** Whole hundredths: no trace of how a machine adds. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The language the words are in: a choice of languages says each in its own. */
function languageOf(variant: string, area: PlacedArea): string {
  const name = variant === "languages" && area.name !== "help" ? (area.switchTo ?? "ja") : variant;
  return ["en", "zh", "vi", "ne", "pt"].includes(name) ? name : "ja";
}
