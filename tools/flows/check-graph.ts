/** Checks where everything leads: targets exist, every node can be reached, nothing circles, an end is near. */

import type { Exit, Flows, Target } from "../../src/conversation/flow-types.ts";
import type { Place, Report } from "./sources.ts";

const MOST_TURNS = 6;

interface Edge {
  to: Target;
  /** Where in the node it is written. */
  place: Place;
}

/** False when a target does not exist: then turns can not be walked. */
export function checkGraph(flows: Flows, report: Report): boolean {
  const whole = checkTargets(flows, report);
  if (!whole) return false;
  checkReached(flows, report);
  checkEnds(flows, report);
  return true;
}

/** Everywhere a node may lead to. */
export function edgesOf(exit: Exit): Edge[] {
  switch (exit.kind) {
    case "go":
      return [{ to: exit.to, place: ["go"] }];
    case "call":
      return [
        { to: exit.to, place: ["call"] },
        { to: exit.after, place: ["afterwards"] },
      ];
    case "return":
      return [{ to: exit.otherwise, place: ["return", "otherwise"] }];
    case "resume":
      return [{ to: exit.otherwise, place: ["resume", "otherwise"] }];
    case "branch":
      return [
        ...exit.ways.map(({ to }, index): Edge => ({ to, place: ["branch", "ways", index] })),
        { to: exit.otherwise, place: ["branch", "otherwise"] },
      ];
    case "ask":
      return [
        ...chipEdges(exit.chips, "ask"),
        { to: exit.text, place: ["ask", "text"] },
        ...(exit.askedBefore === exit.text ? [] : [{ to: exit.askedBefore, place: ["ask", "asked-before"] }]),
        ...(exit.timeout ? [{ to: exit.timeout.to, place: ["ask", "timeout"] }] : []),
      ];
    case "listen":
      return chipEdges(exit.chips, "listen");
    default:
      return [];
  }
}

function chipEdges(chips: readonly { go: Target | null; remember: Target | null }[], kind: string): Edge[] {
  return chips.flatMap((chip, index) =>
    [chip.go, chip.remember].flatMap((to) => (to ? [{ to, place: [kind, "chips", index] }] : [])),
  );
}

function checkTargets(flows: Flows, report: Report): boolean {
  let whole = true;
  const check = (to: Target, flow: string, place: Place) => {
    if (flows.flows[to.flow]?.nodes[to.node]) return;
    whole = false;
    const known = flows.flows[to.flow];
    const what = known ? `there is no node ${to.node || "(none named)"} in ${to.flow}` : `there is no flow ${to.flow}`;
    report(
      flow,
      place,
      what,
      `write it, or lead somewhere that exists (${Object.keys((known ?? { nodes: flows.flows }).nodes).join(", ")})`,
    );
  };
  for (const [name, flow] of Object.entries(flows.flows)) {
    check({ flow: name, node: flow.start }, name, ["start"]);
    for (const opening of flow.opens) check(opening.go, name, ["opens"]);
    for (const [nodeName, node] of Object.entries(flow.nodes)) {
      for (const edge of edgesOf(node.exit)) check(edge.to, name, ["nodes", nodeName, ...edge.place]);
    }
  }
  for (const [name, to] of Object.entries(flows.entries)) check(to, "common", ["entries", name]);
  for (const [name, to] of Object.entries(flows.dangers)) check(to, "common", ["dangers", name]);
  const { together, fullDanger } = flows.entries;
  for (const [name, to] of Object.entries({ together, fullDanger })) {
    const exit = flows.flows[to.flow]?.nodes[to.node]?.exit;
    if (exit && exit.kind !== "listen")
      report("common", ["entries", name], "this entry must listen", "lead it to a node with `listen`");
  }
  return whole;
}

function checkReached(flows: Flows, report: Report): void {
  const reached = new Set<string>();
  const queue: Target[] = [
    ...Object.values(flows.entries),
    ...Object.values(flows.dangers),
    ...Object.values(flows.flows).flatMap((flow) => flow.opens.map((opening) => opening.go)),
  ];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const id = `${next.flow}/${next.node}`;
    if (reached.has(id)) continue;
    reached.add(id);
    const node = flows.flows[next.flow]?.nodes[next.node];
    if (node) queue.push(...edgesOf(node.exit).map((edge) => edge.to));
  }
  for (const [name, flow] of Object.entries(flows.flows)) {
    for (const nodeName of Object.keys(flow.nodes)) {
      if (reached.has(`${name}/${nodeName}`)) continue;
      report(name, ["nodes", nodeName], "nothing leads here", "lead to it from somewhere or take it out");
    }
  }
}

/** Turns from each node to the nearest end, by the person's own taps and words (人と話したい is not counted). */
function checkEnds(flows: Flows, report: Report): void {
  const turns = new Map<string, number>();
  const id = (to: Target) => `${to.flow}/${to.node}`;
  const nodes = Object.entries(flows.flows).flatMap(([flow, one]) =>
    Object.entries(one.nodes).map(([node, it]) => ({ flow, node, exit: it.exit })),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const at of nodes) {
      const best = turnsFrom(at.exit, (to) => turns.get(id(to)) ?? Infinity);
      if (best < (turns.get(id(at)) ?? Infinity)) {
        turns.set(id(at), best);
        changed = true;
      }
    }
  }
  for (const at of nodes) {
    const best = turns.get(id(at)) ?? Infinity;
    if (best <= MOST_TURNS) continue;
    const problem =
      best === Infinity
        ? "from here there is no end"
        : `from here the nearest end is ${best} turns away, at most ${MOST_TURNS}`;
    report(at.flow, ["nodes", at.node], problem, "add a way to `end` or `rest`, or ask less");
  }
}

function turnsFrom(exit: Exit, of: (to: Target) => number): number {
  switch (exit.kind) {
    case "end":
    case "rest":
    case "withAPerson":
      return 0;
    case "go":
      return of(exit.to);
    case "call":
      return of(exit.to);
    case "return":
    case "resume":
      return of(exit.otherwise);
    case "branch":
      return Math.max(...exit.ways.map(({ to }) => of(to)), of(exit.otherwise));
    case "ask":
    case "listen": {
      const ways = exit.chips.map((chip) => (chip.word === "notNow" ? 0 : chip.go ? of(chip.go) : Infinity));
      if (exit.kind === "ask") ways.push(of(exit.text));
      return 1 + Math.min(...ways);
    }
  }
}
