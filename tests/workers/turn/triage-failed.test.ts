/** Triage that fails says so in the log, once for what is left out and each time it throws, and never by anybody's words. */
import { expect, test } from "vitest";
import { lexicon } from "../../../src/triage/lexicon.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow } from "../../support/workers/window.ts";

const failures = (logs: readonly { event: string }[]) => logs.filter(({ event }) => event === "triage.failed");

test("a pattern that is left out is told once; the others hear danger as ever", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  lexicon().leftOut.push("self SH1 3: a set is not closed, at 4");
  try {
    expect(await say(window, nao, "もう死にたい")).toContain("0120-279-338");
    await say(window, nao, "もう死にたい");
  } finally {
    lexicon().leftOut.pop();
  }
  expect(failures(window.logs)).toEqual([{ event: "triage.failed", why: "leftOut", count: 1 }]);
});

test("triage throws: the plain safety text, U1, and the log", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  const lex = lexicon();
  const { japanese } = lex;
  Object.assign(lex, { japanese: null });
  try {
    expect(await say(window, nao, "きょうはいい天気ですね")).toContain("119");
  } finally {
    Object.assign(lex, { japanese });
  }
  expect(failures(window.logs)).toEqual([{ event: "triage.failed", why: "threw", count: 1 }]);
  expect(await window.rows("SELECT level FROM request")).toEqual([{ level: "U1" }]);
});
