/** `npm run bench`: what the house can do a second and how much it weighs, measured here and now. `--json` for scripts. */

import { readFlowFiles } from "../flows/compile.ts";
import { compileFlows } from "../flows/compile-flows.ts";
import { engineFigures } from "./engine.ts";
import { flowSizes } from "./sizes.ts";

const TARGET_TIMES = 3;
const TARGET_STATE = 2048;

function main(args: readonly string[]): number {
  const { flows, findings } = compileFlows(readFlowFiles());
  if (!flows) {
    console.error(`the flows do not compile: ${findings.length} to repair (npm run -s flows -- check)`);
    return 1;
  }
  const engine = engineFigures(flows);
  const sizes = flowSizes(flows);
  const met = engine.times >= TARGET_TIMES && engine.stateBytes <= TARGET_STATE;
  if (args.includes("--json")) console.log(JSON.stringify({ engine, flows: sizes, met }));
  else print(engine, sizes);
  return 0;
}

function print(engine: ReturnType<typeof engineFigures>, sizes: ReturnType<typeof flowSizes>): void {
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

process.exitCode = main(process.argv.slice(2));
