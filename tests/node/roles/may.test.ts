/** Who may change whom, what the idle lock reads, and what pages keep in the browser. Pure. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { homeOf, may, ROUTE_ROLES } from "../../../src/inbox/access.ts";
import { IDLE_CHOICES, readIdleMinutes, seatOpen } from "../../../src/staff/idle.ts";
import { type StaffEntry, whyNot } from "../../../src/staff/staff-desk.ts";
import { STAFF_ROLES } from "../../../src/staff/types.ts";
import { SETTING_GROUPS, settingValue, textOf } from "../../../src/town/setting-shape.ts";
import { root } from "../../support/house-rules/source.ts";

const sora: StaffEntry = {
  id: "sora",
  email: "sora@tonari.example",
  nickname: "そら",
  role: "csw",
  areas: {},
  awayUntil: null,
  mayKnowReporters: true,
  disabled: false,
  signedIn: true,
};
const [manager, admin] = [
  { id: "hinata", role: "manager" },
  { id: "kaede", role: "admin" },
] as const;

describe("who may change whom", () => {
  test.each([
    ["a manager gives any role", manager, sora, { ...sora, role: "manager" }, null],
    ["an administrator keeps a CSW a CSW", admin, sora, { ...sora, nickname: "S" }, null],
    ["an administrator takes no role that reads", admin, sora, { ...sora, role: "city" }, "manager"],
    ["an administrator stops anybody", admin, sora, { ...sora, disabled: true }, null],
    ["an administrator lets back nobody who reads", admin, { ...sora, disabled: true }, sora, "manager"],
    ["an administrator adds the city division", admin, null, { ...sora, role: "city" }, null],
    ["an administrator adds no partner", admin, null, { ...sora, role: "partner" }, "manager"],
    [
      "nobody gives themselves reporters",
      { ...manager, id: "sora" },
      { ...sora, mayKnowReporters: false },
      sora,
      "self",
    ],
  ] as const)("%s", (_name, me, before, after, why) => {
    expect(whyNot(me, before, after)).toBe(why);
  });
});

test("each role's first page is one it may open", () => {
  for (const role of STAFF_ROLES) expect([role, may(role, `GET ${homeOf(role)}`)]).toEqual([role, true]);
});

test("a route nobody wrote down is open to nobody", () => {
  for (const role of STAFF_ROLES) expect(may(role, "GET /inbox/new-page")).toBe(false);
  for (const roles of ROUTE_ROLES.values()) expect(roles.length).toBeGreaterThan(0);
});

describe("the idle lock", () => {
  test.each([
    [null, 15],
    ["{}", 15],
    ['{"idleMinutes":5}', 5],
    ['{"idleMinutes":100000}', 15],
    ['{"idleMinutes":"5"}', 15],
    ["not json", 15],
  ])("%j is %i minutes", (json, minutes) => {
    expect(readIdleMinutes(json)).toBe(minutes);
  });

  test("a time far ahead is no last use", () => {
    expect(seatOpen(10_000_000, 0, 15)).toBe(false);
    expect(seatOpen(0, 15 * 60_000, 15)).toBe(true);
    expect(seatOpen(0, 15 * 60_000 + 1, 15)).toBe(false);
  });

  test("every choice has its line in the style sheet", () => {
    const css = readFileSync(join(root, "public/assets/css/components/idle.css"), "utf8");
    for (const minutes of IDLE_CHOICES)
      expect(css).toMatch(new RegExp(`idle-curtain--${minutes} \\{\\s*animation-delay: ${minutes * 60}s`));
  });
});

test("no script of ours keeps anything of anybody in the browser", () => {
  const folder = join(root, "public/assets");
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(scripts).toContain("idle.js");
  for (const name of scripts) {
    const text = readFileSync(join(folder, name), "utf8");
    // One thing only, of nobody: that the single keys are turned off (WCAG 2.1.4).
    const rest =
      name === "keys.js"
        ? text.replaceAll(/localStorage\.(?:getItem\(OFF\)|setItem\(OFF, "off"\)|removeItem\(OFF\))/g, "")
        : text;
    expect(rest).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\./);
  }
});

test("every setting's usual value can be shown, typed and stored as it is", () => {
  for (const group of SETTING_GROUPS.filter(({ key }) => key !== "line")) {
    const shown = Object.fromEntries(group.fields.map((field) => [field.name, textOf(field, {})]));
    const read = settingValue(group, (name) => shown[name] ?? "");
    expect([group.key, read]).toEqual([
      group.key,
      { value: Object.fromEntries(group.fields.map((field) => [field.name, field.usual])) },
    ]);
  }
});
