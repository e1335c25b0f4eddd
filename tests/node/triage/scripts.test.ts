/** The safety words, linted: length, number of bubbles, banned words, honest promises, only open lines. */
import { describe, expect, test } from "vitest";
import { HOTLINES, lineOpen } from "../../../src/triage/hotlines.ts";
import { hoursAt } from "../../../src/triage/hours.ts";
import { KIND_ORDER } from "../../../src/triage/rules.ts";
import { safetySay } from "../../../src/triage/scripts.ts";

const BANNED =
  /必須|入力してください|ご記入|対象者|審査|資格|困窮|問題のある|指導|自己責任|べき|普通は|なぜ|がんば|頑張|大丈夫ですよ|お気持ちわかります|絶対|必ず|ちゃんと|とりあえず|なくはない|ないわけでは|させていただ|元気(?:を)?だし|命を粗末|悲しむ|本気ですか|約束|秘密|考えすぎ|対応できません|死ぬなんて/;
const MEANS = /首|吊|ロープ|縄|薬|錠|飛び|屋上|橋|線路|電車|刃|包丁|切る|手首|練炭|ガス自/;
const MOMENTS = [
  "2026-11-20T10:00",
  "2026-11-21T03:00",
  "2026-11-20T17:30",
  "2026-12-10T09:00",
  "2026-12-30T18:00",
  "2027-01-01T05:00",
];
const DAY: [string, string] = ["08:30", "17:15"];
const TOWN = {
  week: [null, DAY, DAY, DAY, DAY, DAY, null],
  closedOnHolidays: true,
  yearlyClosures: [{ from: "12-29", to: "01-03" }],
  closures: [],
};

const CASES = KIND_ORDER.flatMap((kind) =>
  MOMENTS.flatMap((when) => [true, false].map((short) => ({ kind, when, short, now: Date.parse(`${when}:00+09:00`) }))),
);

describe("safety words", () => {
  test.each(CASES)("$kind $when short=$short", ({ kind, short, now }) => {
    const facts = hoursAt(TOWN, now);
    const say = safetySay(kind, facts, now, short);
    const all = [...say.bubbles, ...(say.question === null ? [] : [say.question])];
    const text = all.join("\n");
    expect(all.length).toBeLessThanOrEqual(short ? 2 : 3);
    for (const bubble of all) {
      expect([...bubble].length, bubble).toBeLessThanOrEqual(80);
      expect(bubble.trim()).toBe(bubble);
      for (const sentence of bubble.split(/[。\n？]/)) {
        if (!/\d-\d/.test(sentence)) expect([...sentence].length, sentence).toBeLessThanOrEqual(40);
      }
    }
    expect(text.match(/？/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(BANNED);
    // 「ガスのときは外へ」 in the medical script is about getting out.
    expect(text).not.toMatch(MEANS);
    expect(text).not.toMatch(/[！!]/);
    expect(say.chips.length).toBeLessThanOrEqual(3);
    for (const chip of say.chips) {
      expect([...chip.label].length).toBeLessThanOrEqual(20);
      expect(chip.data).toBe(`word:${chip.label}`);
    }
    expect(say.chips.some((chip) => chip.label === "人と話したい")).toBe(true);
    // Honest: a time is named only when nobody reads now, and it is the hours engine's.
    if (facts.open) expect(text).not.toMatch(/読むのは/);
    else expect(text).toContain(`職員が読むのは${facts.nextReading}です。`);
    expect(text).not.toMatch(/分以内|すぐに(?:返事|お返事)|見ています/);
  });

  test.each(CASES)("$kind $when short=$short names only open lines", ({ kind, short, now }) => {
    const say = safetySay(kind, hoursAt(TOWN, now), now, short);
    const text = [...say.bubbles, say.question ?? ""].join("\n");
    for (const line of HOTLINES) {
      if (line.tel.length > 3 && text.includes(line.number))
        expect(lineOpen(line, now) && line.verified, line.id).toBe(true);
    }
    expect(say.calls.length).toBeLessThanOrEqual(3);
    expect(say.calls.length).toBeGreaterThan(0);
    for (const call of say.calls) {
      const line = HOTLINES.find((l) => l.tel === call.tel);
      expect(line && lineOpen(line, now) && line.verified).toBe(true);
    }
  });

  test.each(KIND_ORDER)("%s: the short form is shorter and other", (kind) => {
    const now = Date.parse("2026-11-21T03:00:00+09:00");
    const length = (short: boolean): number => safetySay(kind, hoursAt(TOWN, now), now, short).bubbles.join("").length;
    expect(length(true)).toBeLessThan(
      length(false) + (safetySay(kind, hoursAt(TOWN, now), now, false).question?.length ?? 0),
    );
    expect(safetySay(kind, hoursAt(TOWN, now), now, true).bubbles[0]).not.toBe(
      safetySay(kind, hoursAt(TOWN, now), now, false).bubbles[0],
    );
  });

  test("the right numbers for the danger", () => {
    const now = Date.parse("2026-11-21T03:00:00+09:00");
    const text = (kind: Parameters<typeof safetySay>[0]): string =>
      safetySay(kind, { open: false, nextReading: "あす 8:30" }, now, false).bubbles.join("\n");
    expect(text("selfHarmNow")).toContain("119");
    expect(text("selfHarmNow")).toContain("よりそい");
    expect(text("violenceNow")).toContain("110");
    expect(text("violenceNow")).toContain("DV");
    expect(text("childNow")).toMatch(/110[\s\S]*189/);
    expect(text("child")).toContain("連絡になりません");
    expect(text("medical")).toContain("119");
    expect(text("unseenNow")).toMatch(/119.*110/);
  });
});
