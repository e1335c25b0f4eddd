/** One spelling out of many, and the way back to the person's own characters. */
import { describe, expect, test } from "vitest";
import { CHUNK, chunks, foldKana, normalise, spanOf } from "../../../src/triage/normalise.ts";

describe("normalise", () => {
  test.each([
    ["シニタイ", "しにたい"],
    ["ｼﾆﾀｲ", "しにたい"],
    ["しにたぃ", "しにたい"],
    ["し に\nた　い", "しにたい"],
    ["しに\u200bたい", "しにたい"],
    ["しにたーーい〜〜", "しにたい"],
    ["しにたいいいい", "しにたい"],
    ["死、に…た！い。", "死にたい"],
    ["タヒにたい", "死にたい"],
    ["ﾀﾋにたい", "死にたい"],
    ["氏にたい", "死にたい"],
    ["４にたい", "死にたい"],
    ["○にたい", "死にたい"],
    ["死にてー", "死にてえ"],
    ["shinitai", "しにたい"],
    ["じさつ", "自殺"],
    ["自〇", "自殺"],
    ["たすけてwww", "助けて"],
    ["ﾊﾟﾊﾟがﾌﾞﾂ", "ぱぱがぶつ"],
    ["1000円", "1000円"],
    ["彼氏にたいして", "彼氏にたいして"],
    ["4にたいして", "4にたいして"],
    ["24にたい", "24にたい"],
  ])("%s → %s", (written, read) => expect(normalise(written).tight.text).toBe(read));

  test("keeps the way back, also over replaced and dropped characters", () => {
    const written = "もう、ﾀﾋ に たーい😢です";
    const { tight } = normalise(written);
    const at = tight.text.indexOf("死にたい");
    expect(spanOf(written, tight, at, at + 4)).toBe("ﾀﾋ に たーい");
  });

  test("every unit leads to a place inside the text, in order", () => {
    for (const written of ["が゙ぎ゚\u3099", "👩‍👩‍👧死😀にたい", "ｶﾞｽ臭い！\n火事", "\uD83D死", "㍿①"]) {
      const { tight, sentence, lined } = normalise(written);
      expect(tight.start.length).toBe(tight.text.length);
      expect(sentence.length).toBe(tight.text.length);
      expect(lined.toTight.length).toBe(lined.text.length + 1);
      tight.start.forEach((from, i) => {
        expect(from).toBeLessThan(tight.end[i] ?? 0);
        expect(tight.end[i] ?? 0).toBeLessThanOrEqual(written.length);
        if (i > 0) expect(from).toBeGreaterThanOrEqual(tight.start[i - 1] ?? 0);
      });
    }
  });

  test("folds kana alike in texts and patterns", () => expect(foldKana("リストカットゃヴ")).toBe("りすとかつとやゔ"));

  test("cuts long texts into overlapping pieces and never a character", () => {
    const text = "あ😀".repeat(5000);
    const pieces = chunks(text);
    expect(pieces.length).toBeGreaterThan(2);
    for (const { text: piece, offset } of pieces) {
      expect(piece.length).toBeLessThanOrEqual(CHUNK + 1);
      expect(piece.isWellFormed()).toBe(true);
      expect(text.slice(offset, offset + piece.length)).toBe(piece);
    }
    expect((pieces.at(-1)?.offset ?? 0) + (pieces.at(-1)?.text.length ?? 0)).toBe(text.length);
  });
});
