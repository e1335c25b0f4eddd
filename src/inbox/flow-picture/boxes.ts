/** What stands in each box of a flow's picture: the words of a node in lines that fit, and where it leads. Pure. */
import type { Condition, Exit, Flow, FlowNode, Target, Test } from "../../conversation/flow-types.ts";
import { topicLabel } from "../labels.ts";

export interface Line {
  words: string;
  kind: "name" | "when" | "say" | "question" | "mark";
}

export interface Box {
  id: string;
  lines: Line[];
  /** A way out into another flow. */
  outside: boolean;
}

export interface Arrow {
  from: string;
  to: string;
  label: string;
}

/** Letters in one line of a box. */
const LINE = 20;

/** What a fact is called on staff pages. */
export const FACT_WORDS: Record<string, string> = {
  open: "開いている時間",
  closed: "しまっている時間",
  first: "はじめて",
  returning: "しばらくぶり",
  contactOk: "連絡してよい",
  doNotContact: "連絡しない",
  known: "前にも話した",
  hasWorker: "担当がいる",
  workerChanged: "担当がかわった",
  supporter: "支援者の短い形",
  discreet: "見られると困る",
  receiptWaiting: "知らせを確認中",
  receiptConfirmed: "知らせを確認した",
  foreign: "ほかのことば",
};

export const conditionWords = (one: Condition): string =>
  one.startsWith("not-") ? `${FACT_WORDS[one.slice(4)] ?? one}でない` : (FACT_WORDS[one] ?? one);

const ENDINGS: Partial<Record<Exit["kind"], string>> = {
  end: "■ おわり（職員へ渡す）",
  rest: "■ 休む",
  withAPerson: "■ 人につなぐ",
  return: "■ もとの話へ",
  listen: "… 聞いている",
};

/** Boxes and arrows of one flow; ways into other flows end in a box of their own. */
export function boxesOf(name: string, flow: Flow): { boxes: Box[]; arrows: Arrow[] } {
  const boxes = Object.entries(flow.nodes).map(
    ([node, it]): Box => ({ id: idOf({ flow: name, node }), lines: linesOf(node, it), outside: false }),
  );
  const arrows = Object.entries(flow.nodes).flatMap(([node, { exit }]) =>
    waysOf(exit, flow).map(([to, label]): Arrow => ({ from: idOf({ flow: name, node }), to: idOf(to), label })),
  );
  for (const { to } of arrows) {
    if (boxes.some(({ id }) => id === to)) continue;
    boxes.push({ id: to, lines: [{ words: `→ ${to}`, kind: "name" }], outside: true });
  }
  return { boxes, arrows: joined(arrows) };
}

const idOf = ({ flow, node }: Target): string => `${flow}/${node}`;

function linesOf(name: string, node: FlowNode): Line[] {
  const lines: Line[] = [{ words: name, kind: "name" }];
  const add = (words: string, kind: Line["kind"]) => {
    for (const line of wrapped(words)) lines.push({ words: line, kind });
  };
  for (const bubble of node.say) {
    if (bubble.when.length > 0) add(`〔${bubble.when.map(conditionWords).join("・")}〕`, "when");
    add(bubble.text, "say");
  }
  if (node.exit.kind === "ask" && node.exit.question !== null) add(node.exit.question, "question");
  if (node.handOver) add("→ 職員に伝わる", "mark");
  if (node.calls) add("＋ 電話番号", "mark");
  if (node.places) add("＋ 居場所・ごはん", "mark");
  const ending = ENDINGS[node.exit.kind];
  if (ending) add(ending, "mark");
  return lines;
}

/** Lines of at most twenty letters; no line begins with a mark that closes. */
export function wrapped(text: string): string[] {
  const letters = [...new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(text)].map(
    ({ segment }) => segment,
  );
  const lines: string[] = [];
  for (let at = 0; at < letters.length; ) {
    let end = Math.min(at + LINE, letters.length);
    while (end < letters.length && end < at + LINE + 2 && /[。、」）！？・ー]/u.test(letters[end] ?? "")) end += 1;
    lines.push(letters.slice(at, end).join(""));
    at = end;
  }
  return lines;
}

function waysOf(exit: Exit, flow: Flow): [Target, string][] {
  switch (exit.kind) {
    case "go":
      return [[exit.to, ""]];
    case "call":
      return [
        [exit.to, "よぶ"],
        [exit.after, "そのあと"],
      ];
    case "return":
    case "resume":
      return [[exit.otherwise, exit.kind === "return" ? "もどる先がなければ" : "つづきがなければ"]];
    case "branch":
      return [
        ...exit.ways.map(({ test, to }): [Target, string] => [to, testWords(test, flow)]),
        [exit.otherwise, "そのほか"],
      ];
    case "ask":
      return [
        ...taps(exit.chips),
        [exit.text, "自由なことば"],
        ...(exit.timeout ? [[exit.timeout.to, "返事がないまま"] as [Target, string]] : []),
      ];
    case "listen":
      return taps(exit.chips);
    default:
      return [];
  }
}

const taps = (chips: readonly { label: string; go: Target | null }[]): [Target, string][] =>
  chips.flatMap((chip): [Target, string][] => (chip.go ? [[chip.go, chip.label]] : []));

function testWords(test: Test, flow: Flow): string {
  if (test.kind === "facts") return test.all.map(conditionWords).join("・");
  if (test.kind === "words") return `「${test.words.slice(0, 3).join("」「")}」など`;
  if (test.kind === "topic") return `話題：${topicLabel(test.topic)}`;
  const chosen = Object.values(flow.nodes).flatMap(({ exit }) =>
    exit.kind === "ask" && exit.key === test.key
      ? exit.chips.flatMap(({ value, label }) => (test.is.includes(value) ? [label] : []))
      : [],
  );
  // The question may stand in another flow.
  return chosen.length === 0 ? "前の答えによる" : `「${[...new Set(chosen)].join("」「")}」と答えた`;
}

/** Several chips to the same place are one arrow with all their words. */
function joined(arrows: readonly Arrow[]): Arrow[] {
  const groups = Map.groupBy(arrows, ({ from, to }) => `${from} ${to}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, label: [...new Set(same.map(({ label }) => label).filter(Boolean))].join("／") }] : [];
  });
}
