/** Small flow files for the checker's tests: a working set, and a way to break one thing in it. */

import { ENTRIES, TEXTS } from "../../../src/conversation/flow-types.ts";
import { type Compiled, compileFlows } from "../../../tools/flows/compile-flows.ts";

export const COMMON = [
  "entries:",
  ...ENTRIES.map(
    (entry) => `  ${entry}: { open: talk${entry === "together" || entry === "fullDanger" ? ", at: listens" : ""} }`,
  ),
  "texts:",
  ...TEXTS.map((text) => `  ${text}: [はい。]`),
].join("\n");

/** A flow that keeps every rule. Line 4 begins the nodes. */
export const TALK = `version: 1
title: ためし
start: ask
nodes:
  ask:
    say: こんにちは。
    ask:
      key: mood
      question: どんな日でしたか？
      chips:
        - { label: ふつう, value: usual, go: listens }
        - { label: とばす, skip: true, go: over }
      text: { go: listens }
  listens:
    say: はい。
    listen:
      answers: [そうですか。, そうなのですね。]
      chips: [いまはいい]
  over:
    say: またどうぞ。
    end: true
`;

/** Compiles the working set with one text of the flow exchanged. */
export function compileWith(from: string | RegExp, to: string, common: string = COMMON): Compiled {
  const text = TALK.replace(from, to);
  if (from !== "" && text === TALK) throw new Error(`nothing was exchanged: ${from}`);
  return compileFlows([
    { path: "flows/common.yaml", text: common },
    { path: "flows/talk.yaml", text },
  ]);
}

/** The findings as lines without what to do: `flows/talk.yaml:9 ask: …`. */
export function lines({ findings }: Compiled): string[] {
  return findings.map(({ path, line, node, problem }) => `${path}:${line}${node ? ` ${node}` : ""}: ${problem}`);
}
