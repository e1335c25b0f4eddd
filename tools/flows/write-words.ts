/** Writes the files of one language anew: every Japanese text that has words gets its entry, in the order it is said. */

import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import type { TextFile } from "../../src/conversation/flow-schema.ts";
import { readFlowFiles } from "./compile.ts";
import { compileFlows } from "./compile-flows.ts";
import { everythingSaid, FOLDERS } from "./variants.ts";

type Entry = { ja: string; say: string; also?: string[] };
const ROOT = fileURLToPath(new URL("../../flows/text/", import.meta.url));

/**
 * What is known comes from the files themselves, the same line in another place included, and from `memory` (JSON: Japanese →
 * words), which wins. Prints, one JSON string a
 * line, every Japanese text that has no words yet. @returns the exit code.
 */
export function writeWords(language: string, memory?: string): number {
  if (!Object.hasOwn(FOLDERS, language)) {
    console.error(`Say which language: ${Object.keys(FOLDERS).join(", ")}`);
    return 1;
  }
  const folder = `${ROOT}${FOLDERS[language as keyof typeof FOLDERS]}`;
  const { flows } = compileFlows(readFlowFiles().filter(({ path }) => !path.startsWith("flows/text/")));
  if (!flows) {
    console.error("Run `flows check` first: something has to be repaired.");
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  const given = memory === undefined ? {} : (JSON.parse(readFileSync(memory, "utf8")) as Record<string, string>);
  const missing = new Set<string>();
  const elsewhere = new Map<string, string>();
  for (const path of globSync(`${folder}/*.yaml`)) {
    for (const { ja, say } of knownIn(parse(readFileSync(path, "utf8")) as TextFile).values()) elsewhere.set(ja, say);
  }
  for (const [flow, spoken] of Map.groupBy(everythingSaid(flows), (one) => one.flow)) {
    const path = `${folder}/${flow}.yaml`;
    const before = existsSync(path) ? (parse(readFileSync(path, "utf8")) as TextFile) : null;
    const head = { language, "native-check": before?.["native-check"] ?? "needed" };
    const known = knownIn(before);
    const nodes: Record<string, Entry[]> = {};
    for (const { at, ja } of spoken) {
      const list = nodes[at] ?? [];
      nodes[at] = list;
      if (list.some((entry) => entry.ja === ja)) continue;
      const old = known.get(`${at}\u0000${ja}`);
      const say = given[ja] ?? old?.say ?? elsewhere.get(ja);
      if (say === undefined) missing.add(ja);
      else list.push({ ja, say, ...(old?.also ? { also: old.also } : {}) });
    }
    const filled = Object.fromEntries(Object.entries(nodes).filter(([, list]) => list.length > 0));
    if (Object.keys(filled).length === 0) continue;
    const { words, ...texts } = filled;
    const body = flow === "common" ? { texts, ...(words ? { words } : {}) } : { nodes: filled };
    writeFileSync(path, stringify({ ...head, ...body }, { lineWidth: 0 }));
  }
  for (const ja of missing) console.log(JSON.stringify(ja));
  return 0;
}

function knownIn(file: TextFile | null): Map<string, Entry> {
  const known = new Map<string, Entry>();
  const groups = { ...file?.nodes, ...file?.texts, ...(file?.words ? { words: file.words } : {}) };
  for (const [at, list] of Object.entries(groups)) {
    for (const { ja, say, also } of list ?? []) known.set(`${at}\u0000${ja}`, { ja, say, ...(also ? { also } : {}) });
  }
  return known;
}
