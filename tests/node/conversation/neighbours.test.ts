/** What the talk owes whoever tells of somebody else, and the one who is told of. */

import { describe, expect, test } from "vitest";
import type { Hints } from "../../../src/conversation/types.ts";
import { CLOSED, labels, OPEN, Player, words } from "./player.ts";

const hints = (...topics: string[]): Hints => ({ topics, thirdParty: true, places: false });

describe("after danger of somebody else", () => {
  test("the reporter is listened to as a reporter, and answered at least every third time", () => {
    const player = new Player(CLOSED);
    player.give({
      kind: "danger",
      safety: "full",
      danger: "unseenNow",
      about: "neighbour",
      text: "隣のおじいさん呼んでも返事がない",
      hints: hints("neighbourCare"),
    });
    expect(player.where()).toBe("neighbour-danger/beside waiting");
    const answers = ["119しました", "来ました", "運ばれました", "はあ", "びっくりした"].map((text) =>
      player.text(text),
    );
    for (let at = 0; at + 2 < answers.length; at += 1)
      expect(answers.slice(at, at + 3).some((said) => said !== null)).toBe(true);
    expect(labels(answers[0] ?? null)).not.toContain("いまは少し大丈夫");
  });

  test("next morning a greeting is a greeting", () => {
    const player = new Player(CLOSED);
    player.give({
      kind: "danger",
      safety: "full",
      danger: "childNow",
      about: "neighbour",
      text: "隣で子どもの悲鳴",
      hints: hints("child", "violence"),
    });
    player.quiet();
    expect(player.where()).toBe("neighbour-danger/beside-lines resting");
    player.hours(8);
    player.text("おはようございます");
    expect(player.where()).toBe("small-talk/morning waiting");
  });

  test("a neighbour's beating does not ask the reporter whether somebody may see their phone", () => {
    const player = new Player();
    const said = player.give({
      kind: "danger",
      safety: "full",
      danger: "violence",
      about: "neighbour",
      text: "隣の人が殴られてるみたい",
      hints: hints("violence"),
    });
    expect(words(said)).toContain("止めに入らなくて大丈夫");
    expect(labels(said)).not.toContain("見られると困る");
  });

  test("one's own danger stays one's own", () => {
    const player = new Player();
    player.give({ kind: "danger", safety: "full", danger: "violence", about: "self", text: "夫に殴られた" });
    expect(player.where()).toBe("listening/here waiting");
  });

  test("a story of one's own, half told, is neither ended by a neighbour's danger nor handed over with it", () => {
    const player = new Player();
    player.text("しんどい");
    player.give({
      kind: "danger",
      safety: "full",
      danger: "unseen",
      about: "neighbour",
      text: "隣の人を一週間見てない",
      hints: hints("neighbourCare"),
    });
    expect(player.requests()).toMatchObject([{ about: "neighbour", why: "danger" }]);
    expect(player.requests()).toHaveLength(1);
    player.quiet();
    expect(player.requests()).toMatchObject([{ about: "self", why: "halfTold" }]);
  });
});

describe("whose it is", () => {
  const need = (text: string) => {
    const player = new Player();
    player.give({ kind: "danger", safety: "full", danger: "basicNeed", about: "self", text });
    return player;
  };

  test.each(["お金がない人がいるんだけど", "食べるものがない人がいて", "お金なくて困っとる人がおるんです"])(
    "is asked once after a need that may be anybody's: %s",
    (text) => {
      const player = need(text);
      expect(player.where()).toBe("whose/in-danger waiting");
      player.tap("ほかの人のこと");
      expect(player.where()).toBe("neighbour/need waiting");
      expect(player.state?.about).toBe("neighbour");
    },
  );

  test.each([
    "お金がない",
    "わたしは食べるものがない人がいる家の者",
    "もう食べるものがないです",
    "助けてくれる人がいない、お金もない",
  ])("is not asked of somebody who speaks of themselves: %s", (text) => {
    expect(need(text).where()).not.toBe("whose/in-danger waiting");
  });
});

describe("a reporter's receipt", () => {
  test.each([
    ["confirmed", "確認しました。くわしいことはお伝えできません。"],
    ["waiting", "知らせは届いています。"],
    ["none", "いま知らせますか"],
  ] as const)("%s", (receipt, told) => {
    const said = new Player({ ...OPEN, receipt }).text("この前知らせた者です、どうなりましたか");
    expect(words(said)).toContain(told);
  });

  test("asking for it tells nothing and opens nothing", () => {
    const player = new Player({ ...CLOSED, receipt: "confirmed" });
    player.text("その後どうですか");
    expect(player.requests()).toEqual([]);
    expect(player.state?.told).toBe(false);
  });

  test("news while it waits goes to the neighbour's request only", () => {
    const player = new Player({ ...OPEN, receipt: "waiting" });
    player.text("その後どうですか");
    player.text("きのうも明かりがつかなかった");
    expect(player.requests().map((one) => one.about)).toEqual(["neighbour"]);
  });
});

test("whether anybody learns who told is answered, wherever it is asked", () => {
  for (const asked of [
    "うちが知らせたってわかりますか？",
    "私が言ったって相手にばれますか",
    "だれが知らせたか隣に伝わりますか",
  ]) {
    const player = new Player(CLOSED);
    player.text("隣がゴミすごくて虫も");
    expect(words(player.text(asked))).toContain("もらしません");
    expect(player.where()).toContain("garbage-house");
  }
});

test("supporters are asked four things at most", () => {
  for (const first of ["民生委員です", "民生委員の佐藤です、担当の方で気になる人が"]) {
    const player = new Player();
    let said = player.text(first);
    let asked = 0;
    while (said?.question) {
      asked += 1;
      said = player.text("わかる範囲で書きました");
    }
    expect(asked).toBeLessThanOrEqual(4);
    expect(player.requests()).toMatchObject([{ about: "neighbour", why: "told" }]);
  }
});
