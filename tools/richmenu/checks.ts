/** What a menu must hold to before anybody sees it: the house's rules, LINE's limits, and that the bot understands each tap. */

import type { Flows } from "../../src/conversation/flow-types.ts";
import { globalWord } from "../../src/conversation/global-words.ts";
import { saysOnly } from "../../src/conversation/match-words.ts";
import { MENU_LANGUAGES, menuAlias } from "../../src/line/rich-menu.ts";
import { assess } from "../../src/triage/assess.ts";
import { PHONE_WIDTH } from "./draw.ts";
import { ICONS } from "./icons.ts";
import { type Area, areasOf, MENU_FILE, type Menu } from "./menu-file.ts";

/** Pixels of a phone: smaller cannot be hit with a shaking hand (WCAG 2.2, target size, enhanced). */
const SMALLEST_TARGET = 44;
/** LINE reference, rich menus and action objects. */
const LIMITS = { areas: 20, label: 20, bar: 14, data: 300, uri: 1000, width: [800, 2500], height: 250, ratio: 1.45 };
const ALIAS = /^[a-z0-9_-]{1,32}$/;
const HELP = "help";
const HELP_WORDS = "いますぐ助けが必要";

const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });
const graphemes = (text: string): number => [...letters.segment(text)].length;

/** Each finding says where, what, and what to do. `hints` are worth knowing and no fault. */
export interface MenuFindings {
  findings: string[];
  hints: string[];
}

/** @param flows the compiled flows: does the bot understand what the taps say? */
export function checkMenu(menu: Menu, flows: Flows): MenuFindings {
  const findings: string[] = [];
  const at = (where: string, problem: string, todo: string) =>
    findings.push(`${MENU_FILE} ${where}: ${problem}; ${todo}`);
  const { size } = menu;
  const [least = 0, most = 0] = LIMITS.width;
  if (
    size.width < least ||
    size.width > most ||
    size.height < LIMITS.height ||
    size.width / size.height < LIMITS.ratio
  ) {
    at(
      "size",
      "LINE does not take this size",
      `width ${least}–${most}, height from ${LIMITS.height}, width ÷ height from ${LIMITS.ratio}`,
    );
  }
  for (const [name, face] of Object.entries(menu.faces)) checkFace(menu, name, face, at);
  for (const name of Object.keys(menu.variants)) checkVariant(menu, name, at);
  if (!(menu.default in menu.variants)) at("default", `there is no variant "${menu.default}"`, "name one of variants");
  for (const language of [...MENU_LANGUAGES, "supporter"]) {
    if (!(language in menu.variants)) at("variants", `${language} is missing`, "the bot links people to it: add it");
  }
  const hints = checkWords(menu, flows, at);
  return { findings, hints };
}

type Report = (where: string, problem: string, todo: string) => void;

function checkFace(menu: Menu, name: string, face: Record<string, Area>, at: Report): void {
  const areas = Object.entries(face);
  const scale = PHONE_WIDTH / menu.size.width;
  if (areas.length > LIMITS.areas) at(`faces.${name}`, `${areas.length} areas`, `LINE takes ${LIMITS.areas}`);
  checkHelp(menu, name, face, at);
  for (const [index, [key, area]] of areas.entries()) {
    const where = `faces.${name}.${key}`;
    if (area.x + area.width > menu.size.width || area.y + area.height > menu.size.height) {
      at(where, "reaches out of the picture", "make it smaller, or move it");
    }
    if (area.width * scale < SMALLEST_TARGET || area.height * scale < SMALLEST_TARGET) {
      const [w, h] = [area.width * scale, area.height * scale].map(Math.round);
      at(where, `is ${w}×${h} px on a phone`, `make it at least ${SMALLEST_TARGET}×${SMALLEST_TARGET}`);
    }
    for (const [other, box] of areas.slice(index + 1)) {
      if (overlap(area, box)) at(where, `lies over ${other}`, "move one of them");
    }
    if (area.icon !== undefined && !(area.icon in ICONS)) {
      at(where, `there is no icon "${area.icon}"`, `use one of ${Object.keys(ICONS).join(", ")}`);
    }
    if (area.switchTo !== undefined && !(area.switchTo in menu.variants)) {
      at(where, `switches to "${area.switchTo}", which is no variant`, "name one of variants");
    }
    if (area.say !== undefined && `word:${area.say}`.length > LIMITS.data) {
      at(where, "says too much", `LINE takes ${LIMITS.data} characters`);
    }
    if (area.open !== undefined && (area.open.length > LIMITS.uri || !/^(?:https|line|tel):/.test(area.open))) {
      at(where, "opens something LINE does not", `https:, line: or tel:, at most ${LIMITS.uri} characters`);
    }
  }
}

/** In every face the same, first, at the top, and larger than anything else: a hand in need must not search. */
function checkHelp(menu: Menu, name: string, face: Record<string, Area>, at: Report): void {
  const where = `faces.${name}`;
  const help = face[HELP];
  if (help === undefined) {
    at(where, `「${HELP_WORDS}」 is missing`, "add help, as in the other faces");
    return;
  }
  if (Object.keys(face)[0] !== HELP || help.y !== 0) {
    at(`${where}.${HELP}`, "is not the first", "put it at the top of the face and of the picture");
  }
  if (help.say !== HELP_WORDS) at(`${where}.${HELP}`, "does not say what it should", `say: ${HELP_WORDS}`);
  const largest = Math.max(
    ...Object.entries(face).map(([key, { width, height }]) => (key === HELP ? 0 : width * height)),
  );
  if (help.width * help.height <= largest) at(`${where}.${HELP}`, "is not the largest", "give it more room");
  const first = Object.values(menu.faces)[0]?.[HELP];
  if (first && (["x", "y", "width", "height"] as const).some((key) => first[key] !== help[key])) {
    at(`${where}.${HELP}`, "stands elsewhere than in the other faces", "use the same place everywhere");
  }
}

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function checkVariant(menu: Menu, name: string, at: Report): void {
  const variant = menu.variants[name];
  const where = `variants.${name}`;
  if (variant === undefined) return;
  const face = menu.faces[variant.face];
  if (face === undefined) {
    at(where, `there is no face "${variant.face}"`, "name one of faces");
    return;
  }
  if (!ALIAS.test(menuAlias(name))) at(where, `"${menuAlias(name)}" is no alias for LINE`, "choose a shorter name");
  if (graphemes(variant.bar) > LIMITS.bar) at(`${where}.bar`, `is longer than ${LIMITS.bar} letters`, "shorten it");
  for (const key of Object.keys(face)) {
    if (!(key in variant.labels)) at(`${where}.labels`, `${key} has no label`, "write one");
  }
  for (const key of Object.keys(variant.labels)) {
    if (!(key in face)) at(`${where}.labels.${key}`, `the face ${variant.face} has no ${key}`, "remove it");
  }
  for (const area of areasOf(menu, name)) {
    const count = graphemes(area.label);
    if (count > LIMITS.label) at(`${where}.labels.${area.name}`, `${count} letters`, `at most ${LIMITS.label}`);
  }
  const foreign = MENU_LANGUAGES.some((one) => one === name && one !== "ja" && one !== "easy-ja");
  if (foreign && !variant.needsNativeCheck && variant.checkedBy === undefined) {
    at(where, "nobody has checked these words", "needsNativeCheck: true, or checkedBy: who and when");
  }
}

function checkWords(menu: Menu, flows: Flows, at: Report): string[] {
  const hints: string[] = [];
  const said = new Set(
    Object.values(menu.faces).flatMap((face) =>
      Object.values(face).flatMap(({ say }) => (say === undefined ? [] : [say])),
    ),
  );
  const openings = Object.values(flows.flows).flatMap(({ opens }) => opens.filter(({ kind }) => kind === "whole"));
  const opens = (words: string) =>
    openings.some((one) => one.kind === "whole" && one.words.some((w) => saysOnly(words, w)));
  // 「いますぐ助けが必要」 is no opening: danger is heard before any flow.
  const isDanger = (words: string) => assess({ messages: [words], source: "chip" }, 0).safety === "full";
  const understood = (words: string) => globalWord(words) !== null || opens(words) || isDanger(words);
  for (const words of said) {
    const later = menu.sayLater.includes(words);
    if (!understood(words) && !later) {
      at("say", `the bot does not understand 「${words}」`, "use words it knows, or teach it these");
    }
    if (understood(words) && later) hints.push(`the bot understands 「${words}」 now: it can leave sayLater`);
  }
  for (const words of menu.sayLater) {
    if (!said.has(words)) at("sayLater", `no area says 「${words}」`, "remove it");
  }
  return hints;
}
