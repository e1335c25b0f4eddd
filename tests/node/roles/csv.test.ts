/** CSV as bytes and cells: what is written is read back exactly, and no cell calculates. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv, writeCsv } from "../../../src/town/csv.ts";

test("begins with a BOM, ends lines with CR LF, quotes what needs it", () => {
  const text = writeCsv([
    ["記号", "名前"],
    ["kita", 'みどりの"家", 北'],
  ]);
  expect([...new TextEncoder().encode(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(text.slice(1)).toBe('記号,名前\r\nkita,"みどりの""家"", 北"\r\n');
});

test.each(["=1+1", "+81", "-5", "@SUM(A1)", "\t=1", "＝１", "＠x", "'=1", "''@x", "－３"])(
  "%s does not calculate, and comes back",
  (cell) => {
    const text = writeCsv([[cell, "x"]]);
    expect(text.slice(1).replace(/^"/, "")).toMatch(/^'/);
    expect(readCsv(text)).toEqual([[cell, "x"]]);
  },
);

test.each(["'はじめ", "O'Neill", "1-2", "a=b", "’", "35.66"])("%s stays as it is", (cell) => {
  expect(writeCsv([[cell]]).slice(1)).toBe(`${cell}\r\n`);
});

test("any table comes back as it was", () => {
  const letters = fc.stringMatching(/^[=+\-@'",\n\t あア漢x1]*$/);
  const table = fc.array(fc.array(letters, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      // A line of nothing but empty cells is an empty line to every spreadsheet.
      const kept = rows.filter((row) => row.some((cell) => cell !== ""));
      expect(readCsv(writeCsv(kept))).toEqual(kept);
    }),
    { numRuns: 500 },
  );
});

describe("reads what spreadsheets make of it", () => {
  test("LF, CR, CR LF, no line break at the end, no BOM, empty lines", () => {
    for (const text of ["a,b\n1,2\n", "a,b\r1,2", "\uFEFFa,b\r\n\r\n1,2\r\n,\r\n", "a,b\n\n1,2"])
      expect(readCsv(text)).toEqual([
        ["a", "b"],
        ["1", "2"],
      ]);
  });

  test("a quote without an end is no table", () => {
    expect(readCsv('a,"b\r\n1,2')).toBeNull();
  });
});
