/** Reads what is stored, and changes nothing: the embedded database of `npm start`, or the SQL of `wrangler d1 export`. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseEnv } from "node:util";
import { dataKeysSchema, type KeyRing, openKeyRing, UnknownRingKey } from "../../src/store/key-ring.ts";
import { CannotOpen, open, type Place } from "../../src/store/seal.ts";

const root = join(import.meta.dirname, "..", "..");

export interface StoredOptions {
  /** Files of `wrangler d1 export`, taken in order (the key table may come apart). Without them: the data of `npm start`. */
  exports: readonly string[];
  /** Where `npm start` keeps its data. */
  statePath?: string;
  /** A file with DATA_KEYS, as `.dev.vars`; without it the environment's DATA_KEYS, then `.dev.vars`. */
  keysFile?: string;
}

export interface Stored {
  rows<T>(sql: string, ...values: (string | number)[]): T[];
  /** Null when the key is gone, or the value does not open. */
  open(personId: string, place: Place, sealed: string | null): Promise<string | null>;
  close(): void;
}

/** What went wrong, in one sentence for whoever typed the command. */
export class CannotRead extends Error {
  override name = "CannotRead";
}

/** @throws {CannotRead} */
export async function openStored(options: StoredOptions): Promise<Stored> {
  const ring = await ringFrom(options.keysFile);
  const database = options.exports.length > 0 ? fromExports(options.exports) : fromState(options.statePath);
  const rows = <T>(sql: string, ...values: (string | number)[]) => database.prepare(sql).all(...values) as T[];
  const keys = new Map<string, Promise<CryptoKey | null>>();
  const keyOf = (personId: string): Promise<CryptoKey | null> => {
    const known = keys.get(personId) ?? unwrap(ring, rows, personId);
    keys.set(personId, known);
    return known;
  };
  return {
    rows,
    async open(personId, place, sealed) {
      const key = sealed === null ? null : await keyOf(personId);
      return key === null || sealed === null ? null : orNull(() => open(key, place, sealed));
    },
    close: () => database.close(),
  };
}

async function ringFrom(file: string | undefined): Promise<KeyRing> {
  const devVars = join(root, ".dev.vars");
  const vars = (path: string) => parseEnv(readFileSync(path, "utf8")).DATA_KEYS;
  const text = file ? vars(file) : (process.env.DATA_KEYS ?? (existsSync(devVars) ? vars(devVars) : undefined));
  const parsed = dataKeysSchema.safeParse(json(text));
  if (!parsed.success)
    throw new CannotRead("DATA_KEYS が見つからないか、形がちがいます（--keys か環境変数で渡します）。");
  return openKeyRing(parsed.data);
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function fromExports(files: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
  for (const file of files) {
    if (!existsSync(file)) throw new CannotRead(`${file} がありません。`);
    database.exec(readFileSync(file, "utf8"));
  }
  if (!holdsDecisions(database)) throw new CannotRead("書き出したSQLに triage_decision の表がありません。");
  return database;
}

/** Wrangler names the file after a hash; the one with our tables is ours. Opened for reading, so a running worker is not disturbed. */
function fromState(statePath = join(root, ".tonari", "state")): DatabaseSync {
  for (const file of globSync("v3/d1/**/*.sqlite", { cwd: statePath })) {
    const database = new DatabaseSync(join(statePath, file), { readOnly: true });
    if (holdsDecisions(database)) return database;
    database.close();
  }
  throw new CannotRead(`${statePath} に記録がありません。先に npm start を動かしてください。`);
}

const holdsDecisions = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'triage_decision'").all().length > 0;

async function unwrap(ring: KeyRing, rows: Stored["rows"], personId: string): Promise<CryptoKey | null> {
  const [row] = rows<{ ring_key_id: string; wrapped: string }>(
    "SELECT ring_key_id, wrapped FROM person_key WHERE person_id = ?",
    personId,
  );
  return row ? orNull(() => ring.unwrapPersonKey(personId, row.ring_key_id, row.wrapped)) : null;
}

async function orNull<T>(opening: () => Promise<T>): Promise<T | null> {
  try {
    return await opening();
  } catch (error) {
    if (error instanceof CannotOpen || error instanceof UnknownRingKey) return null;
    throw error;
  }
}
