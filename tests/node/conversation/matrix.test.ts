/** Every word that is understood everywhere, said in every state a talk can be in: one file a word under flows/golden/matrix/. */
// Made by machine and meant to be read by a social worker. UPDATE_GOLDEN=1 writes them anew.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { WORD_LABELS } from "../../../src/conversation/chip-data.ts";
import { GLOBAL_WORDS, type GlobalWord } from "../../../src/conversation/flow-types.ts";
import { globalWord } from "../../../src/conversation/global-words.ts";
import { answer, inWords } from "./golden-format.ts";
import { CLOSED, flows, OPEN, Player } from "./player.ts";

const FOLDER = fileURLToPath(new URL("../../../flows/golden/matrix/", import.meta.url));
const UPDATE = process.env.UPDATE_GOLDEN === "1";

const danger = (player: Player) => player.give({ kind: "danger", safety: "full", text: "死にたい" });

/** How a talk comes to stand where the word is said. */
const STATES: readonly (readonly [string, (player: Player) => unknown, typeof OPEN?])[] = [
  ["はじめてのことば", () => null],
  ["質問のとちゅう", (player) => player.text("しんどい")],
  ["質問のとちゅう・夜", (player) => player.text("しんどい"), CLOSED],
  ["話を聞いているとき", (player) => [player.text("家賃が払えない"), player.text("もう少し書く")]],
  ["雑談のとき", (player) => [player.text("こんにちは"), player.text("ふつう")]],
  ["休んでいるとき", (player) => [player.text("しんどい"), player.text("いまはいい")]],
  ["人と話したい、のあと（返事の前）", (player) => player.text("人と話したい")],
  ["人と話したい、のあと（返事の前）・夜", (player) => player.text("人と話したい"), CLOSED],
  ["職員が返事をしたあと", (player) => [player.text("人と話したい"), player.staffAnswers()]],
  ["伝えて、で終わったあと", (player) => [player.text("家賃が払えない"), player.text("伝えて")]],
  ["いのちのことばのあと", danger],
  ["見られると困る、のあと", (player) => [player.text("見られると困る"), player.text("しんどい")]],
  ["短い形の人", (player) => [player.text("短い形で"), player.text("しんどい")]],
  ["英語の人", (player) => [player.text("English"), player.text("food")]],
];

const STATUS = { waiting: "つづいている", resting: "休んでいる", "with-a-person": "人と話している", done: "終わった" };

interface Case {
  場面: string;
  となり?: string[];
  えらべる?: string;
  うらで?: string[];
  そのあと: string;
}

function played(word: GlobalWord): Case[] {
  return STATES.map(([name, begin, facts]): Case => {
    const player = new Player(facts ?? OPEN);
    begin(player);
    const said = answer(player.text(WORD_LABELS[word]));
    const behind = player.effects.flatMap(inWords);
    const { state } = player;
    const flow = state ? flows.flows[state.flow]?.title : undefined;
    return {
      場面: name,
      ...said,
      ...(behind.length > 0 ? { うらで: behind } : {}),
      そのあと: `${flow ?? "？"}・${state ? STATUS[state.status] : "？"}`,
    };
  });
}

/** States in which the answer is the same to the letter stand together, so that the file can be read. */
function grouped(cases: readonly Case[]): Record<string, unknown>[] {
  const groups = new Map<string, { 場面: string[]; rest: Omit<Case, "場面"> }>();
  for (const { 場面, ...rest } of cases) {
    const key = JSON.stringify(rest);
    const group = groups.get(key);
    if (group) group.場面.push(場面);
    else groups.set(key, { 場面: [場面], rest });
  }
  return [...groups.values()].map((group) => ({ 場面: group.場面.join("／"), ...group.rest }));
}

function written(word: GlobalWord): string {
  const head = `# 「${WORD_LABELS[word]}」と言われたとき、場面ごとの答え。機械が作ります。直すのは flows/ のほうです。\n`;
  return head + stringify(grouped(played(word)), { lineWidth: 0, flowCollectionPadding: false });
}

describe("a word in every state", () => {
  if (UPDATE) mkdirSync(FOLDER, { recursive: true });
  test.each(GLOBAL_WORDS)("%s", (word) => {
    const path = `${FOLDER}${word}.yaml`;
    const now = written(word);
    expect(written(word)).toBe(now);
    if (UPDATE) writeFileSync(path, now);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(now);
  });

  test("nothing but these words has a file", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(GLOBAL_WORDS.map((word) => `${word}.yaml`).sort());
  });
});

test("what stands on a chip is understood when it is written", () => {
  for (const word of GLOBAL_WORDS) expect([word, globalWord(WORD_LABELS[word])]).toEqual([word, word]);
});

describe("in every state", () => {
  test.each(GLOBAL_WORDS)("%s is answered, except where a CSW has the talk", (word) => {
    for (const one of played(word)) {
      if (one.場面 === "職員が返事をしたあと") continue;
      expect({ where: one.場面, said: one.となり }).not.toMatchObject({ said: ["（だまっている）"] });
    }
  });

  test("人と話したい calls a person, 消して erases, 連絡しないで and 見られると困る stop what we send", () => {
    const says = (word: GlobalWord, what: RegExp) =>
      played(word)
        .filter((one) => !what.test((one.うらで ?? []).join("\n")))
        .map((one) => one.場面);
    expect(says("person", /職員へ：人と話したい/u)).toEqual([]);
    expect(says("erase", /話を消す/u)).toEqual([]);
    expect(says("noContact", /こちらから連絡しない/u)).toEqual([]);
    expect(says("watched", /こちらから連絡しない/u)).toEqual([]);
    expect(says("doNotRead", /職員は読まない/u)).toEqual([]);
  });

  test("where somebody may look on, no answer to a word but the ones about it speaks of staff, danger or before", () => {
    const own: GlobalWord[] = [
      "person",
      "doNotRead",
      "mayRead",
      "asksWho",
      "asksWhen",
      "asksSecret",
      "secret",
      "keep",
      "tell",
      "erase",
      "noContact",
      "about",
      "unwatched",
    ];
    for (const word of GLOBAL_WORDS.filter((one) => !own.includes(one))) {
      const [first] = played(word).filter((one) => one.場面 === "見られると困る、のあと");
      expect({ word, said: (first?.となり ?? []).filter((line) => /職員|おかえり|前の話|また来/u.test(line)) }).toEqual(
        { word, said: [] },
      );
    }
  });
});
