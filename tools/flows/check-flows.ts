/** The checker: all rules over compiled flows. Each finding says where, what is wrong, and what to do. */

import type { Flows } from "../../src/conversation/flow-types.ts";
import { checkChips } from "./check-chips.ts";
import { checkGraph } from "./check-graph.ts";
import { checkTexts } from "./check-texts.ts";
import { checkTurns } from "./check-turns.ts";
import { checkWaits } from "./check-waits.ts";
import type { Finding, Parsed, Report } from "./sources.ts";

/** Runs every rule. Turns are only walked when all targets exist. */
export function checkFlows(flows: Flows, files: ReadonlyMap<string, Parsed>): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (flow, place, problem, todo) => {
    const file = files.get(flow);
    const finding = {
      path: file?.path ?? `flows/${flow}.yaml`,
      line: file?.lineOf(place) ?? 1,
      node: place[0] === "nodes" || place[0] === "texts" ? String(place[1]) : null,
      problem,
      todo,
    };
    const same = (one: Finding) => one.path === finding.path && one.line === finding.line && one.problem === problem;
    if (!findings.some(same)) findings.push(finding);
  };
  checkTexts(flows, report);
  checkChips(flows, report);
  const whole = checkGraph(flows, report);
  if (whole) {
    checkTurns(flows, report);
    checkWaits(flows, report);
  }
  return findings.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}
