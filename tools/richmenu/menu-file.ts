/** flows/menu/rich-menu.yaml, parsed: the faces (what stands where) and the variants (in which words). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { root } from "../check/run.ts";

export const MENU_FILE = "flows/menu/rich-menu.yaml";

/** An area of the picture in its pixels, what it draws, and what a tap does: says words, changes the menu, or both; or opens a link. */
const area = z
  .strictObject({
    x: z.int().min(0),
    y: z.int().min(0),
    width: z.int().min(1),
    height: z.int().min(1),
    icon: z.string().optional(),
    say: z.string().min(1).optional(),
    switchTo: z.string().optional(),
    open: z.string().optional(),
  })
  .refine((one) => (one.open !== undefined) !== (one.say !== undefined || one.switchTo !== undefined), {
    error: "an area needs say, switchTo or open; open stands alone",
  });

const label = z.strictObject({
  label: z.string().min(1),
  /** A second, smaller line: the same in another language. */
  also: z.string().min(1).optional(),
});

const menuFile = z.strictObject({
  version: z.literal(1),
  size: z.strictObject({ width: z.int(), height: z.int() }),
  sayLater: z.array(z.string()).default([]),
  faces: z.record(z.string().regex(/^[\w-]+$/), z.record(z.string().regex(/^\w+$/), area)),
  default: z.string(),
  variants: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/),
    z.strictObject({
      title: z.string().min(1),
      face: z.string(),
      bar: z.string().min(1),
      /** The words are ours and wait for somebody whose language it is. */
      needsNativeCheck: z.boolean().default(false),
      /** Who looked at them, and when: instead of the line above. */
      checkedBy: z.string().min(1).optional(),
      labels: z.record(z.string(), label),
    }),
  ),
});

export type Menu = z.infer<typeof menuFile>;
export type Area = z.infer<typeof area>;
export type Label = z.infer<typeof label>;

/** One area of one variant, with its words. */
export interface PlacedArea extends Area, Label {
  name: string;
}

/** @throws {Error} in words for whoever wrote the file. */
export function parseMenu(text: string): Menu {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new Error(`${MENU_FILE} is not YAML: ${error instanceof Error ? error.message.split("\n")[0] : ""}`);
  }
  const parsed = menuFile.safeParse(data);
  if (!parsed.success) throw new Error(`${MENU_FILE}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export function readMenu(): Menu {
  return parseMenu(readFileSync(join(root, MENU_FILE), "utf8"));
}

/** The areas of a variant in the order of its face, help first. Labels and areas that miss each other are the checker's business. */
export function areasOf(menu: Menu, variant: string): PlacedArea[] {
  const shown = menu.variants[variant];
  return Object.entries(menu.faces[shown?.face ?? ""] ?? {}).flatMap(([name, one]) => {
    const words = shown?.labels[name];
    return words === undefined ? [] : [{ ...one, ...words, name }];
  });
}
