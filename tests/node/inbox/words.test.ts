/** Time words and small phrases: every border between two wordings, in Tokyo time. */
import { describe, expect, it } from "vitest";
import { fateWords, historyWords, LEVEL_WORDS, topicLabel } from "../../../src/inbox/labels.ts";
import {
  clockWords,
  dayWords,
  initialOf,
  quoted,
  waitingWords,
  whenWords,
  whoAndWhere,
} from "../../../src/inbox/words.ts";
import type { FateView } from "../../../src/requests/views.ts";

/** A time of day in Tokyo, written as one reads it. */
const at = (text: string): number => Date.parse(`${text}:00+09:00`);
const NOW = at("2026-11-24T10:00");

describe("waitingWords", () => {
  it.each([
    ["2026-11-24T10:00", "いま"],
    ["2026-11-24T09:59", "1分"],
    ["2026-11-24T09:48", "12分"],
    ["2026-11-24T09:01", "59分"],
    ["2026-11-24T09:00", "1時間"],
    ["2026-11-24T07:00", "3時間"],
    ["2026-11-24T00:00", "10時間"],
    ["2026-11-23T23:59", "きのう 23:59"],
    ["2026-11-23T22:40", "きのう 22:40"],
    ["2026-11-22T09:05", "11月22日（日） 9:05"],
    ["2025-11-24T10:00", "2025年11月24日（月） 10:00"],
  ])("since %s: %s", (since, words) => {
    expect(waitingWords(at(since), NOW)).toBe(words);
  });

  it("counts minutes across midnight", () => {
    expect(waitingWords(at("2026-11-23T23:50"), at("2026-11-24T00:10"))).toBe("20分");
  });

  it("says いま when a clock runs ahead", () => {
    expect(waitingWords(NOW + 5 * 60_000, NOW)).toBe("いま");
  });
});

describe("days and clocks", () => {
  it("changes the day at midnight in Tokyo, not in UTC", () => {
    expect(dayWords(at("2026-11-24T00:00"), NOW)).toBe("きょう");
    expect(dayWords(at("2026-11-23T23:59"), NOW)).toBe("きのう");
    expect(dayWords(at("2026-11-24T08:59"), NOW)).toBe("きょう");
  });

  it("names the year only when it is another one", () => {
    expect(dayWords(at("2026-01-01T12:00"), NOW)).toBe("1月1日（木）");
    expect(dayWords(at("2025-12-31T12:00"), at("2026-01-02T12:00"))).toBe("2025年12月31日（水）");
  });

  it("pads minutes, not hours", () => {
    expect(clockWords(at("2026-11-24T09:05"))).toBe("9:05");
    expect(whenWords(at("2026-11-24T00:00"), NOW)).toBe("きょう 0:00");
  });
});

describe("small phrases", () => {
  it("says who and where", () => {
    expect(whoAndWhere("self", { name: "北野" })).toBe("本人・北野");
    expect(whoAndWhere("neighbour", { name: "北野" })).toBe("ご近所から・北野");
    expect(whoAndWhere("self", null)).toBe("本人・場所はまだ");
  });

  it("puts own words in 「」", () => {
    expect(quoted("眠れない")).toBe("「眠れない」");
  });

  it.each([
    ["はる", "は"],
    ["👩‍🌾はな", "👩‍🌾"],
    [" なつ", "な"],
    ["が", "が"],
    ["", "？"],
  ])("initial of %j is %j", (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });
});

describe("labels", () => {
  const fate = (state: FateView["state"], words: string): FateView => ({
    state,
    channel: "push",
    why: null,
    words,
    at: null,
  });

  it.each([
    [fate("waiting", ""), "送っています"],
    [fate("sent", "送りました"), "送りました"],
    [fate("waiting", "LINEが混み合っています"), "送っています（LINEが混み合っています）"],
    [fate("held", "「連絡しないで」と言われているため"), "止めています（「連絡しないで」と言われているため）"],
    [fate("held", "ブロックされているため、止めています"), "ブロックされているため、止めています"],
    [fate("failed", "時間切れ"), "送れませんでした（時間切れ）"],
    [fate("failed", "LINEに断られ、送れませんでした"), "LINEに断られ、送れませんでした"],
    [fate("unknown", ""), "届いたか分かりません"],
    [fate("unknown", "届いたかどうか分かりません"), "届いたかどうか分かりません"],
  ])("fate %#", (view, words) => {
    expect(fateWords(view)).toBe(words);
  });

  it("keeps an unknown topic or history kind visible", () => {
    expect(topicLabel("lonely")).toBe("孤独・孤立");
    expect(topicLabel("brandNew")).toBe("brandNew");
    expect(historyWords({ id: "1", at: 0, kind: "new.kind", actor: "duty", staffNickname: null })).toBe(
      "定期の処理：記録（new.kind）",
    );
  });

  it("has a different word for each level", () => {
    const words = Object.values(LEVEL_WORDS).map((level) => level.word);
    expect(words).toEqual(["いのち", "きょう", "3日", "1〜2週", "情報"]);
  });
});
