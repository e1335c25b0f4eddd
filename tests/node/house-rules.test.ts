/** The house rules of the source: which room knows what, and what no file may contain. Each rule proves itself on snippets first. */
import { describe, expect, test } from "vitest";
import { codeRules } from "../support/house-rules/code-rules.ts";
import { importRules } from "../support/house-rules/import-rules.ts";
import { readSources } from "../support/house-rules/source.ts";

const sources = readSources();

describe.each([...importRules, ...codeRules])("$name", (rule) => {
  test("holds in every file", () => {
    expect(sources.flatMap((file) => rule.complaints(file))).toEqual([]);
  });

  test("catches what it should, and nothing else", () => {
    const isCaught = ([path, text]: [string, string]) => rule.complaints({ path, text }).length > 0;
    expect(rule.caught.filter((snippet) => !isCaught(snippet))).toEqual([]);
    expect(rule.fine.filter(isCaught)).toEqual([]);
  });
});

test("the rules look at the files they are about", () => {
  const paths = sources.map((file) => file.path);
  expect(paths).toEqual(expect.arrayContaining(["src/worker.ts", "src/config.ts", "tools/start/start.ts"]));
  expect(paths.filter((path) => path.includes("node_modules") || path.includes(".generated."))).toEqual([]);
});
