/** The project's own test lines as sets for the public rates: what was said, and which answer a careful worker would want. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LEVELS, type Level } from "../../src/triage/types.ts";

export type SetName = "now" | "danger" | "near" | "harmless";

export interface SetLine {
  set: SetName;
  /** One person's messages, oldest first. */
  messages: readonly string[];
}

const FOLDER = join(import.meta.dirname, "..", "..", "tests", "node", "triage");
const SECTION = /^@ (\S+) (U[0-4]) ([a-z,]+) (\S+) \| (.+)$/;

const messagesOf = (said: unknown): string[] => (Array.isArray(said) ? said.map(String) : [String(said)]);
const byLevel = (level: unknown): SetName => (level === "U0" ? "now" : "danger");

/** The tables, as far as they are there: each with how one of its rows is read. */
const TABLES: readonly [file: string, name: string, read: (row: unknown) => SetLine][] = [
  [
    "lines-danger.ts",
    "DANGER",
    (row) => ({ set: byLevel((row as unknown[])[1]), messages: messagesOf((row as unknown[])[0]) }),
  ],
  [
    "lines-more.ts",
    "MORE_DANGER",
    (row) => ({ set: byLevel(String(row).slice(0, 2)), messages: String(row).slice(3).split("/") }),
  ],
  ["lines-near.ts", "NEAR", (row) => ({ set: "near", messages: messagesOf((row as unknown[])[0]) })],
  ["lines-harmless.ts", "HARMLESS", (row) => ({ set: "harmless", messages: messagesOf((row as unknown[])[0]) })],
  ["lines-more-harmless.ts", "MORE_HARMLESS", (row) => ({ set: "harmless", messages: messagesOf(row) })],
];

/** All lines, in a fixed order. Sections of the `lines/*.txt` files say level and safety themselves. */
export async function readTestSets(folder: string = FOLDER): Promise<SetLine[]> {
  const out: SetLine[] = [];
  for (const [file, name, read] of TABLES) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const module = (await import(pathToFileURL(path).href)) as Record<string, readonly unknown[]>;
    out.push(...(module[name] ?? []).map(read));
  }
  const texts = join(folder, "lines");
  if (!existsSync(texts)) return out;
  for (const file of readdirSync(texts).toSorted()) {
    if (file.endsWith(".txt")) out.push(...readSections(readFileSync(join(texts, file), "utf8")));
  }
  return out;
}

/** @throws when a line stands under no section: it would be counted nowhere. */
export function readSections(text: string): SetLine[] {
  const out: SetLine[] = [];
  let set: SetName | null = null;
  for (const line of text.trim().split("\n").slice(1)) {
    if (line.trim() === "") continue;
    const head = SECTION.exec(line);
    if (head) set = setOf(head[1] ?? "", head[2] as Level, head[3] ?? "");
    else if (set === null || line.startsWith("@")) throw new Error(`no section: ${line}`);
    else out.push({ set, messages: line.split(" / ") });
  }
  return out;
}

function setOf(kind: string, level: Level, safety: string): SetName {
  if (kind === "near" || safety.startsWith("soft")) return "near";
  return LEVELS.indexOf(level) <= 1 && safety.startsWith("full") ? byLevel(level) : "harmless";
}
