/** The register: somebody free answers at every hour of the year, and nothing unverified or closed is ever named. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { HOTLINES, isCheckOverdue, lineOpen, openLines, REGISTER, registerOf } from "../../../src/triage/hotlines.ts";
import { HOTLINE_DATA } from "../../../src/triage/hotlines-data.ts";
import { KIND_ORDER } from "../../../src/triage/rules.ts";

const at = (when: string): number => Date.parse(`${when}+09:00`);
const line = (id: string) => {
  const found = HOTLINES.find((l) => l.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("hotlines", () => {
  test("every hour of two whole years, one of them a leap year, in well under two seconds", () => {
    const began = performance.now();
    for (let t = at("2027-01-01T00:30:00"); t < at("2029-01-01T00:00:00"); t += 3_600_000) {
      for (const kind of ["selfHarm", "violence"] as const) {
        const free = openLines(kind, t, 3).filter((l) => l.cost === "free");
        if (free.length === 0) throw new Error(`${kind} ${new Date(t).toISOString()}`);
      }
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test.each([
    ["a leap day", "2028-02-29T03:00:00"],
    ["New Year", "2027-01-01T00:00:00"],
    ["the last minute of a year", "2026-12-31T23:59:59"],
    ["Golden Week", "2027-05-03T04:00:00"],
    ["a substitute holiday", "2027-03-22T05:00:00"],
  ])("%s: somebody free is there for self-harm and for violence", (_day, when) => {
    for (const kind of ["selfHarmNow", "selfHarm", "violenceNow", "violence"] as const)
      expect(openLines(kind, at(when), 3).some((l) => l.cost === "free")).toBe(true);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1e18, 9e15, 0])(
    "a clock that shows %s still names who is always there",
    (t) => {
      for (const kind of ["selfHarm", "violence", "plain"] as const) {
        const open = openLines(kind, t, 3);
        expect(open.length).toBeGreaterThan(0);
        if (t !== 0) for (const l of open) expect(l.hours.kind).toBe("always");
      }
    },
  );

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
      expect(l.telHref).toBe(`tel:${l.tel.replace("#", "%23")}`);
      expect([...l.name].length).toBeLessThanOrEqual(20);
      expect(l.source).not.toBe("");
    }
  });

  test("numbers that public pages got wrong are not here", () => {
    for (const wrong of ["0570-783-556", "0570-046-556", "0570-783-189", "0570-0-78310", "0570-0-55210", "#9999"]) {
      expect(HOTLINES.some((l) => l.number === wrong)).toBe(false);
    }
  });

  test.each([
    ["inochi_denwa_free", "2025-09-12T03:00:00", true, "a week that was announced"],
    ["inochi_denwa_free", "2025-09-17T08:00:00", false, "and its end"],
    ["inochi_denwa_free", "2027-09-12T03:00:00", false, "no week is supposed"],
    ["houterasu_ml", "2026-12-30T10:00:00", false, "year end, where nobody said"],
  ])("%s at %s: %s (%s)", (id, when, open) => expect(lineOpen(line(id), at(when))).toBe(open));

  test("rules: only between two days, overnight, and days off that a span begins on", () => {
    const hours = {
      kind: "rules" as const,
      rules: [{ from: "22:00", to: "06:00", between: { from: "2026-12-01", to: "2026-12-03" } }],
      closed: { dates: [{ from: "2026-12-02", to: "2026-12-02" }] },
    };
    const open = (when: string) => lineOpen({ hours }, at(when));
    expect(open("2026-12-01T21:59:00")).toBe(false);
    expect(open("2026-12-02T05:59:00")).toBe(true);
    expect(open("2026-12-02T23:00:00")).toBe(false);
    expect(open("2026-12-03T05:00:00")).toBe(false);
    expect(open("2026-12-04T05:00:00")).toBe(true);
    expect(open("2026-12-04T23:00:00")).toBe(false);
  });

  test("a campaign line exists only while its campaign runs", () => {
    const entry = HOTLINE_DATA.find((l) => l.id === "lonely_9999");
    const register = registerOf([
      { ...entry, hours: { kind: "campaign", campaigns: [{ from: "2026-12-28T18:00", to: "2027-01-04T09:00" }] } },
    ]);
    const campaign = register.shown.find((l) => l.id === "lonely_9999");
    if (!campaign) throw new Error("announced, so it may be shown");
    expect(lineOpen(campaign, at("2026-12-28T17:59:00"))).toBe(false);
    expect(lineOpen(campaign, at("2027-01-01T03:00:00"))).toBe(true);
    expect(lineOpen(campaign, at("2027-01-04T09:00:00"))).toBe(false);
  });

  test("what is unverified, a placeholder or a campaign without days is for staff only", () => {
    const hidden = REGISTER.all.filter((l) => !HOTLINES.includes(l)).map((l) => l.id);
    expect(hidden).toEqual(
      expect.arrayContaining(["inochi_denwa_navi", "houterasu", "tokyo_multilingual", "lonely_9999", "local_night"]),
    );
    for (const l of HOTLINES) expect(l.number).not.toMatch(/0{7}$|000-0000/);
    const filled = HOTLINE_DATA.map((l) => (l.id === "local_night" ? { ...l, number: "042-999-1234" } : l));
    expect(registerOf(filled).shown.some((l) => l.id === "local_night")).toBe(true);
  });

  test("the shipped register holds", () => expect(REGISTER.problems).toEqual([]));

  test.each<[string, unknown, RegExp]>([
    ["no list", "110", /not a list/],
    ["a number with a digit too many", patched("yorisoi", { number: "0120-279-3388" }), /yorisoi: number: not ten/],
    ["letters for a number", patched("yorisoi", { number: "phone" }), /yorisoi: number/],
    [
      "an hour that is none",
      patched("childline", { hours: rules({ from: "25:00", to: "26:00" }) }),
      /childline: hours.rules.0.from: not a time/,
    ],
    [
      "a day that is none",
      patched("childline", {
        hours: {
          ...rules({ from: "09:00", to: "10:00" }),
          closed: { dates: [{ from: "2026-02-30", to: "2026-03-01" }] },
        },
      }),
      /not a day/,
    ],
    ["a word nobody knows", patched("yorisoi", { hourz: {} }), /yorisoi: /],
    ["one number twice", patched("yorisoi", { number: "0120-279-889" }), /dv_plus: number: the same as yorisoi/],
    ["one id twice", [...HOTLINE_DATA, HOTLINE_DATA[2]], /yorisoi: the id stands twice/],
    [
      "the police only by day",
      patched("police", { hours: rules({ from: "09:00", to: "17:00" }) }),
      /police: must be there/,
    ],
    ["another number for the ambulance", patched("fire_ambulance", { number: "118" }), /fire_ambulance: must be there/],
  ])("%s is told plainly, and the emergency numbers stay", (_what, data, problem) => {
    const register = registerOf(data);
    expect(register.problems.join("\n")).toMatch(problem);
    expect(register.shown.slice(0, 2).map((l) => [l.number, l.hours.kind])).toEqual([
      ["110", "always"],
      ["119", "always"],
    ]);
  });

  test("with a register that is nonsense the words of safety still come, with 110 and 119", async () => {
    vi.resetModules();
    vi.doMock("../../../src/triage/hotlines-data.ts", () => ({ HOTLINE_DATA: [{ id: 7 }, null, "x"] }));
    const { safetySay } = await import("../../../src/triage/scripts.ts");
    for (const kind of KIND_ORDER) {
      const say = safetySay(kind, { open: false, nextReading: "あす 8:30" }, at("2026-11-24T03:00:00"), false);
      expect(`${say.bubbles.join()}${say.calls.map((call) => call.tel).join()}`).toMatch(/110|119/);
    }
    const plain = safetySay("plain", { open: true, nextReading: "いま" }, at("2026-11-24T10:00:00"), false);
    expect(plain.calls.map((call) => call.tel)).toEqual(["119", "110"]);
    vi.doUnmock("../../../src/triage/hotlines-data.ts");
    vi.resetModules();
  });

  test.each([
    [null, "2026-11-24", true],
    ["2026-08-26", "2026-11-24", false],
    ["2026-08-25", "2026-11-24", true],
    ["2026-12-01", "2026-11-24", false],
  ])("checked on %s, seen on %s: overdue %s", (on, today, overdue) =>
    expect(isCheckOverdue(on, 90, today)).toBe(overdue),
  );

  test("no other file of triage writes a phone number", () => {
    const root = new URL("../../../src/triage/", import.meta.url);
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts") || /^hotlines[\w-]*\.ts$/.test(name)) continue;
      expect(readFileSync(new URL(name, root), "utf8"), name).not.toMatch(
        /(?<![0-9a-zA-Z])0\d{1,3}-?\d{2,4}-?\d{3,4}|#\d{4}|(?<![\d{,_])(?:110|119|189)(?!\d)/,
      );
    }
  });
});

/** The register with one line changed. */
function patched(id: string, over: object): unknown {
  return HOTLINE_DATA.map((l) => (l.id === id ? { ...l, ...over } : l));
}

function rules(rule: { from: string; to: string }) {
  return { kind: "rules" as const, rules: [rule] };
}
