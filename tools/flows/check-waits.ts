/** Checks waiting and asking: a time-out writes to nobody, and no flow asks more than its handbook page allows. */

import type { Flows, Target } from "../../src/conversation/flow-types.ts";
import { edgesOf } from "./check-graph.ts";
import type { Report } from "./sources.ts";

export function checkWaits(flows: Flows, report: Report): void {
  for (const [name, flow] of Object.entries(flows.flows)) {
    for (const [nodeName, { exit }] of Object.entries(flow.nodes)) {
      if (exit.kind === "ask" && exit.timeout) checkTimeout(flows, exit.timeout.to, name, nodeName, report);
    }
    for (const [from, to] of Object.entries(flow.moved)) {
      if (flow.nodes[from]) report(name, ["moved", from], `the node ${from} still exists`, "take it out of `moved`");
      if (!flow.nodes[to]) report(name, ["moved", from], `there is no node ${to}`, "name the node it became");
    }
    checkAsks(flows, name, report);
  }
}

/** Nobody is written to by a timer: on the way from a time-out nothing may be said or asked. */
function checkTimeout(flows: Flows, to: Target, flow: string, node: string, report: Report): void {
  const place = ["nodes", node, "ask", "timeout"];
  const seen = new Set<string>();
  for (let at: Target | null = to; at; ) {
    const id = `${at.flow}/${at.node}`;
    const here: Flows["flows"][string]["nodes"][string] | undefined = flows.flows[at.flow]?.nodes[at.node];
    if (!here || seen.has(id)) return;
    seen.add(id);
    if (here.say.length > 0)
      report(flow, place, `after the time-out ${id} speaks`, "say nothing there: nobody is written to by a timer");
    switch (here.exit.kind) {
      case "end":
      case "rest":
        return;
      case "go":
        at = here.exit.to;
        break;
      default:
        report(flow, place, `after the time-out ${id} does not come to rest`, "lead it to `end` or `rest`");
        return;
    }
  }
}

/** The most questions one talk can be asked in this flow, along any way through it. */
function checkAsks(flows: Flows, name: string, report: Report): void {
  const flow = flows.flows[name];
  if (!flow) return;
  const most = mostAsks(flows, { flow: name, node: flow.start }, new Set());
  if (most > flow.asksAtMost) {
    report(
      name,
      ["start"],
      `a talk can be asked ${most} questions here, at most ${flow.asksAtMost}`,
      "ask less, or write `asks-at-most` as the handbook allows it (never more than 4)",
    );
  }
}

function mostAsks(flows: Flows, at: Target, path: ReadonlySet<string>): number {
  const node = flows.flows[at.flow]?.nodes[at.node];
  const id = `${at.flow}/${at.node}`;
  if (!node || path.has(id)) return 0;
  const on = new Set([...path, id]);
  const { exit } = node;
  // One marked `if-room` is left out by the engine where the flow has asked enough.
  const asks = exit.kind === "ask" && exit.key !== null && !exit.ifRoom ? 1 : 0;
  const ways = edgesOf(exit).filter(({ to, place }) => {
    // Another flow counts for itself; only what is called belongs to the caller.
    return to.flow === at.flow || place[0] === "call";
  });
  return asks + Math.max(0, ...ways.map(({ to }) => mostAsks(flows, to, on)));
}
