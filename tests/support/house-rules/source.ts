/** Reads the project's own files for the house rules: no installed, generated or vendored ones. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const root = join(import.meta.dirname, "..", "..", "..");

export interface SourceFile {
  /** From the root, with slashes. */
  path: string;
  text: string;
}

const folders = ["src", "tools", "tests", "flows", "public", "migrations"];
const notOurs = /(^|\/)(vendor|meta|node_modules)\/|\.generated\.\w+$/;
const readable = /\.(ts|tsx|js|css|html|ya?ml|sql|json)$/;

export function readSources(): SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const configs = readdirSync(root).filter((name) => name.endsWith(".config.ts"));
  return [...paths, ...configs]
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => readable.test(path) && !notOurs.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

export interface Import {
  /** From the root for our own files ("src/triage/types.ts"), the package's name otherwise. */
  target: string;
  typeOnly: boolean;
  line: number;
}

const imports =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;"'=]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

export function importsOf({ path, text }: SourceFile): Import[] {
  return [...text.matchAll(imports)].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? "";
    return {
      target: target.startsWith(".") ? posix.join(posix.dirname(path), target) : target,
      typeOnly: match[1] !== undefined,
      line: lineAt(text, match.index + match[0].length),
    };
  });
}

/** Where a pattern occurs, as `path:line: what`. Comments count: what is banned is not to be copied from there either. */
export function findAll({ path, text }: SourceFile, pattern: RegExp, say: (match: string) => string): string[] {
  const everywhere = new RegExp(pattern.source, `${pattern.flags.replace("g", "")}g`);
  return [...text.matchAll(everywhere)].map((m) => `${path}:${lineAt(text, m.index)}: ${say(m[0].trim())}`);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
