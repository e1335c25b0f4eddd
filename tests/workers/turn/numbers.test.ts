/** Numbers to call: asked for by name in every state, said with hours, and never more than three messages; one while a person is called. */
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../../src/requests/acts.ts";
import type { Resident } from "../../../tools/simulator/simulator.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

interface Heard {
  type: string;
  text?: string;
  template?: { actions: { uri: string }[] };
}

/** What they got for these words, message by message. */
async function heard(window: TestWindow, person: Resident, words: string): Promise<Heard[]> {
  return JSON.parse(await say(window, person, words)) as Heard[];
}

const buttons = (messages: readonly Heard[]) =>
  messages.flatMap(({ template }) => template?.actions.map(({ uri }) => uri) ?? []);
const wordsIn = (messages: readonly Heard[]) => messages.map(({ text }) => text ?? "").join("\n");

describe("電話番号をもう一度", () => {
  test.each([
    ["as the very first message", []],
    ["in the middle of another talk, without being taken for its answer", ["疲れました"]],
    ["after an overdose", ["いま薬をぜんぶ飲んだ"]],
    ["after the talk is over", ["疲れました", "いまはいい"]],
  ])("%s", async (_when, before) => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    for (const words of before) await say(window, nao, words);
    const [flow] = await window.rows<{ node: string }>("SELECT flow, node FROM run");
    const messages = await heard(window, nao, "電話番号をもう一度");
    expect(messages.length).toBeLessThanOrEqual(3);
    expect(buttons(messages).slice(0, 2)).toEqual(["tel:119", "tel:110"]);
    expect(wordsIn(messages)).toContain("よりそいホットライン 0120-279-338（24時間・無料）");
    expect(wordsIn(messages)).toMatch(/119.*110/);
    if (before.length === 1) expect((await window.rows("SELECT flow, node FROM run"))[0]).toEqual(flow);
  });

  test.each([
    "電話番号",
    "電話番号を教えてください",
    "電話で話せるところはどこですか",
    "Phone numbers again",
    "电话号码",
  ])("also said as %s", async (words) => {
    const window = await openTestWindow();
    expect(wordsIn(await heard(window, window.simulator.resident("なおさん"), words))).toContain("0120-279-338");
  });

  test("an own number is no question for ours", async () => {
    const window = await openTestWindow();
    const messages = await heard(window, window.simulator.resident("なおさん"), "電話番号が変わりました");
    expect(wordsIn(messages)).not.toContain("0120-279-338");
  });
});

describe("an answer on a chip that names thoughts of death", () => {
  test("is answered in three messages with hours, counts as said, and must arrive", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "もう限界");
    const messages = await heard(window, nao, "ときどき");
    expect(messages.length).toBeLessThanOrEqual(3);
    expect(wordsIn(messages)).toContain("0120-279-338（24時間・無料）");
    expect(buttons(messages)).toContain("tel:119");
    expect(await window.rows("SELECT kind FROM outbox ORDER BY created_at DESC LIMIT 1")).toEqual([{ kind: "safety" }]);
    // Not the question once more: the short one.
    const again = await heard(window, nao, "もう死にたい");
    expect(wordsIn(again)).toContain("つらさが続いている");
  });

  test("goes on as a push when the reply fails", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "もう限界");
    window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
    const mark = nao.mark();
    await say(window, nao, "ときどき");
    await window.passTime(60_000);
    expect(JSON.stringify(nao.receivedSince(mark))).toContain("0120-279-338");
  });
});

describe("while a person is called", () => {
  test.each([
    ["they told of another town before", ["調布市に住んでるけど夫に殴られた", "人と話したい"]],
    ["they tell of another town then", ["人と話したい", "調布市に住んでます"]],
    ["they ask for the numbers", ["人と話したい", "電話番号をもう一度"]],
  ])("%s: one bubble", async (_when, talk) => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    let messages: Heard[] = [];
    for (const words of talk) messages = await heard(window, nao, words);
    expect(messages).toHaveLength(1);
    expect(wordsIn(messages)).toMatch(/調布市|0120-279-338/);
  });

  test("once a CSW has answered, the bot adds nothing about another town", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "人と話したい");
    const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
    await answerRequest(window.house, await window.staff("みどり"), request?.id ?? "", {
      answerId: crypto.randomUUID(),
      text: "こんにちは、みどりです。",
      reason: null,
    });
    await window.drain();
    expect(await heard(window, nao, "調布市に住んでます")).toEqual([]);
  });
});
