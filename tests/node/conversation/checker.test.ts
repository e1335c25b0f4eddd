/** Every rule of the checker refuses what it is there to refuse, on the right line, and says what to do. */

import { describe, expect, test } from "vitest";
import { faultsOf, phoneLike } from "../../../src/conversation/text-rules.ts";
import { flowSvgFile } from "../../../src/inbox/flow-picture/svg.ts";
import { moduleText, readFlowFiles } from "../../../tools/flows/compile.ts";
import { compileFlows } from "../../../tools/flows/compile-flows.ts";
import { printFinding } from "../../../tools/flows/sources.ts";
import { COMMON, compileWith, lines, TALK } from "./flow-files.ts";
import { flows } from "./player.ts";

const LONG = "あ".repeat(30);
const manyChips = ["a", "b", "c", "d", "e"]
  .map((label) => `        - { label: ${label}, value: ${label}, go: listens }`)
  .join("\n");

describe("refused", () => {
  const cases: [string, string | RegExp, string, number, RegExp][] = [
    ["two questions in a turn", "say: こんにちは。", "say: げんきですか？", 5, /asks 2 times/],
    ["four bubbles", "say: こんにちは。", "say: [あ。, い。, う。, え。]", 5, /4 bubbles/],
    ["a long bubble", "say: こんにちは。", `say: ${LONG}。${LONG}。`, 6, /62 letters, at most 60/],
    ["a long sentence", "say: こんにちは。", `say: ${LONG}、${LONG.slice(0, 15)}。`, 6, /at most 40/],
    ["too many chips", "        - { label: ふつう, value: usual, go: listens }", manyChips, 10, /7 chips/],
    [
      "a question nobody can skip",
      "skip: true, go: over",
      "value: no, go: over".replace("no", "none"),
      10,
      /nobody can skip/,
    ],
    ["a listening place without a way to stop", "      chips: [いまはいい]\n", "", 16, /no way to stop/],
    ["a banned word", "say: こんにちは。", "say: 必ず助けます。", 6, /「必ず」/],
    ["the voice of a form", "say: こんにちは。", "say: お名前をご記入ください。", 6, /form/],
    ["a double negative", "say: こんにちは。", "say: わからないわけではありません。", 6, /double negative/],
    ["a chain of exclamation marks", "say: こんにちは。", "say: やった！！", 6, /exclamation/],
    ["a phone number", "say: こんにちは。", "say: 042-000-0000へ。", 6, /phone number/],
    ["a phone number on a chip", "label: ふつう", 'label: "0120279338"', 11, /phone number/],
    ["a promise of time", "say: こんにちは。", "say: 30分以内に返事します。", 6, /promises a time/],
    ["a promise of tomorrow", "say: こんにちは。", "say: あす返事します。", 6, /promises a time/],
    ["an unknown placeholder", "say: こんにちは。", 'say: "{name}さん。"', 6, /\{name\} is unknown/],
    ["nextReading said in open hours", "say: こんにちは。", 'say: "{nextReading}に。"', 6, /while somebody is reading/],
    ["open hours only", "say: こんにちは。", "say: [あ。, { when: open, say: い。 }]", 6, /none for closed/],
    [
      "closed hours without saying when",
      "say: こんにちは。",
      "say: [{ when: open, say: い。 }, { when: closed, say: う。 }]",
      6,
      /do not say when/,
    ],
    ["a label LINE would refuse", "label: ふつう", `label: ${"あ".repeat(21)}`, 11, /21 letters, at most 20/],
    ["twins among the chips", "label: とばす", "label: ふつう", 12, /another chip/],
    ["an unknown topic", "value: usual, go", "value: usual, topic: weather, go", 11, /topic weather/],
    [
      "a chip that is no known word",
      "chips: [いまはいい]",
      "chips: [いまはいい, なにか]",
      18,
      /not a word understood everywhere/,
    ],
    ["an unknown node", "text: { go: listens }", "text: { go: nowhere }", 13, /no node nowhere/],
    ["an unknown flow", "text: { go: listens }", "text: { open: nowhere }", 13, /no flow nowhere/],
    ["an unreachable node", /$/, "  alone:\n    say: ひとり。\n    end: true\n", 22, /nothing leads here/],
    ["a circle without a wait", "    end: true\n", "    go: round\n  round:\n    go: over\n", 19, /circle/],
    ["a node without a way on", "    end: true\n", "", 19, /exactly one way/],
    ["two ways on", "    end: true\n", "    end: true\n    rest: true\n", 19, /exactly one way/],
    ["a way that is none", "text: { go: listens }", "text: { }", 13, /where it leads/],
    ["a key nobody knows", "title: ためし", "titel: ためし", 2, /titel/],
    ["broken YAML", "title: ためし", "title: [ためし", 3, /not YAML/],
  ];
  test.each(cases)("%s", (_, from, to, line, problem) => {
    const compiled = compileWith(from, to);
    expect(compiled.flows).toBeNull();
    const found = compiled.findings.filter((finding) => problem.test(finding.problem));
    expect({ found: found.map((one) => one.line), all: lines(compiled) }).toMatchObject({
      found: expect.arrayContaining([line]),
    });
    for (const finding of compiled.findings) expect(finding.todo.length).toBeGreaterThan(5);
  });

  test("no end, or one that is too far away", () => {
    const endless = TALK.replace("    end: true\n", "    go: ask\n").replace(
      "      chips: [いまはいい]\n",
      "      chips: [{ label: つづける, skip: true, go: ask }]\n",
    );
    expect(
      lines(
        compileFlows([
          { path: "flows/common.yaml", text: COMMON },
          { path: "flows/talk.yaml", text: endless },
        ]),
      ),
    ).toContainEqual(expect.stringContaining("from here there is no end"));
    const chain = Array.from({ length: 7 }, (_, index) => {
      const next = index === 6 ? "over" : `q${index + 1}`;
      return `  q${index}:\n    ask:\n      key: k${index}\n      question: どうですか？\n      chips: [{ label: とばす, skip: true, go: ${next} }]\n      text: { go: ${next} }\n`;
    }).join("");
    const far = TALK.replace("start: ask", "start: q0")
      .replace("nodes:\n", `nodes:\n${chain}`)
      .replace("text: { go: listens }", "text: { go: q0 }");
    expect(
      lines(
        compileFlows([
          { path: "flows/common.yaml", text: COMMON },
          { path: "flows/talk.yaml", text: far },
        ]),
      ),
    ).toContainEqual(expect.stringContaining("7 turns away"));
  });

  test("an entry that leads nowhere, a shared text that asks, a missing shared text", () => {
    expect(lines(compileWith("", "", COMMON.replace("worry: { open: talk }", "worry: { open: gone }")))).toContainEqual(
      expect.stringMatching(/^flows\/common\.yaml:\d+: there is no flow gone/),
    );
    expect(lines(compileWith("", "", COMMON.replace("sticker: [はい。]", "sticker: [げんきですか？]")))).toContainEqual(
      expect.stringContaining("sticker: an answer beside an open question asks again"),
    );
    expect(compileWith("", "", COMMON.replace("  sticker: [はい。]\n", "")).flows).toBeNull();
    expect(lines(compileFlows([{ path: "flows/talk.yaml", text: TALK }]))).toContainEqual(
      expect.stringContaining("the file is missing"),
    );
  });

  test("a finding is one line that says where, what, and what to do", () => {
    const [finding] = compileWith("text: { go: listens }", "text: { go: nowhere }").findings;
    expect(finding && printFinding(finding)).toMatch(
      /^flows\/talk\.yaml:13 ask: there is no node nowhere in talk; write it, or lead /,
    );
  });
});

describe("allowed", () => {
  test("the working set", () => expect(lines(compileWith("", ""))).toEqual([]));
  test("longer bubbles in a crisis", () => {
    const long = `say: ${LONG}。${LONG}。`;
    expect(compileWith("say: またどうぞ。", long).flows).toBeNull();
    const crisis = TALK.replace("version: 1", "version: 1\ncrisis: true").replace("say: またどうぞ。", long);
    const both = [
      { path: "flows/common.yaml", text: COMMON },
      { path: "flows/talk.yaml", text: crisis },
    ];
    expect(lines(compileFlows(both))).toEqual([]);
  });
  test.each(["119・110へ。", "8:30ではなく、{readingHours}。", "食べきれない日。"])("%s", (text) =>
    expect(faultsOf(text, 60).filter((fault) => /phone|form|presses/u.test(fault.problem))).toEqual([]),
  );
  test.each(["0120-279-338", "０１２０２７９３３８", "188", "042(000)0000"])("%s is phone-like", (text) =>
    expect(phoneLike(text)).toBe(true),
  );
});

describe("the flows of this house", () => {
  test("compile without a finding, to the same text every time", () => {
    const first = compileFlows(readFlowFiles());
    expect(lines(first)).toEqual([]);
    const again = compileFlows(readFlowFiles().reverse());
    expect(first.flows && again.flows && moduleText(first.flows) === moduleText(again.flows)).toBe(true);
  });
  test("can be drawn", () => {
    const flow = flows.flows["worn-out"];
    const picture = flow ? flowSvgFile("worn-out", flow) : "";
    expect(picture).toMatch(/^<svg [\s\S]*<\/svg>$/u);
    for (const words of ["かなり", "いまの重さは", "ask-gently", "自由なことば"]) expect(picture).toContain(words);
  });
});
