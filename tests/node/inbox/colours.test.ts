/** Measures every pair of colours that carries words, in both themes: 4.5:1, and 7:1 for running text. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../public/assets/css/tokens.css", import.meta.url), "utf8");

function tokens(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

const [lightBlock = "", darkBlock = ""] = css.split("@media (prefers-color-scheme: dark)");
const light = tokens(lightBlock);
const dark = new Map([...light, ...tokens(darkBlock)]);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Map<string, string>, front: string, back: string): number {
  const [a, b] = [front, back].map((name) => {
    const hex = theme.get(name);
    if (!hex) throw new Error(`no token --${name}`);
    return luminance(hex);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const BODY: [string, string][] = [
  ["ink", "paper"],
  ["ink", "raised"],
  ["ink", "accent-soft"],
  ["ink", "problem-soft"],
  ["ink", "chosen"],
  ["ink", "note"],
];
const SMALL: [string, string][] = [
  ["ink-soft", "paper"],
  ["ink-soft", "raised"],
  ["accent", "paper"],
  ["accent", "raised"],
  ["accent", "chosen"],
  ["accent-ink", "accent"],
  ["problem", "paper"],
  ["problem", "chosen"],
  ["problem", "raised"],
  ["warn-ink", "warn-soft"],
  ["ink-soft", "note"],
  ["accent", "note"],
  ...["u0", "u1", "u2", "u3", "u4"].flatMap((level): [string, string][] => [
    [level, "paper"],
    [level, "raised"],
    [level, "chosen"],
  ]),
];
/** Edges of controls and the focus ring. */
const EDGES: [string, string][] = [
  ["line-strong", "paper"],
  ["line-strong", "raised"],
  ["focus", "paper"],
  ["focus", "raised"],
  ["note-stripe", "note"],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_name, theme) => {
  it.each(BODY)("running text: %s on %s", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(7);
  });
  it.each(SMALL)("small words: %s on %s", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(EDGES)("edges: %s on %s", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
});
