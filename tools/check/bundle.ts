/** Does the worker bundle for deployment, and how large is it on the wire? */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Result, root, run } from "./run.ts";

/** Cloudflare's limit for the smaller plan. */
const limitKiB = 3 * 1024;

export async function bundleSize(outdir: string): Promise<Result> {
  const args = ["deploy", "--dry-run", "--outdir", outdir];
  const result = await run(join(root, "node_modules", ".bin", "wrangler"), args);
  if (!result.ok) return result;
  const names = (await readdir(outdir)).filter((name) => !name.endsWith(".map") && !name.endsWith(".md"));
  const files = await Promise.all(names.map((name) => readFile(join(outdir, name))));
  const kib = Math.ceil(files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1024);
  return { ...result, ok: kib <= limitKiB, note: `${kib} KiB gz of ${limitKiB}` };
}
