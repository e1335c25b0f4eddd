/** Have the schema and the migrations drifted apart? drizzle-kit would then write a new file into a copy of them. */
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Result, root, run } from "./run.ts";

export async function migrationDrift(scratch: string): Promise<Result> {
  const migrations = join(root, "migrations");
  const copy = join(scratch, "migrations");
  await cp(migrations, copy, { recursive: true });
  const config = join(scratch, "drizzle.config.json");
  // drizzle-kit reads `out` from where it stands, whatever it looks like.
  const settings = { dialect: "sqlite", schema: join(root, "src/store/schema/*.ts"), out: "./migrations" };
  await writeFile(config, JSON.stringify(settings));
  const kit = join(root, "node_modules", ".bin", "drizzle-kit");
  const { output } = await run(kit, ["generate", "--config", config], scratch);
  const known = new Set(await readdir(migrations));
  const fresh = (await readdir(copy)).filter((name) => name.endsWith(".sql") && !known.has(name));
  // It ends well even when it failed, or has a question nobody hears: only its own words count.
  if (fresh.length === 0 && output.includes("No schema changes")) return { ok: true, output };
  const sql = await Promise.all(fresh.map((name) => readFile(join(copy, name), "utf8")));
  return {
    ok: false,
    output: ["The schema has changed: npm run db:generate, and read the SQL.", output, ...sql].join("\n"),
  };
}
