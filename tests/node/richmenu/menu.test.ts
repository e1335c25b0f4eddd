/** The menu's data and pictures: the house's rules hold in the real file, and each rule catches its fault. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Flows } from "../../../src/conversation/flow-types.ts";
import { compileFlows, readFlowFiles } from "../../../tools/flows/compile.ts";
import { checkMenu } from "../../../tools/richmenu/checks.ts";
import { pictureFile, wantedMenus } from "../../../tools/richmenu/definition.ts";
import { CONTRASTS, pngOf, svgOf } from "../../../tools/richmenu/draw.ts";
import { areasOf, type Menu, parseMenu, readMenu } from "../../../tools/richmenu/menu-file.ts";
import { checkPictures } from "../../../tools/richmenu/pictures.ts";
import { lineSettings } from "../../../tools/richmenu/settings.ts";
import { richMenu } from "../../../tools/simulator/limits/actions.ts";
import type { Issue } from "../../../tools/simulator/limits/check.ts";
import { root } from "../../support/house-rules/source.ts";

const menu = readMenu();
let flows: Flows;
beforeAll(() => {
  const compiled = compileFlows(readFlowFiles()).flows;
  if (compiled === null) throw new Error("the flows have faults");
  flows = compiled;
});

const changed = (change: (menu: Menu) => void): Menu => {
  const copy = structuredClone(menu);
  change(copy);
  return copy;
};
const there = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("not there");
  return value;
};
const area = (m: Menu, name: string, face = "main") => there(m.faces[face]?.[name]);
const label = (m: Menu, name: string, variant = "ja") => there(m.variants[variant]?.labels[name]);

describe("the real menu", () => {
  test("has nothing to repair", () => {
    expect(checkMenu(menu, flows).findings).toEqual([]);
  });

  test("says nothing that the bot would still have to learn, and has no list of what it knows by now", () => {
    expect(menu.sayLater).toEqual([]);
    expect(checkMenu(menu, flows).hints).toEqual([]);
  });

  test("「いますぐ助けが必要」 is in every variant, first, in the same place, and says the same", () => {
    const helps = Object.keys(menu.variants).map((variant) => areasOf(menu, variant)[0]);
    expect(helps.length).toBeGreaterThanOrEqual(9);
    for (const help of helps) {
      expect(help).toMatchObject({ x: 0, y: 0, width: 2500, height: 500, say: "いますぐ助けが必要" });
    }
  });

  test("is what LINE takes, area by area", () => {
    for (const { definition } of wantedMenus(menu)) {
      const issues: Issue[] = [];
      richMenu(definition, "", issues);
      expect(issues, definition.name).toEqual([]);
    }
  });

  test("changing the menu without words is not a message; a chosen language says its word", () => {
    const actions = wantedMenus(menu).flatMap(({ definition }) => (definition.areas ?? []).map(({ action }) => action));
    const switches = actions.filter((action) => action?.type === "richmenuswitch") as { data: string }[];
    expect(new Set(switches.map(({ data }) => data.split(":")[0]))).toEqual(new Set(["menu", "word"]));
    expect(switches.map(({ data }) => data)).toContain("word:English");
  });
});

describe("each rule catches its fault", () => {
  const faults: [string, (menu: Menu) => unknown, RegExp][] = [
    ["no help", (m) => delete there(m.faces.main).help, /「いますぐ助けが必要」 is missing/],
    ["help elsewhere", (m) => Object.assign(area(m, "help", "languages"), { width: 2400 }), /stands elsewhere/],
    ["help says something else", (m) => Object.assign(area(m, "help"), { say: "人と話したい" }), /does not say/],
    ["help is small", (m) => Object.assign(area(m, "help"), { width: 600, height: 400 }), /not the largest/],
    ["out of the picture", (m) => Object.assign(area(m, "person"), { height: 600 }), /reaches out/],
    ["one over the other", (m) => Object.assign(area(m, "talk"), { width: 1300 }), /lies over neighbour/],
    ["too small for a finger", (m) => Object.assign(area(m, "person"), { width: 250 }), /38×88 px/],
    ["words nobody understands", (m) => Object.assign(area(m, "talk"), { say: "ほげほげ" }), /does not understand/],
    ["a link LINE does not open", (m) => Object.assign(area(m, "talk"), { open: "ftp://a" }), /opens something/],
    ["a long label", (m) => Object.assign(label(m, "talk", "en"), { label: "a".repeat(21) }), /21 letters/],
    [
      "a long bar",
      (m) => Object.assign(there(m.variants.ja), { bar: "メニューをひらくときはここです" }),
      /longer than 14/,
    ],
    ["a label too few", (m) => delete there(m.variants.ja).labels.talk, /talk has no label/],
    ["a label too many", (m) => Object.assign(there(m.variants.ja).labels, { x: { label: "x" } }), /has no x/],
    ["a switch to nowhere", (m) => Object.assign(area(m, "language"), { switchTo: "fr" }), /no variant/],
    ["an unknown icon", (m) => Object.assign(area(m, "talk"), { icon: "star" }), /no icon "star"/],
    ["a language that is gone", (m) => delete m.variants.vi, /vi is missing/],
    ["words nobody checked", (m) => Object.assign(there(m.variants.ne), { needsNativeCheck: false }), /nobody has/],
    ["a size LINE refuses", (m) => Object.assign(m.size, { width: 2000 }), /does not take this size/],
    ["a default that is none", (m) => Object.assign(m, { default: "fr" }), /no variant "fr"/],
    [
      "a name that is no alias",
      (m) => Object.assign(m.variants, { [`x${"y".repeat(30)}`]: m.variants.ja }),
      /no alias/,
    ],
  ];
  test.each(faults)("%s", (_name, change, expected) => {
    expect(checkMenu(changed(change), flows).findings.join("\n")).toMatch(expected);
  });

  test("more areas than LINE takes", () => {
    const many = changed((m) => {
      for (let n = 0; n < 20; n += 1) Object.assign(there(m.faces.main), { [`x${n}`]: area(m, "talk") });
    });
    expect(checkMenu(many, flows).findings.join("\n")).toMatch(/26 areas; LINE takes 20/);
  });

  test("a file that is not one says where", () => {
    expect(() => parseMenu("faces: [")).toThrow(/not YAML/);
    expect(() => parseMenu("version: 1\nsize: {width: 1, height: 1}\nfaces: {a: {b: {x: 1}}}")).toThrow(/faces\.a\.b/);
  });

  test("words that do not fit, and letters no font has, are findings", async () => {
    const onlyJa = (change: (m: Menu) => unknown) =>
      changed((m) => {
        m.variants = { ja: there(m.variants.ja) };
        change(m);
      });
    const long = onlyJa((m) => Object.assign(label(m, "places"), { label: "居場所とごはんとおふろとねるところ" }));
    expect((await checkPictures(long)).join("\n")).toMatch(/too long for its place/);
    const odd = onlyJa((m) => Object.assign(label(m, "talk"), { label: "ᚠᚢᚦ" }));
    expect((await checkPictures(odd)).join("\n")).toMatch(/no font has 「ᚠ」/);
    expect((await checkPictures(onlyJa(() => {}))).join("\n")).toMatch(/en\.png: belongs to no variant/);
  });
});

describe("the pictures", () => {
  test("are the committed bytes when drawn again", { timeout: 30_000 }, async () => {
    for (const variant of Object.keys(menu.variants)) {
      const committed = readFileSync(join(root, pictureFile(variant)));
      expect(committed.length).toBeLessThanOrEqual(1024 * 1024);
      expect([committed.readUInt32BE(16), committed.readUInt32BE(20)]).toEqual([2500, 1686]);
      expect(Buffer.compare(committed, await pngOf(menu, variant)), variant).toBe(0);
    }
    expect(await svgOf(menu, "ne")).toBe(await svgOf(menu, "ne"));
  });

  test.each(CONTRASTS)("%s on %s can be read", (front, back) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
  });
});

test("settings are the worker's own names; what is missing is named, no value is shown", () => {
  expect(() => lineSettings({})).toThrow("LINE_CHANNEL_ID");
  const odd = { LINE_CHANNEL_ID: "x1", LINE_CHANNEL_SECRET: "s".repeat(32) };
  expect(() => lineSettings(odd)).toThrow(/：LINE_CHANNEL_ID$/);
  expect(lineSettings({ LINE_CHANNEL_ACCESS_TOKEN: "t" })).toMatchObject({
    auth: { kind: "token" },
    apiBase: "https://api.line.me",
    dataApiBase: "https://api-data.line.me",
  });
});

/** WCAG 2: relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [bright = 0, dark = 0] = [light(a), light(b)].toSorted((x, y) => y - x);
  return (bright + 0.05) / (dark + 0.05);
}
