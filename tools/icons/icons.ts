/** Draws the inbox's icons for home screens from the one sign of the house: `node tools/icons/icons.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const root = join(import.meta.dirname, "..", "..");
const sign = readFileSync(join(root, "public", "assets", "favicon.svg"), "utf8");
const paths = [...sign.matchAll(/<path [^>]*>/g)].join("");
const inner = `<g fill="none" stroke="#ffffff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</g>`;
const [, box = "0 0 24 24"] = /viewBox="([^"]+)"/.exec(sign) ?? [];
const folder = join(root, "public", "assets", "icons");

/** @param part how much of the square the sign fills: a mask may cut a tenth off on every side. */
function draw(name: string, size: number, part: number): void {
  const [, , width = 24] = box.split(" ").map(Number);
  const whole = width / part;
  const at = (whole - width) / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-at} ${-at} ${whole} ${whole}"><rect x="${-at}" y="${-at}" width="${whole}" height="${whole}" fill="#2f6b5e"/>${inner}</svg>`;
  writeFileSync(join(folder, name), new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng());
}

mkdirSync(folder, { recursive: true });
draw("inbox-192.png", 192, 0.75);
draw("inbox-512.png", 512, 0.75);
draw("inbox-mask-512.png", 512, 0.6);
draw("inbox-180.png", 180, 0.7);
