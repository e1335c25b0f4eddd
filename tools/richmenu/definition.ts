/** From the menu's data to what LINE takes: one rich menu object a variant, its alias and its name with the hash of its content. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { messagingApi } from "@line/bot-sdk";
import { MENU_SILENT, menuAlias } from "../../src/line/rich-menu.ts";
import { root } from "../check/run.ts";
import { areasOf, type Menu, type PlacedArea } from "./menu-file.ts";

export const PICTURES = "flows/menu/pictures";

/** Menus of ours carry this before variant and hash; whatever is named otherwise is somebody else's and stays as it is. */
const NAME = /^tonari:([a-z][a-z0-9-]*):([0-9a-f]{16})$/;

/** One variant, ready to be put on an account. */
export interface Wanted {
  variant: string;
  title: string;
  alias: string;
  /** `tonari:<variant>:<hash of definition and picture>`. */
  name: string;
  definition: messagingApi.RichMenuRequest;
  picture: Uint8Array<ArrayBuffer>;
  isDefault: boolean;
}

export function pictureFile(variant: string): string {
  return `${PICTURES}/${variant}.png`;
}

/** The committed picture; what has been drawn is what the check has seen. */
export function readPicture(variant: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(root, pictureFile(variant))));
}

/** The variant a menu of ours shows, by its name; null for menus of others. */
export function variantOfName(name: string | undefined): string | null {
  return NAME.exec(name ?? "")?.[1] ?? null;
}

export function wantedMenus(menu: Menu, picture: (variant: string) => Uint8Array<ArrayBuffer> = readPicture): Wanted[] {
  return Object.entries(menu.variants).map(([variant, { title, bar }]) => {
    const shape = {
      size: menu.size,
      // Open from the start: who has no words finds something to press.
      selected: true,
      chatBarText: bar,
      areas: areasOf(menu, variant).map((area) => ({
        bounds: { x: area.x, y: area.y, width: area.width, height: area.height },
        action: actionOf(area),
      })),
    };
    const bytes = picture(variant);
    const name = `tonari:${variant}:${hashOf(JSON.stringify(shape), bytes)}`;
    return {
      variant,
      title,
      alias: menuAlias(variant),
      name,
      definition: { ...shape, name },
      picture: bytes,
      isDefault: variant === menu.default,
    };
  });
}

/** Short name of a picture's or a text's content. */
function hashOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 16);
}

function actionOf(area: PlacedArea): messagingApi.Action {
  const { label, say, switchTo, open } = area;
  if (open !== undefined) return { type: "uri", label, uri: open };
  if (switchTo !== undefined) {
    const data = say === undefined ? `${MENU_SILENT}${switchTo}` : `word:${say}`;
    return { type: "richmenuswitch", label, richMenuAliasId: menuAlias(switchTo), data };
  }
  // The answer needs the room that the menu takes.
  return { type: "postback", label, data: `word:${say ?? ""}`, displayText: label, inputOption: "closeRichMenu" };
}
