/** The SQL migrations: additive, complete, and runnable in order on an empty and on a filled database. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { root } from "../support/house-rules/source.ts";

const folder = join(root, "migrations");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .toSorted();
const sqlOf = (name: string): string => readFileSync(join(folder, name), "utf8");

/** drizzle-kit rebuilds a table by dropping it; on D1, where foreign keys cannot be switched off, that takes the rows along. */
const dangers: [pattern: RegExp, instead: string][] = [
  [/\bCASCADE\b/i, "no action: a row goes when its duty says so, never along with another"],
  [/\bDROP\s+TABLE\b/i, "leave the table, or write a migration by hand that keeps its rows"],
  [/\b__new_/i, "this is a table rebuild: add a column instead, and check its values in zod"],
  [/\bPRAGMA\s+foreign_keys\b/i, "D1 ignores it"],
];

const dangersIn = (sql: string): string[] =>
  dangers.filter(([pattern]) => pattern.test(sql)).map(([pattern, instead]) => `${pattern.source}: ${instead}`);

test.each(files)("%s only adds", (name) => {
  expect(dangersIn(sqlOf(name))).toEqual([]);
});

test("a migration that would lose rows is caught", () => {
  const rebuild = "PRAGMA foreign_keys=OFF; CREATE TABLE `__new_person` (`id` text); DROP TABLE `person`;";
  expect(dangersIn(rebuild)).toHaveLength(3);
  expect(dangersIn("FOREIGN KEY (`a`) REFERENCES `b`(`id`) ON DELETE cascade")).toHaveLength(1);
});

test("the files and drizzle-kit's journal tell the same, numbered without a gap", () => {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(join(folder, "meta", "_journal.json"), "utf8"),
  );
  expect(journal.entries.map((entry) => `${entry.tag}.sql`)).toEqual(files);
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index));
});

test("they run in order, and leave no foreign key without its table", () => {
  const database = new DatabaseSync(":memory:");
  for (const name of files) database.exec(sqlOf(name).replaceAll("--> statement-breakpoint", ""));
  expect(database.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const names = new Set(tables.map((row) => String(row.name)));
  const targets = [...names].flatMap((name) => database.prepare(`PRAGMA foreign_key_list(${name})`).all());
  expect(targets.map((row) => String(row.table)).filter((table) => !names.has(table))).toEqual([]);
  database.close();
});
