/** Fear at home, half said: one gentle question about fear, never about wishing not to live; the answer decides who hears of it. */
import { describe, expect, test } from "vitest";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow, TUESDAY_2AM } from "../../support/workers/window.ts";

const HALF_SAID = "夫の顔色ばかりうかがっています";
const requests = (window: TestWindow) =>
  window.rows<{ level: string; rules: string }>("SELECT level, rules FROM request");

test("the question is about fear, and stands beside no number of tablets, no talk of dying", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const nao = window.simulator.resident("なおさん");
  const heard = await say(window, nao, HALF_SAID);
  expect(heard).toContain("こわいと感じることは、ありますか？");
  expect(heard).toContain("答えたくない");
  expect(heard).not.toMatch(/消えてしまいたい|死/);
  expect(await window.rows("SELECT level, safety FROM triage_decision")).toEqual([{ level: "U2", safety: "soft" }]);
});

describe("the answer", () => {
  test.each([
    ["いま こわい", "U0"],
    ["ときどき こわい", "U1"],
  ])("%s: %s, lines that are open, 110, and how not to be seen", async (label, level) => {
    const window = await openTestWindow(TUESDAY_2AM);
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, HALF_SAID);
    await nao.taps(label);
    await window.drain();
    const heard = JSON.stringify(nao.received());
    expect(heard).toContain("あなたのせいではありません");
    expect(heard).toContain("110");
    expect(heard).toContain("DV相談プラス");
    expect(heard).toContain("見られると困る");
    expect(heard).toContain("職員が読むのは");
    expect((await requests(window))[0]?.level).toBe(level);
    expect(await window.rows("SELECT level FROM alert")).toEqual([{ level }]);
  });

  test("こわくはない: nobody is called; the talk goes on", async () => {
    const window = await openTestWindow(TUESDAY_2AM);
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, HALF_SAID);
    await nao.taps("こわくはない");
    await window.drain();
    expect(JSON.stringify(nao.received())).toContain("気が休まらない");
    expect(await window.rows("SELECT level FROM alert")).toEqual([]);
  });
});
