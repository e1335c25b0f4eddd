/** The D1 and the R2 that wrangler embeds, opened from Node: in memory for a talk, on disk for the demo data. */
import { readdirSync, readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

export type EmbeddedD1 = { database: D1Like; bucket: R2Like; close(): Promise<void> };
type D1Like = Awaited<ReturnType<Miniflare["getD1Database"]>>;
type R2Like = Awaited<ReturnType<Miniflare["getR2Bucket"]>>;

/** `bucket_name` of wrangler.toml. */
const BUCKET = "tonari-media";

const MIGRATIONS = new URL("../../migrations/", import.meta.url);

/** @param options `persist`: where wrangler keeps its resources (`v3` under its `--persist-to`); without it the database lives in memory, and is migrated here. */
export async function openEmbeddedD1(options: { persist?: string; databaseId?: string } = {}): Promise<EmbeddedD1> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: "export default { fetch() { return new Response(null, { status: 404 }); } };",
      compatibilityDate: "2026-08-01",
      d1Databases: { DB: options.databaseId ?? "memory" },
      r2Buckets: { MEDIA: BUCKET },
      ...(options.persist ? { resourcePersistencePath: options.persist } : {}),
    }),
  );
  const database = await miniflare.getD1Database("DB");
  const bucket = await miniflare.getR2Bucket("MEDIA");
  if (!options.persist) await migrate(database);
  return { database, bucket, close: () => miniflare.dispose() };
}

/** The same SQL files that wrangler applies, in order. */
async function migrate(database: D1Like): Promise<void> {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const statements = files.flatMap((name) =>
    readFileSync(new URL(name, MIGRATIONS), "utf8")
      .split("--> statement-breakpoint")
      .map((sql) => sql.trim())
      .filter(Boolean),
  );
  await database.batch(statements.map((sql) => database.prepare(sql)));
}
