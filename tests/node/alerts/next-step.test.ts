/** The escalation as a table: who is called when, whatever the hour, and whoever goes, leaves or comes meanwhile. */
import { describe, expect, it } from "vitest";
import { nextStep } from "../../../src/alerts/next-step.ts";
import type { AlertFacts, Called, NextStep } from "../../../src/alerts/types.ts";
import { alertAt, at, call, everybody, MINUTE, member, roster, settings } from "./people.ts";

const TUESDAY = at("2026-11-24T10:00");
const step = (
  alert: AlertFacts,
  called: Called[],
  now: number,
  over: { roster?: typeof roster; members?: typeof everybody; settings?: Partial<typeof settings> } = {},
): NextStep =>
  nextStep(alert, over.roster ?? roster, over.members ?? everybody, called, now, { ...settings, ...over.settings });
const who = (next: NextStep): string[] =>
  next.kind === "call" ? next.calls.map(({ staffId, why }) => `${staffId.slice(4)}:${why}`) : [next.kind];

/** Runs an alert that nobody acknowledges. @returns "minutes after: whom". */
function play(alert: AlertFacts, minutes: number, over: Parameters<typeof step>[3] = {}): string[] {
  const out: string[] = [];
  const called: Called[] = [];
  for (let now = alert.raisedAt; now <= alert.raisedAt + minutes * MINUTE; ) {
    const next = step(alert, called, now, over);
    if (next.kind === "call") {
      out.push(`${(now - alert.raisedAt) / MINUTE}: ${who(next).join(" ")}`);
      called.push(...next.calls.map(({ staffId }) => call(next.step, staffId.slice(4), now)));
      now = next.nextAt;
    } else if (next.kind === "wait") now = next.until;
    else return [...out, next.kind];
  }
  return out;
}

describe("danger to life", () => {
  it("who is on duty at once, the next every five minutes, the manager, then all again, without end", () => {
    expect(play(alertAt(TUESDAY), 50)).toEqual([
      "0: sora:duty",
      "5: umi:next",
      "10: hinata:next",
      "15: midori:next",
      "30: sora:again hinata:again",
      "45: sora:again hinata:again",
    ]);
  });

  it("the managers come after the line; whoever is missing is passed over", () => {
    const away = everybody.filter(({ id }) => id !== "csw-sora");
    const withManager = [...away, member("kanri", { role: "manager", areas: [] })];
    expect(play(alertAt(TUESDAY), 60, { members: withManager })).toEqual([
      "0: umi:next",
      "5: hinata:next",
      "10: midori:next",
      "15: kanri:manager",
      "30: hinata:again kanri:again",
      "45: hinata:again kanri:again",
      "60: hinata:again kanri:again",
    ]);
  });

  it("after a day it goes on, more slowly", () => {
    const calls = play(alertAt(TUESDAY), 3 * 24 * 60).map((line) => Number(line.split(":")[0]));
    expect(calls.at(-1)).toBeGreaterThan(3 * 24 * 60 - 121);
    const pauses = calls.slice(1).map((minute, index) => minute - (calls[index] ?? 0));
    expect(Math.max(...pauses)).toBe(120);
  });

  it.each([
    ["at night", "2026-11-25T02:00", "umi:duty"],
    ["on a Sunday", "2026-11-29T15:00", "hinata:duty"],
    ["on a holiday", "2026-11-23T12:00", "midori:duty"],
    ["at new year", "2027-01-01T00:00", "midori:duty"],
  ])("%s as at noon", (_name, when, expected) => {
    expect(who(step(alertAt(at(when)), [], at(when)))).toEqual([expected]);
  });

  it("a shift change in between: the new one on duty is next", () => {
    const raised = at("2026-11-24T17:12");
    expect(who(step(alertAt(raised), [], raised))).toEqual(["sora:duty"]);
    const later = raised + 5 * MINUTE;
    expect(who(step(alertAt(raised), [call(0, "sora", raised)], later))).toEqual(["umi:duty"]);
  });

  it("a colleague disabled in between is passed over, also if the roster names them", () => {
    const members = everybody.filter(({ id }) => id !== "csw-umi");
    const next = step(alertAt(TUESDAY), [call(0, "sora", TUESDAY)], TUESDAY + 5 * MINUTE, { members });
    expect(who(next)).toEqual(["hinata:next"]);
  });

  it("nobody is called twice within the pause, and nobody early", () => {
    expect(step(alertAt(TUESDAY), [call(0, "sora", TUESDAY)], TUESDAY + 4 * MINUTE)).toEqual({
      kind: "wait",
      until: TUESDAY + 5 * MINUTE,
    });
  });

  it("acknowledged by somebody, it is over, whoever was to be next", () => {
    const alert = alertAt(TUESDAY, { over: true });
    expect(step(alert, [call(0, "sora", TUESDAY)], TUESDAY + 5 * MINUTE)).toEqual({ kind: "over" });
  });

  it("whoever hears nothing is called together with the next who does", () => {
    const members = everybody.map((one) => (one.id === "csw-sora" ? { ...one, reachable: false } : one));
    expect(who(step(alertAt(TUESDAY), [], TUESDAY, { members }))).toEqual(["sora:duty", "umi:next"]);
  });

  it("when every message to them failed, nobody waits five minutes", () => {
    const failed = [call(0, "sora", TUESDAY, { failed: true })];
    expect(who(step(alertAt(TUESDAY), failed, TUESDAY + 1000))).toEqual(["umi:next"]);
  });

  it("quiet hours do not count", () => {
    const members = everybody.map((one) => ({ ...one, quiet: { from: "22:00", until: "07:00" } }));
    const night = at("2026-11-25T02:00");
    expect(who(step(alertAt(night), [], night, { members }))).toEqual(["umi:duty"]);
  });

  it("without a roster: the managers", () => {
    expect(who(step(alertAt(TUESDAY), [], TUESDAY, { roster: [] }))).toEqual(["hinata:manager"]);
  });

  it("with nobody at all it says so, looks again every five minutes, and calls whoever comes", () => {
    const alone = { roster: [], members: [] };
    expect(step(alertAt(TUESDAY), [], TUESDAY, alone)).toEqual({
      kind: "nobody",
      step: 0,
      nextAt: TUESDAY + 5 * MINUTE,
    });
    const later = TUESDAY + 5 * MINUTE;
    expect(step(alertAt(TUESDAY), [call(0, null, TUESDAY)], later, alone).kind).toBe("nobody");
    expect(who(step(alertAt(TUESDAY), [call(0, null, TUESDAY)], later))).toEqual(["sora:duty"]);
  });

  it("the depth of the roster is a setting", () => {
    expect(play(alertAt(TUESDAY), 10, { settings: { rosterDepth: 1 } })).toEqual(["0: sora:duty", "5: hinata:manager"]);
  });

  it("same facts, same answer", () => {
    const facts = [alertAt(TUESDAY), [call(0, "sora", TUESDAY)], TUESDAY + 5 * MINUTE] as const;
    expect(step(facts[0], [...facts[1]], facts[2])).toEqual(step(facts[0], [...facts[1]], facts[2]));
  });
});

describe("to be looked at today", () => {
  const today = (raisedAt: number, over: Partial<AlertFacts> = {}) => alertAt(raisedAt, { level: "U1", ...over });

  it("in opening hours: the CSW of the district, after half an hour whoever is on duty, and so on", () => {
    expect(play(today(TUESDAY, { area: "kita" }), 60)).toEqual(["0: midori:district", "30: sora:duty", "60: umi:next"]);
  });

  it("where nobody knows the district: whoever is on duty", () => {
    expect(who(step(today(TUESDAY), [], TUESDAY))).toEqual(["sora:duty"]);
  });

  it("a CSW with quiet hours just now is left out, unless they are on duty", () => {
    const quiet = { from: "09:00", until: "11:00" };
    const members = everybody.map((one) => ({ ...one, quiet }));
    expect(who(step(today(TUESDAY, { area: "kita" }), [], TUESDAY, { members }))).toEqual(["sora:duty"]);
  });

  it.each([
    ["at night: in the morning", "2026-11-25T02:00", "2026-11-25T08:30"],
    ["after closing", "2026-11-24T17:15", "2026-11-25T08:30"],
    ["on Friday evening: on Monday", "2026-11-27T18:00", "2026-11-30T08:30"],
    ["on a holiday: the day after", "2026-11-23T10:00", "2026-11-24T08:30"],
    ["at new year", "2026-12-28T17:20", "2027-01-04T08:30"],
  ])("%s", (_name, when, until) => {
    expect(step(today(at(when)), [], at(when))).toEqual({ kind: "wait", until: at(until) });
  });

  it("with somebody on call, at night too", () => {
    const night = at("2026-11-25T02:00");
    expect(who(step(today(night, { area: "kita" }), [], night, { settings: { onCall: true } }))).toEqual(["umi:duty"]);
  });

  it("what was called in the afternoon goes on in the morning, not in the night", () => {
    const raised = at("2026-11-24T17:00");
    const next = step(today(raised), [call(0, "sora", raised)], at("2026-11-24T17:30"));
    expect(next).toEqual({ kind: "wait", until: at("2026-11-25T08:30") });
  });
});

it.each(["U2", "U3", "U4"] as const)("%s calls nobody by itself", (level) => {
  expect(step(alertAt(TUESDAY, { level }), [], TUESDAY)).toEqual({ kind: "over" });
});
