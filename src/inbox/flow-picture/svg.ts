/** Draws a flow as SVG: boxes with what is said, arrows with what is tapped. Colours come from classes, so that themes hold. */
import dagre from "@dagrejs/dagre";
import type { Flow } from "../../conversation/flow-types.ts";
import { type Arrow, type Box, boxesOf, type Line, wrapped } from "./boxes.ts";

const LETTER = 13;
const ROW = 19;
const PAD = 12;
const SMALL = 11;
const MARGIN = 16;

interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The picture as an `<svg>` element; texts are escaped. `title` is what a screen reader says of it. */
export function flowSvg(name: string, flow: Flow): string {
  const { boxes, arrows } = boxesOf(name, flow);
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, ranksep: 44, marginx: MARGIN, marginy: MARGIN });
  for (const box of boxes) graph.setNode(box.id, sizeOf(box));
  arrows.forEach((arrow, index) => {
    const lines = labelLines(arrow);
    graph.setEdge(
      arrow.from,
      arrow.to,
      { width: widest(lines) * SMALL + 8, height: lines.length * 15 + 4, labelpos: "c" },
      String(index),
    );
  });
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const parts = [
    ...arrows.map((arrow, index) => arrowSvg(arrow, graph.edge({ v: arrow.from, w: arrow.to, name: String(index) }))),
    ...boxes.map((box) => boxSvg(box, graph.node(box.id) as Placed)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="flow-picture" role="img" aria-label="${escaped(`「${flow.title}」の流れの図`)}"`,
    ` width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}">`,
    `<defs><marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="flow-tip" d="M0 0L8 4L0 8z"/></marker></defs>`,
    ...parts,
    "</svg>",
  ].join("");
}

/** The same as a file of its own, with its colours inside. */
export function flowSvgFile(name: string, flow: Flow): string {
  const style = `<style>.flow-box{fill:#fff;stroke:#8a857b}.flow-box--outside{fill:#eef5f2;stroke-dasharray:4 3}.flow-line{fill:none;stroke:#8a857b}.flow-tip{fill:#8a857b}.flow-picture text{fill:#23262b;font:13px "Hiragino Sans","Yu Gothic UI","Noto Sans JP",sans-serif}.flow-picture .flow-name,.flow-picture .flow-when,.flow-picture .flow-label{fill:#5b6068;font-size:11px}.flow-picture .flow-question{font-weight:600}.flow-picture .flow-mark{fill:#2f6b5e;font-size:11px}.flow-label-back{fill:#fbfaf7}</style>`;
  return flowSvg(name, flow).replace("<defs>", `<rect width="100%" height="100%" fill="#fbfaf7"/>${style}<defs>`);
}

const widest = (lines: readonly string[]): number => Math.max(1, ...lines.map((line) => [...line].length));
const labelLines = ({ label }: Arrow): string[] => (label === "" ? [""] : wrapped(label));
const sizeOf = ({ lines }: Box) => ({
  width: widest(lines.map(({ words }) => words)) * LETTER + PAD * 2,
  height: lines.length * ROW + PAD * 2 - 4,
});

function boxSvg(box: Box, { x, y, width, height }: Placed): string {
  const left = Math.round(x - width / 2);
  const top = Math.round(y - height / 2);
  const text = (line: Line, index: number) =>
    `<text class="flow-${line.kind}" x="${left + PAD}" y="${top + PAD + 11 + index * ROW}">${escaped(line.words)}</text>`;
  const shape = `<rect class="flow-box${box.outside ? " flow-box--outside" : ""}" x="${left}" y="${top}" width="${Math.round(width)}" height="${Math.round(height)}" rx="10"/>`;
  return `<g>${shape}${box.lines.map(text).join("")}</g>`;
}

function arrowSvg(arrow: Arrow, edge: { points: { x: number; y: number }[]; x?: number; y?: number }): string {
  const [first, ...rest] = edge.points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
  const line = `<path class="flow-line" d="M${first ?? "0 0"}L${rest.join("L")}" marker-end="url(#flow-arrow)"/>`;
  const { x, y } = edge;
  if (arrow.label === "" || x === undefined || y === undefined) return line;
  const lines = labelLines(arrow);
  const width = widest(lines) * SMALL + 6;
  const top = Math.round(y - (lines.length * 15) / 2);
  const back = `<rect class="flow-label-back" x="${Math.round(x - width / 2)}" y="${top}" width="${width}" height="${lines.length * 15}"/>`;
  const words = lines.map(
    (one, index) =>
      `<text class="flow-label" text-anchor="middle" x="${Math.round(x)}" y="${top + 11 + index * 15}">${escaped(one)}</text>`,
  );
  return `${line}${back}${words.join("")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
