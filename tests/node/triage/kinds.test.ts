/** To whom a safety text speaks: whoever is struck, whoever fears their own hand, whoever saw it; and which other numbers go along. */
import { describe, expect, test } from "vitest";
import { assess } from "../../../src/triage/assess.ts";

const NOW = Date.parse("2026-11-25T02:00:00+09:00");
const hear = (...messages: string[]) => assess({ messages, source: "text" }, NOW);

describe("whose deed it is", () => {
  test.each([
    ["介護してる父を叩きたくなる", "harmOthers"],
    ["父を叩いてしまう。今も手が震えてる", "harmOthers"],
    ["夫を殴りたい、今隣で寝てる", "harmOthers"],
    ["子どもを叩いてしまいました、今泣いてます", "childParent"],
    ["いま夫に殴られてる、殺してやりたい", "violenceNow"],
    ["彼氏が暴れてて怖い、殺したい", "violenceNow"],
    ["夫が子どもを殴ってる", "childNow"],
    ["隣で子どもが叩かれてる、今", "childNow"],
  ])("%s → %s", (words, kind) => {
    expect(hear(words)).toMatchObject({ level: "U0", safety: "full", kind });
  });

  test("a blow by another one, and then a wish to die: no urge to harm", () => {
    expect(hear("夫が子どもを殴ってる", "死にたい").kind).toBe("selfHarm");
  });
});

describe("other dangers beside the most urgent one", () => {
  test("each other kind is named once, and at most two", () => {
    const { kind, alsoKinds } = hear("いま夫に殴られてる。父が倒れて返事がない。死にたい。隣の人を一週間見ない");
    expect(kind).toBe("violenceNow");
    expect(alsoKinds).toHaveLength(2);
    expect(new Set([kind, ...(alsoKinds ?? [])]).size).toBe(3);
    expect(alsoKinds).toContain("medical");
  });

  test("the calmer text of a danger that is answered already takes no place", () => {
    expect(hear("夫にいま殴られてて、父も倒れて返事がない、死にたい").alsoKinds).toEqual(["medical", "selfHarm"]);
  });

  test("a father who collapsed at home is no neighbour who does not answer; the neighbour's is", () => {
    expect(hear("父が倒れて返事がない")).toMatchObject({ level: "U0", kind: "medical", thirdParty: false });
    expect(hear("隣のお父さんが倒れて返事がない")).toMatchObject({ level: "U0", thirdParty: true });
    expect(hear("車庫でご主人が車の横に倒れてます。隣の者です")).toMatchObject({ level: "U0", thirdParty: true });
  });

  test("a mother in another house who does not answer the phone has a home", () => {
    expect(hear("実家の母が電話に出ない").topics).not.toContain("evict");
  });

  test("one danger has none beside it", () => expect(hear("死にたい").alsoKinds).toBeUndefined());
});
