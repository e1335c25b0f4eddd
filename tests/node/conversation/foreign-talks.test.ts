/** Talks in English, Portuguese and Nepali: nobody falls back into Japanese midway, what is typed means its chip. */

import { beforeEach, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import type { TextFile } from "../../../src/conversation/flow-schema.ts";
import type { Flows } from "../../../src/conversation/flow-types.ts";
import { letters } from "../../../src/conversation/text-rules.ts";
import type { Facts, Input, RunState, Say, TimeWords } from "../../../src/conversation/types.ts";
import { compileFlows, readFlowFiles } from "../../../tools/flows/compile.ts";
import { CLOSED, flows, OPEN, Player, words } from "./player.ts";

// A flow is walked to all its ends.
vi.setConfig({ testTimeout: 30_000 });

type Spoken = "en" | "pt" | "ne";
interface Tongue {
  /** How somebody says which language they want, and that it is enough for now. */
  name: string;
  notNow: string;
  /** A plain sentence that is no command. */
  sentence: string;
  /** Words understood everywhere, each answered by a text of its own. */
  commands: string[];
  open: TimeWords;
  closed: TimeWords;
}

const WINDOW = "となり市 となりの窓口";
const TONGUES: Record<Spoken, Tongue> = {
  en: {
    name: "English",
    notNow: "not now",
    sentence: "It has been like this since the spring and my room is small",
    commands:
      "talk to a person|don't call me|do not contact me|do not read|you can read|delete|go back|start over|what is this?|don't tell anyone|are you a robot?|is it free?|my husband reads my phone".split(
        "|",
      ),
    open: { windowName: WINDOW, nextReading: "now", readingHours: "weekdays 8:30–17:15" },
    closed: { windowName: WINDOW, nextReading: "Nov 24 (Tue) 8:30", readingHours: "weekdays 8:30–17:15" },
  },
  pt: {
    name: "Português",
    notNow: "agora não",
    sentence: "Está assim desde a primavera e o meu quarto é pequeno",
    commands:
      "falar com uma pessoa|não me ligue|não me contate|não leia|pode ler|apagar|voltar|começar de novo|como funciona|não conte para ninguém|você é um robô?|é de graça?|meu marido olha meu celular".split(
        "|",
      ),
    open: { windowName: WINDOW, nextReading: "agora", readingHours: "dias úteis 8:30–17:15" },
    closed: { windowName: WINDOW, nextReading: "24/11 (ter) 8:30", readingHours: "dias úteis 8:30–17:15" },
  },
  ne: {
    name: "नेपाली",
    notNow: "पछि",
    sentence: "गत साल देखि यस्तै भइरहेको छ र कोठा सानो छ",
    commands:
      "मान्छेसँग कुरा|फोन नगर्नुहोस्|सम्पर्क नगर्नुहोस्|नपढ्नुहोस्|पढ्दा हुन्छ|मेटाउनुहोस्|पछाडि|फेरि सुरु|यो के हो|कसैलाई नभन्नुहोस्|पैसा लाग्छ".split(
        "|",
      ),
    open: { windowName: WINDOW, nextReading: "अहिले", readingHours: "सोमबार–शुक्रबार 8:30–17:15" },
    closed: { windowName: WINDOW, nextReading: "11/24 (मंगल) 8:30", readingHours: "सोमबार–शुक्रबार 8:30–17:15" },
  },
};

const NAMES = [WINDOW, "ひなたさん", "みどりさん"];
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const MENU = flows.entries.language;
/** What somebody who writes in another language can reach only by a tap or by what triage heard: here it has words. */
const doorTo = (flow: string) => `doorway ${flow}`;
const WITH_DOORS: Flows = structuredClone(flows);
for (const [name, flow] of Object.entries(WITH_DOORS.flows)) {
  flow.opens.push({ kind: "whole", words: [doorTo(name)], go: { flow: name, node: flow.start } });
}

const { notices: NOTICES } = compileFlows(readFlowFiles());

/** The other short words of each chip, by language, flow, node and the Japanese label. */
const ALSO = new Map<string, string[]>();
for (const { path, text } of readFlowFiles()) {
  const [, folder, flow] = /^flows\/text\/([\w-]+)\/([\w-]+)\.yaml$/u.exec(path) ?? [];
  if (!folder || !flow) continue;
  for (const [node, list] of Object.entries((parse(text) as TextFile).nodes ?? {}))
    for (const { ja, also } of list) if (also) ALSO.set([folder, flow, node, ja].join("\u0000"), also);
}

const times = (spoken: Spoken, facts: Facts): Facts => ({
  ...facts,
  inLanguage: { [spoken]: facts.open ? TONGUES[spoken].open : TONGUES[spoken].closed },
});

/** Somebody who has chosen the language and rests: every door is before them. */
function chosen(spoken: Spoken, facts: Facts): Player {
  const player = new Player(times(spoken, facts), null, WITH_DOORS);
  checkSaid(player, player.text(TONGUES[spoken].name));
  expect(player.state?.language).toBe(spoken);
  checkSaid(player, player.text(TONGUES[spoken].notNow));
  return player;
}

/** What was wrong in the talks of one test: collected, because an assertion a bubble would take minutes. */
let faults: string[] = [];
beforeEach(() => {
  faults = [];
});

function checkSaid(player: Player, said: Say | null): void {
  if (said === null) return;
  const wrong = (what: string, text: string) => faults.push(`${player.where()}: ${what}: ${text}`);
  const menu = player.state?.flow === MENU.flow && player.state.node === MENU.node;
  const isJapanese = (text: string) => JAPANESE.test(NAMES.reduce((rest, name) => rest.replaceAll(name, ""), text));
  for (const bubble of [...said.bubbles, said.question ?? ""]) {
    if (isJapanese(bubble)) wrong("Japanese", bubble);
    if (/[{}]/u.test(bubble)) wrong("an open gap", bubble);
    if (letters(bubble) > 130) wrong("too long", bubble);
  }
  if ((words(said).match(/[?？]/gu) ?? []).length > 1) wrong("two questions", words(said));
  const shown = said.chips.map(({ label }) => label);
  if (new Set(shown).size < shown.length) wrong("the same chip twice", shown.join(" / "));
  for (const label of shown) {
    if (letters(label) > 20) wrong("a long chip", label);
    if (!menu && isJapanese(label)) wrong("Japanese on a chip", label);
  }
}

/** Where a talk stands and what was answered: the same whether a chip was tapped or its words were typed. */
function outcome(player: Player) {
  const { state } = player;
  const answers = Object.entries(state?.answers ?? {}).map(([key, one]) => [key, one.outcome, one.value]);
  const requests = player.requests().map(({ why }) => why);
  return JSON.stringify({ where: player.where(), answers, topics: state?.topics, requests });
}

function again(from: Player): Player {
  const player = new Player(from.facts, structuredClone(from.state), WITH_DOORS);
  player.now = from.now;
  player.chips = from.chips;
  return player;
}

function follow(from: Player, input: Input): Player {
  const player = again(from);
  checkSaid(player, player.give(input));
  return player;
}

/** Many talks come by the same question: its words are typed there once a language. */
const typedAt = new Set<string>();

/** Everything that can follow by taps and by a sentence of one's own; each place once. Returns the places. */
function explore(spoken: Spoken, first: Player): Set<string> {
  const seen = new Set<string>();
  const open = [first];
  for (let player = open.pop(); player; player = open.pop()) {
    if (seen.has(player.where())) continue;
    seen.add(player.where());
    const place = `${spoken} ${player.where()}`;
    // What is understood is the same at night.
    const types = player.facts.open && !typedAt.has(place);
    if (types) typedAt.add(place);
    let talk = player;
    for (let count = 0; count < 3; count += 1) talk = follow(talk, { kind: "text", text: TONGUES[spoken].sentence });
    open.push(follow(player, { kind: "text", text: TONGUES[spoken].sentence }));
    for (const [index, chip] of player.chips.entries()) {
      const tapped = again(player);
      const said = tapped.give({ kind: "tap", data: chip.data });
      // Another language was chosen from the menu: that talk is not ours.
      if (tapped.state?.language !== spoken) continue;
      checkSaid(tapped, said);
      open.push(tapped);
      if (!types) continue;
      for (const typed of typedFor(spoken, player.state, index, chip.label)) {
        const written = follow(player, { kind: "text", text: typed });
        if (outcome(written) !== outcome(tapped)) faults.push(`${player.where()}: 「${typed}」 is not ${chip.label}`);
      }
    }
  }
  return seen;
}

/** The chip's label and the other short words its file gives it. */
function typedFor(spoken: Spoken, state: RunState | null, index: number, label: string): string[] {
  if (state === null) return [label];
  const exit = flows.flows[state.flow]?.nodes[state.node]?.exit;
  const chip = exit?.kind === "ask" || exit?.kind === "listen" ? exit.chips[index] : undefined;
  if (chip === undefined) return [label];
  // The name of a worker is filled in after the words of the chips are compared: this one is for tapping.
  if (chip.label.includes("{worker}")) return [];
  return [label, ...(ALSO.get([spoken, state.flow, state.node, chip.label].join("\u0000")) ?? [])];
}

describe.each(Object.keys(TONGUES) as Spoken[])("in %s", (spoken) => {
  test("nothing is said without words in it", () => {
    expect(NOTICES.filter(({ path }) => path.startsWith(`flows/text/${spoken}/`))).toEqual([]);
  });

  describe.each([
    ["while somebody reads", OPEN],
    ["at night", CLOSED],
  ])("%s", (_, facts) => {
    test.each(Object.keys(flows.flows))("a talk about %s", (flow) => {
      const player = chosen(spoken, facts);
      player.knows({ worker: "ひなたさん", formerWorker: "みどりさん" });
      checkSaid(player, player.text(doorTo(flow)));
      expect(player.state?.language).toBe(spoken);
      expect(explore(spoken, player).size).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    });

    test.each([...Object.keys(flows.dangers), null])("after the safety words about %s", (danger) => {
      for (const safety of ["full", "soft"] as const) {
        const player = chosen(spoken, facts);
        const text = TONGUES[spoken].sentence;
        checkSaid(player, player.give({ kind: "danger", safety, text, ...(danger === null ? {} : { danger }) }));
        explore(spoken, player);
      }
      expect(faults).toEqual([]);
    });

    test("the words understood everywhere, more than once, with and without somebody who may see the phone", () => {
      const { commands } = TONGUES[spoken];
      for (const before of ["", commands[2] ?? "", commands.at(-1) ?? ""]) {
        for (const command of commands) {
          let player = chosen(spoken, facts);
          for (const text of [doorTo("worn-out"), before, command, command, command].filter((one) => one !== "")) {
            player = follow(player, { kind: "text", text });
            // Whoever has everything taken away is not remembered, with the language.
            if (player.effects.some(({ kind }) => kind === "erase-words")) break;
          }
        }
      }
      expect(faults).toEqual([]);
    });

    test("stickers, photos and places on the map", () => {
      for (const input of [
        { kind: "sticker", keywords: [], text: null },
        { kind: "media", media: "image" },
        { kind: "media", media: "video" },
        { kind: "media", media: "audio" },
        { kind: "media", media: "file" },
        { kind: "location", latitude: 35, longitude: 139, title: null, address: null },
      ] satisfies Input[]) {
        let player = chosen(spoken, facts);
        for (let count = 0; count < 5; count += 1) player = follow(player, input);
      }
      expect(faults).toEqual([]);
    });
  });
});
