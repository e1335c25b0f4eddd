/** Checks every text a person may read, and that each promise of time has its off-hours words. */

import type { Bubble, Flows } from "../../src/conversation/flow-types.ts";
import { faultsOf } from "../../src/conversation/text-rules.ts";
import type { Place, Report } from "./sources.ts";

/** Bubbles, questions, listening answers and the shared texts. */
export function checkTexts(flows: Flows, report: Report): void {
  for (const [name, flow] of Object.entries(flows.flows)) {
    const most = flow.crisis ? 80 : 60;
    for (const [nodeName, node] of Object.entries(flow.nodes)) {
      const place: Place = ["nodes", nodeName];
      checkBubbles(node.say, name, [...place, "say"], most, report);
      if (node.exit.kind === "listen") {
        node.exit.wordings.forEach((wording, index) => {
          checkBubbles(wording, name, [...place, "listen", "answers", index], most, report);
        });
      }
      if (node.exit.kind === "ask" && node.exit.question !== null) {
        for (const fault of faultsOf(node.exit.question, most)) {
          report(name, [...place, "ask", "question"], fault.problem, fault.todo);
        }
      }
    }
  }
  for (const [name, wordings] of Object.entries(flows.texts)) {
    wordings.forEach((wording, index) => {
      checkBubbles(wording, "common", ["texts", name, index], 60, report);
    });
  }
}

function checkBubbles(bubbles: readonly Bubble[], flow: string, place: Place, most: number, report: Report): void {
  bubbles.forEach((bubble, index) => {
    // A lone bubble may be written without a list; the line is the same.
    for (const fault of faultsOf(bubble.text, most)) report(flow, [...place, index], fault.problem, fault.todo);
    if (bubble.text.includes("{nextReading}") && !bubble.when.includes("closed")) {
      report(flow, [...place, index], "{nextReading} is said while somebody is reading", "put it under `when: closed`");
    }
  });
  const open = bubbles.some((bubble) => bubble.when.includes("open"));
  const closed = bubbles.filter((bubble) => bubble.when.includes("closed"));
  if (open && closed.length === 0) {
    report(flow, place, "there are words for open hours but none for closed ones", "add a bubble with `when: closed`");
  }
  if (closed.length > 0 && !open) {
    report(flow, place, "there are words for closed hours but none for open ones", "add a bubble with `when: open`");
  }
  if (open && closed.length > 0 && !closed.some((bubble) => bubble.text.includes("{nextReading}"))) {
    report(flow, place, "the words for closed hours do not say when somebody reads", "name {nextReading} in them");
  }
}
