/** Questions, answers, and what happens around danger. */

import { describe, expect, test } from "vitest";
import { CLOSED, labels, Player, words } from "./player.ts";

describe("questions", () => {
  test("a skipped question is not asked again the same day, the next day it may be", () => {
    const player = new Player();
    player.text("しんどい");
    player.tap("うまく言えない");
    player.text("最初から");
    expect(words(player.tap("ちょっとしんどい"))).not.toContain("どのくらい");
    player.text("言いたくない");
    player.tap("伝えないで");
    expect(words(player.text("しんどい"))).not.toContain("どのくらい");
    player.tap("伝えないで");
    player.hours(21);
    expect(words(player.text("しんどい"))).toContain("どのくらい");
  });

  test("who said 伝えて today is not asked again", () => {
    const player = new Player();
    player.text("家賃が払えない");
    player.tap("伝えて");
    const said = player.text("電気もとまりそうです");
    expect(said?.question).toBeNull();
    expect(player.requests()).toMatchObject([{ why: "told" }]);
  });

  test("free text is an answer and never a mistake", () => {
    const player = new Player();
    player.text("しんどい");
    const said = player.text("もう三週間ねむれてない");
    expect(player.effects).toContainEqual(
      expect.objectContaining({ kind: "record-answer", key: "degree", meaning: "degree" }),
    );
    expect(player.state?.answers.degree).toMatchObject({ outcome: "answered", value: "text", version: 1 });
    expect(said?.question).not.toBeNull();
  });

  test("a photo keeps the question open and shows its chips again", () => {
    const player = new Player();
    const asked = player.text("しんどい");
    const said = player.give({ kind: "media", media: "image" });
    expect(words(said)).toContain("写真");
    expect(said?.question).toBeNull();
    expect(labels(said)).toEqual(labels(asked));
    player.tap("かなり");
    expect(player.where()).toBe("check-in/ask waiting");
  });

  test("the check-in's answers carry their meaning", () => {
    for (const [label, value] of [
      ["ある", "deathThoughts"],
      ["ときどき", "deathThoughtsSometimes"],
    ] as const) {
      const player = new Player(CLOSED);
      player.give({ kind: "danger", safety: "soft", text: "もう限界" });
      const said = player.tap(label);
      expect(player.effects).toContainEqual(
        expect.objectContaining({
          kind: "record-answer",
          meaning: "degree",
          answer: expect.objectContaining({ value }),
        }),
      );
      expect(player.requests()).toMatchObject([{ why: "danger", about: "self" }]);
      expect(said?.needsCalls).toBe(true);
    }
  });

  test("a place on the map answers the question about the area", () => {
    const player = new Player();
    player.text("近所の人が気になる");
    player.tap("食事・体調");
    const said = player.give({ kind: "location", latitude: 35.65, longitude: 139.55, title: null, address: null });
    expect(player.effects).toContainEqual(
      expect.objectContaining({ kind: "record-answer", key: "area", meaning: "area" }),
    );
    expect(said?.chips).toEqual([]);
    expect(player.where()).toBe("neighbour/promise done");
  });
});

describe("danger", () => {
  test("full: silent, handed over at once with its about, then at least every third message is answered", () => {
    const player = new Player();
    player.text("隣の人が心配で");
    expect(player.give({ kind: "danger", safety: "full", text: "死にたいと言っている" })).toBeNull();
    expect(player.requests()).toMatchObject([{ why: "danger", about: "neighbour" }]);
    expect(player.where()).toBe("listening/here waiting");
    const answers = ["うん", "はい", "ずっと", "こわい", "ねむれない", "だめ", "もう"].map((text) => player.text(text));
    expect(answers.map((said) => said !== null)).toEqual([true, false, false, true, false, false, true]);
    expect(labels(answers[0] ?? null)).toEqual(["人と話したい", "電話番号をもう一度", "いまは少し大丈夫"]);
    expect(player.tap("電話番号をもう一度")?.needsCalls).toBe(true);
  });

  test("soft, while a person has the talk: one bubble before, nothing after they answered", () => {
    const player = new Player(CLOSED);
    player.text("人と話したい");
    const said = player.give({ kind: "danger", safety: "soft", text: "もう限界" });
    expect(said?.bubbles).toHaveLength(1);
    expect(said?.question).toBeNull();
    player.staffAnswers();
    expect(player.give({ kind: "danger", safety: "soft", text: "もう限界" })).toBeNull();
  });

  test.each(["答えたくない", "ない"])(
    "soft, answered 「%s」 today: not asked again, and the talk goes on",
    (answer) => {
      const player = new Player();
      player.give({ kind: "danger", safety: "soft", text: "もう限界" });
      player.tap(answer);
      expect(words(player.give({ kind: "danger", safety: "soft", text: "もう無理" }))).not.toContain(
        "消えてしまいたい",
      );
      expect(player.state?.told).toBe(true);
      player.text("伝えないで");
      player.hours(3);
      expect(words(player.give({ kind: "danger", safety: "soft", text: "もう無理" }))).not.toContain(
        "消えてしまいたい",
      );
    },
  );

  test("soft, asked already today and said yes: not asked again, handed over", () => {
    const player = new Player();
    player.give({ kind: "danger", safety: "soft", text: "もう限界" });
    player.text("ある");
    player.text("最初から");
    player.give({ kind: "danger", safety: "soft", text: "もう無理" });
    expect(player.requests().length + (player.where().startsWith("check-in") ? 1 : 0)).toBeGreaterThan(0);
  });
});
