/** The register: somebody free answers at every hour of the year, and nothing unverified or closed is ever named. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HOTLINES, lineOpen, openLines } from "../../../src/triage/hotlines.ts";
import { KIND_ORDER } from "../../../src/triage/rules.ts";

const at = (when: string): number => Date.parse(`${when}+09:00`);
const line = (id: string) => {
  const found = HOTLINES.find((l) => l.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("hotlines", () => {
  test("for every hour of a year a free line is open for self-harm and for violence", () => {
    for (let t = at("2026-11-01T00:30:00"); t < at("2027-11-01T00:00:00"); t += 3_600_000) {
      for (const kind of [
        "selfHarmNow",
        "selfHarm",
        "thirdPartySelfHarm",
        "violenceNow",
        "violence",
        "child",
        "plain",
      ] as const) {
        const open = openLines(kind, t, 3);
        expect(open.length).toBeGreaterThan(0);
        expect(open.some((l) => l.cost === "free" && l.tel.length > 3) || kind === "child").toBe(true);
      }
    }
  });

  test("only verified lines that are open, no more than asked for", () => {
    for (let t = at("2026-12-25T00:00:00"); t < at("2027-01-12T00:00:00"); t += 1_800_000) {
      for (const kind of KIND_ORDER) {
        const open = openLines(kind, t, 2);
        expect(open.length).toBeLessThanOrEqual(2);
        for (const l of open) expect(l.verified && lineOpen(l, t)).toBe(true);
      }
    }
  });

  test.each([
    ["inochi_sos", "2026-11-22T05:59:00", false, "Sunday before six: sources differ"],
    ["inochi_sos", "2026-11-22T06:00:00", true, "Sunday from six"],
    ["inochi_sos", "2026-11-23T03:00:00", true, "Monday night: all agree"],
    ["inochi_denwa_free", "2026-11-20T15:59:00", false, "before four"],
    ["inochi_denwa_free", "2026-11-20T20:59:00", true, "evening"],
    ["inochi_denwa_free", "2026-11-20T21:00:00", false, "after nine"],
    ["inochi_denwa_free", "2026-12-10T08:00:00", true, "the tenth"],
    ["inochi_denwa_free", "2026-12-11T07:59:00", true, "the tenth's night"],
    ["inochi_denwa_free", "2026-12-11T08:00:00", false, "and its end"],
    ["childline", "2026-12-29T17:00:00", false, "year end"],
    ["childline", "2027-01-04T17:00:00", true, "new year"],
    ["kokoro", "2026-11-23T19:00:00", false, "holiday"],
    ["child_rights", "2026-11-24T09:00:00", true, "weekday"],
    ["dv_navi", "2026-11-24T09:00:00", false, "hours differ by place"],
  ])("%s at %s: %s (%s)", (id, when, open) => expect(lineOpen(line(id), at(when))).toBe(open));

  test("ids and numbers stand once, and a dialled number is the read one", () => {
    expect(new Set(HOTLINES.map((l) => l.id)).size).toBe(HOTLINES.length);
    expect(new Set(HOTLINES.map((l) => l.tel)).size).toBe(HOTLINES.length);
    for (const l of HOTLINES) {
      expect(l.number.replace(/-/g, "")).toBe(l.tel);
      expect([...l.name].length).toBeLessThanOrEqual(20);
      expect(l.source).not.toBe("");
    }
  });

  test("numbers that public pages got wrong are not here", () => {
    for (const wrong of ["0570-783-556", "0570-046-556", "0570-783-189", "0570-0-78310", "0570-0-55210", "#9999"]) {
      expect(HOTLINES.some((l) => l.number === wrong)).toBe(false);
    }
  });

  test("no other file of triage writes a phone number", () => {
    const root = new URL("../../../src/triage/", import.meta.url);
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts") || name === "hotlines.ts") continue;
      expect(readFileSync(new URL(name, root), "utf8"), name).not.toMatch(
        /(?<![0-9a-zA-Z])0\d{1,3}-?\d{2,4}-?\d{3,4}|#\d{4}|(?<![\d{,_])(?:110|119|189)(?!\d)/,
      );
    }
  });
});
