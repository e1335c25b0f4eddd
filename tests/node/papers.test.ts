/** What must be written down is: every dependency with its reason, every table with its purpose. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/house-rules/source.ts";

const read = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "");

const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
  read("package.json"),
);
const dependencies = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

test("every dependency is pinned exactly: npm under an older Node would otherwise choose an older one in silence", () => {
  expect(dependencies.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("docs/dependencies.md gives each dependency its reason in one line, and knows no others", () => {
  const lines = read("docs/dependencies.md").split("\n");
  const reasons = lines.map((line) => /^- `([^`]+)` — (\S.{9,})$/.exec(line)?.[1]).filter((name) => name !== undefined);
  expect(reasons.toSorted()).toEqual(dependencies.map(([name]) => name).toSorted());
});

test("docs/data.md describes every table: write there what it holds, who writes it, how long it stays", () => {
  const folder = join(root, "src", "store", "schema");
  const tables = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/sqliteTable\(\s*"(\w+)"/g)].map((match) => match[1] ?? ""),
  );
  expect(tables.length).toBeGreaterThan(5);
  const data = read("docs/data.md");
  expect(tables.filter((table) => !data.includes(`\`${table}\``))).toEqual([]);
});

test("docs/data.md keeps every row inside its table, and says what the person's and the town's rows hold", () => {
  const lines = read("docs/data.md").split("\n");
  const astray = lines.filter((line, at) => line.startsWith("| `") && !lines[at - 1]?.startsWith("|"));
  expect(astray).toEqual([]);
  const row = (table: string) => lines.find((line) => line.startsWith(`| \`${table}\``)) ?? "";
  for (const words of ["読まないで", "rich menu"]) expect(row("person")).toContain(words);
  const settings = read("src/store/schema/town.ts").split("export const townSetting")[0] ?? "";
  const keys = [...settings.matchAll(/`(\w+)`/g)].map((match) => `\`${match[1]}\``);
  expect(keys).toContain("`media`");
  expect(keys.filter((key) => !row("town_setting").includes(key))).toEqual([]);
});

test("README.md names each folder of the source once", () => {
  const where = read("README.md").split("## Where things are")[1] ?? "";
  const named = [...where.matchAll(/src\/[a-z-]+\//g)].map(([folder]) => folder);
  expect(named.filter((folder, at) => named.indexOf(folder) !== at)).toEqual([]);
});
