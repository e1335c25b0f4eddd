/** The way into D1: the raw handle for the hot batches, drizzle for the rest, and the key ring. No transaction exists. */
import type { D1Database, D1PreparedStatement, D1Result } from "@cloudflare/workers-types";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { KeyRing } from "./key-ring.ts";
import * as alerts from "./schema/alerts.ts";
import * as answering from "./schema/answering.ts";
import * as danger from "./schema/danger.ts";
import * as grants from "./schema/grants.ts";
import * as list from "./schema/list.ts";
import * as media from "./schema/media.ts";
import * as people from "./schema/people.ts";
import * as requests from "./schema/requests.ts";
import * as roles from "./schema/roles.ts";
import * as subjects from "./schema/subjects.ts";
import * as tags from "./schema/tags.ts";
import * as talk from "./schema/talk.ts";
import * as teamwork from "./schema/teamwork.ts";
import * as town from "./schema/town.ts";

export const schema = {
  ...alerts,
  ...answering,
  ...danger,
  ...grants,
  ...list,
  ...media,
  ...people,
  ...requests,
  ...subjects,
  ...tags,
  ...talk,
  ...teamwork,
  ...roles,
  ...town,
};

/** One prepared statement with its parameters bound. */
export type Statement = D1PreparedStatement;
export type StatementResult = D1Result<Record<string, unknown>>;

export interface Store {
  keys: KeyRing;
  /** Everything but the turn's two batches. Use `batch`, never `transaction`: D1 has none. */
  orm: Omit<DrizzleD1Database<typeof schema>, "transaction">;
  prepare(sql: string): Statement;
  /** All or nothing, one round trip. */
  batch(statements: Statement[]): Promise<StatementResult[]>;
}

export function openStore(database: D1Database, keys: KeyRing): Store {
  return {
    keys,
    orm: drizzle(database, { schema }),
    prepare: (sql) => database.prepare(sql),
    batch: (statements) => database.batch<Record<string, unknown>>(statements),
  };
}
