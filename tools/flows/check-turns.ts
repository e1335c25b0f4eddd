/** Walks every possible turn (all hours, first and later visits, questions already asked) and counts what is said in it. */

import type { Bubble, Condition, Exit, Fact, Flows, Target } from "../../src/conversation/flow-types.ts";
import { edgesOf } from "./check-graph.ts";
import type { Report } from "./sources.ts";

const MOST_BUBBLES = 3;

/** Everything a person's situation can be, as far as any text of the flows asks about it. */
function worldsOf(flows: Flows): Fact[][] {
  const asked = new Set<Fact>(PAIRS.flat());
  const hear = (bubble: Bubble) => {
    for (const one of bubble.when) asked.add(one.replace(/^not-/u, "") as Fact);
  };
  for (const { nodes } of Object.values(flows.flows)) {
    for (const { say, exit } of Object.values(nodes)) {
      say.forEach(hear);
      if (exit.kind === "listen") exit.wordings.flat().forEach(hear);
    }
  }
  Object.values(flows.texts).flat(2).forEach(hear);
  const single = [...asked].filter((fact) => !PAIRS.flat().includes(fact));
  let worlds: Fact[][] = [[]];
  for (const pair of PAIRS) worlds = worlds.flatMap((world) => pair.map((fact) => [...world, fact]));
  for (const fact of single) worlds = worlds.flatMap((world) => [world, [...world, fact]]);
  return worlds;
}

/** Of these one is always true. */
const PAIRS: readonly (readonly Fact[])[] = [
  ["open", "closed"],
  ["first", "returning"],
  ["contactOk", "doNotContact"],
];

const holds = (world: readonly Fact[], one: Condition): boolean =>
  one.startsWith("not-") ? !world.includes(one.slice(4) as Fact) : world.includes(one as Fact);

interface Said {
  bubbles: string[];
  question: string | null;
  /** The last node of the turn. */
  at: Target;
  circle: boolean;
}

/** ≤ 3 bubbles, ≤ 1 question mark, something said, and no circle without a wait, in every turn there can be. */
export function checkTurns(flows: Flows, report: Report): void {
  const worlds = worldsOf(flows);
  for (const start of startsOf(flows)) {
    for (const world of worlds) {
      for (const said of turnsFrom(flows, start, world, [], [])) checkTurn(flows, said, start, report);
    }
  }
  checkSharedTexts(flows, worlds, report);
}

function checkTurn(flows: Flows, said: Said, start: Target, report: Report): void {
  const place = ["nodes", start.node];
  if (said.circle) {
    report(
      start.flow,
      place,
      `from here it goes round in a circle without waiting (at ${said.at.flow}/${said.at.node})`,
      "ask or listen somewhere on the way",
    );
    return;
  }
  const whole = [...said.bubbles, said.question ?? ""].join("");
  const marks = (whole.match(/[?？]/gu) ?? []).length;
  if (said.bubbles.length > MOST_BUBBLES) {
    report(
      start.flow,
      place,
      `a turn from here says ${said.bubbles.length} bubbles, at most ${MOST_BUBBLES}`,
      "say less, or wait in between",
    );
  }
  if (marks > 1) report(start.flow, place, `a turn from here asks ${marks} times`, "ask one thing a turn");
  // After a danger the safety text has spoken already.
  const door = Object.values(flows.dangers).some((to) => to.flow === start.flow && to.node === start.node);
  if (whole === "" && !door) report(start.flow, place, "a turn from here says nothing", "say something short");
}

/** Every node a turn can begin at. */
function startsOf(flows: Flows): Target[] {
  const starts: Target[] = Object.entries(flows.entries)
    // These two are stood at without their words being said.
    .filter(([name]) => name !== "together" && name !== "fullDanger")
    .map(([, to]) => to);
  starts.push(...Object.values(flows.dangers));
  for (const flow of Object.values(flows.flows)) {
    starts.push(...flow.opens.map((opening) => opening.go));
    for (const node of Object.values(flow.nodes)) {
      if (node.exit.kind === "ask" || node.exit.kind === "listen")
        starts.push(
          ...edgesOf(node.exit)
            // A time-out is no turn: it says nothing (check-waits.ts).
            .filter(({ place }) => place.at(-1) !== "timeout")
            .map((edge) => edge.to),
        );
    }
  }
  const seen = new Set<string>();
  return starts.filter((to) => {
    const id = `${to.flow}/${to.node}`;
    return !seen.has(id) && Boolean(seen.add(id));
  });
}

function turnsFrom(
  flows: Flows,
  at: Target,
  world: readonly Fact[],
  path: readonly string[],
  before: readonly string[],
): Said[] {
  const node = flows.flows[at.flow]?.nodes[at.node];
  if (!node) return [];
  const id = `${at.flow}/${at.node}`;
  const bubbles = [...before, ...said(node.say, world)];
  if (path.includes(id)) return [{ bubbles, question: null, at, circle: true }];
  const on = (to: Target) => turnsFrom(flows, to, world, [...path, id], bubbles);
  // A question asked before is passed over with the words that lead to it.
  const past = (to: Target) => turnsFrom(flows, to, world, [...path, id], before);
  const stop = (question: string | null): Said => ({ bubbles, question, at, circle: false });
  const { exit } = node;
  switch (exit.kind) {
    case "go":
    case "call":
      return on(exit.to);
    case "return":
      return [exit.otherwise, ...callersOf(flows, at.flow)].flatMap(on);
    case "resume":
      return on(exit.otherwise);
    case "branch":
      return branchWays(exit, world).flatMap(on);
    case "ask": {
      if (exit.key === null) return [stop(exit.question)];
      const spared = [exit.askedBefore, ...exit.chips.flatMap((chip) => (chip.remember ? [chip.remember] : []))];
      return [stop(exit.question), ...spared.flatMap(past)];
    }
    default:
      return [stop(null)];
  }
}

/** Ways that can be taken in this world: those by facts as they hold, those by answers and topics all of them. */
function branchWays(exit: Extract<Exit, { kind: "branch" }>, world: readonly Fact[]): Target[] {
  const ways: Target[] = [];
  for (const { test, to } of exit.ways) {
    if (test.kind !== "facts") ways.push(to);
    else if (test.all.every((one) => holds(world, one))) return [...ways, to];
  }
  return [...ways, exit.otherwise];
}

function said(bubbles: readonly Bubble[], world: readonly Fact[]): string[] {
  return bubbles.filter((bubble) => bubble.when.every((one) => holds(world, one))).map((bubble) => bubble.text);
}

/** Where a called flow may come back to. */
function callersOf(flows: Flows, called: string): Target[] {
  return Object.values(flows.flows).flatMap((flow) =>
    Object.values(flow.nodes).flatMap((node) =>
      node.exit.kind === "call" && node.exit.to.flow === called ? [node.exit.after] : [],
    ),
  );
}

/** The shared texts stand beside an open question, so they may not ask anything themselves. */
function checkSharedTexts(flows: Flows, worlds: readonly Fact[][], report: Report): void {
  const wordingsOf = Object.entries(flows.texts).flatMap(([name, wordings]) =>
    wordings.map((wording, index) => ({ wording, flow: "common", place: ["texts", name, index] as PropertyKey[] })),
  );
  for (const [flow, one] of Object.entries(flows.flows)) {
    for (const [node, { exit }] of Object.entries(one.nodes)) {
      if (exit.kind !== "listen") continue;
      exit.wordings.forEach((wording, index) => {
        wordingsOf.push({ wording, flow, place: ["nodes", node, "listen", "answers", index] });
      });
    }
  }
  for (const { wording, flow, place } of wordingsOf) {
    for (const world of worlds) {
      const bubbles = said(wording, world);
      if (bubbles.length === 0)
        report(flow, place, `nothing is said when ${world.join(", ")}`, "add a line without `when`");
      if (bubbles.length > MOST_BUBBLES)
        report(flow, place, `${bubbles.length} bubbles, at most ${MOST_BUBBLES}`, "say less");
      if (/[?？]/u.test(bubbles.join("").replaceAll("「？」", "")))
        report(flow, place, "an answer beside an open question asks again", "say it without a question");
    }
  }
}
