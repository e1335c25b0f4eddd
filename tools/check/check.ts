/** `npm run check`: everything that can be known without running the system. One line a step; output only of what failed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleSize } from "./bundle.ts";
import { migrationDrift } from "./drift.ts";
import { type Result, root, run } from "./run.ts";

const bin = (name: string): string => join(root, "node_modules", ".bin", name);
const script = (...args: string[]) => run(process.execPath, args);

const steps: [name: string, run: (scratch: string) => Promise<Result>][] = [
  ["flows compile", () => script("tools/flows/compile.ts", "--quiet")],
  ["flows hold to the message rules", () => script("tools/flows/cli.ts", "check")],
  ["the hotline register holds", () => script("tools/preflight/register.ts")],
  ["every pattern of the lexicon can be built", () => script("tools/preflight/lexicon.ts")],
  ["the rich menu holds, its pictures are its data", () => script("tools/richmenu/cli.ts", "check")],
  [
    "format and lint",
    () => run(bin("biome"), ["ci", "--colors=off", "--diagnostic-level=warn", "--max-diagnostics=50", "."]),
  ],
  ["types of the worker", () => run(bin("tsc"), ["-p", "tsconfig.json"])],
  ["types of tools and tests", () => run(bin("tsc"), ["-p", "tsconfig.node.json"])],
  ["migrations match the schema", (scratch) => migrationDrift(join(scratch, "drift"))],
  ["the worker bundles", (scratch) => bundleSize(join(scratch, "bundle"))],
];

async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "tonari-check-"));
  const failed: string[] = [];
  try {
    for (const [name, step] of steps) {
      const from = performance.now();
      const { ok, output, note } = await step(scratch);
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      console.log(`${ok ? "✔" : "✘"} ${name}${note ? `: ${note}` : ""} (${seconds} s)`);
      if (ok) continue;
      failed.push(name);
      console.log(`${output.replaceAll(/^/gm, "  ")}\n`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(failed.length === 0 ? "check: all good" : `check: ${failed.length} failed: ${failed.join(", ")}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
