/** Compiles the flows before wrangler does: its own report of a failing build command hides the sentence that matters. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { StartRefused } from "./refused.ts";
import { root } from "./wrangler.ts";

/** @throws {StartRefused} with the compiler's own words. */
export async function compileFlows(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(root, "tools", "flows", "compile.ts"), "--quiet"], { cwd: root });
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new StartRefused(`The flows do not compile: ${stderr.trim() || String(error)}`);
  }
}
