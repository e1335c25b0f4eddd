/** Brings the embedded D1 to the newest schema before anything opens it. */
import { StartRefused } from "./refused.ts";
import { runWrangler } from "./wrangler.ts";

/** @throws {StartRefused} naming the migration that failed. Wrangler rolls a failed file back, so the data is as before. */
export async function migrate(statePath: string, envFile: string): Promise<void> {
  const where = ["DB", "--local", "--persist-to", statePath, "--env-file", envFile];
  const applied = await runWrangler(["d1", "migrations", "apply", ...where], statePath);
  if (applied.code === 0) return;
  const reason = /\[ERROR\]\s*(.+)/.exec(applied.output)?.[1] ?? "no reason given";
  // Wrangler does not say which one it was: the first that still waits.
  const waiting = await runWrangler(["d1", "migrations", "list", ...where], statePath);
  const file = /\b\d{4}_[\w-]+\.sql\b/.exec(waiting.output)?.[0] ?? "";
  throw new StartRefused(
    `migrations/${file} could not be applied: ${reason}. Correct it, or begin with empty data: rm -rf .tonari (loses only demo data)`,
  );
}
