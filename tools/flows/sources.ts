/** Reads flow files as YAML and remembers on which line everything stands. */

import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";

export interface SourceFile {
  /** e.g. `flows/greeting.yaml` */
  path: string;
  text: string;
}

/** Something to repair: where, what is wrong in plain words, and what to do. */
export interface Finding {
  path: string;
  line: number;
  node: string | null;
  problem: string;
  todo: string;
}

export type Place = readonly PropertyKey[];

export interface Parsed {
  path: string;
  /** The file's name without folder and ending: the flow's name. */
  name: string;
  data: unknown;
  /** The line of a place in the file, or of the nearest thing around it. */
  lineOf(place: Place): number;
  broken: Finding[];
}

/** Parses one file; mistakes in the YAML itself come back as findings. */
export function parse(file: SourceFile): Parsed {
  const counter = new LineCounter();
  const doc = parseDocument(file.text, { lineCounter: counter, prettyErrors: false });
  const broken = doc.errors.map((error) => ({
    path: file.path,
    line: counter.linePos(error.pos[0]).line,
    node: null,
    problem: `this is not YAML (${error.message.split("\n")[0]})`,
    todo: "look at the indentation, the colons and the quotes of this line",
  }));
  return {
    path: file.path,
    name: file.path.replace(/^.*\//u, "").replace(/\.yaml$/u, ""),
    data: broken.length > 0 ? null : doc.toJS(),
    lineOf: (place) => lineOf(doc, counter, place),
    broken,
  };
}

function lineOf(doc: Document, counter: LineCounter, place: Place): number {
  for (let length = place.length; length > 0; length -= 1) {
    const key = place[length - 1];
    const around = length === 1 ? doc.contents : doc.getIn(place.slice(0, length - 1), true);
    // The line of the key, where there is one: a block begins on the line after its name.
    if (isMap(around)) {
      const pair = around.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) return counter.linePos(pair.key.range[0]).line;
    }
    const found = doc.getIn(place.slice(0, length), true);
    if (isNode(found) && found.range) return counter.linePos(found.range[0]).line;
  }
  return 1;
}

/** One finding as a line: `flows/x.yaml:12 hear: what is wrong; what to do`. */
export function printFinding(finding: Finding): string {
  const where = `${finding.path}:${finding.line}${finding.node ? ` ${finding.node}` : ""}`;
  return `${where}: ${finding.problem}; ${finding.todo}`;
}

/** Notes a finding at a place of a flow's file. */
export type Report = (flow: string, place: Place, problem: string, todo: string) => void;
