/** `npm run -s flows -- check` and `npm run -s flows -- graph <flow>`. */

import { readFlowFiles } from "./compile.ts";
import { compileFlows } from "./compile-flows.ts";
import { mermaid } from "./graph.ts";
import { printFinding } from "./sources.ts";

function main([command, name]: string[]): number {
  const { flows, findings } = compileFlows(readFlowFiles());
  if (command === "check") {
    for (const finding of findings) console.log(printFinding(finding));
    console.log(
      findings.length === 0
        ? `${Object.keys(flows?.flows ?? {}).length} flows, nothing to repair`
        : `${findings.length} to repair`,
    );
    return findings.length === 0 ? 0 : 1;
  }
  if (command === "graph") {
    const flow = name === undefined ? undefined : flows?.flows[name];
    if (name !== undefined && flow) {
      process.stdout.write(mermaid(name, flow));
      return 0;
    }
    console.error(
      flows
        ? `Say which flow: ${Object.keys(flows.flows).join(", ")}`
        : "Run `flows check` first: something has to be repaired.",
    );
    return 1;
  }
  console.error(
    "flows check            all message rules over flows/*.yaml\nflows graph <flow>     the flow as a Mermaid picture",
  );
  return 1;
}

process.exitCode = main(process.argv.slice(2));
