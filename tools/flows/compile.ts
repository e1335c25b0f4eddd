/** `node tools/flows/compile.ts [--quiet]`: compiles flows/*.yaml to src/conversation/flows.generated.ts. */

import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Flows } from "../../src/conversation/flow-types.ts";
import { compileFlows, type SourceFile } from "./compile-flows.ts";
import { printFinding } from "./sources.ts";

export { compileFlows } from "./compile-flows.ts";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const TARGET = join(ROOT, "src/conversation/flows.generated.ts");

/** The flow files of this repository, in a fixed order. */
export function readFlowFiles(root: string = ROOT): SourceFile[] {
  return globSync(["flows/*.yaml", "flows/text/*/*.yaml"], { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** The generated module, the same for the same flows. */
export function moduleText(flows: Flows): string {
  return [
    "/** Compiled from flows/*.yaml by tools/flows/compile.ts. Do not change by hand. */",
    'import type { Flows } from "./flow-types.ts";',
    "",
    // A string is read at start-up several times faster than an object literal of this size, and type-checks at once.
    `export const flows = JSON.parse(${JSON.stringify(JSON.stringify(flows))}) as Flows;`,
    "",
  ].join("\n");
}

function main(quiet: boolean): number {
  const { flows, findings } = compileFlows(readFlowFiles());
  for (const finding of findings) console.error(printFinding(finding));
  if (flows === null) return 1;
  const text = moduleText(flows);
  const same = existsSync(TARGET) && readFileSync(TARGET, "utf8") === text;
  if (!same) writeFileSync(TARGET, text);
  if (!quiet) console.log(`${Object.keys(flows.flows).length} flows ${same ? "unchanged" : "compiled"}`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.includes("--quiet"));
