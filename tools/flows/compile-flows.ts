/** Compiles flow files to what the engine reads. Pure: texts in, flows and findings out. */

import { WORD_LABELS } from "../../src/conversation/chip-data.ts";
import {
  type BubbleSource,
  type ChipSource,
  type CommonFile,
  commonFile,
  type FlowFile,
  flowFile,
  type NodeSource,
  type TestSource,
  type WaySource,
} from "../../src/conversation/flow-schema.ts";
import type {
  AskExit,
  Bubble,
  Exit,
  Flow,
  FlowChip,
  FlowNode,
  Flows,
  GlobalWord,
  Opening,
  Target,
  Test,
} from "../../src/conversation/flow-types.ts";
import { GLOBAL_WORDS } from "../../src/conversation/flow-types.ts";
import { checkFlows } from "./check-flows.ts";
import { durationMs } from "./duration.ts";
import { read } from "./read.ts";
import { type Finding, parse, type SourceFile } from "./sources.ts";
import { languagesOf } from "./variants.ts";

export type { Finding, SourceFile } from "./sources.ts";

export interface Compiled {
  /** Null when something has to be repaired first. */
  flows: Flows | null;
  findings: Finding[];
  /** What does not stop the flows from running but must be done before a release, e.g. words missing in a language. */
  notices: Finding[];
}

/** A question not answered for so long is asleep: what comes then begins anew. */
const EXPIRES_AFTER = "P14D";

/** Validates, compiles and checks flow files and their texts in other languages; `flows/common.yaml` must be among them. */
export function compileFlows(all: readonly SourceFile[]): Compiled {
  const files = all.filter((file) => !file.path.startsWith("flows/text/"));
  const parsed = files.map(parse).sort((a, b) => (a.name < b.name ? -1 : 1));
  const findings = parsed.flatMap((one) => one.broken);
  const sources = new Map<string, FlowFile>();
  let common: CommonFile | null = null;
  for (const one of parsed) {
    if (one.data === null && one.broken.length > 0) continue;
    if (one.name === "common") common = read(commonFile, one, findings);
    else {
      const source = read(flowFile, one, findings);
      if (source) sources.set(one.name, source);
    }
  }
  if (!parsed.some((one) => one.name === "common")) {
    findings.push({
      path: "flows/common.yaml",
      line: 1,
      node: null,
      problem: "the file is missing",
      todo: "write the entries and the shared texts there",
    });
  }
  const languages = languagesOf(all, findings);
  if (findings.length > 0 || common === null) return { flows: null, findings, notices: [] };

  const resolve = (way: WaySource, flow: string): Target => target(way, flow, sources);
  const flows: Flows = {
    flows: Object.fromEntries([...sources].map(([name, source]) => [name, compileFlow(name, source, resolve)])),
    entries: mapValues(common.entries, (way) => resolve(way, "")),
    dangers: mapValues(common.dangers, (way) => resolve(way, "")),
    texts: mapValues(common.texts, (wordings) => wordings.map((wording) => wording.map(bubble))),
  };
  const notices = languages.apply(flows);
  const found = checkFlows(flows, new Map(parsed.map((one) => [one.name, one])));
  return { flows: found.length === 0 ? flows : null, findings: found, notices };
}

function target(way: WaySource, flow: string, sources: Map<string, FlowFile>): Target {
  if (way.go !== undefined) return { flow, node: way.go };
  const other = way.open ?? "";
  return { flow: other, node: way.at ?? sources.get(other)?.start ?? "" };
}

type Resolve = (way: WaySource, flow: string) => Target;

function compileFlow(name: string, source: FlowFile, resolve: Resolve): Flow {
  return {
    version: source.version,
    title: source.title,
    about: source.about ?? null,
    start: source.start,
    door: source.door ?? false,
    crisis: source.crisis ?? false,
    topicDoor: source["topic-door"] ?? false,
    tellsNothing: source["tells-nothing"] ?? false,
    asksAtMost: source["asks-at-most"],
    moved: source.moved,
    opens: compileOpenings(name, source),
    nodes: mapValues(source.nodes, (node) => compileNode(name, node, resolve)),
  };
}

function compileOpenings(flow: string, source: FlowFile): Opening[] {
  const plain = source.opens.filter((opening) => typeof opening === "string");
  const start = { flow, node: source.start };
  const openings: Opening[] = plain.length > 0 ? [{ kind: "whole", words: plain, go: start }] : [];
  for (const opening of source.opens) {
    if (typeof opening === "string") continue;
    const go = { flow, node: opening.go ?? source.start };
    if ("topics" in opening) {
      const { topics, unless } = opening;
      openings.push({ kind: "topics", topics, unless, thirdParty: opening["third-party"] ?? null, go });
    } else if ("words" in opening) openings.push({ kind: "whole", words: opening.words, go });
    else openings.push({ kind: "holds", any: opening.any, with: opening.with, unless: opening.unless, go });
  }
  return openings;
}

function compileNode(flow: string, node: NodeSource, resolve: Resolve): FlowNode {
  const handOver = node["hand-over"];
  return {
    say: node.say.map(bubble),
    handOver: handOver ? { why: handOver.why, about: handOver.about ?? null } : null,
    tellNobody: node["tell-nobody"] ?? false,
    allowContact: node["allow-contact"] ?? false,
    calls: node.calls ?? false,
    places: node.places ?? null,
    set: node.set ? settings(node.set) : null,
    exit: compileExit(flow, node, resolve),
  };
}

function compileExit(flow: string, node: NodeSource, resolve: Resolve): Exit {
  const { ask, listen } = node;
  if (ask) {
    const text = resolve(ask.text, flow);
    const exit: AskExit = {
      kind: "ask",
      key: ask.key ?? null,
      question: ask.question ?? null,
      meaning: ask.meaning ?? null,
      chips: chips(flow, ask.chips, resolve),
      many: ask.many ?? false,
      ifRoom: ask["if-room"] ?? false,
      text,
      askedBefore: ask["asked-before"] ? resolve(ask["asked-before"], flow) : text,
      timeout: ask.timeout ? { after: durationMs(ask.timeout.after), to: { flow, node: ask.timeout.go } } : null,
      expires: durationMs(ask.expires ?? EXPIRES_AFTER),
    };
    return exit;
  }
  if (listen) {
    const wordings = listen.answers.map((wording) => wording.map(bubble));
    return { kind: "listen", wordings, every: listen.every, chips: chips(flow, listen.chips, resolve) };
  }
  if (node.branch) {
    const ways = node.branch.ways.map((way) => ({ test: test(way), to: resolve(way, flow) }));
    return { kind: "branch", ways, otherwise: resolve(node.branch.otherwise, flow) };
  }
  if (node.resume) return { kind: "resume", otherwise: resolve(node.resume.otherwise, flow) };
  if (node.call !== undefined && node.afterwards) {
    return { kind: "call", to: resolve({ open: node.call }, flow), after: resolve(node.afterwards, flow) };
  }
  if (node.return) return { kind: "return", otherwise: resolve(node.return.otherwise, flow) };
  if (node.end) return { kind: "end" };
  if (node.rest) return { kind: "rest" };
  if (node["with-a-person"]) return { kind: "withAPerson" };
  return { kind: "go", to: resolve(node, flow) };
}

function test(source: TestSource): Test {
  if (source.when) return { kind: "facts", all: source.when };
  if (source.answer !== undefined) return { kind: "answer", key: source.answer, is: source.is ?? [] };
  if (source.words) return { kind: "words", words: source.words };
  return { kind: "topic", topic: source.topic ?? "" };
}

function settings(source: NonNullable<NodeSource["set"]>): FlowNode["set"] {
  const { language, supporter, discreet } = source;
  return {
    ...(language === undefined ? {} : { language }),
    ...(supporter === undefined ? {} : { supporter }),
    ...(discreet === undefined ? {} : { discreet }),
  };
}

/** 人と話したい is always within reach: added at the end where the writer did not place it. */
function chips(flow: string, sources: readonly ChipSource[], resolve: Resolve): FlowChip[] {
  const own = sources.map((source) => chip(flow, source, resolve));
  return own.some((one) => one.word === "person") ? own : [...own, wordChip("person", WORD_LABELS.person)];
}

function chip(flow: string, source: ChipSource, resolve: Resolve): FlowChip {
  if (typeof source === "string") {
    return wordChip(GLOBAL_WORDS.find((word) => WORD_LABELS[word] === source) ?? null, source);
  }
  return {
    label: source.label,
    value: source.value ?? (source.skip ? "skip" : source.label),
    go: resolve(source, flow),
    word: null,
    skip: source.skip ?? false,
    topic: source.topic ?? null,
    about: source.about ?? null,
    meaning: source.meaning ?? null,
    also: source.also ?? [],
    remember: source.remember === undefined ? null : { flow, node: source.remember },
  };
}

function wordChip(word: GlobalWord | null, label: string): FlowChip {
  const none = { go: null, skip: false, topic: null, about: null, meaning: null, also: [], remember: null };
  return { label, value: word ?? label, word, ...none };
}

function bubble(source: BubbleSource): Bubble {
  return typeof source === "string" ? { text: source, when: [] } : { text: source.say, when: source.when };
}

function mapValues<K extends string, A, B>(record: Record<K, A>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<K, B>;
}
