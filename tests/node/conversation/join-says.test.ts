/** Answers of several events become one. */

import { expect, test } from "vitest";
import { joinSays } from "../../../src/conversation/join-says.ts";
import type { Say } from "../../../src/conversation/types.ts";

const say = (bubbles: string[], question: string | null = null): Say => ({
  bubbles,
  question,
  chips: question ? [{ label: question, data: question }] : [],
  calls: [],
});

test("all bubbles, the last question and its chips", () => {
  const joined = joinSays([say(["a"], "q1"), say(["b"], "q2")]);
  expect(joined).toEqual({ bubbles: ["a", "b"], question: "q2", chips: [{ label: "q2", data: "q2" }], calls: [] });
});

test("the same words are said once", () => {
  expect(joinSays([say(["a"]), say(["a", "b"]), say(["b"])]).bubbles).toEqual(["a", "b"]);
});

test("at most five bubbles with the question, the newest kept", () => {
  const joined = joinSays([say(["1", "2", "3"]), say(["4", "5", "6"], "q")]);
  expect(joined.bubbles).toEqual(["3", "4", "5", "6"]);
});

test("lines to call are kept, each once; nothing said is nothing", () => {
  const call = { label: "x", tel: "1" };
  const joined = joinSays([
    { ...say(["a"]), calls: [call], needsCalls: true },
    { ...say(["b"]), calls: [call] },
  ]);
  expect(joined.calls).toEqual([call]);
  expect(joined.needsCalls).toBe(true);
  expect(joinSays([])).toEqual({ bubbles: [], question: null, chips: [], calls: [] });
});
