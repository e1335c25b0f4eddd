/** `npm run -s flows -- check | graph <flow> | schema`: the checker, the picture of a flow, the shape of a flow file for editors. */

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { flowSvgFile } from "../../src/inbox/flow-picture/svg.ts";
import { readFlowFiles } from "./compile.ts";
import { compileFlows } from "./compile-flows.ts";
import { jsonSchemas } from "./json-schema.ts";
import { printFinding } from "./sources.ts";
import { writeWords } from "./write-words.ts";

const FLOWS = fileURLToPath(new URL("../../flows/", import.meta.url));
const USAGE = [
  "flows check            all message rules over flows/*.yaml and their words in other languages",
  "flows graph <flow>     the flow as a picture (SVG) on standard output",
  "flows words <language> [memory.json]  writes flows/text/<language>/ from what is known, and lists what has no words yet",
  "flows schema           writes flows/*.schema.json, from which editors complete and check",
].join("\n");

function main([command, name, memory]: string[]): number {
  if (command === "schema") {
    for (const [file, text] of Object.entries(jsonSchemas())) writeFileSync(`${FLOWS}${file}`, text);
    return 0;
  }
  if (command === "words") return writeWords(name ?? "", memory);
  if (command !== "check" && command !== "graph") {
    console.error(USAGE);
    return 1;
  }
  const { flows, findings, notices } = compileFlows(readFlowFiles());
  if (command === "check") {
    const all = [...findings, ...notices];
    for (const finding of all) console.log(printFinding(finding));
    const count = Object.keys(flows?.flows ?? {}).length;
    console.log(all.length === 0 ? `${count} flows, nothing to repair` : `${all.length} to repair`);
    return all.length === 0 ? 0 : 1;
  }
  const flow = name !== undefined && flows && Object.hasOwn(flows.flows, name) ? flows.flows[name] : undefined;
  if (name !== undefined && flow) {
    process.stdout.write(`${flowSvgFile(name, flow)}\n`);
    return 0;
  }
  console.error(
    flows
      ? `Say which flow: ${Object.keys(flows.flows).join(", ")}`
      : "Run `flows check` first: something has to be repaired.",
  );
  return 1;
}

process.exitCode = main(process.argv.slice(2));
