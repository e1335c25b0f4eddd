/** The committed pictures: drawn from the menu's data, and looked at whether they still are what would be drawn. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../check/run.ts";
import { PICTURES, pictureFile } from "./definition.ts";
import { pngOf, TooLong } from "./draw.ts";
import { NoLetter } from "./lettering.ts";
import { areasOf, MENU_FILE, type Menu } from "./menu-file.ts";

/** LINE reference, upload rich menu image. */
const MAX_BYTES = 1024 * 1024;

/** Draws every variant and removes pictures of variants that are gone. @returns what was written, with bytes. */
export async function drawPictures(menu: Menu): Promise<{ file: string; bytes: number; changed: boolean }[]> {
  mkdirSync(join(root, PICTURES), { recursive: true });
  const drawn: { file: string; bytes: number; changed: boolean }[] = [];
  for (const variant of Object.keys(menu.variants)) {
    const file = pictureFile(variant);
    const png = await pngOf(menu, variant);
    const changed = !isSame(file, png);
    if (changed) writeFileSync(join(root, file), png);
    drawn.push({ file, bytes: png.length, changed });
  }
  for (const file of strays(menu)) rmSync(join(root, file));
  return drawn;
}

/** What is wrong with the pictures, each with what to do. */
export async function checkPictures(menu: Menu): Promise<string[]> {
  const findings: string[] = [];
  for (const variant of Object.keys(menu.variants)) {
    const file = pictureFile(variant);
    try {
      const png = await pngOf(menu, variant);
      if (png.length > MAX_BYTES)
        findings.push(`${file}: ${png.length} bytes; LINE takes 1 MB: fewer or simpler areas`);
      if (!isSame(file, png)) findings.push(`${file}: is not what ${MENU_FILE} says; npm run richmenu -- draw`);
    } catch (error) {
      if (!(error instanceof TooLong || error instanceof NoLetter)) throw error;
      const labels = areasOf(menu, variant).map(({ label }) => label);
      const todo = error instanceof TooLong ? "shorten it, or give it more room" : "write it with other letters";
      findings.push(`${MENU_FILE} variants.${variant}: ${error.message} (of ${labels.length} labels); ${todo}`);
    }
  }
  return [...findings, ...strays(menu).map((file) => `${file}: belongs to no variant; npm run richmenu -- draw`)];
}

function isSame(file: string, png: Uint8Array): boolean {
  const path = join(root, file);
  return existsSync(path) && Buffer.compare(readFileSync(path), png) === 0;
}

function strays(menu: Menu): string[] {
  const folder = join(root, PICTURES);
  const wanted = new Set(Object.keys(menu.variants).map(pictureFile));
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".png")) : [];
  return there.map((name) => `${PICTURES}/${name}`).filter((file) => !wanted.has(file));
}
