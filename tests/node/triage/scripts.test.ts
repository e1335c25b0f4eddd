/** The safety words, linted: length, number of bubbles, banned words, honest promises, only open lines. */
import { describe, expect, test } from "vitest";
import { HOTLINES, lineOpen } from "../../../src/triage/hotlines.ts";
import { hoursAt } from "../../../src/triage/hours.ts";
import { hoursInLanguages } from "../../../src/triage/hours-words.ts";
import { phoneLines } from "../../../src/triage/phone-lines.ts";
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

const FOREIGN = ["easyJa", "en", "zh", "vi", "ne", "pt"] as const;
/** Half a Japanese letter is one of the alphabet; vowel signs stand above their letter. */
const width = (text: string): number =>
  [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(text)].reduce(
    (sum, { segment }) =>
      sum + (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、？（）・〜：]/u.test(segment) ? 1 : 0.5),
    0,
  );
const IN_LANGUAGES = FOREIGN.flatMap((language) =>
  KIND_ORDER.flatMap((kind) => [true, false].map((short) => ({ language, kind, short }))),
);

describe("safety words in other languages", () => {
  test.each(IN_LANGUAGES)("$language $kind short=$short", ({ language, kind, short }) => {
    for (const when of MOMENTS) {
      const now = Date.parse(`${when}:00+09:00`);
      const hours = hoursAt(TOWN, now);
      const { nextReading } = hoursInLanguages(TOWN, now)[language];
      const say = safetySay(kind, { ...hours, nextReading }, now, short, language);
      const japanese = safetySay(kind, hours, now, short);
      const all = [...say.bubbles, ...(say.question === null ? [] : [say.question])];
      const text = all.join("\n");
      expect(say.language).toBe(language);
      expect(all.length).toBeLessThanOrEqual(short ? 2 : 3);
      for (const bubble of all) expect(width(bubble), bubble).toBeLessThanOrEqual(language === "easyJa" ? 90 : 80);
      expect(text.match(/[?？]/g)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(text).not.toMatch(/[!！]/);
      // The same shape, the same emergency numbers, the same words behind the chips.
      expect(say.question === null).toBe(japanese.question === null);
      expect(say.chips.map((chip) => chip.data)).toEqual(japanese.chips.map((chip) => chip.data));
      for (const { label } of [...say.chips, ...say.calls]) {
        expect([...new Intl.Segmenter("ja").segment(label)].length, label).toBeLessThanOrEqual(20);
      }
      expect(new Set(say.chips.map((chip) => chip.label)).size).toBe(say.chips.length);
      expect(new Set(say.calls.map((call) => call.tel))).toEqual(new Set(japanese.calls.map((call) => call.tel)));
      const short3 = (words: string): Set<string> =>
        new Set(words.match(/(?<![\d-])(?:110|119|188|189)(?![\d-])/g) ?? []);
      expect(short3(text)).toEqual(short3([...japanese.bubbles, japanese.question ?? ""].join("\n")));
      // Honest about time: the engine's words when closed, no time when open.
      if (hours.open) expect(text).not.toContain("8:30");
      else expect(text).toContain(nextReading);
      if (language === "easyJa") expect(text).not.toMatch(/\p{Script=Han}/u);
      else if (language !== "zh") expect(text).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    }
  });

  test("who writes another language is first given the line that speaks other languages", () => {
    const now = Date.parse("2026-11-20T22:30:00+09:00");
    const say = safetySay("selfHarm", { open: false, nextReading: "Nov 24 (Tue) 8:30" }, now, false, "en");
    expect(say.bubbles.join("\n")).toContain("Yorisoi Hotline 0120-279-338 (24 hours, free, also other languages)");
    expect(phoneLines("selfHarm", now, "vi").bubble.split("\n")[0]).toMatch(/^Yorisoi Hotline 0120-279-338 \(24 giờ/);
    expect(phoneLines("selfHarm", now).bubble).toMatch(/^よりそいホットライン/);
    const violence = safetySay("violence", { open: false, nextReading: "Nov 24 (Tue) 8:30" }, now, false, "en");
    expect(violence.bubbles.join("\n")).toContain("DV Soudan Plus 0120-279-889 (24 hours, free, also other languages)");
  });
});
