/** Reads what the checks before a launch look at: settings, a local copy of the database, flows, menu. Writes nothing. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseEnv } from "node:util";
import { leftOutOfAll } from "../../src/triage/lexicon.ts";
import { root } from "../check/run.ts";
import { compileFlows, readFlowFiles } from "../flows/compile.ts";
import { printFinding } from "../flows/sources.ts";
import { checkMenu } from "../richmenu/checks.ts";
import { readMenu } from "../richmenu/menu-file.ts";
import { checkPictures } from "../richmenu/pictures.ts";
import type { Facts, Row, Tables } from "./findings.ts";

/** A thing that was asked for and is not there. */
export class PreflightRefused extends Error {
  override name = "PreflightRefused";
}

const QUERIES: Record<keyof Tables, string> = {
  settings: "SELECT key, value FROM town_setting",
  districts: "SELECT id, name, names, south, west, north, east, hours FROM welfare_district ORDER BY position",
  staff: "SELECT id, email, role, disabled_at FROM staff",
  staffDistricts: "SELECT staff_id, area, part FROM staff_district",
  checks: "SELECT line_id, number, max(checked_on) AS checked_on FROM hotline_check GROUP BY line_id, number",
  places: "SELECT name, checked_on, listed FROM place",
  shifts: "SELECT id, staff_id FROM duty_shift WHERE ended_at IS NULL AND staff_id IS NOT NULL",
  devices: "SELECT staff_id FROM push_subscription WHERE removed_at IS NULL",
};

/**
 * @param path an SQLite file, a dump (`wrangler d1 export`, .sql), or the folder where `npm start` keeps its state.
 * @returns null when there is no such thing; a table that is not there is null by itself.
 */
export function readTables(path: string): Tables | null {
  const file = databaseFile(path);
  if (file === null) return null;
  const isDump = file.endsWith(".sql");
  const database = new DatabaseSync(isDump ? ":memory:" : file, isDump ? {} : { readOnly: true });
  try {
    if (isDump) database.exec(`PRAGMA foreign_keys = OFF;\n${readFileSync(file, "utf8")}`);
    const read = (sql: string): Row[] | null => {
      try {
        return database.prepare(sql).all() as Row[];
      } catch (error) {
        if (error instanceof Error && /no such (?:table|column)/.test(error.message)) return null;
        throw error;
      }
    };
    return Object.fromEntries(Object.entries(QUERIES).map(([name, sql]) => [name, read(sql)])) as Tables;
  } finally {
    database.close();
  }
}

/** In a folder: the one database wrangler keeps there for D1. */
function databaseFile(path: string): string | null {
  if (!existsSync(path)) return null;
  if (!statSync(path).isDirectory()) return path;
  const found = readdirSync(path, { recursive: true, encoding: "utf8" }).filter(
    (name) => /d1/i.test(name) && name.endsWith(".sqlite") && !name.endsWith("metadata.sqlite"),
  );
  if (found.length > 1)
    throw new PreflightRefused("データベースがいくつもあります。--database でひとつのファイルを指してください");
  return found[0] === undefined ? null : join(path, found[0]);
}

/** The settings of the environment, or of a file of `NAME=value` lines. */
export function readSettings(file: string | undefined, env: Facts["env"]): { env: Facts["env"]; from: string } {
  if (file === undefined) {
    const own = join(root, ".dev.vars");
    const named = ["DATA_KEYS", "LINE_CHANNEL_SECRET", "PUBLIC_ORIGIN"].some((name) => (env[name] ?? "") !== "");
    if (named || !existsSync(own)) return { env, from: "環境変数" };
    return { env: parseEnv(readFileSync(own, "utf8")), from: ".dev.vars" };
  }
  if (!existsSync(file)) throw new PreflightRefused("--vars のファイルがありません");
  return { env: parseEnv(readFileSync(file, "utf8")), from: file };
}

export async function readWords(): Promise<Pick<Facts, "flows" | "menu" | "lexicon" | "unread">> {
  const files = readFlowFiles();
  const { flows, findings, notices } = compileFlows(files);
  const menu = readMenu();
  const found = flows === null ? [] : checkMenu(menu, flows).findings;
  return {
    flows: [...findings, ...notices].map(printFinding),
    menu: flows === null ? ["flows"] : [...found, ...(found.length === 0 ? await checkPictures(menu) : [])],
    lexicon: [...leftOutOfAll()],
    unread: unreadTexts(join(root, "flows", "text")),
  };
}

/** Files that bear `native-check: needed`, counted by language. */
export function unreadTexts(folder: string): Facts["unread"] {
  if (!existsSync(folder)) return [];
  const count = new Map<string, number>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const [language] = name.split(/[\\/]/);
    if (language === undefined || !/\.ya?ml$/.test(name)) continue;
    if (/^native-check:\s*["']?needed/m.test(readFileSync(join(folder, name), "utf8")))
      count.set(language, (count.get(language) ?? 0) + 1);
  }
  return [...count].sort().map(([language, number]) => ({ language, files: number }));
}
