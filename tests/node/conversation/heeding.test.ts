/** Heeding what people say about being seen, being written to, being told on, and being answered honestly. */

import { describe, expect, test } from "vitest";
import { wordData } from "../../../src/conversation/chip-data.ts";
import type { GlobalWord } from "../../../src/conversation/flow-types.ts";
import { saysWatched } from "../../../src/conversation/global-words.ts";
import { CLOSED, flows, labels, OPEN, Player, words } from "./player.ts";

const refused = { kind: "set-contact", contact: "doNotContact" };

describe("見られると困る", () => {
  test("is heeded in every state and keeps the question open", () => {
    const player = new Player();
    const asked = player.text("しんどい");
    const said = player.text("見られると困る");
    expect(player.effects).toContainEqual(refused);
    expect(words(said)).toContain("こちらからは送りません");
    expect(words(said)).toContain("110");
    expect(labels(said)).toEqual(labels(asked));
    expect(player.where()).toBe("worn-out/hear waiting");
  });

  test("in listening, and in one bubble with a person, also after staff answered", () => {
    const player = new Player();
    player.give({ kind: "danger", safety: "full", text: "死にたい" });
    player.text("うん");
    expect(player.text("スマホ見られてる")?.bubbles[0]).toContain("こちらからは送りません");
    expect(player.effects).toContainEqual(refused);
    expect(player.where()).toBe("listening/here waiting");
    player.text("人と話したい");
    player.staffAnswers();
    const said = player.text("夫に見られるから");
    expect(said?.bubbles).toHaveLength(1);
    expect(player.effects).toContainEqual(refused);
    expect(player.state?.status).toBe("with-a-person");
  });

  test("together with 人と話したい both are heeded", () => {
    const player = new Player(CLOSED);
    const said = player.text("人と話したいけど夫に見られるから");
    expect(player.requests()).toMatchObject([{ why: "wantsPerson" }]);
    expect(player.facts.contact).toBe("doNotContact");
    expect(said?.bubbles).toHaveLength(1);
    expect(words(said)).toContain("こちらからは送りません");
  });

  test("inside a story the story is not lost", () => {
    const player = new Player();
    player.text("夫がこわくて家に帰れません。LINEを夫に見られるから、ここに書くのもこわいです");
    expect(player.effects).toContainEqual(refused);
    expect(player.state?.told).toBe(true);
  });

  test.each(["full", "soft"] as const)("beside danger (%s) it is heeded too", (safety) => {
    const player = new Player();
    player.give({ kind: "danger", safety, text: "夫に殴られた。スマホ見られてる" });
    expect(player.effects).toContainEqual(refused);
  });

  test("is found in long messages", () => {
    expect(saysWatched(`${"夫のことで相談です。".repeat(20)}スマホを見られてるので。`)).toBe(true);
    expect(saysWatched("泣いているところを見られて嫌だった")).toBe(false);
  });
});

test("lifting a refusal is said, even while a CSW has the talk", () => {
  const player = new Player();
  player.text("人と話したい");
  player.staffAnswers();
  player.text("見られると困る");
  player.facts = { ...player.facts, contact: "doNotContact", staffAnswered: true };
  const said = player.text("人と話したい");
  expect(said?.bubbles).toHaveLength(1);
  expect(words(said)).toContain("外します");
});

describe("tell, keep, do not read", () => {
  test("やっぱり伝えて after 伝えないで hands over under the same run and says so", () => {
    const player = new Player(CLOSED);
    player.text("家賃が払えない");
    player.tap("伝えないで");
    const run = player.state?.run;
    const said = player.text("やっぱり伝えて");
    expect(player.requests()).toMatchObject([{ why: "told", about: "self" }]);
    expect(player.state?.run).toBe(run);
    expect(words(said)).toContain("あす 8:30");
    player.text("やっぱり伝えないで");
    expect(words(player.text("やっぱり伝えないで"))).toContain("消して");
  });

  test("伝えて out of nowhere is only a word", () => {
    const player = new Player();
    player.text("伝えて");
    expect(player.requests()).toEqual([]);
  });

  test.each(["読まないで", "職員に伝えないで"])("%s: nothing is handed over later", (text) => {
    const player = new Player();
    player.text("家賃が払えない");
    player.text("お米もなくて");
    player.text(text);
    expect(player.state?.told).toBe(false);
    expect(player.effects).toContainEqual({ kind: "quiet-timer", at: null });
    player.quiet();
    expect(player.requests()).toEqual([]);
  });

  test("読まないで takes back what the staff has already, until 読んでもいい", () => {
    const player = new Player();
    player.text("家賃が払えない");
    player.tap("伝えて");
    player.text("読まないで");
    expect(player.effects).toContainEqual({ kind: "set-reading", reading: "doNotRead" });
    player.text("読んでもいい");
    expect(player.effects).toContainEqual({ kind: "set-reading", reading: "ok" });
  });

  test("だれにも言わないで keeps the question and the telling", () => {
    const player = new Player();
    player.text("家賃が払えない");
    const where = player.where();
    expect(words(player.text("夫には連絡しないで"))).toContain("ほかの人に話すことはありません");
    expect(player.where()).toBe(where);
    expect(player.state?.told).toBe(true);
  });
});

describe("introduction", () => {
  test("a first 人と話したい is told in its one bubble that the answer is automatic, and not told again", () => {
    const player = new Player();
    expect(player.text("人と話したい")?.bubbles).toEqual([expect.stringContaining("自動")]);
    player.staffAnswers();
    player.staffGivesBack();
    expect(words(player.text("こんにちは"))).not.toContain("自動");
  });

  test("after a first danger", () => {
    const player = new Player();
    player.give({ kind: "danger", safety: "full", text: "死にたい" });
    expect(player.effects).toContainEqual({ kind: "mark", words: expect.stringContaining("自動") });
    expect(player.text("うん")?.bubbles[0]).not.toContain("自動");
  });
});

describe("after danger", () => {
  test.each(["ねえ", "聞いてる？", "もしもし", "だれか", "おーい", "どうしたらいいの"])(
    "a call is answered: %s",
    (text) => {
      const player = new Player(CLOSED);
      player.give({ kind: "danger", safety: "full", text: "死にたい" });
      player.text("うん");
      expect(player.text("くるしい")).toBeNull();
      expect(words(player.text(text))).toContain("あす 8:30");
      expect(words(player.text(text))).toContain("あす 8:30");
      expect([player.text("うん"), player.text("うん")]).toEqual([null, null]);
      expect(player.text("うん")).not.toBeNull();
    },
  );

  test("the morning after, a greeting is not met with small talk", () => {
    for (const hello of ["text", "follow"] as const) {
      const player = new Player();
      player.give({ kind: "danger", safety: "full", text: "死にたい" });
      player.text("うん");
      player.quiet();
      player.hours(8);
      const said = hello === "text" ? player.text("おはよう") : player.give({ kind: "follow", returning: true });
      expect(words(said)).toContain("また書いてくれて");
      expect(said?.question).toBeNull();
      expect(player.where()).toBe("small-talk/together waiting");
    }
  });
});

describe("honest answers", () => {
  test.each([
    ["あなたはAIですか", "自動"],
    ["いつ読むんですか", "あす 8:30"],
    ["秘密は守られますか", "もらしません"],
    ["お金かかりますか", "かかりません"],
  ])("%s", (text, answer) => {
    const player = new Player(CLOSED);
    player.text("しんどい");
    const said = player.text(text);
    expect(words(said)).toContain(answer);
    expect(player.where()).toBe("worn-out/hear waiting");
  });

  test("with a person: one bubble that names when somebody reads", () => {
    const player = new Player(CLOSED);
    player.text("人と話したい");
    for (const text of ["あなたはAIですか", "いつ返事くるの", "まだですか"]) {
      const said = player.text(text);
      expect(said?.bubbles).toHaveLength(1);
      expect(words(said)).toContain("あす 8:30");
      expect(player.state?.status).toBe("with-a-person");
    }
  });

  test("off hours no shared text says that somebody reads now", () => {
    for (const [name, wordings] of Object.entries(flows.texts)) {
      for (const bubble of wordings.flat()) {
        if (bubble.when.includes("open")) continue;
        expect({ name, text: bubble.text }).not.toMatchObject({
          text: expect.stringMatching(/読んでいます|伝わっています|職員が(?:見|聞き|読み)ます/u),
        });
      }
    }
  });
});

describe("small things", () => {
  test("English without asking for it", () => {
    const player = new Player(CLOSED);
    player.text("hello I need help");
    expect(player.chips.map(({ label }) => label)).toContain("English");
    expect(player.state).toMatchObject({ told: true, language: "en" });
  });

  test("大丈夫です at an offer, やっぱりいいです anywhere: a rest", () => {
    for (const text of ["大丈夫です", "やっぱりいいです"]) {
      const player = new Player();
      player.text("家賃が払えない");
      player.text(text);
      expect(player.where()).toBe("not-now/rest resting");
    }
  });

  test("the area is not asked when it is known", () => {
    const player = new Player({ ...OPEN, areaKnown: true });
    player.text("隣の人が心配で");
    expect(player.text("体調")?.question).toBeNull();
    expect(player.requests()).toMatchObject([{ about: "neighbour", why: "told" }]);
  });

  test("danger about somebody else is handed over as theirs", () => {
    const player = new Player();
    player.give({ kind: "danger", safety: "full", text: "隣の人が倒れている", about: "neighbour" });
    expect(player.requests()).toMatchObject([{ why: "danger", about: "neighbour" }]);
    expect(player.state?.about).toBe("neighbour");
    const own = new Player();
    own.text("しんどい");
    own.give({ kind: "danger", safety: "full", text: "隣の人が倒れている", about: "neighbour" });
    expect(own.requests()).toContainEqual(expect.objectContaining({ why: "danger", about: "neighbour" }));
    expect(own.requests()).toHaveLength(1);
    expect(own.state).toMatchObject({ about: "self", told: true });
    own.quiet();
    expect(own.requests()).toMatchObject([{ why: "halfTold", about: "self" }]);
    const soft = new Player();
    const said = soft.give({ kind: "danger", safety: "soft", text: "隣の人が消えたいと言う", about: "neighbour" });
    expect(words(said)).not.toContain("消えてしまいたい");
    expect(soft.state).toMatchObject({ about: "neighbour", told: true });
  });

  test("every word can be tapped without an offer open", () => {
    for (const word of ["tell", "keep", "secret", "watched", "asksWho"] satisfies GlobalWord[]) {
      const player = new Player();
      expect(player.give({ kind: "tap", data: wordData(word) })).not.toBeNull();
    }
  });
});

test("a beating of long ago is heard, and not asked about wishing to disappear", () => {
  const player = new Player();
  const hints = { topics: ["violence", "family"], thirdParty: false, places: false };
  const said = player.give({ kind: "danger", safety: "soft", text: "昔 夫に殴られてた", about: "self", hints });
  expect(words(said)).not.toContain("消えて");
  expect(player.state?.told).toBe(true);
});

test("「まだいい」 is a not-yet where 「いいです」 is a yes", () => {
  const player = new Player();
  player.give({
    kind: "text",
    text: "なにか手伝えることありますか",
    hints: { topics: ["helpOut"], thirdParty: false, places: false },
  });
  player.text("まだいい");
  expect(player.requests()).toEqual([]);
});
