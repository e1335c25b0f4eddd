/** Words in other languages: put beside the Japanese they were made from; what is stale or missing is found. */

import { easyFaultsOf } from "../../src/conversation/easy-rules.ts";
import { type TextFile, textFile } from "../../src/conversation/flow-schema.ts";
import type { Bubble, Flows, Translated } from "../../src/conversation/flow-types.ts";
import { LANGUAGES } from "../../src/conversation/types.ts";
import { read } from "./read.ts";
import { type Finding, type Parsed, parse, type SourceFile } from "./sources.ts";

type Foreign = keyof Translated;
const FOREIGN = LANGUAGES.filter((one): one is Foreign => one !== "ja");
/** Folder of each language under flows/text/. */
export const FOLDERS: Record<Foreign, string> = { easyJa: "easy-ja", en: "en", zh: "zh", vi: "vi", ne: "ne", pt: "pt" };

export interface Languages {
  /** Writes the words into the flows. Returns what is stale or missing. */
  apply(flows: Flows): Finding[];
}

interface Entry {
  say: string;
  also: string[];
  used: boolean;
  file: Parsed;
  line: number;
}

/** Something said in Japanese that wants its other languages. */
export interface Spoken {
  flow: string;
  /** Where it stands: node, shared text, or the list of words. */
  at: string;
  ja: string;
  /** Said in a crisis: a bubble may be longer. */
  crisis: boolean;
  put(language: Foreign, entry: Entry): void;
}

/** Reads the files under flows/text/; mistakes in them go to `findings` and stop the build. */
export function languagesOf(files: readonly SourceFile[], findings: Finding[]): Languages {
  const entries = new Map<string, Entry>();
  for (const file of files.filter(({ path }) => path.startsWith("flows/text/"))) {
    const parsed = parse(file);
    findings.push(...parsed.broken);
    if (parsed.broken.length > 0) continue;
    const source = read(textFile, parsed, findings);
    if (source) collect(source, parsed, entries, findings);
  }
  return {
    apply(flows) {
      const notices: Finding[] = [];
      const told = new Set<string>();
      for (const spoken of everythingSaid(flows)) {
        for (const language of FOREIGN) {
          const key = keyOf(language, spoken.flow, spoken.at, spoken.ja);
          const entry = entries.get(key);
          if (entry) {
            entry.used = true;
            spoken.put(language, entry);
            if (language === "easyJa") notices.push(...notEasy(entry, spoken, told));
          } else if (!told.has(key)) {
            told.add(key);
            notices.push(missing(language, spoken));
          }
        }
      }
      for (const [key, entry] of entries) if (!entry.used) notices.push(stale(key, entry));
      return notices;
    },
  };
}

const keyOf = (language: Foreign, flow: string, at: string, ja: string) => [language, flow, at, ja].join("\u0000");

function collect(source: TextFile, file: Parsed, entries: Map<string, Entry>, findings: Finding[]): void {
  const add = (place: string[], at: string, list: { ja: string; say: string; also?: string[] | undefined }[]) => {
    list.forEach(({ ja, say, also }, index) => {
      entries.set(keyOf(source.language, file.name, at, ja), {
        say,
        also: also ?? [],
        used: false,
        file,
        line: file.lineOf([...place, index]),
      });
    });
  };
  const folder = FOLDERS[source.language];
  if (!file.path.startsWith(`flows/text/${folder}/`)) {
    findings.push({
      path: file.path,
      line: 1,
      node: null,
      problem: `the file says ${source.language} but does not stand in flows/text/${folder}/`,
      todo: "move it, or correct `language`",
    });
  }
  for (const [node, list] of Object.entries(source.nodes ?? {})) add(["nodes", node], node, list);
  for (const [text, list] of Object.entries(source.texts ?? {})) if (list) add(["texts", text], text, list);
  if (source.words) add(["words"], "words", source.words);
}

/** Every bubble, question, chip and shared text, once each with its place. */
export function everythingSaid(flows: Flows): Spoken[] {
  const out: Spoken[] = [];
  const bubble = (flow: string, at: string, one: Bubble) =>
    out.push({
      flow,
      at,
      crisis: flows.flows[flow]?.crisis ?? false,
      ja: one.text,
      put: (language, { say }) => {
        one.in = { ...one.in, [language]: say };
      },
    });
  for (const [flow, { nodes, crisis }] of Object.entries(flows.flows)) {
    for (const [at, { say, exit }] of Object.entries(nodes)) {
      for (const one of say) bubble(flow, at, one);
      if (exit.kind === "listen") for (const one of exit.wordings.flat()) bubble(flow, at, one);
      if (exit.kind !== "ask" && exit.kind !== "listen") continue;
      if (exit.kind === "ask" && exit.question !== null) {
        out.push({
          flow,
          at,
          ja: exit.question,
          crisis,
          put: (language, { say: question }) => {
            exit.questionIn = { ...exit.questionIn, [language]: question };
          },
        });
      }
      for (const chip of exit.chips) {
        const home = chip.word === null ? { flow, at } : { flow: "common", at: "words" };
        out.push({
          ...home,
          ja: chip.label,
          crisis,
          put: (language, { say: label, also }) => {
            chip.in = { ...chip.in, [language]: label };
            for (const other of [label, ...also]) if (!chip.also.includes(other)) chip.also.push(other);
          },
        });
      }
    }
  }
  for (const [at, wordings] of Object.entries(flows.texts))
    for (const one of wordings.flat()) bubble("common", at, one);
  return out;
}

/** What is not easy in an easy Japanese text, once each. */
function notEasy(entry: Entry, { flow, at, crisis }: Spoken, told: Set<string>): Finding[] {
  const key = keyOf("easyJa", flow, at, `is ${entry.say}`);
  if (told.has(key)) return [];
  told.add(key);
  return easyFaultsOf(entry.say, crisis ? 80 : 60).map((fault) => ({
    path: entry.file.path,
    line: entry.line,
    node: at,
    ...fault,
  }));
}

function missing(language: Foreign, { flow, at, ja }: Spoken): Finding {
  return {
    path: `flows/text/${FOLDERS[language]}/${flow}.yaml`,
    line: 1,
    node: at,
    problem: `「${ja}」 has no words in ${language}`,
    todo: `add \`- { ja: "${ja}", say: … }\` under ${at}`,
  };
}

function stale(key: string, entry: Entry): Finding {
  const [, , at = "", ja = ""] = key.split("\u0000");
  return {
    path: entry.file.path,
    line: entry.line,
    node: at,
    problem: `the Japanese 「${ja}」 is not said at ${at} any more`,
    todo: "make the words anew from the Japanese of today, or take them out",
  };
}
