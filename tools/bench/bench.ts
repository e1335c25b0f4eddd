/** `npm run bench`: what the house can do a second and how much it weighs, measured here and now. `--json` for scripts. */

import { readFlowFiles } from "../flows/compile.ts";
import { compileFlows } from "../flows/compile-flows.ts";
import { engineFigures } from "./engine.ts";
import { listFigures, listMet, printList } from "./list.ts";
import { flowSizes } from "./sizes.ts";
import { type TriageFigures, triageFigures } from "./triage.ts";

const TARGET_TIMES = 3;
const TARGET_STATE = 2048;
const TARGET_HEARD_MS = 1;
/** Twice the text may take twice as long, and what a busy machine adds. */
const TARGET_GROWTH = 3;

async function main(args: readonly string[]): Promise<number> {
  const { flows, findings } = compileFlows(readFlowFiles());
  if (!flows) {
    console.error(`the flows do not compile: ${findings.length} to repair (npm run -s flows -- check)`);
    return 1;
  }
  // First of all: the first decision of a process is one of the figures.
  const triage = triageFigures();
  const engine = engineFigures(flows);
  const sizes = flowSizes(flows);
  const list = await listFigures();
  const met =
    listMet(list) &&
    engine.times >= TARGET_TIMES &&
    engine.stateBytes <= TARGET_STATE &&
    triage.everydayMs < TARGET_HEARD_MS &&
    triage.hostile.every(({ growth }) => growth <= TARGET_GROWTH);
  if (args.includes("--json")) console.log(JSON.stringify({ engine, triage, flows: sizes, list, met }));
  else {
    print(engine, triage, sizes);
    printList(list);
  }
  return 0;
}

function print(
  engine: ReturnType<typeof engineFigures>,
  triage: TriageFigures,
  sizes: ReturnType<typeof flowSizes>,
): void {
  console.log("Triage: messages heard a second (median, least–most of 7 rounds)");
  for (const { name, perSecond } of triage.heard) {
    console.log(`  ${name.padEnd(28)} ${perSecond.median}  (${perSecond.least}–${perSecond.most})`);
  }
  console.log(
    `  one everyday message ${triage.everydayMs.toFixed(2)} ms (target below ${TARGET_HEARD_MS}); the first of a process ${triage.firstMs.toFixed(0)} ms`,
  );
  console.log("  5,000 characters of one thing, the slowest:");
  for (const { unit, ms, growth } of triage.hostile.slice(0, 3)) {
    console.log(`    ${unit} ${ms.toFixed(1)} ms, ${growth.toFixed(1)} times half of it (2 is linear)`);
  }
  console.log(
    "Conversation: one step with its state stored and restored, steps a second (median, least–most of 9 rounds)",
  );
  for (const { name, perSecond } of engine.steps) {
    console.log(`  ${name.padEnd(10)} ${perSecond.median}  (${perSecond.least}–${perSecond.most})`);
  }
  console.log(
    `  ${engine.times.toFixed(1)} times xstate (target ${TARGET_TIMES}); state ${engine.stateBytes} bytes (at most ${TARGET_STATE})`,
  );
  console.log("Flows in the bundle, KiB (gzip)");
  console.log(
    `  all languages ${sizes.all.plain} (${sizes.all.gzip}), Japanese alone ${sizes.japanese.plain} (${sizes.japanese.gzip})`,
  );
  for (const { flow, gzip } of sizes.flows.slice(0, 5)) console.log(`  ${flow.padEnd(20)} ${gzip}`);
}

process.exitCode = await main(process.argv.slice(2));
