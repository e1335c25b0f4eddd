/** Draws a flow as Mermaid text: what is said and asked, and where each tap leads. */

import type { Exit, Flow, Target } from "../../src/conversation/flow-types.ts";

/** A flowchart of one flow; ways into other flows end in rounded boxes. */
export function mermaid(name: string, flow: Flow): string {
  const lines = ["flowchart TD", `  %% ${flow.title}`];
  const outside = new Set<string>();
  const id = (to: Target) => (to.flow === name ? `n_${to.node}` : `f_${to.flow}_${to.node}`).replaceAll("-", "_");
  const arrow = (from: string, to: Target, label: string) => {
    lines.push(`  ${from} -->${label ? `|"${clean(label)}"|` : ""} ${id(to)}`);
    if (to.flow !== name && !outside.has(id(to))) {
      outside.add(id(to));
      lines.push(`  ${id(to)}(["${to.flow} / ${to.node}"])`);
    }
  };
  for (const [nodeName, node] of Object.entries(flow.nodes)) {
    const here = id({ flow: name, node: nodeName });
    const said = node.say.map((bubble) =>
      bubble.when.length > 0 ? `(${bubble.when.join(" ")}) ${bubble.text}` : bubble.text,
    );
    const asked = node.exit.kind === "ask" && node.exit.question ? [node.exit.question] : [];
    const mark = node.handOver ? [`→ ${node.handOver.why}`] : [];
    lines.push(`  ${here}["${[nodeName, ...said, ...asked, ...mark, ...ending(node.exit)].map(clean).join("<br/>")}"]`);
    for (const [to, label] of ways(node.exit)) arrow(here, to, label);
  }
  return `${lines.join("\n")}\n`;
}

function ending(exit: Exit): string[] {
  if (exit.kind === "end" || exit.kind === "rest" || exit.kind === "withAPerson" || exit.kind === "return")
    return [`■ ${exit.kind}`];
  return exit.kind === "listen" ? ["… listens"] : [];
}

function ways(exit: Exit): [Target, string][] {
  if (exit.kind === "go") return [[exit.to, ""]];
  if (exit.kind === "call")
    return [
      [exit.to, "call"],
      [exit.after, "afterwards"],
    ];
  if (exit.kind === "return") return [[exit.otherwise, "otherwise"]];
  if (exit.kind !== "ask" && exit.kind !== "listen") return [];
  const taps = exit.chips.flatMap((chip): [Target, string][] => (chip.go ? [[chip.go, chip.label]] : []));
  return exit.kind === "ask" ? [...taps, [exit.text, "自由なことば"]] : taps;
}

const clean = (text: string) => text.replaceAll('"', "'").replaceAll("|", "/");
